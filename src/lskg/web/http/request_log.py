"""A request with its answer, for those who run the service."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Flask, Response, request

from lskg.web.http.clients import client_name
from lskg.web.http.request_state import Asked, Course, course_of


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is known of a request when it is answered.

    Attributes:
        client: see `client_name`.
        route: the rule of the address and not the path: paths are without number.
        size: bytes of the answer, or None where they are not known yet.
        seconds: since the request came.
        outcome: what became of its query, or why it was refused.
        asked: its query, or None where it had none.
    """

    client: str
    method: str
    path: str
    route: str
    status: int
    size: int | None
    seconds: float
    outcome: str | None
    asked: Asked | None


Watcher = Callable[[Exchange], None]


def seconds_of(course: Course) -> float:
    """Seconds since a request came."""
    return time.monotonic() - course.start


def watch(app: Flask, watchers: Sequence[Watcher]) -> None:
    """Tell watchers of each answer of an application."""

    @app.after_request
    def tell(response: Response) -> Response:
        course = course_of(request.environ)
        exchange = Exchange(
            client=client_name(request.remote_addr),
            method=request.method,
            path=request.path,
            route=request.url_rule.rule if request.url_rule else "none",
            status=response.status_code,
            size=response.content_length,
            seconds=seconds_of(course),
            outcome=course.outcome or (course.asked.outcome if course.asked else None),
            asked=course.asked,
        )
        for watcher in watchers:
            watcher(exchange)
        return response


LOG = logging.getLogger("lskg.access")


def log(exchange: Exchange) -> None:
    """Log a request; the text of a query is not logged, only its hash."""
    if not LOG.isEnabledFor(logging.INFO):
        return
    entry: dict[str, object] = {
        "client": exchange.client,
        "method": exchange.method,
        "path": exchange.path,
        "status": exchange.status,
        "bytes": exchange.size,
        "seconds": round(exchange.seconds, 6),
        "outcome": exchange.outcome,
    }
    if exchange.asked is not None:
        entry |= {"query": exchange.asked.query, "rows": exchange.asked.rows}
    write(entry)


def write(entry: dict[str, object]) -> None:
    """Log an entry with the time."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    LOG.info(json.dumps({"time": now} | entry))


def log_to_stderr() -> None:
    """Send the lines to standard error as they are."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
