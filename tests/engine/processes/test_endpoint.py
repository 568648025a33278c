"""Queries in processes: ordinary ones go on while a runaway one is stopped."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from tests.waiting import until

from lskg.engine.affinity import ALLOWED, keep_to_one
from lskg.engine.endpoint import Client, QueryRequest
from lskg.engine.limits import Limits
from lskg.engine.processes import pool
from lskg.engine.processes.endpoint import ProcessEndpoint, start_seconds
from lskg.errors import (
    AnswerTooLarge,
    NotAcceptable,
    QueryError,
    QueryInterrupted,
    QueryRefused,
    QueryTimeout,
    StoreBusy,
    StoreError,
)
from lskg.sparql.media_types import Formats

#: They measure what others wait for.
pytestmark = pytest.mark.alone

TRIPLES = "".join(f'<urn:x:s{i}> <urn:x:p{i % 5}> "giá trị {i}"@vi .\n' for i in range(3000))
SMALL = QueryRequest("SELECT * { <urn:x:s5> ?p ?o }")
RUNAWAY = QueryRequest("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
#: No query is long: it ends before.
LIMITS = Limits(
    seconds=1.0,
    answer_bytes=100_000,
    memory_bytes=128 * 1024 * 1024,
    running=2,
    long=0,
    quick_seconds=60.0,
    waiting=1,
    patience=0.3,
)
ONE = replace(LIMITS, running=1)


@pytest.fixture(scope="module")
def release(make_release: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_release({"plan": TRIPLES})


@pytest.fixture(scope="module")
def workers(release: Path) -> Iterator[ProcessEndpoint]:
    with ProcessEndpoint(release, LIMITS) as made:
        made.wait()
        yield made


def test_answers_come_back_whole(workers: ProcessEndpoint) -> None:
    answer = workers.answer(QueryRequest(SMALL.text, formats=Formats.named("csv")))
    assert answer.media_type == "text/csv"
    assert answer.body.decode() == "p,o\r\nurn:x:p0,giá trị 5\r\n"


def test_a_runaway_query_is_stopped_while_others_go_on(workers: ProcessEndpoint) -> None:
    with ThreadPoolExecutor(1) as background:
        start = time.monotonic()
        runaway = background.submit(workers.answer, RUNAWAY)
        slowest = 0.0
        while not runaway.done():
            before = time.monotonic()
            assert b"urn:x:p0" in workers.answer(SMALL).body
            slowest = max(slowest, time.monotonic() - before)
        taken = time.monotonic() - start
        with pytest.raises(QueryTimeout, match="1 second"):
            runaway.result()
    assert LIMITS.seconds <= taken < LIMITS.seconds + 1.0
    assert slowest < 0.5


def test_stopped_processes_are_replaced(workers: ProcessEndpoint) -> None:
    with ThreadPoolExecutor(2) as background:
        runaways = [background.submit(workers.answer, RUNAWAY) for _ in range(2)]
        for runaway in runaways:
            with pytest.raises(QueryTimeout):
                runaway.result()
    time.sleep(0.3)
    for _ in range(5):
        assert b"urn:x:p0" in workers.answer(SMALL).body


def test_too_many_queries_are_turned_away(workers: ProcessEndpoint) -> None:
    with ThreadPoolExecutor(3) as background:
        running = [background.submit(workers.answer, RUNAWAY) for _ in range(3)]
        time.sleep(0.1)
        with pytest.raises(StoreBusy, match="try again"):
            workers.answer(SMALL)
        outcomes = sorted(type(each.exception()).__name__ for each in running)
    assert outcomes == ["QueryTimeout", "QueryTimeout", "StoreBusy"]


def test_a_long_query_goes_on_beside_the_ordinary_ones(release: Path) -> None:
    limits = replace(ONE, seconds=2.0, long=1, quick_seconds=0.2)
    with ProcessEndpoint(release, limits) as workers, ThreadPoolExecutor(2) as background:
        workers.wait()
        runaway = background.submit(workers.answer, RUNAWAY)
        time.sleep(0.6)
        assert (workers.admission.running, workers.admission.long) == (0, 1)
        start = time.monotonic()
        assert workers.answer(SMALL)
        assert time.monotonic() - start < 0.2
        with pytest.raises(StoreBusy, match=r"takes longer than 0\.2 seconds") as caught:
            workers.answer(RUNAWAY)
        assert caught.value.limit == "long"
        assert workers.answer(SMALL)
        with pytest.raises(QueryTimeout):
            runaway.result()
        assert (workers.admission.running, workers.admission.long) == (0, 0)


def test_a_query_ends_when_nobody_waits_for_it(release: Path) -> None:
    with ProcessEndpoint(release, replace(ONE, seconds=30.0)) as workers:
        workers.wait()
        gone = threading.Event()
        client = Client("somebody", gone.is_set)
        with ThreadPoolExecutor(1) as background:
            running = background.submit(workers.answer, RUNAWAY, client)
            time.sleep(0.3)
            gone.set()
            with pytest.raises(QueryInterrupted, match="Nobody waits"):
                running.result(timeout=2)
        time.sleep(0.5)
        assert workers.answer(SMALL)


def test_a_process_killed_from_outside_is_replaced(release: Path) -> None:
    with ProcessEndpoint(release, replace(ONE, seconds=30.0, waiting=4)) as workers:
        workers.wait()
        (process,) = workers.process_ids()
        with ThreadPoolExecutor(1) as background:
            running = background.submit(workers.answer, RUNAWAY)
            time.sleep(0.3)
            os.kill(process, signal.SIGKILL)
            with pytest.raises(QueryInterrupted, match="stopped from outside"):
                running.result(timeout=5)
        assert workers.answer(SMALL)
        assert workers.alive() == 1
        assert workers.process_ids() != (process,)


def test_memory_is_limited(release: Path) -> None:
    request = QueryRequest("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c")
    with ProcessEndpoint(release, replace(ONE, seconds=60.0, quick_seconds=60.0)) as workers:
        workers.wait()
        with pytest.raises(AnswerTooLarge, match="128 MiB"):
            workers.answer(request)
        assert workers.answer(SMALL)


def test_what_the_service_asks_itself_takes_the_memory_it_needs(release: Path) -> None:
    limits = replace(ONE, seconds=30.0, quick_seconds=30.0, memory_bytes=8 * 1024**2)
    large = QueryRequest("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 70000")
    with ProcessEndpoint(release, limits) as workers:
        workers.wait()
        assert workers.answer(replace(large, limited=False)).rows == 70_000
        with pytest.raises(AnswerTooLarge):
            workers.answer(large)


def test_a_sort_without_an_order_ends_one_process_only(workers: ProcessEndpoint) -> None:
    terms = ("10", "'1e3'^^<http://www.w3.org/2001/XMLSchema#decimal>", "2.5")
    values = " ".join(terms[2 * each * each % 7 % 3] for each in range(21))
    text = f"SELECT * {{ VALUES ?v {{ {values} }} }} ORDER BY "
    with pytest.raises(AnswerTooLarge, match=r"sorts values that cannot be compared.*STR\(\)"):
        workers.answer(QueryRequest(f"{text} ?v"))
    assert workers.answer(QueryRequest(f"{text} STR(?v)")).rows == 21


def test_an_answer_is_limited(workers: ProcessEndpoint) -> None:
    with pytest.raises(AnswerTooLarge, match="100,000 bytes"):
        workers.answer(QueryRequest("SELECT * { ?s ?p ?o }"))


def test_deep_nesting_ends_one_process_only(workers: ProcessEndpoint) -> None:
    with pytest.raises(AnswerTooLarge, match="nested too deeply"):
        workers.answer(QueryRequest("ASK { FILTER(" + "!" * 200_000 + "true) }"))
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
    workers: ProcessEndpoint, request_: QueryRequest, error: type[Exception]
) -> None:
    with pytest.raises(error) as caught:
        workers.answer(request_)
    assert type(caught.value) is error
    if isinstance(caught.value, QueryError):
        assert caught.value.line == 1


def test_a_later_build_does_not_take_the_graph_away(
    make_release: Callable[[Mapping[str, str]], Path],
) -> None:
    release = make_release({"plan": TRIPLES})
    with ProcessEndpoint(release, ONE) as workers:
        workers.wait()
        (release / "graph" / "plan.nt").unlink()
        with pytest.raises(QueryTimeout):
            workers.answer(RUNAWAY)
        assert b"urn:x:p0" in workers.answer(SMALL).body


def test_processes_come_back_when_the_one_they_are_forked_from_is_killed(release: Path) -> None:
    with ProcessEndpoint(release, replace(ONE, seconds=30.0, patience=30.0)) as workers:
        workers.wait()
        holder, pids = workers.holder_id(), workers.process_ids()
        assert holder is not None
        with ThreadPoolExecutor(1) as background:
            running = background.submit(workers.answer, RUNAWAY)
            time.sleep(0.3)
            os.kill(holder, signal.SIGKILL)
            with pytest.raises(QueryInterrupted, match="stopped from outside"):
                running.result(timeout=2)
        assert b"urn:x:p0" in workers.answer(SMALL).body
        assert workers.alive() == 1
        assert not any(map(runs, (holder, *pids)))


def test_nothing_runs_on_when_the_parent_is_killed(release: Path, tmp_path: Path) -> None:
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_run_away, args=(theirs, release, tmp_path))
    process.start()
    try:
        assert ours.poll(60)
        pids = ours.recv()
        assert len(pids) == 3
        assert all(map(runs, pids))
        time.sleep(0.5)
        process.kill()
        process.join()
        end = time.monotonic() + 2.0
        while any(map(runs, pids)):
            assert time.monotonic() < end
            time.sleep(0.02)
        assert [*tmp_path.iterdir()] == []
    finally:
        process.kill()
        process.join()
        ours.close()
        theirs.close()


def _run_away(pipe: Connection[tuple[int, ...], None], release: Path, temporary: Path) -> None:
    """Tell which processes there are, while one of them works for a long time."""
    os.environ["TMPDIR"] = str(temporary)
    with ProcessEndpoint(release, replace(LIMITS, seconds=60.0)) as workers:
        workers.wait()
        while workers.alive() < LIMITS.processes:
            time.sleep(0.01)
        pipe.send((workers.holder_id() or 0, *workers.process_ids()))
        workers.answer(RUNAWAY)


def runs(pid: int) -> bool:
    """Whether a process runs; one that waits to be buried does not."""
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text("ascii").split()[2]
    except OSError:
        return False


def test_the_process_that_answered_last_is_asked_first(release: Path) -> None:
    with ProcessEndpoint(release, LIMITS) as workers:
        workers.wait()
        first = workers._pool.take(1)
        workers._pool.give_back(first)
        # One and two in turn: two processes that take turns would pass by one of them.
        for queries in (0, 1, 2, 3):
            for _ in range(queries):
                workers.answer(SMALL)
            again = workers._pool.take(1)
            assert again is first
            workers._pool.give_back(again)


def test_a_process_that_ended_while_idle_is_not_noticed_by_anybody(release: Path) -> None:
    with ProcessEndpoint(release, LIMITS) as workers:
        workers.wait()
        for _ in range(10):
            killed = workers.process_ids()
            for process in killed:
                os.kill(process, signal.SIGKILL)
            until(partial(_have_ended, killed))
            assert b"urn:x:p0" in workers.answer(SMALL).body


def _have_ended(processes: Iterable[int]) -> bool:
    return all(map(_has_ended, processes))


def _has_ended(process: int) -> bool:
    """Whether all threads of a process have, so that nothing holds its files open."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
        threads = len([*Path(f"/proc/{process}/task").iterdir()])
    except (FileNotFoundError, ProcessLookupError):
        return True
    return threads <= 1 and stat.rpartition(")")[2].split()[0] in {"Z", "X"}


