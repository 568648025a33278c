"""What a printed figure amounts to, and what its digits leave open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lskg.audit.intervals import Interval
from lskg.extract.figures.records import Figure
from lskg.text.document import Document
from lskg.text.numbers import RUN, parse_number

#: A number that ends in so many zeros was rounded, but for its first digits.
_ROUND_ZEROS = 3
_TELLING_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as a number in its unit without scale word.

    Attributes:
        figure: what was printed.
        low: the number, or the lower end of a range.
        high: the number again, or the upper end.
        step: the place value of the last digit that tells something; zero for what is counted.
        hedged: whether words make it less than exact (*khoảng, trên, gần*).
    """

    figure: Figure
    low: Fraction
    high: Fraction
    step: Fraction
    hedged: bool

    @property
    def rounded(self) -> Interval:
        """What may have been rounded to the digits as printed."""
        return Interval(self.low - self.step / 2, self.high + self.step / 2)

    @property
    def rounded_or_cut(self) -> Interval:
        """What may have been rounded to the digits as printed, or cut off after them."""
        high = self.high + self.step
        return Interval(self.low - self.step / 2, high, open_high=self.step > 0)

    @property
    def exact(self) -> Interval:
        """The number or range as printed."""
        return Interval(self.low, self.high)


def amount_of(figure: Figure, document: Document, whole: bool = False) -> Amount:
    """What a figure amounts to.

    Args:
        figure: the figure.
        document: the text that it stands in.
        whole: take the denominator of a fraction, not its numerator.
    """
    low, high = figure.low, figure.high
    if whole and figure.denominator is not None:
        low = high = figure.denominator
    scale = Fraction(10) ** figure.exponent
    return Amount(
        figure,
        Fraction(low) * scale,
        Fraction(high) * scale,
        _step(figure, document[figure.span]) * scale,
        figure.comparator != "=",
    )


def is_counted(figure: Figure) -> bool:
    """Whether a figure counts things one by one, so that its digits are all there is."""
    whole = figure.low % 1 == 0 == figure.high % 1
    return whole and figure.exponent == 0 and not _is_measured(figure.unit)


def place_value(number: Decimal, unit: str | None, exponent: int) -> Fraction:
    """Place value of the last digit that tells something; zero for what is counted.

    Zeros at the end of a large round number tell nothing.

    Args:
        number: the number before its scale word.
        unit: notation of its unit.
        exponent: power of ten of its scale word.

    >>> [place_value(Decimal(n), "HA", 0) for n in ("1275.1", "1275", "45000")]
    [Fraction(1, 10), Fraction(1, 1), Fraction(1000, 1)]
    """
    power = number.as_tuple().exponent
    if not isinstance(power, int):
        raise TypeError(f"{number} is not a number")
    if power < 0:
        return Fraction(10) ** power
    if exponent == 0 and not _is_measured(unit):
        return Fraction(0)
    digits = str(int(number))
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros < _ROUND_ZEROS or unit == "PERCENT":
        return Fraction(1)
    return Fraction(10) ** min(zeros, len(digits) - _TELLING_DIGITS)


def _is_measured(unit: str | None) -> bool:
    """Whether a unit is of money, length, area or weight, whose codes begin with a capital."""
    name = unit or ""
    is_code = name[:1].isupper() and " " not in name
    return is_code or name == "percentage point" or " per " in name


def _step(figure: Figure, quote: str) -> Fraction:
    if figure.denominator is not None:
        return Fraction(0)
    numbers = [number for run in RUN.findall(quote) if (number := parse_number(run)) is not None]
    steps = [place_value(each, figure.unit, figure.exponent) for each in numbers[:2]]
    return max(steps, default=Fraction(0))
