"""`python -m benchmarks.web_servers`: one line and 1.7 MB of Flask through several web servers.

The servers take turns, so that what else the machine does falls on all of them.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import click

from benchmarks.embedded import constant_app
from benchmarks.peers import wait_for
from benchmarks.served import wrk

_THREADS = 8
_APP = "benchmarks.web_servers:application"
_BIN = Path(sys.executable).parent


application = constant_app()


def asgi() -> Any:
    """The application for servers that speak ASGI."""
    from a2wsgi import WSGIMiddleware

    return WSGIMiddleware(cast(Any, application), workers=_THREADS)


def commands(port: int) -> dict[str, list[str]]:
    """How each server is started."""
    uvicorn = [
        f"{_BIN}/uvicorn", "benchmarks.web_servers:asgi", "--factory", f"--port={port}",
        "--no-access-log", "--log-level=error",
    ]  # fmt: skip
    return {
        "ours": [sys.executable, "-m", "benchmarks.embedded", "constant", "-", str(port)],
        "waitress": [f"{_BIN}/waitress-serve", f"--port={port}", f"--threads={_THREADS}", _APP],
        "Granian": [
            f"{_BIN}/granian", "--interface=wsgi", f"--port={port}", "--workers=1",
            f"--blocking-threads={_THREADS}", "--log-level=error", _APP,
        ],
        "uvicorn, asyncio": [*uvicorn, "--http=httptools", "--loop=asyncio"],
        "uvicorn, uvloop": [*uvicorn, "--http=httptools", "--loop=uvloop"],
        "hypercorn": [f"{_BIN}/hypercorn", f"--bind=127.0.0.1:{port}", f"wsgi:{_APP}"],
        "cheroot": [
            f"{_BIN}/cheroot", f"--bind=127.0.0.1:{port}", f"--threads={_THREADS}", _APP
        ],
        "gunicorn gthread": [
            f"{_BIN}/gunicorn", f"--bind=127.0.0.1:{port}", "--worker-class=gthread",
            f"--threads={_THREADS}", "--log-level=error", _APP,
        ],
    }  # fmt: skip


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/", 30)
        yield
    finally:
        process.terminate()
        process.wait()


@click.command()
@click.option("--seconds", default=2, help="Seconds for each.", show_default=True)
@click.option("--rounds", default=3, help="How often each is measured.", show_default=True)
@click.option("--port", default=8480, help="First port.", show_default=True)
def main(seconds: int, rounds: int, port: int) -> None:
    """Requests a second of each server; the median of the rounds."""
    cases = [(path, number) for path in ("/", "/large") for number in (1, 8)]
    rates: dict[str, list[list[float]]] = {}
    for _ in range(rounds):
        for name, command in commands(port).items():
            with _running(command, port):
                url = f"http://127.0.0.1:{port}"
                found = [wrk(url + path, {}, seconds, number)[1] for path, number in cases]
            rates.setdefault(name, []).append(found)
    click.echo("| server | " + " | ".join(f"{path}, {number} at once" for path, number in cases))
    for name, runs in rates.items():
        middle = [sorted(column)[rounds // 2] for column in zip(*runs, strict=True)]
        click.echo(f"| {name} | " + " | ".join(f"{rate:,.0f}" for rate in middle) + " |")


if __name__ == "__main__":
    main.main(prog_name="python -m benchmarks.web_servers", args=sys.argv[1:])
