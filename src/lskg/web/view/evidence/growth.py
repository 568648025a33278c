"""Reached against required growth, as Open SDG measures progress towards a target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

#: From which ratio of reached to required growth on each is said; less than the last goes back.
#: See https://open-sdg.readthedocs.io/en/latest/progress-calculation/.
_ON_TRACK, _SLOW, _BARELY = Decimal("0.95"), Decimal("0.5"), Decimal(0)


class Pace(StrEnum):
    """How the growth reached compares with what the target requires, or why that is not judged."""

    REACHED = "reached"
    ON_TRACK = "on-track"
    SLOW = "slow"
    BARELY = "barely"
    BACK = "back"
    NO_RESULT = "no-result"
    NO_DIRECTION = "no-direction"
    NO_BASE = "no-base"
    NO_YEARS = "no-years"
    NO_GROWTH = "no-growth"


@dataclass(frozen=True, slots=True)
class Stage:
    """A value at a time.

    Attributes:
        iso: its year or years as in ISO 8601; or empty.
    """

    value: Decimal
    iso: str

    @property
    def last(self) -> int:
        """Its last year."""
        return int(self.iso.rpartition("/")[2][:4])

    @property
    def years(self) -> int:
        """Over how many years it goes beyond the first."""
        return self.last - int(self.iso[:4])


@dataclass(frozen=True, slots=True)
class Growth:
    """How fast a value has grown, by what it has to.

    Attributes:
        ratio: yearly growth from the baseline to the result by that from the baseline to the
            target; None where it is not judged.
    """

    pace: Pace
    ratio: Decimal | None = None

    @property
    def is_judged(self) -> bool:
        """Whether there is a measure, or the target is reached."""
        return self.ratio is not None or self.pace == Pace.REACHED


def growth_of(
    base: Stage | None, result: Stage | None, aim: Stage | None, direction: str, is_reached: bool
) -> Growth:
    """The growth reached by the growth required.

    It is judged with a baseline, a direction and dates alone; growth is compound, by the year.

    Args:
        base: the baseline, which counts as the target does.
        result: the latest result.
        aim: the nearest end of the target.
        direction: notation of the desirable direction.
        is_reached: whether the graph says that the target is reached.

    >>> from_to = Stage(Decimal(100), "2020"), Stage(Decimal(121), "2022")
    >>> growth_of(*from_to, Stage(Decimal("146.41"), "2024"), "higher", False)
    Growth(pace=<Pace.ON_TRACK: 'on-track'>, ratio=Decimal('1.0000'))
    """
    if result is None or aim is None:
        return Growth(Pace.NO_RESULT)
    if is_reached:
        return Growth(Pace.REACHED)
    if direction not in ("higher", "lower"):
        return Growth(Pace.NO_DIRECTION)
    if base is None:
        return Growth(Pace.NO_BASE)
    if not _in_order(base, result, aim):
        return Growth(Pace.NO_YEARS)
    if not _grows(base, result, aim, direction):
        return Growth(Pace.NO_GROWTH)
    ratio = (_yearly(base, result) / _yearly(base, aim)).quantize(Decimal("0.0001"))
    return Growth(_pace(ratio), ratio)


def _in_order(*stages: Stage) -> bool:
    """Whether all have years, of one length, and each comes after the one before."""
    if not all(each.iso for each in stages) or len({each.years for each in stages}) > 1:
        return False
    base, result, aim = (each.last for each in stages)
    return base < result < aim


def _grows(base: Stage, result: Stage, aim: Stage, direction: str) -> bool:
    """Whether growth can be told, and the target lies beyond the baseline."""
    is_beyond = aim.value > base.value if direction == "higher" else aim.value < base.value
    return min(base.value, result.value, aim.value) > 0 and is_beyond


def _yearly(start: Stage, end: Stage) -> Decimal:
    """Compound growth by the year; https://open-sdg.readthedocs.io/ calls it CAGR."""
    years = end.last - start.last
    return Decimal((end.value / start.value) ** (Decimal(1) / years)) - 1


def _pace(ratio: Decimal) -> Pace:
    if ratio >= _ON_TRACK:
        return Pace.ON_TRACK
    if ratio >= _SLOW:
        return Pace.SLOW
    return Pace.BARELY if ratio >= _BARELY else Pace.BACK
