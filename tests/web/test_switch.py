"""Releases come into service one after the other: no answer is lost, and none mixes two of them."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.waiting import until
from tests.web.conftest import HERE, SOURCES, write_release
from tests.web.http_site import ask, lskg_process

#: They measure what others wait for.
pytestmark = pytest.mark.alone

CLIENTS = 20
NUMBERS = (1, 2, 3, 4)
#: Texts in which the releases differ.
NAMES = re.compile(
    "growth of GRDP at least 10%|tốc độ tăng GRDP từ 10% trở lên|Ủy ban nhân dân tỉnh Lạng Sơn"
)
TARGET = "https://w3id.org/lskg/id/lang-son-xviii/target/1-growth"
RDFS = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LOOK_UP = f"{RDFS} SELECT ?l {{ <{TARGET}> rdfs:label ?l }}"
SCAN = f"""{RDFS} SELECT ?l (COUNT(*) AS ?n)
    {{ ?s ?p ?o ; rdfs:label ?l FILTER(CONTAINS(?l, '10%')) }} GROUP BY ?l"""
#: It takes some seconds.
SLOW = f"""{RDFS} SELECT ?l (COUNT(*) AS ?n)
    {{ <{TARGET}> rdfs:label ?l . ?a ?b ?c . ?d ?e ?f FILTER(LANG(?l) = 'en') }} GROUP BY ?l"""
PATHS = (
    "/en/doc/lang-son-xviii/target/1-growth",
    "/tables/agencies.csv",
    *(f"/sparql?{urlencode({'query': text})}" for text in (LOOK_UP, SCAN)),
)
OPTIONS = ("--workers=2", "--long=2", "--timeout=2", "--per-minute=0", "--waiting=64")


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of four releases that say in each answer which of them it is from."""
    folder = tmp_path_factory.mktemp("switch") / "releases"
    text = (HERE / "fixture.ttl").read_text("utf-8")
    for number in NUMBERS:
        changed = folder.parent / "fixture.ttl"
        changed.write_text(NAMES.sub(rf"\g<0> r{number}r", text), "utf-8")
        write_release(folder / str(number), {**SOURCES, "plan": (changed,)})
        # `Last-Modified` has seconds: one release each hour.
        published = 1_700_000_000 + 3600 * number
        os.utime(folder / str(number), (published, published))
    return folder


@pytest.fixture
def build(releases: Path, tmp_path: Path) -> Path:
    """A folder as builds leave it, with the first release published."""
    (tmp_path / "releases").symlink_to(releases)
    publish(tmp_path, 1)
    return tmp_path


def publish(build: Path, number: int) -> None:
    link = build / ".new"
    link.symlink_to(f"releases/{number}")
    link.replace(build / "current")


def in_service(port: int) -> str:
    told = ask(port, "GET", "/metrics").body.decode()
    found = re.search(r'lskg_release_info\{digest="(\w+)"', told)
    assert found
    return found[1]


def until_another(port: int, before: str) -> None:
    until(lambda: in_service(port) != before)


def numbers_seen(port: int, source: str, done: threading.Event) -> list[int]:
    """The releases that answered a client, one after the other, over one connection."""
    seen = []
    with closing(
        http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(source, 0))
    ) as connection:
        while not done.is_set():
            for path in PATHS:
                connection.request("GET", path)
                reply = connection.getresponse()
                body = reply.read().decode()
                assert reply.status == 200, (path, body[:300])
                (number,) = set(re.findall(r" r(\d)r", body))
                seen.append(int(number))
    return seen


def run_away(port: int, source: str, done: threading.Event) -> set[int]:
    """What one gets who asks again and again what never ends."""
    path, statuses = f"/sparql?{urlencode({'query': RUNAWAY})}", set()
    while not done.is_set():
        statuses.add(ask(port, "GET", path, source=source).status)
        time.sleep(0.1)
    return statuses


