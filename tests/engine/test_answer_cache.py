"""Answers are kept by query, dataset and format, within their bytes; refusals are not."""

from __future__ import annotations

import threading
import tracemalloc
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from tests.waiting import until

from lskg.engine.admission import Admission
from lskg.engine.answer_cache import CachedEndpoint
from lskg.engine.endpoint import NOBODY, Client
from lskg.engine.limits import Limits
from lskg.engine.store import Answer, InProcess, QueryRequest, Store
from lskg.errors import LskgError, QueryError, QueryInterrupted, QueryTimeout, StoreBusy
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
    assert (cached.cache.hits, cached.cache.misses) == (1, 1)


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


@pytest.mark.parametrize(
    "text",
    [
        "SELECT (NOW() AS ?x) {}",
        "SELECT (rand() AS ?x) {}",
        "SELECT (UUID() AS ?x) {}",
        "SELECT (strUUID ( ) AS ?x) {}",
        "SELECT (BNODE() AS ?x) {}",
        "SELECT * { BIND(1 AS ?a) FILTER(?a<2&&RAND()>0) }",
    ],
)
def test_what_is_another_answer_each_time_is_not_kept(text: str) -> None:
    inner = Counting()
    cached = CachedEndpoint(inner)
    for _ in range(2):
        cached.answer(QueryRequest(text))
    assert len(inner.asked) == 2


def test_words_that_only_look_so_do_not_matter() -> None:
    inner = Counting()
    cached = CachedEndpoint(inner)
    for _ in range(2):
        cached.answer(QueryRequest("SELECT ?now { ?now <urn:rand> 'UUID()' } # BNODE()"))
    assert len(inner.asked) == 1


def test_the_text_of_a_query_counts() -> None:
    inner = Counting()
    cached = CachedEndpoint(inner, max_bytes=1_000_000)
    texts = [f"ASK {{}} #{count}{'a' * 100_000}" for count in range(20)]
    for text in texts:
        cached.answer(QueryRequest(text))
    assert cached.cache.bytes <= 1_000_000
    cached.answer(QueryRequest(texts[0]))
    assert len(inner.asked) == 21


def test_what_is_read_without_limits_is_not_kept() -> None:
    inner = Counting()
    cached = CachedEndpoint(inner)
    for _ in range(2):
        cached.answer(QueryRequest(ALL, limited=False))
    assert len(inner.asked) == 2


class Slow:
    """An endpoint that answers when it is told to, or fails."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go_on = threading.Event()
        self.failures: list[LskgError] = []
        self.clients: list[str] = []

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """Answer after a while."""
        self.clients.append(client.name)
        self.begun.set()
        assert self.go_on.wait(10)
        if self.failures:
            raise self.failures.pop()
        return Answer("text/plain", client.name.encode())


def _beside(slow: Slow, cached: CachedEndpoint, names: str) -> list[Future[Answer]]:
    """What clients get who ask the same while the first of them is answered."""
    with ThreadPoolExecutor(len(names)) as clients:
        first = clients.submit(cached.answer, QueryRequest(ALL), Client(names[0]))
        assert slow.begun.wait(10)
        others = [
            clients.submit(cached.answer, QueryRequest(ALL), Client(name)) for name in names[1:]
        ]
        until(lambda: cached.admission.followers + _done(others) >= len(others))
        slow.go_on.set()
        return [first, *others]


def _done(futures: list[Future[Answer]]) -> int:
    return sum(each.done() for each in futures)


def test_the_same_query_at_once_is_answered_once() -> None:
    slow = Slow()
    found = _beside(slow, CachedEndpoint(slow), "abcd")
    assert slow.clients == ["a"]
    assert {each.result().body for each in found} == {b"a"}


def test_a_fault_of_the_query_reaches_all_who_wait_and_is_not_kept() -> None:
    slow = Slow()
    slow.failures = [QueryTimeout("Too long.", limit="seconds")]
    cached = CachedEndpoint(slow)
    found = _beside(slow, cached, "abc")
    assert [str(each.exception()) for each in found] == ["Too long."] * 3
    assert cached.answer(QueryRequest(ALL), Client("d")).body == b"d"


@pytest.mark.parametrize(
    "error", [StoreBusy("Yours.", limit="per_client"), QueryInterrupted("You have gone.")]
)
def test_what_one_client_is_refused_for_does_not_reach_others(error: LskgError) -> None:
    slow = Slow()
    slow.failures = [error]
    first, *others = _beside(slow, CachedEndpoint(slow), "abc")
    assert first.exception() is error
    assert {each.result().body for each in others} <= {b"b", b"c"}


def test_who_waits_for_another_is_limited_and_has_an_end() -> None:
    slow = Slow()
    cached = CachedEndpoint(slow, admission=Admission(Limits(waiting=1)))
    found = _beside(slow, cached, "abc")
    refused = [each.exception() for each in found if each.exception()]
    assert [getattr(each, "limit", None) for each in refused] == ["waiting"]
    slow = Slow()
    limits = Limits(patience=0.1, seconds=0.1)
    with ThreadPoolExecutor(1) as clients:
        cached = CachedEndpoint(slow, admission=Admission(limits))
        first = clients.submit(cached.answer, QueryRequest(ALL), Client("a"))
        assert slow.begun.wait(10)
        with pytest.raises(StoreBusy) as caught:
            cached.answer(QueryRequest(ALL), Client("b"))
        assert caught.value.limit == "patience"
        with pytest.raises(QueryInterrupted):
            cached.answer(QueryRequest(ALL), Client("b", lambda: True))
        slow.go_on.set()
        assert first.result().body == b"a"


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


def test_many_long_queries_take_no_more_than_the_cache_may() -> None:
    cached = CachedEndpoint(InProcess(Store.load({})), max_bytes=20_000_000)
    tracemalloc.start()
    for number in range(100):
        cached.answer(QueryRequest(f"ASK {{}} #{number}" + "a" * 1_000_000))
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert cached.cache.bytes <= 20_000_000
    assert used < 30_000_000
