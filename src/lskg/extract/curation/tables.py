"""Curated tables as record classes: the fields of a record are the columns, a row is a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, Generic, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from lskg.extract.curation.rows import MANY, Row, read_rows

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Table(Generic[Record]):
    """A table with a column for each field of a record.

    Attributes:
        record: a dataclass.
        names: by field, the name of its column where it has another; or the columns, none or
            several, of a field that a cell alone does not give.
        more: the columns after these that are no fields.
        order: all columns, where their order is not that of the fields.
    """

    record: Callable[..., Record]
    names: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    more: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The header of the table."""
        if self.order:
            return self.order
        columns: list[str] = []
        for each in fields(cast(Any, self.record)):
            found = self.names.get(each.name, each.name)
            columns += [found] if isinstance(found, str) else found
        return (*columns, *self.more)

    def rows(self, path: Path, key: tuple[str, ...] | None = None) -> Iterator[Row]:
        """The rows of a file of this form; for arguments and errors see `read_rows`."""
        return read_rows(path, self.columns, key)

    def read(self, row: Row, **given: object) -> Record:
        """The record of a row, with some fields given.

        A field whose column the table does not have keeps its default.

        Raises:
            CurationError: a cell holds no value of its field.
        """
        for name, kind in _types(self.record).items():
            column = self.names.get(name, name)
            if name not in given and isinstance(column, str) and column in row.cells:
                given[name] = _value(row, column, kind)
        return self.record(**given)

    def cells(self, record: object, **given: object) -> dict[str, str]:
        """The row of a record, with the cells of some columns given; others are empty."""
        row = dict.fromkeys(self.columns, "")
        for each in fields(cast(Any, self.record)):
            column = self.names.get(each.name, each.name)
            if isinstance(column, str) and column in row:
                row[column] = cell(getattr(record, each.name))
        return row | {column: cell(value) for column, value in given.items()}


def cell(value: object) -> str:
    """A value as a cell has it.

    >>> cell(None), cell(("a", "b")), cell(Decimal("1E+2"))
    ('', 'a | b', '100')
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return MANY.join(map(str, value))
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


@cache
def _types(record: Callable[..., object]) -> dict[str, Any]:
    return get_type_hints(record)


def _value(row: Row, column: str, kind: Any) -> object:
    """A cell as the type of its field."""
    kinds = get_args(kind)
    if NoneType in kinds:
        return _value(row, column, kinds[0]) if row[column] else None
    if get_origin(kind) is tuple:
        return row.many(column)
    if get_origin(kind) is Literal:
        return row.one_of(column, kinds)
    return row.parsed(column, kind)
