"""The site: pages, RDF and the SPARQL endpoint over one published graph."""

from __future__ import annotations

from functools import partial

from flask import Flask

from lskg.store import Endpoint, Store
from lskg.web.interface import add_pages
from lskg.web.query_page import render_query_page
from lskg.web.site import Site
from lskg.web.sparql import sparql_blueprint


def create_app(store: Store, endpoint: Endpoint, site: Site) -> Flask:
    """The site as a WSGI application.

    Args:
        store: the published graph, for the queries of the pages.
        endpoint: what answers the queries of others.
        site: what the pages show besides the graph.
    """
    app = Flask(__name__)
    index = add_pages(app, store, endpoint, site)
    query_page = partial(render_query_page, index, endpoint, "vi")
    blueprints = (sparql_blueprint(endpoint, site, query_page),)
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    return app
