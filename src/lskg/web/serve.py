"""The site over HTTP: opens a release, starts the query processes, and answers until stopped."""

from __future__ import annotations

import signal
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

from flask import Flask
from waitress.server import create_server

from lskg.cache import CachedEndpoint
from lskg.errors import ServeError
from lskg.remote import RemoteEndpoint
from lskg.store import Store
from lskg.web import create_app
from lskg.web.site import Site
from lskg.workers import Limits, Workers

#: Threads for pages, beside those that wait for queries.
_PAGE_THREADS = 8


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve.

    Attributes:
        workers: processes that answer queries.
        timeout: seconds that a query may take.
        store: query address of a SPARQL server that answers the queries of others, or None.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    timeout: float = 30.0
    store: str | None = None


def serve_forever(release: Path, settings: Settings) -> None:
    """Serve a release until the process is told to stop.

    Raises:
        StoreError: the release cannot be loaded.
        ServeError: the address cannot be listened on.
    """
    signal.signal(signal.SIGTERM, _stop)
    store, site = Store.open(release), Site.open(release)
    if settings.store is not None:
        remote = RemoteEndpoint(settings.store, settings.timeout, base=site.base)
        with closing(remote):
            _run(
                create_app(store, CachedEndpoint(remote), site),
                settings,
                settings.workers + _PAGE_THREADS,
            )
        return
    with Workers(release, settings.workers, Limits(seconds=settings.timeout)) as endpoint:
        threads = endpoint.capacity + _PAGE_THREADS
        _run(create_app(store, CachedEndpoint(endpoint), site), settings, threads)


def _run(app: Flask, settings: Settings, threads: int) -> None:
    try:
        server = create_server(
            app, host=settings.host, port=settings.port, threads=threads, ident=None
        )
    except OSError as error:
        raise ServeError(
            f"{settings.host}:{settings.port} cannot be listened on: {error.strerror}; "
            "choose another port with --port (or PORT= for make)."
        ) from None
    print(f"Serving at {_address(settings)}", file=sys.stderr, flush=True)  # noqa: T201
    server.run()


def _address(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}/"


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    """End as Ctrl-C does, so that the query processes end too."""
    raise SystemExit(0)
