"""Ways into the graph with their counts: classes, themes, parts of the report, names, years."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template
from werkzeug.wrappers import Response as BaseResponse

from lskg.search.search import Facets
from lskg.web.http.responses import conditional
from lskg.web.language import Language, Text
from lskg.web.pages.search import facet_text
from lskg.web.templating import reader_for
from lskg.web.view.by_class import families
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader


@dataclass(frozen=True, slots=True)
class Way:
    """What a click lists, and how many things that is."""

    text: Text
    href: str
    count: int


def browse_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page in one language."""
    blueprint = Blueprint("browse", __name__)

    @blueprint.get("/browse")
    def browse() -> BaseResponse:
        reader = reader_for(index, language)
        html = render_template(
            "browse.html",
            found=_ways(reader),
            agencies=families(reader, "agencies"),
            places=families(reader, "places"),
        )
        return conditional(Response(html))

    return blueprint


def _ways(reader: Reader) -> dict[str, list[Way]]:
    """By the name of the facet of the search: kind, theme, chapter, year, status.

    Ends the request with 404 where there is no full-text index.
    """
    search = reader.index.site.search
    if search is None:
        abort(404)
    counts = search.find("", Facets()).counts
    ways = {name: [_way(reader, name, *each) for each in found] for name, found in counts.items()}
    if reader.only_report is None:
        # Chapters of several reports say nothing without their report.
        ways["chapter"] = []
    ways["year"] = sorted(ways.get("year", []), key=lambda way: way.text.words)
    return ways


def _way(reader: Reader, name: str, value: str, count: int) -> Way:
    return Way(facet_text(reader, name, value), reader.urls.page("/search", **{name: value}), count)
