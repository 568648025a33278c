"""All pages of the site, put onto an application in both languages."""

from __future__ import annotations

from flask import Blueprint, Flask, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.engine.endpoint import Endpoint
from lskg.engine.graph_connection import GraphConnection
from lskg.engine.limits import Limits
from lskg.web.http.request_state import asking_client
from lskg.web.language import LANGUAGES, PREFIXES
from lskg.web.pages.audit import audit_pages
from lskg.web.pages.browse import browse_pages
from lskg.web.pages.compare import compare_pages
from lskg.web.pages.exports import export_files, export_pages
from lskg.web.pages.lookups import lookups
from lskg.web.pages.map import map_pages
from lskg.web.pages.ontology.version import version_files, version_pages
from lskg.web.pages.ontology.views import pages, vocabulary_files
from lskg.web.pages.releases import releases_files, releases_pages
from lskg.web.pages.report.views import report_pages
from lskg.web.pages.robots import crawling
from lskg.web.pages.search import search_pages
from lskg.web.pages.tables import table_files, table_pages
from lskg.web.pages.thing.views import documents, things
from lskg.web.pages.validation import shape_files, validation_pages
from lskg.web.reconcile.views import reconciliation
from lskg.web.sparql.protocol import query_request, read_operation
from lskg.web.sparql.query_page import render_query_page
from lskg.web.templating import install
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.release import Site


def add_pages(app: Flask, endpoint: Endpoint, site: Site, limits: Limits) -> GraphIndex:
    """Add every page to an application; returns what the pages know of the graph.

    `/sparql` itself belongs to the protocol, which calls `render_query_page` for a browser.
    """
    index = GraphIndex(GraphConnection(endpoint, asking_client), site)
    install(app, index)
    for blueprint in (
        things(index),
        table_files(index),
        vocabulary_files(index),
        version_files(index),
        crawling(index),
        export_files(index),
        releases_files(index),
        shape_files(index),
        reconciliation(index),
    ):
        app.register_blueprint(blueprint)
    for language in LANGUAGES:
        for make in (
            pages,
            documents,
            table_pages,
            search_pages,
            report_pages,
            browse_pages,
            compare_pages,
            map_pages,
            audit_pages,
            lookups,
            export_pages,
            releases_pages,
            version_pages,
            validation_pages,
        ):
            blueprint = make(index, language)
            name = f"{language}_{blueprint.name}"
            app.register_blueprint(blueprint, name=name, url_prefix=PREFIXES[language] or None)
    app.register_blueprint(_english_query_page(index, endpoint, limits), url_prefix=PREFIXES["en"])
    return index


def _english_query_page(index: GraphIndex, endpoint: Endpoint, limits: Limits) -> Blueprint:
    blueprint = Blueprint("query_page", __name__)

    @blueprint.get("/sparql")
    def query_page() -> BaseResponse:
        query = query_request(read_operation(request, limits))
        return render_query_page(index, endpoint, "en", query)

    return blueprint
