"""The map of the province: where its places are, and what the plan does there."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template
from flask_babel import gettext
from werkzeug.wrappers import Response as BaseResponse

from lskg.web.http.responses import conditional
from lskg.web.language import Language
from lskg.web.templating import has_script, reader_for
from lskg.web.urls import TERMS
from lskg.web.view.by_class import Family, families
from lskg.web.view.geography import Location, drawing, locations
from lskg.web.view.graph_index import GraphIndex, page_query
from lskg.web.view.localized import Reader, Ref


@dataclass(frozen=True, slots=True)
class MapPage:
    """What the page shows.

    Attributes:
        map: what the script draws, as JSON.
        others: the named places of no known position.
        projects: the projects at no place of a known position.
    """

    map: str
    locations: tuple[Location, ...]
    others: tuple[Family, ...]
    projects: tuple[Ref, ...]


def map_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page in one language."""
    blueprint = Blueprint("map", __name__)

    @blueprint.get("/map")
    def whole_map() -> BaseResponse:
        page = map_page(reader_for(index, language))
        html = render_template(
            "map.html", page=page, query=page_query("located"), drawn=has_script("places.js")
        )
        return conditional(Response(html))

    return blueprint


def map_page(reader: Reader) -> MapPage:
    """The map for one reader."""
    found = locations(reader)
    placed = {each.place.iri for each in found}
    shown = {thing.iri for each in found for thing in each.things}
    others = [
        Family(
            family.kind,
            tuple(pair for pair in family.members if pair[0].iri not in placed),
            family.mentions,
        )
        for family in families(reader, "places")
    ]
    projects = sorted(
        iri
        for iri, classes in reader.index.classes.items()
        if f"{TERMS}Project" in classes and iri not in shown
    )
    return MapPage(
        map=drawing(reader, found, gettext("Bản đồ tỉnh Lạng Sơn")),
        locations=found,
        others=tuple(family for family in others if family.members),
        projects=reader.refs(projects),
    )
