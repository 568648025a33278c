"""What a request meets before the site: the rate of its client, and the answers to queries.

A program that asks a query gets its answer here. What is to be a page, or is refused, goes on to
the site, which has the words for it. A request takes half as long for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING

from werkzeug.wrappers import Response

from lskg.engine.endpoint import Answer, Endpoint
from lskg.sparql.media_types import CSV, TSV, TURTLE
from lskg.web.http import asked
from lskg.web.http.clients import client_name, client_of
from lskg.web.http.compression import GZIP, Compressed, takes_gzip
from lskg.web.http.cors import SHARED
from lskg.web.http.headers import OF_DATA
from lskg.web.http.negotiation import prefers_html
from lskg.web.http.rate_limit import Rate
from lskg.web.http.request_log import Exchange, Watcher, seconds_of
from lskg.web.http.request_state import Course, course_of
from lskg.web.settings import Settings
from lskg.web.sparql.protocol import QUERY_METHODS, query_request, read_operation, wanted_formats

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ROUTE = "/sparql"
_PATHS = (ROUTE, f"{ROUTE}/")
#: Formats whose media type does not say that they are in UTF-8.
_WITH_CHARSET = (CSV, TSV, TURTLE)
_OK = f"{HTTPStatus.OK.value} {HTTPStatus.OK.phrase}"
#: Compressed answers may take so many times less than the answers that are kept.
_COMPRESSED_SHARE = 4
_CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH")

_ALWAYS = (
    ("Cache-Control", "no-cache"),
    ("Vary", "Accept, Accept-Encoding"),
    *SHARED.items(),
    *OF_DATA.items(),
)


class Front:
    """A site behind its front, as a WSGI application."""

    def __init__(
        self,
        site: WSGIApplication,
        endpoint: Endpoint,
        settings: Settings,
        watchers: Sequence[Watcher],
    ) -> None:
        """Stand before a site.

        Args:
            site: gets the requests that are not answered here, each with its `Course`.
            endpoint: what answers the queries.
            settings: what a request may take, and how many bytes of answers are kept.
            watchers: are told of each answer that is given here.
        """
        self._site = site
        self._endpoint = endpoint
        self._limits = settings.limits
        self._watchers = watchers
        self._rate = Rate(settings.limits)
        self._compressed = Compressed(settings.cache_bytes // _COMPRESSED_SHARE)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, or let the site do it."""
        course = course_of(environ)
        try:
            answer = self._answer(environ, course)
        except Exception as error:  # noqa: BLE001
            # The site tells every fault, ours too, as it tells its own.
            course.fault, answer = error, None
        if answer is None:
            return self._site(environ, start_response)
        return self._send(answer, environ, start_response, course)

    def _answer(self, environ: WSGIEnvironment, course: Course) -> Answer | None:
        """The answer to the query of a program; None where the request is no such query."""
        path, client = environ.get("PATH_INFO", ""), client_of(environ)
        self._rate.count(path, client.name)
        if path not in _PATHS or environ["REQUEST_METHOD"] not in QUERY_METHODS:
            return None
        course.operation = read_operation(environ, self._limits)
        accept = environ.get("HTTP_ACCEPT")
        if course.operation.format is None and prefers_html(accept):
            return None
        query = query_request(course.operation, wanted_formats(course.operation, accept))
        return None if query is None else asked.answer(self._endpoint, query, client, course)

    def _send(
        self,
        answer: Answer,
        environ: WSGIEnvironment,
        start_response: StartResponse,
        course: Course,
    ) -> Iterable[bytes]:
        """Send an answer, or say that the client has it already."""
        tag, body, headers = answer.digest, answer.body, [*_ALWAYS]
        if takes_gzip(environ.get("HTTP_ACCEPT_ENCODING"), answer):
            tag, body = f"{tag}:{GZIP}", self._compressed.body(answer)
            headers.append(("Content-Encoding", GZIP))
        charset = "; charset=utf-8" if answer.media_type in _WITH_CHARSET else ""
        headers += [
            ("Content-Type", answer.media_type + charset),
            ("Content-Length", str(len(body))),
            ("ETag", f'"{tag}"'),
        ]
        if any(name in environ for name in _CONDITIONS):
            response = Response(body, headers=headers).make_conditional(environ)
            size = len(body) if response.status_code == HTTPStatus.OK else 0
            self._tell(environ, course, response.status_code, size)
            return response(environ, start_response)
        self._tell(environ, course, HTTPStatus.OK, len(body))
        start_response(_OK, headers)
        return () if environ["REQUEST_METHOD"] == "HEAD" else (body,)

    def _tell(self, environ: WSGIEnvironment, course: Course, status: int, size: int) -> None:
        exchange = Exchange(
            client=client_name(environ.get("REMOTE_ADDR")),
            method=environ["REQUEST_METHOD"],
            path=environ["PATH_INFO"],
            route=ROUTE,
            status=status,
            size=size,
            seconds=seconds_of(course),
            outcome=course.asked.outcome if course.asked else None,
            asked=course.asked,
        )
        for watcher in self._watchers:
            watcher(exchange)
