"""Answers are kept by query, dataset and format, within their bytes; refusals are not."""

from __future__ import annotations

import threading

import pytest

from lskg.engine.answer_cache import CachedEndpoint
from lskg.engine.endpoint import NOBODY, Client
from lskg.engine.store import Answer, InProcess, QueryRequest, Store
from lskg.errors import QueryError
from lskg.sparql.media_types import CSV, Formats

NT = {"urn:g": b"<urn:a> <urn:p> 'x' .".replace(b"'", b'"')}
ALL = "SELECT * { ?s ?p ?o }"


class Counting:
    """An endpoint that counts what it is asked."""

    def __init__(self) -> None:
        self._inner = InProcess(Store.load(NT))
        self.asked: list[QueryRequest] = []

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """Answer in this process."""
        self.asked.append(request)
        return self._inner.answer(request, client)


def test_the_same_query_is_answered_once() -> None:
    inner = Counting()
    cached = CachedEndpoint(inner)
    first = cached.answer(QueryRequest(ALL))
    assert cached.answer(QueryRequest(ALL)) is first
    assert len(inner.asked) == 1
    assert (cached.hits, cached.misses) == (1, 1)


@pytest.mark.parametrize(
    "other",
    [
        QueryRequest(ALL + " "),
        QueryRequest(ALL, default_graphs=("urn:none",)),
        QueryRequest(ALL, named_graphs=("urn:none",)),
        QueryRequest(ALL, formats=Formats(CSV, CSV, None)),
    ],
)
def test_another_query_dataset_or_format_is_another_answer(other: QueryRequest) -> None:
    inner = Counting()
    cached = CachedEndpoint(inner)
    assert cached.answer(QueryRequest(ALL)) != cached.answer(other) or other.text != ALL
    assert len(inner.asked) == 2


def test_refusals_are_not_kept() -> None:
    inner = Counting()
    cached = CachedEndpoint(inner)
    for _ in range(2):
        with pytest.raises(QueryError):
            cached.answer(QueryRequest("SELECT"))
    assert len(inner.asked) == 2


def test_the_bytes_are_bounded_and_the_oldest_go_first() -> None:
    inner = Counting()
    cached = CachedEndpoint(inner, max_bytes=8_000)
    for count in range(40):
        cached.answer(QueryRequest(f"{ALL} #{count}"))
    asked = len(inner.asked)
    cached.answer(QueryRequest(f"{ALL} #39"))
    assert len(inner.asked) == asked
    cached.answer(QueryRequest(f"{ALL} #0"))
    assert len(inner.asked) == asked + 1


def test_an_answer_too_large_to_keep_is_given_all_the_same() -> None:
    inner = Counting()
    cached = CachedEndpoint(inner, max_bytes=800)
    for _ in range(2):
        assert cached.answer(QueryRequest(ALL)).body
    assert len(inner.asked) == 2


def test_many_at_once_get_right_answers() -> None:
    cached = CachedEndpoint(Counting(), max_bytes=10_000)
    wrong: list[str] = []

    def ask(number: int) -> None:
        for count in range(50):
            text = f"SELECT ({(number + count) % 7} AS ?n) {{}}"
            body = cached.answer(QueryRequest(text)).body
            if f'"{(number + count) % 7}"'.encode() not in body:
                wrong.append(text)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
