"""The process that holds the graph of a release, from which query processes are forked.

It answers no queries, and ends with all that it forked when the one that started it has gone.
`lskg.engine.processes.holder` is the other end of its line.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, NoReturn

from lskg.engine.affinity import run_on
from lskg.engine.limits import Limits
from lskg.engine.memory import keep_little
from lskg.engine.processes.messages import LARGEST
from lskg.engine.processes.worker import serve
from lskg.engine.store import Store
from lskg.errors import StoreError

#: Who stops the service says so to its main process; the others end when that one lets them.
_NOT_FOR_US = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_LOOK_SECONDS = 0.2


def main() -> None:
    """Hold the graph of the release that is named over the line at standard input."""
    keep_little()
    for number in _NOT_FOR_US:
        signal.signal(number, signal.SIG_IGN)
    line = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    if not (data := line.recv(LARGEST)):
        return
    directory, base, limits, processors = pickle.loads(data)
    run_on(processors)
    try:
        with _ending_with(line):
            store = Store.load({}, base) if directory is None else Store.open(directory)
    except StoreError as error:
        line.send(pickle.dumps(("failed", 0, error)))
        return
    # What is not looked at by the collector of a forked process stays shared.
    gc.freeze()
    line.send(pickle.dumps(("loaded", 0, None)))
    Holding(line, store, limits).run()


class Holding:
    """A graph, and the processes that were forked with it."""

    def __init__(self, line: socket.socket, store: Store, limits: Limits) -> None:
        self._line = line
        self._store = store
        self._limits = limits
        self._numbers: dict[int, int] = {}
        # Whoever has one end sees when the process that has the other end is gone.
        self._life, self._hold = os.pipe()
        self._ended, self._woken = socket.socketpair()

    def run(self) -> None:
        """Fork and kill as is asked for, until nobody is there to ask."""
        self._woken.setblocking(False)
        signal.set_wakeup_fd(self._woken.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        poll = select.poll()
        for each in (self._line, self._ended):
            poll.register(each, select.POLLIN)
        while True:
            ready = [file for file, _ in poll.poll()]
            if self._ended.fileno() in ready:
                self._ended.recv(LARGEST)
                self._bury()
            if self._line.fileno() in ready and not self._obey():
                break
        signal.set_wakeup_fd(-1)
        for pid in self._numbers:
            os.kill(pid, signal.SIGKILL)

    def _obey(self) -> bool:
        """Do what is asked; False when nobody asks any more."""
        try:
            data, files, *_ = socket.recv_fds(self._line, LARGEST, 1)
        except ConnectionResetError:
            # Who asked is gone, and had not heard all that was told.
            return False
        if not data:
            return False
        verb, number = pickle.loads(data)
        if verb == "fork":
            self._fork(number, files)
        else:
            # A process is killed here only: its number is not another's before it is buried.
            for pid in [pid for pid, each in self._numbers.items() if each == number]:
                os.kill(pid, signal.SIGKILL)
        return True

    def _fork(self, number: int, files: list[int]) -> None:
        try:
            pid = os.fork() if files else None
        except OSError:
            pid = None
        if pid == 0:
            self._answer(*files)
        for file in files:
            os.close(file)
        if pid is None:
            self._tell("ended", number, None)
            return
        self._numbers[pid] = number
        self._tell("forked", number, pid)

    def _answer(self, file: int) -> NoReturn:
        """Be a query process."""
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for each in (self._line, self._ended, self._woken):
                each.close()
            os.close(self._hold)
            line: Connection[Any, Any] = Connection(file)
            serve(line, self._life, self._store, self._limits)
        finally:
            os._exit(1)

    def _bury(self) -> None:
        """Tell which processes have ended."""
        for pid in [*self._numbers]:
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                code = os.waitstatus_to_exitcode(status)
                self._tell("ended", self._numbers.pop(pid), code)

    def _tell(self, verb: str, number: int, value: int | None) -> None:
        try:
            self._line.send(pickle.dumps((verb, number, value)))
        except OSError:
            # Nobody is there; `run` sees it.
            return


@contextmanager
def _ending_with(line: socket.socket) -> Iterator[None]:
    """End this process where the other end of the line goes while it is at something else."""
    done = threading.Event()

    def watch() -> None:
        poll = select.poll()
        poll.register(line, 0)
        while not done.is_set():
            if poll.poll(_LOOK_SECONDS * 1000):
                os._exit(1)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        # A process that forks has one thread.
        watcher.join()


if __name__ == "__main__":
    main()
