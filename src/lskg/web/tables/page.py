"""A published table as a page shows it: titles, cells, and what narrows and orders its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from lskg.sparql.query_files import Column, Query
from lskg.tables.names import column_name, first_columns, table_name, words_of
from lskg.tables.sheets import Head
from lskg.web.language import Language, Text, choose, write_day, write_number, write_period
from lskg.web.tables.rows import Bound, Found, Table, Wanted
from lskg.web.urls import CODES, TERMS, UNITS
from lskg.web.view.localized import Reader, Ref, shorten

#: Characters of a cell that is cut short, and of one that needs room.
_LONG, _WORDY = 160, 40
#: Facets that a page offers.
_MOST_FACETS = 10
#: What the IRIs begin with whose last part cells have, besides those of code schemes.
_STARTS = {"class": (TERMS,), "unit": (UNITS, "http://qudt.org/vocab/unit/")}


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """A column: what programs and people call it, and what it holds, in both languages.

    Attributes:
        sorted_by: address of the rows in its order, or in the reverse where they are in it.
        order: ``ascending`` or ``descending`` where rows are in its order; or an empty string.
        is_shown: whether the page shows it.
    """

    name: str
    title: Text
    mine: Text
    theirs: Text
    sorted_by: str = ""
    order: str = ""
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as a person reads it: things by name, or words.

    Attributes:
        rest: the whole of words that are cut short, or an empty string.
        shape: class of its style: ``number``, ``wordy`` or none.
    """

    things: tuple[Ref, ...] = ()
    words: str = ""
    rest: str = ""
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: where a click leads, and how many rows it leaves."""

    text: Text
    href: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A column of few values, with these."""

    title: Text
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """What rows are narrowed by: in words, and the address without it."""

    title: Text
    text: Text
    href: str


@dataclass(frozen=True, slots=True)
class Range:
    """A column whose least and largest value can be asked for, with those that are."""

    name: str
    title: Text
    kind: str
    least: str
    most: str


@dataclass(frozen=True, slots=True)
class TableHead:
    """A published table without rows."""

    name: str
    title: Text
    summary: Text
    columns: tuple[ColumnHead, ...]
    query: str


@dataclass(frozen=True, slots=True)
class TablePage:
    """A stretch of the rows of a table, and what to do with them.

    Attributes:
        count: how many rows are asked for.
        address: the parameters of the address, without the number of the page.
        kept: those of the conditions that no field of the form has.
    """

    head: TableHead
    rows: tuple[tuple[Cell, ...], ...]
    count: int
    whole: int
    at: int
    pages: int
    wanted: Wanted
    address: dict[str, str]
    kept: dict[str, str]
    facets: tuple[Facet, ...]
    conditions: tuple[Condition, ...]
    ranges: tuple[Range, ...]

    @property
    def shown(self) -> tuple[ColumnHead, ...]:
        """The columns that it shows, in their order."""
        by_name = {each.name: each for each in self.head.columns}
        return tuple(by_name[name] for name in self.wanted.columns)

    @property
    def is_chosen(self) -> bool:
        """Whether somebody chose the columns."""
        return "columns" in self.address


def address(wanted: Wanted) -> dict[str, str]:
    """The parameters that ask for some rows."""
    found = {
        "q": wanted.words,
        "in": wanted.within,
        "sort": f"-{wanted.sort}" if wanted.falls else wanted.sort,
        "columns": ",".join(wanted.columns),
        **dict(wanted.equal),
    }
    for name, least, most in wanted.ranges:
        found |= {f"{name}.from": _written(least), f"{name}.to": _written(most)}
    return {name: value for name, value in found.items() if value}


def shown_columns(reader: Reader, table: Table, wanted: Wanted) -> tuple[str, ...]:
    """The columns that were chosen, or those that come first."""
    return wanted.columns or first_columns(table.query, reader.language)


def table_head(reader: Reader, query: Query, wanted: Wanted | None = None) -> TableHead:
    """A table in the words of a reader; with addresses of its orders where rows are wanted."""
    named = table_name(query.name)
    return TableHead(
        query.name,
        choose(reader.language, named.vi, named.en),
        choose(reader.language, query.summary_vi, query.summary_en),
        tuple(_column(reader, query, column, wanted) for column in query.columns),
        query.body,
    )


def heads(reader: Reader, query: Query, names: Iterable[str]) -> list[Head]:
    """Columns as a workbook has them."""
    by_name = {column.name: column for column in query.columns}
    return [
        Head(
            _title(reader.language, query.name, name).words,
            name,
            choose(reader.language, by_name[name].vi, by_name[name].en).words,
        )
        for name in names
    ]


def table_page(reader: Reader, table: Table, wanted: Wanted, found: Found, at: int) -> TablePage:
    """The page of a stretch of rows.

    Args:
        reader: whom it is for.
        table: whose rows they are.
        wanted: what was asked for.
        found: the stretch.
        at: its number, from 1.
    """
    shown = shown_columns(reader, table, wanted)
    head = table_head(reader, table.query, replace(wanted, columns=shown))
    parameters = address(wanted)
    numbers = [(name, table.columns.index(name)) for name in shown]
    return TablePage(
        head=head,
        rows=tuple(
            tuple(_cell(reader, table, name, row[number]) for name, number in numbers)
            for row in found.rows
        ),
        count=found.count,
        whole=table.count,
        at=at,
        pages=found.pages,
        wanted=replace(wanted, columns=shown),
        address=parameters,
        kept={name: value for name, value in parameters.items() if name in dict(wanted.equal)},
        facets=tuple(_facets(reader, table, wanted, found)),
        conditions=tuple(_conditions(reader, table, wanted)),
        ranges=tuple(_ranges(reader, table, wanted, shown)),
    )


