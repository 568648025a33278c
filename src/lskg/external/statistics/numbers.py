"""Numbers as tables print them, with a decimal point or a decimal comma."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

#: What tables print where there is no value.
MISSING = frozenset({"", "..", "...", "…", "-", "–", ":", "x", "n/a", "NA", "."})

_MINUS = "\N{MINUS SIGN}"
_NUMBER = re.compile(rf"[-{_MINUS}]?\d[\d.,\s]*")
_ENDS = re.compile(r"([.,])(\d+)$")
_THOUSANDS = 3


def is_number(text: str) -> bool:
    """Whether a cell holds a number, of whatever marks."""
    return _NUMBER.fullmatch(text) is not None


def decimal_mark(values: Iterable[str]) -> str | None:
    """The decimal mark that the values of a file show, or None where they show none or both.

    >>> decimal_mark(["15.5", "13118.8"]), decimal_mark(["1.234,5"]), decimal_mark(["12.345"])
    ('.', ',', None)
    """
    marks = set()
    for value in values:
        end = _ENDS.search(value)
        if end and is_number(value):
            mark, digits = end[1], end[2]
            if len(digits) != _THOUSANDS or value.count("." if mark == "," else ",") > 0:
                marks.add(mark)
    return marks.pop() if len(marks) == 1 else None


def parse(text: str, mark: str) -> Decimal:
    """A number with its decimal mark.

    >>> parse("55.039,18", ",")
    Decimal('55039.18')
    """
    group = "," if mark == "." else "."
    plain = "".join(text.replace(_MINUS, "-").replace(group, "").split())
    return Decimal(plain.replace(mark, "."))
