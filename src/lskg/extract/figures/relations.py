"""How the numbers of a sentence hang together: changes, shares, parts, series and equals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from lskg.extract.figures.number_roles_patterns import YEARS
from lskg.extract.figures.readings import Reading, Totals
from lskg.extract.figures.sentence import Around, Sentence
from lskg.text.periods import Period
from lskg.text.quantities import PrintedQuantity

_YEARS = re.compile(YEARS, re.IGNORECASE)
_SPREAD = re.compile(r"\s*(?:,\s*và|,|;|và|-|–)\s*")
_FROM = re.compile(r"(?<!\w)từ\s*$", re.IGNORECASE)
_BECAME = re.compile(
    r"(?<!\w)(?:còn|thành|lên|xuống)(?:\s+(?:còn|đến|khoảng|trên|gần))*\s*$", re.IGNORECASE
)
_IN_TURN = re.compile(r"(?<!\w)(?:lần lượt|tương ứng)(?!\w)", re.IGNORECASE)
_REACHED = re.compile(r"(?<!\w)(?:đạt|lên|còn|là)(?!\w)", re.IGNORECASE)
_EQUAL = re.compile(
    r"(?<!\w)(?<!và )tương đương(?=\s+(?:khoảng|với|gần|hơn|trên|tăng|giảm|từ|[0-9]))",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?:đạt tỷ lệ|chiếm tỷ lệ|đạt|chiếm|tỷ lệ|bằng)\s*$", re.IGNORECASE)
_ONLY_SHARE = re.compile(r"[\s,(]*đạt(?:\s+t[ỷỉ] lệ)?\s*", re.IGNORECASE)
_TOTAL = re.compile(r"chiếm(?:\s+(?:khoảng|tỷ lệ|tỉ lệ|gần|trên|hơn))*\s*$", re.IGNORECASE)
_AGAINST = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|dự toán|cả nước|toàn quốc|cùng kỳ)(?!\w)", re.IGNORECASE
)
_OTHER_TIME = re.compile(r"(?<!\w)(?:năm|giai đoạn|nhiệm kỳ|bình quân)(?!\w)", re.IGNORECASE)
_OF_WHICH = re.compile(r"(?<!\w)trong (?:đó|số đó)(?!\w)", re.IGNORECASE)
_VALUED = re.compile(r"(?<!\w)(?:đạt|chiếm|có|còn|là|bằng|gấp)(?!\w)", re.IGNORECASE)
# *cao hơn năm 2024 (0,28%)*: the value of the time compared with, in brackets behind it.
_THEN = re.compile(
    r"(?<!\w)(?:hơn|so với|bằng)\s+(?:của\s+|mức\s+|cuối\s+)*năm\s+((?:19|20)[0-9]{2})\s*$",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"(?<!\w)(?:tăng|giảm)(?!\w)", re.IGNORECASE)


def share_of(
    gap: str, quantity: PrintedQuantity, previous: int | None, earlier: Sequence[Reading]
) -> int | None:
    """The fraction or value that a percentage right after it repeats (*106/175 xã, đạt 60,6%*)."""
    if quantity.dimension != "percent" or previous is None:
        return None
    before = earlier[previous]
    if before.kind not in {"count", "amount"}:
        return None
    whole = before.quantity.whole is not None
    stated = (_SHARE if whole else _TOTAL).search(gap.strip()) or _ONLY_SHARE.fullmatch(gap)
    quotient = _is_quotient(quantity, before.quantity) and not _CHANGES.search(gap)
    return previous if stated or quotient else None


def part_of(quantity: PrintedQuantity, gap: str, change: bool, totals: Totals) -> int | None:
    """The total of which a number in brackets or after *trong đó* is a part.

    No average is one, nor what the total is held against (*5% (mục tiêu 4,5%)*).
    """
    if quantity.unit is None or quantity.unit_printed.endswith("/năm") or _AGAINST.search(gap):
        return None
    if quantity.dimension == "percent" and _OTHER_TIME.search(gap):
        return None
    return totals.get((change, quantity.unit))


def totals_among(earlier: Sequence[Reading], totals: Totals) -> Totals:
    """The last numbers in each unit, as the totals of what is listed next."""
    units = {unit for _, unit in totals}
    return {
        (each.is_change, each.quantity.unit): index
        for index, each in enumerate(earlier)
        if each.part_of is None or each.quantity.unit not in units
    }


def changed(
    quantity: PrintedQuantity,
    phrase: str,
    around: Around,
    value: int | None,
    earlier: Sequence[Reading],
) -> int | None:
    """The value whose change a number states: of the same name, or the last in its unit.

    Args:
        quantity: the number.
        phrase: its own words, or an empty string.
        around: the words around it.
        value: position of the last number before it that is no change.
        earlier: the numbers before it.
    """
    ranked = quantity.unit == "rank"
    values = [
        index
        for index in range(len(earlier) - 1, -1, -1)
        if not earlier[index].is_change
        and (earlier[index].kind == "rank") == ranked
        and not _of_a_plan(earlier[index])
    ]
    if value is None or not values:
        return None
    for index in values:
        alike = ranked or _alike(quantity, earlier[index].quantity)
        if phrase and earlier[index].phrase == phrase and alike:
            return index
    if phrase and ";" in around.since:
        return None
    if ranked or quantity.dimension in {"percent", "point", "times"}:
        return value if value in values else values[0]
    return next((i for i in values if _alike(quantity, earlier[i].quantity)), None)


def year_by_year(readings: Sequence[Reading], text: str) -> list[Reading]:
    """*Các năm 2021, 2022, 2023 đạt A, B và C*: each number has its year."""
    dated = list(readings)
    for match in _YEARS.finditer(text):
        years = [int(year) for year in re.findall(r"[0-9]{4}", match[0])]
        after = [i for i, each in enumerate(dated) if each.quantity.digits.start >= match.end()]
        listed = after[: len(years)]
        gaps = [
            text[dated[one].quantity.quote.end : dated[two].quantity.digits.start]
            for one, two in pairwise(listed)
        ]
        if len(listed) == len(years) and all(_SPREAD.fullmatch(gap) for gap in gaps):
            for index, year in zip(listed, years, strict=True):
                dated[index] = replace(dated[index], period=Period(year, year), yearly=False)
    return dated


def settle(readings: Sequence[Reading], text: str) -> tuple[Reading, ...]:
    """The readings of a sentence with what only its later words tell of the earlier numbers."""
    settled = _pair_equals(list(readings), text)
    settled = _from_to(_in_turn(settled, text), text)
    settled = _share_baselines(settled, text)
    return tuple(_share_periods(_forward_changes(settled, text)))


def _is_quotient(percentage: PrintedQuantity, fraction: PrintedQuantity) -> bool:
    """Whether a percentage is what a fraction comes to, to its last printed digit."""
    if not fraction.whole or percentage.is_range:
        return False
    quotient = round(fraction.low / fraction.whole * 100, 4)
    digit = Decimal(1).scaleb(-max(0, -int(percentage.low.as_tuple().exponent)))
    return abs(quotient - percentage.low) < digit


def _of_a_plan(reading: Reading) -> bool:
    """Whether a percentage says how much of a plan was done."""
    return reading.kind == "level" and reading.quantity.dimension == "percent"


def _alike(one: PrintedQuantity, other: PrintedQuantity) -> bool:
    """Whether two numbers count the same things (*26 tổ chức*, *31 tổ chức đảng*)."""
    if one.unit is not None and one.unit == other.unit:
        return True
    return bool(one.unit_printed) and other.unit_printed.startswith(one.unit_printed)


def _pair_equals(readings: list[Reading], text: str) -> list[Reading]:
    """*A, tương đương A'*, and *từ A lên B, tương đương từ A' lên B'*."""
    for match in _EQUAL.finditer(text):
        after = [i for i, each in enumerate(readings) if each.quantity.digits.start > match.end()]
        before = [i for i, each in enumerate(readings) if each.quantity.quote.end <= match.start()]
        if not after or not before:
            continue
        first = after[0]
        pair = len(after) > 1 and _FROM.search(_lead(readings, first, text))
        twins = 2 if pair and len(before) > 1 else 1
        for new, old in zip(after[:twins], before[-twins:], strict=False):
            model = readings[old]
            if readings[new].is_change and not model.is_change:
                continue
            if model.period is None and readings[new].period is not None:
                own = readings[new]
                model = replace(model, period=own.period, yearly=own.yearly)
                readings[old] = model
            other = "share" in {readings[new].kind, model.kind} and not model.is_change
            readings[new] = replace(
                readings[new],
                kind=readings[new].kind if other else model.kind,
                direction=model.direction,
                baseline=model.baseline,
                status=model.status,
                period=model.period,
                yearly=model.yearly,
                phrase=model.phrase,
                same_as=old,
            )
    return readings


