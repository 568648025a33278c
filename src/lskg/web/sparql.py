"""The SPARQL 1.1 Protocol at `/sparql`, queries only: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.endpoint import Endpoint, QueryRequest
from lskg.formats import CSV, GRAPHS, TSV, TURTLE, Formats
from lskg.limits import Limits
from lskg.web import asked
from lskg.web.clients import client_of
from lskg.web.negotiation import formats, prefers_html
from lskg.web.problems import ProtocolError
from lskg.web.protocol import QUERY_METHODS, Operation, read_operation
from lskg.web.sharing import options_response, share

#: Renders the query page, with the answer to a request or without one.
QueryPageView = Callable[[QueryRequest | None], BaseResponse]
#: Writes the service description: the address of the endpoint, a format of graphs.
Description = Callable[[str, str], bytes]

_ALL_METHODS = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"]
_ALLOWED = ", ".join((*QUERY_METHODS, "OPTIONS"))
#: Formats whose media type does not say that they are in UTF-8.
_WITH_CHARSET = (CSV, TSV, TURTLE)


def sparql_blueprint(
    endpoint: Endpoint, limits: Limits, description: Description, query_page: QueryPageView
) -> Blueprint:
    """The query operation and the service description; the query page for browsers.

    Args:
        endpoint: what answers the queries.
        limits: what a request may take.
        description: writes the service description.
        query_page: renders the page on which a person writes a query and reads its answer.
    """
    blueprint = Blueprint("sparql", __name__)

    @blueprint.route("/sparql", methods=_ALL_METHODS, provide_automatic_options=False)
    @blueprint.route("/sparql/", methods=_ALL_METHODS, provide_automatic_options=False)
    def sparql() -> BaseResponse:
        if request.method == "OPTIONS":
            return options_response(_ALLOWED)
        operation = read_operation(request, limits)
        if operation.format is None and prefers_html(request.headers.get("Accept")):
            return query_page(query_request(operation))
        wanted = _wanted(operation)
        query = query_request(operation, wanted)
        if query is None:
            return _description(description, wanted)
        answer = asked.answer(endpoint, query, client_of(request))
        return _data(answer.body, answer.media_type, answer.digest)

    @blueprint.after_request
    def after(response: Response) -> Response:
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response.headers["Allow"] = _ALLOWED
        response.vary.add("Accept")
        return share(response)

    return blueprint


def query_request(operation: Operation, wanted: Formats | None = None) -> QueryRequest | None:
    """The query that a request asks; None when it has none."""
    if operation.query is None:
        return None
    return QueryRequest(
        operation.query,
        operation.default_graphs,
        operation.named_graphs,
        wanted or Formats(),
        operation.inference,
    )


def _description(describe: Description, wanted: Formats) -> BaseResponse:
    if wanted.graph is None:
        offered = ", ".join(GRAPHS)
        raise ProtocolError(
            HTTPStatus.NOT_ACCEPTABLE,
            f"Without a query this address describes the service, as {offered}.",
            vi=f"Khi không có truy vấn, địa chỉ này mô tả dịch vụ, ở dạng {offered}.",
            hint=(
                "To ask a query, put it into the parameter “query”.",
                "Để hỏi, hãy đặt truy vấn vào tham số “query”.",
            ),
        )
    return _data(describe(request.base_url, wanted.graph), wanted.graph)


def _wanted(operation: Operation) -> Formats:
    """The formats that the parameter `format` names, or else those that `Accept` wants."""
    if operation.format is None:
        return formats(request.headers.get("Accept"))
    return Formats.named(operation.format)


def _data(body: bytes, media_type: str, digest: str | None = None) -> BaseResponse:
    charset = "; charset=utf-8" if media_type in _WITH_CHARSET else ""
    response = Response(body, content_type=media_type + charset)
    response.headers["Cache-Control"] = "no-cache"
    if digest is None:
        response.add_etag()
    else:
        response.set_etag(digest)
    # It looks at much that is not there in the request of a program.
    return response.make_conditional(request) if "If-None-Match" in request.headers else response
