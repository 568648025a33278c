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
        type: code of the scheme `border-gate-type`.
        counterpart: key of the border gate on the other side.
        source: address of the page that gives what the report does not.
    """

    type: str | None = None
    counterpart: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class NamedInitiative(Named):
    """A programme, scheme, project or movement.

    Attributes:
        type: code of the scheme `project-type`.
        status: code of the scheme `implementation-status`.
        status_basis: code of the scheme `basis`: ``stated`` where the words of the report say the
            status, ``judged`` where they only suggest it.
        places: keys of the places that it concerns.
        part_of: key of the initiative that it is a part of.
    """

    type: str | None = None
    status: str | None = None
    status_basis: str | None = None
    places: tuple[str, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a name stands for in one passage, where its form alone would mislead.

    Attributes:
        span: where the name stands.
        entities: keys of what it names there; none when it names nothing.
    """

    span: Span
    entities: tuple[str, ...]
