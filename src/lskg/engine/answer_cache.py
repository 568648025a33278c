"""Answers kept for queries that are asked again; the graph does not change while it is served."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from sys import getsizeof

from lskg.cache import Cache
from lskg.engine.admission import Admission, busy
from lskg.engine.endpoint import NOBODY, Answer, Client, Endpoint, QueryRequest
from lskg.engine.interruptions import nobody_waits
from lskg.engine.limits import Limits
from lskg.errors import QueryInterrupted, StoreBusy
from lskg.sparql.volatile import is_volatile

_MEBIBYTE = 1024 * 1024
_LOOK_SECONDS = 0.25


class _NotForUs(Exception):
    """The query of another was stopped for a reason that is not in the query."""


class CachedEndpoint:
    """An endpoint that gives an earlier answer to the same query, dataset and formats.

    A query that several ask at once is answered once. Refusals and errors are not kept, nor what
    is another answer each time, what other servers had a part in, or what is asked without limits.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        max_bytes: int = 64 * _MEBIBYTE,
        admission: Admission | None = None,
    ) -> None:
        """Keep the answers of an endpoint.

        Args:
            endpoint: what answers.
            max_bytes: bytes of queries and answers kept at most; one larger than an eighth of it
                is not kept.
            admission: says who may wait for the answer to a query of another.
        """
        self._endpoint = endpoint
        self.admission = admission or Admission(Limits())
        self.cache: Cache[QueryRequest, Answer] = Cache(max_bytes, _size)

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """Answer a query completely; see `Endpoint`."""

        def ask() -> Answer:
            return self._endpoint.answer(request, client)

        if not request.limited or request.service_answers or is_volatile(request.text):
            return ask()
        wait_for = self._waiting(client)
        while True:
            try:
                return self.cache.get(request, ask, wait_for)
            except _NotForUs:
                continue

    def _waiting(self, client: Client) -> Callable[[Future[Answer]], Answer]:
        """How a client waits for the answer to the query of another."""
        limits = self.admission.limits
        end = time.monotonic() + limits.patience + limits.seconds

        def wait_for(others: Future[Answer]) -> Answer:
            with self.admission.following(client.name, is_counted=client.is_counted):
                while not wait((others,), _LOOK_SECONDS).done:
                    if client.is_gone():
                        raise nobody_waits()
                    if time.monotonic() > end:
                        raise busy("patience")
            if isinstance(others.exception(), QueryInterrupted | StoreBusy):
                raise _NotForUs
            return others.result()

        return wait_for


def _size(request: QueryRequest, answer: Answer) -> int:
    names = (*request.default_graphs, *request.named_graphs)
    bound = (part for binding in request.bindings for part in binding)
    return sum(map(getsizeof, (request, request.text, *names, *bound, answer, answer.body)))
