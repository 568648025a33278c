"""No more requests of one client in a minute than allowed."""

from __future__ import annotations

import time
from http import HTTPStatus

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from lskg.engine.limits import Limits
from lskg.errors import Plural
from lskg.web.http.problems import ProtocolError

#: What is asked often, and by machines that watch over the service.
_FREE = ("/health", "/metrics")


class Rate:
    """Counts the requests of each client; without a limit when `Limits.per_minute` is 0."""

    def __init__(self, limits: Limits) -> None:
        self._item = RateLimitItemPerMinute(limits.per_minute) if limits.per_minute else None
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def count(self, path: str, client: str) -> None:
        """Count a request.

        Raises:
            ProtocolError: the client has asked too often.
        """
        item = self._item
        if item is None or path in _FREE or self._limiter.hit(item, client):
            return
        window = self._limiter.get_window_stats(item, client)
        raise ProtocolError(
            HTTPStatus.TOO_MANY_REQUESTS,
            Plural(
                "One client may ask once in a minute; wait a little.",
                "One client may ask {count} times in a minute; wait a little.",
            ),
            count=item.amount,
            limit="per_minute",
            retry=max(window.reset_time - time.time(), 1.0),
        )
