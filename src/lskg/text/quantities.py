"""Numbers, ranges, comparators, scale words and units as Vietnamese reports print them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files

from lskg.text.document import Span
from lskg.text.periods import mask_periods

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_SCALES = {"nghìn tỷ": 12, "tỷ": 9, "triệu": 6, "vạn": 4, "nghìn": 3, "ngàn": 3}
# Printed before the number, longest first, with the sign the tables show.
_BEFORE = {
    "không thấp hơn": ">=",
    "không vượt quá": "<=",
    "tối thiểu": ">=",
    "không dưới": ">=",
    "không quá": "<=",
    "ít nhất": ">=",
    "xấp xỉ": "~",
    "tối đa": "<=",
    "khoảng": "~",
    "trên": ">",
    "dưới": "<",
    "hơn": ">",
    "gần": "~",
    "từ": "",
    "≥": ">=",
    "≤": "<=",
    ">": ">",
    "<": "<",
}
_AFTER = {"trở lên": ">=", "trở xuống": "<="}
_LEAD = "|".join(re.escape(word) for word in _BEFORE)
_QUANTITY = re.compile(
    rf"(?:(?P<lead>(?<!\w)(?:{_LEAD}))\s*)?"
    rf"(?<![\w.,/])(?P<low>{_NUMBER})(?:\s*[-–]\s*(?P<high>{_NUMBER}))?(?![\d])"
    rf"(?:\s*(?P<scale>{'|'.join(_SCALES)})(?!\w))?",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"\s*({'|'.join(_AFTER)})", re.IGNORECASE)
_NOT_COUNTED = re.compile(r"(?:\bcả|\b[Tt]rên|/)\s*$")
_DENOMINATOR = re.compile(r"\s+(?:trên|/)\s*1\s*vạn dân")
_AND = re.compile(r"\s+và\s+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range with its sign, scale word and unit, as printed.

    Attributes:
        span: hedge, number, scale word, unit and *trở lên*.
        number_end: offset after the unit, where the next statement may begin.
        low: the number, or the lower end of the range, before scaling.
        high: the number again, or the upper end of the range.
        sign: ``=``, ``>``, ``>=``, ``<``, ``<=`` or ``~``.
        nearly: whether ``~`` was printed as *gần*.
        exponent: power of ten of the scale word (0 without one).
        unit: notation of the unit, without the scale word; None when the words that follow
            are not a unit known to `units.csv`.
        unit_printed: scale word and unit as printed.
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


def parse_number(text: str) -> Decimal:
    """A printed number as an exact decimal: ``.`` groups thousands, ``,`` marks decimals.

    >>> parse_number("55.039,18")
    Decimal('55039.18')
    """
    return Decimal(text.replace(".", "").replace(",", "."))


def find_quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a text in printed order; spans are relative to it.

    Years, text in round brackets, and numbers that count nothing (*cả 3 tiêu chí*, the
    denominator of *trên 1 vạn dân*) are passed over.
    """
    masked = mask_periods(_mask_brackets(text))
    previous: Quantity | None = None
    for match in _QUANTITY.finditer(masked):
        lead = (match["lead"] or "").lower()
        before = masked[: match.start("low")]
        if _NOT_COUNTED.search(before) and (lead != "trên" or _is_denominator(match, masked)):
            continue
        quantity = _quantity(match, masked, lead)
        if previous is not None and (joined := _join(previous, quantity, text)):
            yield joined
        elif previous is not None:
            yield previous
        previous = quantity
    if previous is not None:
        yield previous


def _quantity(match: re.Match[str], text: str, lead: str) -> Quantity:
    low = parse_number(match["low"])
    end = match.end()
    unit, end = _unit(text, end)
    sign = _BEFORE[lead] or "=" if lead else "="
    if tail := _TAIL.match(text, end):
        sign, end = _AFTER[tail[1].lower()], tail.end()
    scale = (match["scale"] or "").lower()
    unit_start = match.start("scale") if scale else match.end()
    printed = text[unit_start : tail.start() if tail else end].strip()
    return Quantity(
        span=Span(match.start("lead") if lead else match.start("low"), end),
        number_end=end,
        low=low,
        high=parse_number(match["high"]) if match["high"] else low,
        sign=sign,
        nearly=lead == "gần",
        exponent=_SCALES.get(scale, 0),
        unit=unit,
        unit_printed=printed,
    )


def _unit(text: str, at: int) -> tuple[str | None, int]:
    """Notation of the unit printed at an offset, and the offset after it."""
    for printed, notation in _units().items():
        start = at + len(text[at:]) - len(text[at:].lstrip(" "))
        end = start + len(printed)
        if text[start:end] == printed and not text[end : end + 1].isalnum():
            return notation, end
    return None, at


@cache
def _units() -> dict[str, str]:
    """Printed units and their notations, longest first."""
    source = files("lskg.text").joinpath("units.csv").read_text(encoding="utf-8")
    rows = sorted(csv.DictReader(source.splitlines()), key=lambda row: -len(row["printed"]))
    return {row["printed"]: row["notation"] for row in rows}


def _join(first: Quantity, second: Quantity, text: str) -> Quantity | None:
    """Give the first of two coordinated counts the denominator printed after the second.

    *12 bác sỹ và 37 giường bệnh trên 1 vạn dân* counts both per ten thousand people.
    """
    denominator = _DENOMINATOR.search(text, second.span.start, second.span.end)
    gap = text[first.span.end : second.span.start]
    if first.unit is not None or denominator is None or not (split := _AND.search(gap)):
        return None
    printed = gap[: split.start()].strip()
    unit = _units().get(f"{printed} trên 1 vạn dân")
    return replace(
        first,
        unit=unit,
        unit_printed=f"{printed} trên 1 vạn dân",
        span=Span(first.span.start, second.span.end),
        number_end=second.span.start,
    )


def _is_denominator(match: re.Match[str], text: str) -> bool:
    return text[match.start("low") : match.end()].strip() in {"1", "1 vạn"}


def _mask_brackets(text: str) -> str:
    return re.sub(r"\([^()]*\)", lambda match: " " * len(match[0]), text)
