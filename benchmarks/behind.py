"""`python -m benchmarks.behind`: pages over the built graph, and over a large one in Virtuoso.

A page that a parameter changes is made each time, so that what is measured is no cache.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import click

from benchmarks import generate
from benchmarks.peers import start, wait_for

_PAGES = (
    "/",
    "/doc/lang-son-xviii/target/16-forest-cover",
    "/en/doc/lang-son-xviii/target/16-forest-cover",
    "/doc/lang-son-xviii/target/16-forest-cover.ttl",
    "/compare",
    "/map",
    "/audit",
    "/reports/lang-son-xviii/text",
    "/search?q=cửa+khẩu",
    "/ontology",
    "/tables/targets",
)


@click.command()
@click.option("--triples", default=10_000_000, help="Size of the large graph.", show_default=True)
@click.option("--rounds", default=5, help="How often each page is asked.", show_default=True)
@click.option("--limit", default=20.0, help="Seconds for a page.", show_default=True)
@click.option("--port", default=8450, help="First port.", show_default=True)
def main(triples: int, rounds: int, limit: float, port: int) -> None:
    """Measure pages in milliseconds, in the median."""
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryFile() as log:
        data = Path(name) / "data.nt"
        generate.write(Path("build/current"), triples, data)
        large = start("Virtuoso", data, port, Path(name), 1200)
        store = ("--store", f"http://127.0.0.1:{port}/sparql")
        own = _serve(port + 4, log.fileno())
        behind = _serve(port + 5, log.fileno(), *store)
        try:
            for at in (port + 4, port + 5):
                wait_for(f"http://127.0.0.1:{at}/health", 600)
            click.echo(f"| page | own graph | Virtuoso, {triples:,} triples |\n|---|--:|--:|")
            for page in _PAGES:
                cells = [_median(at, page, rounds, limit) for at in (port + 4, port + 5)]
                click.echo(f"| `{page}` | {' | '.join(cells)} |")
        finally:
            for process in (own, behind):
                process.terminate()
                process.wait()
            large.stop()


def _serve(port: int, log: int, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "lskg", "serve", "build", "--port", str(port)]
    limits = ("--no-access-log", "--per-minute=0", "--cache-bytes=0")
    return subprocess.Popen([*command, *limits, *options], stdout=log, stderr=log)


def _median(port: int, page: str, rounds: int, limit: float) -> str:
    """Milliseconds of a page, or its status where it is no page."""
    seconds = []
    for number in range(rounds):
        mark = "&" if "?" in page else "?"
        start_ = time.perf_counter()
        url = f"http://127.0.0.1:{port}{quote(page, safe='/?=+')}"
        try:
            with urlopen(Request(f"{url}{mark}fresh={number}"), timeout=limit) as reply:
                reply.read()
        except HTTPError as error:
            return f"status {error.code}"
        except TimeoutError:
            return f">{limit:g} s"
        seconds.append(time.perf_counter() - start_)
    return f"{statistics.median(seconds) * 1000:,.0f}"


if __name__ == "__main__":
    main.main(prog_name="python -m benchmarks.behind", args=sys.argv[1:])
