"""Labels in both languages for things whose name is made of numbers."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lskg.extract.figures.records import Figure
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
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DIRECTIONS = {"increase": ("tăng", "up"), "decrease": ("giảm", "down")}
_STATUSES = {
    "estimate": ("ước", "estimate"),
    "target": ("mục tiêu", "target"),
    "forecast": ("dự báo", "forecast"),
}
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


def quantity_text(quantity: Quantity, language: str, unit_en: str | None = None) -> str:
    """A quantity in words: sign, number or range, scale and unit.

    Args:
        quantity: what is said.
        language: ``vi`` or ``en``.
        unit_en: English label of the unit, when its notation is none.
    """
    english = language == "en"
    ends = dict.fromkeys((quantity.low, quantity.high))
    numbers = "–".join(number_text(end, language) for end in ends)
    lead = _LEADS[quantity.sign][english]
    if quantity.nearly:
        lead = ("gần ", "nearly ")[english]
    if english:
        named = plural(unit_en or quantity.unit or "", ends)
        unit = _SCALES_EN[quantity.exponent] + _UNITS_EN.get(quantity.unit or "", named)
        joint = "" if unit == "%" else " "
    else:
        unit = quantity.unit_printed or _UNITS_EN.get(quantity.unit or "", "")
        joint = "" if unit == "%" else " "
        if quantity.sign == ">=":
            unit += " trở lên"
    return f"{lead}{numbers}{joint}{unit}".strip()


def interval_text(iso: str, language: str) -> str:
    """A period in words: years with an en dash between them, months and days as usual.

    >>> interval_text("2021/2025", "vi"), interval_text("2025-04", "vi")
    ('2021–2025', 'tháng 4/2025')
    >>> interval_text("2025-04-25", "en")
    '25 April 2025'
    """
    return "–".join(_date_text(part, language) for part in iso.split("/"))


def _date_text(date: str, language: str) -> str:
    """A year, month or day in words."""
    parts = date.split("-")
    if len(parts) == 1:
        return date
    year, month, *day = (int(part) for part in parts)
    if language == "vi":
        lead = f"ngày {day[0]}/" if day else "tháng "
        return f"{lead}{month}/{year}"
    lead = f"{day[0]} " if day else ""
    return f"{lead}{_MONTHS[month - 1]} {year}"


def period_text(period: Period) -> str:
    """Years with an en dash between them: ``2026–2030``."""
    return str(period).replace("/", "–")


def figure_label(
    figure: Figure, quantity: Quantity, name: str, language: str, unit_en: str | None
) -> str:
    """Indicator, value, period and status of a figure in one line."""
    english = language == "en"
    words = quantity_text(quantity, language, unit_en)
    if figure.denominator is not None:
        words = words.replace(
            number_text(figure.low, language),
            f"{number_text(figure.low, language)}/{number_text(figure.denominator, language)}",
            1,
        )
    if figure.kind == "change" and figure.direction is not None:
        words = f"{_DIRECTIONS[figure.direction][english]} {words}"
    details = []
    if figure.period is not None:
        interval = figure.period.removeprefix("annual ")
        lead = ("hằng năm ", "yearly ")[english] if interval != figure.period else ""
        details.append(lead + interval_text(interval, language))
    if figure.status != "actual":
        details.append(_STATUSES[figure.status][english])
    return f"{name}: {words}" + (f" ({', '.join(details)})" if details else "")


def plural(unit: str, ends: Iterable[Decimal]) -> str:
    """An English unit after its number.

    >>> plural("doctor per 10000 people", [Decimal(12)]), plural("inquiry", [Decimal(2)])
    ('doctors per 10000 people', 'inquiries')
    >>> plural("%", [Decimal(67)]), plural("% per year", [Decimal(7)])
    ('%', '% per year')
    """
    head, per, rest = unit.partition(" per ")
    if not head[-1:].isalpha() or head.isupper() or set(ends) == {Decimal(1)}:
        return unit
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ie"
    elif head.endswith(("s", "x", "ch", "sh")):
        head += "e"
    return f"{head}s{per}{rest}"


def short_text(text: str, limit: int = 100) -> str:
    """The beginning of a long statement, up to a comma or a semicolon, or else to a word.

    >>> short_text("Phát triển du lịch, nâng cao chất lượng dịch vụ", limit=30)
    'Phát triển du lịch…'
    >>> short_text("Phát triển du lịch", limit=30)
    'Phát triển du lịch'
    """
    if len(text) <= limit:
        return text
    head = text[:limit]
    cut = max(head.rfind(mark) for mark in ",;:")
    if cut < limit // 3:
        cut = head.rfind(" ")
    return head[:cut].rstrip(" ,;:(") + "…"


def target_label(target: Target, name: str, language: str) -> str:
    """Indicator, value and period of a target in one line."""
    english = language == "en"
    label = f"{name}: {quantity_text(target.quantity, language)}"
    if target.period is not None:
        lead = _AGGREGATIONS.get(target.aggregation, ("", ""))[english]
        label += f" ({lead}{period_text(target.period)})"
    return label
