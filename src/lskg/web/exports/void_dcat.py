"""The dataset described in RDF, and its counts wherever they are told.

https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/, and DCAT-AP.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import DCTERMS, FOAF, RDF, RDFS, VOID, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from lskg.distributions.counts import Counts, Linkset
from lskg.formats import Kind, endings_of, format_of
from lskg.release.files import graph_name
from lskg.sparql.media_types import N_TRIPLES
from lskg.vocabulary import PREFIXES
from lskg.web.exports.dcat_ap import (
    ADMS,
    DCAT,
    SPDX,
    add_catalogue,
    add_checksum,
    add_distribution,
    add_ranges,
    add_tables,
    add_versions,
    say,
)
from lskg.web.exports.graph_titles import graph_titles
from lskg.web.urls import RDF_TYPES
from lskg.web.view.release import Site

#: https://www.w3.org/ns/formats/ names the formats.
FORMATS = Namespace("http://www.w3.org/ns/formats/")
#: Of all that is published.
LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")
#: Of the dataset, by language.
TITLES = {"vi": "Đồ thị tri thức Lạng Sơn", "en": "Lạng Sơn knowledge graph"}
#: Endings of the dumps of the whole dataset, with their media types.
DATASET_TYPES = endings_of(Kind.DATASET)


@dataclass(frozen=True, slots=True)
class SiteIri:
    """Where the site is: its address, with a final slash."""

    root: str

    def __call__(self, path: str) -> URIRef:
        """The address of a path, which has no slash at its beginning."""
        return URIRef(self.root + path)


def describe_dataset(site_iri: SiteIri, site: Site, media_type: str) -> bytes:
    """The description of the dataset in RDF.

    Args:
        site_iri: where the site is.
        site: whose graphs are described.
        media_type: one of the formats of graphs.
    """
    graph = new_graph()
    dataset = URIRef(f"{site.base}dataset")
    service = site_iri("sparql#service")
    graph.add((dataset, RDF.type, DCAT.Dataset))
    graph.add((dataset, RDF.type, VOID.Dataset))
    say(graph, dataset, DCTERMS.title, TITLES)
    report = {each: site.release.get("report", {}).get(f"title_{each}") for each in ("vi", "en")}
    say(graph, dataset, DCTERMS.description, {name: text for name, text in report.items() if text})
    graph.add((dataset, DCTERMS.license, LICENCE))
    if digest := site.release.get("digest"):
        graph.add((dataset, DCTERMS.identifier, Literal(digest)))
    if version := site.release.get("version"):
        graph.add((dataset, DCAT.version, Literal(version)))
    add_catalogue(graph, site_iri.root, dataset, site, TITLES)
    add_versions(graph, dataset, site.base, site.releases(), TITLES)
    _add_linksets(graph, dataset, site.counts.linksets)
    add_tables(graph, site_iri.root, dataset, site.queries)
    graph.add((dataset, DCAT.landingPage, site_iri("dataset")))
    graph.add((dataset, FOAF.homepage, site_iri("")))
    graph.add((dataset, VOID.sparqlEndpoint, site_iri("sparql")))
    graph.add((dataset, VOID.uriSpace, Literal(site.base)))
    graph.add((dataset, VOID.vocabulary, URIRef(f"{site.base}ns#")))
    _add_service(graph, service, dataset, site_iri)
    add_counts(graph, dataset, site.counts.whole)
    for ending, kind in DATASET_TYPES.items():
        _add_dump(graph, dataset, site_iri, f"dataset.{ending}", kind)
    for name, iri in site.release["graphs"].items():
        part = URIRef(iri)
        graph.add((dataset, VOID.subset, part))
        graph.add((part, RDF.type, VOID.Dataset))
        for about in (DCTERMS.title, DCTERMS.description):
            say(graph, part, about, graph_titles(name))
        graph.add((part, RDF.type, DCAT.Dataset))
        add_counts(graph, part, site.counts.of(iri))
        for ending, kind in RDF_TYPES.items():
            node = _add_dump(graph, part, site_iri, f"{name}.{ending}", kind)
            file = site.file(f"{graph_name(name)}.{ending}")
            if kind == N_TRIPLES and file:
                add_checksum(graph, node, file.sha256, file.size)
    add_ranges(graph)
    return written(graph, media_type)


def add_counts(graph: Graph, node: Node, counts: Counts) -> None:
    """Say how much there is in a dataset, in all and by property and class."""
    numbers = {
        VOID.triples: counts.triples,
        VOID.distinctSubjects: counts.subjects,
        VOID.distinctObjects: counts.objects,
        VOID.properties: len(counts.properties),
        VOID.classes: len(counts.classes),
    }
    for name, number in numbers.items():
        graph.add((node, name, _count(number)))
    for iri, number in counts.properties.items():
        part = _part(node, "property", iri)
        graph.add((node, VOID.propertyPartition, part))
        graph.add((part, VOID.property, URIRef(iri)))
        graph.add((part, VOID.triples, _count(number)))
    for iri, number in counts.classes.items():
        part = _part(node, "class", iri)
        graph.add((node, VOID.classPartition, part))
        graph.add((part, VOID["class"], URIRef(iri)))
        graph.add((part, VOID.entities, _count(number)))


def new_graph() -> Graph:
    """An empty graph that knows the prefixes."""
    graph = Graph(bind_namespaces="none")
    used = {
        "adms": ADMS,
        "dcat": DCAT,
        "foaf": FOAF,
        "formats": FORMATS,
        "spdx": SPDX,
        "void": VOID,
    }
    for prefix, iri in {**PREFIXES, **used}.items():
        graph.bind(prefix, str(iri))
    return graph


def written(graph: Graph, media_type: str) -> bytes:
    """A graph in one of the formats of graphs, in an order that does not change."""
    lines = graph.serialize(format="nt", encoding="utf-8")
    triples = {quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)}
    body = ox.serialize(
        sorted(triples, key=str),
        format=ox.RdfFormat.from_media_type(media_type),
        prefixes={prefix: str(iri) for prefix, iri in graph.namespaces()},
    )
    return body or b""


def format_iri(media_type: str) -> URIRef:
    """The name of a format of RDF."""
    return FORMATS[format_of(media_type).w3c]


def _add_linksets(graph: Graph, dataset: URIRef, found: Iterable[Linkset]) -> None:
    """Describe links into other data sets as parts of the dataset."""
    for each in found:
        name = each.predicate.replace("#", "/").rsplit("/", 1)[1]
        node = URIRef(f"{dataset}#links={each.source.rsplit('/', 1)[1]}&predicate={name}")
        source = URIRef(each.source)
        graph.add((dataset, VOID.subset, node))
        graph.add((node, RDF.type, VOID.Linkset))
        graph.add((node, VOID.subjectsTarget, dataset))
        graph.add((node, VOID.objectsTarget, source))
        graph.add((node, VOID.linkPredicate, URIRef(each.predicate)))
        graph.add((node, VOID.triples, _count(each.links)))
        graph.add((source, RDF.type, VOID.Dataset))
        if each.page:
            graph.add((source, FOAF.homepage, URIRef(each.page)))
        say(graph, source, RDFS.label, each.titles)


def _add_service(graph: Graph, service: URIRef, dataset: URIRef, site_iri: SiteIri) -> None:
    graph.add((service, RDF.type, DCAT.DataService))
    graph.add((service, DCAT.endpointURL, site_iri("sparql")))
    graph.add((service, DCAT.endpointDescription, site_iri("sparql")))
    graph.add((service, DCAT.servesDataset, dataset))
    graph.add((service, DCTERMS.conformsTo, URIRef("http://www.w3.org/TR/sparql11-protocol/")))
    say(graph, service, DCTERMS.title, {"vi": "Truy vấn SPARQL", "en": "SPARQL endpoint"})


def _add_dump(
    graph: Graph, dataset: URIRef, site_iri: SiteIri, file: str, media_type: str
) -> URIRef:
    address = site_iri(f"data/{file}")
    graph.add((dataset, VOID.dataDump, address))
    graph.add((dataset, VOID.feature, format_iri(media_type)))
    node = site_iri(f"dataset#{file}")
    add_distribution(graph, dataset, node, address, media_type)
    graph.add((node, DCTERMS.license, LICENCE))
    return node


def _part(node: Node, kind: str, iri: str) -> URIRef:
    separator = "&" if "#" in str(node) else "#"
    return URIRef(f"{node}{separator}{kind}={iri.replace('#', '%23')}")


def _count(number: int) -> Literal:
    return Literal(number, datatype=XSD.integer)
