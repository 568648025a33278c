"""All files that depend on a release alone, written where the release is."""

from __future__ import annotations

from pathlib import Path

from lskg.distributions.tables import write_table
from lskg.engine.store import Store
from lskg.release.files import FileWriter
from lskg.sparql.query_files import load_queries


def write_files(store: Store, folder: Path) -> dict[str, str]:
    """Write the files beside the graphs and queries of a release, and the list of them.

    Args:
        store: the graphs of the release.
        folder: of the release.

    Returns:
        SHA-256 of each file, by its path in the folder.
    """
    writer = FileWriter(folder)
    for query in load_queries(folder / "queries"):
        if query.group == "tables":
            write_table(writer, store, query)
    writer.close()
    return writer.digests
