"""No more requests of one client in a minute than allowed."""

from __future__ import annotations

import time
from http import HTTPStatus

from flask import Flask
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from lskg.errors import Plural
from lskg.web.http.problems import ProtocolError
from lskg.web.http.request_state import request_state

#: What is asked often, and by machines that watch over the service.
_FREE = ("/health", "/metrics")


def limit_rate(app: Flask, per_minute: int, storage: MemoryStorage) -> None:
    """Count the requests of each client, whatever they ask for, and refuse those over the limit.

    Args:
        app: the application.
        per_minute: how many a client may make; 0 for any number.
        storage: where they are counted.
    """
    if not per_minute:
        return
    item = RateLimitItemPerMinute(per_minute)
    limiter = SlidingWindowCounterRateLimiter(storage)

    @app.before_request
    def count() -> None:
        state = request_state()
        client = state.client.name
        if state.request.path in _FREE or limiter.hit(item, client):
            return
        window = limiter.get_window_stats(item, client)
        raise ProtocolError(
            HTTPStatus.TOO_MANY_REQUESTS,
            Plural(
                "One client may ask once in a minute; wait a little.",
                "One client may ask {count} times in a minute; wait a little.",
            ),
            count=per_minute,
            limit="per_minute",
            retry=max(window.reset_time - time.time(), 1.0),
        )
