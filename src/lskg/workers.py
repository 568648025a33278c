"""Queries answered in processes of their own, which can be stopped, within limits."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from pickle import PicklingError
from types import TracebackType
from typing import Self

from pebble import ProcessExpired, ProcessPool

from lskg.errors import AnswerTooLarge, QueryError, QueryTimeout, StoreBusy, StoreError
from lskg.store import Answer, InProcess, QueryRequest, Store

_START_SECONDS = 120.0
_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take.

    Attributes:
        seconds: time to answer, from when a process takes it up.
        answer_bytes: size of the answer.
        memory_bytes: memory of a process beyond what the loaded graph takes.
        waiting: queries that wait for a process; more are turned away.
        patience: seconds that a query waits for a process.
    """

    seconds: float = 30.0
    answer_bytes: int = 64 * _MEBIBYTE
    memory_bytes: int = 1024 * _MEBIBYTE
    waiting: int = 16
    patience: float = 10.0


class Workers:
    """An endpoint over processes that each hold the graph of one release.

    A process over its time is killed and replaced while the others go on. The release is copied
    first, because later builds remove it and a replacement must load the same graph.
    """

    def __init__(self, directory: Path, processes: int = 2, limits: Limits | None = None) -> None:
        self.processes = processes
        self.limits = limits or Limits()
        self._copy = tempfile.TemporaryDirectory(prefix="lskg-")
        self._free = threading.BoundedSemaphore(processes)
        self._admitted = threading.BoundedSemaphore(processes + self.limits.waiting)
        self._replacing = threading.Lock()
        try:
            _copy_release(directory, Path(self._copy.name))
            self._pool = self._start()
        except StoreError:
            self._copy.cleanup()
            raise

    @property
    def capacity(self) -> int:
        """Queries that run and wait at most; a server with fewer threads never turns one away."""
        return self.processes + self.limits.waiting

    def answer(self, request: QueryRequest) -> Answer:
        """Answer a query completely; see `Endpoint`."""
        with self._place():
            pool = self._pool
            try:
                future = pool.schedule(_answer, (request,), timeout=self.limits.seconds)
                result: Answer = future.result()
            except TimeoutError:
                raise QueryTimeout(
                    f"The query took longer than {self.limits.seconds:g} seconds and was stopped; "
                    "ask for less, or add LIMIT."
                ) from None
            except ProcessExpired as error:
                raise _expired(error, self.limits.memory_bytes) from None
            except MemoryError:
                raise _too_much_memory(self.limits.memory_bytes) from None
            except PicklingError:
                raise QueryError("The query makes the query engine fail.") from None
            except (BrokenProcessPool, RuntimeError):
                self._replace(pool)
                raise StoreBusy("The query processes had to be started anew; try again.") from None
            return result

    def close(self) -> None:
        """Stop the processes, whatever they do, and forget the copy of the release."""
        with self._replacing:
            _stop(self._pool)
        self._copy.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _place(self) -> Iterator[None]:
        """One of the processes, as soon as one is free."""
        busy = "Too many queries are running; try again in a few seconds."
        if not self._admitted.acquire(blocking=False):
            raise StoreBusy(busy)
        try:
            if not self._free.acquire(timeout=self.limits.patience):
                raise StoreBusy(busy)
            try:
                yield
            finally:
                self._free.release()
        finally:
            self._admitted.release()

    def _start(self) -> ProcessPool:
        """Start the processes and wait until one of them has loaded the graph."""
        context = get_context("forkserver")
        context.set_forkserver_preload(["lskg.workers"])
        arguments = (Path(self._copy.name), self.limits)
        pool = ProcessPool(self.processes, 0, _load, arguments, context)
        try:
            pool.schedule(_answer, (QueryRequest("ASK {}"),)).result(_START_SECONDS)
        except (BrokenProcessPool, ProcessExpired, TimeoutError) as error:
            _stop(pool)
            raise StoreError(f"No query process could be started: {error}.") from None
        return pool

    def _replace(self, broken: ProcessPool) -> None:
        """Put a new pool in the place of one that has given up; once, whoever notices first."""
        with self._replacing:
            if self._pool is broken:
                _stop(broken)
                self._pool = self._start()


def _copy_release(source: Path, target: Path) -> None:
    Store.open(source)
    try:
        shutil.copytree(source / "graph", target / "graph")
        shutil.copy(source / "build.json", target)
    except OSError as error:
        raise StoreError(f"{source} cannot be copied: {error}.") from None


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _expired(error: ProcessExpired, memory: int) -> QueryError:
    """Why a process ended in the middle of a query."""
    if error.exitcode == -signal.SIGSEGV:
        return AnswerTooLarge("The query is nested too deeply to be answered.")
    return _too_much_memory(memory)


def _too_much_memory(memory: int) -> QueryError:
    return AnswerTooLarge(
        f"The query needs more than {memory // _MEBIBYTE:,} MiB of memory, the most that a query "
        "may use here; ask for less, or add LIMIT."
    )


# What follows runs in the processes.

_endpoint: InProcess


def _load(directory: Path, limits: Limits) -> None:
    """Load the graph, then give up the means to open anything or to grow without end."""
    global _endpoint
    # Rust code does not let Python handle signals: only the default action ends a query at once.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _endpoint = InProcess(Store.open(directory), limits.answer_bytes)
    _answer(QueryRequest("SELECT * { ?s ?p ?o } LIMIT 1"))
    _lower(resource.RLIMIT_CORE, 0)
    if (size := _address_space()) is not None:
        _lower(resource.RLIMIT_AS, size + limits.memory_bytes)
    _allow_no_file()


def _answer(request: QueryRequest) -> Answer:
    return _endpoint.answer(request)


def _address_space() -> int | None:
    """Bytes of address space of this process, where the system tells."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return None
    return int(pages) * resource.getpagesize()


def _allow_no_file() -> None:
    """Let this process open no file and no socket; the pipes to its parent stay open.

    One descriptor is the least with which `poll` works; it is taken by standard input.
    """
    devnull = os.open(os.devnull, os.O_RDONLY)
    os.dup2(devnull, 0)
    _lower(resource.RLIMIT_NOFILE, 1)


def _lower(limit: int, value: int) -> None:
    resource.setrlimit(limit, (value, value))
