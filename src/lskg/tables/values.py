"""The cells of a table as what they are: numbers, dates, truth values and words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeAlias

#: What a cell holds; None where it is empty.
Value: TypeAlias = str | int | Decimal | bool | date | None

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_READ: dict[str, Callable[[str], Value]] = {
    "integer": int,
    "decimal": Decimal,
    "boolean": lambda cell: cell == "true",
    "date": date.fromisoformat,
}
#: The datatypes whose values are written without quotation marks in JSON.
BARE = frozenset({"integer", "decimal", "boolean"})


def is_day(words: str) -> bool:
    """Whether words are a day of the calendar, as ISO 8601 writes it.

    >>> is_day("2024-02-29"), is_day("2025-02-29"), is_day("20250101")
    (True, False, False)
    """
    if not _DAY.fullmatch(words):
        return False
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def typed(cell: str, datatype: str) -> Value:
    """A cell of a CSV file as a value.

    Args:
        cell: as the file has it.
        datatype: that of its column, as the metadata of the file name it.

    >>> typed("12.50", "decimal"), typed("", "integer"), typed("=1", "string")
    (Decimal('12.50'), None, '=1')
    """
    if not cell:
        return None
    return _READ[datatype](cell) if datatype in _READ else cell
