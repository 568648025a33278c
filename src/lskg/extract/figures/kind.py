"""What kind of value a number states: a change or rate, or a rank, share, level or count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lskg.extract.figures.change_words import (
    RANKS,
    Change,
    find_baseline,
    is_listed,
    is_multiple,
    is_ranked,
    read_change,
)
from lskg.extract.figures.noun_phrases import lead_phrase, tail_words
from lskg.extract.figures.readings import Ranking, Reading, Timing, Trend
from lskg.extract.figures.sentence import Around
from lskg.text.quantities import PrintedQuantity

_AMOUNTS = {"money", "area", "length", "mass", "power", "volume", "energy", "electric"}
_LEVELS = {"ratio", "point", "level", "age", "time"}
_PER_HEAD = re.compile(
    r"bình quân đầu người|thu nhập|đầu người|năng suất|mức lương|/người|mỗi người|giá trị sản xuất"
    r" trên|trên một đơn vị",
    re.IGNORECASE,
)
_PER_HEADS = re.compile(r"(?:/|trên )\s*(?:1|01|một)?\s*vạn dân", re.IGNORECASE)
_AGAINST_PLAN = re.compile(
    r"^[^,;.()]{0,20}so (?:với )?(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán|nghị quyết|cùng kỳ)"
    r"|^\s*(?:tổng )?(?:chỉ tiêu|kế hoạch|KH|dự toán|mục tiêu)(?!\w)",
    re.IGNORECASE,
)
_RATE = re.compile(r"(?:tốc độ|mức|tỷ lệ)(?: \w+)? (?:tăng|giảm)(?!\w)", re.IGNORECASE)
_EQUALS = re.compile(r"(?<!\w)bằng(?:\s+(?:khoảng|trên|hơn|gần))*\s*$", re.IGNORECASE)
_VERSUS = re.compile(r"^\s*(?:so với|(?:của )?cùng kỳ|(?:của )?năm [0-9]{4})(?!\w)", re.IGNORECASE)
# *Giảm 1,6% (-673 ha)*: a change stated again by its sign, alone in brackets.
_SIGNS = {"+": "increase", "-": "decrease", "–": "decrease"}
# *Cao hơn cùng kỳ 5 điểm phần trăm*: how far a share lies from what it was.
_APART = re.compile(
    r"(?<!\w)(?:(?P<up>cao|nhiều|lớn|nhanh)|thấp|ít|nhỏ|chậm) hơn\s+(?:so với\s+)?"
    r"(?:cùng kỳ|giai đoạn|nhiệm kỳ|năm|quý|tháng|khóa)(?!\w)[^,;.:()]{0,40}$",
    re.IGNORECASE,
)
_BEYOND = re.compile(r"vượt(?:\s+\w+){1,4}\s*$", re.IGNORECASE)


def note_change(
    around: Around, trend: Trend, timing: Timing, earlier: Sequence[Reading]
) -> tuple[Change | None, Trend]:
    """The change that a number states, or None, and what a list may go on with after it.

    Args:
        around: the number.
        trend: what a list could go on with before it.
        timing: when it holds.
        earlier: the numbers before it.
    """
    quantity, rated = around.quantity, trend.rated
    change = _worded_change(around)
    named = lead_phrase(around.gap, around.fresh) or tail_words(around.after)
    if change is not None:
        rated = _is_rate(change, around, rated, timing)
    elif trend.direction and quantity.whole is None and _goes_on(around, rated, earlier):
        change = Change(trend.direction)
    elif trend.growing and quantity.dimension == "percent" and around.moment and not named:
        change = Change(trend.growing, growth=True)
    direction = change.direction if change else None
    return change, Trend(direction, direction if change and change.growth else None, rated)


def ranked_unit(quantity: PrintedQuantity, ranking: Ranking) -> PrintedQuantity:
    """A rank with the unit printed at the first of its series (*36/63 tỉnh; 23/63*)."""
    first = ranking.first
    if first is None or not ranking.ranked or quantity.whole is None or quantity.unit_printed:
        return quantity
    return replace(
        quantity, unit=first.unit, unit_printed=first.unit_printed, dimension=first.dimension
    )


def note_rank(reading: Reading, ranking: Ranking) -> Ranking:
    """What is known of ranks after a number."""
    if reading.kind != "rank":
        return ranking
    return Ranking(True, reading.quantity if reading.quantity.unit_printed else ranking.first)


def value_kind(
    quantity: PrintedQuantity, around: Around, phrase: str, ranking: Ranking, sentence: str
) -> str:
    """``level``, ``share``, ``rank``, ``count`` or ``amount``, of a number that is no change.

    Args:
        quantity: the number.
        around: the words around it.
        phrase: its indicator.
        ranking: what is known of ranks.
        sentence: the whole sentence.
    """
    if is_ranked(around.gap):
        return "rank"
    if quantity.dimension == "count" and _PER_HEADS.search(phrase):
        return "level"
    if quantity.dimension in {"percent", "part"}:
        return "level" if quantity.dimension == "percent" and _compares(around) else "share"
    if quantity.whole is not None:
        return _of_whole(quantity, ranking, sentence)
    if quantity.dimension in _AMOUNTS:
        per_head = quantity.dimension == "money" and _PER_HEAD.search(
            f"{around.gap} {phrase} {around.after[:30]}"
        )
        return "level" if per_head else "amount"
    if quantity.dimension in _LEVELS or _BEYOND.search(around.gap):
        return "level"
    if not quantity.dimension and (not _is_whole(quantity) or not tail_words(around.after, 1)):
        return "level"
    return "count"


def _of_whole(quantity: PrintedQuantity, ranking: Ranking, sentence: str) -> str:
    """What a fraction is: an amount, a rank or a count."""
    if quantity.dimension in _AMOUNTS:
        return "amount"
    first = ranking.first.unit if ranking.first is not None else None
    ranked = ranking.ranked or bool(RANKS.search(sentence))
    return "rank" if ranked and quantity.unit in {None, "province", first} else "count"


def measured(phrase: str, kind: str, direction: str | None) -> str:
    """What a number of a phrase measures: a yearly rate is no value of the thing that grows.

    >>> measured("doanh thu du lịch", "rate", "increase")
    'tốc độ tăng doanh thu du lịch'
    >>> measured("tốc độ tăng thu nội địa", "rate", "increase")
    'tốc độ tăng thu nội địa'
    """
    if kind != "rate" or not phrase or _RATE.match(phrase):
        return phrase
    return f"{'mức giảm' if direction == 'decrease' else 'tốc độ tăng'} {phrase}"


def _worded_change(around: Around) -> Change | None:
    """The change that the words around a number state themselves."""
    if around.quantity.whole is not None or is_ranked(around.gap):
        return None
    if around.opens and (direction := _SIGNS.get(around.since.strip())):
        return Change(direction)
    if around.quantity.dimension == "point" and (match := _APART.search(around.gap)):
        return Change("increase" if match["up"] else "decrease")
    change = read_change(around.gap, around.after, around.quantity.dimension == "percent")
    return Change("increase") if change is None and is_multiple(around.gap) else change


def _is_rate(change: Change, around: Around, rated: bool, timing: Timing) -> bool:
    """Whether a change is yearly: by its words, its span of years, or the series it goes on."""
    if around.yearly or change.average:
        return True
    if change.growth:
        return timing.period is not None and timing.period.start < timing.period.end
    versus = find_baseline(around.after) or find_baseline(around.gap)
    return rated and not versus and around.quantity.dimension == "percent"


def _goes_on(around: Around, rated: bool, earlier: Sequence[Reading]) -> bool:
    """Whether a number goes on the list of changes before it."""
    quantity = around.quantity
    if rated and quantity.dimension == "percent" and quantity.unit_printed.endswith("/năm"):
        return True
    if ";" in around.since and quantity.dimension == "percent" and tail_words(around.after, 2):
        return False  # *95% phụ nữ …*: a share that begins anew
    listed = is_listed(around.since) or (around.opens and not around.since.strip())
    if not listed or around.previous is None:
        return False
    return earlier[around.previous].quantity.dimension == quantity.dimension


def is_of_plan(after: str) -> bool:
    """Whether the words behind a percentage say that it is of a plan.

    >>> is_of_plan(" dự toán"), is_of_plan(" dân số")
    (True, False)
    """
    return bool(_AGAINST_PLAN.search(after))


def _compares(around: Around) -> bool:
    """Whether a percentage is of a plan, or of what something was (*bằng 118% năm 2020*)."""
    if is_of_plan(around.after):
        return True
    return bool(_EQUALS.search(around.gap)) and bool(_VERSUS.search(around.after))


def _is_whole(quantity: PrintedQuantity) -> bool:
    """Whether the value is a whole number, its scale word included."""
    return quantity.low.scaleb(quantity.exponent) % 1 == 0
