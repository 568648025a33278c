"""Changes and the two levels that they lie between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lskg.audit.context import Setting, related
from lskg.audit.ties import Tie, tie
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


def find_changes(setting: Setting) -> Iterator[Tie]:
    """The changes whose two levels stand beside them."""
    for figure in setting.figures:
        if figure.kind not in {"change", "rate"} or figure.direction is None:
            continue
        if (figure.period or "").startswith("annual") or _YEARLY.search(setting.lead(figure)):
            continue
        levels = _levels(setting, figure)
        if levels is not None:
            yield from _judge(setting, figure, *levels)


def _levels(setting: Setting, figure: Figure) -> tuple[Figure, Figure] | None:
    """The level after a change and the one before it."""
    for relation in ("change-of", "share-of"):
        for start in related(figure, relation):
            other = setting.by_start[start]
            if other.kind in {"change", "rate"}:
                return _levels(setting, other) if relation == "share-of" else None
            if setting.sentence(other) == setting.sentence(figure):
                base = _base_behind(setting, figure, other) or _base_before(setting, other)
                return (other, base) if base is not None else None
    return None


def _base_behind(setting: Setting, change: Figure, level: Figure) -> Figure | None:
    """*281 cơ sở, tăng 21,6% so với năm 2020 (236 cơ sở)*: the only number of the brackets."""
    members = setting.members(setting.sentence(change))
    base = next((each for each in members if each.span > change.span), None)
    if base is None or not _same(base, level):
        return None
    words = setting.between(change, base)
    if base.kind in {"change", "rate"} and not words.lstrip(" ,").startswith("so"):
        return None
    alone = setting.after(base).lstrip().startswith(")")
    return base if alone and _SINCE.fullmatch(words) else None


def _base_before(setting: Setting, level: Figure) -> Figure | None:
    """*Từ 200 xã còn 194 xã*: the number right before the level, if it is where it began."""
    members = list(setting.members(setting.sentence(level)))
    at = members.index(level)
    if at == 0 or not _same(members[at - 1], level):
        return None
    base = members[at - 1]
    if _FROM.search(setting.lead(base)) and _TO.search(setting.lead(level)):
        return base
    return None


def _same(one: Figure, other: Figure) -> bool:
    return one.unit is not None and one.unit == other.unit


def _judge(setting: Setting, change: Figure, level: Figure, base: Figure) -> Iterator[Tie]:
    stated, levels = setting.amount(change), [setting.amount(level), setting.amount(base)]
    sign = 1 if change.direction == "increase" else -1
    growth = tie("growth", stated, levels, lambda each: (each[0] - each[1]) / each[1] * 100 * sign)
    difference = tie("difference", stated, levels, lambda each: (each[0] - each[1]) * sign)
    if change.unit == "PERCENT":
        shares = level.unit == "PERCENT"
        in_points = shares and not growth.verdict.startswith("consistent")
        yield difference if in_points else growth
    elif change.unit in {level.unit, "percentage point"}:
        yield difference
