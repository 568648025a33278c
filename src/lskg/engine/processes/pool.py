"""Processes that answer one query at a time, and are replaced when they end."""

from __future__ import annotations

import logging
import select
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing, suppress
from itertools import count
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any

from lskg.engine.limits import Limits
from lskg.engine.processes.holder import Holder, Message
from lskg.engine.processes.memory import anonymous_bytes, private_bytes
from lskg.errors import StoreError

_LOG = logging.getLogger("lskg.processes")
_START_SECONDS = 0.1
#: Where a release cannot be loaded again, or no process be started, that is tried so seldom.
_AGAIN_SECONDS = 2.0
_END_SECONDS = 5.0
#: How often it is looked at what the processes take, while queries go on: some 7 ms for four.
_LOOK_SECONDS = 0.1
#: The same where they take more than so much of what they may.
_CLOSE_SECONDS, _CLOSE = 0.05, 0.6
#: One may have a copy of the data and its memory, each other that runs so much of its memory.
_OTHERS = 0.5


class PoolProcess:
    """A process and the line to it; one thread at a time has it.

    Attributes:
        number: by which its holder knows it.
        pid: by which the system knows it, once that is told.
        is_ready: whether it is known to take questions; its first message tells.
        is_asked: whether it works on a question.
        is_spent: whether it should be asked no more.
        is_too_large: whether it was ended because the processes took too much memory together.
    """

    def __init__(self, number: int, line: Connection[Any, Any], holder: Holder) -> None:
        self.number = number
        self.pid: int | None = None
        self.is_ready = False
        self.is_asked = False
        self.is_spent = False
        self.is_too_large = False
        self._holder = holder
        self._ended: Future[int | None] = Future()
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

    def rest(self) -> bytes:
        """The message that belongs to a reply and follows it.

        Raises:
            EOFError, OSError: it has ended.
        """
        body: bytes = self._line.recv_bytes()
        return body

    def kill(self) -> None:
        """End it, whatever it does."""
        with suppress(OSError):
            self._holder.kill(self.number)

    def has_ended(self, code: int | None) -> None:
        """Take down with which code it ended."""
        self._ended.set_result(code)

    def exit_code(self) -> int | None:
        """Its exit code once it has ended, negative for a signal; None where that is unknown."""
        try:
            return self._ended.result(_END_SECONDS)
        except TimeoutError:
            return None


