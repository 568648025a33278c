"""What follows from the asserted data by OWL 2 RL, filtered to what a reader can use.

`reasonable` does the rules and lacks property chains, which are closed here; owlrl is the
reference, complete and slow, and gives the same graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from lskg.rdf.ntriples import Triple

if TYPE_CHECKING:
    import reasonable

#: Gives what holds by an ontology after each of several sets of triples was told, which are the
#: ontology itself and data.
Reasoner: TypeAlias = Callable[[Graph, Sequence[set[Triple]]], Iterator[set[Triple]]]

_BUILT_IN = tuple(str(namespace) for namespace in (OWL, RDF, RDFS, XSD))


def infer(ontology: Graph, data: Iterable[Triple], reasoner: str = "reasonable") -> Graph:
    """The useful triples that follow from data and ontology and are in neither.

    Args:
        ontology: the terms.
        data: what is asserted.
        reasoner: one of `REASONERS`.
    """
    told = set(ontology) | set(data)
    closed = next(REASONERS[reasoner](ontology, [told]))
    return useful(closed, ontology, told)


def infer_apart(
    ontology: Graph, data: Iterable[Triple], reasoner: str = "reasonable"
) -> tuple[Graph, Graph]:
    """What `infer` gives, in two parts: what follows in one step, and the closures.

    A closure is what follows only since a property is transitive, such as the sections above the
    innermost one.

    Args:
        ontology: the terms.
        data: what is asserted.
        reasoner: one of `REASONERS`.
    """
    transitive = set(ontology.triples((None, RDF.type, OWL.TransitiveProperty)))
    told = set(ontology) | set(data)
    near, far = REASONERS[reasoner](ontology, [told - transitive, transitive])
    return useful(near, ontology, told), useful(far - near, ontology, told)


def close_fast(ontology: Graph, stages: Sequence[set[Triple]]) -> Iterator[set[Triple]]:
    """What holds by `reasonable` and the property chains, after each stage.

    Runs the rules and the chains in turn until nothing new follows. The engine keeps what it
    knows, and is told only what is new.
    """
    chains = list(_chains(ontology))
    # Serving, and reading by the rules alone, do without it; see `lskg.extras`.
    import reasonable

    engine = reasonable.PyReasoner()
    closed: set[Triple] = set()
    for stage in stages:
        chains += [(each, (each, each)) for each in _transitive(stage)]
        new = stage - closed
        while new:
            closed |= new
            # What the chains give is told with it: each turn of the engine names all that holds.
            while more := set(_chained(closed, chains)) - closed:
                closed |= more
                new |= more
            closed |= set(_rules(engine, new))
            new = set(_chained(closed, chains)) - closed
        yield set(closed)


def close_by_reference(ontology: Graph, stages: Sequence[set[Triple]]) -> Iterator[set[Triple]]:
    """What holds by owlrl, with all that it adds for itself, after each stage."""
    import owlrl

    for last in range(1, len(stages) + 1):
        closed = Graph()
        for triple in chain.from_iterable(stages[:last]):
            closed.add(triple)
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
        yield set(closed)


#: By the name under which a build asks for it; the first is the default.
REASONERS: dict[str, Reasoner] = {"reasonable": close_fast, "owlrl": close_by_reference}


def useful(closed: Iterable[Triple], ontology: Graph, told: Set[Triple]) -> Graph:
    """The new triples about data, without what a rule engine adds for itself.

    Left out: statements about terms and literals, values that are blank nodes or plain
    literals, `owl:sameAs`, and types from the built-in vocabularies.

    Args:
        closed: what holds.
        ontology: the terms.
        told: what was told.
    """
    terms = set(ontology.subjects())
    kept = Graph()
    for triple in closed:
        subject, predicate, value = triple
        if (
            isinstance(subject, URIRef)
            and isinstance(value, URIRef)
            and subject not in terms
            and not str(subject).startswith(_BUILT_IN)
            and not str(value).startswith(_BUILT_IN)
            and predicate != OWL.sameAs
            and triple not in told
        ):
            kept.add(triple)
    return kept


def _rules(engine: reasonable.PyReasoner, new: Iterable[Triple]) -> Iterator[Triple]:
    """What follows by the rules from new triples too; no rule of ours asks for a literal."""
    graph = Graph(store="SimpleMemory")
    for triple in new:
        if not isinstance(triple[2], Literal):
            graph.add(triple)
    engine.from_graph(graph)
    for triple in engine.reason():
        if all(isinstance(node, URIRef) for node in triple):
            yield triple


def _transitive(triples: Iterable[Triple]) -> Iterator[URIRef]:
    """The properties that are said to be transitive."""
    for subject, predicate, value in triples:
        if (predicate, value) == (RDF.type, OWL.TransitiveProperty):
            yield URIRef(str(subject))


def _chains(ontology: Graph) -> Iterator[tuple[URIRef, tuple[Node, ...]]]:
    for chained, links in ontology.subject_objects(OWL.propertyChainAxiom):
        yield URIRef(str(chained)), tuple(Collection(ontology, links))


def _chained(
    triples: Iterable[Triple], chains: list[tuple[URIRef, tuple[Node, ...]]]
) -> Iterator[Triple]:
    """The triples that the property chains give."""
    links = {link for _, path in chains for link in path}
    steps: dict[Node, dict[Node, set[Node]]] = {link: {} for link in links}
    for subject, predicate, value in triples:
        if predicate in links:
            steps[predicate].setdefault(subject, set()).add(value)
    for chained, path in chains:
        for subject in steps[path[0]]:
            reached = {subject}
            for link in path:
                reached = {end for node in reached for end in steps[link].get(node, ())}
            yield from ((subject, chained, end) for end in reached)
