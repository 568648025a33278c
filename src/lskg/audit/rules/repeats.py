"""The same fact told twice: in other words, in another unit, or as a yearly mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from lskg.audit.annotated_text import AnnotatedText, related
from lskg.audit.checks import Check, judge
from lskg.extract.figures.records import Figure
from lskg.text.numbers import RUN

_MEAN = re.compile(
    r"(?<!\w)(?:bình quân|trung bình)(?: (?:mỗi|hằng|hàng|một) năm)[^0-9;:.]{0,40}$", re.IGNORECASE
)
_YEARS = re.compile(r"(?<!\w)(?:trong |cả |qua )?0?([2-9]|10) năm(?!\w)", re.IGNORECASE)
#: A number of so many digits that two things have in common tells one of them.
_TELLING_DIGITS = 6
_SPAN = re.compile(r"([0-9]{4})/([0-9]{4})")


def find_repeats(text: AnnotatedText) -> Iterator[Check]:
    """The figures that state what another one states."""
    for figure in text.figures:
        for start in related(figure, "same-as"):
            yield _repeat(text, figure, text.by_start[start])
        found = _mean(text, figure)
        if found is not None:
            yield found
    for members in text.groups():
        yield from _reprinted(text, members)
        yield from _ranked(text, members)


def _reprinted(text: AnnotatedText, members: Sequence[Figure]) -> Iterator[Check]:
    """*Phát hiện 126.262,2m² đất; kiến nghị thu hồi 126.262,2m² đất*: so many digits are one."""
    seen: dict[tuple[str, str | None], Figure] = {}
    for figure in members:
        number = RUN.search(text.document[figure.span])
        if number is None or figure.denominator is not None:
            continue
        if sum(each.isdigit() for each in number[0]) >= _TELLING_DIGITS:
            before = seen.setdefault((number[0], figure.unit), figure)
            if before is not figure:
                yield same(text, figure, before)


def _ranked(text: AnnotatedText, members: Sequence[Figure]) -> Iterator[Check]:
    """*Năm 2020 xếp hạng 36/63; năm 2021: 23/63*: ranks among the same number of others."""
    ranks = [each for each in members if each.kind == "rank" and each.denominator is not None]
    alike = [each for each in ranks if each.denominator == ranks[0].denominator]
    if len(alike) > 1:
        first, *others = [text.amount(each, whole=True) for each in alike]
        yield judge("whole", first, others, lambda each: each[0])


def same(text: AnnotatedText, stated: Figure, other: Figure, rule: str = "repeat") -> Check:
    """The check of a figure with another that must be equal to it."""
    whole = rule == "whole"
    found = judge(
        rule, text.amount(stated, whole), [text.amount(other, whole)], lambda each: each[0]
    )
    alike = stated.comparator == other.comparator and found.computed == found.expected
    return replace(found, verdict="consistent") if alike else found


def mean(text: AnnotatedText, yearly: Figure, whole: Figure, years: int | None) -> Check:
    """The check of a yearly mean with its total; undecidable when no years are told."""
    share = Fraction(1, years or 1)
    stated, amount = text.amount(yearly), text.amount(whole)
    found = judge("mean", stated, [amount], lambda each: each[0] * share, years)
    return found if years else replace(found, verdict="undecidable")


def _repeat(text: AnnotatedText, figure: Figure, other: Figure) -> Check:
    if figure.unit == other.unit:
        return same(text, figure, other)
    found = judge("equivalence", text.amount(figure), [text.amount(other)], lambda each: each[0])
    return replace(found, verdict="undecidable")


def _mean(text: AnnotatedText, figure: Figure) -> Check | None:
    """*Kết nạp 9.964 đảng viên, bình quân mỗi năm 2.166 đảng viên*."""
    if figure.kind in {"change", "rate"} or not _MEAN.search(text.lead(figure)):
        return None
    earlier = [
        each
        for each in text.members(text.sentence(figure))
        if each.span < figure.span and each.unit == figure.unit and each.kind == figure.kind
    ]
    if not earlier or figure.unit in {None, "PERCENT"}:
        return None
    whole = earlier[-1]
    checks = [mean(text, figure, whole, years) for years in _years(text, whole)]
    agreeing = [each for each in checks if each.verdict != "error"]
    nearest = sorted(checks, key=lambda each: abs(each.computed - each.expected))
    if not agreeing and whole.period_basis == "heading":
        # The years of the total are not printed with it: it may be of fewer.
        nearest = [replace(each, verdict="undecidable") for each in nearest]
    return (agreeing or nearest or [mean(text, figure, whole, None)])[0]


def _years(text: AnnotatedText, whole: Figure) -> tuple[int, ...]:
    """How many years a total covers; a term from one congress to the next may be counted twice."""
    if match := _SPAN.fullmatch(whole.period or ""):
        length = int(match[2]) - int(match[1])
        return (length + 1, length)
    told = _YEARS.findall(text.before(whole))
    return (int(told[-1]),) if told else ()
