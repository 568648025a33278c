"""What the service can do and holds: https://www.w3.org/TR/sparql11-service-description/."""

from __future__ import annotations

from rdflib import RDF, VOID, Graph, Literal, Namespace, URIRef

from lskg.formats import CSV, JSON, JSON_LD, N_TRIPLES, RDF_XML, TSV, TURTLE, XML
from lskg.web.site import Site

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
# https://www.w3.org/ns/formats/ names the formats.
_FORMATS = Namespace("http://www.w3.org/ns/formats/")
_RESULT_FORMATS = {
    JSON: "SPARQL_Results_JSON",
    XML: "SPARQL_Results_XML",
    CSV: "SPARQL_Results_CSV",
    TSV: "SPARQL_Results_TSV",
    TURTLE: "Turtle",
    N_TRIPLES: "N-Triples",
    RDF_XML: "RDF_XML",
    JSON_LD: "JSON-LD",
}
_WRITERS = {TURTLE: "turtle", N_TRIPLES: "nt", RDF_XML: "pretty-xml", JSON_LD: "json-ld"}


def describe_service(endpoint: str, site: Site, media_type: str) -> bytes:
    """The description of the service in RDF.

    Args:
        endpoint: the address that the request came to.
        site: whose named graphs are listed.
        media_type: one of the formats of graphs.
    """
    graph = Graph()
    graph.bind("sd", SD)
    graph.bind("void", VOID)
    graph.bind("formats", _FORMATS)
    address = URIRef(endpoint)
    service, dataset, union = (
        URIRef(f"{endpoint}#{part}") for part in ("service", "dataset", "union")
    )
    graph.add((service, RDF.type, SD.Service))
    graph.add((service, SD.endpoint, address))
    graph.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    graph.add((service, SD.feature, SD.UnionDefaultGraph))
    for name in _RESULT_FORMATS.values():
        graph.add((service, SD.resultFormat, _FORMATS[name]))
    graph.add((service, SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, SD.Dataset))
    graph.add((dataset, SD.defaultGraph, union))
    graph.add((union, RDF.type, SD.Graph))
    _add_named_graphs(graph, endpoint, dataset, site)
    return graph.serialize(format=_WRITERS[media_type], encoding="utf-8")


def _add_named_graphs(graph: Graph, endpoint: str, dataset: URIRef, site: Site) -> None:
    counts = site.release.get("triples", {})
    for name, iri in site.release.get("graphs", {}).items():
        named, content = (URIRef(f"{endpoint}#{part}{name}") for part in ("named-", "graph-"))
        graph.add((dataset, SD.namedGraph, named))
        graph.add((named, RDF.type, SD.NamedGraph))
        graph.add((named, SD.name, URIRef(iri)))
        graph.add((named, SD.graph, content))
        graph.add((content, RDF.type, SD.Graph))
        if name in counts:
            graph.add((content, VOID.triples, Literal(counts[name])))
