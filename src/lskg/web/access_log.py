"""One line of JSON for each request, for those who run the service."""

from __future__ import annotations

import json
import logging
import sys
import time
from datetime import UTC, datetime

from flask import Flask, Response, g, request

from lskg.web.asked import asked
from lskg.web.clients import client_name

LOG = logging.getLogger("lskg.access")


def log_requests(app: Flask) -> None:
    """Log each request of an application; the text of a query is not logged, only its hash."""

    @app.before_request
    def start() -> None:
        g.start = time.monotonic()

    @app.after_request
    def end(response: Response) -> Response:
        if not LOG.isEnabledFor(logging.INFO):
            return response
        query = asked()
        taken = time.monotonic() - float(g.get("start", time.monotonic()))
        entry: dict[str, object] = {
            "client": client_name(request.remote_addr),
            "method": request.method,
            "path": request.path,
            "status": response.status_code,
            "bytes": response.content_length,
            "seconds": round(taken, 6),
            "outcome": g.get("outcome", query.outcome if query else None),
        }
        if query is not None:
            entry |= {"query": query.query, "rows": query.rows}
        write(entry)
        return response


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
