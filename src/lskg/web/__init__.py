"""The site: pages, RDF and the SPARQL endpoint over one published graph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from limits.storage import MemoryStorage
from werkzeug.middleware.proxy_fix import ProxyFix

from lskg.engine.endpoint import Endpoint
from lskg.engine.limits import Limits
from lskg.web.http.rate_limit import limit_rate
from lskg.web.http.request_log import log, watch
from lskg.web.pages.monitoring import Metrics, Watched, operation
from lskg.web.routes import add_pages
from lskg.web.settings import Settings
from lskg.web.view.release import Site


@dataclass(frozen=True, slots=True)
class Shared:
    """What applications share that serve one release after the other.

    Attributes:
        metrics: counts requests and queries.
        rates: where the requests of each client are counted.
    """

    metrics: Metrics = field(default_factory=Metrics)
    rates: MemoryStorage = field(default_factory=MemoryStorage)


class SyncFlask(Flask):
    """Flask without asynchronous views, which it would look for at each hook."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """A view or hook as it is."""
        return func


def create_app(
    endpoint: Endpoint,
    site: Site,
    settings: Settings | None = None,
    watched: Watched | None = None,
    shared: Shared | None = None,
) -> Flask:
    """The site as a WSGI application.

    Args:
        endpoint: what answers queries, of pages and of others.
        site: what the pages show besides the graph.
        settings: how to serve; by default, without a rate for each client.
        watched: the processes that answer queries, or None where there are none.
        shared: what it shares with the applications before and after it, where there are any.
    """
    shared = shared or Shared()
    settings = settings or Settings(limits=Limits(per_minute=0))
    app = SyncFlask(__name__)
    # What is counted and logged first counts all that comes after it.
    watch(app, (log, shared.metrics.count))
    limit_rate(app, settings.limits.per_minute, shared.rates)
    app.register_blueprint(operation(site, shared.metrics, watched))
    add_pages(app, endpoint, site, settings)
    if count := settings.proxies:
        proxied = ProxyFix(app.wsgi_app, count, count, count, 0, count)
        app.wsgi_app = proxied  # type: ignore[method-assign]
    return app
