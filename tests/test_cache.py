"""One cache for all: bounded by bytes, made by one, errors for all who wait and kept for nobody."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from lskg.cache import Cache


def size(key: str, value: str) -> int:
    return len(key) + len(value)


def test_a_value_is_made_once() -> None:
    cache: Cache[str, str] = Cache(100, size)
    for value in "xyz":
        assert cache.get("a", lambda value=value: value) == "x"  # type: ignore[misc]
    assert (cache.hits, cache.misses, cache.bytes) == (2, 1, 2)


def test_keys_and_values_are_bounded_and_the_oldest_go_first() -> None:
    cache: Cache[str, str] = Cache(100, size, 50)
    for number in range(9):
        cache.get(f"{number}" * 10, lambda: "x" * 10)
        cache.get("0" * 10, lambda: "x" * 10)
    assert cache.bytes <= 100
    assert cache.misses == 9
    cache.get("1" * 10, lambda: "x")
    assert cache.misses == 10


def test_what_is_too_large_is_given_and_not_kept() -> None:
    cache: Cache[str, str] = Cache(100, size)
    for _ in range(2):
        assert len(cache.get("a", lambda: "x" * 20)) == 20
    assert (cache.misses, cache.bytes) == (2, 0)


def test_nothing_is_kept_without_room() -> None:
    cache: Cache[str, str] = Cache(0, size)
    for _ in range(2):
        assert cache.get("a", lambda: "x") == "x"
    assert cache.misses == 2


@pytest.mark.parametrize("fails", [False, True])
def test_many_at_once_get_what_the_first_makes(fails: bool) -> None:
    cache: Cache[str, str] = Cache(100, size)
    waiting, made = threading.Semaphore(0), []

    def make() -> str:
        made.append("a")
        for _ in range(5):
            assert waiting.acquire(timeout=10)
        if fails:
            raise ValueError("no")
        return "x"

    def wait(others: Future[str]) -> str:
        waiting.release()
        return others.result(10)

    with ThreadPoolExecutor(6) as threads:
        found = [threads.submit(cache.get, "a", make, wait) for _ in range(6)]
    assert made == ["a"]
    if fails:
        assert len({id(each.exception()) for each in found}) == 1
        assert cache.get("a", lambda: "y") == "y"
    else:
        assert {each.result() for each in found} == {"x"}


def test_who_waits_has_patience_of_their_own() -> None:
    cache: Cache[str, str] = Cache(100, size)
    begun, go_on = threading.Event(), threading.Event()

    def make() -> str:
        begun.set()
        assert go_on.wait(10)
        return "x"

    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(cache.get, "a", make)
        assert begun.wait(10)
        with pytest.raises(TimeoutError):
            cache.get("a", make, lambda others: others.result(0.01))
        assert cache.get("b", lambda: "y") == "y"
        go_on.set()
        assert first.result() == "x"
