"""The plan and its evidence in the forms of other standards."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template
from werkzeug.wrappers import Response as BaseResponse

from lskg.sparql.query_files import Query
from lskg.web.exports.stratml import MEDIA_TYPE, stratml
from lskg.web.http.responses import conditional, data_response
from lskg.web.language import Language, choose
from lskg.web.templating import reader_for
from lskg.web.urls import RDF_TYPES
from lskg.web.view.graph_index import Index


def export_files(index: Index) -> Blueprint:
    """The exports to download, one address for both languages."""
    blueprint = Blueprint("export_files", __name__)

    @blueprint.get(f"/exports/<name>.<any({', '.join(RDF_TYPES)}):ending>")
    def download(name: str, ending: str) -> BaseResponse:
        found = [query for query in _exports(index) if query.name == name]
        if not found:
            abort(404)
        media_type = RDF_TYPES[ending]
        body = index.connection.construct(found[0].text, media_type)
        return conditional(data_response(body, media_type))

    @blueprint.get("/exports/plan.stratml.xml")
    def plan() -> BaseResponse:
        return conditional(data_response(stratml(index), MEDIA_TYPE))

    return blueprint


def export_pages(index: Index, language: Language) -> Blueprint:
    """The page that lists the exports in one language."""
    blueprint = Blueprint("exports", __name__)

    @blueprint.get("/exports/")
    def overview() -> BaseResponse:
        reader = reader_for(index, language)
        exports = [
            (query.name, choose(reader.language, query.summary_vi, query.summary_en))
            for query in _exports(index)
        ]
        page = render_template("exports.html", exports=exports, endings=tuple(RDF_TYPES))
        return conditional(Response(page))

    return blueprint


def _exports(index: Index) -> list[Query]:
    return [query for query in index.site.queries if query.group == "exports"]
