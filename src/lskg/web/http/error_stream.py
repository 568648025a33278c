"""Standard error that nobody waits for: a thread writes it, and drops what cannot be written."""

from __future__ import annotations

import io
import json
import os
import select
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

#: Bytes that wait to be written.
_MOST = 1024 * 1024
#: Seconds in which what waits at the end must be written.
_PATIENCE = 1.0


class ErrorStream(io.TextIOBase):
    """A stream of lines that takes them at once.

    Lines that come while too many wait (nobody reads the pipe), or that cannot be written (the disk
    is full), are dropped. Their number follows the next line that can be written.

    Attributes:
        dropped: lines that were dropped.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lines: list[bytes] = []
        self._size = 0
        self._begun = ""
        self._is_writing = False
        self._has_changed = threading.Condition()
        self._told = 0
        self._is_torn = False
        self.dropped = 0
        threading.Thread(target=self._work, name="log", daemon=True).start()

    def writable(self) -> bool:
        """Yes."""
        return True

    def fileno(self) -> int:
        """The descriptor that is written to."""
        return self._descriptor

    def write(self, text: str, /) -> int:
        """Take text; it is written once its line is whole."""
        with self._has_changed:
            whole, end, self._begun = (self._begun + text).rpartition("\n")
            if end:
                line = f"{whole}\n".encode("utf-8", "backslashreplace")
                if self._size + len(line) > _MOST:
                    self.dropped += line.count(b"\n")
                else:
                    self._lines.append(line)
                    self._size += len(line)
                    self._has_changed.notify_all()
        return len(text)

    def finish(self) -> None:
        """Wait a short time for what is not yet written."""
        with self._has_changed:
            self._has_changed.wait_for(lambda: not (self._lines or self._is_writing), _PATIENCE)

    def _work(self) -> None:
        while True:
            with self._has_changed:
                self._is_writing = False
                self._has_changed.notify_all()
                self._has_changed.wait_for(lambda: self._lines)
                lines, self._lines, self._size = self._lines, [], 0
                self._is_writing = True
            self._write(lines)

    def _write(self, lines: list[bytes]) -> None:
        dropped = self.dropped
        if dropped > self._told:
            lines = [*lines, _missing(dropped - self._told)]
        data = (b"\n" if self._is_torn else b"") + b"".join(lines)
        left = memoryview(data)
        try:
            while left:
                left = left[_write_some(self._descriptor, left) :]
        except OSError:
            self._is_torn = self._is_torn or (len(left) < len(data) and data[-len(left) - 1] != 10)
            with self._has_changed:
                self.dropped += bytes(left).count(b"\n") - (dropped > self._told)
        else:
            self._is_torn, self._told = False, dropped


def dropped_lines() -> int:
    """Lines of the log that were dropped."""
    return sys.stderr.dropped if isinstance(sys.stderr, ErrorStream) else 0


@contextmanager
def unhurried_stderr() -> Iterator[None]:
    """Let standard error be an `ErrorStream`, which keeps nobody waiting and fails for nobody."""
    before = sys.stderr
    if before is None:
        # Whatever is opened next would get the number of standard error.
        descriptor = os.open(os.devnull, os.O_WRONLY)
        while descriptor < 2:
            descriptor = os.dup(descriptor)
    else:
        try:
            descriptor = before.fileno()
        except OSError:
            yield
            return
    stream = ErrorStream(descriptor)
    sys.stderr = stream
    try:
        yield
    finally:
        stream.finish()
        sys.stderr = before


def _missing(number: int) -> bytes:
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return (json.dumps({"time": now, "dropped": number}) + "\n").encode()


def _write_some(descriptor: int, data: memoryview) -> int:
    """Write what can be written, once something can."""
    while True:
        try:
            return os.write(descriptor, data)
        except BlockingIOError:
            select.select([], [descriptor], [])
