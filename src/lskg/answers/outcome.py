"""What a question is answered with: a card, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lskg.answers.question import Question
from lskg.answers.records import Figure
from lskg.text.document import Span


class Kind(StrEnum):
    """What a card is about."""

    INDICATOR = "indicator"
    SERIES = "series"
    FIGURES = "figures"
    PASSAGE = "passage"
    LIST = "list"
    COUNT = "count"
    NOTE = "note"
    CHECK = "check"
    AUDIT = "audit"
    THING = "thing"


class Reason(StrEnum):
    """Why a question has no answer here."""

    NOT_IN_REPORT = "not-in-report"
    OTHER_PLACE = "other-place"
    OTHER_TIME = "other-time"
    SENSELESS = "senseless"
    NO_OPINION = "no-opinion"


@dataclass(frozen=True, slots=True)
class Aim:
    """A target with the figure beside it.

    Attributes:
        target: IRI of the target.
        result: IRI of the latest figure that counts as it does, or None.
    """

    target: str
    result: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """An answer.

    Attributes:
        report: key of the report.
        subject: IRI of what it is about: an indicator, a class of elements, a note; or None.
        figures: the first is the answer, the others stand beside it in the report.
        aims: targets of the indicator, with their results.
        items: IRIs of the elements of a list, in printed order.
        count: how many there are; None where that is not asked.
        checks: IRIs of sums of the audit.
        passages: where the report says it, in printed order.
        query: a SPARQL query that gives the same.
        others: IRIs of what else may be meant.
        share: how much of the question it says, from 0 to 1.
        marks: what to mark in the passages.
    """

    kind: Kind
    report: str
    question: Question
    passages: tuple[Span, ...]
    query: str
    subject: str | None = None
    figures: tuple[Figure, ...] = ()
    aims: tuple[Aim, ...] = ()
    items: tuple[str, ...] = ()
    count: int | None = None
    checks: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    share: float = 1.0
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question is not answered.

    Attributes:
        near: where the report comes closest, in printed order.
        missing: words of the question that are not found there.
    """

    reason: Reason
    report: str
    question: Question
    near: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()
