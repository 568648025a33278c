"""One release in service: its query processes, its pages, and the requests that are under way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from lskg.engine.admission import Admission
from lskg.engine.endpoint import Endpoint
from lskg.engine.processes.endpoint import ProcessEndpoint
from lskg.errors import ServeError
from lskg.iris import INFERRED_GRAPHS
from lskg.release.check import check_release, read_description
from lskg.web.settings import Settings

if TYPE_CHECKING:
    from lskg.web.shared import Shared
    from lskg.web.view.release import Site


#: The address that pages are made ready for, which nobody has: its turns are counted apart.
_NOBODY = "::"
_OF_ALL_REPORTS = ("/compare", "/browse", "/ontology")


@dataclass(slots=True)
class Service:
    """What all releases are served with, one after the other.

    Attributes:
        settings: how to serve.
        admission: who may have a query run, whichever release it asks.
        shared: what the applications share; the first one makes it.
    """

    settings: Settings
    admission: Admission
    shared: Shared | None = None


class InService:
    """A release that was checked, and the application over it.

    Attributes:
        folder: where the release is.
        digest: its digest.
        pages: the application itself.
        app: answers requests, and counts them.
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
        with ExitStack() as opened:
            workers = opened.enter_context(_workers(folder, service))
            # The processes load the graph while this one imports what most of it is made of, and
            # reads what lies beside the graph.
            import_module("lskg.web.routes")
            from lskg.web import create_app
            from lskg.web.http.under_way import UnderWay
            from lskg.web.http.work import Work
            from lskg.web.shared import Shared
            from lskg.web.view.release import Site

            check_release(folder)
            site = Site.open(folder)
            endpoint = opened.enter_context(_answering(workers, site, service.settings))
            workers.wait()
            service.shared = service.shared or Shared(Work(service.settings.limits))
            endpoint = _with_extras(endpoint, service)
            self.pages = create_app(endpoint, site, service.settings, workers, service.shared)
            self.app = UnderWay(self.pages)
            Thread(target=self._make_ready, args=(site,), daemon=True).start()
            self._opened = opened.pop_all()

    def _make_ready(self, site: Site) -> None:
        """Make what is asked for first: the home pages, which are kept, templates and the answers.

        Then the pages that ask about all reports, which take long where there are many.
        """
        self._make("/")
        for name in self.pages.jinja_env.list_templates(["html"]):
            self.pages.jinja_env.get_template(name)
        if site.answers is not None:
            site.answers.prepare()
        for path in _OF_ALL_REPORTS:
            self._make(path)

    def _make(self, path: str) -> None:
        from lskg.web.language import PREFIXES

        client = self.pages.test_client()
        for prefix in PREFIXES.values():
            client.get(
                prefix + path,
                headers={"Accept": "text/html"},
                environ_overrides={"REMOTE_ADDR": _NOBODY},
            ).close()

    def close(self, seconds: float = 0.0) -> None:
        """Stop the query processes once no request is under way, or after some seconds."""
        self.app.wait(seconds)
        self._opened.close()


def _with_extras(endpoint: Endpoint, service: Service) -> Endpoint:
    """An endpoint with cached answers and with other servers, where the settings want them."""
    from lskg.engine.answer_cache import CachedEndpoint
    from lskg.engine.federated import Federated

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
    asserted = tuple(iri for name, iri in graphs.items() if name not in INFERRED_GRAPHS)
    with closing(
        RemoteEndpoint(settings.store, site.base, workers, asserted, settings.limits)
    ) as remote:
        yield remote
