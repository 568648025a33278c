"""Numbers, ranges, fractions, comparators, scale words and units as the genre prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from lskg.text.document import Span
from lskg.text.numbers import NUMBER
from lskg.text.numbers import parse_number as parse_number
from lskg.text.periods import mask_periods
from lskg.text.units import Unit, read_unit

#: Powers of ten of the scale words.
SCALES = {
    "nghìn tỷ": 12,
    "ngàn tỷ": 12,
    "tỷ": 9,
    "tỉ": 9,
    "triệu": 6,
    "vạn": 4,
    "nghìn": 3,
    "ngàn": 3,
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range with its sign, scale word and unit, as printed.

    Attributes:
        span: hedge, number, scale word, unit and *trở lên*.
        number_end: offset after the unit and *trở lên*, where the next statement may begin.
        low: the number or numerator, or the lower end of the range, before scaling.
        high: the number again, or the upper end of the range.
        sign: ``=``, ``>``, ``>=``, ``<``, ``<=`` or ``~``.
        nearly: whether ``~`` was printed as *gần*.
        exponent: power of ten of the scale word (0 without one).
        unit: notation of the unit, without the scale word; None when the words that follow
            are not a unit known to `units.csv`.
        unit_printed: scale word and unit as printed; *đồng* is added to a bare *tỷ*.
    """

    span: Span
    number_end: int
    low: Decimal
    high: Decimal
    sign: str = "="
    nearly: bool = False
    exponent: int = 0
    unit: str | None = None
    unit_printed: str = ""

    @property
    def is_range(self) -> bool:
        """Whether two ends were printed."""
        return self.low != self.high

    def shift(self, by: int) -> Quantity:
        """The same quantity, counted from another origin."""
        return replace(self, span=self.span.shift(by), number_end=self.number_end + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedQuantity(Quantity):
    """A quantity with the spans of its parts in a text.

    Attributes:
        quote: the number and its unit, without hedge and *trở lên*.
        digits: the number, range or fraction alone.
        whole: the denominator of a fraction.
        dimension: what the unit is of, as `units.csv` says; empty without a unit.
    """

    quote: Span
    digits: Span
    whole: Decimal | None = None
    dimension: str = ""

    def shift(self, by: int) -> PrintedQuantity:
        """The same quantity, counted from another origin."""
        return replace(
            self,
            span=self.span.shift(by),
            number_end=self.number_end + by,
            quote=self.quote.shift(by),
            digits=self.digits.shift(by),
        )


# Printed before the number, with the sign the tables show.
_BEFORE = {
    "không thấp hơn": ">=",
    "không vượt quá": "<=",
    "không nhỏ hơn": ">=",
    "không ít hơn": ">=",
    "không dưới": ">=",
    "tối thiểu": ">=",
    "không quá": "<=",
    "ít nhất": ">=",
    "xấp xỉ": "~",
    "đạt từ": ">=",
    "khoảng": "~",
    "tối đa": "<=",
    "trên": ">",
    "dưới": "<",
    "gần": "~",
    "hơn": ">",
    "từ": "=",
    "≥": ">=",
    "≤": "<=",
    ">": ">",
    "<": "<",
}
_AFTER = {"trở lên": ">=", "trở xuống": "<="}
_LEAD = re.compile(
    r"(?P<outer>(?<!\w)(?:khoảng|trên|từ)\s+)?"
    rf"(?P<lead>(?<!\w)(?:{'|'.join(map(re.escape, _BEFORE))}))(?:\s+(?:mức|tỷ lệ))?\s*$",
    re.IGNORECASE,
)
# *cao hơn 5%* compares two values; it does not bound one.
_COMPARING = re.compile(r"(?<!\w)(?:cao|thấp|nhiều|ít|lớn|nhỏ|nhanh|chậm|kém)\s+$", re.IGNORECASE)
_START = re.compile(rf"(?<![\w.,])(?<![0-9]/)(?P<number>{NUMBER})")
_RANGE = re.compile(rf"\s*[-–—÷]\s*(?P<high>{NUMBER})(?!\w)")
_TO = re.compile(rf"\s+đến\s+(?P<high>{NUMBER})(?!\w)")
_OF = re.compile(
    rf"\s*(?:/|(?:trên|trong)\s+(?:(?:tổng\s+)?số\s+)?)\s*(?P<whole>{NUMBER})(?!\s*vạn)(?![\w/])"
)
_SCALE = re.compile(rf"\s*(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})(?!\w)")
_TAIL = re.compile(rf"(?:\s+(?:mới|mỗi năm|hằng năm))?\s*({'|'.join(_AFTER)})", re.IGNORECASE)
_RISES = re.compile(r"[^;.]{0,60}?\s(?:lên|xuống|còn|thành|đến|tới|sang)\s")
_REACHING = re.compile(
    r"(?<!\w)(?:có|còn|mức|bình quân|mỗi năm|hằng năm|hàng năm|giảm|tăng|duy trì)\s+$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_ALL_OF = re.compile(r"(?<!\w)cả\s+[0-9]+(?![0-9.,%/]*[0-9])", re.IGNORECASE)
# Between two numbers that both have their units: a range, or what was done of a plan.
_TO_MEASURED = re.compile(rf"[^\S\n]*(?:[-–÷]|\sđến\s)[^\S\n]*(?P<high>{NUMBER})")
_OF_MEASURED = re.compile(
    rf"[^\S\n]*(?:/|(?:trên|trong)\s+tổng(?:\s+số)?\s)[^\S\n]*(?P<whole>{NUMBER})"
)
_PER_TEN_THOUSAND = re.compile(r"\s*(?:trên|/)\s*1?\s*vạn dân")
_AND = re.compile(r"\s+và\s+")
#: Blanks out what is no quantity; it is neither a letter nor white space.
MASK = "\0"


@dataclass(frozen=True, slots=True)
class _Lead:
    """The words before a number that bound or hedge it."""

    word: str = ""
    start: int | None = None
    outer: str = ""


@dataclass(frozen=True, slots=True)
class _Measure:
    """The scale word and the unit behind a number.

    Attributes:
        printed: both, with single spaces; empty where there is neither.
        end: offset after them.
    """

    scale: str
    unit: Unit | None
    printed: str
    end: int


@dataclass(frozen=True, slots=True)
class _Numbers:
    """One or two numbers printed together."""

    span: Span
    low: Decimal
    high: Decimal
    whole: Decimal | None = None


def blank(text: str, spans: Iterable[Span]) -> str:
    """The text with some stretches blanked out, offsets unchanged."""
    parts, at = [], 0
    for span in sorted(spans):
        if span.end > at:
            start = max(at, span.start)
            parts += [text[at:start], MASK * (span.end - start)]
            at = span.end
    return "".join(parts) + text[at:]


def find_quantities(text: str) -> Iterator[PrintedQuantity]:
    """The quantities of a text in printed order; spans are relative to it.

    Years, text in round brackets, and numbers that count nothing (*cả 3 tiêu chí*, the
    denominator of *trên 1 vạn dân*) are passed over.
    """
    yield from read_quantities(_ALL_OF.sub(_spaces, _BRACKETS.sub(_spaces, mask_periods(text))))


def read_quantities(text: str) -> Iterator[PrintedQuantity]:
    """The quantities of a text in which the caller has blanked with `MASK` what is none."""
    previous: PrintedQuantity | None = None
    at = 0
    while match := _START.search(text, at):
        quantity = _read(text, match)
        at = quantity.quote.end if quantity else match.end("number")
        if quantity is None:
            continue
        if previous is not None:
            yield _join(previous, quantity, text)
        previous = quantity
    if previous is not None:
        yield previous


def _read(text: str, match: re.Match[str]) -> PrintedQuantity | None:
    """The quantity whose first number matched; None for digits that go on as a word."""
    start, end = match.span("number")
    low = parse_number(match["number"])
    if low is None or (text[end : end + 1].isalnum() and not _glued(text, end)):
        return None
    lead = _lead(text, start)
    numbers = _numbers(text, Span(start, end), low, lead)
    return _with_unit(text, lead, numbers)


def _glued(text: str, end: int) -> bool:
    """Whether a unit follows a number without a space (*69.434m*, *32,9kg*)."""
    return _SCALE.match(text, end) is not None or read_unit(text, end) is not None


def sign_before(text: str, start: int) -> tuple[str, int]:
    """The sign that the words before a number at an offset give it, and where they begin.

    >>> sign_before("có ít nhất hai đợt", 11), sign_before("có hai đợt", 3)
    (('>=', 3), ('=', 3))
    """
    lead = _lead(text, start)
    return _BEFORE.get(lead.word, "="), start if lead.start is None else lead.start


def _lead(text: str, start: int) -> _Lead:
    begin = max(0, start - 40)
    before = text[begin:start]
    match = _LEAD.search(before)
    if match is None:
        return _Lead()
    word = " ".join(match["lead"].lower().split())
    if word == "hơn" and _COMPARING.search(before[: match.start("lead")]):
        return _Lead()
    at = match.start("lead")
    if word == "đạt từ":
        at = match.end("lead") - len("từ")
    return _Lead(word, begin + at, (match["outer"] or "").strip().lower())


def _numbers(text: str, first: Span, low: Decimal, lead: _Lead) -> _Numbers:
    """The number alone, or the range or fraction that it begins."""
    measure = _measure(text, first.end)
    if measure.printed:
        return _measured_twice(text, first, low, measure) or _Numbers(first, low, low)
    ranged = _RANGE.match(text, first.end)
    if ranged is None:
        ranged = _second_number(text, first.end, lead.word.endswith("từ"))
    if ranged is not None:
        high = parse_number(ranged["high"])
        if high is not None and high >= low:
            return _Numbers(Span(first.start, ranged.end("high")), low, high)
    fraction = _OF.match(text, first.end)
    if fraction is not None and (whole := parse_number(fraction["whole"])):
        return _Numbers(Span(first.start, fraction.end("whole")), low, low, whole)
    return _Numbers(first, low, low)


def _measured_twice(text: str, first: Span, low: Decimal, measure: _Measure) -> _Numbers | None:
    """A range or fraction whose both numbers have the unit: *8,5% - 9%/năm*, *9 ha/10 ha*.

    *31%/33%* are two shares, what was reached and what was aimed at.
    """
    for pattern, group in ((_TO_MEASURED, "high"), (_OF_MEASURED, "whole")):
        match = pattern.match(text, measure.end)
        number = parse_number(match[group]) if match else None
        if match is None or number is None or (group == "high" and number < low):
            continue
        other = _measure(text, match.end())
        shares = (
            group == "whole" and measure.unit is not None and measure.unit.dimension == "percent"
        )
        if shares or not _same_measure(measure, other):
            continue
        span = Span(first.start, match.end())
        return _Numbers(span, low, number) if group == "high" else _Numbers(span, low, low, number)
    return None


def _same_measure(one: _Measure, other: _Measure) -> bool:
    """Whether two numbers have one unit, which the second may say in full (*%*, *%/năm*)."""
    notations = {each.unit.notation for each in (one, other) if each.unit is not None}
    if one.unit and other.unit and one.scale == other.scale and len(notations - {None}) == 1:
        return None not in notations
    return re.match(rf"{re.escape(one.printed)}(?!\w)", other.printed) is not None


def _measure(text: str, at: int) -> _Measure:
    """The scale word and the unit at an offset, if there are any."""
    scaled = _SCALE.match(text, at)
    end = scaled.end() if scaled else at
    unit = read_unit(text, end)
    end = unit.end if unit else end
    scale = " ".join(scaled["scale"].split()) if scaled else ""
    return _Measure(scale, unit, " ".join(text[at:end].split()), end)


def _second_number(text: str, at: int, bound: bool) -> re.Match[str] | None:
    """The number behind *đến*: of *từ 5 đến 7*, or of *5 đến 7%*."""
    match = _TO.match(text, at)
    counted = match is not None and read_unit(text, match.end()) is not None
    return match if bound or counted else None


def _with_unit(text: str, lead: _Lead, numbers: _Numbers) -> PrintedQuantity:
    start, measure = numbers.span.start, _measure(text, numbers.span.end)
    scale, unit, printed, end = measure.scale, measure.unit, measure.printed, measure.end
    notation, dimension = (unit.notation, unit.dimension) if unit else (None, "")
    if unit is None and scale.endswith(("tỷ", "tỉ")):
        notation, dimension, printed = "VND", "money", f"{printed} đồng"
    quote = Span(start, end)
    sign = _sign(text, lead, numbers, end, dimension == "percent")
    if tail := _TAIL.match(text, end):
        sign, end = _AFTER[tail[1].lower()], tail.end()
    return PrintedQuantity(
        span=Span(start if lead.start is None else lead.start, end),
        quote=quote,
        digits=numbers.span,
        number_end=end,
        low=numbers.low,
        high=numbers.high,
        whole=numbers.whole,
        sign=sign,
        nearly=lead.word == "gần",
        exponent=SCALES.get(scale, 0),
        unit=notation,
        unit_printed=printed,
        dimension=dimension,
    )


def _sign(text: str, lead: _Lead, numbers: _Numbers, end: int, percent: bool) -> str:
    """The sign of the words before a number; *từ A* opens a bound only where nothing closes it.

    Without a verb before it, *từ* bounds a percentage alone (*chiếm 12 dự án từ 5 xã*).
    """
    if lead.word.endswith("từ"):
        if lead.outer:
            return _BEFORE[lead.outer]
        before = text[: lead.start] if lead.start is not None else ""
        bound = percent or lead.word != "từ" or _REACHING.search(before)
        closed = numbers.low != numbers.high or _RISES.match(text, end)
        return ">=" if bound and not closed else "="
    return _BEFORE.get(lead.word, "=")


def _join(first: PrintedQuantity, second: PrintedQuantity, text: str) -> PrintedQuantity:
    """Give the first of two coordinated counts the denominator printed after the second.

    *12 bác sỹ và 37 giường bệnh trên 1 vạn dân* counts both per ten thousand people.
    """
    denominator = _PER_TEN_THOUSAND.search(text, second.quote.start, second.quote.end)
    gap = text[first.quote.end : second.span.start]
    if denominator is None or not _AND.fullmatch(gap) or "/" in first.unit_printed:
        return first
    counted = text[first.digits.end : first.quote.end].strip()
    ratio = read_unit(f"{counted}/vạn dân", 0)
    if ratio is None or ratio.dimension != "ratio":
        return first
    return replace(
        first,
        unit=ratio.notation,
        dimension=ratio.dimension,
        unit_printed=" ".join((counted + denominator[0]).split()),
        span=Span(first.span.start, second.span.end),
        number_end=second.span.start,
    )


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])
