"""The dataset: a page with its graphs, counts and dumps, and its description in RDF."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.web.http.responses import page_or_rdf, rdf_response, wanted_type
from lskg.web.language import Language, Text
from lskg.web.templating import reader_for
from lskg.web.urls import DATASET_TYPES, RDF_TYPES
from lskg.web.view.descriptions import describe, graph_titles
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Ref

_FEW = 12


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of a graph or of the dataset."""

    ending: str
    href: str


@dataclass(frozen=True, slots=True)
class GraphLine:
    """A named graph in one line of a table."""

    name: str
    iri: str
    title: Text
    triples: int
    subjects: int
    dumps: tuple[Dump, ...]


@dataclass(frozen=True, slots=True)
class DatasetPage:
    """What the page about the dataset shows; the largest classes and properties only."""

    triples: int
    graphs: tuple[GraphLine, ...]
    dumps: tuple[Dump, ...]
    classes: tuple[tuple[Ref, int], ...]
    properties: tuple[tuple[Ref, int], ...]
    linksets: tuple[tuple[Ref, Ref, int], ...]
    digest: str
    files: tuple[Dump, ...]


def dataset_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page in one language; RDF where `Accept` prefers it."""
    blueprint = Blueprint("dataset", __name__)

    @blueprint.get("/dataset")
    def dataset() -> BaseResponse:
        return page_or_rdf(
            lambda: render_template("dataset.html", page=dataset_page(index, language)),
            lambda media_type: _description(index, media_type),
        )

    return blueprint


def dataset_files(index: GraphIndex) -> Blueprint:
    """The description as RDF, also where https://www.w3.org/TR/void/#well-known wants it."""
    blueprint = Blueprint("dataset_files", __name__)

    @blueprint.get(f"/dataset.<any({', '.join(RDF_TYPES)}):ending>")
    def download(ending: str) -> BaseResponse:
        return rdf_response(_description(index, RDF_TYPES[ending]), RDF_TYPES[ending])

    @blueprint.get("/.well-known/void")
    def well_known() -> BaseResponse:
        media_type = wanted_type(tuple(RDF_TYPES.values()))
        return rdf_response(_description(index, media_type), media_type)

    return blueprint


def dataset_page(index: GraphIndex, language: Language) -> DatasetPage:
    """The page for a reader of one language."""
    reader = reader_for(index, language)
    urls, counts = reader.urls, index.site.counts

    def dumps(name: str, endings: dict[str, str]) -> tuple[Dump, ...]:
        return tuple(Dump(each, urls.file(f"/data/{name}.{each}")) for each in endings)

    def largest(counts: dict[str, int]) -> tuple[tuple[Ref, int], ...]:
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple((reader.ref(iri), number) for iri, number in ordered[:_FEW])

    release = index.site.release
    return DatasetPage(
        triples=counts.whole.triples,
        graphs=tuple(
            GraphLine(
                name=name,
                iri=iri,
                title=Text(graph_titles(name)[language], language),
                triples=counts.of(iri).triples,
                subjects=counts.of(iri).subjects,
                dumps=dumps(name, RDF_TYPES),
            )
            for name, iri in release["graphs"].items()
        ),
        dumps=dumps("dataset", DATASET_TYPES),
        classes=largest(counts.whole.classes),
        properties=largest(counts.whole.properties),
        linksets=tuple(
            (reader.ref(each.source), reader.ref(each.predicate), each.links)
            for each in counts.linksets
        ),
        digest=release.get("digest", ""),
        files=tuple(Dump(each, urls.file(f"/dataset.{each}")) for each in RDF_TYPES),
    )


def _description(index: GraphIndex, media_type: str) -> bytes:
    return describe("dataset", index.site, media_type, root=request.url_root)
