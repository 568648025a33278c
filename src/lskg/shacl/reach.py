"""Targets of shapes that reach nothing in some data, and rules that find nothing there.

pySHACL looks for the focus nodes of each shape, and parses each rule anew: most of what a small
file takes. Oxigraph asks a rule in less than a millisecond; what it finds nothing for needs not be
asked again. So it is with patterns: a choice between two of them costs pySHACL some 0.3 ms a node.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Set

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from lskg.rdf.ntriples import Triple, to_store

#: What says which nodes a shape is about.
TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
#: Different values of a path that are codes, at most.
_MOST_CODES = 200
#: Those that the data tell.
_BY_DATA = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)


def unreached(shapes: Graph, data: Graph) -> set[Triple]:
    """The triples of shapes without which the same is found in some data."""
    return {
        *_idle_targets(shapes, data),
        *_idle_rules(shapes, data),
        *_idle_choices(shapes, data),
        *_idle_nodes(shapes, data),
    }


def aim_at(nodes: Set[Node], shapes: Graph, data: Graph) -> None:
    """Let shapes look at some nodes alone: those of their targets that are among them.

    Args:
        nodes: what is looked at.
        shapes: they are changed; a shape that aims at a node by its IRI stays as it is.
        data: tells which node is a target of which shape (SHACL §2.1.3).
    """
    of_class: dict[Node, set[Node]] = defaultdict(set)
    for node, each in data.subject_objects(RDF.type):
        of_class[each].add(node)
    for target, aim in {(t, aim) for t in _BY_DATA for aim in shapes.objects(None, t)}:
        reached: set[Node]
        if target == SH.targetClass:
            classes = data.transitive_subjects(RDFS.subClassOf, aim)
            reached = set().union(*(of_class[each] for each in classes if each is not None))
        elif target == SH.targetSubjectsOf:
            reached = set(data.subjects(aim))
        else:
            reached = set(data.objects(None, aim))
        if reached <= nodes:
            continue  # the target means the same
        for shape in list(shapes.subjects(target, aim)):
            shapes.remove((shape, target, aim))
            for node in reached & nodes:
                shapes.add((shape, SH.targetNode, node))


def query_of(shapes: Graph, rule: Node) -> str:
    """The query of a rule with its prefixes."""
    lines = [
        f"PREFIX {shapes.value(prefix, SH.prefix)}: <{shapes.value(prefix, SH.namespace)}>"
        for group in shapes.objects(rule, SH.prefixes)
        for prefix in shapes.objects(group, SH.declare)
    ]
    return "\n".join([*sorted(lines), str(shapes.value(rule, SH.select))])


def _idle_choices(shapes: Graph, data: Graph) -> Iterator[Triple]:
    """Choices between one pattern and the absence of another that each thing of a class meets."""
    for shape, choice in shapes.subject_objects(SH["or"]):
        first, *others = Collection(shapes, choice)
        kept = shapes.value(first, SH.pattern)
        without = [shapes.value(shapes.value(each, SH["not"]), SH.pattern) for each in others]
        classes = list(shapes.objects(shape, SH.targetClass))
        targets = [aim for target in TARGETS for aim in shapes.objects(shape, target)]
        if kept is None or len(without) != 1 or without[0] is None or targets != classes:
            continue
        ours, theirs = re.compile(str(kept)), re.compile(str(without[0]))
        below = {each for aim in classes for each in data.transitive_subjects(RDFS.subClassOf, aim)}
        things = {thing for each in below for thing in data.subjects(RDF.type, each)}
        if all(
            isinstance(each, URIRef) and (ours.search(each) or not theirs.search(each))
            for each in things
        ):
            yield shape, SH["or"], choice


def _idle_nodes(shapes: Graph, data: Graph) -> Iterator[Triple]:
    """Node shapes that all values of a path meet; of codes, which come again and again."""
    asked: dict[Triple, set[Node]] = {}
    probe = Graph()
    for part, shape in shapes.subject_objects(SH.node):
        path = shapes.value(part, SH.path)
        values = set(data.objects(None, path)) if isinstance(path, URIRef) else set()
        if 0 < len(values) <= _MOST_CODES:
            asked[part, SH.node, shape] = values
            _copy(shape, shapes, probe)
            for value in values:
                probe.add((shape, SH.targetNode, value))
    _, report, _ = pyshacl.validate(data, shacl_graph=probe, inference="none", inplace=True)
    if isinstance(report, Graph):
        wrong = set(report.objects(None, SH.focusNode))
        yield from (triple for triple, values in asked.items() if values.isdisjoint(wrong))


def _copy(node: Node, source: Graph, target: Graph) -> None:
    """Take what is said of a shape, and of the shapes and lists that it names."""
    if (node, None, None) in target:
        return
    for _, predicate, value in source.triples((node, None, None)):
        if predicate not in TARGETS:
            target.add((node, predicate, value))
            _copy(value, source, target)


def _idle_targets(shapes: Graph, data: Graph) -> Iterator[Triple]:
    classes = {
        above
        for each in set(data.objects(None, RDF.type))
        for above in data.transitive_objects(each, RDFS.subClassOf)
    }
    used = set(data.predicates())
    for triple in shapes.triples((None, SH.targetClass, None)):
        if triple[2] not in classes:
            yield triple
    for target in (SH.targetSubjectsOf, SH.targetObjectsOf):
        for triple in shapes.triples((None, target, None)):
            if triple[2] not in used:
                yield triple


def _idle_rules(shapes: Graph, data: Graph) -> Iterator[Triple]:
    """Rules whose results do not depend on ``$this``: it is their class, and ``value`` is free."""
    store = to_store(data)
    for shape, rule in shapes.subject_objects(SH.sparql):
        targets = [target for target in TARGETS if (shape, target, None) in shapes]
        if targets == [SH.targetNode] and isinstance(shape, URIRef):
            rows = store.query(query_of(shapes, rule))
            if isinstance(rows, ox.QuerySolutions) and next(rows, None) is None:
                yield shape, SH.sparql, rule
