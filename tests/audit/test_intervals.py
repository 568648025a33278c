"""What an interval says of every pair of its numbers."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from lskg.audit.intervals import Interval, total

NUMBERS = st.fractions(min_value=1, max_value=100, max_denominator=20)
INTERVALS = st.tuples(NUMBERS, NUMBERS).map(lambda ends: Interval(min(ends), max(ends)))
SHARES = st.fractions(min_value=0, max_value=1, max_denominator=10)


def within(interval: Interval, share: Fraction) -> Fraction:
    return interval.low + (interval.high - interval.low) * share


def holds(interval: Interval, value: Fraction) -> bool:
    return interval.meets(Interval.point(value))


@given(INTERVALS, INTERVALS, SHARES, SHARES)
def test_what_comes_out_lies_in_the_result(
    one: Interval, other: Interval, first: Fraction, second: Fraction
) -> None:
    a, b = within(one, first), within(other, second)
    assert holds(one + other, a + b)
    assert holds(one - other, a - b)
    assert holds(one / other, a / b)
    assert holds(one * -3, a * -3)
    assert holds((one - other) / other, (a - b) / b)


@given(INTERVALS, INTERVALS)
def test_intervals_meet_both_ways_or_one_is_below(one: Interval, other: Interval) -> None:
    assert one.meets(other) == other.meets(one)
    assert one.meets(other) != (one.is_below(other) or other.is_below(one))


def test_an_open_end_lies_outside() -> None:
    cut = Interval(Fraction(98), Fraction(99), open_high=True)
    assert not holds(cut, Fraction(99))
    assert not holds(total([cut, cut]), Fraction(198))
    assert not holds(-cut, Fraction(-99))
    assert holds(cut, Fraction(98))
