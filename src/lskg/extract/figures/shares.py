"""What a number is a share or a part of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from lskg.extract.figures.readings import Reading, State
from lskg.text.quantities import PrintedQuantity

_SHARE = re.compile(r"(?:đạt tỷ lệ|chiếm tỷ lệ|đạt|chiếm|tỷ lệ|bằng)\s*$", re.IGNORECASE)
_ONLY_SHARE = re.compile(r"[\s,(]*đạt(?:\s+t[ỷỉ] lệ)?\s*", re.IGNORECASE)
_TOTAL = re.compile(r"chiếm(?:\s+(?:khoảng|tỷ lệ|tỉ lệ|gần|trên|hơn))*\s*$", re.IGNORECASE)
_AGAINST = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|dự toán|cả nước|toàn quốc|cùng kỳ)(?!\w)", re.IGNORECASE
)
_OTHER_TIME = re.compile(r"(?<!\w)(?:năm|giai đoạn|nhiệm kỳ|bình quân)(?!\w)", re.IGNORECASE)
_CHANGES = re.compile(r"(?<!\w)(?:tăng|giảm)(?!\w)", re.IGNORECASE)


def share_of(
    gap: str, quantity: PrintedQuantity, state: State, earlier: Sequence[Reading]
) -> int | None:
    """The fraction or value that a percentage right after it repeats (*106/175 xã, đạt 60,6%*)."""
    if quantity.measure != "percent" or state.previous is None:
        return None
    before = earlier[state.previous]
    if before.kind not in {"count", "amount"}:
        return None
    whole = before.quantity.whole is not None
    stated = (_SHARE if whole else _TOTAL).search(gap.strip()) or _ONLY_SHARE.fullmatch(gap)
    quotient = _is_quotient(quantity, before.quantity) and not _CHANGES.search(gap)
    return state.previous if stated or quotient else None


def part_of(quantity: PrintedQuantity, gap: str, change: bool, state: State) -> int | None:
    """The total of which a number in brackets or after *trong đó* is a part.

    No average is one, nor what the total is held against (*5% (mục tiêu 4,5%)*).
    """
    if quantity.unit is None or quantity.unit_printed.endswith("/năm") or _AGAINST.search(gap):
        return None
    if quantity.measure == "percent" and _OTHER_TIME.search(gap):
        return None
    return state.wholes.get((change, quantity.unit))


def note_wholes(state: State, earlier: Sequence[Reading]) -> None:
    """Take the last numbers in each unit for the totals of what is listed next."""
    state.wholes = {
        (each.is_change, each.quantity.unit): index
        for index, each in enumerate(earlier)
        if each.part_of is None or each.quantity.unit not in {u for _, u in state.wholes}
    }


def _is_quotient(percentage: PrintedQuantity, fraction: PrintedQuantity) -> bool:
    """Whether a percentage is what a fraction comes to, to its last printed digit."""
    if not fraction.whole or percentage.is_range:
        return False
    quotient = round(fraction.low / fraction.whole * 100, 4)
    digit = Decimal(1).scaleb(-max(0, -int(percentage.low.as_tuple().exponent)))
    return abs(quotient - percentage.low) < digit
