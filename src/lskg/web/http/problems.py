"""Why a request is not answered: problem details for programs, a page for people."""

from __future__ import annotations

import json
import logging
import math
from dataclasses import asdict, dataclass
from http import HTTPStatus

from flask import Flask, Request, Response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, PreconditionFailed
from werkzeug.wrappers import Response as BaseResponse

from lskg.engine.limits import DESCRIBED
from lskg.errors import (
    AnswerTooLarge,
    LskgError,
    NotAcceptable,
    Plural,
    QueryError,
    QueryInterrupted,
    QueryRefused,
    QueryTimeout,
    StoreBusy,
    StoreError,
    StoreUnreachable,
)
from lskg.web.catalogues import gettext_noop, tell, translate
from lskg.web.http.headers import protect
from lskg.web.http.negotiation import FORMAT_PARAMETERS, wants_page
from lskg.web.http.request_state import request_state
from lskg.web.language import Language, asked_language, language_of

_LOG = logging.getLogger("lskg.problems")

#: Statuses of the errors of an endpoint; the first class that fits counts.
_STATUSES = (
    (QueryRefused, HTTPStatus.FORBIDDEN),
    (QueryError, HTTPStatus.BAD_REQUEST),
    (NotAcceptable, HTTPStatus.NOT_ACCEPTABLE),
    (QueryTimeout, HTTPStatus.SERVICE_UNAVAILABLE),
    (QueryInterrupted, HTTPStatus.SERVICE_UNAVAILABLE),
    (StoreBusy, HTTPStatus.TOO_MANY_REQUESTS),
    (StoreUnreachable, HTTPStatus.BAD_GATEWAY),
)
_RETRY_SECONDS = {
    HTTPStatus.TOO_MANY_REQUESTS: 5,
    HTTPStatus.SERVICE_UNAVAILABLE: 1,
}
#: Statuses that have a title in both languages; Python has the other ones in English.
_TITLES = {
    HTTPStatus.BAD_REQUEST: gettext_noop("Bad Request"),
    HTTPStatus.FORBIDDEN: gettext_noop("Forbidden"),
    HTTPStatus.NOT_FOUND: gettext_noop("Not Found"),
    HTTPStatus.METHOD_NOT_ALLOWED: gettext_noop("Method Not Allowed"),
    HTTPStatus.NOT_ACCEPTABLE: gettext_noop("Not Acceptable"),
    HTTPStatus.PRECONDITION_FAILED: gettext_noop("Precondition Failed"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: gettext_noop("Request Entity Too Large"),
    HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE: gettext_noop("Range Not Satisfiable"),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: gettext_noop("Unsupported Media Type"),
    HTTPStatus.TOO_MANY_REQUESTS: gettext_noop("Too Many Requests"),
    HTTPStatus.INTERNAL_SERVER_ERROR: gettext_noop("Internal Server Error"),
    HTTPStatus.BAD_GATEWAY: gettext_noop("Bad Gateway"),
    HTTPStatus.SERVICE_UNAVAILABLE: gettext_noop("Service Unavailable"),
}


#: Characters of a value of a client that a refusal repeats.
_LONGEST_VALUE = 300
#: The media type of problem details.
PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem detail of https://www.rfc-editor.org/rfc/rfc9457.

    Attributes:
        line: 1-based line of the query at fault, or None when it has no place.
        column: 1-based column, likewise.
        hint: what may help, or None.
        limit: name of the limit that was met, or None.
        language: of the title, the detail and the hint.
        retry: seconds after which the client may try again, or None.
    """

    status: int
    title: str
    detail: str
    line: int | None = None
    column: int | None = None
    hint: str | None = None
    limit: str | None = None
    language: Language = "en"
    retry: int | None = None


class ProtocolError(LskgError):
    """A request that is not one of a protocol of this service, or that it refuses.

    Attributes:
        hint: what may help, in English, or None.
        retry: seconds after which the client may try again, or None.
    """

    def __init__(
        self,
        status: HTTPStatus,
        message: str | Plural,
        *,
        hint: str | None = None,
        limit: str | None = None,
        retry: float | None = None,
        **values: object,
    ) -> None:
        super().__init__(message, limit=limit, **values)
        self.status = status
        self.hint = hint
        self.retry = retry


def problem_of(error: LskgError, language: Language = "en") -> Problem:
    """The problem that an error is to a client."""
    if isinstance(error, StoreError):
        # It names a file of this machine, which is for those who run the service.
        _LOG.error("%s", error)
        error = LskgError("A file of the release cannot be read.")
    status = _status(error)
    line, column = (error.line, error.column) if isinstance(error, QueryError) else (None, None)
    hint = _hint(error)
    detail, detail_language = told(error, language)
    wait = error.retry if isinstance(error, ProtocolError) else _RETRY_SECONDS.get(status)
    if isinstance(error, QueryTimeout):
        wait = None
    return Problem(
        status=status,
        title=title_of(status, language),
        detail=detail,
        line=line,
        column=column,
        hint=translate(hint, language) if hint else None,
        limit=error.limit,
        language=detail_language,
        retry=None if wait is None else math.ceil(wait),
    )


def told(error: LskgError, language: Language) -> tuple[str, Language]:
    """What an error says and in which language, without the whole of what was sent."""
    error.values = {name: _shortened(value) for name, value in error.values.items()}
    return tell(error, language)


def _shortened(value: object) -> object:
    is_long = isinstance(value, str) and len(value) > _LONGEST_VALUE
    return f"{str(value)[:_LONGEST_VALUE]}…" if is_long else value


def title_of(status: HTTPStatus, language: Language) -> str:
    """What a status means, in words."""
    return translate(_TITLES.get(status, status.phrase), language)


def problem_response(problem: Problem, root: str = "", as_page: bool = False) -> Response:
    """A problem as a page or as problem details.

    Args:
        problem: what to say.
        root: path under which the site is mounted.
        as_page: whether a person reads it.
    """
    if as_page:
        response = Response(render_template("problem.html", problem=problem))
    else:
        members = asdict(problem)
        kind = f"{root}/limits#{problem.limit}" if problem.limit in DESCRIBED else "about:blank"
        shown = {name: value for name, value in members.items() if value is not None}
        for name in ("language", "retry"):
            shown.pop(name, None)
        body = json.dumps({"type": kind} | shown, ensure_ascii=False)
        response = Response(body + "\n", content_type=PROBLEM)
        response.headers["Content-Language"] = problem.language
        response.vary.add("Accept-Language")
    response.vary.add("Accept")
    response.status_code = problem.status
    response.headers["Cache-Control"] = "no-store"
    if problem.retry is not None:
        response.headers["Retry-After"] = str(problem.retry)
    return response


def problem_language(request: Request) -> Language:
    """The language in which a program wants to be told: English when it does not say."""
    return asked_language(request) or "en"


def _status(error: LskgError) -> HTTPStatus:
    if isinstance(error, ProtocolError):
        return error.status
    return next(
        (status for kind, status in _STATUSES if isinstance(error, kind)),
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )


def _hint(error: LskgError) -> str | None:
    if isinstance(error, ProtocolError):
        return error.hint
    if isinstance(error, NotAcceptable):
        return gettext_noop("Name a format in the Accept header, or in the parameter “format”.")
    if isinstance(error, QueryTimeout | AnswerTooLarge):
        return gettext_noop("What a query may take is told at /limits.")
    if isinstance(error, QueryError) and not isinstance(error, QueryRefused):
        return gettext_noop("The language is SPARQL 1.1: https://www.w3.org/TR/sparql11-query/")
    return None


#: Statuses for which a page says what to do.
_WITH_PAGE = (404, 405, 406, 500)


def install_faults(app: Flask) -> None:
    """Answer every error of an application, ours and those of HTTP."""
    app.register_error_handler(LskgError, refuse)
    app.register_error_handler(HTTPException, fail)

    @app.after_request
    def tell_what_failed(response: Response) -> BaseResponse:
        """What HTTP refuses without an exception is told, too."""
        is_failed = response.status_code == HTTPStatus.PRECONDITION_FAILED
        if not is_failed or response.mimetype == PROBLEM:
            return response
        response.close()
        return protect(fail(PreconditionFailed()))


def refuse(error: LskgError) -> BaseResponse:
    """The answer to a request that we cannot or do not want to answer."""
    request_state().outcome = outcome_of(error)
    as_page = _wants_page()
    language = language_of(request.path) if as_page else problem_language(request)
    return problem_response(problem_of(error, language), request.script_root, as_page)


def fail(error: HTTPException) -> BaseResponse:
    """The answer to a request that HTTP, or the site, has no other answer to."""
    if error.code is None or error.response is not None or error.code < HTTPStatus.BAD_REQUEST:
        return error.get_response(request.environ)  # such as a redirection
    description: object = error.description
    offered = description if isinstance(description, list) else []
    language = problem_language(request)
    if _wants_page() and error.code in _WITH_PAGE:
        html = render_template("error.html", code=error.code, offered=offered)
        response = Response(html, status=error.code)
        response.vary.add("Accept")
    else:
        problem = Problem(
            status=error.code,
            title=title_of(HTTPStatus(error.code), language),
            detail=_detail(error, offered, language),
            language=language,
        )
        response = problem_response(problem)
    if (retry := getattr(error, "retry_after", None)) is not None:
        response.headers["Retry-After"] = str(retry)
    if (size := getattr(error, "length", None)) is not None:
        response.headers["Content-Range"] = f"bytes */{size}"
    if isinstance(valid := getattr(error, "valid_methods", None), list):
        response.headers["Allow"] = ", ".join(sorted(valid))
    return response


def _detail(error: HTTPException, offered: list[str], language: Language) -> str:
    if offered:
        forms = LskgError("This address has the forms {names}.", names=", ".join(offered))
        return tell(forms, language)[0]
    is_theirs = error.description in (None, type(error).description)
    if (
        isinstance(error, InternalServerError)
        or not error.description
        or (
            # What the library says is in English.
            is_theirs and language != "en"
        )
    ):
        return title_of(HTTPStatus(error.code or 500), language) + "."
    return error.description


def _wants_page() -> bool:
    names = tuple(filter(None, map(request.args.get, FORMAT_PARAMETERS)))
    return wants_page(names, request.headers.get("Accept"))


def outcome_of(error: LskgError) -> str:
    """What became of a request that ended in an error.

    >>> outcome_of(QueryError("x")), outcome_of(LskgError("x", limit="rows"))
    ('malformed', 'rows')
    """
    if error.limit is not None:
        return error.limit
    if isinstance(error, QueryRefused):
        return "refused"
    if isinstance(error, QueryError):
        return "malformed"
    return "not acceptable" if isinstance(error, NotAcceptable) else type(error).__name__
