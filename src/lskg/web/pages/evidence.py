"""The charts of an indicator as files: the drawing, and its values."""

from __future__ import annotations

from flask import Blueprint, abort
from werkzeug.wrappers import Response as BaseResponse

from lskg.formats import CSV
from lskg.web.http.parameters import number
from lskg.web.http.responses import conditional, data_response
from lskg.web.language import Language
from lskg.web.templating import reader_for
from lskg.web.urls import TERMS
from lskg.web.view.evidence.chart import chart_file
from lskg.web.view.evidence.points import evidence_of
from lskg.web.view.evidence.shown import csv_of, lines_of, needs_of
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.targets import target_lines


def evidence_files(index: GraphIndex, language: Language) -> Blueprint:
    """The files in one language."""
    blueprint = Blueprint("evidence", __name__)

    @blueprint.get("/charts/<path:path>.svg")
    def svg(path: str) -> BaseResponse:
        reader = reader_for(index, language)
        evidence = evidence_of(reader, _indicator(index, path))
        at = number("chart", 1)
        if at > len(evidence.panels):
            abort(404)
        needs = needs_of(target_lines(reader, indicator=evidence.indicator.iri))
        drawn = chart_file(reader, evidence, evidence.panels[at - 1], needs)
        return conditional(data_response(drawn, "image/svg+xml"))

    @blueprint.get("/charts/<path:path>.csv")
    def values(path: str) -> BaseResponse:
        reader = reader_for(index, language)
        evidence = evidence_of(reader, _indicator(index, path))
        return conditional(data_response(csv_of(lines_of(evidence)), CSV.media_type))

    return blueprint


def _indicator(index: GraphIndex, path: str) -> str:
    """IRI of the indicator with a document; 404 where there is none."""
    iri = f"{index.site.base}id/{path}"
    if f"{TERMS}Indicator" not in index.classes.get(iri, ()):
        abort(404)
    return iri
