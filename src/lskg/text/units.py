"""Units as the genre prints them, with their notations; the lists lie in `units.csv` beside it.

Some nouns count different things, told by the words behind them: those lie in
`unit_qualifiers.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lskg.text.slugs import one_spelling
from lskg.text.word_lists import rows

_PER = re.compile(
    r"\s*(?:/|\btrên\s+(?=(?:0?1\s*)?(?:vạn|một vạn)\b|10\.000\b|1\.000\b))\s*(?:0?1(?![0-9])\s*)?"
    r"(?P<per>(?:một )?vạn dân|10\.000 dân|100\.000 dân|1\.000 dân|100 dân|100 hộ|người dân"
    r"|người|xã|năm|tháng|ha|hộ|km2|km²|dân"
    r"|ngày|giờ|h|lao động|đơn vị|phường)(?!\w)",
)
_LONGEST = 80
_SAME = {"10.000 dân": "vạn dân", "một vạn dân": "vạn dân", "người dân": "người"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit at an offset of the text.

    Attributes:
        notation: code in the code list of units; None for one that the list does not have.
        dimension: what it is a unit of: ``money``, ``area``, ``count``, ``percent``, ``ratio`` …
        end: offset after it.
    """

    notation: str | None
    dimension: str
    end: int


def read_unit(text: str, at: int) -> Unit | None:
    """The longest unit that is printed at an offset, after spaces, or None.

    >>> read_unit("34 giường bệnh/1vạn dân", 2)
    Unit(notation='hospital bed per 10000 people', dimension='ratio', end=23)
    >>> read_unit("5,2%/năm", 3).notation, read_unit("36 xã/năm", 2).notation
    ('PERCENT', 'commune')
    """
    match = _pattern().match(one_spelling(text[at : at + _LONGEST]))
    if match is None:
        return None
    base = _fold(match["unit"])
    notation, dimension = _table()[base]
    unit = Unit(_qualified(base, text[at + match.end() :]) or notation, dimension, at + match.end())
    ratio, end = base, at + match.end()
    while per := _PER.match(text, end):
        ratio += "/" + _SAME.get(per["per"], per["per"])
        end = per.end()
        known = (unit.notation, unit.dimension) if per["per"] == "năm" else (None, "ratio")
        unit = Unit(*_table().get(ratio, known), end)
    return unit


def notation_of(printed: str) -> str | None:
    """Notation of a printed unit, or None when the list does not have it.

    >>> notation_of("lượt khách"), notation_of("hành tinh")
    ('visit', None)
    """
    unit = read_unit(printed, 0)
    return unit.notation if unit is not None and unit.end == len(printed) else None


def _qualified(base: str, after: str) -> str | None:
    """The notation of a noun with the words behind it, or None when they do not change it."""
    words = one_spelling(after[:_LONGEST]).lstrip()
    return next(
        (
            notation
            for printed, qualifier, notation in _qualifiers()
            if printed == base and words.startswith(qualifier)
        ),
        None,
    )


def _fold(printed: str) -> str:
    """The key of a printed form: one spelling, single spaces, small first letter of words."""
    key = " ".join(one_spelling(printed).split())
    return key if key in _table() else key[0].lower() + key[1:]


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {
        one_spelling(row["printed"]): (row["notation"], row["dimension"])
        for row in rows("lskg.text", "units.csv")
    }


@cache
def _qualifiers() -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (row["printed"], one_spelling(row["words"]), row["notation"])
        for row in rows("lskg.text", "unit_qualifiers.csv")
    )


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_table(), key=lambda form: (-len(form), form))
    return re.compile(rf"[^\S\n]*\n?(?P<unit>{'|'.join(map(_form, forms))})(?:(?<=[%‰])|(?!\w))")


def _form(printed: str) -> str:
    """Pattern of a printed form: any white space, and a capital at the start of words."""
    first = printed[0]
    words = printed.split()
    if len(printed) > 3 and first.islower():
        words[0] = f"[{first}{first.upper()}]{re.escape(words[0][1:])}"
    else:
        words[0] = re.escape(words[0])
    return r"\s+".join((words[0], *map(re.escape, words[1:])))
