"""The same fact told twice: in other words, in another unit, or as a yearly mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from lskg.audit.context import Setting, related
from lskg.audit.ties import Tie, tie
from lskg.extract.figures.records import Figure

_MEAN = re.compile(
    r"(?<!\w)(?:bình quân|trung bình)(?: (?:mỗi|hằng|hàng|một) năm)[^0-9;:.]{0,40}$", re.IGNORECASE
)
_YEARS = re.compile(r"(?<!\w)(?:trong |cả |qua )?0?([2-9]|10) năm(?!\w)", re.IGNORECASE)
_SPAN = re.compile(r"([0-9]{4})/([0-9]{4})")


def find_repeats(setting: Setting) -> Iterator[Tie]:
    """The figures that state what another one states."""
    for figure in setting.figures:
        for start in related(figure, "same-as"):
            yield _repeat(setting, figure, setting.by_start[start])
        found = _mean(setting, figure)
        if found is not None:
            yield found


def same(setting: Setting, stated: Figure, other: Figure, rule: str = "repeat") -> Tie:
    """The tie of a figure with another that must be equal to it."""
    whole = rule == "whole"
    found = tie(
        rule, setting.amount(stated, whole), [setting.amount(other, whole)], lambda each: each[0]
    )
    alike = stated.comparator == other.comparator and found.computed == found.expected
    return replace(found, verdict="consistent") if alike else found


def mean(setting: Setting, yearly: Figure, whole: Figure, years: int | None) -> Tie:
    """The tie of a yearly mean with its total; undecidable when no years are told."""
    share = Fraction(1, years or 1)
    stated, amount = setting.amount(yearly), setting.amount(whole)
    found = tie("mean", stated, [amount], lambda each: each[0] * share, years)
    return found if years else replace(found, verdict="undecidable")


def _repeat(setting: Setting, figure: Figure, other: Figure) -> Tie:
    if figure.unit == other.unit:
        return same(setting, figure, other)
    found = tie(
        "equivalence", setting.amount(figure), [setting.amount(other)], lambda each: each[0]
    )
    return replace(found, verdict="undecidable")


def _mean(setting: Setting, figure: Figure) -> Tie | None:
    """*Kết nạp 9.964 đảng viên, bình quân mỗi năm 2.166 đảng viên*."""
    if figure.kind in {"change", "rate"} or not _MEAN.search(setting.lead(figure)):
        return None
    earlier = [
        each
        for each in setting.members(setting.sentence(figure))
        if each.span < figure.span and each.unit == figure.unit and each.kind == figure.kind
    ]
    if not earlier or figure.unit in {None, "PERCENT"}:
        return None
    whole = earlier[-1]
    ties = [mean(setting, figure, whole, years) for years in _years(setting, whole)]
    agreeing = [each for each in ties if each.verdict != "error"]
    return (agreeing or ties or [mean(setting, figure, whole, None)])[0]


def _years(setting: Setting, whole: Figure) -> tuple[int, ...]:
    """How many years a total covers; a term from one congress to the next may be counted twice."""
    if match := _SPAN.fullmatch(whole.period or ""):
        length = int(match[2]) - int(match[1])
        return (length + 1, length)
    told = _YEARS.findall(setting.before(whole))
    return (int(told[-1]),) if told else ()
