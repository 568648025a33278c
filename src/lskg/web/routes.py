"""All pages of the site, put onto an application in both languages."""

from __future__ import annotations

from flask import Flask

from lskg.engine.endpoint import Endpoint
from lskg.engine.graph_connection import GraphConnection
from lskg.extras import require
from lskg.web.graph_store.views import graph_store
from lskg.web.http.request_state import asking_client
from lskg.web.http.work import PausingEndpoint
from lskg.web.language import LANGUAGES, PREFIXES
from lskg.web.mcp import TOOLS
from lskg.web.pages.audit import audit_pages
from lskg.web.pages.browse import browse_pages
from lskg.web.pages.compare import compare_pages
from lskg.web.pages.dataset import dataset_files, dataset_pages
from lskg.web.pages.evidence import evidence_files
from lskg.web.pages.exports import export_files, export_pages
from lskg.web.pages.home import home_pages
from lskg.web.pages.limits import limits_pages
from lskg.web.pages.lookups import lookups
from lskg.web.pages.map import map_files, map_pages
from lskg.web.pages.ontology.parts import part_files
from lskg.web.pages.ontology.version import version_files, version_pages
from lskg.web.pages.ontology.views import pages, vocabulary_files
from lskg.web.pages.openapi import openapi_file
from lskg.web.pages.releases import releases_files, releases_pages
from lskg.web.pages.report.views import report_pages
from lskg.web.pages.robots import crawling
from lskg.web.pages.search import search_pages
from lskg.web.pages.tables import table_files, table_pages
from lskg.web.pages.thing.views import documents, things
from lskg.web.pages.validation import shape_files, validation_pages
from lskg.web.questions.views import embedded_questions, question_pages
from lskg.web.reconcile.views import reconciliation
from lskg.web.settings import Settings
from lskg.web.sparql.books import query_books
from lskg.web.sparql.views import english_query_page, sparql_blueprint
from lskg.web.templating import install
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.release import Site


def add_pages(app: Flask, endpoint: Endpoint, site: Site, settings: Settings) -> None:
    """Add every address to an application: pages in both languages, files, and the protocols."""
    endpoint = PausingEndpoint(endpoint)
    index = GraphIndex(GraphConnection(endpoint, asking_client), site)
    install(app, index, settings.corrections)
    for blueprint in (
        things(index),
        table_files(index),
        vocabulary_files(index),
        version_files(index),
        part_files(index),
        crawling(index),
        export_files(index),
        releases_files(index),
        shape_files(index),
        reconciliation(index),
        dataset_files(index),
        map_files(index),
        openapi_file(index),
        graph_store(site),
        sparql_blueprint(index, endpoint, settings),
        english_query_page(index, endpoint, settings.limits),
    ):
        app.register_blueprint(blueprint)
    for language in LANGUAGES:
        for blueprint in (
            home_pages(index, language),
            pages(index, language),
            documents(index, language),
            table_pages(index, language),
            search_pages(index, language),
            report_pages(index, language),
            browse_pages(index, language),
            compare_pages(index, language),
            evidence_files(index, language),
            map_pages(index, language),
            audit_pages(index, language),
            lookups(index, language),
            export_pages(index, language),
            releases_pages(index, language),
            version_pages(index, language),
            validation_pages(index, language),
            dataset_pages(index, language),
            question_pages(index, endpoint, language),
            embedded_questions(index, language),
            query_books(index, endpoint, language, settings.limits),
            limits_pages(settings.limits, language),
        ):
            name = f"{language}_{blueprint.name}"
            app.register_blueprint(blueprint, name=name, url_prefix=PREFIXES[language] or None)
    if settings.mcp:
        _add_assistants(app, index, endpoint)


def _add_assistants(app: Flask, index: GraphIndex, endpoint: Endpoint) -> None:
    """Add the address for assistants, whose protocol needs a package that others do not.

    Raises:
        MissingExtra: it is not installed.
    """
    require("mcp")
    from lskg.web.mcp.tools import Tools
    from lskg.web.mcp.views import assistants

    tools = app.extensions[TOOLS] = Tools(index, endpoint)
    app.register_blueprint(assistants(tools))
