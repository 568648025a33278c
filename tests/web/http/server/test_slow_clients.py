"""Slow clients over real sockets: each is ended at its deadline, and nobody else waits for it."""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.web.http_site import ask, lskg_serve

#: They measure what others wait for.
pytestmark = pytest.mark.alone

SECONDS = 1.5
#: When a client must be gone at the latest: the server looks once a second.
LATEST = SECONDS + 2.5
ASK = f"/sparql?{urlencode({'query': 'ASK {}'})}"
LARGE = f"/sparql?{urlencode({'query': 'SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 60000'})}"
YES = b'{"head":{},"boolean":true}'
HEAD = f"GET {ASK} HTTP/1.1\r\nHost: x\r\n".encode()
BODY = (
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    b"Content-Length: 1000\r\n\r\nASK {}"
)


@pytest.fixture(scope="module")
def port(release: Path) -> Iterator[int]:
    """The port of a server that waits a short time."""
    with lskg_serve(release.parent, f"--request-seconds={SECONDS}", "--per-minute=0") as port:
        yield port


def drip(port: int, first: bytes, more: bytes) -> tuple[float, bytes]:
    """Send a request byte by byte without an end: how long that lasts, and what comes back."""
    with closing(socket.create_connection(("127.0.0.1", port))) as caller:
        start = time.monotonic()
        caller.sendall(first)
        caller.settimeout(0.1)
        found = b""
        while time.monotonic() < start + 3 * LATEST:
            try:
                if not (part := caller.recv(65536)):
                    break
                found += part
            except TimeoutError:
                caller.sendall(more)
            except OSError:
                break
        return time.monotonic() - start, found


@pytest.mark.parametrize(
    ("first", "more"),
    [
        (b"GET /", b"a"),
        (HEAD, b"X-Slow: 1\r\n"),
        (HEAD + b"X-Slow: ", b"a"),
        (BODY, b" "),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    ],
    ids=["line", "headers", "header", "body", "chunks"],
)
def test_a_request_must_arrive_in_time(port: int, first: bytes, more: bytes) -> None:
    taken, found = drip(port, first, more)
    assert SECONDS <= taken < LATEST
    head, _, body = found.partition(b"\r\n\r\n")
    assert b" 408 Request Timeout\r\n" in head
    problem = json.loads(body)
    assert (problem["status"], problem["limit"]) == (408, "request_seconds")
    assert "within 1.5 seconds" in problem["detail"]


def test_others_are_answered_beside_many_slow_requests(port: int) -> None:
    callers = [
        socket.create_connection(("127.0.0.1", port), source_address=(f"127.0.0.{2 + each % 4}", 0))
        for each in range(200)
    ]
    try:
        for caller in callers:
            caller.sendall(HEAD)
        start = time.monotonic()
        while time.monotonic() < start + LATEST:
            before = time.monotonic()
            assert ask(port, "GET", ASK).status == 200
            assert time.monotonic() - before < 1.0
            time.sleep(0.05)
        for caller in callers:
            caller.settimeout(1.0)
            assert b" 408 " in caller.recv(65536)
    finally:
        for caller in callers:
            caller.close()


def is_open(port: int, caller: socket.socket) -> bool:
    """Whether the server holds its end of a connection open; what it sent may still be under way.

    See `man 5 proc_net_tcp`: addresses are in hexadecimal digits, and state 01 is “established”.
    """
    ends = f":{port:04X} 0100007F:{caller.getsockname()[1]:04X} 01 "
    return ends in Path("/proc/net/tcp").read_text(encoding="ascii")


def test_an_answer_must_be_taken_in_time(port: int) -> None:
    reply = ask(port, "GET", LARGE)
    assert len(reply.body) > 10_000_000
    with closing(socket.socket()) as caller:
        caller.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        caller.connect(("127.0.0.1", port))
        caller.sendall(f"GET {LARGE} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert caller.recv(256).startswith(b"HTTP/1.1 200 ")
        start = time.monotonic()
        while is_open(port, caller):
            assert time.monotonic() - start < 2 * LATEST
            assert caller.recv(256)
            time.sleep(0.1)
        assert time.monotonic() - start > SECONDS / 2


def test_nothing_is_put_on_disk_on_its_way(release: Path, tmp_path: Path) -> None:
    """The folder for temporary files is of no use to a server once it has started."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    with lskg_serve(release.parent, temporary=folder) as port:
        shutil.rmtree(folder)
        folder.write_bytes(b"")
        reply = ask(port, "GET", LARGE)
        assert (reply.status, len(json.loads(reply.body)["results"]["bindings"])) == (200, 60000)
        form = b"query=ASK%20%7B%7D%23" + b"a" * 1_000_000
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        assert ask(port, "POST", "/sparql", form, kind).status == 200


def test_a_connection_is_kept_for_the_next_request(port: int) -> None:
    """The deadline is that of a request, not of a connection."""
    with closing(http.client.HTTPConnection("127.0.0.1", port)) as connection:
        connection.connect()
        caller = connection.sock.getsockname()
        for _ in range(3):
            connection.request("GET", ASK)
            response = connection.getresponse()
            assert (response.status, len(response.read())) == (200, len(YES))
            assert connection.sock.getsockname() == caller
            time.sleep(SECONDS * 0.7)
