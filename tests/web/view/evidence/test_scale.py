"""The axis of a chart holds its values and zero, in round steps."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from lskg.web.view.evidence.scale import RANK, axis_of

VALUES = st.lists(
    st.decimals(-10_000_000, 10_000_000, places=2, allow_nan=False), min_size=1, max_size=9
)


@given(VALUES)
def test_values_and_zero_lie_on_the_axis(values: list[Decimal]) -> None:
    axis = axis_of(values, None)
    assert axis.ticks[0] <= min(Decimal(0), *values)
    assert axis.ticks[-1] >= max(Decimal(0), *values)
    assert Decimal(0) in axis.ticks
    assert 2 <= len(axis.ticks) <= 8
    steps = {two - one for one, two in zip(axis.ticks, axis.ticks[1:], strict=False)}
    assert len(steps) == 1


@given(VALUES)
def test_more_is_higher_by_as_much_as_it_is_more(values: list[Decimal]) -> None:
    axis = axis_of(values, None)
    length = axis.ticks[-1] - axis.ticks[0]
    for value in values:
        assert abs(axis.part(value) - float((value - axis.ticks[0]) / length)) < 1e-9


def test_the_first_rank_stands_at_the_top() -> None:
    axis = axis_of([Decimal(36), Decimal(12)], RANK)
    assert axis.ticks[0] == 1
    assert axis.part(Decimal(1)) == 1
    assert axis.part(Decimal(36)) < axis.part(Decimal(12))