def _in_turn(readings: list[Reading], text: str) -> list[Reading]:
    """*A doanh nghiệp và B hợp tác xã, tăng lần lượt 15% và 22%*: each change has its value."""
    for match in _IN_TURN.finditer(text):
        after = [i for i, each in enumerate(readings) if each.quantity.digits.start >= match.end()]
        before = [i for i, each in enumerate(readings) if each.quantity.quote.end <= match.start()]
        changes = [i for i in after if readings[i].is_change]
        values = [i for i in before if not readings[i].is_change]
        if len(changes) < 2 or changes != after[: len(changes)] or len(values) < len(changes):
            continue
        for change, value in zip(changes, values[-len(changes) :], strict=True):
            phrase = readings[value].phrase
            readings[change] = replace(readings[change], change_of=value, phrase=phrase)
    return readings


def _from_to(readings: list[Reading], text: str) -> list[Reading]:
    """*Giai đoạn 2020 - 2025 … từ A còn B*: A is of the first year, B of the last."""
    for index in range(len(readings) - 1):
        first, second = readings[index], readings[index + 1]
        period = first.period
        if period is None or period != second.period or period.start == period.end:
            continue
        if period.first or first.is_change or second.is_change or first.yearly:
            continue
        if _FROM.search(_lead(readings, index, text)) and _BECAME.search(
            _lead(readings, index + 1, text)
        ):
            start, end = Period(period.start, period.start), Period(period.end, period.end)
            readings[index] = replace(first, period=start)
            readings[index + 1] = replace(second, period=end)
            if index + 2 < len(readings) and readings[index + 2].kind == "change":
                change = readings[index + 2]
                readings[index + 2] = replace(change, baseline=change.baseline or str(start))
    return readings


