"""A number with its meaning in a sentence, and what has been said before it, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from lskg.text.periods import Period
from lskg.text.quantities import PrintedQuantity

#: Positions of the totals of which parts are being listed: of changes or of values, by unit.
Totals: TypeAlias = Mapping[tuple[bool, str | None], int]


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
        phrase: the indicator, in the words of the report.
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


@dataclass(frozen=True, slots=True)
class Timing:
    """What `period` knows: of when the numbers are.

    Attributes:
        period: the last period.
        inherited: whether it comes from an earlier sentence, which dates only what is done.
        lasting: the period that holds for the sentences that follow too.
        always_yearly: whether *Bình quân …* opens the sentence.
        baseline: what the last change was compared with.
        ongoing: whether the words say that the value holds at the time of writing.
        outer: the period to go back to behind a value whose time holds for it alone.
        alone: ``span`` for a value of several years that stand behind it, ``from`` for one that
            something rose or fell from, else empty.
        done: whether the last number counts what is done and adds up.
        framed: whether ``lasting`` opens the paragraph (*Giai đoạn 2021 - 2025, …*).
    """

    period: Period | None = None
    inherited: bool = False
    lasting: Period | None = None
    always_yearly: bool = False
    baseline: str | None = None
    ongoing: bool = False
    outer: Period | None = None
    alone: str = ""
    done: bool = False
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Outlook:
    """What `status` knows: whether an estimate or a forecast governs.

    Attributes:
        status: ``estimate`` or ``forecast`` while one governs, else empty.
        of_all: whether it governs beyond a semicolon.
    """

    status: str = ""
    of_all: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """What `kind` knows: which changes a list may go on with.

    Attributes:
        direction: of the last number, if it is a change.
        growing: direction of the last number, if it is a pace of growth (*tốc độ tăng …*).
        rated: whether the last change was a yearly rate.
    """

    direction: str | None = None
    growing: str | None = None
    rated: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """What `kind` knows of ranks, the positions in an order.

    Attributes:
        ranked: whether numbers are ranks.
        first: the first of a series of ranks, whose printed unit the others share.
    """

    ranked: bool = False
    first: PrintedQuantity | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What `indicator_phrase` knows: the words that a number without its own takes.

    Attributes:
        phrase: the indicator of the last number.
        heading: words that hold for every item of a list.
    """

    phrase: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What has been said so far, at one level of brackets, that may hold for numbers to come.

    Attributes:
        totals: what `relations` knows of the totals whose parts are being listed.
        value: position of the last number that is no change, likewise.
    """

    timing: Timing = Timing()
    outlook: Outlook = Outlook()
    trend: Trend = Trend()
    ranking: Ranking = Ranking()
    topic: Topic = Topic()
    totals: Totals = field(default_factory=dict)
    value: int | None = None
