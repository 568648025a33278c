"""Queries answered in processes of their own, which can be stopped, within limits."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import forkserver, get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from pickle import PicklingError
from types import TracebackType
from typing import Self

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from lskg.endpoint import Answer, Client, QueryRequest
from lskg.errors import QueryError, QueryInterrupted, StoreError
from lskg.limits import Limits
from lskg.places import Place, Places
from lskg.query_process import PRELOAD, answer, load
from lskg.stopped import expired, no_long_place, timed_out, too_much_memory

_NOBODY = Client("")
_START_SECONDS = 120.0
_LOOK_SECONDS = 0.25


class Workers:
    """An endpoint over processes that are forked from one which holds the graph of a release.

    A process over its time is killed and replaced while the others go on. The release is copied
    first, because later builds remove it and a replacement must have the same graph.
    """

    def __init__(self, directory: Path, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.places = Places(self.limits)
        self._copy = tempfile.TemporaryDirectory(prefix="lskg-")
        self._replacing = threading.Lock()
        try:
            _copy_release(directory, Path(self._copy.name))
            os.environ[PRELOAD] = self._copy.name
            self._pool = self._start()
        except StoreError:
            self._copy.cleanup()
            raise

    def answer(self, request: QueryRequest) -> Answer:
        """Answer a query completely; see `Endpoint`."""
        client = request.client or _NOBODY
        with self.places.place(client.name) as place:
            pool = self._pool
            try:
                bare = replace(request, client=None)
                future = pool.schedule(answer, (bare,), timeout=self.limits.seconds)
                return self._wait(future, place, client)
            except ProcessExpired as error:
                raise expired(error, self.limits.memory_bytes) from None
            except MemoryError:
                raise too_much_memory(self.limits.memory_bytes) from None
            except PicklingError:
                raise QueryError(
                    "The query makes the query engine fail.",
                    vi="Truy vấn làm bộ máy truy vấn gặp lỗi.",
                ) from None
            except (BrokenProcessPool, RuntimeError):
                self._replace(pool)
                raise QueryInterrupted(
                    "The query processes had to be started anew; try again.",
                    vi="Các tiến trình truy vấn phải khởi động lại; hãy thử lại.",
                ) from None

    def wait(self) -> None:
        """Wait until a process has the graph.

        Raises:
            StoreError: the graph cannot be loaded, or no process can be started.
        """
        try:
            self._pool.schedule(answer, (QueryRequest("ASK {}"),)).result(_START_SECONDS)
        except (BrokenProcessPool, ProcessExpired, TimeoutError) as error:
            raise StoreError(f"No query process could be started: {error}.") from None

    def alive(self) -> int:
        """How many processes run."""
        return sum(process.is_alive() for process in self._processes())

    def wanted(self) -> int:
        """How many processes should run."""
        return self.limits.processes

    def load(self) -> dict[str, int]:
        """Queries that run, that are long, and that wait."""
        places = self.places
        return {"running": places.running, "long": places.long, "waiting": places.waiting}

    def process_ids(self) -> tuple[int, ...]:
        """The numbers of the processes."""
        return tuple(process.pid for process in self._processes() if process.pid is not None)

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

    def _wait(self, future: ProcessFuture[Answer], place: Place, client: Client) -> Answer:
        """The answer, unless the query must end before: see `Limits.quick_seconds`."""
        # A query that waits for a process to be replaced takes no time of its own.
        started: float | None = None
        while not wait((future,), min(_LOOK_SECONDS, self.limits.quick_seconds)).done:
            if client.is_gone():
                future.cancel()  # type: ignore[no-untyped-call]
                raise QueryInterrupted(
                    "Nobody waits for the answer any more.", vi="Không còn ai chờ câu trả lời."
                )
            now = time.monotonic()
            if started is None:
                started = now if future.running() else None
                continue
            is_quick = now < started + self.limits.quick_seconds
            if not is_quick and not place.is_long and not place.prolong():
                future.cancel()  # type: ignore[no-untyped-call]
                raise no_long_place(self.limits.quick_seconds)
        try:
            return future.result()
        except TimeoutError:
            raise timed_out(self.limits.seconds) from None

    def _processes(self) -> list[BaseProcess]:
        manager = self._pool._pool_manager.worker_manager
        return list(manager.workers.values())

    def _start(self) -> ProcessPool:
        """Begin to start the processes."""
        context = get_context("forkserver")
        context.set_forkserver_preload(["lskg.preload"])
        forkserver.ensure_running()
        arguments = (Path(self._copy.name), self.limits)
        return ProcessPool(self.limits.processes, 0, load, arguments, context)

    def _replace(self, broken: ProcessPool) -> None:
        """Put a new pool in the place of one that has given up; once, whoever notices first."""
        with self._replacing:
            if self._pool is broken:
                _stop(broken)
                self._pool = self._start()


def _copy_release(source: Path, target: Path) -> None:
    try:
        shutil.copytree(source / "graph", target / "graph")
        shutil.copy(source / "build.json", target)
    except OSError as error:
        raise StoreError(f"{source} cannot be copied: {error}.") from None


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()
