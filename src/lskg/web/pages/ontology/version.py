"""Each version of the ontology at its IRI: what changed in it, its terms, and its files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from flask import Blueprint, abort, render_template
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node
from werkzeug.wrappers import Response as BaseResponse

from lskg.web.http.page_cache import PageCache
from lskg.web.http.responses import conditional, data_response, in_format, page_or_rdf
from lskg.web.language import LANGUAGES, Language, Text
from lskg.web.templating import reader_for
from lskg.web.urls import RDF_TYPES, TERMS
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.ontology_versions import Version

#: Kinds of changes, the gravest first.
_CHANGES = ("removed", "meaning changed", "deprecated", "added", "wording changed")
_KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")


@dataclass(frozen=True, slots=True)
class VersionTerm:
    """A term as a version has it, in the reader's language and in the other one.

    Attributes:
        href: where the present ontology explains it, or None when it no longer has it.
    """

    name: str
    labels: tuple[Text, ...]
    definition: Text
    is_deprecated: bool
    href: str | None


def version_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The versions of the ontology in one language; RDF where `Accept` prefers it."""
    blueprint = Blueprint("versions", __name__)
    cache = PageCache()

    @blueprint.get("/ontology/<number>")
    def version(number: str) -> BaseResponse:
        found = _find(index, number)
        return page_or_rdf(
            lambda: cache.page(lambda: _page(index, language, found)),
            lambda media_type: in_format(found.turtle, media_type),
        )

    return blueprint


def version_files(index: GraphIndex) -> Blueprint:
    """The versions of the ontology as files, one address for both languages."""
    blueprint = Blueprint("version_files", __name__)

    @blueprint.get(f"/ontology/<number>.<any({', '.join(RDF_TYPES)}):ending>")
    def download(number: str, ending: str) -> BaseResponse:
        media_type = RDF_TYPES[ending]
        return conditional(
            data_response(in_format(_find(index, number).turtle, media_type), media_type)
        )

    return blueprint


def _find(index: GraphIndex, number: str) -> Version:
    found = [version for version in index.site.versions if version.number == number]
    if not found:
        abort(404)
    return found[0]


def _page(index: GraphIndex, language: Language, version: Version) -> str:
    reader = reader_for(index, language)
    changed = {
        kind: [
            (each.term.removeprefix(TERMS), _href(index, language, each.term), each.what)
            for each in version.changes
            if each.kind == kind
        ]
        for kind in _CHANGES
    }
    graph = _parsed(version.turtle)
    return render_template(
        "version.html",
        version=version,
        versions=index.site.versions,
        iri=f"{TERMS.removesuffix('ns#')}ontology/{version.number}",
        changed={kind: found for kind, found in changed.items() if found},
        content={
            kind: [_term(index, reader.language, graph, term) for term in _terms(graph, kind)]
            for kind in _KINDS
        },
        formats=RDF_TYPES,
    )


def _terms(graph: Graph, kind: str) -> list[URIRef]:
    found = graph.subjects(RDF.type, OWL[kind])
    return sorted(each for each in found if isinstance(each, URIRef) and each.startswith(TERMS))


def _term(index: GraphIndex, language: Language, graph: Graph, term: URIRef) -> VersionTerm:
    languages = sorted(LANGUAGES, key=lambda each: each != language)
    labels = [_words(graph, term, RDFS.label, each) for each in languages]
    return VersionTerm(
        name=term.removeprefix(TERMS),
        labels=tuple(each for each in labels if each.words),
        definition=_words(graph, term, SKOS.definition, language),
        is_deprecated=(term, OWL.deprecated, None) in graph,
        href=_href(index, language, str(term)),
    )


def _href(index: GraphIndex, language: Language, term: str) -> str | None:
    """Where the present ontology explains a term; None for one that is gone, or for none."""
    name = term.removeprefix(TERMS)
    if not name or term not in index.labels:
        return None
    return reader_for(index, language).urls.thing(term)


def _words(graph: Graph, term: Node, predicate: URIRef, language: Language) -> Text:
    for value in graph.objects(term, predicate):
        if isinstance(value, Literal) and value.language == language:
            return Text(str(value), language)
    return Text("", language)


@lru_cache(maxsize=8)
def _parsed(turtle: str) -> Graph:
    return Graph().parse(data=turtle, format="turtle")