def test_releases_come_into_service_without_a_lost_or_mixed_answer(
    build: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    done = threading.Event()
    with (
        lskg_process(build, *OPTIONS, "--follow", log=log) as (port, process),
        ThreadPoolExecutor(CLIENTS + 8) as pool,
    ):
        try:
            sources = [f"127.0.2.{number + 1}" for number in range(CLIENTS + 8)]
            clients = [
                pool.submit(numbers_seen, port, source, done) for source in sources[:CLIENTS]
            ]
            runaways = [pool.submit(run_away, port, source, done) for source in sources[CLIENTS:]]
            for number in NUMBERS[1:]:
                time.sleep(2.0)
                before = in_service(port)
                publish(build, number)
                until_another(port, before)
            time.sleep(2.0)
        finally:
            done.set()
        for client in clients:
            seen = client.result()
            assert seen == sorted(seen)
            assert set(seen) == set(NUMBERS)
        for runaway in runaways:
            assert runaway.result() <= {503, 429}
        # What belonged to the releases before is gone.
        until(lambda: holders(process.pid) == 1)
    told = log.read_text("utf-8")
    assert told.count("is in service.\n") == 3
    assert "Traceback" not in told


def holders(pid: int) -> int:
    """How many processes hold a graph for a server."""
    children = Path(f"/proc/{pid}/task").glob("*/children")
    return sum(len(each.read_text("ascii").split()) for each in children)


def test_a_request_ends_on_the_release_on_which_it_began(build: Path) -> None:
    with (
        lskg_process(build, "--timeout=30", "--no-access-log") as (port, process),
        ThreadPoolExecutor(1) as pool,
    ):
        running = pool.submit(ask, port, "GET", f"/sparql?{urlencode({'query': SLOW})}")
        time.sleep(0.2)
        before = in_service(port)
        publish(build, 2)
        time.sleep(1.5)
        assert in_service(port) == before
        process.send_signal(signal.SIGHUP)
        until_another(port, before)
        assert not running.done()
        quick = ask(port, "GET", PATHS[2])
        assert b" r2r" in quick.body
        reply = running.result()
        assert (reply.status, b" r1r" in reply.body) == (200, True)
        until(lambda: holders(process.pid) == 1)


def test_a_release_that_cannot_be_opened_changes_nothing(
    build: Path, releases: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    broken = releases / "broken"
    shutil.copytree(releases / "2", broken)
    os.truncate(broken / "graph" / "plan.nt", 1000)
    with lskg_process(build, "--follow", "--no-access-log", log=log) as (port, process):
        before = in_service(port)
        (build / ".new").symlink_to(broken)
        (build / ".new").replace(build / "current")
        until(lambda: "stays in service" in log.read_text("utf-8"))
        time.sleep(1.5)
        assert in_service(port) == before
        assert b" r1r" in ask(port, "GET", PATHS[0]).body
        publish(build, 3)
        until_another(port, before)
        assert b" r3r" in ask(port, "GET", PATHS[0]).body
        publish(build, 3)
        process.send_signal(signal.SIGHUP)
        until(lambda: "is in service already" in log.read_text("utf-8"))
    told = [line for line in log.read_text("utf-8").splitlines() if "stays in service" in line]
    assert len(told) == 1
    assert f"{broken}/graph/plan.nt has the digest" in told[0]


def test_a_tag_of_another_release_does_not_stand_for_what_changed(build: Path) -> None:
    """Also where an earlier release comes back, whose files are older than what a client has."""
    publish(build, 2)
    with lskg_process(build, "--no-access-log") as (port, process):
        had = {path: ask(port, "GET", path) for path in (*PATHS, "/data/plan.ttl")}
        before = in_service(port)
        publish(build, 1)
        process.send_signal(signal.SIGHUP)
        until_another(port, before)
        for path, reply in had.items():
            for name, value in (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")):
                if name in reply.headers:
                    again = ask(port, "GET", path, headers={value: reply.headers[name]})
                    assert again.status == 200, (path, name)
                    assert again.body != reply.body
                    own = ask(port, "GET", path, headers={value: again.headers[name]})
                    assert own.status == 304, (path, name)
