"""The SPARQL 1.1 Protocol at `/sparql`, queries only: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.errors import LskgError
from lskg.formats import CSV, GRAPHS, TSV, TURTLE, Formats
from lskg.store import Endpoint, QueryRequest
from lskg.web.negotiation import formats, prefers_html
from lskg.web.problems import ProtocolError, problem_of, problem_response
from lskg.web.protocol import QUERY_METHODS, Operation, read_operation
from lskg.web.service_description import describe_service
from lskg.web.site import Site

#: Renders the query page: text of a query or None, default graphs, named graphs.
QueryPageView = Callable[[str | None, tuple[str, ...], tuple[str, ...]], BaseResponse]

_ALL_METHODS = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"]
_ALLOWED = ", ".join((*QUERY_METHODS, "OPTIONS"))
#: Formats whose media type does not say that they are in UTF-8.
_WITH_CHARSET = (CSV, TSV, TURTLE)


def sparql_blueprint(endpoint: Endpoint, site: Site, query_page: QueryPageView) -> Blueprint:
    """The query operation and the service description; the query page for browsers.

    Args:
        endpoint: what answers the queries.
        site: whose named graphs the service description lists.
        query_page: renders the page on which a person writes a query and reads its answer.
    """
    blueprint = Blueprint("sparql", __name__)

    @blueprint.route("/sparql", methods=_ALL_METHODS, provide_automatic_options=False)
    @blueprint.route("/sparql/", methods=_ALL_METHODS, provide_automatic_options=False)
    def sparql() -> BaseResponse:
        if request.method == "OPTIONS":
            return _options()
        operation = read_operation(request)
        if operation.format is None and prefers_html(request.headers.get("Accept")):
            return query_page(operation.query, operation.default_graphs, operation.named_graphs)
        if operation.query is None:
            return _description(site, operation)
        return _answer(endpoint, operation.query, operation)

    @blueprint.errorhandler(LskgError)
    def refuse(error: LskgError) -> BaseResponse:
        as_page = prefers_html(request.headers.get("Accept")) and "format" not in request.args
        response = problem_response(problem_of(error), as_page)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response.headers["Allow"] = _ALLOWED
        return response

    @blueprint.after_request
    def share(response: Response) -> Response:
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "Retry-After"
        response.vary.add("Accept")
        return response

    return blueprint


def _options() -> BaseResponse:
    """What may be done here, also for scripts of other sites.

    https://fetch.spec.whatwg.org/#http-cors-protocol
    """
    response = Response(status=HTTPStatus.NO_CONTENT)
    del response.headers["Content-Type"]
    response.headers["Allow"] = _ALLOWED
    response.headers["Access-Control-Allow-Methods"] = _ALLOWED
    response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _answer(endpoint: Endpoint, query: str, operation: Operation) -> BaseResponse:
    answer = endpoint.answer(
        QueryRequest(query, operation.default_graphs, operation.named_graphs, _wanted(operation))
    )
    return _data(answer.body, answer.media_type)


def _description(site: Site, operation: Operation) -> BaseResponse:
    media_type = _wanted(operation).graph
    if media_type is None:
        offered = ", ".join(GRAPHS)
        raise ProtocolError(
            HTTPStatus.NOT_ACCEPTABLE,
            f"Without a query this address describes the service, as {offered}.",
            "To ask a query, put it into the parameter “query”.",
        )
    return _data(describe_service(request.base_url, site, media_type), media_type)


def _wanted(operation: Operation) -> Formats:
    """The formats that the parameter `format` names, or else those that `Accept` wants."""
    if operation.format is None:
        return formats(request.headers.get("Accept"))
    return Formats.named(operation.format)


def _data(body: bytes, media_type: str) -> BaseResponse:
    charset = "; charset=utf-8" if media_type in _WITH_CHARSET else ""
    response = Response(body, content_type=media_type + charset)
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    return response.make_conditional(request)