def test_a_start_may_take_longer_over_more_triples(tmp_path: Path) -> None:
    triples = {"a": 3_000_000, "b": 1_000_000}
    told = {"base": "urn:x:", "graphs": {}, "digest": "", "triples": triples}
    (tmp_path / "build.json").write_text(json.dumps(told), encoding="utf-8")
    assert start_seconds(tmp_path) == 120 + 240
    assert start_seconds(None) == start_seconds(tmp_path / "none") == 120


def test_a_missing_release_is_reported(tmp_path: Path) -> None:
    with (
        ProcessEndpoint(tmp_path, ONE) as workers,
        pytest.raises(StoreError, match=r"build\.json: No such file"),
    ):
        workers.wait()


def test_a_broken_release_is_reported(make_release: Callable[[Mapping[str, str]], Path]) -> None:
    release = make_release({"plan": TRIPLES})
    (release / "graph" / "plan.nt").write_text("no triples", encoding="utf-8")
    with (
        ProcessEndpoint(release, ONE) as workers,
        pytest.raises(StoreError, match=r"plan\.nt has 0 triples"),
    ):
        workers.wait()


def test_processes_see_no_line_but_their_own(release: Path) -> None:
    """A query that got out of the engine could not ask the others, or have them killed."""
    with ProcessEndpoint(release, LIMITS) as workers:
        workers.wait()
        assert workers.answer(SMALL)
        (pid, _) = workers.process_ids()
        files = {str(file.readlink()) for file in Path(f"/proc/{pid}/fd").iterdir()}
        assert len([file for file in files if file.startswith("socket:")]) == 1
        assert len([file for file in files if file.startswith("pipe:")]) == 1


