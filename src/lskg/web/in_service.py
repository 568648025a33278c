"""One release in service: its query processes, its pages, and the requests that are under way."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from werkzeug.wsgi import ClosingIterator

from lskg.engine.admission import Admission
from lskg.engine.answer_cache import CachedEndpoint
from lskg.engine.endpoint import Endpoint
from lskg.engine.federated import Federated
from lskg.engine.processes.endpoint import ProcessEndpoint
from lskg.errors import ServeError
from lskg.release.check import check_release, read_description
from lskg.web import Shared, create_app
from lskg.web.settings import Settings
from lskg.web.view.release import Site

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


@dataclass(frozen=True, slots=True)
class Service:
    """What all releases are served with, one after the other.

    Attributes:
        settings: how to serve.
        admission: who may have a query run, whichever release it asks.
        shared: what the applications share.
    """

    settings: Settings
    admission: Admission
    shared: Shared = field(default_factory=Shared)


class InService:
    """A WSGI application over one release, which is checked first, and which counts its requests.

    Attributes:
        folder: where the release is.
        digest: its digest.
    """

    def __init__(self, folder: Path, service: Service) -> None:
        """Open a release, and start its query processes.

        Raises:
            StoreError: a file is not what the build wrote, or cannot be read.
            SourceError: the report cannot be read.
            QueryError: a saved query cannot be read.
            ServeError: the settings do not go together.
        """
        self.folder = folder
        self.digest = str(read_description(folder)["digest"])
        self._changed = threading.Condition()
        self._under_way = 0
        settings = service.settings
        with ExitStack() as opened:
            # The processes load the graph while this one reads what lies beside it.
            workers = opened.enter_context(_workers(folder, service))
            check_release(folder)
            site = Site.open(folder)
            endpoint = opened.enter_context(_answering(workers, site, settings))
            workers.wait()
            endpoint = _with_extras(endpoint, service)
            self._app = create_app(endpoint, site, settings, workers, service.shared)
            self._opened = opened.pop_all()

    def enter(self) -> None:
        """Count a request, which `__call__` is given next."""
        with self._changed:
            self._under_way += 1

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; it is under way until its body is sent."""
        try:
            body = self._app(environ, start_response)
        except BaseException:
            self._leave()
            raise
        if isinstance(body, (tuple, environ.get("wsgi.file_wrapper", tuple))):
            # It is whole, or an open file: nothing of the release is asked any more.
            self._leave()
            return body
        return ClosingIterator(body, self._leave)

    def close(self, seconds: float = 0.0) -> None:
        """Stop the query processes once no request is under way, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: not self._under_way, seconds)
        self._opened.close()

    def _leave(self) -> None:
        with self._changed:
            self._under_way -= 1
            self._changed.notify_all()


def _with_extras(endpoint: Endpoint, service: Service) -> Endpoint:
    """An endpoint with cached answers and with other servers, where the settings want them."""
    settings = service.settings
    if settings.cache_bytes:
        endpoint = CachedEndpoint(endpoint, settings.cache_bytes, service.admission)
    return Federated(endpoint, settings.services) if settings.services else endpoint


def _workers(folder: Path, service: Service) -> ProcessEndpoint:
    """The processes that answer queries; over no data where another server has them."""
    limits, admission = service.settings.limits, service.admission
    if service.settings.store is None:
        return ProcessEndpoint(folder, limits, admission)
    if service.settings.services:
        raise ServeError("--allow-service has no place beside --store; that server asks others.")
    return ProcessEndpoint(None, limits, admission, str(read_description(folder)["base"]))


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
