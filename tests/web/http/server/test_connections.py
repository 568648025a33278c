"""Many connections: how many there may be, who gives way, and what may be held for them."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from typing import Any

import pytest
from tests.web.http.server.sockets import connect, exchange, receive
from tests.web.http_site import ask, served

from lskg.engine.limits import Limits
from lskg.web.settings import Settings

GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
LARGE = 1_000_000


class Site:
    """An application some of whose answers take as long as the test wants."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.begun = threading.Semaphore(0)
        self.seen: list[str] = []
        self.is_gone: Callable[[], bool] | None = None
        self.large = bytes(LARGE)

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        self.seen.append(path)
        self.begun.release()
        if path.startswith("/wait"):
            self.is_gone = environ["lskg.is_gone"]
            self.may_end.wait(10)
        if path == "/fail":
            raise ValueError(path)
        size = len(environ["wsgi.input"].read())
        start_response("200 OK", [("Content-Type", "text/plain")])
        if path == "/large":
            return [self.large]
        return [bytes(LARGE)] if path == "/own" else [str(size).encode()]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.may_end.set()


def settings(**values: Any) -> Settings:
    limits = Limits(**values.pop("limits", {}))
    return Settings(port=0, drain_seconds=0.1, limits=limits, **values)


@pytest.mark.parametrize("sources", [1, 50], ids=["one client", "many clients"])
def test_idle_connections_keep_nobody_out(site: Site, sources: int) -> None:
    with (
        served(site, settings(connections=100, client_connections=100)) as port,
        ExitStack() as all_of_them,
    ):
        callers = [
            all_of_them.enter_context(closing(connect(port, f"127.0.0.{2 + each % sources}")))
            for each in range(150)
        ]
        start = time.monotonic()
        for _ in range(5):
            assert ask(port, "GET", "/", source="127.0.0.99").status == 200
        assert time.monotonic() - start < 1.0
        # Those that were idle longest have given way.
        assert receive(callers[0]).is_closed
        assert not receive(callers[-1]).is_closed


def test_slow_senders_keep_nobody_out(site: Site) -> None:
    with served(site, settings(connections=50)) as port, ExitStack() as all_of_them:
        for _ in range(50):
            caller = all_of_them.enter_context(closing(connect(port, "127.0.0.2")))
            caller.sendall(b"GET / HT")
        assert ask(port, "GET", "/", source="127.0.0.99").status == 200