def test_nothing_is_left_behind(release: Path) -> None:
    threads, files = threading.active_count(), len([*Path("/proc/self/fd").iterdir()])
    with ProcessEndpoint(release, ONE) as workers:
        workers.wait()
        pids = (workers.holder_id() or 0, *workers.process_ids())
    assert not any(map(runs, pids))
    assert threading.active_count() <= threads
    assert len([*Path("/proc/self/fd").iterdir()]) <= files


def test_a_process_that_took_much_memory_is_replaced(release: Path) -> None:
    """What its allocator keeps would count against the queries after it."""
    limits = replace(
        ONE, seconds=30.0, patience=30.0, memory_bytes=80 * 1024**2, answer_bytes=64 * 1024**2
    )
    large = QueryRequest("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 70000")
    with ProcessEndpoint(release, limits) as workers:
        workers.wait()
        workers.answer(SMALL)
        (first,) = workers.process_ids()
        workers.answer(SMALL)
        assert workers.process_ids() == (first,)
        assert len(workers.answer(large).body) > 15_000_000
        workers.answer(SMALL)
        assert first not in workers.process_ids()


@pytest.mark.skipif(len(ALLOWED) < 2, reason="There is one processor.")
def test_query_processes_run_on_all_processors(release: Path) -> None:
    """Whatever the threads of the process that asks are kept to."""

    def asked() -> tuple[set[int], list[set[int]]]:
        keep_to_one()
        with ProcessEndpoint(release, LIMITS) as made:
            made.wait()
            assert made.answer(SMALL).body
            holder = made.holder_id()
            assert holder
            found = [os.sched_getaffinity(each) for each in (holder, *made.process_ids())]
            return os.sched_getaffinity(0), found

    with ThreadPoolExecutor(1) as thread:
        ours, theirs = thread.submit(asked).result()
    assert len(ours) == 1
    assert ours < ALLOWED
    assert len(theirs) > 1
    assert all(each == ALLOWED for each in theirs)
    assert os.sched_getaffinity(0) == ALLOWED


