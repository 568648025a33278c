"""What kind of value a number states that is no change."""

from __future__ import annotations

import re

from lskg.extract.figures.change_words import RANKS, is_ranked
from lskg.extract.figures.noun_phrases import tail_words
from lskg.extract.figures.readings import State
from lskg.extract.figures.sentence import Around
from lskg.text.quantities import PrintedQuantity

_AMOUNTS = {"money", "area", "length", "mass", "power", "volume", "energy", "electric"}
_LEVELS = {"ratio", "point", "level", "age", "time"}
_PER_HEAD = re.compile(
    r"bình quân đầu người|thu nhập|đầu người|năng suất|mức lương|/người|mỗi người|giá trị sản xuất"
    r" trên|trên một đơn vị",
    re.IGNORECASE,
)
_AGAINST_PLAN = re.compile(
    r"^[^,;.()]{0,20}so với (?:chỉ tiêu|kế hoạch|mục tiêu|dự toán|nghị quyết|cùng kỳ)"
    r"|^\s*(?:chỉ tiêu|kế hoạch|dự toán|mục tiêu)",
    re.IGNORECASE,
)
_EQUALS = re.compile(r"(?<!\w)bằng(?:\s+(?:khoảng|trên|hơn|gần))*\s*$", re.IGNORECASE)
_VERSUS = re.compile(r"^\s*(?:so với|(?:của )?cùng kỳ|(?:của )?năm [0-9]{4})(?!\w)", re.IGNORECASE)
_BEYOND = re.compile(r"vượt(?:\s+\w+){1,4}\s*$", re.IGNORECASE)


def value_kind(
    quantity: PrintedQuantity, around: Around, phrase: str, state: State, sentence: str
) -> str:
    """``level``, ``share``, ``rank``, ``count`` or ``amount``.

    Args:
        quantity: the number.
        around: the words around it.
        phrase: what it measures.
        state: what has been said before.
        sentence: the whole sentence.
    """
    if is_ranked(around.gap):
        return "rank"
    if quantity.whole is not None:
        lender = state.rank_unit.unit if state.rank_unit is not None else None
        ranked = state.ranked or bool(RANKS.search(sentence))
        return "rank" if ranked and quantity.unit in {None, "province", lender} else "count"
    if quantity.measure == "percent":
        return "level" if _compares(around) else "share"
    if quantity.measure in _AMOUNTS:
        per_head = quantity.measure == "money" and _PER_HEAD.search(
            f"{around.gap} {phrase} {around.after[:30]}"
        )
        return "level" if per_head else "amount"
    if quantity.measure in _LEVELS or _BEYOND.search(around.gap):
        return "level"
    if not quantity.measure and (not _is_whole(quantity) or not tail_words(around.after, 1)):
        return "level"
    return "count"


def _compares(around: Around) -> bool:
    """Whether a percentage is of a plan, or of what something was (*bằng 118% năm 2020*)."""
    if _AGAINST_PLAN.search(around.after):
        return True
    return bool(_EQUALS.search(around.gap)) and bool(_VERSUS.search(around.after))


def _is_whole(quantity: PrintedQuantity) -> bool:
    """Whether the value is a whole number, its scale word included."""
    return quantity.low.scaleb(quantity.exponent) % 1 == 0
