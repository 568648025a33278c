"""Periods as intervals of days: where they begin and end, and which lies within which."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rdflib import TIME, XSD, Literal, URIRef

from lskg.rdf.labels import interval_text


class Instant(NamedTuple):
    """A beginning or an end: the slug of its IRI, what is known of it, and its labels."""

    slug: str
    predicate: URIRef
    value: Literal
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Interval:
    """A period by its ISO 8601 form.

    Attributes:
        is_term: whether it runs from one congress to the next, on days that are not stated.
    """

    iso: str
    is_term: bool = False

    @property
    def slug(self) -> str:
        """What its IRI ends with."""
        return ("term-" if self.is_term else "") + self.iso.replace("/", "-")

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of the years, months or days that are written.

        >>> Interval("2021/2025").days
        (datetime.date(2021, 1, 1), datetime.date(2025, 12, 31))
        >>> Interval("2024-01/2024-02").days
        (datetime.date(2024, 1, 1), datetime.date(2024, 2, 29))
        """
        first, _, last = self.iso.partition("/")
        return _first_day(first), _last_day(last or first)

    @property
    def beginning(self) -> Instant:
        """The start of its first day; of a term, some day of its first year."""
        return self._instant(self.days[0], ("from", "đầu", "start of"))

    @property
    def end(self) -> Instant:
        """The end of its last day; of a term, some day of its last year."""
        return self._instant(self.days[1], ("to", "hết", "end of"))

    def lies_within(self, other: Interval) -> bool:
        """Whether another, longer period encloses this one.

        A term encloses its plan years, which begin the year after the congress, so that each
        year lies within one term; it lies itself within the calendar years that it is named for.

        >>> term = Interval("2025/2030", is_term=True)
        >>> [Interval(iso).lies_within(term) for iso in ("2026/2030", "2025", "2025/2030")]
        [True, False, False]
        >>> term.lies_within(Interval("2025/2030")), term.lies_within(term)
        (True, False)
        """
        first, last = self.days
        start, end = other.days
        is_longer = (start, end) != (first, last) or (self.is_term and not other.is_term)
        if other.is_term:
            start = start.replace(year=start.year + 1)
        return is_longer and start <= first and last <= end

    def _instant(self, day: date, words: tuple[str, str, str]) -> Instant:
        if self.is_term:
            year = str(day.year)
            value = Literal(year, datatype=XSD.gYear)
            return Instant(f"in-{year}", TIME.inXSDgYear, value, f"trong năm {year}", f"in {year}")
        side, vi, en = words
        iso = day.isoformat()
        return Instant(
            f"{side}-{iso}",
            TIME.inXSDDate,
            Literal(iso, datatype=XSD.date),
            f"{vi} {interval_text(iso, 'vi')}",
            f"{en} {interval_text(iso, 'en')}",
        )


def _first_day(iso: str) -> date:
    year, month, day = (int(part) for part in f"{iso}-01-01".split("-")[:3])
    return date(year, month, day)


def _last_day(iso: str) -> date:
    if iso.count("-") == 2:
        return date.fromisoformat(iso)
    year, month = (int(part) for part in f"{iso}-12".split("-")[:2])
    return date(year, month, monthrange(year, month)[1])
