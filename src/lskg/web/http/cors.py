"""What scripts of other sites may do here: https://fetch.spec.whatwg.org/#http-cors-protocol."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response

#: Terms of a query that the graph does not have: a list of strings of RFC 9651.
UNKNOWN_TERMS = "Lskg-Unknown-Terms"
#: Headers of an answer that scripts of other sites may read.
CORS_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        f"Content-Language, ETag, Link, {UNKNOWN_TERMS}, Retry-After"
    ),
}


def allow_origins(response: Response) -> Response:
    """Let scripts of other sites read an answer and what it says of itself."""
    response.headers.update(CORS_HEADERS)
    return response


def options_response(allowed: str) -> Response:
    """What may be done at an address, also for scripts of other sites."""
    response = Response(status=HTTPStatus.NO_CONTENT)
    del response.headers["Content-Type"]
    response.headers["Allow"] = allowed
    response.headers["Access-Control-Allow-Methods"] = allowed
    response.headers["Access-Control-Allow-Headers"] = "Accept, Accept-Language, Content-Type"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response
