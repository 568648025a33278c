"""The releases: what each holds and changed, with its files and their checksums."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.formats import N_TRIPLES
from lskg.release.releases import Release
from lskg.web.http.file_response import file_response
from lskg.web.http.responses import conditional, data_response, page_or_rdf
from lskg.web.language import Language, Text, choose
from lskg.web.templating import reader_for
from lskg.web.view.descriptions import describe, graph_titles
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.release import Site


@dataclass(frozen=True, slots=True)
class GraphChange:
    """A graph of a release: its size, and how it differs from the release before.

    Attributes:
        changes: how many triples are new and how many are gone, or None where there is no release
            before.
    """

    name: str
    title: Text
    triples: int
    changes: tuple[int, int] | None
    checksum: str
    href: str


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A release as a page shows it."""

    release: Release
    iri: str
    note: Text
    graphs: tuple[GraphChange, ...]
    page: str
    checksums: str


def releases_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The list of the releases, and each one at its version IRI, in one language."""
    blueprint = Blueprint("releases", __name__)

    @blueprint.get("/releases/")
    def overview() -> BaseResponse:
        releases = index.site.releases()
        lines = [_line(index, language, releases[at : at + 2]) for at in range(len(releases))]
        return conditional(Response(render_template("releases.html", lines=lines)))

    @blueprint.get("/releases/<name>")
    def release(name: str) -> BaseResponse:
        found = _found(index.site, name)
        context = {"root": request.url_root, "releases": found, "n_triples": N_TRIPLES}
        return page_or_rdf(
            lambda: render_template("releases.html", lines=[_line(index, language, found)]),
            lambda media_type: describe("release", index.site, media_type, **context),
        )

    return blueprint


def releases_files(index: GraphIndex) -> Blueprint:
    """The graphs of the releases to download, with a list of their checksums."""
    blueprint = Blueprint("releases_files", __name__)

    @blueprint.get("/releases/<name>/<path:graph>.nt")
    def graph(name: str, graph: str) -> BaseResponse:
        found, *_ = _found(index.site, name)
        if graph not in found.graphs:
            abort(404)
        return file_response(found.file(graph), f"{N_TRIPLES.media_type}; charset=utf-8")

    @blueprint.get("/releases/<name>/SHA256SUMS")
    def checksums(name: str) -> BaseResponse:
        found, *_ = _found(index.site, name)
        lines = [f"{found.checksum(graph)}  {graph}.nt\n" for graph in sorted(found.graphs)]
        return conditional(data_response("".join(lines), "text/plain"))

    return blueprint


def _found(site: Site, name: str) -> tuple[Release, ...]:
    """A release and the one before it, where there is one."""
    releases = site.releases()
    at = next((at for at, each in enumerate(releases) if each.name == name), None)
    return abort(404) if at is None else releases[at : at + 2]


def _line(index: GraphIndex, language: Language, found: tuple[Release, ...]) -> ReleaseLine:
    release, before = found[0], found[1:]
    urls = reader_for(index, language).urls
    return ReleaseLine(
        release=release,
        iri=f"{index.site.base}releases/{release.name}",
        note=choose(language, release.notes.get("vi", ""), release.notes.get("en", "")),
        graphs=tuple(
            GraphChange(
                name=graph,
                title=Text(graph_titles(graph)[language], language),
                triples=release.triples.get(graph, 0),
                changes=release.changes(before[0], graph) if before else None,
                checksum=release.checksum(graph),
                href=urls.file(f"/releases/{release.name}/{graph}.nt"),
            )
            for graph in release.graphs
        ),
        page=urls.page(f"/releases/{release.name}"),
        checksums=urls.file(f"/releases/{release.name}/SHA256SUMS"),
    )