def test_one_client_has_so_many_connections(site: Site) -> None:
    with (
        served(site, settings(client_connections=5), threads=9) as port,
        ExitStack() as all_of_them,
    ):
        for _ in range(5):
            caller = all_of_them.enter_context(closing(connect(port)))
            caller.sendall(b"GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
            assert site.begun.acquire(timeout=5)
        with closing(connect(port)) as caller:
            seen = receive(caller)
        assert (seen.statuses, seen.is_closed) == ([429], True)
        assert b"Retry-After: 5" in seen.data
        assert json.loads(seen.data.partition(b"\r\n\r\n")[2])["detail"].endswith("5 connections.")
        assert ask(port, "GET", "/", source="127.0.0.2").status == 200


def test_an_idle_connection_of_a_client_gives_way_to_its_next(site: Site) -> None:
    with served(site, settings(client_connections=3)) as port, ExitStack() as all_of_them:
        callers = [all_of_them.enter_context(closing(connect(port))) for _ in range(3)]
        assert ask(port, "GET", "/").status == 200
        assert receive(callers[0]).is_closed
        assert not receive(callers[1]).is_closed


def test_behind_a_proxy_all_come_from_one_address(site: Site) -> None:
    with (
        served(site, settings(client_connections=2, proxies=1), threads=9) as port,
        ExitStack() as all_of_them,
    ):
        for number in range(5):
            caller = all_of_them.enter_context(closing(connect(port)))
            caller.sendall(
                b"GET /wait HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.%d\r\n\r\n" % number
            )
            assert site.begun.acquire(timeout=5)
        assert ask(port, "GET", "/").status == 200


def test_a_connection_over_the_limit_is_told_so(site: Site) -> None:
    with served(site, settings(connections=2), threads=9) as port, ExitStack() as all_of_them:
        for _ in range(2):
            caller = all_of_them.enter_context(closing(connect(port)))
            caller.sendall(b"GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
            assert site.begun.acquire(timeout=5)
        with closing(connect(port, "127.0.0.2")) as caller:
            seen = receive(caller)
        assert (seen.statuses, seen.is_closed) == ([503], True)
        assert b"Retry-After: 5" in seen.data


def test_clients_take_turns(site: Site) -> None:
    """Who asks for one thing does not wait for the sixty of another."""
    with served(site, settings(), threads=1) as port, ExitStack() as all_of_them:
        first = all_of_them.enter_context(closing(connect(port, "127.0.0.2")))
        first.sendall(b"GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
        assert site.begun.acquire(timeout=5)
        for _ in range(60):
            caller = all_of_them.enter_context(closing(connect(port, "127.0.0.2")))
            caller.sendall(b"GET /many HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(0.3)
        other = all_of_them.enter_context(closing(connect(port, "127.0.0.3")))
        other.sendall(b"GET /other HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(0.3)
        site.may_end.set()
        assert receive(other, 5.0 if not site.seen else 1.0).statuses == [200]
        assert site.seen.index("/other") <= 3


def test_it_is_noticed_when_a_client_has_hung_up(site: Site) -> None:
    with served(site, settings()) as port:
        with closing(connect(port)) as caller:
            caller.sendall(b"GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
            assert site.begun.acquire(timeout=5)
            assert site.is_gone is not None
            assert not site.is_gone()
        end = time.monotonic() + 5
        while not site.is_gone():
            assert time.monotonic() < end
            time.sleep(0.01)


def test_who_has_hung_up_is_not_worked_for(site: Site) -> None:
    with served(site, settings(), threads=1) as port:
        with closing(connect(port)) as first:
            first.sendall(b"GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
            assert site.begun.acquire(timeout=5)
            with closing(connect(port)) as second:
                second.sendall(b"GET /vain HTTP/1.1\r\nHost: x\r\n\r\n")
                time.sleep(0.2)
            time.sleep(0.2)
            site.may_end.set()
            assert receive(first).statuses == [200]
        assert ask(port, "GET", "/").status == 200
        assert "/vain" not in site.seen


def test_an_application_that_fails_is_answered_for(
    site: Site, capfd: pytest.CaptureFixture[str]
) -> None:
    with served(site, settings()) as port:
        seen = exchange(port, b"GET /fail HTTP/1.1\r\nHost: x\r\n\r\n" + GET)
    assert seen.statuses == [500, 200]
    assert b"application/problem+json" in seen.data


def slow_reader(
    stack: ExitStack, port: int, path: bytes, source: str = "127.0.0.1"
) -> socket.socket:
    """A client that has asked, and takes next to nothing."""
    caller = stack.enter_context(closing(socket.socket()))
    caller.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    caller.settimeout(10)
    caller.bind((source, 0))
    caller.connect(("127.0.0.1", port))
    caller.sendall(b"GET %b HTTP/1.1\r\nHost: x\r\n\r\n" % path)
    return caller


#: Kernels keep this much of an answer for a client at most; so no answer is gone before it is read.
KEPT_BY_KERNEL = 6_000_000


def test_answers_that_nobody_takes_are_bounded(site: Site) -> None:
    site.large = bytes(2 * KEPT_BY_KERNEL)
    most = 5 * 4 * len(site.large)
    with (
        served(site, settings(limits={"buffered_bytes": most}), threads=9) as port,
        ExitStack() as all_of_them,
    ):

        def own(environ: Any, start_response: Any) -> Iterable[bytes]:
            start_response("200 OK", [])
            return [bytes(2 * KEPT_BY_KERNEL)]

        with served(own, settings(limits={"buffered_bytes": most}), threads=9) as own_port:
            callers = [slow_reader(all_of_them, own_port, b"/") for _ in range(8)]
            statuses = [caller.recv(12)[9:] for caller in callers]
            assert (statuses.count(b"200"), statuses.count(b"503")) == (5, 3)
            refused = callers[statuses.index(b"503")]
            problem = json.loads(receive(refused).data.partition(b"\r\n\r\n")[2])
            assert (problem["limit"], problem["status"]) == ("buffered_bytes", 503)
            # Others are answered, and so is the client once it lets go.
            assert len(ask(own_port, "GET", "/", source="127.0.0.2").body) == 2 * KEPT_BY_KERNEL
            for caller in callers:
                caller.close()
            time.sleep(0.3)
            assert ask(own_port, "GET", "/").status == 200
        # What all of them share is there once.
        callers = [slow_reader(all_of_them, port, b"/large") for _ in range(20)]
        assert {caller.recv(12)[9:] for caller in callers} == {b"200"}


def test_bodies_that_arrive_are_bounded(site: Site) -> None:
    head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n"
    with (
        served(site, settings(limits={"buffered_bytes": 8_000_000})) as port,
        ExitStack() as all_of_them,
    ):
        for _ in range(2):
            caller = all_of_them.enter_context(closing(connect(port)))
            caller.sendall(head + bytes(800_000))
        time.sleep(0.3)
        third = all_of_them.enter_context(closing(connect(port)))
        third.sendall(head + bytes(800_000))
        seen = receive(third)
        assert (seen.statuses, seen.is_closed) == ([503], True)
        assert b"Retry-After" in seen.data
        # Another client, and this one when it is done.
        assert ask(port, "POST", "/", bytes(900_000), source="127.0.0.2").body == b"900000"
        caller.sendall(bytes(100_000))
        assert receive(caller).statuses == [200]
        assert ask(port, "POST", "/", bytes(900_000)).body == b"900000"
