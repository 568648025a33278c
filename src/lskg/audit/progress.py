"""How far the targets of a report are reached: latest result, baseline, and what is left.

This is the one place that decides it; tables, pages and saved questions read what is said here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lskg.extract.figures.records import Figure
from lskg.extract.figures.scope import breakdown
from lskg.extract.plan.targets import stated_targets
from lskg.extract.records import Indicator, Target
from lskg.text.document import Span
from lskg.text.quantities import Quantity

#: A value of one moment or year, or of no stated time; a value for each year of several, or their
#: mean; a sum over several years.
_POINT, _EACH_YEAR, _SUM = "point", "each-year", "sum"
_NO_UNIT = "UNITLESS"


@dataclass(frozen=True, slots=True)
class Progress:
    """What a report states of the indicator of a target, and what follows for the target.

    Attributes:
        code: code of the scheme `progress`.
        figures: all that count as the target does, the latest first.
        latest: the first of these.
        baseline: the earliest of them, when it is of an earlier time than the latest.
        near: where there is no such figure, the one that comes closest, which is not the same.
        distance: the nearest end of the target less the result, in the scale of the target; zero
            within a range; None where they cannot be subtracted.
    """

    target: Target
    code: str
    figures: tuple[Figure, ...] = ()
    latest: Figure | None = None
    baseline: Figure | None = None
    near: Figure | None = None
    distance: Decimal | None = None


def progress_of(
    targets: Sequence[Target],
    figures: Sequence[Figure],
    indicators: Iterable[Indicator],
    elsewhere: Sequence[Span] = (),
) -> tuple[Progress, ...]:
    """How far each target is reached by what the same report states.

    Args:
        targets: the headline targets.
        figures: all figures of the report.
        indicators: what both measure.
        elsewhere: the sentences that name another place, whose figures are no results.
    """
    known = {each.key: each for each in indicators}
    areas = {
        target.key: figure.area
        for figure in figures
        if (target := stated_targets([figure], targets).get(figure.span.start)) is not None
    }
    results = [each for each in figures if _is_result(each, elsewhere)]
    return tuple(_progress(each, areas.get(each.key), results, known) for each in targets)


def _is_result(figure: Figure, elsewhere: Sequence[Span]) -> bool:
    return (
        figure.kind != "change"
        and figure.status in ("actual", "estimate")
        and not any(each.contains(figure.span) for each in elsewhere)
    )


def _progress(
    target: Target, area: str | None, results: Sequence[Figure], known: dict[str, Indicator]
) -> Progress:
    own = [each for each in results if each.indicator == target.indicator]
    same = sorted((each for each in own if _counts_as(each, target, area)), key=_latest_first)
    if not same:
        near = sorted(own, key=_latest_first) or _of_near_indicators(target, area, results, known)
        if not near:
            return Progress(target, "no-result")
        return Progress(target, "other-counting" if own else "near-indicator", near=near[0])
    latest = same[0]
    indicator = known.get(target.indicator)
    return Progress(
        target,
        judge(target.quantity, latest, indicator.direction if indicator else None),
        figures=tuple(same),
        latest=latest,
        baseline=_baseline(same),
        distance=distance(target.quantity, latest),
    )


def _counts_as(figure: Figure, target: Target, area: str | None) -> bool:
    """Whether a figure has the part and the unit of a target, and covers its time likewise."""
    return (
        (figure.unit or _NO_UNIT) == (target.quantity.unit or _NO_UNIT)
        and _part(figure.area) == _part(area)
        and _counting(figure) in _accepted(target)
    )


def _part(area: str | None) -> frozenset[tuple[str, str]] | str:
    """What a value is narrowed to: its codes, or the words where no code is known."""
    return frozenset(breakdown(area)) or (area or "").casefold()


def _counting(figure: Figure) -> str:
    period = figure.period or ""
    if period.startswith("annual "):
        return _EACH_YEAR
    first, _, last = period.partition("/")
    return _SUM if last and first[:4] != last[:4] else _POINT


def _accepted(target: Target) -> tuple[str, ...]:
    """How a figure may count that is set against a target.

    A value for each year is held against the mean of several years, and against that of one.
    """
    period = target.period
    if target.aggregation == "yearly":
        return (_EACH_YEAR, _POINT)
    if target.aggregation == "yearly-average":
        return (_EACH_YEAR,)
    is_sum = target.aggregation == "whole-period" and not (period and period.start == period.end)
    return (_SUM,) if is_sum else (_POINT,)


def _of_near_indicators(
    target: Target, area: str | None, results: Sequence[Figure], known: dict[str, Indicator]
) -> list[Figure]:
    """The figures of what is nearly the same, the latest first; else those of a share's count."""
    key = target.indicator
    own = known.get(key)
    near = {each.key for each in known.values() if key in each.near}
    counts = {each.key for each in known.values() if each.numerator == key}
    if own is not None:
        near |= set(own.near)
        counts |= {own.numerator} if own.numerator else set()
    for keys in (near, counts):
        found = [
            each for each in results if each.indicator in keys and _part(each.area) == _part(area)
        ]
        if found:
            return sorted(found, key=_latest_first)
    return []


