"""The versions of alignment, code lists, units and shapes, each at its IRI."""

from __future__ import annotations

from flask import Blueprint, abort
from werkzeug.wrappers import Response as BaseResponse

from lskg.web.http.responses import conditional, data_response, in_format, see_other
from lskg.web.urls import RDF_TYPES
from lskg.web.view.graph_index import GraphIndex

#: The page about each part.
_PAGES = {
    "ontology/align": "/ontology",
    "codes": "/codes",
    "units": "/codes",
    "shapes": "/validation",
}


def part_files(index: GraphIndex) -> Blueprint:
    """The versions as files, one address for both languages, and the names that lead to them."""
    blueprint = Blueprint("part_files", __name__)
    endings = f"<any({', '.join(RDF_TYPES)}):ending>"

    def version(part: str, number: str) -> BaseResponse:
        _text(index, part, number)
        return see_other(f"/{part}/{number}", _PAGES[part])

    def present(part: str) -> BaseResponse:
        return version(part, max(index.site.parts.get(part, {}), default="", key=_order))

    def download(part: str, number: str, ending: str) -> BaseResponse:
        media_type = RDF_TYPES[ending]
        text = in_format(_text(index, part, number), media_type)
        return conditional(data_response(text, media_type))

    for part in _PAGES:
        of_part = {"part": part}
        blueprint.add_url_rule(f"/{part}/<number>", view_func=version, defaults=of_part)
        blueprint.add_url_rule(f"/{part}/<number>.{endings}", view_func=download, defaults=of_part)
    for part in ("ontology/align", "units"):
        blueprint.add_url_rule(f"/{part}", view_func=present, defaults={"part": part})
    return blueprint


def _text(index: GraphIndex, part: str, number: str) -> str:
    return index.site.parts.get(part, {}).get(number) or abort(404)


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(each) for each in number.split(".") if each.isdigit())
