"""No more requests of one client in a minute than allowed."""

from __future__ import annotations

import time
from http import HTTPStatus

from flask import Flask, request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from lskg.limits import Limits
from lskg.web.clients import client_name
from lskg.web.problems import ProtocolError

#: What is asked often, and by machines that watch over the service.
_FREE = ("/health", "/metrics")


def limit_rate(app: Flask, limits: Limits) -> None:
    """Refuse the requests of a client over its rate; without a rate when it is 0."""
    if not limits.per_minute:
        return
    rate = RateLimitItemPerMinute(limits.per_minute)
    limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    @app.before_request
    def count() -> None:
        client = client_name(request.remote_addr)
        if request.path in _FREE or limiter.hit(rate, client):
            return
        window = limiter.get_window_stats(rate, client)
        raise ProtocolError(
            HTTPStatus.TOO_MANY_REQUESTS,
            f"One client may ask {limits.per_minute} times in a minute; wait a little.",
            vi=f"Một máy khách được hỏi {limits.per_minute} lần mỗi phút; hãy chờ một lát.",
            limit="per_minute",
            retry=max(window.reset_time - time.time(), 1.0),
        )
