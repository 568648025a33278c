"""A process that holds the graph of a release, seen from the one that started it."""

from __future__ import annotations

import pickle
import select
import socket
import subprocess
import sys
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal, NamedTuple

from lskg.engine.affinity import ALLOWED
from lskg.engine.limits import Limits
from lskg.engine.processes.messages import LARGEST

_END_SECONDS = 5.0


class Message(NamedTuple):
    """What a holder tells.

    Attributes:
        verb: that the graph is loaded or failed to be, or that a process was forked or ended.
        number: of the process.
        value: the error, the number of the system for the process, or its exit code.
    """

    verb: Literal["loaded", "failed", "forked", "ended"]
    number: int
    value: Any


class Holder:
    """A process that loads a graph once and forks others, which share it.

    It ends when it is closed, and also when this process ends; the others end with it.
    """

    def __init__(self, directory: Path | None, base: str, limits: Limits) -> None:
        """Start it.

        Args:
            directory: the release, or None for no triples.
            base: what relative IRIs are relative to where there are no triples.
            limits: those of the processes that it forks.

        Raises:
            OSError: it cannot be started.
        """
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            try:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "lskg.engine.processes.holding"], stdin=theirs.fileno()
                )
            except OSError:
                self._line.close()
                raise
        self._poll = select.poll()
        self._poll.register(self._line, select.POLLIN)
        self._line.send(pickle.dumps((directory, base, limits, ALLOWED)))

    @property
    def process_id(self) -> int:
        """The number of the system for the process."""
        return self._process.pid

    def fork(self, number: int) -> Connection[Any, Any]:
        """Have a process forked, and return the line to it.

        Raises:
            OSError: there are no descriptors left, or the holder has ended.
        """
        ours, theirs = Pipe()
        try:
            socket.send_fds(self._line, [pickle.dumps(("fork", number))], [theirs.fileno()])
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        return ours

    def kill(self, number: int) -> None:
        """Have a process killed; nothing where it has ended.

        Raises:
            OSError: the holder has ended, and its processes with it.
        """
        self._line.send(pickle.dumps(("kill", number)))

    def message(self, seconds: float | None) -> Message | None:
        """What it tells, or None where it tells nothing within some seconds.

        Raises:
            EOFError: it has ended.
        """
        if not self._poll.poll(None if seconds is None else seconds * 1000):
            return None
        try:
            data = self._line.recv(LARGEST)
        except ConnectionError:
            data = b""
        if not data:
            raise EOFError
        return Message(*pickle.loads(data))

    def hang_up(self) -> None:
        """Let it end; who waits for a message learns that."""
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """See to it that it has ended."""
        self._line.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
