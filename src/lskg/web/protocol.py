"""What an HTTP request asks for: https://www.w3.org/TR/sparql11-protocol/#query-operation."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.http import parse_options_header

from lskg.web.problems import ProtocolError

QUERY_METHODS = ("GET", "HEAD", "POST")
#: Bytes of the body of a request, and characters of a query, at most.
MAX_BODY = 1024 * 1024
_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"
_UPDATE = "application/sparql-update"
_UPDATE_PARAMETERS = ("update", "using-graph-uri", "using-named-graph-uri")
_MAX_PARAMETERS = 1000


@dataclass(frozen=True, slots=True)
class Operation:
    """A query with its dataset, or the wish for a description of the service.

    Attributes:
        query: None when there is no query.
        format: what the parameter `format` says, or None.
    """

    query: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    format: str | None


def read_operation(request: Request) -> Operation:
    """Read a request; nothing of its body is read when it is too large.

    Raises:
        ProtocolError: the request is not a query operation, or not a well-formed one.
    """
    if request.method not in QUERY_METHODS:
        raise ProtocolError(
            HTTPStatus.METHOD_NOT_ALLOWED, f"{request.method} is not allowed; use GET or POST."
        )
    parameters = _decoded(request.query_string, "address")
    queries = [value for name, value in parameters if name == "query"]
    if request.method == "POST":
        media_type = _body_type(request)
        body = _body(request)
        if media_type == _FORM:
            fields = _decoded(body, "form")
            parameters += fields
            queries += [value for name, value in fields if name == "query"]
        else:
            queries.append(_text(body))
    return _operation(request.method, parameters, queries)


def _operation(method: str, parameters: list[tuple[str, str]], queries: list[str]) -> Operation:
    for name, _ in parameters:
        if name in _UPDATE_PARAMETERS:
            raise _refused_update()
    if len(queries) > 1:
        raise ProtocolError(HTTPStatus.BAD_REQUEST, f"One query is needed, not {len(queries)}.")
    graphs = {
        kind: tuple(value for name, value in parameters if name == f"{kind}-graph-uri")
        for kind in ("default", "named")
    }
    if not queries and (method == "POST" or any(graphs.values())):
        raise ProtocolError(HTTPStatus.BAD_REQUEST, "The parameter “query” is missing.")
    wanted = [value for name, value in parameters if name == "format" and value]
    return Operation(
        query=queries[0] if queries else None,
        default_graphs=graphs["default"],
        named_graphs=graphs["named"],
        # A plus sign that is not escaped reads as a space.
        format=wanted[-1].replace(" ", "+") if wanted else None,
    )


def _body_type(request: Request) -> str:
    media_type, options = parse_options_header(request.headers.get("Content-Type"))
    if media_type == _UPDATE:
        raise _refused_update()
    if media_type not in (_FORM, _DIRECT):
        raise ProtocolError(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            f"A query is sent as {_DIRECT}, or in a form as {_FORM}; "
            f"the type of this body is {media_type or 'not given'}.",
        )
    charset = options.get("charset", "utf-8").lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise ProtocolError(
            HTTPStatus.BAD_REQUEST,
            f"A query is sent in UTF-8, and this one in {charset}.",
        )
    return media_type


def _body(request: Request) -> bytes:
    request.max_content_length = MAX_BODY
    try:
        return request.get_data()
    except RequestEntityTooLarge:
        raise ProtocolError(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A request may have {MAX_BODY:,} bytes."
        ) from None


def _decoded(data: bytes, place: str) -> list[tuple[str, str]]:
    """The parameters of a URL-encoded text, each decoded once."""
    try:
        return parse_qsl(
            _text(data), keep_blank_values=True, errors="strict", max_num_fields=_MAX_PARAMETERS
        )
    except UnicodeDecodeError:
        raise ProtocolError(
            HTTPStatus.BAD_REQUEST, f"A parameter in the {place} is not in UTF-8."
        ) from None
    except ValueError:
        raise ProtocolError(
            HTTPStatus.BAD_REQUEST, f"There are more than {_MAX_PARAMETERS} parameters."
        ) from None


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProtocolError(
            HTTPStatus.BAD_REQUEST, f"The text is not in UTF-8: see its byte {error.start}."
        ) from None


def _refused_update() -> ProtocolError:
    return ProtocolError(
        HTTPStatus.FORBIDDEN, "This service answers queries only; the data cannot be changed here."
    )
