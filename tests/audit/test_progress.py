"""How far targets are reached: what counts as a result, and what it comes to."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.audit.progress import Progress, distance, judge, progress_of
from lskg.extract.figures.records import Figure
from lskg.extract.records import Indicator, Target
from lskg.text.document import Span
from lskg.text.periods import Period
from lskg.text.quantities import Quantity

AMOUNTS = st.decimals(min_value=-1000, max_value=1000, places=2)


def figure(value: str, period: str | None = "2025", start: int = 10, **more: object) -> Figure:
    """A figure of forest cover: a number, a range (``12-13``) or one with a sign (``>60``)."""
    sign, low, high = parts(value)
    made = Figure(
        span=Span(start, start + 5),
        low=low,
        high=high,
        numerator=None,
        denominator=None,
        exponent=0,
        unit="PERCENT",
        unit_printed="%",
        comparator=sign,
        kind="share",
        direction=None,
        status="actual",
        period=period,
        baseline=None,
        area=None,
        indicator="forest-cover",
        phrase="tỷ lệ che phủ rừng",
        section=None,
        footnote=None,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def wanted(value: str) -> Quantity:
    """The value of a target, written likewise."""
    sign, low, high = parts(value)
    return Quantity(Span(1000, 1005), 1005, low, high, sign=sign, unit="PERCENT")


def parts(value: str) -> tuple[str, Decimal, Decimal]:
    """Sign and ends of a value."""
    number = value.lstrip("<>=~")
    low, _, high = number.partition("-")
    return value[: len(value) - len(number)] or "=", Decimal(low), Decimal(high or low)


def target(value: str = "65", aggregation: str = "end-of-period", years: str = "2030") -> Target:
    """A target of forest cover."""
    first, _, last = years.partition("/")
    return Target(
        key="16",
        number="16",
        order=1,
        span=Span(990, 1010),
        quote="Tỷ lệ che phủ rừng",
        section=None,
        phrase="tỷ lệ che phủ rừng",
        quantity=wanted(value),
        period=Period(int(first), int(last or first)),
        aggregation=aggregation,
        indicator="forest-cover",
    )


def indicator(
    key: str = "forest-cover", direction: str | None = "higher", **more: str
) -> Indicator:
    """An indicator, with what it hangs together with."""
    made = Indicator(key, key, None, None, None, "PERCENT", direction, None, ())
    return replace(made, **more)  # type: ignore[arg-type]


def found(*figures: Figure, aim: Target | None = None, area: str | None = None) -> Progress:
    """The progress of one target beside some figures."""
    aim = aim or target()
    own = figure("65", "2030", 1000, status="target", area=area)
    own = replace(own, low=aim.quantity.low, high=aim.quantity.high)
    (progress,) = progress_of([aim], [*figures, own], [indicator()])
    return progress


@pytest.mark.parametrize(
    ("value", "result", "direction", "code"),
    [
        ("65", "64.5", "keep", "not-reached"),
        ("65", "65", "keep", "reached"),
        ("65", "66", "keep", "not-reached"),
        ("65", "66", "higher", "reached"),
        ("0", "1.36", "lower", "not-reached"),
        ("5", "4", "lower", "reached"),
        ("12-13", "20.92", "lower", "not-reached"),
        ("12-13", "11", "lower", "reached"),
        ("50-51", "50.05", "keep", "within-range"),
        ("10-11", "10", "higher", "within-range"),
        ("10-11", "11.5", "higher", "reached"),
        ("10-11", "11.5", "keep", "not-reached"),
        ("10-11", "11.5", "neither", "not-reached"),
        ("10-11", "11.5", None, "no-direction"),
        ("10-11", "10.5", None, "within-range"),
        ("10", "10", None, "reached"),
        ("10", "9", None, "no-direction"),
        (">60", "60", "higher", "not-reached"),
        (">60", ">60", "higher", "reached"),
        (">=60", "60", "higher", "reached"),
        (">=60", "61", None, "reached"),
        ("<40", "40", "lower", "not-reached"),
        ("<=40", "40", "lower", "reached"),
        ("90", ">80", "higher", "open-value"),
        ("90", ">95", "higher", "reached"),
        ("90", "<80", "higher", "not-reached"),
        ("90", "85-95", "higher", "open-value"),
        ("~90", "95.08", "higher", "reached"),
    ],
)
def test_bounds_and_direction_decide_what_is_reached(
    value: str, result: str, direction: str | None, code: str
) -> None:
    assert judge(wanted(value), figure(result), direction) == code


@pytest.mark.parametrize(
    ("value", "result", "missing"),
    [
        ("65", "64.5", "0.5"),
        ("12-13", "20.92", "-7.92"),
        ("50-51", "50.05", "0"),
        ("50-51", "50-50.5", "0"),
        ("50-51", "40-45", "5"),
        (">60", "49.7", "10.3"),
        (">2000", "2166", "-166"),
        ("<40", "43", "-3"),
        ("<40", "38", "2"),
        ("90", "95.08", "-5.08"),
        ("90", ">80", None),
        ("50-51", "49-50.5", None),
    ],
)
def test_the_distance_leads_to_the_nearest_end(
    value: str, result: str, missing: str | None
) -> None:
    expected = None if missing is None else Decimal(missing)
    assert distance(wanted(value), figure(result)) == expected


def test_the_distance_has_the_scale_of_the_target() -> None:
    aim = replace(wanted("130"), exponent=6)
    assert distance(aim, figure("69800", exponent=3)) == Decimal("60.2")


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_result_that_gains_the_distance_is_at_no_distance(
    one: Decimal, other: Decimal, known: Decimal
) -> None:
    aim = replace(wanted("1"), low=min(one, other), high=max(one, other))
    missing = distance(aim, figure("1", low=known, high=known))
    assert missing is not None
    reached = figure("1", low=known + missing, high=known + missing)
    assert distance(aim, reached) == 0
    assert judge(aim, reached, "keep") in ("reached", "within-range")


def test_the_latest_comes_first_and_the_body_before_the_notes() -> None:
    undated = figure("1", None, 5)
    in_note = figure("2", "2025", 20, footnote=3)
    in_body = figure("3", "2025", 30)
    early = figure("4", "2020", 40)
    progress = found(undated, in_note, in_body, early)
    assert [each.low for each in progress.figures] == [3, 2, 4, 1]
    assert (progress.latest, progress.baseline) == (in_body, early)


def test_an_undated_result_is_a_result_without_a_baseline() -> None:
    undated = figure("64", None)
    progress = found(undated)
    assert (progress.latest, progress.code, progress.baseline) == (undated, "not-reached", None)


@pytest.mark.parametrize(
    "other",
    [
        figure("1", kind="change"),
        figure("1", status="target"),
        figure("1", status="forecast"),
        figure("1", indicator="wages"),
    ],
)
def test_changes_targets_forecasts_and_other_indicators_are_no_results(other: Figure) -> None:
    progress = found(other)
    assert (progress.code, progress.latest, progress.near) == ("no-result", None, None)


def test_a_figure_of_another_place_is_no_result() -> None:
    (progress,) = progress_of([target()], [figure("60")], [indicator()], [Span(0, 50)])
    assert progress.code == "no-result"


@pytest.mark.parametrize(
    ("aggregation", "years", "period", "is_result"),
    [
        ("end-of-period", "2030", "2025", True),
        ("end-of-period", "2030", "2025-03", True),
        ("end-of-period", "2030", "2021/2025", False),
        ("end-of-period", "2030", "annual 2021/2025", False),
        ("whole-period", "2026/2030", "2021/2025", True),
        ("whole-period", "2026/2030", "2025", False),
        ("whole-period", "2026/2030", "annual 2021/2025", False),
        ("whole-period", "2026", "2025", True),
        ("yearly", "2026/2030", "annual 2021/2025", True),
        ("yearly", "2026/2030", "2025", True),
        ("yearly", "2026/2030", "2021/2025", False),
        ("yearly-average", "2026/2030", "annual 2021/2025", True),
        ("yearly-average", "2026/2030", "2025", False),
    ],
)
def test_what_covers_its_time_otherwise_is_near_and_not_a_result(
    aggregation: str, years: str, period: str, is_result: bool
) -> None:
    one = figure("60", period)
    progress = found(one, aim=target("65", aggregation, years))
    assert progress.latest == (one if is_result else None)
    assert progress.near == (None if is_result else one)
    assert (progress.code == "other-counting") != is_result


def test_parts_are_held_against_the_same_part() -> None:
    whole, part = figure("60"), figure("50", start=20, area="Nông thôn")
    assert found(whole, part).latest == whole
    assert found(whole, part, area="nông thôn").latest == part
    assert found(part).code == "other-counting"


def test_another_unit_is_near_and_not_a_result() -> None:
    progress = found(figure("60", unit="HA"))
    assert (progress.code, progress.distance) == ("other-counting", None)


def test_what_is_nearly_the_same_comes_before_the_count_of_a_share() -> None:
    near, count = figure("98", indicator="near"), figure("200", start=20, indicator="count")
    tied = replace(indicator(numerator="count"), near=("near",))
    known = [tied, indicator("near"), indicator("count")]
    (progress,) = progress_of([target()], [near, count], known)
    assert (progress.code, progress.near, progress.latest) == ("near-indicator", near, None)
    (progress,) = progress_of([target()], [count], known)
    assert progress.near == count
    back = [indicator(), replace(indicator("near"), near=("forest-cover",))]
    (progress,) = progress_of([target()], [near], back)
    assert progress.near == near
