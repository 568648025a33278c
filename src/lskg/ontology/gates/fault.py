"""A fault of the ontology, and which of its terms are ours."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import OWL, RDF, Graph, URIRef
from rdflib.term import Node

#: Terms that are ours begin so.
OURS = "https://w3id.org/lskg/"
TERMS = f"{OURS}ns#"
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong with a term.

    Attributes:
        gate: name of the gate that found it.
        term: IRI of the term, or what stands for it.
        why: one sentence.
    """

    gate: str
    term: str
    why: str

    def __str__(self) -> str:
        return f"{local(self.term)}: {self.why} ({self.gate})"


def local(term: object) -> str:
    """The local name of a term.

    >>> local("https://w3id.org/lskg/ns#Passage")
    'Passage'
    """
    return str(term).replace("#", "/").rpartition("/")[2]


def own_terms(graph: Graph, *kinds: Node) -> list[URIRef]:
    """The terms of ours of the kinds, or of all kinds, sorted."""
    found = {each for kind in kinds or KINDS for each in graph.subjects(RDF.type, kind)}
    return sorted(each for each in found if isinstance(each, URIRef) and each.startswith(TERMS))


def above(graph: Graph, term: Node, relation: URIRef) -> set[Node]:
    """What lies above a term by a relation, at any height; itself only when there is a cycle."""
    found: set[Node] = set()
    waiting = list(graph.objects(term, relation))
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += graph.objects(node, relation)
    return found
