"""The site over HTTP: opens a release, starts the query processes, and answers until stopped."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

from lskg.engine.admission import Admission
from lskg.engine.answer_cache import CachedEndpoint
from lskg.engine.endpoint import Endpoint
from lskg.engine.federated import Federated
from lskg.engine.limits import Limits
from lskg.engine.processes.endpoint import ProcessEndpoint
from lskg.errors import ServeError
from lskg.web import create_app
from lskg.web.http.request_log import log_to_stderr
from lskg.web.http.server import make_server
from lskg.web.settings import Settings as Settings
from lskg.web.view.release import Site

#: Threads for pages, beside those that wait for queries.
_PAGE_THREADS = 8


def serve_forever(release: Path, settings: Settings) -> None:
    """Serve a release until the process is told to stop.

    Raises:
        StoreError: the release cannot be loaded.
        ServeError: the address cannot be listened on.
    """
    signal.signal(signal.SIGTERM, _stop)
    if settings.access_log:
        log_to_stderr()
    # The processes load the graph while this one reads what lies beside it.
    with _workers(release, settings) as workers:
        site = Site.open(release)
        with _answering(workers, site, settings) as endpoint:
            workers.wait()
            app = create_app(
                _with_extras(endpoint, settings, workers.admission), site, settings, workers
            )
            # What is loaded stays: the collector need not look at it again and again.
            gc.freeze()
            try:
                server = make_server(app, settings, _threads(settings.limits))
            except OSError as error:
                raise ServeError(
                    f"{settings.host}:{settings.port} cannot be listened on: {error.strerror}; "
                    "choose another port with --port (or PORT= for make)."
                ) from None
            print(f"Serving at {_address(settings)}", file=sys.stderr, flush=True)  # noqa: T201
            server.run()


def _threads(limits: Limits) -> int:
    """For pages, for queries that run or wait, and for those who wait for the query of another."""
    return limits.capacity + limits.waiting + _PAGE_THREADS


def _with_extras(endpoint: Endpoint, settings: Settings, admission: Admission) -> Endpoint:
    """An endpoint with cached answers and with other servers, where the settings want them."""
    if settings.cache_bytes:
        endpoint = CachedEndpoint(endpoint, settings.cache_bytes, admission)
    return Federated(endpoint, settings.services) if settings.services else endpoint


@contextmanager
def _workers(release: Path, settings: Settings) -> Iterator[ProcessEndpoint]:
    """The processes that answer queries; over no data where another server has them."""
    if settings.store is None:
        with ProcessEndpoint(release, settings.limits) as workers:
            yield workers
        return
    if settings.services:
        raise ServeError("--allow-service has no place beside --store; that server asks others.")
    base = Site.open(release).base
    with ProcessEndpoint(None, settings.limits, base=base) as workers:
        yield workers


@contextmanager
def _answering(workers: ProcessEndpoint, site: Site, settings: Settings) -> Iterator[Endpoint]:
    """What answers the queries of others: our processes, or another server."""
    if settings.store is None:
        yield workers
        return
    # It brings an HTTP client, which is needed for nothing else.
    from lskg.engine.remote import RemoteEndpoint

    graphs = site.release["graphs"]
    asserted = tuple(iri for name, iri in graphs.items() if name != "inferred")
    with closing(
        RemoteEndpoint(settings.store, site.base, workers, asserted, settings.limits)
    ) as remote:
        yield remote


def _address(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}/"


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    """End as Ctrl-C does, so that the query processes end too."""
    raise SystemExit(0)
