"""The SPARQL 1.1 Protocol at `/sparql`, queries only: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.engine.endpoint import Endpoint, QueryRequest
from lskg.sparql.media_types import GRAPHS
from lskg.web.catalogues import gettext_noop
from lskg.web.http.compression import CompressedAnswers
from lskg.web.http.cors import allow_origins, options_response
from lskg.web.http.negotiation import prefers_html
from lskg.web.http.problems import ProtocolError
from lskg.web.http.request_state import request_state
from lskg.web.http.responses import CompleteResponse, conditional, data_response
from lskg.web.settings import Settings
from lskg.web.sparql.answers import ask, query_response
from lskg.web.sparql.protocol import (
    QUERY_METHODS,
    Operation,
    query_request,
    read_operation,
    wanted_formats,
)

#: Renders the query page, with the answer to a request or without one.
QueryPageView = Callable[[QueryRequest | None], BaseResponse]
#: Writes the service description in a format of graphs.
Description = Callable[..., bytes]

ROUTE = "/sparql"
#: CompressedAnswers answers may take so many times less than the answers that are cached.
_COMPRESSED_SHARE = 4
_ALL_METHODS = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"]
_ALLOWED = ", ".join((*QUERY_METHODS, "OPTIONS"))


def sparql_blueprint(
    endpoint: Endpoint, settings: Settings, description: Description, query_page: QueryPageView
) -> Blueprint:
    """The protocol: answers for programs, pages for people, the service description.

    Args:
        endpoint: what answers the queries.
        settings: what a request may take, and how many bytes of answers are cached.
        description: writes the service description.
        query_page: renders the page on which a person writes a query and reads its answer.
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
        if operation.format is None and prefers_html(accept):
            return query_page(query_request(operation))
        query = query_request(operation, wanted_formats(operation, accept))
        if query is None:
            return _described(description, operation, accept)
        return query_response(ask(endpoint, query, state), compressed, asked.environ)

    @blueprint.after_request
    def after(response: Response) -> Response:
        if isinstance(response, CompleteResponse):
            return response
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response.headers["Allow"] = _ALLOWED
        response.vary.add("Accept")
        return allow_origins(response)

    return blueprint


def _described(describe: Description, operation: Operation, accept: str | None) -> BaseResponse:
    media_type = wanted_formats(operation, accept).graph
    if media_type is None:
        raise ProtocolError(
            HTTPStatus.NOT_ACCEPTABLE,
            "Without a query this address describes the service, as {names}.",
            hint=gettext_noop("To ask a query, put it into the parameter “query”."),
            names=", ".join(GRAPHS),
        )
    return conditional(data_response(describe(media_type, endpoint=request.base_url), media_type))
