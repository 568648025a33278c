"""Processes that are killed or stopped leave nothing behind, and the service goes on without."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.faults.processes import family, runs
from tests.ports import free_port
from tests.waiting import until
from tests.web.http_site import Reply, ask, lskg_process

#: They measure how long something lasts.
pytestmark = pytest.mark.alone

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
OPTIONS = ("--workers=1", "--long=1", "--no-access-log")


def query(port: int, text: str) -> Reply:
    return ask(port, "GET", f"/sparql?{urlencode({'query': text})}")


def test_nothing_is_left_of_a_server_that_is_killed(release: Path, tmp_path: Path) -> None:
    with (
        lskg_process(release.parent, *OPTIONS, temporary=tmp_path) as (port, process),
        ThreadPoolExecutor(1) as pool,
    ):
        running = pool.submit(query, port, RUNAWAY)
        time.sleep(0.5)
        pids = family(process.pid)
        assert len(pids) == 4
        process.kill()
        until(lambda: not any(map(runs, pids)), 2.0)
        assert [*tmp_path.iterdir()] == []
        with pytest.raises(OSError, match=r"."):
            running.result()


def test_the_service_goes_on_when_the_graph_is_killed(release: Path) -> None:
    with (
        lskg_process(release.parent, *OPTIONS) as (port, process),
        ThreadPoolExecutor(1) as pool,
    ):
        running = pool.submit(query, port, RUNAWAY)
        time.sleep(0.5)
        holder, *others = family(process.pid)[1:]
        os.kill(holder, signal.SIGKILL)
        assert running.result().status == 503
        assert query(port, "ASK {}").status == 200
        until(lambda: not any(map(runs, (holder, *others))), 2.0)
        until(lambda: json.loads(ask(port, "GET", "/health").body)["processes"]["alive"] == 2, 5.0)


def test_the_service_goes_on_when_a_query_process_is_killed(release: Path) -> None:
    with (
        lskg_process(release.parent, *OPTIONS) as (port, process),
        ThreadPoolExecutor(1) as pool,
    ):
        running = pool.submit(query, port, RUNAWAY)
        time.sleep(0.5)
        for pid in family(process.pid)[2:]:
            os.kill(pid, signal.SIGKILL)
        assert running.result().status == 503
        assert query(port, "ASK {}").status == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_who_stops_all_processes_at_once_stops_no_query_before_the_server(
    release: Path, number: signal.Signals
) -> None:
    """As systemd does, and a terminal."""
    with lskg_process(release.parent, *OPTIONS) as (port, process):
        holder, *others = family(process.pid)[1:]
        for pid in (holder, *others):
            os.kill(pid, number)
        time.sleep(0.3)
        assert all(map(runs, (holder, *others)))
        assert query(port, "ASK {}").status == 200


@pytest.mark.parametrize("seconds", [0.2, 0.5, 0.8, 1.1, 1.5])
def test_a_server_can_be_stopped_while_it_starts(
    release: Path, tmp_path: Path, seconds: float
) -> None:
    command = [sys.executable, "-m", "lskg", "serve", str(release.parent), f"--port={free_port()}"]
    log = tmp_path / "log"
    with log.open("wb") as errors:
        process = subprocess.Popen(command, stderr=errors)
        time.sleep(seconds)
        pids = family(process.pid)
        process.terminate()
        assert process.wait(3.0) in (0, -signal.SIGTERM)
    until(lambda: not any(map(runs, pids)), 2.0)
    assert "Traceback" not in log.read_text("utf-8")
