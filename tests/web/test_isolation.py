"""A query that runs away dies alone: a real server, real sockets, ten ordinary clients beside."""

from __future__ import annotations

import json
import os
import signal
import socket
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.web.http_site import Reply, ask, lskg_serve

#: They measure what others wait for.
pytestmark = pytest.mark.alone

TIMEOUT = 3.0
QUICK = 0.5
MEMORY = 200 * 1024 * 1024
CLIENTS = 10
OPTIONS = (
    f"--timeout={TIMEOUT}",
    f"--quick-seconds={QUICK}",
    f"--memory-bytes={MEMORY}",
    "--workers=2",
    "--long=2",
    "--cache-bytes=0",
    "--no-access-log",
    "--per-minute=0",
)
TARGET = "https://w3id.org/lskg/id/lang-son-xviii/target/1-growth"
ORDINARY = f"SELECT ?p ?o {{ <{TARGET}> ?p ?o }}"
RUNAWAYS = {
    "a cartesian product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "a huge sort": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c ?a",
    "deep paths": "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|^!<urn:x>)* ?b . ?b (!<urn:y>)* ?c }",
}


@pytest.fixture(scope="module")
def port(release: Path) -> Iterator[int]:
    """The port of a server with tight limits."""
    with lskg_serve(release.parent, *OPTIONS) as port:
        yield port


def query(port: int, text: str, source: str) -> Reply:
    path = f"/sparql?{urlencode({'query': text})}"
    return ask(port, "GET", path, source=source)


def ordinary_client(port: int, number: int, seconds: float) -> list[float]:
    """What a client waits for each of its answers, over some time."""
    waits = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        start = time.monotonic()
        reply = query(port, ORDINARY, f"127.0.1.{number + 1}")
        waits.append(time.monotonic() - start)
        assert reply.status == 200
        assert len(json.loads(reply.body)["results"]["bindings"]) > 3
        time.sleep(0.05)
    return waits


def ordinary_clients(port: int, seconds: float) -> list[float]:
    with ThreadPoolExecutor(CLIENTS) as pool:
        running = [pool.submit(ordinary_client, port, each, seconds) for each in range(CLIENTS)]
        return [wait for each in running for wait in each.result()]


def health(port: int) -> dict[str, dict[str, int]]:
    told: dict[str, dict[str, int]] = json.loads(ask(port, "GET", "/health").body)
    return told


def until_well(port: int, seconds: float = 10.0) -> None:
    """Wait until every process runs and no query does."""
    told = until_queries(port, {"running": 0, "long": 0, "waiting": 0}, seconds)
    assert told["processes"] == {"alive": 4, "wanted": 4}


