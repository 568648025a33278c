"""Nobody keeps others waiting, by many of the heaviest requests of any route."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.web.heaviest import HEAVIEST, Heavy
from tests.web.http_site import ask, lskg_serve

#: They measure what others wait for.
pytestmark = pytest.mark.alone

CROWD = 30
ONE = "127.0.0.1"
OTHER = "127.0.2.1"
MANY = tuple(f"127.0.1.{number + 1}" for number in range(CROWD))
#: Seconds in which another client is answered, and for which it asks.
SOON = 1.0
WHILE = 3.0
#: What a crowd is answered; 0 is no answer in time, and 403 that its queries need too much memory.
ALLOWED = {0, 200, 302, 303, 308, 403, 404, 429, 503}
#: The routes whose requests cost most.
COSTLY = (
    "reconciliation.endpoint",
    "documents.document",
    "tables.table",
    "tables.book",
    "map.whole_map",
    "sparql.sparql",
)


@pytest.fixture(scope="module")
def port(project_release: Path) -> Iterator[int]:
    """The port of a server over the whole graph, which counts no requests in a minute."""
    with lskg_serve(project_release.parent, "--per-minute=0", "--no-access-log") as port:
        yield port


def send(port: int, heavy: Heavy, number: int, source: str) -> int:
    """Send a request: the status of its answer, or 0 where there is none in time."""
    method, path, body, headers = heavy.request(number)
    try:
        return ask(port, method, path, body, headers, source, timeout=WHILE + 1).status
    except OSError:
        return 0


def slowest(port: int, numbers: Iterator[int], until: Callable[[float], bool]) -> float:
    """The longest time in which another client has one of its answers."""
    worst, begin = 0.0, time.monotonic()
    while not until(time.monotonic() - begin):
        query = urlencode({"query": f"ASK {{}} #{next(numbers)}"})
        for path in ("/health", f"/sparql?{query}", "/"):
            start = time.monotonic()
            reply = ask(port, "GET", path, source=OTHER)
            assert reply.status == 200, (path, reply.body)
            worst = max(worst, time.monotonic() - start)
    return worst


def crowd(port: int, heavy: Heavy, sources: tuple[str, ...]) -> tuple[float, list[int]]:
    """What another client waits at most beside a crowd, and what the crowd is answered."""
    numbers = iter(range(int(time.monotonic() * 1000), 1 << 62))
    with ThreadPoolExecutor(CROWD) as clients:
        sent = [
            clients.submit(send, port, heavy, next(numbers), sources[each % len(sources)])
            for each in range(CROWD)
        ]
        time.sleep(0.05)
        worst = slowest(
            port, numbers, lambda since: since > WHILE or all(each.done() for each in sent)
        )
        return worst, [each.result() for each in sent]


def name(heavy: Heavy) -> str:
    return f"{heavy.route} {heavy.path[:24]}"


@pytest.mark.parametrize("heavy", HEAVIEST, ids=name)
def test_one_client_keeps_no_other_waiting(port: int, heavy: Heavy) -> None:
    worst, statuses = crowd(port, heavy, (ONE,))
    assert set(statuses) <= ALLOWED
    assert worst < SOON


@pytest.mark.parametrize("heavy", [each for each in HEAVIEST if each.route in COSTLY], ids=name)
def test_thirty_clients_keep_no_other_waiting(port: int, heavy: Heavy) -> None:
    worst, statuses = crowd(port, heavy, MANY)
    assert set(statuses) <= ALLOWED
    assert worst < SOON
