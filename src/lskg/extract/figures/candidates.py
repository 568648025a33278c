"""The numbers of a sentence that count or measure something, each with the unit it shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from importlib.resources import files

from lskg.text.document import Span
from lskg.text.numerals import find_words
from lskg.text.quantities import read_quantities
from lskg.text.quantity import PrintedQuantity
from lskg.text.units import notation_of, read_unit

_NOUN = re.compile(r"\s+(?P<noun>[^\W0-9_]+)")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_STATING = re.compile(
    r"(?<!\w)(?:đạt|là|còn|bằng|mức|chiếm|có|tăng|giảm|lên|xuống|từ|duy trì|thu hồi|khoảng|trên"
    r"|hơn|gần|dưới|hạng|thứ)\s*$|[:=≥≤]\s*$",
    re.IGNORECASE,
)
_IS = re.compile(r"(?<!\w)(?:là|đạt|có|còn|gồm)\s*:?\s*$|:\s*$", re.IGNORECASE)
_COUNTED_BEFORE = re.compile(
    r"(?:^|[,;.(:])\s*(?:(?:trong đó|tổng số|số|tổng|và|số lượng)\s+)*(?P<noun>[^,;.():0-9]+)$",
    re.IGNORECASE,
)
_SPREAD = re.compile(r"\s*(?:,\s*và|,|;|và|-|–|hoặc)\s*")
_UNCOUNTED = re.compile(
    r"(?<!\w)(?:chính quyền|địa phương|giữa|thứ|của|trên|tháng|năm|một|nhất|lớp|số|các|mọi|vài"
    r"|đôi|từng|hàng)\s+$",
    re.IGNORECASE,
)
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
_NONE_LEFT = re.compile(
    r"(?P<nearly>(?<!\w)cơ bản\s+)?(?<!\w)(?P<none>không còn)\s+"
    r"(?P<unit>(?P<share>hộ nghèo|hộ đói)|hộ|nhà tạm, nhà dột nát|nhà tạm|xã|thôn)(?!\w)",
    re.IGNORECASE,
)
_FARTHEST = 60


def find_candidates(masked: str) -> tuple[PrintedQuantity, ...]:
    """The quantities of a sentence in printed order.

    Args:
        masked: the sentence, with all that is no figure blanked.
    """
    printed = [_with_noun(quantity, masked) for quantity in read_quantities(masked)]
    shared = _share_units(printed, masked)
    found = [quantity for quantity in shared if _counts(quantity, masked)]
    for quantity in _in_words(masked):
        if not any(_overlap(quantity.quote, other.quote) for other in found):
            found.append(quantity)
    return _named_alike(sorted(found, key=lambda each: each.digits.start))


def _named_alike(quantities: Iterable[PrintedQuantity]) -> tuple[PrintedQuantity, ...]:
    """A noun cut short means what it meant in full (*31 tổ chức đảng*, then *26 tổ chức*)."""
    alike: list[PrintedQuantity] = []
    for each in quantities:
        full = next((one for one in reversed(alike) if _is_short_for(each, one)), None)
        alike.append(replace(each, unit=full.unit) if full else each)
    return tuple(alike)


def _is_short_for(short: PrintedQuantity, full: PrintedQuantity) -> bool:
    if short.measure != "count" or full.measure != "count":
        return False
    if short.unit != notation_of(short.unit_printed):
        return False
    same = short.unit_printed == full.unit_printed
    return same or full.unit_printed.startswith(f"{short.unit_printed} ")


def _with_noun(quantity: PrintedQuantity, text: str) -> PrintedQuantity:
    """The quantity with the noun that is its unit, where it is in no list or stands elsewhere."""
    if quantity.measure:
        return quantity
    bracket = _BRACKET.match(text, quantity.quote.end)
    unit = read_unit(text, bracket.end()) if bracket else None
    if bracket is not None and unit is not None and unit.measure == "count":
        return _counting(quantity, text[bracket.end() : unit.end], unit.notation)
    noun = _NOUN.match(text, quantity.quote.end)
    if noun is not None and _is_noun(noun["noun"]) and quantity.low % 1 == 0:
        span = Span(quantity.span.start, max(quantity.span.end, noun.end()))
        counted = _counting(quantity, text[quantity.digits.end : noun.end()], None)
        return replace(counted, span=span, quote=Span(quantity.digits.start, noun.end()))
    return _noun_before(quantity, text)


def _noun_before(quantity: PrintedQuantity, text: str) -> PrintedQuantity:
    """*Tổng số đảng viên là 71.615*: the noun counted stands before the number."""
    before = text[: quantity.span.start]
    verb = _IS.search(before)
    if verb is None or quantity.low % 1 or quantity.whole is not None or quantity.exponent:
        return quantity
    phrase = _COUNTED_BEFORE.search(before[: verb.start()])
    unit = read_unit(phrase["noun"], 0) if phrase else None
    if phrase is None or unit is None or unit.measure != "count":
        return quantity
    return _counting(quantity, phrase["noun"][: unit.end], unit.notation)


def _counting(quantity: PrintedQuantity, printed: str, notation: str | None) -> PrintedQuantity:
    return replace(quantity, unit=notation, unit_printed=" ".join(printed.split()), measure="count")


def _share_units(quantities: Sequence[PrintedQuantity], text: str) -> list[PrintedQuantity]:
    """Numbers printed without a unit take it from the list they stand in."""
    shared = list(quantities)
    for index in range(len(shared) - 2, -1, -1):
        first, second = shared[index], shared[index + 1]
        between = text[first.digits.end : second.digits.start]
        if not first.unit_printed and second.unit_printed and _SPREAD.fullmatch(between):
            shared[index] = _borrow(first, second)
    for index in range(1, len(shared)):
        second = shared[index]
        if second.unit_printed or second.whole is not None:
            continue
        lender = next((each for each in shared[index - 1 :: -1] if each.measure != "ratio"), None)
        if lender is not None and _same_series(lender, second, text):
            shared[index] = _borrow(second, lender)
    return shared


def _same_series(first: PrintedQuantity, second: PrintedQuantity, text: str) -> bool:
    """Whether the second number goes on counting what the first counts."""
    between = text[first.quote.end : second.digits.start]
    if not first.measure or first.whole is not None or "." in between:
        return False
    if first.measure == "percent":
        return bool(_SPREAD.fullmatch(between))
    following = _NOUN.match(text, second.digits.end)
    near = len(between) < _FARTHEST or ";" in between
    return near and (following is None or not _is_noun(following["noun"]))


def _borrow(quantity: PrintedQuantity, lender: PrintedQuantity) -> PrintedQuantity:
    """The quantity with the unit and scale of another; its own quotation stays."""
    return replace(
        quantity,
        exponent=lender.exponent,
        unit=lender.unit,
        unit_printed=lender.unit_printed,
        measure=lender.measure,
    )


def _counts(quantity: PrintedQuantity, text: str) -> bool:
    """Whether something says that the number is a quantity."""
    if quantity.unit_printed or quantity.whole is not None or quantity.is_range:
        return True
    return bool(quantity.low % 1) or bool(_STATING.search(text[: quantity.digits.start]))


def _in_words(text: str) -> Iterator[PrintedQuantity]:
    """Numbers in words that clearly count: *gấp đôi*, *hai huyện*, *không còn hộ nghèo*."""
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
        if word.value < 2 or unit is None or unit.measure not in {"count", "times"}:
            continue
        if _UNCOUNTED.search(text[: word.span.start]) or not text[word.span.end].isspace():
            continue
        printed = text[word.span.end : unit.end]
        yield _word(word.span, unit.end, word.value, unit.notation, printed, unit.measure)


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
    span: Span, end: int, value: Decimal, notation: str | None, printed: str, measure: str
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
        measure=measure,
    )


def _is_noun(word: str) -> bool:
    """Whether a word after a number may name what is counted."""
    return word.islower() and word not in _function_words()


@cache
def _function_words() -> frozenset[str]:
    source = files("lskg.extract.figures").joinpath("function_words.txt")
    return frozenset(source.read_text(encoding="utf-8").split())


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
