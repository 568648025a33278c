"""Queries in processes: ordinary ones go on while a runaway one is stopped."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from lskg import workers as workers_module
from lskg.errors import (
    AnswerTooLarge,
    NotAcceptable,
    QueryError,
    QueryRefused,
    QueryTimeout,
    StoreBusy,
    StoreError,
)
from lskg.formats import Formats
from lskg.store import QueryRequest
from lskg.workers import Limits, Workers

TRIPLES = "".join(f'<urn:x:s{i}> <urn:x:p{i % 5}> "giá trị {i}"@vi .\n' for i in range(3000))
SMALL = QueryRequest("SELECT * { <urn:x:s5> ?p ?o }")
RUNAWAY = QueryRequest("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
LIMITS = Limits(
    seconds=1.0, answer_bytes=100_000, memory_bytes=128 * 1024 * 1024, waiting=1, patience=0.3
)


@pytest.fixture(scope="module")
def release(make_release: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_release({"plan": TRIPLES})


@pytest.fixture(scope="module")
def workers(release: Path) -> Iterator[Workers]:
    with Workers(release, processes=2, limits=LIMITS) as made:
        yield made


def test_answers_come_back_whole(workers: Workers) -> None:
    answer = workers.answer(QueryRequest(SMALL.text, formats=Formats.named("csv")))
    assert answer.media_type == "text/csv"
    assert answer.body.decode() == "o,p\r\ngiá trị 5,urn:x:p0\r\n"


def test_a_runaway_query_is_stopped_while_others_go_on(workers: Workers) -> None:
    with ThreadPoolExecutor(1) as background:
        start = time.monotonic()
        runaway = background.submit(workers.answer, RUNAWAY)
        slowest = 0.0
        while not runaway.done():
            before = time.monotonic()
            assert b"urn:x:p0" in workers.answer(SMALL).body
            slowest = max(slowest, time.monotonic() - before)
        taken = time.monotonic() - start
        with pytest.raises(QueryTimeout, match="1 seconds"):
            runaway.result()
    assert LIMITS.seconds <= taken < LIMITS.seconds + 1.0
    assert slowest < 0.5


def test_stopped_processes_are_replaced(workers: Workers) -> None:
    with ThreadPoolExecutor(2) as background:
        runaways = [background.submit(workers.answer, RUNAWAY) for _ in range(2)]
        for runaway in runaways:
            with pytest.raises(QueryTimeout):
                runaway.result()
    time.sleep(0.3)
    for _ in range(5):
        assert b"urn:x:p0" in workers.answer(SMALL).body


def test_too_many_queries_are_turned_away(workers: Workers) -> None:
    assert workers.capacity == 3
    with ThreadPoolExecutor(3) as background:
        running = [background.submit(workers.answer, RUNAWAY) for _ in range(3)]
        time.sleep(0.1)
        with pytest.raises(StoreBusy, match="try again"):
            workers.answer(SMALL)
        outcomes = sorted(type(each.exception()).__name__ for each in running)
    assert outcomes == ["QueryTimeout", "QueryTimeout", "StoreBusy"]


def test_memory_is_limited(workers: Workers) -> None:
    request = QueryRequest("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c")
    with pytest.raises(AnswerTooLarge, match="128 MiB"):
        workers.answer(request)
    assert workers.answer(SMALL)


def test_an_answer_is_limited(workers: Workers) -> None:
    with pytest.raises(AnswerTooLarge, match="100,000 bytes"):
        workers.answer(QueryRequest("SELECT * { ?s ?p ?o }"))


def test_deep_nesting_ends_one_process_only(workers: Workers) -> None:
    with pytest.raises(AnswerTooLarge, match="nested too deeply"):
        workers.answer(QueryRequest("ASK " + "{" * 100_000 + "}" * 100_000))
    assert workers.answer(SMALL)


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        (QueryRequest("ASK {"), QueryError),
        (QueryRequest("ASK { SERVICE <http://127.0.0.1:1/> {} }"), QueryRefused),
        (QueryRequest("DROP ALL"), QueryRefused),
        (QueryRequest("ASK {}", formats=Formats.named("ttl")), NotAcceptable),
    ],
)
def test_errors_come_back_with_their_place(
    workers: Workers, request_: QueryRequest, error: type[Exception]
) -> None:
    with pytest.raises(error) as caught:
        workers.answer(request_)
    assert type(caught.value) is error
    if isinstance(caught.value, QueryError):
        assert caught.value.line == 1


def test_a_process_can_open_no_file_and_reach_no_server(release: Path) -> None:
    """Where the search for SERVICE fails, a query still cannot reach anything."""
    context = get_context("spawn")
    with socket.create_server(("127.0.0.1", 0)) as server:
        ours, theirs = context.Pipe()
        arguments = (theirs, release, server.getsockname()[1])
        process = context.Process(target=_try_to_get_out, args=arguments)
        process.start()
        assert ours.poll(30)
        assert ours.recv() == ["file", "socket", "pipe", "SERVICE"]
        process.join()
        ours.close()
        theirs.close()
        server.settimeout(0.2)
        with pytest.raises(TimeoutError):
            server.accept()


def _try_to_get_out(pipe: Connection[list[str], None], release: Path, port: int) -> None:
    """Tell what fails once the limits of a process are in force."""
    workers_module._load(release, LIMITS)
    store = workers_module._endpoint._store._store
    service = f"ASK {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
    attempts: dict[str, Callable[[], object]] = {
        "file": lambda: os.open(os.devnull, os.O_RDONLY),
        "socket": socket.socket,
        "pipe": os.pipe,
        "SERVICE": lambda: store.query(service),
    }
    failed = []
    for name, attempt in attempts.items():
        try:
            attempt()
        except (OSError, RuntimeError):
            failed.append(name)
    pipe.send(failed)


def test_a_later_build_does_not_take_the_graph_away(
    make_release: Callable[[Mapping[str, str]], Path],
) -> None:
    release = make_release({"plan": TRIPLES})
    with Workers(release, processes=1, limits=LIMITS) as workers:
        (release / "graph" / "plan.nt").unlink()
        with pytest.raises(QueryTimeout):
            workers.answer(RUNAWAY)
        assert b"urn:x:p0" in workers.answer(SMALL).body


def test_a_pool_that_gives_up_is_replaced(release: Path) -> None:
    with Workers(release, processes=1, limits=LIMITS) as workers:
        workers._pool.stop()  # type: ignore[no-untyped-call]
        workers._pool.join()
        with pytest.raises(StoreBusy, match="started anew"):
            workers.answer(SMALL)
        assert b"urn:x:p0" in workers.answer(SMALL).body


def test_a_missing_release_is_reported(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"build\.json"):
        Workers(tmp_path)


def test_nothing_is_left_behind(release: Path) -> None:
    before = threading.active_count()
    with Workers(release, processes=1, limits=LIMITS) as workers:
        copy = Path(workers._copy.name)
        assert copy.exists()
    assert not copy.exists()
    assert threading.active_count() <= before
