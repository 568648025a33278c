"""Cells of annotated values: numbers, and whether units and phrases mean the same."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from lskg.extract.curation.rows import Row
from lskg.text.quantities import SCALES
from lskg.text.slugs import fold
from lskg.text.units import notation_of

_SAME_WORDS = 0.5


def number(row: Row, cell: str) -> Decimal:
    """The number in a cell.

    Raises:
        CurationError: the cell holds none.
    """
    try:
        return Decimal(cell)
    except InvalidOperation:
        raise row.error(f"“{cell}” is no number.") from None


def same_unit(marked: str, printed: str, notation: str | None) -> bool:
    """Whether units are printed alike, have one notation, or one begins with the other.

    Args:
        marked: the unit of the reference.
        printed: the unit that was found, also with a scale word before it.
        notation: its code.

    >>> same_unit("tỉnh", "tỉnh", None), same_unit("đồng", "tỉ đồng", None)
    (True, True)
    """
    words = " ".join(printed.split())
    for scale in sorted(SCALES, key=len, reverse=True):
        words = words.removeprefix(f"{scale} ")
    one, other = fold(marked), fold(words)
    if one == other or (notation is not None and notation == notation_of(marked)):
        return True
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def same_phrase(marked: str, found: str) -> bool:
    """Whether at least half of the words of the shorter phrase are in the longer one."""
    one, other = set(fold(marked).split()), set(fold(found).split())
    least = min(len(one), len(other))
    return least > 0 and len(one & other) >= _SAME_WORDS * least
