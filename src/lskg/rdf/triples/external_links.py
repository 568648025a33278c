"""Sources, global goals, and links to things elsewhere, in RDF."""

from __future__ import annotations

import re

from rdflib import DCTERMS, RDF, RDFS, SKOS, Literal, URIRef

from lskg.external.records import GlobalGoal, Match, Source
from lskg.rdf.triples.territories import thing
from lskg.rdf.writer import Writer, text, write
from lskg.text.slugs import slug
from lskg.vocabulary import LSKG

_PREDICATES = {
    "exact": SKOS.exactMatch,
    "close": SKOS.closeMatch,
    "broad": SKOS.broadMatch,
    "related": SKOS.relatedMatch,
    "see": RDFS.seeAlso,
    "within": LSKG.isLocatedIn,
    "formerly-within": LSKG.wasLocatedIn,
}
_LEVELS = {
    "goal": ("Mục tiêu", "Goal"),
    "target": ("Mục tiêu cụ thể", "Target"),
    "indicator": ("Chỉ số", "Indicator"),
}


@write.register
def _(source: Source, writer: Writer) -> None:
    iri = writer.start("source", source.key, source)
    writer.say(
        "links",
        iri,
        (RDF.type, LSKG.Source),
        (DCTERMS.publisher, text(source.publisher_vi, "vi")),
        (DCTERMS.publisher, text(source.publisher_en, "en")),
        (DCTERMS.rights, text(source.licence, "en")),
        (RDFS.seeAlso, URIRef(source.page) if source.page else None),
        (DCTERMS.provenance, text(source.read_from, "en")),
    )
    writer.labels("links", iri, source.title_vi, source.title_en)


@write.register
def _(goal: GlobalGoal, writer: Writer) -> None:
    iri = URIRef(goal.iri)
    vi, en = _LEVELS[goal.level]
    writer.say(
        "links",
        iri,
        (RDF.type, LSKG.GlobalGoal),
        (SKOS.notation, Literal(goal.code)),
        (SKOS.broader, URIRef(goal.broader) if goal.broader else None),
        (SKOS.exactMatch, URIRef(goal.wikidata) if goal.wikidata else None),
        (DCTERMS.source, writer.iris.mint("source", "un-sdg")),
    )
    writer.labels(
        "links", iri, f"{vi} {goal.code}: {goal.title_vi}", f"{en} {goal.code}: {goal.title_en}"
    )


@write.register
def _(match: Match, writer: Writer) -> None:
    subject = thing(writer, match.subject)
    outside = match.target.startswith("http")
    target = URIRef(match.target) if outside else thing(writer, match.target)
    if target == subject:
        return  # what the report names and what the list describes are one thing
    predicate = _PREDICATES[match.grade]
    last = re.split(r"[/#]", match.target.rstrip("/"))[-1]
    name = f"{match.subject.replace('/', '.')}.{match.source}.{slug(last, words=8)}"
    iri = writer.start("link", name, match)
    writer.say("links", subject, (predicate, target))
    writer.say(
        "links",
        iri,
        (RDF.type, LSKG.ExternalLink),
        (LSKG.hasLinkSubject, subject),
        (LSKG.hasLinkPredicate, predicate),
        (LSKG.hasLinkObject, target),
        (LSKG.hasBasis, writer.codes.code("basis", match.basis, f"matches.csv, {name}")),
        (LSKG.isLinkInto, writer.iris.mint("source", match.source) if outside else None),
        (DCTERMS.source, URIRef(match.page) if match.page else None),
        (LSKG.linkReason, text(match.reason_vi, "vi")),
        (LSKG.linkReason, text(match.reason_en, "en")),
    )
