"""What tables and their columns are called to people, and which columns come first."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lskg.sparql.query_files import Query


@dataclass(frozen=True, slots=True)
class TableName:
    """A table to people.

    Attributes:
        first: names of the columns that it shows before one chooses; ``{}`` is a language, and one
            behind ``vi:`` or ``en:`` is shown in this language alone.
    """

    vi: str
    en: str
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnName:
    """A column to people.

    Attributes:
        codes: scheme of the codes that its cells have, ``class``, ``period``, ``report``,
            ``source`` or ``unit``; or an empty string.
    """

    vi: str
    en: str
    codes: str = ""


def table_name(table: str) -> TableName:
    """The name of a table; one that the list lacks is called as it is."""
    return _tables().get(table) or TableName(table, table)


def column_name(table: str, column: str) -> ColumnName:
    """The name of a column, by its table where that calls it otherwise than others do."""
    known = _columns()
    return known.get((table, column)) or known.get(("", column)) or ColumnName(column, column)


def words_of(table: str, column: str, value: str) -> tuple[str, str] | None:
    """What a value of a column that no code scheme has says in Vietnamese and in English."""
    return _words().get((table, column, value))


def first_columns(query: Query, language: str) -> tuple[str, ...]:
    """The columns of a table that help most; all of them where none is said to."""
    names = [column.name for column in query.columns]
    first = [
        name.format(language)
        for mark, _, name in (each.rpartition(":") for each in table_name(query.name).first)
        if mark in ("", language)
    ]
    return tuple(each for each in first if each in names) or tuple(names)


@cache
def _tables() -> dict[str, TableName]:
    return {
        row["name"]: TableName(row["vi"], row["en"], tuple(row["first"].split()))
        for row in _rows("tables.csv")
    }


@cache
def _columns() -> dict[tuple[str, str], ColumnName]:
    return {
        (row["table"], row["name"]): ColumnName(row["vi"], row["en"], row["codes"])
        for row in _rows("columns.csv")
    }


@cache
def _words() -> dict[tuple[str, str, str], tuple[str, str]]:
    return {
        (row["table"], row["column"], row["value"]): (row["vi"], row["en"])
        for row in _rows("words.csv")
    }


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("lskg.tables") / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