def _title(language: Language, table: str, name: str) -> Text:
    named = column_name(table, name)
    return choose(language, named.vi, named.en)


def _column(reader: Reader, query: Query, column: Column, wanted: Wanted | None) -> ColumnHead:
    head = ColumnHead(
        column.name,
        _title(reader.language, query.name, column.name),
        choose(reader.language, column.vi, column.en),
        choose(reader.other, column.vi, column.en),
    )
    if wanted is None:
        return head
    is_sorted = wanted.sort == column.name
    falls = is_sorted and not wanted.falls
    there = replace(wanted, sort=column.name, falls=falls)
    return replace(
        head,
        sorted_by=_href(reader, query, there),
        order=("descending" if wanted.falls else "ascending") if is_sorted else "",
        is_shown=column.name in wanted.columns,
    )


def _href(reader: Reader, query: Query, wanted: Wanted) -> str:
    there = address(wanted)
    if wanted.columns == first_columns(query, reader.language):
        del there["columns"]
    return reader.urls.page(f"/tables/{query.name}", **there)


def _cell(reader: Reader, table: Table, name: str, cell: str) -> Cell:
    """A cell of the file in a reader's words."""
    if not cell:
        return Cell()
    if table.datatypes[name] == "anyURI":
        things = reader.refs(table.values(name, cell))
        length = sum(len(thing.text.words) for thing in things)
        return Cell(things, shape="wordy" if length > _WORDY else "")
    if table.datatypes[name] in ("integer", "decimal"):
        return Cell(words=_number(reader, table, name, cell), shape="number")
    words = " | ".join(_said(reader, table, name, each) for each in table.values(name, cell))
    if len(words) > _LONG:
        return Cell(words=shorten(words), rest=words, shape="wordy")
    return Cell(words=words, shape="wordy" if len(words) > _WORDY else "")


def _number(reader: Reader, table: Table, name: str, cell: str) -> str:
    """A quantity as the language writes it; a year, or another whole number, as it is."""
    return _grouped(cell, reader.language) if table.datatypes[name] == "decimal" else cell


@lru_cache(maxsize=4096)
def _grouped(cell: str, language: Language) -> str:
    return write_number(Decimal(cell), language)


def _said(reader: Reader, table: Table, name: str, value: str) -> str:
    """A value in words: a code by its label, a thing by its name."""
    return _text(reader, table, name, value).words


def _text(reader: Reader, table: Table, name: str, value: str) -> Text:
    if table.datatypes[name] == "anyURI":
        return reader.ref(value).text
    if table.datatypes[name] == "date":
        return Text(write_day(date.fromisoformat(value), reader.language))
    if words := words_of(table.query.name, name, value):
        return choose(reader.language, *words)
    return _decoded(reader, column_name(table.query.name, name).codes, value)


def _decoded(reader: Reader, codes: str, value: str) -> Text:
    """What a code says; one without a label as it stands."""
    if codes == "period":
        return Text(write_period(value, reader.language))
    if codes == "report" and value in reader.index.reports:
        return reader.title(value)
    starts = (f"{reader.urls.base}id/source/",) if codes == "source" else _STARTS.get(codes)
    for start in starts or ((f"{CODES}{codes}/",) if codes else ()):
        if (iri := start + value.replace(" ", "-")) in reader.index.labels:
            return reader.label(iri)
    return Text(value)


def _facets(reader: Reader, table: Table, wanted: Wanted, found: Found) -> Iterator[Facet]:
    chosen = dict(wanted.equal)
    shown = shown_columns(reader, table, wanted)
    # What the page shows comes first.
    for name in sorted(found.values, key=lambda name: name not in shown)[:_MOST_FACETS]:
        values = []
        for value, count in found.values[name].most_common():
            equal = {**chosen, name: value}
            is_chosen = chosen.get(name) == value
            if is_chosen:
                del equal[name]
            there = replace(wanted, equal=tuple(equal.items()))
            text = _text(reader, table, name, value)
            values.append(Value(text, _href(reader, table.query, there), count, is_chosen))
        if values:
            title = _title(reader.language, table.query.name, name)
            yield Facet(title, tuple(values))


def _conditions(reader: Reader, table: Table, wanted: Wanted) -> Iterator[Condition]:
    """What narrows the rows, each with the address without it."""
    name_of = table.query.name
    if wanted.words:
        title = _title(reader.language, name_of, wanted.within) if wanted.within else Text("")
        there = _href(reader, table.query, replace(wanted, words="", within=""))
        yield Condition(title, Text(f"“{wanted.words}”"), there)
    for name, value in wanted.equal:
        others = tuple(pair for pair in wanted.equal if pair[0] != name)
        there = _href(reader, table.query, replace(wanted, equal=others))
        title = _title(reader.language, name_of, name)
        yield Condition(title, _text(reader, table, name, value), there)
    for name, least, most in wanted.ranges:
        left = tuple(each for each in wanted.ranges if each[0] != name)
        there = _href(reader, table.query, replace(wanted, ranges=left))
        bounds = f"{_written(least) or '…'} – {_written(most) or '…'}"
        yield Condition(_title(reader.language, name_of, name), Text(bounds), there)


def _ranges(
    reader: Reader, table: Table, wanted: Wanted, shown: tuple[str, ...]
) -> Iterator[Range]:
    asked = {name: (least, most) for name, least, most in wanted.ranges}
    for name in table.measured:
        if name in shown or name in asked:
            least, most = asked.get(name, (None, None))
            kind = "date" if table.datatypes[name] == "date" else "number"
            title = _title(reader.language, table.query.name, name)
            yield Range(name, title, kind, _written(least), _written(most))


def _written(bound: Bound | None) -> str:
    return "" if bound is None else str(bound)
