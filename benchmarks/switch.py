"""`python -m benchmarks.switch`: clients beside runaways while releases come into service."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote
from urllib.request import urlopen

import click

from benchmarks.peers import wait_for
from lskg.release.check import DESCRIPTION, description_text, release_digest
from lskg.release.files import FileWriter

_MARK = "https://w3id.org/lskg/id/release-under-test"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_LOOK_UP = f"SELECT ?l {{ <{_MARK}> <{_LABEL}> ?l }}"
_SCAN = f"SELECT ?l (COUNT(*) AS ?n) {{ ?s <{_LABEL}> ?l FILTER(STRSTARTS(?l, 'r=')) }} GROUP BY ?l"
_QUERIES = tuple(f"/sparql?query={quote(text)}" for text in (_LOOK_UP, _SCAN))
_PATHS = (*_QUERIES, "/doc/lang-son-xviii/target/16-forest-cover", "/tables/targets.csv")


@click.command()
@click.option("--clients", default=50, help="Clients, each at its own address.", show_default=True)
@click.option("--runaways", default=8, help="Clients that ask what never ends.", show_default=True)
@click.option("--releases", default=3, help="That come into service.", show_default=True)
@click.option("--seconds", default=10.0, help="From one of them to the next.", show_default=True)
@click.option("--port", default=8490, help="Port of the server.", show_default=True)
def main(clients: int, runaways: int, releases: int, seconds: float, port: int) -> None:
    """Count lost, mixed and earlier answers, and say how long clients waited."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
        build = Path(folder)
        for number in range(releases + 1):
            _write(build / "releases" / str(number), number)
        _publish(build, 0)
        command = [sys.executable, "-m", "lskg", "serve", folder, "--port", str(port), "--follow"]
        options = ("--no-access-log", "--per-minute=0", "--waiting=100")
        server = subprocess.Popen([*command, *options], stdout=log, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{port}/", 60)
            _run(build, port, clients, runaways, releases, seconds)
        finally:
            server.terminate()
            server.wait()


def _run(
    build: Path, port: int, clients: int, runaways: int, releases: int, seconds: float
) -> None:
    done = threading.Event()
    sources = (f"127.0.3.{number}" for number in range(1, 250))
    with ThreadPoolExecutor(clients + runaways) as pool:
        asking = [pool.submit(_ask, port, next(sources), done) for _ in range(clients)]
        running = [pool.submit(_run_away, port, next(sources), done) for _ in range(runaways)]
        for number in range(1, releases + 1):
            time.sleep(seconds)
            before = _in_service(port)
            _publish(build, number)
            while _in_service(port) == before:
                time.sleep(0.2)
        time.sleep(seconds)
        done.set()
        waits: list[float] = []
        faults: Counter[str] = Counter()
        last: Counter[int] = Counter()
        for each in asking:
            told = each.result()
            waits += told[0]
            faults += told[1]
            last[told[2]] += 1
        statuses = sum((each.result() for each in running), Counter[int]())
    cuts = quantiles(waits, n=100)
    click.echo(f"{len(waits):,} answers, faults: {dict(faults) or 'none'}; last seen: {dict(last)}")
    click.echo(f"median {cuts[49]:.3f} s, p99 {cuts[98]:.3f} s, longest {max(waits):.3f} s")
    click.echo(f"statuses of runaways: {dict(statuses)}")


def _ask(port: int, source: str, done: threading.Event) -> tuple[list[float], Counter[str], int]:
    """How long one client waited for each answer, what was wrong, and the last release it saw."""
    waits, faults, last = [], Counter[str](), 0
    for path in _until(done, _PATHS):
        start = time.monotonic()
        try:
            with closing(_connection(port, source)) as connection:
                connection.request("GET", path)
                reply = connection.getresponse()
                body = reply.read().decode()
        except OSError as error:
            faults[type(error).__name__] += 1
            continue
        waits.append(time.monotonic() - start)
        if reply.status != 200:
            faults[str(reply.status)] += 1
        elif path in _QUERIES:
            (number,) = map(int, re.findall(r"r=(\d+)", body))
            faults["an earlier release"] += number < last
            last = max(number, last)
    return waits, +faults, last


def _run_away(port: int, source: str, done: threading.Event) -> Counter[int]:
    statuses = Counter[int]()
    # Each its own query: what many ask for at once is answered once.
    for path in _until(done, (f"/sparql?query={quote(f'{_RUNAWAY} # {source}')}",)):
        with closing(_connection(port, source)) as connection:
            connection.request("GET", path)
            statuses[connection.getresponse().status] += 1
        time.sleep(0.1)
    return statuses


def _in_service(port: int) -> str:
    with urlopen(f"http://127.0.0.1:{port}/health") as reply:
        return str(json.load(reply)["release"])


def _until(done: threading.Event, paths: tuple[str, ...]) -> Iterator[str]:
    for path in cycle(paths):
        if done.is_set():
            return
        yield path


def _connection(port: int, source: str) -> HTTPConnection:
    return HTTPConnection("127.0.0.1", port, timeout=120, source_address=(source, 0))


def _write(folder: Path, number: int) -> None:
    """The built release with one triple more, which says its number."""
    shutil.copytree(Path("build/current"), folder)
    description = json.loads((folder / DESCRIPTION).read_text("utf-8"))
    path = folder / "graph" / "codes.nt"
    path.write_bytes(path.read_bytes() + f'<{_MARK}> <{_LABEL}> "r={number}" .\n'.encode())
    description["triples"]["codes"] += 1
    writer = FileWriter(folder)
    writer.close()
    digest = release_digest(writer.digests, description)
    text = description_text(description | {"digest": digest})
    (folder / DESCRIPTION).write_text(text, "utf-8")


def _publish(build: Path, number: int) -> None:
    (build / "new").symlink_to(f"releases/{number}")
    (build / "new").replace(build / "current")


if __name__ == "__main__":
    main.main(prog_name="python -m benchmarks.switch", args=sys.argv[1:])
