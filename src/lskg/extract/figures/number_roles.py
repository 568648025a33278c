"""The role of every number of a text: what is no figure, by the words around it.

The patterns are tried in order, and a stretch that one has claimed is closed to the others. What
none claims may be a figure.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from lskg.extract.figures.number_roles_patterns import EARLY, LATE, LIFE
from lskg.extract.figures.records import Figure, Number
from lskg.extract.records import Section
from lskg.text.document import Document, Span
from lskg.text.numbers import RUN
from lskg.text.periods import Time, find_times
from lskg.text.quantities import blank

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch whose digits have a role other than figure."""

    span: Span
    role: str


def find_claims(document: Document, sections: tuple[Section, ...]) -> tuple[Claim, ...]:
    """The stretches of a text whose digits are no figure, in reading order."""
    taken = _Taken()
    for section in sections:
        span = Span(section.span.start, section.span.start + len(section.number))
        taken.claim(Claim(span, "heading number"))
    for claim in _claims(document.text):
        if RUN.search(document.text, claim.span.start, claim.span.end):
            taken.claim(claim)
    return taken.claims()


def without_claims(text: str) -> str:
    r"""A stretch of text with the numbers blanked that are no figure.

    >>> without_claims("Năm 2025 thu 5 tỷ đồng").replace("\0", "_")
    '________ thu 5 tỷ đồng'
    """
    taken = _Taken()
    for claim in _claims(text):
        if RUN.search(text, claim.span.start, claim.span.end):
            taken.claim(claim)
    return blank(text, (claim.span for claim in taken.claims()))


def assign_roles(
    document: Document, claims: Iterable[Claim], figures: Iterable[Figure]
) -> tuple[Number, ...]:
    """One record for every number in the text, in reading order.

    A number within the quotation of a figure belongs to it. What nothing explains is ``other``.
    """
    by_figure = _Lookup((figure.span, figure.span.start) for figure in figures)
    by_claim = _Lookup((claim.span, claim.role) for claim in claims)
    numbers = []
    for match in RUN.finditer(document.text):
        span = Span(match.start(), match.end())
        figure = by_figure.find(span)
        role = "figure" if figure is not None else by_claim.find(span) or "other"
        numbers.append(Number(span, role, figure))
    return tuple(numbers)


def _claims(text: str) -> Iterator[Claim]:
    """What the patterns match, in the order in which they may claim."""
    for role, pattern in EARLY:
        for match in pattern.finditer(text):
            yield Claim(Span(match.start(), match.end()), role)
    for time in find_times(text):
        yield Claim(time.span, _role(time))
    for role, pattern in LATE:
        for match in pattern.finditer(text):
            is_age = match[0].lower().endswith(("tuổi", " năm"))
            if not is_age or not LIFE.search(text[max(0, match.start() - 60) : match.start()]):
                yield Claim(Span(match.start(), match.end()), role)


def _role(time: Time) -> str:
    """``date`` for a year, month or day, ``period`` for spans and lengths of time."""
    if time.period is None:
        return "period"
    return "period" if "/" in str(time.period) and not time.period.first else "date"


class _Taken:
    """Stretches that are claimed, none overlapping another."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._claims: list[Claim] = []

    def claim(self, claim: Claim) -> None:
        """Claim a stretch, unless a part of it is taken."""
        at = bisect_right(self._starts, claim.span.start)
        if at and self._claims[at - 1].span.end > claim.span.start:
            return
        if at < len(self._claims) and self._starts[at] < claim.span.end:
            return
        self._starts.insert(at, claim.span.start)
        self._claims.insert(at, claim)

    def claims(self) -> tuple[Claim, ...]:
        """The claims in reading order."""
        return tuple(self._claims)


class _Lookup(Generic[Value]):
    """Values by the stretch that holds an offset; the stretches do not overlap."""

    def __init__(self, items: Iterable[tuple[Span, Value]]) -> None:
        self._items = sorted(items, key=lambda item: item[0])
        self._starts = [span.start for span, _ in self._items]

    def find(self, span: Span) -> Value | None:
        """The value of the stretch that overlaps a number, or None."""
        at = bisect_right(self._starts, span.end - 1)
        for stretch, value in self._items[max(0, at - 1) : at]:
            if stretch.end > span.start:
                return value
        return None
