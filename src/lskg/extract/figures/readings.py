"""A number with its meaning in a sentence, and what a sentence has said before it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lskg.text.periods import Period
from lskg.text.quantities import PrintedQuantity


@dataclass(frozen=True, slots=True)
class Reading:
    """A number with its meaning, in a sentence.

    Attributes:
        quantity: offsets are relative to the sentence.
        kind: ``level``, ``change``, ``rate``, ``share``, ``rank``, ``count`` or ``amount``.
        direction: ``increase`` or ``decrease``, for a change or rate.
        status: ``actual``, ``estimate``, ``target`` or ``forecast``.
        yearly: whether the value holds for each year of the period.
        baseline: what a change is compared with.
        phrase: what is measured.
        area: where or for whom, if the words narrow it.
        change_of: position of the reading whose change it states.
        share_of: position of the fraction or value that it states in percent.
        part_of: position of the total that it is a part of.
        same_as: position of the value that it states in another unit.
    """

    quantity: PrintedQuantity
    kind: str
    direction: str | None = None
    status: str = "actual"
    period: Period | None = None
    yearly: bool = False
    baseline: str | None = None
    phrase: str = ""
    area: str | None = None
    change_of: int | None = None
    share_of: int | None = None
    part_of: int | None = None
    same_as: int | None = None

    @property
    def is_change(self) -> bool:
        """Whether it states a change or a yearly rate of change."""
        return self.kind in {"change", "rate"}


@dataclass(slots=True)
class State:
    """What has been said so far, at one level of brackets, that may hold for numbers to come.

    Attributes:
        period: the last period.
        inherited: whether it comes from an earlier sentence, which dates counts and amounts only.
        lasting: the period that holds for the sentences that follow too.
        always_yearly: whether *Bình quân …* opens the sentence.
        status: ``estimate`` or ``forecast`` while one governs, else empty.
        status_of_all: whether it governs beyond a semicolon.
        baseline: what the last change was compared with.
        direction: of the last number, while a list may go on with it.
        growing: direction of the last number, if it is a pace of growth (*tốc độ tăng …*).
        rated: whether the last change was a yearly rate.
        ranked: whether numbers are places in an order.
        rank_unit: what is ranked, as printed with the first of a series of ranks.
        phrase: what the last number measured.
        heading: words that hold for every item of a list.
        wholes: positions of the totals of which parts are being listed, by their unit.
        opened: whether no number has been read yet inside these brackets.
        previous: position of the last number.
        value: position of the last number that is no change.
        end: offset after the last number.
    """

    period: Period | None = None
    inherited: bool = False
    lasting: Period | None = None
    always_yearly: bool = False
    status: str = ""
    status_of_all: bool = False
    baseline: str | None = None
    direction: str | None = None
    growing: str | None = None
    rated: bool = False
    ranked: bool = False
    rank_unit: PrintedQuantity | None = None
    phrase: str = ""
    heading: str = ""
    wholes: dict[tuple[bool, str | None], int] = field(default_factory=dict)
    opened: bool = False
    previous: int | None = None
    value: int | None = None
    end: int = 0
