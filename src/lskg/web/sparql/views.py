"""The SPARQL 1.1 Protocol at `/sparql`, queries only: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.engine.endpoint import QueryRequest
from lskg.sparql.media_types import GRAPHS
from lskg.web.catalogues import gettext_noop
from lskg.web.front import ROUTE
from lskg.web.http.cors import options_response, share
from lskg.web.http.negotiation import prefers_html
from lskg.web.http.problems import ProtocolError
from lskg.web.http.request_state import course_of
from lskg.web.http.responses import conditional, data_response
from lskg.web.sparql.protocol import (
    QUERY_METHODS,
    Operation,
    method_not_allowed,
    query_request,
    wanted_formats,
)

#: Renders the query page, with the answer to a request or without one.
QueryPageView = Callable[[QueryRequest | None], BaseResponse]
#: Writes the service description: the address of the endpoint, a format of graphs.
Description = Callable[[str, str], bytes]

_ALL_METHODS = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"]
_ALLOWED = ", ".join((*QUERY_METHODS, "OPTIONS"))


def sparql_blueprint(description: Description, query_page: QueryPageView) -> Blueprint:
    """What of the protocol is left to the site: pages, the service description and refusals.

    Args:
        description: writes the service description.
        query_page: renders the page on which a person writes a query and reads its answer.
    """
    blueprint = Blueprint("sparql", __name__)

    @blueprint.route(ROUTE, methods=_ALL_METHODS, provide_automatic_options=False)
    @blueprint.route(f"{ROUTE}/", methods=_ALL_METHODS, provide_automatic_options=False)
    def sparql() -> BaseResponse:
        if request.method == "OPTIONS":
            return options_response(_ALLOWED)
        operation = course_of(request.environ).operation
        if operation is None:
            raise method_not_allowed(request.method, "GET, POST")
        accept = request.headers.get("Accept")
        if operation.format is None and prefers_html(accept):
            return query_page(query_request(operation))
        return _described(description, operation, accept)

    @blueprint.after_request
    def after(response: Response) -> Response:
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response.headers["Allow"] = _ALLOWED
        response.vary.add("Accept")
        return share(response)

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
    return conditional(data_response(describe(request.base_url, media_type), media_type))
