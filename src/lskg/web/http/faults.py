"""Errors as answers: a page for a person, problem details for a program."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.wrappers import Response as BaseResponse

from lskg.errors import LskgError
from lskg.web.http.asked import outcome_of
from lskg.web.http.negotiation import prefers_html
from lskg.web.http.problems import (
    Problem,
    problem_language,
    problem_of,
    problem_response,
    title_of,
)
from lskg.web.http.request_state import course_of
from lskg.web.language import Language, language_of

#: Statuses for which a page says what to do.
_WITH_PAGE = (404, 405, 406, 500)


def install_faults(app: Flask) -> None:
    """Answer every error of an application, ours and those of HTTP."""
    app.register_error_handler(LskgError, refuse)
    app.register_error_handler(HTTPException, fail)


def refuse(error: LskgError) -> BaseResponse:
    """The answer to a request that we cannot or do not want to answer."""
    course_of(request.environ).outcome = outcome_of(error)
    as_page = _wants_page()
    language = language_of(request.path) if as_page else problem_language(request)
    return problem_response(problem_of(error, language), request.script_root, as_page)


def fail(error: HTTPException) -> BaseResponse:
    """The answer to a request that HTTP, or the site, has no other answer to."""
    if error.code is None or error.response is not None or error.code < HTTPStatus.BAD_REQUEST:
        return error.get_response(request.environ)  # such as a redirection
    description: object = error.description
    offered = description if isinstance(description, list) else []
    if _wants_page() and error.code in _WITH_PAGE:
        html = render_template("error.html", code=error.code, offered=offered)
        return Response(html, status=error.code)
    language = problem_language(request)
    response = problem_response(
        Problem(
            status=error.code,
            title=title_of(HTTPStatus(error.code), language),
            detail=_detail(error, offered, language),
            language=language,
        )
    )
    if (retry := getattr(error, "retry_after", None)) is not None:
        response.headers["Retry-After"] = str(retry)
    if isinstance(valid := getattr(error, "valid_methods", None), list):
        response.headers["Allow"] = ", ".join(sorted(valid))
    return response


def _detail(error: HTTPException, offered: list[str], language: Language) -> str:
    names = ", ".join(offered)
    if offered and language == "vi":
        return f"Địa chỉ này có những dạng {names}."
    if offered:
        return f"This address has the forms {names}."
    if isinstance(error, InternalServerError) or not error.description:
        return title_of(HTTPStatus(error.code or 500), language) + "."
    return error.description


def _wants_page() -> bool:
    return prefers_html(request.headers.get("Accept")) and "format" not in request.args
