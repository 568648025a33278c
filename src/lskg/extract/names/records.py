"""Records of the named things that are not organizations, one class per kind of facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lskg.text.document import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with a name: a product, an index, an enterprise, an event, a person and so on.

    Attributes:
        key: slug, unique among all named things and organizations.
        kind: local name of its class in the ontology.
        aliases: the forms in which the report prints it.
        evidence: the passages that state its facts, besides those that name it.
    """

    key: str
    kind: str
    name_vi: str
    name_en: str | None
    aliases: tuple[str, ...]
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedDocument(Named):
    """A document that the report cites.

    Attributes:
        type: code of the scheme `document-type`.
        number: number and symbol as printed.
        issuers: keys of organizations.
        adopted_at: key of a congress.
        title_vi: the words after number, date and issuer, as printed.
    """

    type: str | None = None
    number: str | None = None
    date: date | None = None
    issuers: tuple[str, ...] = ()
    adopted_at: str | None = None
    title_vi: str | None = None
    title_en: str | None = None


@dataclass(frozen=True, slots=True)
class NamedPlace(Named):
    """A place on earth.

    Attributes:
        within: keys of the places that enclose it.
    """

    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedGate(NamedPlace):
    """A border gate.

    Attributes:
        type: code of the scheme `border-gate-type` that a page gives it and the report does not.
        counterpart: key of the border gate on the other side.
        source: address of that page.
        period: ISO 8601 form of the time that the page is about.
        quote: its words.
    """

    type: str | None = None
    counterpart: str | None = None
    source: str | None = None
    period: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class NamedInitiative(Named):
    """A programme, scheme, project or movement.

    Attributes:
        type: code of the scheme `project-type`.
        places: keys of the places that it concerns.
        part_of: key of the initiative that it is a part of.
    """

    type: str | None = None
    places: tuple[str, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class NamedConcept(Named):
    """A doctrine, motto, model or other idea of policy.

    Attributes:
        type: code of the scheme `concept-kind`.
    """

    type: str | None = None


@dataclass(frozen=True, slots=True)
class StatusStatement:
    """What the report says that a thing was, is or is to be.

    Attributes:
        thing: its key.
        status: code of the scheme of its class, `implementation-status` or `border-gate-type`.
        time: code of the scheme `status-time`.
        period: ISO 8601 form of the period in which it was, is or is to be so; empty when the
            report tells none.
        status_basis: code of the scheme `basis`: ``stated`` where the words of the report say the
            status, ``judged`` where they only suggest it.
        spans: the words.
        period_basis: code of the scheme `basis`.
    """

    thing: str
    status: str
    time: str
    period: str
    status_basis: str
    spans: tuple[Span, ...]
    period_basis: str = "not-stated"


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change of bodies or units that the report tells of.

    Attributes:
        key: slug within the report.
        kind: code of the scheme `reorganization-kind`.
        before, after: keys of the bodies that there were, and of those that took their place.
        before_text, after_text: the same as printed, or empty where the report does not say it.
        period: ISO 8601 form of the period in which it was done; empty when none is told.
        period_basis: code of the scheme `basis`.
        spans: the words.
    """

    key: str
    kind: str
    name_vi: str
    name_en: str
    before: tuple[str, ...]
    before_text: str
    after: tuple[str, ...]
    after_text: str
    period: str
    period_basis: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What a name stands for in one passage, where its form alone would mislead.

    Attributes:
        span: where the name stands.
        entities: keys of what it names there; none when it names nothing.
    """

    span: Span
    entities: tuple[str, ...]
