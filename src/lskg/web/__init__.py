"""The site: pages, RDF and the SPARQL endpoint over one published graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from lskg.engine.endpoint import Endpoint
    from lskg.web.pages.monitoring import Watched
    from lskg.web.settings import Settings
    from lskg.web.shared import Shared
    from lskg.web.view.release import Site


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
    # Half a second, which a server has while its query processes load the graph.
    from werkzeug.middleware.proxy_fix import ProxyFix

    from lskg.engine.limits import Limits
    from lskg.web.http.parameters import check_parameters
    from lskg.web.http.rate_limit import limit_rate
    from lskg.web.http.request_log import log, watch
    from lskg.web.http.site_flask import SiteFlask
    from lskg.web.http.work import Work, install_work
    from lskg.web.pages.monitoring import operation
    from lskg.web.routes import add_pages
    from lskg.web.settings import Settings
    from lskg.web.shared import Shared

    settings = settings or Settings(limits=Limits(per_minute=0))
    shared = shared or Shared(Work(settings.limits))
    app = SiteFlask(__name__)
    install_work(app, shared.work)
    # What is counted and logged first counts all that comes after it.
    watch(app, (log, shared.metrics.count))
    limit_rate(app, settings.limits.per_minute, shared.rates)
    check_parameters(app, settings.limits)
    app.register_blueprint(operation(site, shared.metrics, watched))
    add_pages(app, endpoint, site, settings)
    if count := settings.proxies:
        proxied = ProxyFix(app.wsgi_app, count, count, count, 0, count)
        app.wsgi_app = proxied  # type: ignore[method-assign]
    return app
