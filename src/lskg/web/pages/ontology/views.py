"""The ontology and the code lists."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.formats import TSV
from lskg.web.http.page_cache import PageCache
from lskg.web.http.responses import conditional, data_response, page_or_rdf, rdf_response
from lskg.web.language import Language
from lskg.web.pages.ontology.diagrams import diagrams
from lskg.web.pages.ontology.page import class_nodes, schemes, terms
from lskg.web.templating import reader_for
from lskg.web.urls import RDF_TYPES
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.term_examples import instances


def pages(index: GraphIndex, language: Language) -> Blueprint:
    """The pages that are about the whole graph, in one language."""
    blueprint = Blueprint("pages", __name__)
    cache = PageCache()

    @blueprint.get("/ontology")
    def ontology() -> BaseResponse:
        return _described(index, "ontology", "ontology.html", language, cache)

    @blueprint.get("/codes")
    def codes() -> BaseResponse:
        return _described(index, "codes", "codes.html", language, cache)

    return blueprint


def vocabulary_files(index: GraphIndex) -> Blueprint:
    """The ontology, the code lists and the near terms as files, one address for both languages."""
    blueprint = Blueprint("vocabulary_files", __name__)

    @blueprint.get(f"/<any(ontology, codes):graph>.<any({', '.join(RDF_TYPES)}):ending>")
    def download(graph: str, ending: str) -> BaseResponse:
        return rdf_response(_graph(index, graph, RDF_TYPES[ending]), RDF_TYPES[ending])

    @blueprint.get("/mappings/near")
    def near_terms() -> BaseResponse:
        return redirect(f"{request.script_root}/mappings/near.sssom.tsv", 303)

    @blueprint.get("/mappings/near.sssom.tsv")
    def near_file() -> BaseResponse:
        if not index.site.near_terms:
            abort(404)
        return conditional(data_response(index.site.near_terms, TSV.media_type))

    return blueprint


def _described(
    index: GraphIndex, graph: str, template: str, language: Language, cache: PageCache
) -> BaseResponse:
    def make() -> str:
        reader = reader_for(index, language)
        if graph == "ontology":
            found = terms(reader)
            content: object = found
            drawings = diagrams(class_nodes(found), language)
        else:
            content, drawings = schemes(reader), ()
        return render_template(
            template,
            content=content,
            drawings=drawings,
            instances=instances(reader) if graph == "ontology" else {},
            versions=index.site.versions,
            near_terms=index.site.near_terms,
            formats=RDF_TYPES,
        )

    return page_or_rdf(lambda: cache.page(make), lambda form: _graph(index, graph, form))


def _graph(index: GraphIndex, name: str, media_type: str) -> bytes:
    graph = index.site.release["graphs"].get(name) or abort(404)
    return index.graph(graph, media_type)
