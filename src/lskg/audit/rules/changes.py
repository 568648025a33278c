"""Changes and the two levels that they lie between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lskg.audit.annotated_text import AnnotatedText, related
from lskg.audit.checks import Check, judge
from lskg.extract.figures.records import Figure

_FROM = re.compile(r"(?<!\w)từ(?:\s+(?:mức|khoảng|gần|trên|hơn))*\s*$", re.IGNORECASE)
_TO = re.compile(
    r"(?<!\w)(?:còn|thành|lên|xuống|đến)(?:\s+(?:còn|đến|thành|mức|khoảng|gần|trên|hơn))*\s*$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"[\s,]*(?:so (?:với )?[^();:]{0,60})?\((?:có |là |đạt |năm [0-9]{4}(?: là| đạt| có|:|,)? ?)*",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"(?<!\w)(?:bình quân|trung bình|mỗi năm|hằng năm|hàng năm)(?!\w)", re.I)


def find_changes(text: AnnotatedText) -> Iterator[Check]:
    """The changes whose two levels stand beside them."""
    for figure in text.figures:
        if figure.kind not in {"change", "rate"} or figure.direction is None:
            continue
        if (figure.period or "").startswith("annual") or _YEARLY.search(text.lead(figure)):
            continue
        levels = _levels(text, figure)
        if levels is not None:
            yield from _checks(text, figure, *levels)


def _levels(text: AnnotatedText, figure: Figure) -> tuple[Figure, Figure] | None:
    """The level after a change and the one before it."""
    for relation in ("change-of", "share-of"):
        for start in related(figure, relation):
            other = text.by_start[start]
            if other.kind in {"change", "rate"}:
                return _levels(text, other) if relation == "share-of" else None
            if text.sentence(other) == text.sentence(figure):
                base = _base_behind(text, figure, other) or _base_before(text, other)
                return (other, base) if base is not None else None
    return None


def _base_behind(text: AnnotatedText, change: Figure, level: Figure) -> Figure | None:
    """*281 cơ sở, tăng 21,6% so với năm 2020 (236 cơ sở)*: the only number of the brackets."""
    members = text.members(text.sentence(change))
    base = next((each for each in members if each.span > change.span), None)
    if base is None or not _same(base, level):
        return None
    words = text.between(change, base)
    if base.kind in {"change", "rate"} and not words.lstrip(" ,").startswith("so"):
        return None
    alone = text.after(base).lstrip().startswith(")")
    return base if alone and _SINCE.fullmatch(words) else None


def _base_before(text: AnnotatedText, level: Figure) -> Figure | None:
    """*Từ 200 xã còn 194 xã*: the number right before the level, if it is where it began."""
    members = list(text.members(text.sentence(level)))
    at = members.index(level)
    if at == 0 or not _same(members[at - 1], level):
        return None
    base = members[at - 1]
    if _FROM.search(text.lead(base)) and _TO.search(text.lead(level)):
        return base
    return None


def _same(one: Figure, other: Figure) -> bool:
    return one.unit is not None and one.unit == other.unit


def _checks(text: AnnotatedText, change: Figure, level: Figure, base: Figure) -> Iterator[Check]:
    stated, levels = text.amount(change), [text.amount(level), text.amount(base)]
    sign = 1 if change.direction == "increase" else -1
    growth = judge(
        "growth", stated, levels, lambda each: (each[0] - each[1]) / each[1] * 100 * sign
    )
    difference = judge("difference", stated, levels, lambda each: (each[0] - each[1]) * sign)
    if change.unit == "PERCENT":
        shares = level.unit == "PERCENT"
        in_points = shares and not growth.verdict.startswith("consistent")
        yield difference if in_points else growth
    elif change.unit in {level.unit, "percentage point"}:
        yield difference
