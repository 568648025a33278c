"""The map: where the places that reports name are, and what the plans do there."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, abort, render_template
from flask_babel import gettext
from werkzeug.wrappers import Response as BaseResponse

from lskg.web.http.file_response import file_response
from lskg.web.http.responses import conditional
from lskg.web.language import Language
from lskg.web.templating import has_script, reader_for
from lskg.web.urls import TERMS
from lskg.web.view.by_class import Family, families
from lskg.web.view.geography import drawing, locations
from lskg.web.view.graph_index import GraphIndex, page_query
from lskg.web.view.localized import Reader, Ref

_GEO_JSON = "application/geo+json"


def map_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page in one language."""
    blueprint = Blueprint("map", __name__)

    @blueprint.get("/map")
    def whole_map() -> BaseResponse:
        reader = reader_for(index, language)
        found = locations(reader)
        html = render_template(
            "map.html",
            map=drawing(reader, found, _title(reader)),
            locations=found,
            others=_elsewhere(reader, {each.place.iri for each in found}),
            projects=_projects(reader, {thing.iri for each in found for thing in each.things}),
            query=page_query("located"),
            drawn=has_script("places.js"),
        )
        return conditional(Response(html))

    return blueprint


def map_files(index: GraphIndex) -> Blueprint:
    """What the maps are drawn from, one address for both languages."""
    blueprint = Blueprint("map_files", __name__)

    @blueprint.get("/map/<any(outline, places):name>.json")
    def download(name: str) -> BaseResponse:
        return file_response(index.site.file(f"map/{name}.json") or abort(404), _GEO_JSON)

    return blueprint


def _title(reader: Reader) -> str:
    """The title of the map, with what it shows where there is one report."""
    if reader.only_report is None:
        return str(gettext("Bản đồ"))
    territory = reader.territory(reader.only_report).words
    return str(gettext("Bản đồ %(territory)s", territory=territory))


def _elsewhere(reader: Reader, placed: set[str]) -> list[Family]:
    """The named places of no known position."""
    found = (
        replace(each, members=tuple(pair for pair in each.members if pair[0].iri not in placed))
        for each in families(reader, "places")
    )
    return [each for each in found if each.members]


def _projects(reader: Reader, shown: set[str]) -> tuple[Ref, ...]:
    """The projects at no place of a known position."""
    found = reader.index.classes.items()
    return reader.refs(
        sorted(iri for iri, classes in found if f"{TERMS}Project" in classes and iri not in shown)
    )
