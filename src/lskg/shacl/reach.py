"""What pySHACL has to look at: rules that find something, and nodes that may break a shape.

pySHACL looks for the focus nodes of each shape, and parses each rule anew. Oxigraph asks a rule in
less than a millisecond; what it finds nothing for needs not be asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Set

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, SH, Graph, URIRef
from rdflib.term import Node

from lskg.rdf.ntriples import Triple, to_store
from lskg.shacl.suspects import Data, Suspects

#: What says which nodes a shape is about, as the data tell it.
_BY_DATA: dict[URIRef, Callable[[Data, Node], Collection[Node]]] = {
    SH.targetClass: lambda data, of: data.members(of),
    SH.targetSubjectsOf: lambda data, of: data.objects(of),
    SH.targetObjectsOf: lambda data, of: data.subjects(of),
}
TARGETS = (*_BY_DATA, SH.targetNode)
_CLASSES = (RDFS.Class, OWL.Class)


def idle_rules(shapes: Graph, data: Iterable[Triple]) -> Iterator[Triple]:
    """Rules that find nothing, and whose results do not depend on ``$this``: it is their class."""
    store = to_store(data)
    for shape, rule in shapes.subject_objects(SH.sparql):
        targets = [target for target in TARGETS if (shape, target, None) in shapes]
        if targets == [SH.targetNode] and isinstance(shape, URIRef):
            rows = store.query(query_of(shapes, rule))
            if isinstance(rows, ox.QuerySolutions) and next(rows, None) is None:
                yield shape, SH.sparql, rule


def aim_at_suspects(shapes: Graph, data: Data, about: Set[Node] | None) -> None:
    """Let shapes look at those nodes alone that may break them.

    Args:
        shapes: flat ones; they are changed.
        data: tells which node is a target of which shape (SHACL §2.1.3).
        about: the nodes that are looked at; None for all. A shape that aims at a node by its IRI
            looks at it all the same.
    """
    suspects = Suspects(shapes, data)
    for shape in {each for target in TARGETS for each in shapes.subjects(target)}:
        if any((shape, RDF.type, each) in shapes for each in _CLASSES):
            continue  # it is about its own members, too
        reached: set[Node] = set()
        for target in _BY_DATA:
            for aim in list(shapes.objects(shape, target)):
                shapes.remove((shape, target, aim))
                reached.update(_BY_DATA[target](data, aim))
        nodes = reached if about is None else reached & about
        nodes |= set(shapes.objects(shape, SH.targetNode))
        shapes.remove((shape, SH.targetNode, None))
        for node in suspects.among(nodes, shape):
            shapes.add((shape, SH.targetNode, node))


def query_of(shapes: Graph, rule: Node) -> str:
    """The query of a rule with its prefixes."""
    lines = [
        f"PREFIX {shapes.value(prefix, SH.prefix)}: <{shapes.value(prefix, SH.namespace)}>"
        for group in shapes.objects(rule, SH.prefixes)
        for prefix in shapes.objects(group, SH.declare)
    ]
    return "\n".join([*sorted(lines), str(shapes.value(rule, SH.select))])
