"""Queries answered in processes of their own, which can be stopped, within limits."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from lskg.engine.admission import Admission, Slot
from lskg.engine.endpoint import NOBODY, Answer, Client, QueryRequest
from lskg.engine.interruptions import (
    expired,
    no_long_slot,
    nobody_waits,
    timed_out,
    too_much_memory,
    too_much_together,
)
from lskg.engine.limits import Limits
from lskg.engine.processes.holder import Holder
from lskg.engine.processes.messages import Reply, read_reply, write_question
from lskg.engine.processes.pool import PoolProcess, QueryPool
from lskg.errors import QueryInterrupted, StoreError
from lskg.release.check import read_description
from lskg.sparql.effort import is_narrow

#: Seconds that a start may take, and for each triple; loading takes a fifth of that on a slow
#: processor with nothing beside.
_START_SECONDS, _TRIPLE_SECONDS = 120.0, 60e-6
#: Comments, strings and numbers.
_CHANGING = re.compile(r"""(?:^|\s)#.*|"[^"\n]*"|'[^'\n]*'|\d+""", re.MULTILINE)
_BEGINNING = 2000
#: Seconds in which a process is had that nobody has to wait for.
_AT_ONCE = 0.002
#: How often a long query is looked at, and one that may become one.
_LOOK_SECONDS = 0.25
_LOOK_SOON_SECONDS = 0.05


class ProcessEndpoint:
    """An endpoint over processes that are forked from one which holds the graph of a release.

    A process over its time is killed and replaced while the others go on.
    """

    def __init__(
        self,
        directory: Path | None,
        limits: Limits | None = None,
        admission: Admission | None = None,
        base: str = "",
    ) -> None:
        """Begin to start the processes.

        Args:
            directory: the release, or None for no triples.
            limits: what a query may take.
            admission: says who may have a query run, where several endpoints share that.
            base: what relative IRIs are relative to where there are no triples.
        """
        self.limits = limits or Limits()
        self.admission = admission or Admission(self.limits)
        start = partial(Holder, directory, base, self.limits)
        self._pool = QueryPool(self.limits, start)
        self._start_seconds = start_seconds(directory)

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """Answer a query completely; see `Endpoint`."""
        kind = partial(_kind, request.text)
        form = partial(is_narrow, request.text)
        with self.admission.slot(client.name, kind, form, is_counted=client.is_counted) as slot:
            try:
                reply = self._reply(request, slot, client)
            except TimeoutError:
                raise QueryInterrupted(
                    "The query processes are being started anew; try again."
                ) from None
        if isinstance(reply, Answer):
            return reply
        if isinstance(reply, MemoryError):
            raise too_much_memory(self.limits.memory_bytes) from None
        raise reply

    def wait(self) -> None:
        """Wait until a process has the graph.

        Raises:
            StoreError: the graph cannot be loaded, or no process can be started.
        """
        try:
            self._pool.wait(self._start_seconds)
            process = self._pool.take(_START_SECONDS)
            try:
                process.ask(write_question(QueryRequest("ASK {}")))
                process.reply(_START_SECONDS) or process.reply(_START_SECONDS)
            finally:
                self._pool.give_back(process)
        except (OSError, EOFError) as error:
            raise StoreError(f"No query process could be started: {error!r}.") from None

    def alive(self) -> int:
        """How many processes run."""
        return len(self.process_ids())

    def wanted(self) -> int:
        """How many processes should run."""
        return self.limits.processes

    def lacking(self) -> float:
        """For how many seconds no process has been running; 0 while some are."""
        return self._pool.lacking()

    def load(self) -> dict[str, int]:
        """Queries that run, that are long, and that wait."""
        now = self.admission
        return {"running": now.running, "long": now.long, "waiting": now.waiting}

    def process_ids(self) -> tuple[int, ...]:
        """The numbers of the processes that answer queries."""
        return self._pool.process_ids()

    def holder_id(self) -> int | None:
        """The number of the process that holds the graph; None where none does."""
        return self._pool.holder_id()

    def close(self) -> None:
        """Stop the processes, whatever they do."""
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _reply(self, request: QueryRequest, slot: Slot, client: Client) -> Reply:
        """What a process replies; another one is asked where one had ended before."""
        question = write_question(request)
        while True:
            asked_for = time.monotonic()
            process = self._pool.take(self.limits.patience)
            if time.monotonic() - asked_for > _AT_ONCE:
                slot.restart()
            try:
                process.ask(question)
            except OSError:
                continue
            try:
                said = self._wait(process, request, slot, client)
                reply, process.is_spent = read_reply(said, process.rest)
                return reply
            except (OSError, EOFError):
                if process.is_too_large:
                    raise too_much_together() from None
                raise expired(process.exit_code(), self.limits.memory_bytes) from None
            finally:
                self._pool.give_back(process)

    def _wait(
        self, process: PoolProcess, request: QueryRequest, slot: Slot, client: Client
    ) -> bytes:
        """The reply, unless the query must end before: see `Admission.quick_seconds`."""
        limits = self.limits
        look = min(_LOOK_SOON_SECONDS, limits.quick_seconds, limits.seconds)
        # A query that waits for a process to be ready takes no time of its own.
        started = time.monotonic() if process.is_ready else None
        while (reply := process.reply(look)) is None:
            now = time.monotonic()
            self._pool.watch()
            if client.is_gone():
                raise nobody_waits()
            if started is None:
                if process.is_ready:
                    slot.restart()
                    started = now
                continue
            if not request.limited:
                continue
            if now >= started + limits.seconds:
                raise timed_out(limits.seconds)
            quick = self.admission.quick_seconds
            if not slot.is_long and now >= started + quick and not slot.prolong():
                raise no_long_slot(round(quick, 2))
            look = _LOOK_SECONDS if slot.is_long else look
            look = min(look, max(started + limits.seconds - now, 0.001))
        return reply


def start_seconds(directory: Path | None) -> float:
    """How long a start may take over a release or no triples; one that is broken says so sooner."""
    triples = 0
    if directory is not None:
        with suppress(StoreError, AttributeError, TypeError):
            triples = sum(read_description(directory)["triples"].values())
    return _START_SECONDS + _TRIPLE_SECONDS * triples


def _kind(text: str) -> str:
    """The beginning of a query without what changes from one to the next of its kind."""
    return _CHANGING.sub("", text[:_BEGINNING])
