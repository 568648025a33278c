"""The SPARQL 1.1 Protocol at `/sparql`, queries only: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.engine.endpoint import Endpoint
from lskg.engine.limits import Limits
from lskg.namespaces import PREFIXES as SITE_PREFIXES
from lskg.sparql.media_types import GRAPHS
from lskg.web.catalogues import gettext_noop
from lskg.web.http.compression import CompressedAnswers
from lskg.web.http.cors import allow_origins, options_response
from lskg.web.http.negotiation import wanted_formats, wants_page
from lskg.web.http.problems import ProtocolError
from lskg.web.http.request_state import request_state
from lskg.web.http.responses import CompleteResponse, conditional, data_response
from lskg.web.http.work import turn
from lskg.web.language import PREFIXES
from lskg.web.questions.executables import executables
from lskg.web.settings import Settings
from lskg.web.sparql.answers import ask, query_response
from lskg.web.sparql.protocol import (
    QUERY_METHODS,
    Operation,
    query_request,
    read_operation,
)
from lskg.web.sparql.query_page import render_query_page
from lskg.web.view.descriptions import describe
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.release import Site

ROUTE = "/sparql"
#: CompressedAnswers answers may take so many times less than the answers that are cached.
_COMPRESSED_SHARE = 4
_ALL_METHODS = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"]
_ALLOWED = ", ".join((*QUERY_METHODS, "OPTIONS"))


def sparql_blueprint(index: GraphIndex, endpoint: Endpoint, settings: Settings) -> Blueprint:
    """The protocol: answers for programs, pages for people, the service description.

    Args:
        index: what the page knows on which a person writes a query and reads its answer.
        endpoint: what answers the queries.
        settings: what a request may take, how many bytes of answers are cached, and whether other
            servers are asked.
    """
    blueprint = Blueprint("sparql", __name__)
    compressed = CompressedAnswers(settings.cache_bytes // _COMPRESSED_SHARE)

    @blueprint.route(ROUTE, methods=_ALL_METHODS, provide_automatic_options=False)
    @blueprint.route(f"{ROUTE}/", methods=_ALL_METHODS, provide_automatic_options=False)
    def sparql() -> BaseResponse:
        state = request_state()
        asked = state.request
        if asked.method == "OPTIONS":
            return options_response(_ALLOWED)
        operation = read_operation(asked, settings.limits)
        accept = asked.environ.get("HTTP_ACCEPT")
        if wants_page(operation.formats, accept):
            with turn():
                return render_query_page(index, endpoint, "vi", query_request(operation))
        query = query_request(operation, wanted_formats(operation.formats, accept))
        if query is None:
            with turn():
                return _described(index.site, settings, operation, accept)
        found = ask(endpoint, query, state)
        unknown = index.known_terms.unknown(query.text)
        return query_response(found, compressed, asked.environ, unknown)

    @blueprint.after_request
    def after(response: Response) -> Response:
        if isinstance(response, CompleteResponse):
            return response
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response.headers["Allow"] = _ALLOWED
        response.vary.add("Accept")
        return allow_origins(response)

    return blueprint


def _described(
    site: Site, settings: Settings, operation: Operation, accept: str | None
) -> BaseResponse:
    media_type = wanted_formats(operation.formats, accept).graph
    if media_type is None:
        raise ProtocolError(
            HTTPStatus.NOT_ACCEPTABLE,
            "Without a query this address describes the service, as {names}.",
            hint=gettext_noop("To ask a query, put it into the parameter “query”."),
            names=", ".join(GRAPHS),
        )
    asks_others = bool(settings.services)
    body = describe(
        "service",
        site,
        media_type,
        endpoint=request.base_url,
        asks_others=asks_others,
        executables=executables(site.queries_of("examples")),
        prefixes=SITE_PREFIXES,
    )
    return conditional(data_response(body, media_type))


def english_query_page(index: GraphIndex, endpoint: Endpoint, limits: Limits) -> Blueprint:
    """The query page in English; the protocol has one address for all languages."""
    blueprint = Blueprint("query_page", __name__, url_prefix=PREFIXES["en"])

    @blueprint.get(ROUTE)
    def query_page() -> BaseResponse:
        query = query_request(read_operation(request, limits))
        return render_query_page(index, endpoint, "en", query)

    return blueprint
