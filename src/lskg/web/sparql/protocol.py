"""What an HTTP request asks for: https://www.w3.org/TR/sparql11-protocol/#query-operation."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.http import parse_options_header
from werkzeug.wrappers import Request

from lskg.engine.endpoint import QueryRequest
from lskg.engine.limits import Limits
from lskg.errors import Plural
from lskg.sparql.media_types import Formats
from lskg.web.http.negotiation import FORMAT_PARAMETERS
from lskg.web.http.parameters import decoded, utf8
from lskg.web.http.problems import ProtocolError

QUERY_METHODS = ("GET", "HEAD", "POST")
_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"
_UPDATE = "application/sparql-update"
_UPDATE_PARAMETERS = ("update", "using-graph-uri", "using-named-graph-uri")
_INFERENCE = {"on": True, "off": False}


@dataclass(frozen=True, slots=True)
class Operation:
    """A query with its dataset, or the wish for a description of the service.

    Attributes:
        query: None when there is no query.
        formats: what the parameters say that name a format, those that count most first.
        inference: whether a query that names no dataset sees the inferred statements.
    """

    query: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    formats: tuple[str, ...]
    inference: bool = True


def read_operation(request: Request, limits: Limits) -> Operation:
    """Read a request; nothing of its body is read when it is too large.

    Raises:
        ProtocolError: the request is not a query operation, or not a well-formed one.
    """
    method = request.method
    if method not in QUERY_METHODS:
        raise method_not_allowed(method, "GET, POST")
    parameters = [*request.args.items(multi=True)]
    queries = request.args.getlist("query")
    if method == "POST":
        media_type = _body_type(request)
        body = _body(request, limits)
        if media_type == _FORM:
            fields = decoded(body, limits.parameters)
            parameters += fields
            queries += [value for name, value in fields if name == "query"]
        else:
            queries.append(utf8(body))
    return _operation(method, parameters, queries)


def query_request(operation: Operation, wanted: Formats | None = None) -> QueryRequest | None:
    """The query that an operation asks; None when it has none."""
    if operation.query is None:
        return None
    return QueryRequest(
        operation.query,
        operation.default_graphs,
        operation.named_graphs,
        wanted or Formats(),
        operation.inference,
    )


def too_large(limits: Limits) -> ProtocolError:
    """The refusal of a body that is larger than allowed."""
    return ProtocolError(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        Plural(
            "The body of a request may have one byte.",
            "The body of a request may have {count:,} bytes.",
        ),
        count=limits.request_bytes,
        limit="request_bytes",
    )


def method_not_allowed(method: str, allowed: str) -> ProtocolError:
    """The refusal of a method."""
    return ProtocolError(
        HTTPStatus.METHOD_NOT_ALLOWED,
        "{method} is not allowed here; use {allowed}. The data cannot be changed.",
        method=method,
        allowed=allowed,
    )


def _operation(method: str, parameters: list[tuple[str, str]], queries: list[str]) -> Operation:
    for name, _ in parameters:
        if name in _UPDATE_PARAMETERS:
            raise _refused_update()
    if len(queries) > 1:
        raise ProtocolError(
            HTTPStatus.BAD_REQUEST,
            "One query is needed, not {found}.",
            found=len(queries),
        )
    graphs = {
        kind: tuple(value for name, value in parameters if name == f"{kind}-graph-uri")
        for kind in ("default", "named")
    }
    if not queries and (method == "POST" or any(graphs.values())):
        raise ProtocolError(
            HTTPStatus.BAD_REQUEST,
            "The parameter “query” is missing.",
        )
    # A plus sign that is not escaped reads as a space.
    wanted = tuple(
        value.replace(" ", "+")
        for kind in FORMAT_PARAMETERS
        for name, value in parameters
        if name == kind and value
    )
    return Operation(
        query=queries[0] if queries else None,
        default_graphs=graphs["default"],
        named_graphs=graphs["named"],
        formats=wanted,
        inference=_inference([value for name, value in parameters if name == "inference"]),
    )


def _inference(stated: list[str]) -> bool:
    try:
        return _INFERENCE[stated[-1].lower()] if stated else True
    except KeyError:
        raise ProtocolError(
            HTTPStatus.BAD_REQUEST,
            "The parameter “inference” is on or off, not “{stated}”.",
            stated=stated[-1],
        ) from None


def _body_type(request: Request) -> str:
    media_type, options = parse_options_header(request.headers.get("Content-Type"))
    if media_type == _UPDATE:
        raise _refused_update()
    if media_type not in (_FORM, _DIRECT):
        raise _unsupported(media_type)
    charset = options.get("charset", "utf-8").lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise ProtocolError(
            HTTPStatus.BAD_REQUEST,
            "A query is sent in UTF-8, and this one in {charset}.",
            charset=charset,
        )
    return media_type


def _body(request: Request, limits: Limits) -> bytes:
    request.max_content_length = limits.request_bytes
    try:
        return request.get_data()
    except RequestEntityTooLarge:
        raise too_large(limits) from None


def _unsupported(media_type: str) -> ProtocolError:
    if not media_type:
        return ProtocolError(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "A query is sent as {direct}, or in a form as {form}; "
            "the type of this body is not given.",
            direct=_DIRECT,
            form=_FORM,
        )
    return ProtocolError(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "A query is sent as {direct}, or in a form as {form}; the type of this body is {given}.",
        direct=_DIRECT,
        form=_FORM,
        given=media_type,
    )


def _refused_update() -> ProtocolError:
    return ProtocolError(
        HTTPStatus.FORBIDDEN,
        "This service answers queries only; the data cannot be changed here.",
    )