class QueryPool:
    """A number of processes, each over a line of its own.

    The process that was given back last is taken first: what it has looked at is still warm, and
    the others need no copy of it. A process that ends, for whatever reason, is replaced; so is the
    one that holds the graph.
    """

    def __init__(self, limits: Limits, start: Callable[[], Holder]) -> None:
        """Begin to start the processes.

        Args:
            limits: how many there are, and what they take.
            start: starts the one that they are forked from.
        """
        self._limits = limits
        self._data_bytes = 0
        self._is_busy = False
        self._look_seconds = _LOOK_SECONDS
        self._lacks_since = monotonic()
        self._start = start
        self._closed = threading.Event()
        self._changed = threading.Condition()
        self._loaded: Future[None] = Future()
        self._is_loaded = False
        self._numbers = count()
        self._holder: Holder | None = None
        self._processes: dict[int, PoolProcess] = {}
        self._idle: list[PoolProcess] = []
        self._keeper = threading.Thread(target=self._keep, name="query-pool", daemon=True)
        self._keeper.start()

    def wait(self, seconds: float) -> None:
        """Wait until the graph is loaded.

        Raises:
            StoreError: it cannot be.
            TimeoutError: it is not within some seconds.
        """
        self._loaded.result(seconds)

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
        """Let others have a process; one that is still asked something, or spent, is ended."""
        if process.is_asked or process.is_spent or process.is_too_large:
            process.kill()
            return
        with self._changed:
            if self._processes.get(process.number) is process:
                self._idle.append(process)
                self._changed.notify()

    def watch(self) -> None:
        """Have it looked at what the processes take, as some query is not answered at once."""
        self._is_busy = True

    def process_ids(self) -> tuple[int, ...]:
        """The numbers of the processes that run."""
        with self._changed:
            pids = [each.pid for each in self._processes.values()]
        return tuple(pid for pid in pids if pid is not None)

    def lacking(self) -> float:
        """For how many seconds no process has been running; 0 while some are."""
        return 0.0 if self.process_ids() else monotonic() - self._lacks_since

    def holder_id(self) -> int | None:
        """The number of the process that holds the graph; None where none does."""
        with self._changed:
            return self._holder.process_id if self._holder else None

    def close(self) -> None:
        """End the processes, whatever they do."""
        with self._changed:
            self._closed.set()
            if self._holder:
                self._holder.hang_up()
        self._keeper.join()

    def _keep(self) -> None:
        """Have a holder as long as processes are wanted."""
        while not self._closed.is_set():
            try:
                with closing(self._start()) as holder:
                    self._use(holder)
            except OSError as error:
                self._fail(StoreError(f"No query process could be started: {error.strerror}."))
            self._closed.wait(_START_SECONDS if self._is_loaded else _AGAIN_SECONDS)
        self._fail(StoreError("The query processes were closed."))

    def _use(self, holder: Holder) -> None:
        """Have processes forked until their holder ends."""
        with self._changed:
            self._holder = holder
            if self._closed.is_set():
                holder.hang_up()
        self._is_loaded = False
        try:
            while True:
                is_full = not self._is_loaded or len(self._processes) == self._limits.processes
                if message := holder.message(self._look_seconds if is_full else _START_SECONDS):
                    self._hear(message)
                if self._is_loaded:
                    self._fill(holder)
                if self._is_busy:
                    self._bound()
        except EOFError:
            with self._changed:
                self._holder = None
            for number in [*self._processes]:
                self._bury(number, None)

    def _hear(self, message: Message) -> None:
        number, value = message.number, message.value
        if message.verb == "loaded":
            self._is_loaded = True
            if holder := self._holder:
                self._data_bytes = anonymous_bytes(holder.process_id)
            if not self._loaded.done():
                self._loaded.set_result(None)
        elif message.verb == "failed":
            self._fail(value)
        elif message.verb == "forked":
            with self._changed:
                self._processes[number].pid = value
        else:
            self._bury(number, value)

    def _fail(self, error: StoreError) -> None:
        """Tell whoever waits for the first start, or else the log."""
        if not self._loaded.done():
            self._loaded.set_exception(error)
        elif not self._closed.is_set():
            _LOG.error("The graph cannot be loaded again: %s", error)

    def _fill(self, holder: Holder) -> None:
        """Have as many processes forked as there are too few."""
        with suppress(OSError):
            while len(self._processes) < self._limits.processes and not self._closed.is_set():
                number = next(self._numbers)
                made = PoolProcess(number, holder.fork(number), holder)
                with self._changed:
                    self._processes[number] = made
                    self._idle.insert(0, made)
                    self._changed.notify()

    def _bound(self) -> None:
        """End processes while all take more than they may together: idle ones, then others.

        What a process has looked at it has a copy of, which it keeps when it has answered.
        """
        limits = self._limits
        memories = 1 + _OTHERS * (limits.running - 1)
        most = int(self._data_bytes + memories * limits.memory_bytes)
        self._is_busy = False
        # Linux takes milliseconds to tell a size, in which nobody is to wait for a process.
        running = [each for each in self._processes.values() if not each.is_too_large]
        sizes = {each: private_bytes(each.pid) for each in running if each.pid}
        taken = sum(sizes.values())
        self._look_seconds = _CLOSE_SECONDS if taken > _CLOSE * most else _LOOK_SECONDS
        if taken <= most:
            return
        with self._changed:
            running.sort(key=lambda each: (each in self._idle, sizes.get(each, 0)))
            # One query by itself has its own limit.
            while len(running) > 1 and sum(sizes.values()) > most:
                largest = running.pop()
                sizes.pop(largest, None)
                largest.is_too_large = True
                largest.kill()
                if largest in self._idle:
                    self._idle.remove(largest)

    def _bury(self, number: int, code: int | None) -> None:
        """Forget a process that has ended."""
        with self._changed:
            ended = self._processes.pop(number)
            # Those that cannot even begin do not make up for the lack of others.
            if ended.is_ready:
                self._lacks_since = monotonic()
            if ended in self._idle:
                self._idle.remove(ended)
                with suppress(OSError, EOFError):
                    ended.reply(0)
        ended.has_ended(code)
        if not ended.is_ready:
            # Where a process cannot even begin, others do not follow at once.
            self._closed.wait(_START_SECONDS)
