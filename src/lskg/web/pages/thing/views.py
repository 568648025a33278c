"""Things, their pages and their RDF."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.web.http.negotiation import HTML
from lskg.web.http.page_cache import PageCache, host_address, site_address
from lskg.web.http.parameters import number, word
from lskg.web.http.responses import conditional, moved, rdf_response, see_other, wanted_type
from lskg.web.language import LANGUAGES, PREFIXES, Language
from lskg.web.pages.thing.page import files_of, thing_page
from lskg.web.pages.thing.schema_org import structured_thing, structured_trail
from lskg.web.pages.thing.titles import Titles
from lskg.web.templating import has_script, reader_for
from lskg.web.urls import CODES, RDF_TYPES, UNITS
from lskg.web.view.audit import Audit, audit_of
from lskg.web.view.block_queries import block_query
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader


def things(index: GraphIndex) -> Blueprint:
    """The IRIs of things, which lead to a page or to RDF (303), and the RDF documents."""
    blueprint = Blueprint("things", __name__)

    @blueprint.get("/id/<path:path>", endpoint="id")
    @blueprint.get("/code/<path:path>", endpoint="code")
    @blueprint.get("/unit/<path:path>", endpoint="unit")
    def thing(path: str) -> BaseResponse:
        prefix = (request.endpoint or "").rpartition(".")[2]
        document = path if prefix == "id" else f"{prefix}/{path}"
        _known(index, document)
        return see_other(f"/doc/{document}")

    @blueprint.get("/ns")
    def namespace() -> BaseResponse:
        return see_other("/ontology")

    @blueprint.get(f"/doc/<path:path>.<any({', '.join(RDF_TYPES)}):ending>")
    def document(path: str, ending: str) -> BaseResponse:
        iri = _known(index, path)
        return describe(index, iri, RDF_TYPES[ending], f"/doc/{path}")

    return blueprint


def documents(index: GraphIndex, language: Language) -> Blueprint:
    """The pages about things in one language; RDF where `Accept` prefers it."""
    blueprint = Blueprint("documents", __name__)
    audit = audit_of(index)
    cache, titles = PageCache(), Titles()

    @blueprint.get("/doc/<path:path>")
    def document(path: str) -> BaseResponse:
        iri = _known(index, path)
        media_type = wanted_type((HTML, *RDF_TYPES.values()))
        if media_type != HTML:
            return describe(index, iri, media_type, f"/doc/{path}")
        reader = reader_for(index, language)
        response = Response(cache.page(lambda: _page(reader, audit, titles, iri)))
        response.headers["Link"] = ", ".join(
            [
                f'<{iri}>; rel="describes"',
                *(
                    f'<{file.href}>; rel="alternate"; type="{file.media_type}"'
                    for file in files_of(reader, iri)
                ),
            ]
        )
        response.vary.add("Accept")
        return conditional(response)

    return blueprint


def _page(reader: Reader, audit: Audit, titles: Titles, iri: str) -> str:
    """The page about a thing; 404 for a list of things that there is not."""
    only = word("in") or None
    at = number("page", 1)
    page = thing_page(reader, audit, iri, only, at)
    if only and page.listed is None:
        abort(404)
    about = page.definitions[0].words if page.definitions else page.sentence
    address = f"{host_address()}{request.script_root}{request.path}"
    structured = structured_thing(reader, iri, about, address, site_address())
    inferred = " ".join(f"<{each}>" for each in sorted(reader.index.inferred))
    return render_template(
        "thing.html",
        of_page={"in": only, "page": at} if only else {},
        page=page,
        title=titles.title(reader, iri),
        block_query=partial(block_query, thing=iri, inferred=inferred),
        structured=structured,
        crumbs=structured_trail(page.trail, host_address(), address),
        has_neighbours=has_script("neighbours.js"),
        has_charts=has_script("chart.js"),
    )


def describe(index: GraphIndex, iri: str, media_type: str, document: str) -> BaseResponse:
    """A thing in RDF, with links to its pages."""
    response = rdf_response(index.describe(iri, media_type), media_type)
    root = request.script_root
    response.headers["Link"] = ", ".join(
        [
            f'<{iri}>; rel="describes"',
            *(
                f'<{root}{PREFIXES[each]}{document}>; rel="alternate"; type="{HTML}"; '
                f'hreflang="{each}"'
                for each in LANGUAGES
            ),
        ]
    )
    return response


def _known(index: GraphIndex, document: str) -> str:
    """IRI of the thing that a document is about; 404 when the graph does not know it."""
    iri = f"{index.site.base}id/{document}"
    for prefix, start in (("code/", CODES), ("unit/", UNITS)):
        if document.startswith(prefix):
            iri = start + document.removeprefix(prefix)
    if not index.is_known(iri):
        abort(_renamed(index, document) or 404)
    return iri


def _renamed(index: GraphIndex, document: str) -> BaseResponse | None:
    """The way to a document that had another name in an earlier version."""
    new = index.site.renamings.new(f"id/{document}")
    if new is None or not index.is_known(f"{index.site.base}{new}"):
        return None
    before, _, ending = request.path.rpartition(document)
    return moved(f"{before}{new.removeprefix('id/')}{ending}")
