"""Numbers in words that count: *hai huyện*, *gấp đôi*, *không còn hộ nghèo*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from lskg.text.document import Span
from lskg.text.numbers import WordNumber, find_words
from lskg.text.quantities import PrintedQuantity, sign_before
from lskg.text.units import Unit, notation_of, read_unit
from lskg.text.word_lists import any_of, lines

_UNCOUNTED = re.compile(
    r"(?<!\w)(?:chính quyền|địa phương|giữa|thứ|của|trên|tháng|năm|một|(?<!ít )nhất|lớp"
    r"|số|các|mọi|vài"
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
_ONES = {"ba": 3, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_PARTS = {"một": 1, "hai": 2, "bốn": 4, **_ONES}
_WHOLES = {"tư": 4, "mười": 10, **_ONES}
_FRACTION = re.compile(
    rf"(?<!\w)(?:(?P<half>(?:một|quá|hơn) nửa)|(?P<part>{any_of(_PARTS)}) phần"
    rf" (?P<whole>{any_of(_WHOLES)}))"
    r"(?!\w)",
    re.IGNORECASE,
)
# Where one is a count, not the article (*ít nhất một trung tâm*).
_ONE_COUNTS = re.compile(
    r"(?<!\w)(?:ít nhất|tối thiểu|thêm|mỗi [^,;.:]{1,40}? có|thành lập|xây dựng"
    r"|hình thành|xây mới)\s+$",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"(?<!\0 )(?<!tháng )(?<!tuần )(?<!quý )(?<!năm )(?<!ngày )(?<!thêm )một lần(?!\s+nữa)(?!\w)",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"một (?:số|trong|vài|phần(?! việc)|cách|bộ phận|bước)(?!\w)", re.IGNORECASE)
#: What *năm* means as a number.
_YEAR = 5
_TWO = 2
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
    for match in _FRACTION.finditer(text):
        yield _fraction(text, match)
    yield from _counting(text)


def _counting(text: str) -> Iterator[PrintedQuantity]:
    """The numbers in words that count a noun (*hai huyện*)."""
    for word in find_words(text):
        unit = read_unit(text, word.span.end) or _noun(text, word.span.end)
        if unit is None or unit.dimension not in {"count", "times"}:
            continue
        if not _counts(text, word) or not text[word.span.end].isspace():
            continue
        printed = text[word.span.end : unit.end]
        found = _word(word.span, unit.end, word.value, unit.notation, printed, unit.dimension)
        sign, start = sign_before(text, word.span.start)
        yield replace(found, sign=sign, span=Span(start, unit.end))


def _counts(text: str, word: WordNumber) -> bool:
    """Whether the words around a number let it count."""
    before = text[: word.span.start]
    if word.value < _TWO and not _counts_one(text, word.span.start):
        return False
    if _DIGITS.match(text, word.span.end) or _UNCOUNTED.search(before):
        return False
    return word.value != _YEAR or not _OF_YEARS.search(before)


def _fraction(text: str, match: re.Match[str]) -> PrintedQuantity:
    """*Một nửa* is a value of one half; *hai phần ba* has both its numbers."""
    span = Span(match.start(), match.end())
    if match["half"]:
        low, whole = Decimal("0.5"), None
    else:
        low, whole = (
            Decimal(_PARTS[match["part"].lower()]),
            Decimal(_WHOLES[match["whole"].lower()]),
        )
    more = (match["half"] or "").lower().startswith(("quá", "hơn"))
    sign, start = (">", span.start) if more else sign_before(text, span.start)
    found = _word(span, span.end, low, None, "", "part")
    return replace(found, whole=whole, sign=sign, span=Span(start, span.end))


def _counts_one(text: str, at: int) -> bool:
    if _NO_COUNT.match(text, at):
        return False
    return bool(_ONE_COUNTS.search(text[:at]) or _ONCE.match(text, at))


def _noun(text: str, at: int) -> Unit | None:
    """A noun of the genre that is no unit but may be counted (*bốn hạn chế*)."""
    match = _nouns().match(text, at)
    return Unit(None, "count", match.end()) if match else None


@cache
def _nouns() -> re.Pattern[str]:
    nouns = any_of(lines("lskg.extract.figures", "counted_nouns.txt"))
    return re.compile(rf"\s+(?:{nouns})(?!\w)", re.IGNORECASE)


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
