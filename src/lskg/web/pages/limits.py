"""The limits of the service, told to people and to programs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from flask import Blueprint, Response, jsonify, render_template
from flask_babel import gettext
from werkzeug.wrappers import Response as BaseResponse

from lskg.engine.limits import DESCRIBED, Limits, values
from lskg.formats import JSON
from lskg.web.catalogues import translate
from lskg.web.http.negotiation import HTML
from lskg.web.http.responses import wanted_type
from lskg.web.language import LANGUAGES, Language, Text, write_number


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A limit in one line of a table.

    Attributes:
        status: of the answer to a request that meets it.
    """

    name: str
    meaning: Text
    value: str
    status: int


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
        return response

    return blueprint


def _line(name: str, value: float, language: Language) -> LimitLine:
    text = DESCRIBED[name]
    number = write_number(Decimal(str(value)), language)
    units = {"seconds": gettext("giây"), "bytes": gettext("byte"), "": ""}
    return LimitLine(
        name=name,
        meaning=Text(translate(text.meaning, language), language),
        value=f"{number} {units[text.unit]}".strip(),
        status=text.status,
    )
