"""Intervals of exact numbers, and arithmetic with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between two ends; an end may lie outside.

    Division is by positive intervals only, which is all that counts and amounts need.

    >>> a = Interval(Fraction(1), Fraction(2))
    >>> (a + a) == Interval(Fraction(2), Fraction(4)), (a / a).high
    (True, Fraction(2, 1))
    """

    low: Fraction
    high: Fraction
    open_low: bool = False
    open_high: bool = False

    @classmethod
    def point(cls, value: Fraction) -> Interval:
        """The interval of one number."""
        return cls(value, value)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.open_low or other.open_low,
            self.open_high or other.open_high,
        )

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.open_high, self.open_low)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, factor: Fraction | int) -> Interval:
        if factor < 0:
            return -self * -factor
        return Interval(self.low * factor, self.high * factor, self.open_low, self.open_high)

    def __truediv__(self, other: Interval) -> Interval:
        return Interval(
            self.low / (other.high if self.low >= 0 else other.low),
            self.high / (other.low if self.high >= 0 else other.high),
            self.open_low or (other.open_high if self.low >= 0 else other.open_low),
            self.open_high or (other.open_low if self.high >= 0 else other.open_high),
        )

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both.

        >>> half_open = Interval(Fraction(1), Fraction(2), open_high=True)
        >>> half_open.meets(Interval.point(Fraction(2)))
        False
        """
        return not (self.is_below(other) or other.is_below(self))

    def is_below(self, other: Interval) -> bool:
        """Whether every number of this one is smaller than every number of the other."""
        if self.high == other.low:
            return self.open_high or other.open_low
        return self.high < other.low


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of intervals.

    >>> total([Interval.point(Fraction(1)), Interval.point(Fraction(2))]).low
    Fraction(3, 1)
    """
    found = Interval.point(Fraction(0))
    for interval in intervals:
        found += interval
    return found
