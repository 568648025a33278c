"""Logs that cannot be written: the service goes on, and says what is missing."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest
from tests.ports import free_port
from tests.web.http_site import ask

from lskg.web.http.error_stream import ErrorStream


def filled() -> tuple[int, int]:
    """A pipe that nobody reads, full of x."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    try:
        while True:
            os.write(writing, b"x" * 4096)
    except BlockingIOError:
        os.set_blocking(writing, True)
    return reading, writing


def read_all(descriptor: int) -> bytes:
    os.set_blocking(descriptor, False)
    found, quiet = b"", 0
    while quiet < 50:
        try:
            found += os.read(descriptor, 1 << 20)
            quiet = 0
        except BlockingIOError:
            quiet += 1
            time.sleep(0.02)
    return found


def test_lines_are_written() -> None:
    reading, writing = os.pipe()
    stream = ErrorStream(writing)
    print("One", "line.", file=stream)
    stream.write("Another\nand a ")
    stream.write("part.\n")
    stream.finish()
    assert read_all(reading) == b"One line.\nAnother\nand a part.\n"
    assert stream.dropped == 0


def test_nobody_waits_for_a_pipe_that_is_not_read() -> None:
    reading, writing = filled()
    stream = ErrorStream(writing)
    start = time.monotonic()
    for number in range(30_000):
        stream.write(f"{number:099}\n")
    assert time.monotonic() - start < 5
    assert stream.dropped > 1000
    missing = stream.dropped
    start = time.monotonic()
    stream.finish()
    assert time.monotonic() - start < 5
    # It is read again: what waited comes, and then the number of what is missing.
    found = read_all(reading)
    stream.write("At last.\n")
    stream.finish()
    found += read_all(reading)
    *lines, told, last = found.lstrip(b"x").splitlines()
    assert (json.loads(told)["dropped"], last) == (missing, b"At last.")
    assert [int(each) for each in lines] == [*range(len(lines))]
    assert len(lines) + missing == 30_000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
def test_a_full_disk_is_survived() -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    stream = ErrorStream(full)
    for number in range(10):
        stream.write(f"{number}\n")
        stream.finish()
    assert stream.dropped == 10
    reading, writing = os.pipe()
    os.dup2(writing, full)
    stream.write("At last.\n")
    stream.finish()
    last, told = read_all(reading).splitlines()
    assert (json.loads(told)["dropped"], last) == (10, b"At last.")
    assert stream.dropped == 10


def test_a_closed_end_is_survived() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    stream = ErrorStream(writing)
    stream.write("One.\nTwo.\n")
    stream.finish()
    assert stream.dropped == 2


@contextmanager
def serving(release: Path, redirection: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """`lskg serve` with standard error where a shell sends it."""
    port = free_port()
    command = f'exec "$0" -m lskg serve "$1" --port {port} --per-minute 0 {redirection}'
    process = subprocess.Popen(
        ["sh", "-c", command, sys.executable, str(release.parent)], stderr=subprocess.PIPE
    )
    try:
        end = time.monotonic() + 60
        while True:
            assert process.poll() is None, "the server ended"
            try:
                assert ask(port, "GET", "/health").status == 200
                break
            except OSError:
                assert time.monotonic() < end
                time.sleep(0.1)
        yield port, process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            assert process.wait(10) == 0
        finally:
            process.kill()
            if process.stderr:
                process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
@pytest.mark.parametrize("redirection", ["2>/dev/full", "2>&-"], ids=["full", "closed"])
def test_a_service_without_a_log_serves(release: Path, redirection: str) -> None:
    with serving(release, redirection) as (port, _):
        for _ in range(20):
            assert ask(port, "GET", "/sparql?query=ASK%20%7B%7D").status == 200
        if "full" in redirection:
            metrics = ask(port, "GET", "/metrics").body
            dropped = re.search(rb"^lskg_log_lines_dropped_total (\S+)$", metrics, re.MULTILINE)
            assert dropped
            assert float(dropped[1]) > 10


def test_a_service_whose_log_nobody_reads_serves(release: Path) -> None:
    """A pipe holds 64 KiB: some 400 lines."""
    with serving(release, "") as (port, process):
        start = time.monotonic()
        for _ in range(600):
            assert ask(port, "GET", "/health").status == 200
        assert time.monotonic() - start < 30
        # Somebody reads again: the lines come.
        assert process.stderr
        found: list[bytes] = []
        reader = threading.Thread(target=_read, args=(process.stderr, found))
        reader.start()
        time.sleep(1)
        assert b"".join(found).count(b'"path": "/health"') > 600
    reader.join(5)


def _read(stream: BinaryIO, found: list[bytes]) -> None:
    while part := os.read(stream.fileno(), 65536):
        found.append(part)
