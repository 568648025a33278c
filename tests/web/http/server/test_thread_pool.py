"""Threads that take the jobs of clients by turns."""

from __future__ import annotations

import threading
from queue import SimpleQueue

from tests.waiting import until

from lskg.web.http.server.thread_pool import FairThreadPool


def test_a_client_with_many_jobs_does_not_keep_others_waiting() -> None:
    pool, begun, go = FairThreadPool(1), SimpleQueue[str](), threading.Event()

    def hold() -> None:
        go.wait()

    pool.submit("first", hold)
    until(lambda: not pool.waiting())
    for client in ("many", "many", "many", "few"):
        pool.submit(client, lambda client=client: begun.put(client))  # type: ignore[misc]
    go.set()
    assert [begun.get(timeout=10) for _ in range(4)] == ["many", "few", "many", "many"]


def test_the_thread_that_worked_last_is_taken_first() -> None:
    pool, names = FairThreadPool(8), SimpleQueue[str]()
    for _ in range(20):
        pool.submit("a", lambda: names.put(threading.current_thread().name))
        until(lambda: len(pool._bells) == 8)
    used = [names.get(timeout=10) for _ in range(20)]
    assert len(set(used)) == 1


def test_jobs_are_done_before_the_threads_end() -> None:
    pool, done = FairThreadPool(2), SimpleQueue[int]()
    for number in range(50):
        pool.submit(str(number), lambda number=number: done.put(number))  # type: ignore[misc]
    pool.end()
    assert sorted(done.get(timeout=10) for _ in range(50)) == list(range(50))
    until(lambda: not [each for each in threading.enumerate() if each in pool.threads])
