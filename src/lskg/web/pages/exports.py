"""The plan and its evidence in the forms of other standards."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template
from werkzeug.wrappers import Response as BaseResponse

from lskg.distributions.stratml import stratml_path
from lskg.formats import XML
from lskg.web.http.file_response import file_response
from lskg.web.http.responses import conditional
from lskg.web.language import Language, choose
from lskg.web.templating import reader_for
from lskg.web.urls import RDF_TYPES
from lskg.web.view.graph_index import GraphIndex


def export_files(index: GraphIndex) -> Blueprint:
    """The exports to download, one address for both languages."""
    blueprint = Blueprint("export_files", __name__)

    @blueprint.get(f"/exports/<name>.<any({', '.join(RDF_TYPES)}):ending>")
    def download(name: str, ending: str) -> BaseResponse:
        return _send(index, f"exports/{name}.{ending}", RDF_TYPES[ending])

    @blueprint.get("/exports/<key>.stratml.xml")
    def plan(key: str) -> BaseResponse:
        return _send(index, stratml_path(key), XML.media_type)

    return blueprint


def export_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page that lists the exports in one language."""
    blueprint = Blueprint("exports", __name__)

    @blueprint.get("/exports/")
    def overview() -> BaseResponse:
        reader = reader_for(index, language)
        exports = [
            (query.name, choose(reader.language, query.summary_vi, query.summary_en))
            for query in index.site.queries_of("exports")
        ]
        page = render_template(
            "exports.html",
            exports=exports,
            endings=tuple(RDF_TYPES),
            reports=tuple(index.site.reports),
        )
        return conditional(Response(page))

    return blueprint


def _send(index: GraphIndex, name: str, media_type: str) -> BaseResponse:
    found = index.site.file(name) or abort(404)
    return file_response(found, f"{media_type}; charset=utf-8")