def test_where_all_take_too_much_idle_processes_go_first(
    release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ProcessEndpoint(release, replace(LIMITS, long=2)) as made, ThreadPoolExecutor(1) as thread:
        made.wait()
        until(lambda: made.alive() == made.wanted())
        asked = thread.submit(made.answer, RUNAWAY)
        until(lambda: made.load()["running"] == 1)
        idle = {process.pid for process in made._pool._idle}
        monkeypatch.setattr(pool, "private_bytes", lambda pid: 10**9 if pid in idle else 0)
        until(lambda: not idle & {*made.process_ids()} and made.alive() == made.wanted())
        with pytest.raises(QueryTimeout):
            asked.result()


def test_where_all_take_too_much_the_query_goes_that_takes_most(
    release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: dict[int | None, int] = {}
    monkeypatch.setattr(pool, "private_bytes", lambda pid: sizes.get(pid, 0))
    limits = replace(LIMITS, seconds=2.0, long=0)
    with ProcessEndpoint(release, limits) as made, ThreadPoolExecutor(2) as threads:
        made.wait()
        until(lambda: made.alive() == made.wanted() == 2)
        asked = [threads.submit(made.answer, RUNAWAY) for _ in range(2)]
        until(lambda: made.load()["running"] == 2)
        sizes |= dict(zip(made.process_ids(), (3 * 10**8, 2 * 10**8), strict=True))
        errors = {type(each.exception()): each.exception() for each in asked}
    assert errors.keys() == {QueryInterrupted, QueryTimeout}
    interrupted = errors[QueryInterrupted]
    assert isinstance(interrupted, QueryInterrupted)
    assert "takes most" in str(interrupted)
    assert interrupted.limit == "memory_bytes"


def test_a_query_that_has_read_everything_goes_on_beside_a_small_one(
    release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: dict[int | None, int] = {}
    monkeypatch.setattr(pool, "anonymous_bytes", lambda pid: 10**8)
    monkeypatch.setattr(pool, "private_bytes", lambda pid: sizes.get(pid, 0))
    limits = replace(LIMITS, memory_bytes=10**8, long=0)
    with ProcessEndpoint(release, limits) as made, ThreadPoolExecutor(2) as threads:
        made.wait()
        until(lambda: made.alive() == made.wanted() == 2)
        asked = [threads.submit(made.answer, RUNAWAY) for _ in range(2)]
        until(lambda: made.load()["running"] == 2)
        sizes |= dict(zip(made.process_ids(), (2 * 10**8, 45 * 10**6), strict=True))
        assert {type(each.exception()) for each in asked} == {QueryTimeout}
