"""Numbers as Vietnamese prints them, in digits and in words, as exact decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lskg.text.document import Span

#: The English of scale words, by their power of ten.
SCALES_EN = {
    0: "",
    3: "thousand ",
    4: "ten thousand ",
    6: "million ",
    9: "billion ",
    12: "trillion ",
}
#: Digits and the marks that join them into one printed number: ``1.234,5``.
RUN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
#: A number that can be read; the last form has a decimal point, as typists sometimes set it.
NUMBER = (
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?(?![0-9.,]*[0-9])"
    r"|[0-9]+(?:,[0-9]+)?(?![.,]?[0-9])"
    r"|[0-9]+\.[0-9]{1,2}(?![.,]?[0-9])"
)
_READABLE = re.compile(NUMBER)
_POINT = re.compile(r"[0-9]+\.[0-9]{1,2}")
_DIGITS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}
_LAST = {**_DIGITS, "mốt": 1, "tư": 4, "lăm": 5}
_ONE = "|".join(_DIGITS)
_WORDS = re.compile(
    rf"(?<!\w)(?:(?P<tens>{_ONE})\s+mươi(?:\s+(?P<units>{'|'.join(_LAST)}))?"
    rf"|mười(?:\s+(?P<teens>{'|'.join(_LAST)}))?|(?P<one>{_ONE}))(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number written in words and where it stands."""

    span: Span
    value: Decimal


def parse_number(text: str) -> Decimal | None:
    """A printed number as an exact decimal, or None when the marks make no sense.

    ``.`` groups thousands and ``,`` marks decimals; a point before one or two last digits
    marks decimals too.

    >>> parse_number("55.039,18"), parse_number("5.2"), parse_number("1.2.3")
    (Decimal('55039.18'), Decimal('5.2'), None)
    """
    if not _READABLE.fullmatch(text):
        return None
    if _POINT.fullmatch(text):
        return Decimal(text)
    return Decimal(text.replace(".", "").replace(",", "."))


def format_number(value: Decimal) -> str:
    """A number as Vietnamese prints it.

    >>> format_number(Decimal("55039.18"))
    '55.039,18'
    """
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def find_words(text: str) -> Iterator[WordNumber]:
    """The numbers from one to ninety-nine written in words.

    >>> [int(found.value) for found in find_words("hai mươi lăm xã và mười hai phường")]
    [25, 12]
    """
    for match in _WORDS.finditer(text):
        parts = {name: (word or "").lower() for name, word in match.groupdict().items()}
        if parts["one"]:
            value = _DIGITS[parts["one"]]
        elif parts["tens"]:
            value = _DIGITS[parts["tens"]] * 10 + _LAST.get(parts["units"], 0)
        else:
            value = 10 + _LAST.get(parts["teens"], 0)
        yield WordNumber(Span(match.start(), match.end()), Decimal(value))
