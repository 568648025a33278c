"""What the service can do and holds: https://www.w3.org/TR/sparql11-service-description/."""

from __future__ import annotations

from rdflib import RDF, VOID, Graph, Namespace, URIRef

from lskg.formats import Kind, formats_of
from lskg.web.exports.void_dcat import add_counts, format_iri, new_graph, written
from lskg.web.view.release import Site

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")


def describe_service(endpoint: str, media_type: str, site: Site, asks_others: bool) -> bytes:
    """The description of the service in RDF.

    Args:
        endpoint: the address that the request came to.
        media_type: one of the formats of graphs.
        site: whose named graphs are listed, with their counts.
        asks_others: whether the service asks listed servers for SERVICE clauses.
    """
    graph = new_graph()
    graph.bind("sd", SD)
    service, dataset, union = (
        URIRef(f"{endpoint}#{part}") for part in ("service", "dataset", "union")
    )
    graph.add((service, RDF.type, SD.Service))
    graph.add((service, SD.endpoint, URIRef(endpoint)))
    graph.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    graph.add((service, SD.feature, SD.UnionDefaultGraph))
    if asks_others:
        graph.add((service, SD.feature, SD.BasicFederatedQuery))
    for each in (*formats_of(Kind.BINDINGS), *formats_of(Kind.GRAPH)):
        graph.add((service, SD.resultFormat, format_iri(each.media_type)))
    graph.add((service, SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, SD.Dataset))
    graph.add((dataset, SD.defaultGraph, union))
    graph.add((union, RDF.type, SD.Graph))
    add_counts(graph, union, site.counts.whole)
    _add_named_graphs(graph, endpoint, dataset, site)
    return written(graph, media_type)


def _add_named_graphs(graph: Graph, endpoint: str, dataset: URIRef, site: Site) -> None:
    for name, iri in site.release.get("graphs", {}).items():
        named, content = (URIRef(f"{endpoint}#{part}{name}") for part in ("named-", "graph-"))
        graph.add((dataset, SD.namedGraph, named))
        graph.add((named, RDF.type, SD.NamedGraph))
        graph.add((named, SD.name, URIRef(iri)))
        graph.add((named, SD.graph, content))
        graph.add((content, RDF.type, SD.Graph))
        graph.add((content, RDF.type, VOID.Dataset))
        add_counts(graph, content, site.counts.of(iri))
