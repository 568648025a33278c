"""The page of the arithmetic of a report, what does not come out first, or of all in numbers."""

from __future__ import annotations

from flask import Blueprint, Response, render_template
from werkzeug.wrappers import Response as BaseResponse

from lskg.web.http.parameters import one_of
from lskg.web.http.responses import conditional
from lskg.web.language import Language
from lskg.web.templating import reader_for
from lskg.web.view.audit import audit_of, by_report, verdict_groups
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.reports import report_ref


def audit_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page in one language."""
    blueprint = Blueprint("audit", __name__)
    audit = audit_of(index)

    @blueprint.get("/audit")
    def told() -> BaseResponse:
        reader = reader_for(index, language)
        report = one_of("report", [*index.reports])
        has_several = len(index.reports) > 1
        if has_several and not report:
            verdicts, lines = by_report(reader, audit)
            html = render_template("audits.html", verdicts=verdicts, lines=lines)
        else:
            html = render_template(
                "audit.html",
                of_page={"report": report if has_several else ""},
                groups=verdict_groups(reader, audit, report or None),
                shown=report_ref(reader, report) if has_several else None,
            )
        return conditional(Response(html))

    return blueprint
