"""What a store answers of one report, or of what is of none, kept until all are put together."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from lskg.distributions.ask import rows
from lskg.distributions.counts import Linkset, linksets
from lskg.distributions.deflate import deflated
from lskg.distributions.pieces import DEFLATED
from lskg.distributions.stratml import stratml_plans
from lskg.engine.store import Store
from lskg.formats import CSV, JSON, N_TRIPLES, Format
from lskg.release.json_files import read_json, write_json
from lskg.search.index import write_part
from lskg.sparql.query_files import REPORT, Query
from lskg.tables import to_csv, to_json
from lskg.tables.csvw import Cells, described
from lskg.tables.values import BARE
from lskg.text.document import Document

#: The part of the search index.
ENTRIES = "search.db"
_LINKSETS, _NAMED = "linksets.json", "named.txt"
_PLANS = "plans"
_CELLS, _ROWS = "cells.json", "rows.json"
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """Of what a store is asked.

    Attributes:
        base: of the IRIs of things.
        report: key of the one report; empty for what belongs to none of some reports.
        apart: keys of these.
    """

    base: str
    report: str = ""
    apart: tuple[str, ...] = ()

    def has(self, iri: str) -> bool:
        """Whether a thing belongs to it."""
        if self.report:
            return iri.startswith(start_of(self.base, self.report))
        return not iri.startswith(tuple(start_of(self.base, key) for key in self.apart))

    def has_row(self, report: str) -> bool:
        """Whether a row belongs to it, by the key of its report."""
        return report == self.report if self.report else report not in self.apart


@dataclass(frozen=True, slots=True)
class Texts:
    """The reports whose texts and plans are written.

    Attributes:
        reports: what is known of them.
        documents: their texts by key.
        english: what their sentences say in English, by key and offsets.
    """

    reports: Sequence[Mapping[str, Any]] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    english: Mapping[str, Mapping[tuple[int, int], str]] = field(default_factory=dict)


def start_of(base: str, report: str) -> str:
    """What the IRIs of the things of a report begin with."""
    return f"{base}id/{report}/"


def write_answers(
    store: Store, queries: Iterable[Query], asked: Asked, texts: Texts, folder: Path
) -> None:
    """Write all that a store answers.

    Args:
        store: the graphs.
        queries: of the tables and exports.
        asked: whose answers are wanted.
        texts: those that belong to it.
        folder: where to write; it is empty.
    """
    for query in queries:
        name = folder / query.group / query.name
        name.parent.mkdir(exist_ok=True)
        if query.group == "exports":
            name.with_suffix(f".{N_TRIPLES.ending}").write_bytes(
                store.construct(query.text, N_TRIPLES.media_type)
            )
        elif query.group == "tables":
            _write_table(store, query, asked, name)
    (folder / _PLANS).mkdir()
    for key, plan in stratml_plans(store, asked.base, texts.reports):
        (folder / _PLANS / f"{key}.xml").write_bytes(plan)
    things = sorted(row["thing"] for row in rows(store, "labelled") if asked.has(row["thing"]))
    (folder / _NAMED).write_text("".join(f"{iri}\n" for iri in things), encoding="utf-8")
    if not asked.report:
        write_json(folder / _LINKSETS, [asdict(each) for each in linksets(store)])
    entries = folder / ENTRIES
    write_part(store, texts.documents, entries, texts.english, asked.apart, asked.has)


@dataclass(frozen=True, slots=True)
class Answers:
    """What was written of one report, or of what is of none."""

    folder: Path

    def export(self, query: Query) -> Path:
        """The triples of an export, sorted."""
        return self.folder / query.group / f"{query.name}.{N_TRIPLES.ending}"

    def body(
        self, query: Query, form: Format, cells: Mapping[str, Cells]
    ) -> Iterator[tuple[Path, Path] | bytes]:
        """The rows of a table without what stands around them, as they are and deflated.

        Args:
            query: of the table.
            form: CSV or JSON.
            cells: what is known of its columns in all parts. Where a column is of words in another
                part, its numbers here are written as words, too.
        """
        name = self.folder / query.group / query.name
        path = _with(name, form.ending)
        if not path.exists():
            return
        if form is JSON and not self._is_typed(query, cells):
            with _with(name, CSV.ending).open(encoding="utf-8", newline="") as file:
                found = [*csv.DictReader(file, _columns(query))]
            yield bodies(query, found, cells)[JSON.ending]
        else:
            yield path, _with(path, DEFLATED[1:])

    def _is_typed(self, query: Query, cells: Mapping[str, Cells]) -> bool:
        """Whether its rows are written with the datatypes that the columns have in all parts."""
        mine = self.cells(query)
        here, there = datatypes_of(query, mine), datatypes_of(query, cells)
        return all(
            (here[name] in BARE) == (there[name] in BARE)
            for name, known in mine.items()
            if known.is_filled
        )

    def cells(self, query: Query) -> dict[str, Cells]:
        """What is known of the columns of a table."""
        path = _with(self.folder / query.group / query.name, _CELLS)
        found: dict[str, list[Any]] = read_json(path) if path.exists() else {}
        return {
            name: Cells(is_filled, is_separated, frozenset(datatypes))
            for name, (is_filled, is_separated, datatypes) in found.items()
        }

    def rows(self, query: Query) -> list[Row]:
        """The rows of a table that are added up."""
        found: list[Row] = read_json(_with(self.folder / query.group / query.name, _ROWS))
        return found

    def plans(self) -> Iterator[tuple[str, bytes]]:
        """The plans by the keys of their reports."""
        for path in sorted((self.folder / _PLANS).iterdir()):
            yield path.stem, path.read_bytes()

    def named(self) -> list[str]:
        """The things that have a name, in order."""
        return (self.folder / _NAMED).read_text(encoding="utf-8").splitlines()

    def linksets(self) -> tuple[Linkset, ...]:
        """The links into other data sets."""
        return tuple(Linkset(**each) for each in read_json(self.folder / _LINKSETS))

    @property
    def entries(self) -> Path:
        """The part of the search index."""
        return self.folder / ENTRIES


def csv_head(query: Query) -> bytes:
    """What stands before the rows of a table."""
    return to_csv(_columns(query), ()).encode()


def bodies(query: Query, found: Sequence[Row], cells: Mapping[str, Cells]) -> dict[str, bytes]:
    """The rows of a table by the ending of the file, without what stands around them.

    Args:
        query: of the table.
        found: its rows.
        cells: what is known of its columns.
    """
    columns = _columns(query)
    words = to_csv(columns, found).encode()
    typed = to_json(columns, found, datatypes_of(query, cells)).encode()
    return {
        CSV.ending: words.removeprefix(csv_head(query)),
        JSON.ending: typed.removeprefix(b"[\n").removesuffix(b"\n]\n"),
    }


def datatypes_of(query: Query, cells: Mapping[str, Cells]) -> dict[str, str]:
    """The datatypes of the columns of a table; a cell of several values is words."""
    return {
        column.name: "string" if column.separator else column.datatype
        for column in described(query.columns, cells)
    }


def cells_of(query: Query, found: Sequence[Row]) -> dict[str, Cells]:
    """What is known of the columns of some rows."""
    return {name: Cells.of(row.get(name, "") for row in found) for name in _columns(query)}


def _write_table(store: Store, query: Query, asked: Asked, name: Path) -> None:
    if query.summed:
        write_json(_with(name, _ROWS), store.rows(query.text))
        return
    if asked.report and not query.is_by_report:
        return
    found = store.rows(query.text)
    if query.is_by_report:
        found = [row for row in found if asked.has_row(row.get(REPORT, ""))]
    if found:
        write_rows(query, found, name)


def write_rows(query: Query, found: Sequence[Row], name: Path) -> None:
    """Write the rows of a table as `Answers` reads them.

    Args:
        query: of the table.
        found: its rows, one at least.
        name: of the files, without their endings.
    """
    known = cells_of(query, found)
    for ending, body in bodies(query, found, known).items():
        path = _with(name, ending)
        path.write_bytes(body)
        _with(path, DEFLATED[1:]).write_bytes(deflated(body))
    write_json(
        _with(name, _CELLS),
        {each: [of.is_filled, of.is_separated, sorted(of.datatypes)] for each, of in known.items()},
    )


def _columns(query: Query) -> list[str]:
    return [column.name for column in query.columns]


def _with(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}.{ending}")
