"""The Entity Reconciliation API 0.2: names in spreadsheets to things of the graph, and back."""

from __future__ import annotations

import json

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.formats import JSON
from lskg.web.http.parameters import Malformed, field, number, word
from lskg.web.http.problems import problem_language, told
from lskg.web.reconcile.requests import read_batch
from lskg.web.reconcile.service import LIMIT, Service
from lskg.web.view.graph_index import GraphIndex

#: OpenRefine shows the preview in a frame.
_FRAMED = "default-src 'none'; style-src 'self'; frame-ancestors *"
_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type, X-Requested-With",
}


def reconciliation(index: GraphIndex) -> Blueprint:
    """The service at `/reconcile`."""
    blueprint = Blueprint("reconciliation", __name__, url_prefix="/reconcile")
    service = Service(index)
    _add_queries(blueprint, service)
    _add_help(blueprint, service)

    @blueprint.errorhandler(Malformed)
    def malformed(error: Malformed) -> BaseResponse:
        message, language = told(error, problem_language(request))
        response = _json({"status": "error", "message": message})
        response.headers["Content-Language"] = language
        response.vary.add("Accept-Language")
        response.status_code = 400
        return response

    @blueprint.after_request
    def open_to_scripts(response: Response) -> Response:
        response.headers.update(_HEADERS)
        return response

    return blueprint


def _add_queries(blueprint: Blueprint, service: Service) -> None:
    """The address that answers queries and extends data; without either, the manifest."""

    @blueprint.route("", methods=["GET", "POST"], strict_slashes=False)
    def endpoint() -> BaseResponse:
        if (queries := field("queries")) is not None:
            return _json(service.answers(read_batch(queries)))
        if (extend := field("extend")) is not None:
            return _json(service.extend(extend))
        return _json(service.manifest(request.host_url.rstrip("/") + request.script_root))

    @blueprint.get("/properties")
    def properties() -> BaseResponse:
        return _json(service.propose(word("type"), number("limit", LIMIT)))


def _add_help(blueprint: Blueprint, service: Service) -> None:
    """The addresses that help a person to choose."""

    @blueprint.get("/suggest/<any(entity, type, property):kind>")
    def suggest(kind: str) -> BaseResponse:
        return _json({"result": service.suggest(kind, word("prefix"))})

    @blueprint.get("/flyout/<any(entity, type, property):kind>")
    def flyout(kind: str) -> BaseResponse:
        key = word("id")
        return _json({"id": key, "html": service.flyout(kind, key)})

    @blueprint.get("/preview")
    def preview() -> BaseResponse:
        response = Response(service.preview(word("id")))
        response.headers["Content-Security-Policy"] = _FRAMED
        return response


def _json(value: object) -> Response:
    text = json.dumps(value, ensure_ascii=False)
    return Response(text + "\n", content_type=f"{JSON.media_type}; charset=utf-8")
