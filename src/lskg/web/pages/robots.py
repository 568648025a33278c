"""For search engines: which pages there are, and what to leave alone."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, abort, render_template, request

from lskg.formats import XML
from lskg.release.changes import changed_on
from lskg.release.files import THINGS
from lskg.web.http.page_cache import PageCache, site_address
from lskg.web.language import LANGUAGES, PREFIXES
from lskg.web.urls import ONLY, REPORT, Urls
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
    "/exports/",
    "/releases/",
    "/sparql",
    "/dataset",
    "/ontology",
    "/codes",
    "/limits",
    "/validation",
)
#: Pages that are other ones for each parameter.
_LEFT_ALONE = ("/sparql", "/sparql.xlsx", "/search", "/compare", "/questions/*")


def _things(site: Site) -> list[str]:
    """The IRIs of what has a page, and of more, in order."""
    file = site.file(THINGS)
    return file.path.read_text(encoding="utf-8").splitlines() if file else []


#: Addresses that https://www.sitemaps.org/protocol.html lets a sitemap have.
_MOST = 50_000


def crawling(index: GraphIndex) -> Blueprint:
    """`/robots.txt` and `/sitemap.xml`, which lists its parts where there is more than one."""
    blueprint = Blueprint("crawling", __name__)
    cache = PageCache()
    size = _MOST // len(LANGUAGES)

    @blueprint.get("/robots.txt")
    def robots() -> Response:
        starts = [f"{request.script_root}{prefix}" for prefix in PREFIXES.values()]
        endless = [f"{start}{path}?" for path in _LEFT_ALONE for start in starts]
        embedded = [f"{start}/embed/" for start in starts]
        lines = [
            "User-agent: *",
            *(f"Disallow: {path}" for path in (*endless, *embedded)),
            f"Disallow: {request.script_root}/*?*{ONLY}={REPORT}",
            f"Sitemap: {request.url_root}sitemap.xml",
        ]
        return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

    @blueprint.get("/sitemap.xml")
    def sitemap() -> Response:
        return Response(cache.page(whole), content_type=XML.media_type)

    @blueprint.get("/sitemap-<int:number>.xml")
    def part(number: int) -> Response:
        return Response(cache.page(lambda: one(number)), content_type=XML.media_type)

    def whole() -> str:
        every = _pages(index)
        count = -(-len(every) // size)
        return filled(every) if count == 1 else filled((), count)

    def one(number: int) -> str:
        found = _pages(index)[(number - 1) * size : number * size] if number else []
        return filled(found) if found else abort(404)

    def filled(found: Sequence[tuple[str, str]], parts: int = 0) -> str:
        root = site_address().rstrip("/")
        pages = [
            ({language: f"{root}{PREFIXES[language]}{path}" for language in LANGUAGES}, day)
            for path, day in found
        ]
        day = index.site.day
        return render_template("sitemap.xml", pages=pages, root=root, parts=parts, day=day)

    return blueprint


def _pages(index: GraphIndex) -> list[tuple[str, str]]:
    """The paths of the pages without their language, each with the day of its last change.

    That of a thing is known from releases that were kept; what else there is, is of the release.
    """
    site = index.site
    since, days = changed_on(site.releases())
    urls = Urls("vi", "", site.base)
    documents = ((urls.document(iri), days.get(iri, since) or site.day) for iri in _things(site))
    keys = index.reports
    paths = [
        *_PATHS,
        *(f"/questions/{query.name}" for query in site.queries_of("examples")),
        *(f"/tables/{query.name}" for query in site.queries_of("tables")),
        *(f"/reports/{key}" for key in keys if len(keys) > 1),
        *(f"/reports/{key}/text" for key in keys),
    ]
    return [
        *((path, site.day) for path in paths),
        *((path, day) for path, day in documents if path is not None),
    ]
