"""Quantity values in words of either language: *từ 10% trở lên*, *at least 10%*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from babel import Locale

from lskg.web.language import Language, write_number
from lskg.web.urls import CODES

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
#: The scale words that values of several ones are brought to, by their power of ten.
_SCALES = {0: "one", 3: "thousand", 6: "million", 9: "billion"}


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

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """Its bounds without the scale word, the lower one first; of one-sided ones that one."""
        found = (end for end in (self.low, self.high) if end is not None)
        return tuple(dict.fromkeys(end.scaleb(self.exponent) for end in found))


def on_one_scale(values: Sequence[Value]) -> tuple[Value, ...]:
    """Values of one unit under one scale word; others, and what has one already, as they are.

    >>> visits = [Value(low=Decimal(4400), exponent=3), Value(low=Decimal(6000000))]
    >>> [(str(each.low), each.exponent) for each in on_one_scale(visits)]
    [('4.400', 6), ('6.000000', 6)]
    """
    sizes = [abs(end) for value in values for end in value.ends if end]
    if len({value.exponent for value in values}) < 2 or len({each.unit for each in values}) > 1:
        return tuple(values)
    exponent = max((each for each in _SCALES if sizes and 10**each <= min(sizes)), default=0)
    return tuple(_scaled(value, exponent) for value in values)


def _scaled(value: Value, exponent: int) -> Value:
    low, high = (
        None if end is None else end.scaleb(value.exponent - exponent)
        for end in (value.low, value.high)
    )
    scale = f"{CODES}scale-word/{_SCALES[exponent]}"
    return replace(value, low=low, high=high, scale=scale, exponent=exponent)


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
