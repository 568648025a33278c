"""Ways into the graph with their counts: classes, themes, parts of the report, names, years."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template
from werkzeug.wrappers import Response as BaseResponse

from lskg.search.asked import EVERYTHING, Facets
from lskg.web.http.page_cache import PageCache
from lskg.web.http.responses import conditional
from lskg.web.language import Language, Text
from lskg.web.pages.search import facet_text
from lskg.web.templating import reader_for
from lskg.web.urls import TERMS
from lskg.web.view.by_class import families
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader

#: Classes of ours whose things say how the graph is made, and nothing of what it is about.
_TECHNICAL = frozenset(
    f"{TERMS}{name}"
    for name in ("PlanLink", "ExternalLink", "SourceFile", "TextVersion", "UnofficialTranslation")
)


@dataclass(frozen=True, slots=True)
class Way:
    """What a click lists, and how many things that is."""

    text: Text
    href: str
    count: int


def browse_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page in one language."""
    blueprint = Blueprint("browse", __name__)
    cache = PageCache()

    @blueprint.get("/browse")
    def browse() -> BaseResponse:
        return conditional(Response(cache.page(lambda: _page(reader_for(index, language)))))

    return blueprint


def _page(reader: Reader) -> str:
    return render_template(
        "browse.html",
        found=_ways(reader),
        agencies=families(reader, "agencies"),
        places=families(reader, "places"),
    )


def _ways(reader: Reader) -> dict[str, list[Way]]:
    """By the name of the facet of the search: kind, theme, chapter, year, status.

    The kinds of what only the graph needs, as its properties and links, are `technical`.

    Ends the request with 404 where there is no full-text index.
    """
    search = reader.index.site.search
    if search is None:
        abort(404)
    counts = search.find("", Facets(is_told=True) if reader.report_only else EVERYTHING).counts
    ways = {name: [_way(reader, name, *each) for each in found] for name, found in counts.items()}
    counted = counts.get("kind", ())
    for name, wanted in (("kind", True), ("technical", False)):
        found = [each for each in counted if _is_for_readers(each[0]) == wanted]
        ways[name] = [_way(reader, "kind", *each) for each in found]
    if reader.only_report is None:
        # Chapters of several reports say nothing without their report.
        ways["chapter"] = []
    ways["year"] = sorted(ways.get("year", []), key=lambda way: way.text.words)
    return ways


def _is_for_readers(kind: str) -> bool:
    return kind.startswith(TERMS) and kind not in _TECHNICAL


def _way(reader: Reader, name: str, value: str, count: int) -> Way:
    return Way(facet_text(reader, name, value), reader.urls.page("/search", **{name: value}), count)
