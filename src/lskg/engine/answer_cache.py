"""Answers kept for queries that are asked again; the graph does not change while it is served."""

from __future__ import annotations

import threading

from cachetools import LRUCache

from lskg.engine.endpoint import NOBODY, Answer, Client, Endpoint, QueryRequest

_MEBIBYTE = 1024 * 1024


class CachedEndpoint:
    """An endpoint that gives an earlier answer to the same query, dataset and formats.

    The answers that were not asked for longest are forgotten when they take more bytes than
    allowed. Refusals and errors are not kept, nor what other servers had a part in.
    """

    def __init__(self, endpoint: Endpoint, max_bytes: int = 64 * _MEBIBYTE) -> None:
        """Keep the answers of an endpoint.

        Args:
            endpoint: what answers.
            max_bytes: bytes of queries and answers kept at most; one larger than an eighth of it
                is not kept.
        """
        self._endpoint = endpoint
        self._answers: LRUCache[QueryRequest, Answer] = LRUCache(max_bytes, _size)
        self._most = max_bytes // 8
        self._lock = threading.Lock()
        self.hits = 0
        self.misses = 0

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """Answer a query completely; see `Endpoint`."""
        if not request.limited:
            return self._endpoint.answer(request, client)
        with self._lock:
            kept = self._answers.get(request)
            if kept is not None:
                self.hits += 1
                return kept
            self.misses += 1
        answer = self._endpoint.answer(request, client)
        size = _size(answer) + len(request.text)
        if size <= self._most and request.service_answers is None:
            with self._lock:
                self._answers[request] = answer
        return answer


def _size(answer: Answer) -> int:
    return len(answer.body) + 512
