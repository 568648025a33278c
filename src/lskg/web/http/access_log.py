"""One line of JSON for each request, for those who run the service."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

from lskg.web.http.request_log import Exchange

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
