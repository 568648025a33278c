"""All pages of the site, put onto an application in both languages."""

from __future__ import annotations

from flask import Blueprint, Flask, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.endpoint import Endpoint
from lskg.limits import Limits
from lskg.store import Store
from lskg.web.audit_page import audit_pages
from lskg.web.browse_page import browse_pages
from lskg.web.compare_page import compare_pages
from lskg.web.crawling import crawling
from lskg.web.exports import export_files, export_pages
from lskg.web.index import Index
from lskg.web.language import LANGUAGES, PREFIXES
from lskg.web.lookups import lookups
from lskg.web.map_page import map_pages
from lskg.web.pages import pages, vocabulary_files
from lskg.web.protocol import query_request, read_operation
from lskg.web.query_page import render_query_page
from lskg.web.reconcile import reconciliation
from lskg.web.releases_page import releases_files, releases_pages
from lskg.web.report_page import report_pages
from lskg.web.resources import documents, things
from lskg.web.search_page import search_pages
from lskg.web.setting import install
from lskg.web.site import Site
from lskg.web.table_pages import table_files, table_pages
from lskg.web.validation_page import shape_files, validation_pages
from lskg.web.version_page import version_files, version_pages


def add_pages(app: Flask, store: Store, endpoint: Endpoint, site: Site, limits: Limits) -> Index:
    """Add every page to an application; returns what the pages know of the graph.

    `/sparql` itself belongs to the protocol, which calls `render_query_page` for a browser.
    """
    index = Index(store, site)
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


def _english_query_page(index: Index, endpoint: Endpoint, limits: Limits) -> Blueprint:
    blueprint = Blueprint("query_page", __name__)

    @blueprint.get("/sparql")
    def query_page() -> BaseResponse:
        query = query_request(read_operation(request.environ, limits))
        return render_query_page(index, endpoint, "en", query)

    return blueprint
