"""The HTTP server: waitress, with deadlines, and with its refusals in the form of the others.

It reads requests and sends answers apart from the threads that work on them, so that slow clients
keep no thread; deadlines see to it that they keep no connection either.
"""

from __future__ import annotations

import json
import time
from http import HTTPStatus
from typing import TYPE_CHECKING

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, MultiSocketServer, create_server
from waitress.task import ErrorTask
from waitress.utilities import Error

from lskg.web.http import request_log
from lskg.web.http.clients import client_name
from lskg.web.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_IDLE_SECONDS = 60
_LARGEST_HEADERS = 64 * 1024
_MEBIBYTE = 1024 * 1024
#: A body a little too large is taken in, so that a client that sends it all reads the refusal;
#: a larger one than this many times the limit is refused when it is announced.
_SLACK = 4
#: Bytes of an answer that a client must take in a second, on average.
_SLOWEST = 4 * 1024


class RequestTimeout(Error):
    """The refusal of a request that has not arrived in time."""

    code = HTTPStatus.REQUEST_TIMEOUT
    reason = HTTPStatus.REQUEST_TIMEOUT.phrase


class ProblemTask(ErrorTask):
    """The refusal of a request that is not handed to the application."""

    def execute(self) -> None:
        """Answer with problem details."""
        error = self.request.error  # type: ignore[attr-defined]
        status = HTTPStatus(error.code)
        address = self.channel.addr[0] if self.channel.addr else None
        request_log.write({"client": client_name(address), "status": status})
        problem: dict[str, object] = {
            "type": "about:blank",
            "title": status.phrase,
            "status": status,
            "detail": f"{error.body}.",
        }
        if status == HTTPStatus.REQUEST_TIMEOUT:
            problem |= {"type": "/limits#request_seconds", "limit": "request_seconds"}
        elif status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            most = self.channel.adj.max_request_body_size // _SLACK
            problem |= {
                "type": "/limits#request_bytes",
                "detail": f"The body of a request may have {most:,} bytes.",
                "limit": "request_bytes",
            }
        body = (json.dumps(problem) + "\n").encode()
        self.status = f"{status} {status.phrase}"
        self.response_headers = [
            *self.response_headers,
            ("Content-Type", "application/problem+json"),
            ("Access-Control-Allow-Origin", "*"),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
        ]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class ProblemChannel(HTTPChannel):
    """A connection whose refusals are problem details.

    The server looks at each connection once a second at least: there it ends the slow ones.
    """

    error_task_class = ProblemTask
    request_seconds: float
    _request_end: float | None = None
    _look_end = 0.0
    _left = 0

    def readable(self) -> bool:
        """Whether more of a request may be read; refuses one that takes too long."""
        if self.request is None:
            self._request_end = None
        elif self._request_end is None:
            self._request_end = time.monotonic() + self.request_seconds
        elif time.monotonic() > self._request_end:
            self._refuse_request()
        return bool(super().readable())

    def writable(self) -> bool:
        """Whether there is something to send; hangs up where a client does not take it."""
        now, left = time.monotonic(), self.total_outbufs_len
        if left > self._left:
            self._look_again(now, left)
        elif left and now > self._look_end:
            if self._left - left < self.request_seconds * _SLOWEST:
                # Not `will_close`: it waits until there is room to send.
                self.handle_close()
                return False
            self._look_again(now, left)
        elif not left:
            self._left = 0
        return bool(super().writable())

    def _look_again(self, now: float, left: int) -> None:
        self._left, self._look_end = left, now + self.request_seconds

    def _refuse_request(self) -> None:
        with self.requests_lock:  # type: ignore[attr-defined]
            if self.request is None:
                return
            self.request.error = RequestTimeout(
                f"The request did not arrive within {self.request_seconds:g} seconds"
            )
            self.requests = [*self.requests, self.request]
            self.request = None
            if len(self.requests) == 1:
                self.server.add_task(self)  # type: ignore[arg-type]


def make_server(
    app: WSGIApplication, settings: Settings, threads: int
) -> BaseWSGIServer | MultiSocketServer:
    """A server that listens, and answers once it is run.

    Raises:
        OSError: the address cannot be listened on.
    """
    limits = settings.limits
    server = create_server(
        app,
        host=settings.host,
        port=settings.port,
        threads=threads,
        ident=None,
        asyncore_use_poll=True,
        channel_timeout=_IDLE_SECONDS,
        # A request that comes while another is under way tells that the client is still there.
        channel_request_lookahead=1,
        clear_untrusted_proxy_headers=not settings.proxies,
        connection_limit=settings.connections,
        log_socket_errors=False,
        max_request_body_size=limits.request_bytes * _SLACK,
        max_request_header_size=_LARGEST_HEADERS,
        # Nothing goes to disk on its way: a full one would take the beginning of an answer.
        inbuf_overflow=limits.request_bytes * _SLACK + _LARGEST_HEADERS,
        outbuf_overflow=limits.answer_bytes + _MEBIBYTE,
        # A thread never waits for a slow client: the whole of an answer is taken off it.
        outbuf_high_watermark=limits.answer_bytes + _MEBIBYTE,
    )
    channel = type("Channel", (ProblemChannel,), {"request_seconds": limits.request_seconds})
    for each in getattr(server, "_servers", [server]):
        each.channel_class = channel
    return server
