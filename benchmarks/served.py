"""`python -m benchmarks.served`: pages, and queries asked again, beside what the web server can do.

Several connections at once, by wrk (Debian package `wrk`): Python is too slow to ask that fast.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import click

from benchmarks import generate
from benchmarks.peers import release, wait_for

HERE = Path(__file__).parent
_JSON = {"Accept": "application/sparql-results+json"}
_SMALL = "03-target-against-result-of-one"
_LARGE = "20-all-texts"
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked again and again.

    Attributes:
        server: which server: ``kept`` keeps answers, ``fresh`` does not, ``constant`` is a Flask
            application that answers one line.
    """

    title: str
    server: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)


def asked() -> list[Asked]:
    """What is measured."""
    texts = {
        name: (HERE / "queries" / f"{name}.rq").read_text("utf-8") for name in (_SMALL, _LARGE)
    }
    small, large = (f"/sparql?query={quote(texts[name])}" for name in (_SMALL, _LARGE))
    thing = "/doc/lang-son-xviii/target/16-forest-cover"
    return [
        Asked("One line from Flask, the bound", "constant", "/"),
        Asked("A small query, its answer kept", "kept", small, _JSON),
        Asked("The same, not kept", "fresh", small, _JSON),
        Asked("1.7 MB from Flask, the bound", "constant", "/large"),
        Asked("A query with 1.7 MB, its answer kept", "kept", large, _JSON),
        Asked("The same, compressed", "kept", large, _JSON | {"Accept-Encoding": "gzip"}),
        Asked("The same, not kept", "fresh", large, _JSON),
        Asked("The same, known to the client (304)", "kept", large, _JSON | {"If-None-Match": ""}),
        Asked("A thing as a page", "kept", thing),
        Asked("A thing as Turtle", "kept", f"{thing}.ttl"),
    ]


@click.command()
@click.option("--seconds", default=5, help="Seconds for each.", show_default=True)
@click.option("--connections", default=(1, 8), multiple=True, help="Connections at once.")
@click.option("--rounds", default=3, help="How often each is measured.", show_default=True)
@click.option("--triples", default=0, help="Size of the graph; 0 for the built one.")
@click.option("--port", default=8470, help="First port.", show_default=True)
def main(seconds: int, connections: tuple[int, ...], rounds: int, triples: int, port: int) -> None:
    """Measure pages and kept answers over the built graph, or over a generated one."""
    if shutil.which("wrk") is None:
        raise click.ClickException("wrk is not there; install the package wrk.")
    servers = {"kept": port, "fresh": port + 1, "constant": port + 2}
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
        build = Path("build")
        if triples:
            data = Path(folder) / "data.nt"
            generate.write(build / "current", triples, data)
            build = release(data, Path(folder) / "build")
        processes = [
            subprocess.Popen(_command(name, build, at), stdout=log, stderr=log)
            for name, at in servers.items()
        ]
        try:
            for at in servers.values():
                wait_for(f"http://127.0.0.1:{at}/", 300)
            _print(servers, seconds, connections, rounds)
        finally:
            for process in processes:
                process.terminate()
                process.wait()


def _print(
    servers: Mapping[str, int], seconds: int, connections: tuple[int, ...], rounds: int
) -> None:
    heads = " | ".join(f"ms, {n} at once | a second" for n in connections)
    click.echo(f"| asked | {heads} |\n|---|{'--:|--:|' * len(connections)}")
    for each in asked():
        url = f"http://127.0.0.1:{servers[each.server]}{each.path}"
        headers = dict(each.headers)
        if "If-None-Match" in headers:
            with urlopen(Request(url, headers=_JSON)) as reply:
                headers["If-None-Match"] = reply.headers["ETag"]
        cells = []
        for number in connections:
            runs = sorted(wrk(url, headers, seconds, number) for _ in range(rounds))
            latency, rate = runs[len(runs) // 2]
            cells.append(f"{latency:,.2f} | {rate:,.0f}")
        click.echo(f"| {each.title} | {' | '.join(cells)} |")


def wrk(
    url: str, headers: Mapping[str, str], seconds: int, connections: int
) -> tuple[float, float]:
    """Median of the time in milliseconds, and requests in a second."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    text = subprocess.run([*command, url], check=True, capture_output=True, text=True).stdout
    if (bad := re.search(r"Non-2xx or 3xx responses: .*", text)) is not None:
        raise click.ClickException(f"{url[:60]}: {bad[0]}")
    half = re.search(r"50%\s+([0-9.]+)(us|ms|s)\b", text)
    rate = re.search(r"Requests/sec:\s+([0-9.]+)", text)
    assert half is not None
    assert rate is not None
    return float(half[1]) * _UNITS[half[2]], float(rate[1])


def _command(name: str, build: Path, port: int) -> list[str]:
    if name == "constant":
        return [sys.executable, "-m", "benchmarks.embedded", "constant", "-", str(port)]
    options = ["--no-access-log", "--per-minute=0", "--per-client=100", "--waiting=100"]
    # The more queries wait, the sooner one is long, and refused: on a busy machine all would be.
    options.append("--quick-seconds=30")
    if name == "fresh":
        options.append("--cache-bytes=0")
    return [sys.executable, "-m", "lskg", "serve", str(build), "--port", str(port), *options]


if __name__ == "__main__":
    main.main(prog_name="python -m benchmarks.served", args=sys.argv[1:])
