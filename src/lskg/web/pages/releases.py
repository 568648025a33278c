"""The releases: what each holds and changed, with its files and their checksums."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.formats import ATOM, JSON, N_TRIPLES
from lskg.release.changes import read_changes
from lskg.release.releases import Release
from lskg.web.http.file_response import file_response
from lskg.web.http.page_cache import host_address
from lskg.web.http.responses import conditional, data_response, page_or_rdf
from lskg.web.language import Language, Text, choose
from lskg.web.pages.release_changes import ShownChanges, shown_changes
from lskg.web.templating import reader_for
from lskg.web.view.descriptions import describe, graph_titles
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.release import Site

#: Things of each sort that a page lists, and that an entry of the feed does; entries of it.
_LISTED, _TOLD, _ENTRIES = 100, 20, 20


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
    changes: ShownChanges | None


def releases_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The list of the releases, and each one at its version IRI, in one language."""
    blueprint = Blueprint("releases", __name__)

    @blueprint.get("/releases/")
    def overview() -> BaseResponse:
        releases = index.site.releases()
        lines = [_line(index, language, releases[at : at + 2], 0) for at in range(len(releases))]
        return conditional(Response(render_template("releases.html", lines=lines)))

    @blueprint.get("/releases/<name>")
    def release(name: str) -> BaseResponse:
        found = _found(index.site, name)
        context = {"root": request.url_root, "releases": found, "n_triples": N_TRIPLES}
        return page_or_rdf(
            lambda: page(found),
            lambda media_type: describe("release", index.site, media_type, **context),
        )

    def page(found: tuple[Release, ...]) -> str:
        line = _line(index, language, found, _LISTED)
        return render_template("releases.html", lines=[line], one=True)

    @blueprint.get(f"/releases/feed.{ATOM.ending}")
    def feed() -> BaseResponse:
        reader = reader_for(index, language)
        kept = [each for each in index.site.releases() if each.issued][:_ENTRIES]
        entries = [
            (each, _note(language, each), shown_changes(reader, each, _TOLD)) for each in kept
        ]
        body = render_template("releases.atom.xml", entries=entries, host=host_address())
        return conditional(data_response(body, ATOM.media_type))

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

    @blueprint.get(f"/releases/<name>/changes.{JSON.ending}")
    def changes(name: str) -> BaseResponse:
        found, *_ = _found(index.site, name)
        body = json.dumps(asdict(read_changes(found) or abort(404)), ensure_ascii=False, indent=1)
        return conditional(data_response(body + "\n", JSON.media_type))

    return blueprint


def _found(site: Site, name: str) -> tuple[Release, ...]:
    """A release and the one before it, where there is one."""
    releases = site.releases()
    at = next((at for at, each in enumerate(releases) if each.name == name), None)
    return abort(404) if at is None else releases[at : at + 2]


def _note(language: Language, release: Release) -> Text:
    return choose(language, release.notes.get("vi", ""), release.notes.get("en", ""))


def _line(
    index: GraphIndex, language: Language, found: tuple[Release, ...], most: int
) -> ReleaseLine:
    """A release with what changed since the one behind it, and at most so many things."""
    release, before = found[0], found[1:]
    reader = reader_for(index, language)
    urls = reader.urls
    return ReleaseLine(
        release=release,
        iri=f"{index.site.base}releases/{release.name}",
        note=_note(language, release),
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
        changes=shown_changes(reader, release, most),
    )
