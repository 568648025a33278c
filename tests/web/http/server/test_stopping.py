"""How a server ends, and what it does on signals: in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.ports import free_port
from tests.web.http.server.sockets import connect, receive
from tests.web.http_site import ask

from lskg.web.http.server import make_server
from lskg.web.settings import Settings

#: They measure how long it takes to end.
pytestmark = pytest.mark.alone

SITE = """
import io, sys, time
from lskg.web.http.server import make_server
from lskg.web.settings import Settings

def app(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/slow":
        time.sleep(1.0)
    if path == "/endless":
        time.sleep(60)
    if path == "/file":
        start_response("200 OK", [("Content-Length", "30000000")])
        return environ["wsgi.file_wrapper"](io.BytesIO(bytes(30000000)))
    start_response("200 OK", [])
    return [b"done"]

def on_hangup():
    print("begun", flush=True)
    time.sleep(0.5)
    print("taken up", flush=True)

settings = Settings(port=int(sys.argv[1]), drain_seconds=float(sys.argv[2]))
make_server(app, settings, 4, on_hangup).run()
print("ended", flush=True)
"""


@contextmanager
def site(drain: float) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", SITE, str(port), str(drain)], stdout=subprocess.PIPE, text=True
    )
    try:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                assert ask(port, "GET", "/").status == 200
                break
            except OSError:
                time.sleep(0.05)
        yield port, process
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def request(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_is_under_way_is_answered(number: signal.Signals) -> None:
    with (
        site(20) as (port, process),
        closing(connect(port)) as slow,
        closing(connect(port)) as idle,
        closing(connect(port)) as sending,
        closing(connect(port)) as loading,
    ):
        slow.sendall(request("/slow"))
        sending.sendall(request("/")[:-2])
        loading.sendall(request("/file"))
        assert loading.recv(15) == b"HTTP/1.1 200 OK"
        time.sleep(0.2)
        process.send_signal(number)
        assert receive(idle, 2.0).is_closed
        with pytest.raises(OSError, match="refused"):
            connect(port)
        sending.sendall(b"\r\n")
        for caller in (sending, slow):
            seen = receive(caller, 3.0)
            assert (seen.statuses, seen.is_closed) == ([200], True)
            assert b"Connection: close" in seen.data
        _, _, body = receive(loading, 3.0).data.partition(b"\r\n\r\n")
        assert len(body) == 30_000_000
        assert process.wait(3) == 0
        assert process.stdout
        assert process.stdout.read() == "ended\n"


def test_it_ends_when_the_time_is_over() -> None:
    with site(0.5) as (port, process), closing(connect(port)) as caller:
        caller.sendall(request("/endless"))
        time.sleep(0.2)
        start = time.monotonic()
        process.terminate()
        assert process.wait(5) == 0
        assert 0.4 < time.monotonic() - start < 2.0
        assert receive(caller).is_closed


def test_a_second_signal_ends_it_at_once() -> None:
    with site(60) as (port, process), closing(connect(port)) as caller:
        caller.sendall(request("/endless"))
        time.sleep(0.2)
        process.terminate()
        time.sleep(0.5)
        assert process.poll() is None
        start = time.monotonic()
        process.terminate()
        assert process.wait(5) == 0
        assert time.monotonic() - start < 1.0


def test_a_hangup_is_worked_on_beside_requests() -> None:
    with site(1) as (port, process):
        assert process.stdout
        process.send_signal(signal.SIGHUP)
        assert process.stdout.readline() == "begun\n"
        start = time.monotonic()
        assert ask(port, "GET", "/").status == 200
        assert time.monotonic() - start < 0.4
        for _ in range(5):
            process.send_signal(signal.SIGHUP)
        assert process.stdout.readline() == "taken up\n"
        # All that came meanwhile are one more.
        assert process.stdout.readline() == "begun\n"
        assert process.stdout.readline() == "taken up\n"
        process.terminate()
        assert process.stdout.read() == "ended\n"


def test_an_address_in_use_is_an_error() -> None:
    first = make_server(lambda environ, start: [], Settings(port=0), threads=1)
    with closing(first), pytest.raises(OSError, match="in use"):
        make_server(lambda environ, start: [], Settings(port=first.port), threads=1)


def test_lskg_serve_ends_on_sigterm(release: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "lskg", "serve", str(release.parent), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ}) as process:
        assert process.stderr
        assert process.stderr.readline().startswith(b"Serving at ")
        process.terminate()
        assert process.wait(10) == 0
