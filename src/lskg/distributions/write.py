"""All files that depend on a release alone, written where the release is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lskg.distributions.ask import rows
from lskg.distributions.counts import COUNTS, count_dataset
from lskg.distributions.dumps import Dumps, write_dumps
from lskg.distributions.pieces import Maker, in_folder
from lskg.distributions.stratml import stratml_plans
from lskg.engine.store import Store
from lskg.formats import CSV, CSVW, JSON, N_TRIPLES
from lskg.release.files import THINGS, FileWriter
from lskg.sparql.query_files import Query, load_queries
from lskg.tables import csvw, to_csv, to_json

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_PIECES = ".pieces-"


@dataclass(frozen=True, slots=True)
class Answers:
    """The files for which a store is asked, and the graphs that are to be written beside them."""

    writer: FileWriter
    dumps: Dumps


def write_files(store: Store, folder: Path, release: Mapping[str, Any]) -> dict[str, str]:
    """Write the files beside the graphs and queries of a release, and the list of them.

    Args:
        store: the graphs of the release.
        folder: of the release.
        release: what its `build.json` says.

    Returns:
        SHA-256 of each file, by its path in the folder.
    """
    return write_rest(write_answers(store, folder, release), folder, release)


def write_answers(store: Store, folder: Path, release: Mapping[str, Any]) -> Answers:
    """Write what a store answers: tables, plans, counts, and the triples of exports."""
    writer = FileWriter(folder)
    # What belongs to a report; its key does not begin that of another, with what stands behind it.
    starts = (f"{release['base']}id/{report['key']}/" for report in release["reports"])
    dumps = Dumps(writer, folder, starts)
    for query in load_queries(folder / "queries"):
        if query.group == "tables":
            _write_table(writer, store, query)
        elif query.group == "exports":
            _write_export(dumps, folder, store, query)
    for path, plan in stratml_plans(store, release["base"], release["reports"]):
        writer.add(path, plan)
    writer.add(COUNTS, count_dataset(store).to_json(), is_sent=False)
    things = sorted(row["thing"] for row in rows(store, "labelled"))
    writer.add(THINGS, "".join(f"{iri}\n" for iri in things), is_sent=False)
    return Answers(writer, dumps)


def write_rest(
    answers: Answers,
    folder: Path,
    release: Mapping[str, Any],
    others: Mapping[str, str] | None = None,
    maker: Maker | None = None,
) -> dict[str, str]:
    """Write the graphs in every format, which needs no store, and the list of all files.

    Args:
        answers: what was written before.
        folder: of the release.
        release: what its `build.json` says.
        others: further files by their paths in the folder.
        maker: of the pieces of graphs; without one they are made here, and not kept.

    Returns:
        SHA-256 of each file, by its path in the folder.
    """
    writer = answers.writer
    for name, text in (others or {}).items():
        writer.add(name, text)
    with TemporaryDirectory(prefix=_PIECES, dir=folder) as temporary:
        made = maker or in_folder(Path(temporary))
        write_dumps(answers.dumps, folder, release["graphs"], made)
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


def _write_export(dumps: Dumps, folder: Path, store: Store, query: Query) -> None:
    """Write the graph that the query of an export constructs."""
    name = f"exports/{query.name}"
    path = folder / f"{name}.{N_TRIPLES.ending}"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(store.construct(query.text, N_TRIPLES.media_type))
    dumps.add(name, [path])