def _share_baselines(readings: list[Reading], text: str) -> list[Reading]:
    """Changes listed before *so với* share its baseline (*giảm 45 trường, 125 lớp so với …*)."""
    for index in range(len(readings) - 2, -1, -1):
        first, second = readings[index], readings[index + 1]
        gap = text[first.quantity.quote.end : second.quantity.digits.start]
        listed = first.kind == second.kind == "change" and not re.search(r"[0-9]", gap)
        alike = first.quantity.dimension == second.quantity.dimension
        if listed and alike and first.baseline is None and second.baseline is not None:
            readings[index] = replace(first, baseline=second.baseline)
    return readings


def _forward_changes(readings: list[Reading], text: str) -> list[Reading]:
    """A change printed before its value (*mở rộng thêm 400 ha, diện tích đạt 2.250 ha*)."""
    for index in range(len(readings) - 1):
        first, second = readings[index], readings[index + 1]
        gap = text[first.quantity.quote.end : second.quantity.digits.start]
        if not first.is_change or second.is_change or first.baseline is not None or ";" in gap:
            continue
        same = first.quantity.unit == second.quantity.unit and bool(first.quantity.unit)
        if same and _REACHED.search(gap) and (first.change_of is None or not _percent(first)):
            readings[index] = replace(first, change_of=index + 1)
    return readings


def _share_periods(readings: list[Reading]) -> list[Reading]:
    """A value has the period of its change, and a share that of what it is a share of."""
    for index in range(len(readings) - 1, -1, -1):
        each = readings[index]
        for other in (each.change_of, each.share_of):
            if other is not None and each.period is not None and each.kind != "rate":
                base = readings[other]
                if base.period is None and other < index:
                    readings[other] = replace(base, period=each.period)
    for index, each in enumerate(readings):
        if each.share_of is not None and each.period is None:
            readings[index] = replace(each, period=readings[each.share_of].period)
    return readings


def _percent(reading: Reading) -> bool:
    return reading.quantity.dimension == "percent"


def _lead(readings: Sequence[Reading], index: int, text: str) -> str:
    """The words between the number before and a number."""
    start = readings[index - 1].quantity.quote.end if index else 0
    return text[start : readings[index].quantity.digits.start]


def taken_over(sentence: Sentence, readings: list[Reading]) -> list[Reading]:
    """The readings of a sentence, with what they take from the number beside them."""
    whole: Reading | None = None
    listing = False
    for index, around in enumerate(sentence.numbers):
        each = readings[index]
        listing = whole is not None and (listing or bool(_OF_WHICH.search(around.since)))
        if around.opens:
            readings[index] = _in_brackets(sentence, around, each, readings)
        elif listing and whole is not None and _is_part_of_rate(around, each):
            readings[index] = replace(
                each,
                kind="rate",
                direction=each.direction or whole.direction,
                period=whole.period,
                yearly=True,
                baseline=None,
                share_of=None,
                part_of=None,
            )
        elif each.kind == "rate" and each.yearly and not listing:
            whole = each
        else:
            listing = False
    return readings


def _is_part_of_rate(around: Around, each: Reading) -> bool:
    """Whether a number in a list of parts of a yearly rate is one of them."""
    words = around.since.rpartition("trong")[2] + around.after
    if around.quantity.dimension != "percent" or around.moment or "so với" in words:
        return False
    return each.kind in {"change", "share"} and not _VALUED.search(around.gap)


def _in_brackets(
    sentence: Sentence, around: Around, each: Reading, readings: list[Reading]
) -> Reading:
    """The first number in brackets: a plan beside what was reached, or what it was before."""
    outside = sentence.text[: max(sentence.levels[around.level].span.start - 1, 0)]
    known = readings[around.previous] if around.previous is not None else None
    if around.alone and (match := _THEN.search(outside)):
        year = int(match[1])
        then = replace(each, period=Period(year, year), yearly=False)
        if known is None or known.is_change or not each.is_change:
            return then
        return replace(then, kind=known.kind, direction=None, baseline=None, change_of=None)
    given = each.status == "target" and around.moment is None and known is not None
    if known is None or not given or known.status == "target" or known.kind != "rate":
        return each
    if known.quantity.dimension != around.quantity.dimension:
        return each
    return replace(
        each,
        kind=known.kind,
        direction=known.direction,
        period=known.period,
        yearly=known.yearly,
        share_of=None,
    )
