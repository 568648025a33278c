"""The dataset: a page with its graphs, counts and dumps, and its description in RDF."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.web.http.page_cache import site_address
from lskg.web.http.responses import page_or_rdf, rdf_response, wanted_type
from lskg.web.language import Language, Text
from lskg.web.pages.structured_dataset import structured_dataset
from lskg.web.templating import reader_for
from lskg.web.urls import DATASET_TYPES, RDF_TYPES
from lskg.web.view.descriptions import describe, graph_titles
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Ref

_FEW = 12


def dataset_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page in one language; RDF where `Accept` prefers it."""
    blueprint = Blueprint("dataset", __name__)

    @blueprint.get("/dataset")
    def dataset() -> BaseResponse:
        return page_or_rdf(
            lambda: _page(index, language),
            lambda media_type: _description(index, media_type),
        )

    return blueprint


def dataset_files(index: GraphIndex) -> Blueprint:
    """The description as RDF, also where https://www.w3.org/TR/void/#well-known wants it."""
    blueprint = Blueprint("dataset_files", __name__)

    @blueprint.get(f"/dataset.<any({', '.join(RDF_TYPES)}):ending>")
    def download(ending: str) -> BaseResponse:
        return rdf_response(_description(index, RDF_TYPES[ending]), RDF_TYPES[ending])

    @blueprint.get("/.well-known/void")
    def well_known() -> BaseResponse:
        media_type = wanted_type(tuple(RDF_TYPES.values()))
        return rdf_response(_description(index, media_type), media_type)

    return blueprint


def _page(index: GraphIndex, language: Language) -> str:
    reader, counts, release = reader_for(index, language), index.site.counts, index.site.release

    def largest(counts: dict[str, int]) -> list[tuple[Ref, int]]:
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return [(reader.ref(iri), number) for iri, number in ordered[:_FEW]]

    return render_template(
        "dataset.html",
        structured=structured_dataset(reader, site_address()),
        counts=counts,
        graphs=release["graphs"],
        titles={name: Text(graph_titles(name)[language], language) for name in release["graphs"]},
        digest=release.get("digest", ""),
        dumps=DATASET_TYPES,
        formats=RDF_TYPES,
        classes=largest(counts.whole.classes),
        properties=largest(counts.whole.properties),
        linksets=[
            (reader.ref(each.source), reader.ref(each.predicate), each.links)
            for each in counts.linksets
        ],
    )


def _description(index: GraphIndex, media_type: str) -> bytes:
    return describe("dataset", index.site, media_type, root=request.url_root)
