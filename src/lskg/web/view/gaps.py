"""How far a target is from the latest result, and what that asks of each year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal

from flask_babel import gettext

from lskg.web.view.localized import Reader
from lskg.web.view.quantities import PERCENT, Value, in_words

_TURNED = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "="}
_FINEST = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between a result and a target, in words.

    Attributes:
        distance: how much more or less the target is; says so where it is reached already.
        pace: what that makes in a year; empty where the two are not of single years.
    """

    distance: str
    pace: str = ""


def gap(
    reader: Reader, wanted: Value, result: Value, aim_iso: str = "", iso: str = ""
) -> Gap | None:
    """The gap to the nearest end of a target; None where the two cannot be subtracted.

    Args:
        reader: whom the words are for.
        wanted: the value of the target.
        result: the value of the latest result.
        aim_iso: the year or years of the target, as in ISO 8601.
        iso: the year or years of the result.
    """
    missing = between(wanted, result)
    if missing is None:
        return None
    if not missing:
        return Gap(str(gettext("đã đạt")))
    years = int(aim_iso) - int(iso) if aim_iso.isdecimal() and iso.isdecimal() else 0
    distance = _words(reader, wanted, missing)
    if years <= 0:
        return Gap(distance)
    return Gap(distance, _words(reader, wanted, (missing / years).quantize(_FINEST)))


def between(wanted: Value, result: Value) -> Decimal | None:
    """What a result lacks to the nearest end of a target, in the scale of the target.

    >>> aim, now = Value(low=Decimal(12), high=Decimal(13)), Value(low=Decimal("20.92"))
    >>> between(aim, now), between(replace(aim, comparator=">", high=None), now)
    (Decimal('-7.92'), Decimal('0'))
    """
    if result.unit != wanted.unit or result.low is None:
        return None
    known = result.low.scaleb(result.exponent - wanted.exponent)
    if wanted.low is not None and known <= wanted.low:
        reached = known == wanted.low and wanted.comparator != ">"
        return Decimal(0) if reached else wanted.low - known
    if wanted.high is not None and known >= wanted.high:
        reached = known == wanted.high and wanted.comparator != "<"
        return Decimal(0) if reached else wanted.high - known
    return Decimal(0)


def _words(reader: Reader, wanted: Value, amount: Decimal) -> str:
    size = abs(amount).quantize(_FINEST, ROUND_HALF_EVEN) if amount % _FINEST else abs(amount)
    value = replace(
        wanted,
        low=size,
        high=size,
        comparator=_TURNED[wanted.comparator] if amount < 0 else wanted.comparator,
    )
    if wanted.unit == PERCENT:
        unit = "điểm\N{NO-BREAK SPACE}%" if reader.language == "vi" else "percentage point"
        words = in_words(replace(value, unit=None), reader.language, "", unit)
    else:
        words = reader.value(value, reader.language)
    if amount < 0:
        return str(gettext("giảm %(amount)s", amount=words))
    return str(gettext("tăng %(amount)s", amount=words))