def until_queries(
    port: int, queries: dict[str, int], seconds: float = 10.0
) -> dict[str, dict[str, int]]:
    """Wait until so many queries are under way and every process runs."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        told = health(port)
        if told["queries"] == queries and told["processes"]["alive"] == told["processes"]["wanted"]:
            return told
        time.sleep(0.1)
    raise AssertionError(told)


@pytest.mark.parametrize("name", RUNAWAYS)
def test_a_runaway_dies_alone(port: int, name: str) -> None:
    until_well(port)
    alone = ordinary_clients(port, 1.0)
    with ThreadPoolExecutor(1) as pool:
        start = time.monotonic()
        runaway = pool.submit(query, port, RUNAWAYS[name], "127.0.0.2")
        beside = ordinary_clients(port, TIMEOUT + 0.5)
        reply = runaway.result()
        taken = time.monotonic() - start
    problem = json.loads(reply.body)
    assert (reply.status, problem["limit"]) in ((503, "seconds"), (403, "memory_bytes"))
    assert taken < TIMEOUT + 2.0
    # One core of the machine is gone, and no turn: nobody waits for the runaway to end.
    assert len(beside) > 100
    assert max(beside) < 1.0
    assert statistics.median(beside) < 3 * statistics.median(alone) + 0.05
    until_well(port)


def test_all_runaways_at_once_leave_room_for_others(port: int) -> None:
    until_well(port)
    with ThreadPoolExecutor(8) as pool:
        running = [
            pool.submit(query, port, text, f"127.0.0.{10 + number}")
            for number, text in enumerate([*RUNAWAYS.values()] * 2)
        ]
        time.sleep(QUICK * 2)
        waits = ordinary_clients(port, 2.0)
        outcomes = [(each.result().status, json.loads(each.result().body)) for each in running]
    assert max(waits) < 2.0
    for status, problem in outcomes:
        assert (status, problem["limit"]) in (
            (503, "seconds"),
            (403, "memory_bytes"),
            (503, "memory_bytes"),  # of two that sort, where both together take too much
            (429, "long"),
        )
    until_well(port)


def test_one_client_cannot_take_every_place(port: int) -> None:
    until_well(port)
    with ThreadPoolExecutor(8) as pool:
        running = [
            pool.submit(query, port, RUNAWAYS["a cartesian product"], "127.0.0.3") for _ in range(8)
        ]
        waits = ordinary_clients(port, 2.0)
        replies = [each.result() for each in running]
    assert max(waits) < 2.0
    limits = [json.loads(each.body)["limit"] for each in replies]
    assert limits.count("per_client") >= 3
    assert limits.count("seconds") <= 2
    for reply in replies:
        assert ("Retry-After" in reply.headers) is (reply.status == 429)
    until_well(port)


def test_a_killed_process_is_replaced_and_others_go_on(port: int) -> None:
    until_well(port)
    with ThreadPoolExecutor(1) as pool:
        runaway = pool.submit(query, port, RUNAWAYS["a cartesian product"], "127.0.0.4")
        time.sleep(QUICK + 0.5)
        os.kill(busiest_process(port), signal.SIGKILL)
        waits = ordinary_clients(port, 1.0)
        reply = runaway.result()
    assert reply.status == 503
    assert "stopped from outside" in json.loads(reply.body)["detail"]
    assert reply.headers["Retry-After"]
    assert max(waits) < 1.0
    until_well(port)


def busiest_process(port: int) -> int:
    """The process of the server that worked most in the last moments."""
    before = {pid: work_of(pid) for pid in processes(port)}
    time.sleep(0.3)
    return max(before, key=lambda pid: work_of(pid) - before[pid])


def processes(port: int) -> list[int]:
    """The numbers of the processes under the server that listens at a port."""
    parents: dict[int, int] = {}
    server = 0
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            command = (path / "cmdline").read_bytes()
        except OSError:
            continue
        parents[int(path.name)] = int(fields[1])
        if f"--port\0{port}\0".encode() in command:
            server = int(path.name)
    found = {server}
    for _ in range(4):
        found |= {pid for pid, parent in parents.items() if parent in found}
    return sorted(found - {server})


def work_of(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def test_a_query_ends_when_its_client_hangs_up(release: Path) -> None:
    options = [each for each in OPTIONS if not each.startswith("--timeout")]
    with lskg_serve(release.parent, *options, "--timeout=60") as port:
        path = f"/sparql?{urlencode({'query': RUNAWAYS['a cartesian product']})}"
        with socket.create_connection(("127.0.0.1", port)) as caller:
            caller.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            until_queries(port, {"running": 0, "long": 1, "waiting": 0})
        until_well(port, 5.0)


def test_slow_clients_keep_nobody_waiting(port: int) -> None:
    """Clients that never finish their request, and clients that never read their answer."""
    large = "SELECT * { ?a ?b ?c }"
    request = f"GET /sparql?{urlencode({'query': large})} HTTP/1.1\r\nHost: x\r\n"
    callers = []
    try:
        for number in range(60):
            caller = socket.create_connection(
                ("127.0.0.1", port), source_address=(f"127.0.2.{number + 1}", 0)
            )
            caller.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            caller.sendall((request + ("\r\n" if number % 2 else "X-Slow: ")).encode())
            callers.append(caller)
            time.sleep(0.05)
        waits = ordinary_clients(port, 1.0)
        assert max(waits) < 2.0
    finally:
        for caller in callers:
            caller.close()
