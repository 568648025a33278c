"""All files that depend on a release alone, written where the release is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

from lskg.distributions.answers import Answers, bodies, cells_of, csv_head, start_of
from lskg.distributions.counts import COUNTS, Counts, DatasetCounts
from lskg.distributions.deflate import Chunk, write_joined
from lskg.distributions.dumps import Dumps, add_dumps
from lskg.distributions.pieces import Maker, Piece
from lskg.distributions.stratml import stratml_path
from lskg.formats import CSV, CSVW, JSON, PARQUET, Format
from lskg.release.files import THINGS, FileWriter
from lskg.search.index import write_index
from lskg.sparql.query_files import Query, Summed
from lskg.tables import csvw
from lskg.tables.datapackage import LICENCE, PACKAGE, Resource, Written, datapackage
from lskg.tables.parquet import write_frame

INDEX = "search.db"
_FALLS = "-"
_Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Parts:
    """What was asked of a release in parts.

    Attributes:
        common: what is of no report.
        reports: what is of each, by key.
    """

    common: Answers
    reports: Mapping[str, Answers]

    @property
    def in_order(self) -> tuple[Answers, ...]:
        """Those of the reports in order of their keys, and what is of none."""
        return (*(self.reports[key] for key in sorted(self.reports)), self.common)


class ReleaseWriter:
    """Writes the files beside the texts of a release, and the list of them."""

    def __init__(self, folder: Path, release: Mapping[str, Any]) -> None:
        """Begin.

        Args:
            folder: of the release.
            release: what its `build.json` says.
        """
        self._folder = folder
        self._release = release
        self._writer = FileWriter(folder)
        # What belongs to a report; its key does not begin that of another, with what follows.
        starts = (start_of(release["base"], report["key"]) for report in release["reports"])
        self._dumps = Dumps(self._writer, folder, starts)

    def write_index(self, parts: Parts) -> None:
        """Write the search index."""
        base = self._release["base"]
        reports = {start_of(base, key): each.entries for key, each in parts.reports.items()}
        write_index(self._folder / INDEX, parts.common.entries, reports)
        self.note(INDEX)

    def write_answers(
        self, parts: Parts, queries: Iterable[Query], whole: Counts, graphs: Mapping[str, Counts]
    ) -> None:
        """Write tables, plans, counts, and names; the exports are written with the graphs.

        Args:
            parts: what was asked.
            queries: of the tables and exports.
            whole: how much there is of what a query without FROM sees.
            graphs: how much there is in each graph, by IRI.
        """
        tables = []
        for query in queries:
            if query.group == "tables":
                tables.append(self._write_table(query, parts))
            elif query.group == "exports":
                sources = [each.export(query) for each in parts.in_order]
                self._dumps.add(f"{query.group}/{query.name}", sources)
        reports = [str(report["title_vi"]) for report in self._release["reports"]]
        package = datapackage("lskg", reports, tables)
        self._writer.add(f"tables/{PACKAGE}", package)
        for each in parts.in_order:
            for key, plan in each.plans():
                self._writer.add(stratml_path(key), plan)
        counts = DatasetCounts(whole, dict(graphs), parts.common.linksets())
        self._writer.add(COUNTS, counts.to_json(), is_sent=False)
        things = sorted(thing for each in parts.in_order for thing in each.named())
        self._writer.add(THINGS, "".join(f"{iri}\n" for iri in things), is_sent=False)

    def add_graphs(self, sources: Mapping[str, Sequence[Path]]) -> list[Piece]:
        """Add the graphs that are to be written.

        Args:
            sources: sorted N-Triples of each graph by name, none of which is in two files.

        Returns:
            Their pieces, which can be made from now on.
        """
        add_dumps(self._dumps, sources, self._release["graphs"])
        return self._dumps.pieces

    def write_graphs(self, maker: Maker) -> None:
        """Write the graphs and exports that were added, in every format."""
        self._dumps.write(maker)

    def note(self, name: str) -> None:
        """Take the digest of a file that was written into the folder."""
        self._writer.add_written(name, is_packed=True)

    def close(self, others: Mapping[str, str] | None = None) -> dict[str, str]:
        """Write the list of all files.

        Args:
            others: further files by their paths in the folder.

        Returns:
            SHA-256 of each file, by its path in the folder.
        """
        for name, text in (others or {}).items():
            self._writer.add(name, text)
        self._writer.close()
        return self._writer.digests

    def _write_table(self, query: Query, parts: Parts) -> Resource:
        """Write a table as CSV, JSON and Parquet, and what the CSV holds."""
        if query.summed:
            rows = list(added_up(query.summed, (each.rows(query) for each in parts.in_order)))
            cells = cells_of(query, rows)
            body = bodies(query, rows, cells)
            chunks: dict[Format, list[Chunk]]
            chunks = {form: [body[form.ending]] if rows else [] for form in (CSV, JSON)}
        else:
            cells = together([each.cells(query) for each in parts.in_order])
            chunks = {
                form: [chunk for each in parts.in_order for chunk in each.body(query, form, cells)]
                for form in (CSV, JSON)
            }
        name = f"{query.group}/{query.name}"
        self._join(f"{name}.{CSV.ending}", [csv_head(query), *chunks[CSV]])
        self._join(f"{name}.{JSON.ending}", list(_array(chunks[JSON])))
        titles = {"vi": query.summary_vi, "en": query.summary_en}
        described = csvw.described(query.columns, cells)
        metadata = csvw.metadata(f"{query.name}.{CSV.ending}", titles, described, licence=LICENCE)
        self._writer.add(f"{name}.{CSVW.ending}", metadata)
        table, frame = f"{name}.{CSV.ending}", f"{name}.{PARQUET.ending}"
        notes = {"title": f"{query.summary_vi} | {query.summary_en}", "license": LICENCE}
        write_frame(self._folder / table, self._folder / frame, described, notes)
        self._writer.add_written(frame, is_packed=True)
        files = (self._writer.listed[each] for each in (table, frame))
        written = (Written(each["bytes"], each["sha256"]) for each in files)
        return Resource(query, tuple(described), *written)

    def _join(self, name: str, chunks: Iterable[Chunk]) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self._writer.note(name, write_joined(path, chunks))


def _array(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """An array in JSON of the objects in some chunks."""
    for number, chunk in enumerate(chunks):
        yield b",\n" if number else b"[\n"
        yield chunk
    yield b"\n]\n" if chunks else b"[]\n"


def together(found: Sequence[Mapping[str, csvw.Cells]]) -> dict[str, csvw.Cells]:
    """What is known of the columns of a table in all parts."""
    names = dict.fromkeys(name for each in found for name in each)
    return {name: reduce(or_, (each[name] for each in found if name in each)) for name in names}


def added_up(summed: Summed, parts: Iterable[Iterable[_Row]]) -> Iterator[_Row]:
    """The rows of parts, those that say the same of another number as one."""
    counted = {summed.sum, *summed.least}
    found: dict[tuple[tuple[str, str], ...], list[_Row]] = {}
    for rows in parts:
        for row in rows:
            same = tuple((name, row[name]) for name in sorted(row.keys() - counted))
            found.setdefault(same, []).append(row)

    def place(row: _Row) -> list[str | int]:
        return [
            -int(row[name.removeprefix(_FALLS)]) if name.startswith(_FALLS) else row[name]
            for name in summed.order
        ]

    def least(row: _Row) -> list[str]:
        return [row.get(name, "") for name in summed.least]

    yield from sorted(
        (
            min(rows, key=least) | {summed.sum: str(sum(int(row[summed.sum]) for row in rows))}
            for rows in found.values()
        ),
        key=place,
    )
