"""All files that depend on a release alone, written where the release is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lskg.distributions.ask import rows
from lskg.distributions.counts import COUNTS, count_dataset
from lskg.distributions.dumps import write_dumps
from lskg.distributions.exports import write_export
from lskg.distributions.stratml import STRATML, stratml
from lskg.distributions.tables import write_table
from lskg.engine.store import Store
from lskg.release.files import THINGS, FileWriter
from lskg.sparql.query_files import load_queries


def write_files(store: Store, folder: Path, release: Mapping[str, Any]) -> dict[str, str]:
    """Write the files beside the graphs and queries of a release, and the list of them.

    Args:
        store: the graphs of the release.
        folder: of the release.
        release: what its `build.json` says.

    Returns:
        SHA-256 of each file, by its path in the folder.
    """
    writer = FileWriter(folder)
    for query in load_queries(folder / "queries"):
        if query.group == "tables":
            write_table(writer, store, query)
        elif query.group == "exports":
            write_export(writer, store, query)
    writer.add(STRATML, stratml(store, release["base"], release["report"]))
    write_dumps(writer, folder, release["graphs"])
    writer.add(COUNTS, count_dataset(store).to_json(), is_sent=False)
    things = sorted(row["thing"] for row in rows(store, "labelled"))
    writer.add(THINGS, "".join(f"{iri}\n" for iri in things), is_sent=False)
    writer.close()
    return writer.digests
