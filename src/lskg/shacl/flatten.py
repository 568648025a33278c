"""Shapes rewritten so that pySHACL checks each property shape for all its focus nodes at once."""

from __future__ import annotations

from collections.abc import Set

from rdflib import SH, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from lskg.rdf.ntriples import Triple
from lskg.shacl.reach import TARGETS


def flat_shapes(shapes: Graph, without: Set[Triple] = frozenset()) -> Graph:
    """The same shapes, with the property shapes of a targeted node shape as its equals.

    A result of a property shape is the same whether the shape is reached by ``sh:property`` from
    a shape with a target or has that target itself (SHACL §2.1.3, §4.7.1 and §4.8.2), but for a
    node that two such shapes reach, which has one result instead of two. The first way visits it
    node by node. The paths that ``sh:closed`` allows become ``sh:ignoredProperties``.

    Args:
        shapes: as they are written.
        without: triples to leave out.
    """
    flat = Graph()
    for triple in shapes:
        if triple not in without:
            flat.add(triple)
    for shape in {each for target in TARGETS for each in flat.subjects(target)}:
        if (shape, SH.deactivated, None) not in shapes:
            _flatten(shape, shapes, flat)
    return flat


def _flatten(shape: Node, shapes: Graph, flat: Graph) -> None:
    allowed: list[Node] = []
    aims = [(target, aim) for target in TARGETS for aim in flat.objects(shape, target)]
    for part in shapes.objects(shape, SH.property):
        flat.remove((shape, SH.property, part))
        allowed += [path for path in shapes.objects(part, SH.path) if isinstance(path, URIRef)]
        for target, aim in aims:
            flat.add((part, target, aim))
    if allowed and (shape, SH.closed, None) in shapes:
        ignored = shapes.value(shape, SH.ignoredProperties)
        listed = list(Collection(shapes, ignored)) if ignored is not None else []
        flat.set((shape, SH.ignoredProperties, _listed(flat, listed + allowed)))


def _listed(graph: Graph, nodes: list[Node]) -> BNode:
    head = BNode()
    Collection(graph, head, nodes)
    return head
