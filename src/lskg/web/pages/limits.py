"""The limits of the service, told to people and to programs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from flask import Blueprint, Response, jsonify, render_template
from werkzeug.wrappers import Response as BaseResponse

from lskg.engine.limits import DESCRIBED, Limits, values
from lskg.web.http.negotiation import HTML
from lskg.web.http.responses import wanted_type
from lskg.web.language import Language, Text, write_number

_JSON = "application/json"
_UNITS: dict[str, dict[Language, str]] = {
    "seconds": {"vi": "giây", "en": "seconds"},
    "bytes": {"vi": "byte", "en": "bytes"},
    "": {"vi": "", "en": ""},
}


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
        if wanted_type((HTML, _JSON)) == HTML:
            lines = tuple(_line(name, value, language) for name, value in values(limits).items())
            response = Response(render_template("limits.html", lines=lines))
        else:
            response = jsonify(
                {
                    name: {"value": value, "unit": DESCRIBED[name].unit or None}
                    | {"status": DESCRIBED[name].status}
                    | {"vi": DESCRIBED[name].vi, "en": DESCRIBED[name].en}
                    for name, value in values(limits).items()
                }
            )
        response.vary.add("Accept")
        return response

    return blueprint


def _line(name: str, value: float, language: Language) -> LimitLine:
    text = DESCRIBED[name]
    number = write_number(Decimal(str(value)), language)
    return LimitLine(
        name=name,
        meaning=Text(text.vi if language == "vi" else text.en, language),
        value=f"{number} {_UNITS[text.unit][language]}".strip(),
        status=text.status,
    )
