"""Processes that answer one query at a time, and are replaced when they end."""

from __future__ import annotations

import select
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from typing import Any

from lskg.forks import fork_server

#: What multiprocessing says of a process whose parent ended before it could tell.
_UNKNOWN = 255
_START_SECONDS = 0.1
_END_SECONDS = 5.0


class PoolProcess:
    """A process and the line to it; one thread at a time has it.

    Attributes:
        is_ready: whether it is known to take questions; its first message tells.
        is_asked: whether it works on a question.
    """

    def __init__(self, process: ForkServerProcess, line: Connection[Any, Any]) -> None:
        self.process = process
        self.ended = threading.Event()
        self.is_ready = False
        self.is_asked = False
        self._line = line
        self._poll = select.poll()
        self._poll.register(line.fileno(), select.POLLIN)

    def ask(self, question: bytes) -> None:
        """Send it a question.

        Raises:
            OSError: it has ended.
        """
        self._line.send_bytes(question)
        self.is_asked = True

    def reply(self, seconds: float) -> bytes | None:
        """Its reply, or None where none comes within some seconds, or it was not ready before.

        Raises:
            EOFError, OSError: it has ended.
        """
        # `poll` of the line itself sets a new selector up each time.
        if not self._poll.poll(seconds * 1000):
            return None
        said: bytes = self._line.recv_bytes()
        if not said:
            self.is_ready = True
            return None
        self.is_asked = False
        return said

    def exit_code(self) -> int | None:
        """Its exit code once it has ended, negative for a signal; None where that is unknown."""
        code = self.process.exitcode if self.ended.wait(_END_SECONDS) else None
        return None if code == _UNKNOWN else code


class QueryPool:
    """A number of processes, each over a line of its own.

    The process that was given back last is taken first: what it has looked at is still warm, and
    the others need no copy of it. A process that ends, for whatever reason, is replaced.
    """

    def __init__(
        self,
        count: int,
        target: Callable[..., None],
        arguments: tuple[object, ...],
        preload: str,
    ) -> None:
        """Begin to start the processes.

        Args:
            count: how many.
            target: what each runs; it gets its line first, sends no bytes over it when it is
                ready, and then one reply for each question, until there are no more.
            arguments: what it gets besides.
            preload: name of the module that all of them share.
        """
        self.count = count
        self._target = target
        self._arguments = arguments
        self._context = fork_server(preload)
        self._closed = threading.Event()
        self._changed = threading.Condition()
        self._processes: list[PoolProcess] = []
        self._idle: list[PoolProcess] = []
        self._keeper = threading.Thread(target=self._keep, name="query-pool", daemon=True)
        self._keeper.start()

    def take(self, seconds: float) -> PoolProcess:
        """A process that nobody else has.

        Raises:
            TimeoutError: there is none within some seconds.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: self._idle, seconds):
                raise TimeoutError
            return self._idle.pop()

    def give_back(self, process: PoolProcess) -> None:
        """Let others have a process; one that is still asked something is ended."""
        if process.is_asked:
            process.process.kill()
            return
        with self._changed:
            if process in self._processes:
                self._idle.append(process)
                self._changed.notify()

    def process_ids(self) -> tuple[int, ...]:
        """The numbers of the processes that run."""
        with self._changed:
            pids = [each.process.pid for each in self._processes]
        return tuple(pid for pid in pids if pid is not None)

    def close(self) -> None:
        """End the processes, whatever they do."""
        self._closed.set()
        with self._changed:
            for each in self._processes:
                each.process.kill()
        self._keeper.join()

    def _keep(self) -> None:
        """Start processes as long as there are too few, and wait for one to end."""
        while not self._closed.is_set():
            if len(self._processes) < self.count:
                if not self._start():
                    self._closed.wait(_START_SECONDS)
                continue
            ended = wait([each.process.sentinel for each in self._processes])
            for each in [*self._processes]:
                if each.process.sentinel in ended:
                    self._bury(each)
        for each in [*self._processes]:
            self._bury(each)

    def _start(self) -> bool:
        """Start a process; whether that is possible."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=self._target, args=(theirs, *self._arguments), daemon=True
        )
        try:
            process.start()
        except (OSError, EOFError):
            return False
        finally:
            theirs.close()
        made: PoolProcess = PoolProcess(process, ours)
        with self._changed:
            self._processes.append(made)
            self._idle.insert(0, made)
            self._changed.notify()
        if self._closed.is_set():
            process.kill()
        return True

    def _bury(self, ended: PoolProcess) -> None:
        """Forget a process that ends."""
        ended.process.join()
        with self._changed:
            self._processes.remove(ended)
            if ended in self._idle:
                self._idle.remove(ended)
                with suppress(OSError, EOFError):
                    ended.reply(0)
        ended.ended.set()
        if not ended.is_ready:
            # Where a process cannot even begin, others do not follow at once.
            self._closed.wait(_START_SECONDS)
