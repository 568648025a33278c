"""Quantity values in words of either language: *từ 10% trở lên*, *at least 10%*."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from babel import Locale

from lskg.web.language import Language, write_number

PERCENT = "http://qudt.org/vocab/unit/PERCENT"
UNITLESS = "http://qudt.org/vocab/unit/UNITLESS"
_PHRASES: dict[Language, dict[str, str]] = {
    "vi": {
        ">=": "từ {} trở lên",
        ">": "trên {}",
        "<=": "không quá {}",
        "<": "dưới {}",
        "about": "khoảng {}",
        "nearly": "gần {}",
        "over": "hơn {}",
    },
    "en": {
        ">=": "at least {}",
        ">": "more than {}",
        "<=": "at most {}",
        "<": "less than {}",
        "about": "about {}",
        "nearly": "nearly {}",
        "over": "over {}",
    },
}
_ENGLISH = Locale("en")


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity value as the graph gives it.

    Attributes:
        printed: the value in the words of the report, or None.
        comparator: notation of the bound: ``=``, ``between``, ``>``, ``>=``, ``<`` or ``<=``.
        precision: notation of the precision: ``exact``, ``about``, ``nearly`` or ``over``.
        scale: IRI of the scale word, or None.
        unit: IRI of the unit, or None.
    """

    printed: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    comparator: str = "="
    precision: str = "exact"
    scale: str | None = None
    exponent: int = 0
    unit: str | None = None


def in_words(
    value: Value, language: Language, scale: str, unit: str, plural: str | None = None
) -> str:
    """The value in words; `scale` and `unit` are labels in the same language.

    Args:
        value: what is said.
        language: the language of the words.
        scale: word of the power of ten.
        unit: the unit after one.
        plural: the unit after other numbers in English, where it differs.

    >>> ten = Value(low=Decimal(10), comparator=">=", unit=PERCENT)
    >>> in_words(ten, "en", "", "per cent")
    'at least 10%'
    >>> money = Value(None, Decimal(130), Decimal(130), precision="about", exponent=6)
    >>> in_words(money, "vi", "triệu", "đồng")
    'khoảng 130 triệu đồng'
    """
    amount = _amount(value, language, scale, unit, plural or unit)
    if not amount:
        return value.printed or ""
    phrases = _PHRASES[language]
    for mark in (value.precision, value.comparator):
        amount = phrases.get(mark, "{}").format(amount)
    return amount


def _amount(value: Value, language: Language, scale: str, unit: str, plural: str) -> str:
    ends = [end for end in (value.low, value.high) if end is not None]
    if not ends:
        return ""
    number = "–".join(write_number(end, language) for end in dict.fromkeys(ends))
    if value.unit == PERCENT:
        return f"{number}%"
    words = [number, scale if value.exponent else ""]
    if value.unit != UNITLESS:
        one = _ENGLISH.plural_form(ends[-1]) == "one" and not value.exponent
        words.append(unit if language == "vi" or one else plural)
    return " ".join(word for word in words if word)
