"""Why a request is not answered: problem details for programs, a page for people."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from http import HTTPStatus

from flask import Response, render_template

from lskg.errors import (
    LskgError,
    NotAcceptable,
    QueryError,
    QueryRefused,
    QueryTimeout,
    StoreBusy,
    StoreUnreachable,
)

#: Statuses of the errors of an endpoint; the first class that fits counts.
_STATUSES = (
    (QueryRefused, HTTPStatus.FORBIDDEN),
    (QueryError, HTTPStatus.BAD_REQUEST),
    (NotAcceptable, HTTPStatus.NOT_ACCEPTABLE),
    (QueryTimeout, HTTPStatus.SERVICE_UNAVAILABLE),
    (StoreBusy, HTTPStatus.TOO_MANY_REQUESTS),
    (StoreUnreachable, HTTPStatus.BAD_GATEWAY),
)
_RETRY_SECONDS = "5"


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem detail of https://www.rfc-editor.org/rfc/rfc9457.

    Attributes:
        line: 1-based line of the query at fault, or None when it has no place.
        column: 1-based column, likewise.
        hint: what may help, or None.
    """

    status: int
    title: str
    detail: str
    line: int | None = None
    column: int | None = None
    hint: str | None = None


class ProtocolError(LskgError):
    """A request that is not one of the SPARQL 1.1 Protocol, or that this service refuses."""

    def __init__(self, status: HTTPStatus, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.hint = hint


def problem_of(error: LskgError) -> Problem:
    """The problem that an error is to a client."""
    if isinstance(error, ProtocolError):
        return Problem(error.status, error.status.phrase, str(error), hint=error.hint)
    status = next(
        (status for kind, status in _STATUSES if isinstance(error, kind)),
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )
    place = (error.line, error.column) if isinstance(error, QueryError) else (None, None)
    return Problem(status, status.phrase, str(error), *place, _hint(error))


def problem_response(problem: Problem, as_page: bool) -> Response:
    """A problem as a page or as problem details."""
    if as_page:
        response = Response(render_template("problem.html", problem=problem))
    else:
        members = {name: value for name, value in asdict(problem).items() if value is not None}
        body = json.dumps({"type": "about:blank"} | members, ensure_ascii=False)
        response = Response(body + "\n", content_type="application/problem+json")
    response.status_code = problem.status
    if problem.status == HTTPStatus.TOO_MANY_REQUESTS:
        response.headers["Retry-After"] = _RETRY_SECONDS
    return response


def _hint(error: LskgError) -> str | None:
    if isinstance(error, NotAcceptable):
        return "Name a format in the Accept header, or in the parameter “format”."
    if isinstance(error, QueryError) and not isinstance(error, QueryRefused):
        return "The language is SPARQL 1.1: https://www.w3.org/TR/sparql11-query/"
    return None
