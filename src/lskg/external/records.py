"""The frozen records of what lies outside a report, one class per table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from lskg.extract.records import Indicator
from lskg.text.document import Span
from lskg.text.periods import Period
from lskg.text.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Source:
    """A data set or page that was read.

    Attributes:
        page: its address, or an empty string.
        licence: under which terms it was read.
        read_from: the copy that was read, where that is not the page.
    """

    key: str
    title_vi: str
    title_en: str
    publisher_vi: str
    publisher_en: str
    page: str
    licence: str
    read_from: str


@dataclass(frozen=True, slots=True)
class Territory:
    """A country, a region, or a unit of territorial government.

    Attributes:
        key: kind and slug, as in its IRI: ``administrative-unit/20``.
        kind: local name of its class in the ontology.
        code: official code; empty for a region.
        iso: code of ISO 3166, or an empty string.
        short_name: the name without the kind of unit.
        parent: key of the territory it lies in.
        valid_from: first day, ISO 8601; empty when it was not read.
        valid_to: last day; empty for a unit that exists.
        source: key of the source of names and codes.
    """

    key: str
    kind: str
    name_vi: str
    name_en: str
    code: str = ""
    iso: str = ""
    short_name: str = ""
    parent: str = ""
    valid_from: str = ""
    valid_to: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Succession:
    """A unit that took over another, whole or in part.

    Attributes:
        document: key of the outside document that ordered it.
        source: key of the source that says so.
    """

    successor: str
    predecessor: str
    is_whole: bool
    document: str
    source: str


@dataclass(frozen=True, slots=True)
class OutsideDocument:
    """A document that the report does not name, such as the order to merge communes.

    Attributes:
        type: code of the scheme `document-type`.
        issuer: key of the issuing body in the entity catalogue.
        page: address of the page that was read.
    """

    key: str
    type: str
    number: str
    name_vi: str
    name_en: str
    title_vi: str
    title_en: str
    issuer: str
    date: date
    page: str


@dataclass(frozen=True, slots=True)
class GlobalGoal:
    """A goal, target or indicator of the Sustainable Development Goals, by its own IRI."""

    code: str
    level: str
    iri: str
    broader: str
    title_en: str
    title_vi: str
    wikidata: str


@dataclass(frozen=True, slots=True)
class Match:
    """A link from a thing of the graph to the same or a similar thing elsewhere.

    Attributes:
        subject: kind and slug.
        grade: ``exact``, ``close``, ``broad``, ``related``, ``see`` for a page about it,
            ``within`` for a place that contains it, or ``formerly-within`` for a unit that did.
        target: IRI, or kind and slug of another thing of the graph.
        source: key of the source that the object belongs to.
        basis: code of the scheme `basis`.
        page: address of a page that states it, or an empty string.
    """

    subject: str
    grade: Literal["exact", "close", "broad", "related", "see", "within", "formerly-within"]
    target: str
    source: str
    basis: Literal["stated", "judged"]
    reason_vi: str
    reason_en: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan above or beside that of the report.

    Attributes:
        number: number and symbol of the document that sets it, or an empty string.
        issuer: key of the issuing body in the entity catalogue, or None.
        adopted_at: key of the congress that adopted it, or None.
        date: as far as it was read: a year, a month or a day.
        territory: key of the territory it is for.
        page: address of the page that was read, or an empty string.
        document: key of the document of the report that lays it down, or None.
    """

    key: str
    number: str
    name_vi: str
    name_en: str
    issuer: str | None
    adopted_at: str | None
    date: str
    territory: str
    page: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class PlanningTarget:
    """A target of another plan.

    Attributes:
        quote: the words that state it; `span` is where they stand in the report that is read, if
            they do.
        value_text: the number as it stands in the quotation.
        page: address of the page that was read, or an empty string.
        report: key of the report that states it, or an empty string.
    """

    key: str
    plan: str
    indicator: str
    territory: str
    quantity: Quantity
    value_text: str
    period: Period
    aggregation: str
    quote: str
    language: str
    page: str
    span: Span | None
    report: str = ""


@dataclass(frozen=True, slots=True)
class Statistic:
    """A value that a source publishes for an indicator, a territory and a period.

    Attributes:
        precision: code of the scheme `precision`.
        quantity: value, scale and unit.
        published: value and unit as the source gives them.
        quote: the words of the source; empty for a cell of a table.
    """

    key: str
    source: str
    indicator: str
    territory: str
    period: Period
    quantity: Quantity
    precision: str
    status: str
    published: str
    quote: str
    language: str


@dataclass(frozen=True, slots=True)
class Links:
    """Everything that the tables about what lies outside say."""

    sources: tuple[Source, ...] = ()
    documents: tuple[OutsideDocument, ...] = ()
    territories: tuple[Territory, ...] = ()
    successions: tuple[Succession, ...] = ()
    goals: tuple[GlobalGoal, ...] = ()
    matches: tuple[Match, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    plans: tuple[Plan, ...] = ()
    targets: tuple[PlanningTarget, ...] = ()
    statistics: tuple[Statistic, ...] = ()

    @property
    def same_units(self) -> dict[str, str]:
        """The administrative unit that a place of the report is, by kind and slug of the place."""
        return {
            match.subject: match.target
            for match in self.matches
            if match.grade == "exact"
            and match.subject.startswith("place/")
            and match.target.startswith("administrative-unit/")
        }
