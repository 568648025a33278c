"""Labels in both languages for things whose name is made of numbers."""

from __future__ import annotations

from decimal import Decimal

from lskg.extract.records import Target
from lskg.text.periods import Period
from lskg.text.quantities import Quantity

_LEADS = {
    "=": ("", ""),
    ">": ("trên ", "over "),
    ">=": ("từ ", "at least "),
    "<": ("dưới ", "under "),
    "<=": ("tối đa ", "at most "),
    "~": ("khoảng ", "about "),
}
_SCALES_EN = {
    0: "",
    3: "thousand ",
    4: "ten thousand ",
    6: "million ",
    9: "billion ",
    12: "trillion ",
}
_UNITS_EN = {"PERCENT": "%", "UNITLESS": ""}
_AGGREGATIONS = {
    "yearly-average": ("bình quân hằng năm ", "yearly average "),
    "yearly": ("hằng năm ", "yearly "),
}


def number_text(value: Decimal, language: str) -> str:
    """A number with the marks of a language.

    >>> number_text(Decimal("6000000"), "vi"), number_text(Decimal("0.7"), "en")
    ('6.000.000', '0.7')
    """
    text = f"{value:,f}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def quantity_text(quantity: Quantity, language: str) -> str:
    """A quantity in words: sign, number or range, scale and unit."""
    english = language == "en"
    ends = dict.fromkeys((quantity.low, quantity.high))
    numbers = "–".join(number_text(end, language) for end in ends)
    lead = _LEADS[quantity.sign][english]
    if quantity.nearly:
        lead = ("gần ", "nearly ")[english]
    if english:
        unit = _SCALES_EN[quantity.exponent] + _UNITS_EN.get(
            quantity.unit or "", quantity.unit or ""
        )
        joint = "" if unit == "%" else " "
    else:
        unit = quantity.unit_printed or _UNITS_EN.get(quantity.unit or "", "")
        joint = "" if unit == "%" else " "
        if quantity.sign == ">=":
            unit += " trở lên"
    return f"{lead}{numbers}{joint}{unit}".strip()


def period_text(period: Period) -> str:
    """Years with an en dash between them: ``2026–2030``."""
    return str(period).replace("/", "–")


def target_label(target: Target, name: str, language: str) -> str:
    """Indicator, value and period of a target in one line."""
    english = language == "en"
    label = f"{name}: {quantity_text(target.quantity, language)}"
    if target.period is not None:
        lead = _AGGREGATIONS.get(target.aggregation, ("", ""))[english]
        label += f" ({lead}{period_text(target.period)})"
    return label
