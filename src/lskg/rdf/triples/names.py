"""Named things other than organizations in RDF, and the places where things are named."""

from __future__ import annotations

from rdflib import DCTERMS, RDF, SKOS, XSD, Literal, URIRef
from rdflib.term import Node

from lskg.extract.names.records import (
    Named,
    NamedDocument,
    NamedGate,
    NamedInitiative,
    NamedPlace,
)
from lskg.extract.records import Entity, Mention
from lskg.rdf.writer import Scribe, text, write
from lskg.vocabulary import LSKG

_ROLES = {
    "name": LSKG.isMentionedIn,
    "inner": LSKG.isNamedWithin,
    "collective": LSKG.isReferredToIn,
}


@write.register
def _(mention: Mention, scribe: Scribe) -> None:
    iri = scribe.things.iri(mention.entity)
    scribe.say("entities", iri, (_ROLES[mention.role], scribe.passage(mention.span)))


@write.register
def _(named: Named, scribe: Scribe) -> None:
    _describe(named, scribe)


@write.register
def _(named: NamedDocument, scribe: Scribe) -> None:
    iri = _describe(named, scribe)
    where = f"documents.csv, {named.key}"
    day = Literal(named.date.isoformat(), datatype=XSD.date) if named.date else None
    congress = scribe.things.iri(named.adopted_at) if named.adopted_at else None
    scribe.say(
        "entities",
        iri,
        (LSKG.hasDocumentType, scribe.codes.code("document-type", named.type, where)),
        (LSKG.documentNumber, text(named.number)),
        (DCTERMS.issued, day),
        (DCTERMS.title, text(named.title_vi, "vi")),
        (DCTERMS.title, text(named.title_en, "en")),
        (LSKG.isAdoptedAt, congress),
        *((LSKG.isIssuedBy, scribe.things.iri(issuer)) for issuer in named.issuers),
    )


@write.register
def _(named: NamedPlace, scribe: Scribe) -> None:
    _place(named, scribe)


@write.register
def _(named: NamedGate, scribe: Scribe) -> None:
    iri = _place(named, scribe)
    where = f"border-gates.csv, {named.key}"
    counterpart = scribe.things.iri(named.counterpart) if named.counterpart else None
    scribe.say(
        "entities",
        iri,
        (LSKG.hasBorderGateType, scribe.codes.code("border-gate-type", named.type, where)),
        (LSKG.hasCounterpartGate, counterpart),
        (DCTERMS.source, URIRef(named.source) if named.source else None),
    )


@write.register
def _(named: NamedInitiative, scribe: Scribe) -> None:
    iri = _describe(named, scribe)
    where = f"projects.csv, {named.key}"
    whole = scribe.things.iri(named.part_of) if named.part_of else None
    scribe.say(
        "entities",
        iri,
        (LSKG.hasProjectType, scribe.codes.code("project-type", named.type, where)),
        (
            LSKG.hasImplementationStatus,
            scribe.codes.code("implementation-status", named.status, where),
        ),
        (LSKG.isPartOfInitiative, whole),
        *((LSKG.concernsPlace, scribe.things.iri(place)) for place in named.places),
    )


def _place(named: NamedPlace, scribe: Scribe) -> Node:
    iri = _describe(named, scribe)
    places = ((LSKG.isLocatedIn, scribe.things.iri(place)) for place in named.within)
    scribe.say("entities", iri, *places)
    return iri


def _describe(named: Named, scribe: Scribe) -> Node:
    """Class, names and evidence of a thing; a congress may be the one that the report is for."""
    iri = scribe.things.iri(named.key)
    aliases = (Literal(alias, lang="vi") for alias in named.aliases if alias != named.name_vi)
    scribe.say("entities", iri, *((SKOS.altLabel, alias) for alias in aliases))
    scribe.say(
        "entities", iri, *((LSKG.isStatedIn, scribe.passage(span)) for span in named.evidence)
    )
    if named.kind == "PartyCongress" and scribe.is_described(iri):
        return iri
    scribe.describe(iri, named)
    scribe.say("entities", iri, (RDF.type, scribe.class_iri(named.kind, named.key)))
    scribe.labels("entities", iri, named.name_vi, named.name_en)
    return iri


@write.register
def _(entity: Entity, scribe: Scribe) -> None:
    iri = scribe.start("agency", entity.key, entity)
    where = f"entities.csv, {entity.key}"
    level = scribe.codes.code("administrative-level", entity.level, where)
    parent = scribe.iris.mint("agency", entity.parent) if entity.parent else None
    scribe.say(
        "entities",
        iri,
        (RDF.type, scribe.class_iri(entity.kind, where)),
        (LSKG.hasAdministrativeLevel, level),
        (LSKG.isSubordinateTo, parent),
        *(
            (SKOS.altLabel, Literal(alias, lang="vi"))
            for alias in entity.aliases
            if alias != entity.name_vi
        ),
    )
    scribe.labels("entities", iri, entity.name_vi, entity.name_en)
