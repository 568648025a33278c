"""Rows of curated CSV tables, with their place for messages."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar, cast

from lskg.errors import CurationError
from lskg.text.slugs import is_slug

Cell = TypeVar("Cell")
#: Between the values of a cell that holds several.
MANY = " | "
#: By type: how a cell is read, and what is said of one that cannot be.
_PARSERS: dict[type, tuple[Callable[[str], object], str]] = {
    str: (str, ""),
    int: (lambda text: int(text or 0), "{column} “{value}” is no whole number."),
    Decimal: (Decimal, "{column} “{value}” is no number."),
    date: (date.fromisoformat, "“{value}” is not a date; write it as 2024-12-22."),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a curated table, with its place for error messages."""

    place: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several."""
        return tuple(value for value in self.cells[column].split(MANY) if value)

    def one_of(self, column: str, values: tuple[str, ...]) -> str:
        """The cell of a column that takes certain values only.

        Raises:
            CurationError: the cell holds another value.
        """
        if self[column] not in values:
            raise self.error(f"{column} “{self[column]}” is not one of {', '.join(values)}.")
        return self[column]

    def parsed(self, column: str, kind: type[Cell]) -> Cell:
        """The cell of a column as text, a date or a number; an empty cell is the whole number 0.

        Raises:
            CurationError: the cell holds none.
        """
        parse, fault = _PARSERS[kind]
        try:
            return cast(Cell, parse(self[column]))
        except (ValueError, InvalidOperation):
            raise self.error(fault.format(column=column, value=self[column])) from None

    def error(self, message: str) -> CurationError:
        """An error at this row."""
        return CurationError(f"{self.place}: {message}")


def read_rows(
    path: Path, columns: tuple[str, ...], key: tuple[str, ...] | None = None
) -> Iterator[Row]:
    """The rows of a table, each checked for its form.

    Args:
        path: a CSV file in UTF-8.
        columns: its header.
        key: the columns whose cells together must not repeat; the first column by default.

    Raises:
        CurationError: the file is missing or has other columns, a row has too few or too many
            cells or repeats a key, or a cell is not NFC.
    """
    header, records = _records(path)
    if header != columns:
        separated = tuple(",".join(header).split(";")) == columns
        said = " Cells are separated by commas, not by semicolons." if separated else ""
        raise CurationError(f"{path}, row 1: the columns must be {', '.join(columns)}.{said}")
    names = key or columns[:1]
    seen: set[tuple[str, ...]] = set()
    for number, cells in enumerate(records, start=2):
        row = Row(f"{path}, row {number}", cells)
        if None in cells or None in cells.values():
            raise row.error(f"a row has {len(columns)} cells; quote cells that hold a comma.")
        if any(unicodedata.normalize("NFC", cell) != cell for cell in cells.values()):
            raise row.error("a cell is not in Unicode NFC; save the file in composed form.")
        value = tuple(row[name] for name in names)
        if value in seen:
            words = ", ".join(value)
            raise row.error(f"{', '.join(names)} “{words}” stands in an earlier row too.")
        seen.add(value)
        yield row


def quoted(row: Row, quote: str, flat: str) -> None:
    """Refuse a quotation that is not in the text.

    Args:
        row: where the quotation stands.
        quote: words with white space made single.
        flat: the whole text, likewise.
    """
    if not quote or quote not in flat:
        raise row.error(f"the quotation “{quote}” is not in the report.")


def check_slug(row: Row, column: str, used: Container[str] = ()) -> None:
    """Refuse what cannot stand in an IRI, or stands in one already."""
    value = row[column]
    if not is_slug(value):
        raise row.error(f"{column} “{value}” may hold small letters, digits, - and . only.")
    if value in used:
        raise row.error(f"{column} “{value}” stands in an earlier row too.")


def _records(path: Path) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """The columns and the rows of a CSV file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CurationError(f"{path}: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise CurationError(f"{path}: byte {error.start} is not UTF-8.") from None
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    try:
        return tuple(reader.fieldnames or ()), list(reader)
    except csv.Error as error:
        line = reader.reader.line_num
        raise CurationError(f"{path}, line {line}: {error}; check the quotation marks.") from None
