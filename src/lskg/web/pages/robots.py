"""For search engines: which pages there are, and what to leave alone."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from lskg.formats import XML
from lskg.release.files import THINGS
from lskg.web.http.page_cache import PageCache, site_address
from lskg.web.language import LANGUAGES, PREFIXES
from lskg.web.urls import Urls
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.release import Site

#: Pages that are not about one thing.
_PATHS = (
    "/",
    "/audit",
    "/compare",
    "/questions/",
    "/map",
    "/browse",
    "/search",
    "/tables/",
    "/sparql",
    "/dataset",
    "/ontology",
    "/codes",
    "/limits",
    "/validation",
)
#: Pages that are other ones for each parameter.
_LEFT_ALONE = ("/sparql", "/search", "/compare", "/questions/*")


def _things(site: Site) -> list[str]:
    """The IRIs of what has a page, and of more, in order."""
    file = site.file(THINGS)
    return file.path.read_text(encoding="utf-8").splitlines() if file else []


def crawling(index: GraphIndex) -> Blueprint:
    """`/robots.txt` and `/sitemap.xml`."""
    blueprint = Blueprint("crawling", __name__)
    cache = PageCache()

    @blueprint.get("/robots.txt")
    def robots() -> Response:
        endless = [f"{each}{path}?" for path in _LEFT_ALONE for each in PREFIXES.values()]
        embedded = [f"{each}/embed/" for each in PREFIXES.values()]
        lines = [
            "User-agent: *",
            *(f"Disallow: {path}" for path in (*endless, *embedded, "/data/")),
        ]
        lines.append(f"Sitemap: {request.url_root}sitemap.xml")
        return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

    @blueprint.get("/sitemap.xml")
    def sitemap() -> Response:
        return Response(cache.page(make), content_type=XML.media_type)

    def make() -> str:
        urls = Urls("vi", "", index.site.base)
        documents = (urls.document(iri) for iri in _things(index.site))
        keys = index.reports
        reports = [f"/reports/{key}" for key in keys] if len(keys) > 1 else []
        texts = [f"/reports/{key}/text" for key in keys]
        questions = [f"/questions/{query.name}" for query in index.site.queries_of("examples")]
        paths = [
            *_PATHS,
            *questions,
            *reports,
            *texts,
            *(path for path in documents if path is not None),
        ]
        root = site_address().rstrip("/")
        pages = [
            {language: f"{root}{PREFIXES[language]}{path}" for language in LANGUAGES}
            for path in paths
        ]
        return render_template("sitemap.xml", pages=pages)

    return blueprint
