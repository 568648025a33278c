"""The page of the arithmetic of the report: what does not come out first."""

from __future__ import annotations

from flask import Blueprint, Response, render_template
from werkzeug.wrappers import Response as BaseResponse

from lskg.web.http.responses import conditional
from lskg.web.language import Language
from lskg.web.templating import reader_for
from lskg.web.view.audit import audit_of, verdict_groups
from lskg.web.view.graph_index import GraphIndex


def audit_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page in one language."""
    blueprint = Blueprint("audit", __name__)
    audit = audit_of(index)

    @blueprint.get("/audit")
    def told() -> BaseResponse:
        groups = verdict_groups(reader_for(index, language), audit)
        return conditional(Response(render_template("audit.html", groups=groups)))

    return blueprint
