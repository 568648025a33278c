"""Named things in RDF, and the places where they are named.

What a thing is and its name stand in the catalogue; where the report names it, in which printed
forms, and what it says of projects and programmes, in a graph of the report.
"""

from __future__ import annotations

from rdflib import DCTERMS, RDF, SKOS, XSD, Literal, URIRef

from lskg.extract.names.citations import issuer_by_symbol
from lskg.extract.names.records import (
    Named,
    NamedConcept,
    NamedDocument,
    NamedGate,
    NamedInitiative,
    NamedPlace,
)
from lskg.extract.records import Entity, Mention
from lskg.rdf.triples.documents import say_in_eli
from lskg.rdf.writer import Writer, text, write
from lskg.text.slugs import one_spelling
from lskg.vocabulary import LSKG

_ROLES = {
    "name": LSKG.isMentionedIn,
    "inner": LSKG.isNamedWithin,
    "collective": LSKG.isReferredToIn,
    "group": LSKG.isMentionedIn,
}


@write.register
def _(mention: Mention, writer: Writer) -> None:
    iri = writer.things.iri(mention.entity)
    writer.say("entities", iri, (_ROLES[mention.role], writer.passage(mention.span)))


@write.register
def _(named: Named, writer: Writer) -> None:
    _describe(named, writer)


@write.register
def _(named: NamedDocument, writer: Writer) -> None:
    iri = _describe(named, writer)
    where = f"documents.csv, {named.key}"
    written = named.date.isoformat() if named.date else None
    day = Literal(written, datatype=XSD.date) if written else None
    kind = writer.codes.code("document-type", named.type, where)
    issuers = tuple(writer.things.iri(issuer) for issuer in named.issuers)
    congress = writer.things.iri(named.adopted_at) if named.adopted_at else None
    writer.say(
        "catalogue",
        iri,
        (LSKG.hasDocumentType, kind),
        (LSKG.documentNumber, text(named.number)),
        (DCTERMS.issued, day),
        (DCTERMS.title, text(named.title_vi, "vi")),
        (DCTERMS.title, text(named.title_en, "en")),
        (LSKG.isAdoptedAt, congress),
        *((LSKG.isIssuedBy, issuer) for issuer in issuers),
    )
    basis = writer.codes.code("basis", _issuer_basis(named, writer), where)
    writer.say("entities", iri, (LSKG.hasIssuerBasis, basis))
    if named.kind == "LegalDocument":
        say_in_eli(writer, "catalogue", iri, named.number, written, issuers, kind)


def _issuer_basis(named: NamedDocument, writer: Writer) -> str | None:
    """What the issuers rest on: printed with the document, told by its symbol, or judged."""
    if not named.issuers:
        return None
    words = _plain(" ".join((*named.aliases, *(writer.document[each] for each in named.evidence))))
    names = [tuple(map(_plain, writer.printed.get(each, ()))) for each in named.issuers]
    if all(any(name in words for name in forms) for forms in names):
        return "stated"
    told = _plain(issuer_by_symbol(named.number or "") or "")
    return "computed" if told and any(told in forms for forms in names) else "judged"


def _plain(words: str) -> str:
    return " ".join(one_spelling(words).casefold().split())


@write.register
def _(named: NamedConcept, writer: Writer) -> None:
    iri = _describe(named, writer)
    kind = writer.codes.code("concept-kind", named.type, f"concepts.csv, {named.key}")
    writer.say("catalogue", iri, (LSKG.hasConceptKind, kind))


@write.register
def _(named: NamedPlace, writer: Writer) -> None:
    _place(named, writer)


@write.register
def _(named: NamedGate, writer: Writer) -> None:
    iri = _place(named, writer)
    counterpart = writer.things.iri(named.counterpart) if named.counterpart else None
    writer.say(
        "catalogue",
        iri,
        (LSKG.hasCounterpartGate, counterpart),
    )


@write.register
def _(named: NamedInitiative, writer: Writer) -> None:
    iri = _describe(named, writer)
    where = f"projects.csv, {named.key}"
    whole = writer.things.iri(named.part_of) if named.part_of else None
    writer.say(
        "entities",
        iri,
        (LSKG.hasProjectType, writer.codes.code("project-type", named.type, where)),
        (LSKG.isPartOfInitiative, whole),
        *((LSKG.concernsPlace, writer.things.iri(place)) for place in named.places),
    )


def _place(named: NamedPlace, writer: Writer) -> URIRef:
    """A place with what encloses it, which an official list tells of its units."""
    iri = _describe(named, writer)
    if not writer.things.is_listed(named.key):
        places = ((LSKG.isLocatedIn, writer.things.iri(place)) for place in named.within)
        writer.say("catalogue", iri, *places)
    return iri


def _describe(named: Named, writer: Writer) -> URIRef:
    """Class, names and evidence of a thing.

    A congress may be the one that the report is for; an official list has class and name of a unit.
    """
    iri = writer.things.iri(named.key)
    is_listed = writer.things.is_listed(named.key)
    forms = dict.fromkeys((named.name_vi, *named.aliases))
    aliases = (Literal(form, lang="vi") for form in forms if is_listed or form != named.name_vi)
    writer.say(
        "entities",
        iri,
        *((SKOS.altLabel, alias) for alias in aliases),
        *((LSKG.isDescribedIn, writer.passage(span)) for span in named.evidence),
    )
    if is_listed or (named.kind == "PartyCongress" and writer.is_described(iri)):
        return iri
    writer.describe(iri, named)
    writer.say("catalogue", iri, (RDF.type, writer.term(named.kind, named.key)))
    writer.labels("catalogue", iri, named.name_vi, named.name_en)
    return iri


@write.register
def _(entity: Entity, writer: Writer) -> None:
    iri = writer.start("agency", entity.key, entity)
    where = f"entities.csv, {entity.key}"
    level = writer.codes.code("administrative-level", entity.level, where)
    parent = writer.iris.mint("agency", entity.parent) if entity.parent else None
    writer.say(
        "catalogue",
        iri,
        (RDF.type, writer.term(entity.kind, where)),
        (LSKG.hasAdministrativeLevel, level),
        (LSKG.isSubordinateTo, parent),
    )
    aliases = (Literal(alias, lang="vi") for alias in entity.aliases if alias != entity.name_vi)
    writer.say("entities", iri, *((SKOS.altLabel, alias) for alias in aliases))
    writer.labels("catalogue", iri, entity.name_vi, entity.name_en)
