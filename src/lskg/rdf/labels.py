"""Labels in both languages for things whose name is made of numbers."""

from __future__ import annotations

import re
from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal

from lskg.extract.figures.records import Figure
from lskg.extract.records import Target
from lskg.rdf.codes import Codes, UnitWords
from lskg.text.numbers import SCALES_EN
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
_ENGLISH = Locale("en")
_ORDINALS = {"one": "st", "two": "nd", "few": "rd", "other": "th"}
# The last word of what a body is, before what it is of: *People's Councils at all levels*.
_OF_BODY = re.compile(r"(?:^| )([\w'’-]+)(?= (?:of|for|on|at|in|directly|participating)\b|$)")
_NO_PLURALS = {"Customs"}
#: No report prints so many decimals: they come from a division.
_DECIMALS, _ROUNDED = 4, Decimal("0.01")
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
    """A number with the marks of a language, and the decimals that it is given with.

    >>> number_text(Decimal("6000000"), "vi"), number_text(Decimal("0.70"), "en")
    ('6.000.000', '0.70')
    """
    decimals = max(0, -int(value.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, pattern, language, decimal_quantization=False))


def ordinal_text(value: Decimal) -> str:
    """A place in a row, in English.

    >>> [ordinal_text(Decimal(place)) for place in (1, 2, 3, 11, 23)]
    ['1st', '2nd', '3rd', '11th', '23rd']
    """
    return number_text(value, "en") + _ORDINALS[_ENGLISH.ordinal_form(value)]


def quantity_text(
    quantity: Quantity,
    language: str,
    unit_en: UnitWords | None = None,
    whole: Decimal | None = None,
) -> str:
    """A quantity in words: sign, number or range, scale and unit.

    Args:
        quantity: what is said.
        language: ``vi`` or ``en``.
        unit_en: the unit in English; its notation stands for one that has none.
        whole: what the quantity is a number of: *1 of 7*.
    """
    english = language == "en"
    ends = dict.fromkeys((_shown(quantity.low), _shown(quantity.high)))
    numbers = "–".join(number_text(end, language) for end in ends)
    if whole is not None:
        is_part = english and quantity.low <= whole
        numbers += (" of " if is_part else "/") + number_text(whole, language)
    lead = _LEADS[quantity.sign][english]
    if quantity.nearly:
        lead = ("gần ", "nearly ")[english]
    last = quantity.high if whole is None else whole
    unit = (
        _unit_en(quantity.unit, quantity.exponent, unit_en, last) if english else _unit_vi(quantity)
    )
    joint = "" if unit == "%" else " "
    if quantity.sign == ">=" and not english:
        unit += " trở lên"
    return f"{lead}{numbers}{joint}{unit}".strip()


def _shown(value: Decimal) -> Decimal:
    long = -int(value.as_tuple().exponent) > _DECIMALS
    return value.quantize(_ROUNDED) if long else value


def _unit_vi(quantity: Quantity) -> str:
    if quantity.unit == "percentage point":
        return "điểm phần trăm"  # also where “%” is printed
    return quantity.unit_printed or ("%" if quantity.unit == "PERCENT" else "")


def unit_text(codes: Codes, figure: Figure, number: Decimal) -> str:
    """What stands behind a number in the unit of a figure in English, with the space before it."""
    words = codes.unit_words(figure.unit, figure.unit_printed)
    unit = _unit_en(figure.unit, figure.exponent, words, number).strip()
    return unit if unit in ("", "%") else f" {unit}"


def _unit_en(notation: str | None, exponent: int, words: UnitWords | None, number: Decimal) -> str:
    """Scale and unit, in the plural form that the number asks for."""
    scale = SCALES_EN[exponent]
    if notation in ("PERCENT", "UNITLESS", None):
        return scale + ("%" if notation == "PERCENT" else "")
    if words is None:
        return scale + notation
    is_one = _ENGLISH.plural_form(_shown(number)) == "one" and not exponent
    return scale + (words.one if is_one else words.other)


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
    figure: Figure, quantity: Quantity, name: str, language: str, unit_en: UnitWords | None
) -> str:
    """Indicator, value, period and status of a figure in one line."""
    english = language == "en"
    if figure.kind == "rank" and (figure.denominator is not None or not figure.unit_printed):
        words = _rank(figure, language)
    else:
        words = quantity_text(quantity, language, unit_en, figure.denominator)
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


def _rank(figure: Figure, language: str) -> str:
    """A place in a row: *12th of 63*, *thứ 12/63*."""
    whole = None if figure.denominator is None else number_text(figure.denominator, language)
    ends = dict.fromkeys((figure.low, figure.high))
    lead = _LEADS[figure.comparator]
    if language == "en":
        places = "–".join(ordinal_text(end) for end in ends)
        return f"{lead[1]}{places}" + (f" of {whole}" if whole else "")
    places = "–".join(number_text(end, language) for end in ends)
    return f"{lead[0]}thứ {places}" + (f"/{whole}" if whole else "")


#: A mark in a sentence, and none in a number: *2,055*.
_PAUSE = re.compile(r"[,;:](?!\d)")


def short_text(text: str, limit: int = 100) -> str:
    """The beginning of a long statement, up to a comma or a semicolon, or else to a word.

    >>> short_text("Phát triển du lịch, nâng cao chất lượng dịch vụ", limit=30)
    'Phát triển du lịch…'
    >>> short_text("Phát triển du lịch", limit=30)
    'Phát triển du lịch'
    >>> short_text("with an area of 2,055 hectares or more", limit=19)
    'with an area of…'
    """
    if len(text) <= limit:
        return text
    head = text[:limit]
    pauses = (mark.start() for mark in _PAUSE.finditer(text))
    cut = max((at for at in pauses if at < limit), default=-1)
    if cut < limit // 3:
        cut = head.rfind(" ")
    return head[:cut].rstrip(" ,;:(") + "…"


def target_label(target: Target, name: str, language: str, unit_en: UnitWords | None = None) -> str:
    """Indicator, value and period of a target in one line."""
    english = language == "en"
    label = f"{name}: {quantity_text(target.quantity, language, unit_en)}"
    if target.period is not None:
        lead = _AGGREGATIONS.get(target.aggregation, ("", ""))[english]
        label += f" ({lead}{period_text(target.period)})"
    return label


def doing(body_en: str, roles_en: str) -> str:
    """A body and what it does, as words that agree in number.

    >>> doing("People's Councils at all levels", "coordinates, is judged")
    "People's Councils at all levels: coordinate, are judged"
    >>> doing("Provincial Customs", "issues")
    'Provincial Customs: issues'
    """
    head = _OF_BODY.search(body_en)
    if head and head[1].endswith("s") and head[1] not in _NO_PLURALS:
        several = (
            f"are{role[2:]}" if role.startswith("is ") else role.removesuffix("s")
            for role in roles_en.split(", ")
        )
        roles_en = ", ".join(several)
    return f"{body_en}: {roles_en}"
