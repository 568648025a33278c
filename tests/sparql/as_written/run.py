"""Many random queries, each with bounded time, in a process that can be stopped."""

from __future__ import annotations

import json
import os
import random
import resource
import select
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from tests.sparql.as_written.compare import TooManyRows, difference, expected
from tests.sparql.as_written.graphs import Comparison, published, small
from tests.sparql.as_written.queries import RandomQuery, random_query

from lskg.sparql.codepoints import decoded
from lskg.sparql.rewrite import join_order, not_exists, top_k

#: Queries that are asked of the same small graph.
_EACH = 25
#: How long the engine may take bare, over a small graph and over a large one, where most queries
#: take milliseconds and each that is stopped has the graph forked anew.
_SECONDS, _LARGE_SECONDS = 2.0, 0.5
_OUR_SECONDS = 20.0
_MEMORY = 3 * 1024**3


@dataclass
class Outcome:
    """What came out of many queries.

    Attributes:
        counts: how many were compared, refused by both, and skipped for which reason.
        differences: the number of a query, its text, and what is not as it should be.
    """

    counts: Counter[str] = field(default_factory=Counter)
    differences: list[tuple[int, str, str]] = field(default_factory=list)


def run(
    seed: int, numbers: range, release: Path | None = None, told: Callable[[str], None] = print
) -> Outcome:
    """Compare the queries of some numbers.

    Args:
        seed: what they are made from.
        numbers: which of them.
        release: the folder of the graph that is asked; by default, small random graphs.
        told: gets each difference at once.
    """
    outcome = Outcome()
    shared = published(release) if release else None
    if shared is not None:
        # Each process that is started after one was ended would merge the graphs anew.
        shared.bare("ASK {}", (), ())
    at = numbers.start
    while at < numbers.stop:
        batch = _Batch(seed, range(at, numbers.stop), shared)
        batch.compare(outcome, told)
        at = batch.number + 1
    return outcome


def query_of(seed: int, number: int, comparison: Comparison) -> RandomQuery:
    """The query of a number."""
    return random_query(random.Random(f"{seed} {number}"), comparison.vocabulary)


def graph_of(seed: int, number: int) -> Comparison:
    """The small graph that the query of a number is asked of."""
    return small(f"{seed} graph {number // _EACH}")


class _Batch:
    """Queries that one process compares until it is done, or must be stopped."""

    def __init__(self, seed: int, numbers: range, shared: Comparison | None) -> None:
        self.number = numbers.start
        self._stage = "begins"
        self._text = ""
        self._work = seed, numbers, shared
        self._bare_seconds = _bare_seconds(shared)

    def compare(self, outcome: Outcome, told: Callable[[str], None]) -> None:
        """Compare; afterwards, `number` is that of the last query."""
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            with suppress(BaseException):
                _work(*self._work, writing)
            os._exit(0)
        os.close(writing)
        ended = "it ends the process"
        try:
            for said in _lines(reading, self._seconds):
                self._hear(said, outcome, told)
        except TimeoutError:
            ended = "it takes too long"
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
        if self._stage == "ours" and self._takes_long():
            outcome.counts["skipped: it takes too long as written"] += 1
        elif self._stage == "ours":
            self._differs(ended, outcome, told)
        elif self._stage != "done":
            outcome.counts[f"skipped: {ended} bare"] += 1

    def _takes_long(self) -> bool:
        """Whether the engine alone takes long for the text, where what is right was fast."""
        seed, _, shared = self._work
        comparison = shared or graph_of(seed, self.number)
        text = decoded(self._text)
        child = os.fork()
        if not child:
            signal.alarm(int(_OUR_SECONDS))
            with suppress(BaseException):
                expected(comparison, RandomQuery(text, text, text))
            os._exit(0)
        return os.waitpid(child, 0)[1] == signal.SIGALRM

    def _seconds(self) -> float:
        return _OUR_SECONDS if self._stage == "ours" else self._bare_seconds

    def _hear(self, said: dict[str, Any], outcome: Outcome, told: Callable[[str], None]) -> None:
        self.number, self._stage = said["number"], said["stage"]
        self._text = said.get("text", self._text)
        if self._stage == "done":
            outcome.counts[said["count"]] += 1
            if said["fault"]:
                self._differs(said["fault"], outcome, told)

    def _differs(self, fault: str, outcome: Outcome, told: Callable[[str], None]) -> None:
        outcome.differences.append((self.number, self._text, fault))
        told(f"{self.number}: {fault}\n{self._text}\n")


def _lines(reading: int, seconds: Callable[[], float]) -> Iterator[dict[str, Any]]:
    """What the other process says, line by line.

    Raises:
        TimeoutError: it says nothing for too long.
    """
    rest = b""
    while True:
        ready, _, _ = select.select([reading], [], [], seconds())
        if not ready:
            raise TimeoutError
        data = os.read(reading, 65536)
        if not data:
            return
        *lines, rest = (rest + data).split(b"\n")
        yield from map(json.loads, lines)


def _work(seed: int, numbers: range, shared: Comparison | None, writing: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    # What the engine writes of its own failures.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)

    def say(**values: object) -> None:
        os.write(writing, json.dumps(values).encode() + b"\n")

    if shared is None:
        _as_if_large()
    graph = -1
    comparison = shared
    for number in numbers:
        if shared is None and graph != number // _EACH:
            graph, comparison = number // _EACH, graph_of(seed, number)
        assert comparison is not None
        query = query_of(seed, number, comparison)
        say(number=number, stage="bare", text=query.text)
        started = monotonic()
        try:
            right = expected(comparison, query)
        except TooManyRows:
            say(number=number, stage="done", count="skipped: too many rows", fault="")
            continue
        if monotonic() - started > _bare_seconds(shared):
            say(number=number, stage="done", count="skipped: it takes too long bare", fault="")
            continue
        say(number=number, stage="ours")
        fault = difference(comparison, query, right)
        count = "refused" if isinstance(right, str) else "compared"
        say(number=number, stage="done", count=count, fault=fault)


def _bare_seconds(shared: Comparison | None) -> float:
    return _SECONDS if shared is None else _LARGE_SECONDS


def _as_if_large() -> None:
    """Let every rewriting take place that large graphs alone would have."""
    not_exists._MANY = 1
    join_order._FEWEST_ROWS = 1
    join_order._LEAST = 2
    top_k.narrowed.__defaults__ = (1,)
