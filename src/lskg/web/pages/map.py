"""The map of the province: where its places are, and what the plan does there."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, render_template
from flask_babel import gettext
from werkzeug.wrappers import Response as BaseResponse

from lskg.web.http.responses import conditional
from lskg.web.language import Language
from lskg.web.templating import has_script, reader_for
from lskg.web.urls import TERMS
from lskg.web.view.by_class import Family, families
from lskg.web.view.geography import drawing, locations
from lskg.web.view.graph_index import GraphIndex, page_query
from lskg.web.view.localized import Reader, Ref


def map_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page in one language."""
    blueprint = Blueprint("map", __name__)

    @blueprint.get("/map")
    def whole_map() -> BaseResponse:
        reader = reader_for(index, language)
        found = locations(reader)
        html = render_template(
            "map.html",
            map=drawing(reader, found, gettext("Bản đồ tỉnh Lạng Sơn")),
            locations=found,
            others=_elsewhere(reader, {each.place.iri for each in found}),
            projects=_projects(reader, {thing.iri for each in found for thing in each.things}),
            query=page_query("located"),
            drawn=has_script("places.js"),
        )
        return conditional(Response(html))

    return blueprint


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
