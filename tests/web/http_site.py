"""Sites over HTTP for tests: in a thread of the test, or as `lskg serve` in a process."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from flask import Flask
from tests.parts import count_graphs
from tests.ports import free_port

from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.http.server import make_server
from lskg.web.settings import Settings
from lskg.web.view.release import Site

BASE = "https://w3id.org/lskg/"
Headers = dict[str, str]


@dataclass(frozen=True)
class Reply:
    """An answer as it came over the network."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get_content_type()


class Switch:
    """A WSGI application that can be changed while it is served."""

    def __init__(self) -> None:
        self.app: Flask | None = None

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        assert self.app is not None
        return self.app(environ, start_response)


def application(
    graphs: dict[str, bytes], base: str = BASE, names: dict[str, str] | None = None
) -> Flask:
    """The application over N-Triples by graph IRI."""
    store = Store.load(graphs, base)
    lines = {iri: data.splitlines(keepends=True) for iri, data in graphs.items()}
    release = {"base": BASE, "graphs": names or {iri: iri for iri in graphs}}
    site = Site(BASE, release, {}, (), counts=count_graphs(lines))
    return create_app(InProcess(store), site)


@contextmanager
def served(app: Any, settings: Settings | None = None, threads: int = 4) -> Iterator[int]:
    """The port at which an application is served by the server of `lskg serve`."""
    server = make_server(app, settings or Settings(port=0, drain_seconds=0.1), threads)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server.port
    finally:
        while thread.is_alive():
            server.stop()
            thread.join(0.05)


def ask(
    port: int,
    method: str,
    path: str,
    body: bytes | None = None,
    headers: Headers | None = None,
    source: str = "127.0.0.1",
    timeout: float = 60.0,
) -> Reply:
    """Send a request from an address of this machine, and nothing that a client would add."""
    connection = http.client.HTTPConnection(
        "127.0.0.1", port, timeout=timeout, source_address=(source, 0)
    )
    try:
        connection.putrequest(
            method, path, skip_host="Host" in (headers or {}), skip_accept_encoding=True
        )
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        return Reply(response.status, response.headers, response.read())
    finally:
        connection.close()


@contextmanager
def lskg_serve(
    build: Path, *options: str, log: Path | None = None, temporary: Path | None = None
) -> Iterator[int]:
    """The port of `lskg serve` in a process of its own.

    Args:
        build: the folder of its release.
        options: of the command.
        log: where its standard error goes.
        temporary: its folder for temporary files, where it is not that of the machine.
    """
    with lskg_process(build, *options, log=log, temporary=temporary) as (port, _):
        yield port


@contextmanager
def lskg_process(
    build: Path,
    *options: str,
    log: Path | None = None,
    temporary: Path | None = None,
    begin: Callable[[], None] | None = None,
) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The port of `lskg serve`, and its process; see `lskg_serve`.

    Args:
        build: the folder of its release.
        options: of the command.
        log: where its standard error goes.
        temporary: its folder for temporary files, where it is not that of the machine.
        begin: what it does before it begins, such as to lower its limits.
    """
    port = free_port()
    command = [sys.executable, "-m", "lskg", "serve", str(build), "--port", str(port), *options]
    with log.open("wb") if log else TemporaryFile() as errors:
        environment = {**os.environ, "TMPDIR": str(temporary)} if temporary else None
        process = subprocess.Popen(command, stderr=errors, env=environment, preexec_fn=begin)
        try:
            _wait(lambda: ask(port, "GET", "/health").status == 200, process, errors)
            yield port, process
        finally:
            process.terminate()
            process.wait(10)


def _wait(
    is_there: Callable[[], bool], process: subprocess.Popen[bytes], errors: IO[bytes]
) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if process.poll() is not None:
            if errors.readable():
                errors.seek(0)
                raise AssertionError(f"the server ended: {errors.read().decode()}")
            raise AssertionError(f"the server ended; see {errors.name}")
        try:
            if is_there():
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("the server does not answer")
