"""The HTTP server: waitress, with its own refusals in the form of the others.

It reads requests and sends answers apart from the threads that work on them, so that slow clients
keep no thread.
"""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Flask
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, MultiSocketServer, create_server
from waitress.task import ErrorTask

from lskg.web import access_log
from lskg.web.clients import client_name
from lskg.web.settings import Settings

_IDLE_SECONDS = 60
_LARGEST_HEADERS = 64 * 1024
_MEBIBYTE = 1024 * 1024
#: A body a little too large is taken in, so that a client that sends it all reads the refusal;
#: a larger one than this many times the limit is refused when it is announced.
_SLACK = 4


class ProblemTask(ErrorTask):
    """The refusal of a request that is not handed to the application."""

    def execute(self) -> None:
        """Answer with problem details."""
        error = self.request.error  # type: ignore[attr-defined]
        status = HTTPStatus(error.code)
        address = self.channel.addr[0] if self.channel.addr else None
        access_log.write({"client": client_name(address), "status": status})
        problem: dict[str, object] = {
            "type": "about:blank",
            "title": status.phrase,
            "status": status,
            "detail": f"{error.body}.",
        }
        if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
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
    """A connection whose refusals are problem details."""

    error_task_class = ProblemTask


def make_server(app: Flask, settings: Settings, threads: int) -> BaseWSGIServer | MultiSocketServer:
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
        # A thread never waits for a slow client: the whole of an answer is taken off it.
        outbuf_high_watermark=limits.answer_bytes + _MEBIBYTE,
    )
    for each in getattr(server, "_servers", [server]):
        each.channel_class = ProblemChannel
    return server
