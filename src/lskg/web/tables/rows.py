"""The rows of a published table that somebody asks for, read from its file from top to bottom.

A table of many reports is large; so it is never held whole, and one of a few reports is read in
some milliseconds.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from lskg.cache import Cache
from lskg.formats import CSV, CSVW
from lskg.sparql.query_files import REPORT, Query
from lskg.tables.csvw import SEPARATOR
from lskg.tables.values import typed
from lskg.text.slugs import fold
from lskg.web.http.work import give_way
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.release import Site

#: Values up to which a column is offered as a facet, and the least rows to a value, on average.
_MOST_VALUES, _LEAST_ROWS = 30, 2
#: Rows of a page, and characters of their cells.
_MOST_ROWS, _MOST_WORDS = 1000, 240_000
#: Bytes of what is known of the pages of a table, and of a number.
_KEPT, _NUMBER = 64_000, 32
#: Rows after which others have their turn.
_TURN = 250
#: Columns whose numbers say where something stands, and nothing to narrow rows by.
_PLACES = frozenset({"start", "end", "clause_start", "clause_end", "anchor"})
_NUMBERS = frozenset({"integer", "decimal"})
_BETWEEN = re.compile(r"[^\w.,/%-]+")
Row: TypeAlias = Sequence[str]
#: Numbers of the first rows of pages, by the numbers of the columns that they show.
_Starts: TypeAlias = Cache[tuple[int, ...], tuple[int, ...]]
#: An end of a range: a number, or a day.
Bound: TypeAlias = Decimal | date


@dataclass(frozen=True, slots=True)
class Table:
    """A published table.

    Attributes:
        datatypes: those of CSV on the Web, by column.
        separated: columns whose cells have several values.
        count: of its rows.
        facets: columns of few values, each of which many rows have, with how many rows have each.
        starts: where the pages of all rows begin.
    """

    query: Query
    path: Path
    datatypes: Mapping[str, str]
    separated: frozenset[str]
    count: int
    facets: Mapping[str, Counter[str]]
    starts: _Starts = field(
        default_factory=lambda: Cache(_KEPT, lambda *pair: _NUMBER * sum(map(len, pair))),
        compare=False,
    )

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.query.columns)

    @property
    def measured(self) -> tuple[str, ...]:
        """The columns of numbers and days, whose ranges can be asked for."""
        return tuple(
            name
            for name in self.columns
            if self.datatypes[name] in {*_NUMBERS, "date"} and name not in _PLACES
        )

    def values(self, name: str, cell: str) -> list[str]:
        """The values of a cell; none where it is empty."""
        if not cell:
            return []
        return cell.split(SEPARATOR) if name in self.separated else [cell]

    def rows(self) -> Iterator[list[str]]:
        """Its rows as the file has them."""
        with self.path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            next(reader, None)
            for number, row in enumerate(reader):
                if number % _TURN == _TURN - 1:
                    give_way()
                yield row


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a table.

    Attributes:
        words: beginnings of words that a row has, with or without diacritics.
        within: the column that has them; empty for any.
        equal: columns, and a value that each has.
        ranges: columns, with the least and the largest value; None for no bound.
        sort: the column whose order rows are in; empty for that of the file.
        falls: whether the largest comes first.
        columns: that are shown; empty for those that come first.
    """

    words: str = ""
    within: str = ""
    equal: tuple[tuple[str, str], ...] = ()
    ranges: tuple[tuple[str, Bound | None, Bound | None], ...] = ()
    sort: str = ""
    falls: bool = False
    columns: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        """Whether it is every row, in the order of the file."""
        return not (self.words or self.equal or self.ranges or self.sort)


@dataclass(slots=True)
class Found:
    """The rows that are asked for.

    Attributes:
        rows: all of them, or those of a page.
        count: of all of them.
        pages: how many they have.
        values: how many rows each value of a facet leaves, by column.
    """

    rows: list[list[str]] = field(default_factory=list)
    count: int = 0
    pages: int = 1
    values: dict[str, Counter[str]] = field(default_factory=dict)


def open_table(site: Site, query: Query) -> Table | None:
    """A table of the release with its datatypes and facets; None where it has no such file."""
    file = site.file(f"tables/{query.name}.{CSV.ending}")
    metadata = site.file(f"tables/{query.name}.{CSVW.ending}")
    if file is None or metadata is None:
        return None
    described = json.loads(metadata.path.read_text(encoding="utf-8"))["tableSchema"]["columns"]
    separated = frozenset(each["name"] for each in described if "separator" in each)
    # Several numbers in a cell are no number.
    datatypes = {
        each["name"]: "string"
        if each["name"] in separated and each["datatype"] != "anyURI"
        else each["datatype"]
        for each in described
    }
    plain = Table(query, file.path, datatypes, separated, 0, {})
    offered = {
        name: Counter[str]()
        for name in plain.columns
        if datatypes[name] in ("string", "boolean", "anyURI")
    }
    count = 0
    for row in plain.rows():
        count += 1
        for name, cell in zip(plain.columns, row, strict=True):
            if cell and name in offered:
                if name in separated:
                    offered[name].update(plain.values(name, cell))
                else:
                    offered[name][cell] += 1
                if len(offered[name]) > _MOST_VALUES:
                    del offered[name]
    # The words of a language say what the thing of the same row says.
    facets = {
        name: values
        for name, values in offered.items()
        if len(values) > 1
        and values.total() >= _LEAST_ROWS * len(values)
        and not name.endswith(("_vi", "_en"))
        and (name != REPORT or len(site.infos) > 1)
    }
    return Table(query, file.path, datatypes, separated, count, facets)


