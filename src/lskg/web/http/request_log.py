"""A request with its answer, for those who run the service."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Flask, Response

from lskg.web.http.request_state import QueryRecord, request_state


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """What is known of a request when it is answered.

    Attributes:
        client: see `client_name`.
        route: the rule of the address and not the path: paths are without number.
        size: bytes of the answer, or None where they are not known yet.
        seconds: since the request came.
        outcome: what became of its query, or why it was refused.
        query: its query, or None where it had none.
    """

    client: str
    method: str
    path: str
    route: str
    status: int
    size: int | None
    seconds: float
    outcome: str | None
    query: QueryRecord | None


Watcher = Callable[[RequestRecord], None]


def watch(app: Flask, watchers: Sequence[Watcher]) -> None:
    """Tell watchers of each answer of an application."""

    @app.after_request
    def tell(response: Response) -> Response:
        state = request_state()
        asked = state.request
        record = RequestRecord(
            client=state.client.name,
            method=asked.method,
            path=asked.path,
            route=asked.url_rule.rule if asked.url_rule else "none",
            status=response.status_code,
            size=response.content_length,
            seconds=time.monotonic() - state.start,
            outcome=state.outcome or (state.query.outcome if state.query else None),
            query=state.query,
        )
        for watcher in watchers:
            watcher(record)
        return response


LOG = logging.getLogger("lskg.access")


def log(record: RequestRecord) -> None:
    """Log a request; the text of a query is not logged, only its hash."""
    if not LOG.isEnabledFor(logging.INFO):
        return
    entry: dict[str, object] = {
        "client": record.client,
        "method": record.method,
        "path": record.path,
        "status": record.status,
        "bytes": record.size,
        "seconds": round(record.seconds, 6),
        "outcome": record.outcome,
    }
    if record.query is not None:
        entry |= {"query": record.query.query, "rows": record.query.rows}
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
