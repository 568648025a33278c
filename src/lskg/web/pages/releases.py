"""The releases: what each holds and changed, with its files and their checksums."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template, request
from rdflib import DCTERMS, URIRef
from werkzeug.wrappers import Response as BaseResponse

from lskg.release.releases import Release
from lskg.sparql.media_types import N_TRIPLES
from lskg.web.exports.dcat_ap import (
    add_checksum,
    add_distribution,
    add_ranges,
    add_versions,
    say,
    version_iri,
)
from lskg.web.exports.graph_titles import graph_titles
from lskg.web.exports.void_dcat import LICENCE, TITLES, new_graph, written
from lskg.web.http.file_response import file_response
from lskg.web.http.negotiation import HTML
from lskg.web.http.responses import conditional, data_response, wanted_type
from lskg.web.language import Language, Text, choose
from lskg.web.templating import reader_for
from lskg.web.urls import RDF_TYPES
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
        lines = [_line(index, language, name) for name in _names(index.site)]
        return conditional(Response(render_template("releases.html", lines=lines)))

    @blueprint.get("/releases/<name>")
    def release(name: str) -> BaseResponse:
        media_type = wanted_type((HTML, *RDF_TYPES.values()))
        _find(index.site, name)
        if media_type != HTML:
            body = _describe(index.site, name, request.url_root, media_type)
            response = data_response(body, media_type)
        else:
            lines = [_line(index, language, name)]
            response = Response(render_template("releases.html", lines=lines))
        response.vary.add("Accept")
        return conditional(response)

    return blueprint


def releases_files(index: GraphIndex) -> Blueprint:
    """The graphs of the releases to download, with a list of their checksums."""
    blueprint = Blueprint("releases_files", __name__)

    @blueprint.get("/releases/<name>/<graph>.nt")
    def graph(name: str, graph: str) -> BaseResponse:
        found = _find(index.site, name)
        if graph not in found.graphs:
            abort(404)
        return file_response(found.file(graph), f"{N_TRIPLES}; charset=utf-8")

    @blueprint.get("/releases/<name>/SHA256SUMS")
    def checksums(name: str) -> BaseResponse:
        found = _find(index.site, name)
        lines = [f"{found.checksum(graph)}  {graph}.nt\n" for graph in sorted(found.graphs)]
        return conditional(data_response("".join(lines), "text/plain"))

    return blueprint


def _names(site: Site) -> list[str]:
    return [release.name for release in site.releases()]


def _find(site: Site, name: str) -> Release:
    found = [release for release in site.releases() if release.name == name]
    if not found:
        abort(404)
    return found[0]


def _before(site: Site, name: str) -> Release | None:
    releases = site.releases()
    at = [release.name for release in releases].index(name)
    return releases[at + 1] if at + 1 < len(releases) else None


def _line(index: GraphIndex, language: Language, name: str) -> ReleaseLine:
    release, before = _find(index.site, name), _before(index.site, name)
    urls = reader_for(index, language).urls
    return ReleaseLine(
        release=release,
        iri=str(version_iri(index.site.base, release)),
        note=choose(language, release.notes.get("vi", ""), release.notes.get("en", "")),
        graphs=tuple(
            GraphChange(
                name=graph,
                title=Text(graph_titles(graph)[language], language),
                triples=release.triples.get(graph, 0),
                changes=release.changes(before, graph) if before else None,
                checksum=release.checksum(graph),
                href=urls.file(f"/releases/{name}/{graph}.nt"),
            )
            for graph in release.graphs
        ),
        page=urls.page(f"/releases/{name}"),
        checksums=urls.file(f"/releases/{name}/SHA256SUMS"),
    )


def _describe(site: Site, name: str, root: str, media_type: str) -> bytes:
    """A release in RDF: a version of the dataset, with its files."""
    releases = site.releases()
    at = [release.name for release in releases].index(name)
    release, node = releases[at], version_iri(site.base, releases[at])
    graph = new_graph()
    add_versions(graph, URIRef(f"{site.base}dataset"), site.base, releases[at : at + 2], TITLES)
    for name_of_graph in release.graphs:
        address = URIRef(f"{root}releases/{name}/{name_of_graph}.nt")
        file = URIRef(f"{root}releases/{name}#{name_of_graph}.nt")
        add_distribution(graph, node, file, address, N_TRIPLES)
        say(graph, file, DCTERMS.title, graph_titles(name_of_graph))
        graph.add((file, DCTERMS.license, LICENCE))
        found = release.file(name_of_graph)
        add_checksum(graph, file, found.sha256, found.size)
    add_ranges(graph)
    return written(graph, media_type)
