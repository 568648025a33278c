"""The links into other data sets, counted and described as linksets of VoID."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import FOAF, RDF, RDFS, VOID, XSD, Graph, Literal, URIRef

from lskg.web.view.graph_index import Index


@dataclass(frozen=True, slots=True)
class Linkset:
    """The links of one predicate into another data set.

    Attributes:
        source: IRI of the data set.
        page: its address on the web, or an empty string.
    """

    source: str
    predicate: str
    page: str
    links: int


def linksets(index: Index) -> tuple[Linkset, ...]:
    """The linksets of the published graph, in order; links within it are none."""
    rows = index.rows("linksets")
    return tuple(
        Linkset(row["source"], row["predicate"], row.get("page", ""), int(row["links"]))
        for row in rows
        if "source" in row and not row["source"].endswith("/source/lskg")
    )


def add_linksets(graph: Graph, dataset: URIRef, found: Iterable[Linkset], index: Index) -> None:
    """Describe linksets as parts of the dataset."""
    for each in found:
        name = each.predicate.replace("#", "/").rsplit("/", 1)[1]
        node = URIRef(f"{dataset}#links={each.source.rsplit('/', 1)[1]}&predicate={name}")
        source = URIRef(each.source)
        graph.add((dataset, VOID.subset, node))
        graph.add((node, RDF.type, VOID.Linkset))
        graph.add((node, VOID.subjectsTarget, dataset))
        graph.add((node, VOID.objectsTarget, source))
        graph.add((node, VOID.linkPredicate, URIRef(each.predicate)))
        graph.add((node, VOID.triples, Literal(each.links, datatype=XSD.integer)))
        graph.add((source, RDF.type, VOID.Dataset))
        if each.page:
            graph.add((source, FOAF.homepage, URIRef(each.page)))
        for language, words in index.labels.get(each.source, {}).items():
            graph.add((source, RDFS.label, Literal(words, lang=language)))
