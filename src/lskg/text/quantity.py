"""A quantity as a record: a number or range with its sign, scale word and unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from lskg.text.document import Span

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
    """A quantity with the places of its parts in a text.

    Attributes:
        quote: the number and its unit, without hedge and *trở lên*.
        digits: the number, range or fraction alone.
        whole: the denominator of a fraction.
        measure: what the unit measures, as `units.csv` says; empty without a unit.
    """

    quote: Span
    digits: Span
    whole: Decimal | None = None
    measure: str = ""

    def shift(self, by: int) -> PrintedQuantity:
        """The same quantity, counted from another origin."""
        return replace(
            self,
            span=self.span.shift(by),
            number_end=self.number_end + by,
            quote=self.quote.shift(by),
            digits=self.digits.shift(by),
        )