def find(index: GraphIndex, table: Table, wanted: Wanted, page: Paging | None = None) -> Found:
    """The rows that are asked for, all of them or those of a page.

    Args:
        index: whose labels are what things are called.
        table: of the same release.
        wanted: what is asked.
        page: which page of them; None for all.
    """
    if wanted.is_all and page is not None:
        return _stretch(table, page)
    found = Found(values={name: Counter() for name in table.facets})
    matching: Iterable[list[str]] = _matching(index, table, wanted, found)
    if wanted.sort:
        matching = _sorted(table, wanted, matching)
    found.rows = [row for row in matching if page is None or page.has(row)]
    found.pages = page.pages if page else 1
    return found


class Paging:
    """Cuts rows into pages that are light enough to be sent, and says which rows one has.

    Attributes:
        at: the number of the page that is wanted, from 1.
        columns: numbers of those that it shows.
        pages: how many the rows that it was asked of have, at least one.
    """

    def __init__(self, at: int, columns: Iterable[int]) -> None:
        """Begin before the first row.

        Args:
            at: the number of the page that is wanted, from 1.
            columns: numbers of those that it shows.
        """
        self.at, self.columns = at, tuple(columns)
        self._rows, self._length, self.pages = 0, 0, 1

    def has(self, row: Row) -> bool:
        """Whether the page that is wanted has the next row."""
        length = sum(len(row[number]) for number in self.columns)
        if self._rows == _MOST_ROWS or (self._length + length > _MOST_WORDS and self._rows):
            self._rows, self._length = 0, 0
            self.pages += 1
        self._rows += 1
        self._length += length
        return self.pages == self.at


def _stretch(table: Table, page: Paging) -> Found:
    """A page of all rows; once it is known where pages begin, none is read behind it."""
    starts = (*table.starts.get(page.columns, lambda: _starts(table, page.columns)), table.count)
    found = Found(count=table.count, pages=len(starts) - 1, values=dict(table.facets))
    if page.at <= found.pages:
        found.rows = [*islice(table.rows(), *starts[page.at - 1 : page.at + 1])]
    return found


def _starts(table: Table, columns: tuple[int, ...]) -> tuple[int, ...]:
    """The numbers of the rows that pages begin with."""
    paging, starts = Paging(0, columns), [0]
    for number, row in enumerate(table.rows()):
        paging.has(row)
        if paging.pages > len(starts):
            starts.append(number)
    return tuple(starts)


def _sorted(table: Table, wanted: Wanted, rows: Iterable[list[str]]) -> list[list[str]]:
    """Rows in the order that is asked for; those without a value come last."""
    number = table.columns.index(wanted.sort)
    order = _order(table.datatypes[wanted.sort])
    filled: list[list[str]] = []
    empty: list[list[str]] = []
    for row in rows:
        (filled if row[number] else empty).append(row)
    filled.sort(key=lambda row: order(row[number]), reverse=wanted.falls)
    return [*filled, *empty]


def _order(datatype: str) -> Callable[[str], Any]:
    """What cells of a datatype are ordered by."""
    if datatype in _NUMBERS:
        return lambda cell: Decimal(cell)
    return lambda cell: (fold(cell), cell)


def _matching(index: GraphIndex, table: Table, wanted: Wanted, found: Found) -> Iterator[list[str]]:
    """The rows that pass all tests; counted, with the values of facets, on the way.

    The values of a facet are those of the rows that pass all tests but its own.
    """
    tests = [*_tests(index, table, wanted)]
    counted = [(name, table.columns.index(name)) for name in table.facets]
    for row in table.rows():
        failed = {name for name, passes in tests if not passes(row)}
        for name, number in counted:
            if not failed - {name}:
                found.values[name].update(table.values(name, row[number]))
        if not failed:
            found.count += 1
            yield row


def _tests(
    index: GraphIndex, table: Table, wanted: Wanted
) -> Iterator[tuple[str, Callable[[Row], bool]]]:
    """What each row must pass, with the facet whose value is asked for or an empty string."""
    for name, value in wanted.equal:
        yield name, _has_value(table, name, value)
    for name, least, most in wanted.ranges:
        yield "", _is_between(table, name, least, most)
    if words := wanted.words.lower().split():
        yield "", _has_words(index, table, words, wanted.within)


def _has_value(table: Table, name: str, value: str) -> Callable[[Row], bool]:
    number = table.columns.index(name)
    return lambda row: value in table.values(name, row[number])


def _is_between(
    table: Table, name: str, least: Bound | None, most: Bound | None
) -> Callable[[Row], bool]:
    number, datatype = table.columns.index(name), table.datatypes[name]

    def passes(row: Row) -> bool:
        value = typed(row[number], datatype)
        if value is None:
            return False
        # Both are numbers or both are days: the datatype says which.
        return (least is None or value >= least) and (most is None or value <= most)  # type: ignore[operator]

    return passes


def _has_words(
    index: GraphIndex, table: Table, words: Iterable[str], within: str
) -> Callable[[Row], bool]:
    numbers = [number for number, name in enumerate(table.columns) if within in ("", name)]
    things = {number for number in numbers if table.datatypes[table.columns[number]] == "anyURI"}

    def says(number: int, cell: str) -> str:
        if number not in things:
            return cell
        iris = cell.split(SEPARATOR)
        return " ".join(label for iri in iris for label in index.labels.get(iri, {}).values())

    def passes(row: Row) -> bool:
        text = _spaced("\n".join(says(number, row[number]) for number in numbers).lower())
        plain = fold(text)
        # A word with diacritics means just these; without them, it means any.
        return all(f" {word}" in (plain if fold(word) == word else text) for word in words)

    return passes


def _spaced(text: str) -> str:
    """A text whose words begin behind a space."""
    return " " + _BETWEEN.sub(" ", text)
