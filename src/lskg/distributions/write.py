"""All files that depend on a release alone, written where the release is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lskg.distributions.ask import rows
from lskg.distributions.counts import COUNTS, count_dataset
from lskg.distributions.dumps import write_dumps, write_graph
from lskg.distributions.stratml import stratml, stratml_path
from lskg.engine.store import Store
from lskg.formats import CSV, CSVW, JSON, N_TRIPLES
from lskg.release.files import THINGS, FileWriter
from lskg.sparql.query_files import Query, load_queries
from lskg.tables import csvw, to_csv, to_json

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def write_files(
    store: Store,
    folder: Path,
    release: Mapping[str, Any],
    others: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Write the files beside the graphs and queries of a release, and the list of them.

    Args:
        store: the graphs of the release.
        folder: of the release.
        release: what its `build.json` says.
        others: further files by their paths in the folder.

    Returns:
        SHA-256 of each file, by its path in the folder.
    """
    writer = FileWriter(folder)
    for query in load_queries(folder / "queries"):
        if query.group == "tables":
            _write_table(writer, store, query)
        elif query.group == "exports":
            _write_export(writer, store, query)
    for report in release["reports"]:
        writer.add(stratml_path(report["key"]), stratml(store, release["base"], report))
    for name, text in (others or {}).items():
        writer.add(name, text)
    write_dumps(writer, folder, release["graphs"])
    writer.add(COUNTS, count_dataset(store).to_json(), is_sent=False)
    things = sorted(row["thing"] for row in rows(store, "labelled"))
    writer.add(THINGS, "".join(f"{iri}\n" for iri in things), is_sent=False)
    writer.close()
    return writer.digests


def _write_table(writer: FileWriter, store: Store, query: Query) -> None:
    """Write the answer to the query of a table as CSV and JSON, and what the CSV holds."""
    rows = store.rows(query.text)
    columns = [column.name for column in query.columns]
    titles = {"vi": query.summary_vi, "en": query.summary_en}
    described = csvw.described(query.columns, rows)
    name = f"tables/{query.name}"
    writer.add(f"{name}.{CSV.ending}", to_csv(columns, rows))
    writer.add(f"{name}.{JSON.ending}", to_json(columns, rows))
    metadata = csvw.metadata(f"{query.name}.{CSV.ending}", titles, described, licence=LICENCE)
    writer.add(f"{name}.{CSVW.ending}", metadata)


def _write_export(writer: FileWriter, store: Store, query: Query) -> None:
    """Write the graph that the query of an export constructs."""
    lines = store.construct(query.text, N_TRIPLES.media_type)
    writer.add(f"exports/{query.name}.{N_TRIPLES.ending}", lines)
    write_graph(writer, f"exports/{query.name}", lines)