def _latest_first(figure: Figure) -> tuple[tuple[int, ...], bool, int]:
    """Order of results: by the last day of their time, undated ones last, the body before notes."""
    day = tuple(-part for part in _last_day(figure))
    return (day, figure.footnote is not None, figure.span.start)


def _last_day(figure: Figure) -> tuple[int, ...]:
    """Year, month and day of the end of a period; zeros for none."""
    last = (figure.period or "").removeprefix("annual ").rpartition("/")[2]
    if not last:
        return (0, 0, 0)
    parts = tuple(int(part) for part in last.split("-"))
    return (*parts, *(12, 31)[len(parts) - 1 :])


def _baseline(same: Sequence[Figure]) -> Figure | None:
    dated = [each for each in same if each.period]
    if not dated:
        return None
    first = min(dated, key=lambda each: (_last_day(each), *_latest_first(each)[1:]))
    return first if _last_day(first) < _last_day(same[0]) else None


def judge(wanted: Quantity, result: Figure, direction: str | None) -> str:
    """Code of the scheme `progress` for a result of the same unit.

    A bound that is printed (*trên 60%*) is kept by what lies beyond it. Of a value without one,
    more is good too where more is better, less where less is. A range is kept by what lies in it,
    and reached by what lies on its good side.

    Args:
        wanted: the value of the target.
        result: the figure that is held against it.
        direction: code of the scheme `desirable-direction`, or None where it is not known.
    """
    low, high, open_low, open_high = _bounds(wanted)
    is_range = low is not None and high is not None and low < high
    if is_range and _lies_within(result, (low, high, open_low, open_high)):
        return "within-range"
    if low is not None and high is not None:
        if direction is None:
            is_equal = _lies_within(result, (low, high, False, False))
            return "reached" if is_equal else "no-direction"
        high = None if direction == "higher" else high
        low = None if direction == "lower" else low
    accepted = (low, high, open_low, open_high)
    if _lies_within(result, accepted):
        return "reached"
    return "not-reached" if _lies_outside(result, accepted) else "open-value"


_Bounds = tuple[Decimal | None, Decimal | None, bool, bool]


def _bounds(value: Quantity | Figure) -> _Bounds:
    """Both ends without the scale word, None where there is none, and whether they are left out."""
    sign = value.sign if isinstance(value, Quantity) else value.comparator
    factor = Decimal(10) ** value.exponent
    is_range = value.low != value.high
    low = None if sign.startswith("<") and not is_range else value.low * factor
    high = None if sign.startswith(">") and not is_range else value.high * factor
    return low, high, sign == ">", sign == "<"


def _lies_within(result: Figure, accepted: _Bounds) -> bool:
    low, high, without_low, without_high = accepted
    from_low, to_high, above_low, below_high = _bounds(result)
    keeps_low = low is None or (
        from_low is not None
        and (from_low > low or (from_low == low and (above_low or not without_low)))
    )
    keeps_high = high is None or (
        to_high is not None
        and (to_high < high or (to_high == high and (below_high or not without_high)))
    )
    return keeps_low and keeps_high


def _lies_outside(result: Figure, accepted: _Bounds) -> bool:
    low, high, without_low, without_high = accepted
    from_low, to_high, above_low, below_high = _bounds(result)
    is_below = (
        low is not None
        and to_high is not None
        and (to_high < low or (to_high == low and (without_low or below_high)))
    )
    is_above = (
        high is not None
        and from_low is not None
        and (from_low > high or (from_low == high and (without_high or above_low)))
    )
    return is_below or is_above


def distance(wanted: Quantity, result: Figure) -> Decimal | None:
    """The nearest end of a target less a result, in the scale of the target.

    Zero within a range. None of a result that is a bound itself (*trên 80%*), or lies about an end.
    """
    low, high, *_ = _bounds(wanted)
    from_low, to_high, *_ = _bounds(result)
    if from_low is None or to_high is None:
        return None
    if low is not None and high is not None and low <= from_low and to_high <= high:
        missing = Decimal(0)
    elif low is not None and (to_high <= low or (high is None and from_low >= low)):
        missing = low - (to_high if to_high <= low else from_low)
    elif high is not None and (from_low >= high or (low is None and to_high <= high)):
        missing = high - (from_low if from_low >= high else to_high)
    else:
        return None
    return missing.scaleb(-wanted.exponent)
