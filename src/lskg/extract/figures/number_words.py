"""Numbers in words that count: *hai huyện*, *gấp đôi*, *không còn hộ nghèo*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from lskg.text.document import Span
from lskg.text.numbers import find_words
from lskg.text.quantities import PrintedQuantity
from lskg.text.units import notation_of, read_unit
from lskg.text.word_lists import any_of, lines

_UNCOUNTED = re.compile(
    r"(?<!\w)(?:chính quyền|địa phương|giữa|thứ|của|trên|tháng|năm|một|nhất|lớp|số|các|mọi|vài"
    r"|đôi|từng|hàng)\s+$",
    re.IGNORECASE,
)
# *Năm* is the year where such a word stands before it, not five (*hằng năm tổ chức …*).
_OF_YEARS = re.compile(
    rf"(?<!\w)(?:{any_of(lines('lskg.extract.figures', 'before_year.txt'))})\s+$", re.IGNORECASE
)
_DIGITS = re.compile(r"\s+(?:con|chữ)\s+số(?!\w)", re.IGNORECASE)
_MULTIPLE = re.compile(
    r"(?<!\w)gấp\s+(?P<word>đôi|hai|ba|bốn|năm|sáu|mười|rưỡi)(?!\w)", re.IGNORECASE
)
_MULTIPLES = {
    "đôi": "2",
    "hai": "2",
    "ba": "3",
    "bốn": "4",
    "năm": "5",
    "sáu": "6",
    "mười": "10",
    "rưỡi": "1.5",
}
#: What *năm* means as a number.
_YEAR = 5
_NONE_LEFT = re.compile(
    r"(?P<nearly>(?<!\w)cơ bản\s+)?(?<!\w)(?P<none>không còn)\s+"
    r"(?P<unit>(?P<share>hộ nghèo|hộ đói)|hộ|nhà tạm, nhà dột nát|nhà tạm|xã|thôn)(?!\w)",
    re.IGNORECASE,
)


def find_worded(text: str) -> Iterator[PrintedQuantity]:
    """Numbers in words that clearly count, in no order, and some found twice.

    >>> [str(found.low) for found in find_worded("tăng gấp đôi; có hai huyện không còn hộ nghèo")]
    ['2', '0', '2']
    """
    for match in _MULTIPLE.finditer(text):
        span = Span(match.start("word"), match.end("word"))
        unit = read_unit(text, span.end)
        end = unit.end if unit and unit.notation == "times" else span.end
        value = Decimal(_MULTIPLES[match["word"].lower()])
        yield _word(span, end, value, "times", "lần", "times")
    for match in _NONE_LEFT.finditer(text):
        yield _none_left(match)
    for word in find_words(text):
        unit = read_unit(text, word.span.end)
        if word.value < 2 or unit is None or unit.dimension not in {"count", "times"}:
            continue
        if _DIGITS.match(text, word.span.end) or _UNCOUNTED.search(text[: word.span.start]):
            continue
        if word.value == _YEAR and _OF_YEARS.search(text[: word.span.start]):
            continue
        if not text[word.span.end].isspace():
            continue
        printed = text[word.span.end : unit.end]
        yield _word(word.span, unit.end, word.value, unit.notation, printed, unit.dimension)


def _none_left(match: re.Match[str]) -> PrintedQuantity:
    """None are left; of poor households the genre means their share."""
    span = Span(match.start("none"), match.start("unit"))
    if match["share"]:
        none = _word(span, match.end(), Decimal(0), "PERCENT", "%", "percent")
    else:
        unit = notation_of(match["unit"])
        none = _word(span, match.end(), Decimal(0), unit, match["unit"], "count")
    return replace(none, sign="~" if match["nearly"] else "=")


def _word(
    span: Span, end: int, value: Decimal, notation: str | None, printed: str, dimension: str
) -> PrintedQuantity:
    quote = Span(span.start, end)
    return PrintedQuantity(
        span=quote,
        quote=quote,
        digits=span,
        number_end=end,
        low=value,
        high=value,
        unit=notation,
        unit_printed=" ".join(printed.split()),
        dimension=dimension,
    )
