"""Numbers as a sum is written with them, with the marks of a language."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from lskg.extract.figures.records import Figure
from lskg.text.document import Document
from lskg.text.numbers import RUN, format_number, parse_number

_MOST_DECIMALS = 9

#: What stands behind a number of a figure in English, with the space before it: the list of units
#: is published data, which whoever asks for a sentence knows.
UnitText = Callable[[Figure, Decimal], str]


def printed(figure: Figure, document: Document, language: str) -> str:
    """The number of a figure with the digits of the report."""
    runs = [number for run in RUN.findall(document[figure.span]) if (number := parse_number(run))]
    if not runs:
        return marked(figure.low, language)
    if figure.denominator is not None:
        return marked(figure.low, language)
    ends = runs[:2] if figure.low != figure.high else runs[:1]
    return "–".join(marked(each, language) for each in ends)


def shown(figure: Figure, document: Document, language: str, units: UnitText) -> str:
    """A figure as it is named in a sentence: the words of the report, or number and unit."""
    if language == "vi":
        return " ".join(document[figure.span].split())
    number, last = printed(figure, document, language), figure.high
    if figure.denominator is not None:
        number, last = f"{number} of {marked(figure.denominator, language)}", figure.denominator
    return number + units(figure, last)


def written(value: Fraction, language: str, decimals: int) -> str:
    """A number in full where it ends, else rounded.

    >>> written(Fraction(1, 8), "vi", 3), written(Fraction(2, 3), "en", 2)
    ('0,125', '≈ 0.67')
    """
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    ends = Fraction(exact) == value and _decimals(exact) <= decimals
    if ends:
        return marked(exact, language)
    step = Decimal(1).scaleb(-decimals)
    return f"≈ {marked(exact.quantize(step, rounding=ROUND_HALF_UP), language)}"


def marked(value: Decimal, language: str) -> str:
    """A decimal with the marks of a language.

    >>> marked(Decimal("1275.40"), "vi"), marked(Decimal("1275.40"), "en")
    ('1.275,40', '1,275.40')
    """
    return format_number(value) if language == "vi" else f"{value:,f}"


def decimals_of(figure: Figure, document: Document) -> int:
    """How many decimals a figure is printed with."""
    runs = [parse_number(run) for run in RUN.findall(document[figure.span])]
    return max((_decimals(each) for each in runs if each is not None), default=0)


def decimal_of(value: Fraction) -> Decimal:
    """A number as a decimal, rounded after nine decimals where it does not end."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    if _decimals(exact) <= _MOST_DECIMALS:
        return exact
    return exact.quantize(Decimal(1).scaleb(-_MOST_DECIMALS), rounding=ROUND_HALF_UP)


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
