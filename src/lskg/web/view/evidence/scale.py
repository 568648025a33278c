"""The axis of a chart: from zero, in round steps, so that a slope is as steep as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from lskg.web.urls import UNITS

_STEPS = 5
#: Its values are counted from the first, which stands at the top.
RANK = f"{UNITS}Rank"


@dataclass(frozen=True, slots=True)
class Axis:
    """Values from one end of a line to the other.

    Attributes:
        ticks: round values, from the least to the greatest.
        turned: whether the least stands at the top, as the first rank does.
    """

    ticks: tuple[Decimal, ...]
    turned: bool = False

    def part(self, value: Decimal) -> float:
        """How far a value is from the lower end, as a part of the whole."""
        low, high = self.ticks[0], self.ticks[-1]
        part = float((value - low) / (high - low))
        return 1 - part if self.turned else part


def axis_of(values: Iterable[Decimal], unit: str | None) -> Axis:
    """The axis that holds some values and zero; ranks begin with the first.

    >>> [int(tick) for tick in axis_of([Decimal("64.5"), Decimal(65)], None).ticks]
    [0, 20, 40, 60, 80]
    """
    known = [*values]
    is_rank = unit == RANK
    least = min([*known, Decimal(1 if is_rank else 0)])
    most = max([*known, least + 1] if is_rank or not any(known) else [*known, Decimal(0)])
    step = _step((most - least) / _STEPS)
    first = int((least / step).to_integral_value(ROUND_FLOOR))
    last = int((most / step).to_integral_value(ROUND_CEILING))
    ticks = [step * at for at in range(first, last + 1)]
    return Axis((Decimal(1), *ticks[1:]) if is_rank else tuple(ticks), is_rank)


def _step(wanted: Decimal) -> Decimal:
    """The least of 1, 2, 2.5 and 5 by a power of ten that is as large as what is wanted."""
    power = Decimal(1).scaleb(wanted.adjusted())
    return next(
        size * power
        for size in (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
        if size * power >= wanted
    )
