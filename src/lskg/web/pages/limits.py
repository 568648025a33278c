"""The limits of the service, told to people and to programs."""

from __future__ import annotations

from decimal import Decimal

from flask import Blueprint, Response, jsonify, render_template
from flask_babel import gettext
from werkzeug.wrappers import Response as BaseResponse

from lskg.engine.limits import DESCRIBED, Limits, values
from lskg.formats import JSON
from lskg.web.catalogues import translate
from lskg.web.http.negotiation import HTML
from lskg.web.http.responses import conditional, wanted_type
from lskg.web.language import LANGUAGES, Language, Text, write_number


def limits_pages(limits: Limits, language: Language) -> Blueprint:
    """The page in one language; JSON where `Accept` prefers it."""
    blueprint = Blueprint("limits", __name__)

    @blueprint.get("/limits")
    def told() -> BaseResponse:
        if wanted_type((HTML, JSON.media_type)) == HTML:
            lines = tuple(_line(name, value, language) for name, value in values(limits).items())
            response = Response(render_template("limits.html", lines=lines))
        else:
            response = jsonify(
                {
                    name: {"value": value, "unit": DESCRIBED[name].unit or None}
                    | {"status": DESCRIBED[name].status}
                    | {each: translate(DESCRIBED[name].meaning, each) for each in LANGUAGES}
                    for name, value in values(limits).items()
                }
            )
        response.vary.add("Accept")
        return conditional(response)

    return blueprint


def _line(name: str, value: float, language: Language) -> tuple[str, Text, str, int]:
    """The name of a limit, its meaning, its value, and the status of what meets it."""
    text = DESCRIBED[name]
    units = {"seconds": gettext("giây"), "bytes": gettext("byte"), "": ""}
    amount = f"{write_number(Decimal(str(value)), language)} {units[text.unit]}".strip()
    return name, Text(translate(text.meaning, language), language), amount, text.status
