"""The map: where the places that reports name are, and what the plans do there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, abort, render_template
from flask_babel import gettext
from werkzeug.wrappers import Response as BaseResponse

from lskg.formats import GEO_JSON
from lskg.web.http.file_response import file_response
from lskg.web.http.negotiation import HTML
from lskg.web.http.parameters import one_of
from lskg.web.http.responses import conditional, wanted_type
from lskg.web.language import Language
from lskg.web.templating import has_script, reader_for
from lskg.web.urls import TERMS
from lskg.web.view.by_class import Family, families
from lskg.web.view.geography import Location, drawing, locations, marked, of_report
from lskg.web.view.graph_index import GraphIndex, page_query
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.reports import report_ref

#: What the list beside the map puts together, in its order.
_GROUPS = {
    "gates": ("gate",),
    "places": ("town", "place"),
    "within": ("within",),
    "districts": ("district",),
    "communes": ("commune",),
    "provinces": ("province", "neighbour"),
}


def map_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page in one language."""
    blueprint = Blueprint("map", __name__)

    @blueprint.get("/map")
    def whole_map() -> BaseResponse:
        if wanted_type((HTML, GEO_JSON.media_type)) != HTML:
            response = features(index, "places")
        else:
            response = page()
        response.vary.add("Accept")
        return response

    def page() -> BaseResponse:
        reader = reader_for(index, language)
        report = one_of("report", [*index.reports])
        has_several = len(index.reports) > 1
        found = locations(reader, report)
        shown, around = marked(found)
        html = render_template(
            "map.html",
            of_page={"report": report if has_several else ""},
            map=drawing(reader, shown, _title(reader, report), around),
            groups=[
                (name, [each for each in found if each.kind in kinds])
                for name, kinds in _GROUPS.items()
            ],
            count=len(found),
            shown=report_ref(reader, report) if has_several and report else None,
            reports=[report_ref(reader, key) for key in index.reports] if has_several else (),
            **({} if has_several and not report else _unplaced(reader, found, report)),
            query=page_query("located"),
            drawn=has_script("places.js"),
        )
        return conditional(Response(html))

    return blueprint


def map_files(index: GraphIndex) -> Blueprint:
    """What the maps are drawn from, one address for both languages."""
    blueprint = Blueprint("map_files", __name__)

    @blueprint.get("/map/<any(outline, places):name>.<any(json, geojson):ending>")
    def download(name: str, ending: str) -> BaseResponse:
        return features(index, name)

    return blueprint


def features(index: GraphIndex, name: str) -> BaseResponse:
    """The features of a map, as the release has them."""
    file = index.site.file(f"map/{name}.json") or abort(404)
    return file_response(file, GEO_JSON.media_type, f"{name}.{GEO_JSON.ending}")


def _title(reader: Reader, report: str) -> str:
    """The title of the map, with what it shows where that is of one report."""
    key = report or reader.only_report
    if not key:
        return str(gettext("Bản đồ"))
    return str(gettext("Bản đồ %(territory)s", territory=reader.territory(key).words))


def _unplaced(reader: Reader, found: tuple[Location, ...], report: str) -> dict[str, Any]:
    """The places of no known position that are named, and the projects at none that is known."""
    placed = {each.place.iri for each in found}
    shown = {thing.iri for each in found for thing in each.things}
    return {
        "others": _elsewhere(reader, placed, report),
        "projects": _projects(reader, shown, report),
    }


def _elsewhere(reader: Reader, placed: set[str], report: str) -> list[Family]:
    found = (
        replace(each, members=tuple(pair for pair in each.members if pair[0].iri not in placed))
        for each in families(reader, "places", report or None)
    )
    return [each for each in found if each.members]


def _projects(reader: Reader, shown: set[str], report: str) -> tuple[Ref, ...]:
    own = of_report(reader, report) if report else None
    found = (
        iri
        for iri, classes in reader.index.classes.items()
        if f"{TERMS}Project" in classes and iri not in shown and (own is None or iri in own)
    )
    return reader.refs(sorted(found))
