"""Nodes that may break a shape, found without pySHACL.

pySHACL visits each value of each shape, and nearly all conform. What surely does is told here from
an index of the data; pySHACL looks at all others, and reports them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from rdflib import RDF, RDFS, SH, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection as RdfList
from rdflib.term import Node

from lskg.rdf.ntriples import Triple

#: Whether a node conforms; None where only pySHACL can tell.
Conforms: TypeAlias = bool | None
Test: TypeAlias = Callable[[Node], Conforms]
#: The same of all values of a path.
TestOfValues: TypeAlias = Callable[[Collection[Node]], Conforms]

#: What is said of a shape and constrains nothing.
_SAID = {
    *(SH.path, SH.severity, SH.message, SH.name, SH.description, SH.order, SH.group),
    *(SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf, SH.defaultValue),
    *(SH.ignoredProperties, SH.qualifiedMinCount, SH.qualifiedMaxCount),
}
_KINDS: dict[Node, tuple[type[Node], ...]] = {
    SH.IRI: (URIRef,),
    SH.BlankNode: (BNode,),
    SH.Literal: (Literal,),
    SH.BlankNodeOrIRI: (BNode, URIRef),
    SH.BlankNodeOrLiteral: (BNode, Literal),
    SH.IRIOrLiteral: (URIRef, Literal),
}
#: Python's type of a well-formed literal, of the datatypes that are told here.
_PYTHON = {
    XSD.string: str,
    XSD.integer: int,
    XSD.decimal: Decimal,
    XSD.boolean: bool,
    RDF.langString: str,
}


class Data:
    """Triples by property, with the members of classes."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        known: dict[Node, Node] = {}
        self._objects: dict[Node, dict[Node, set[Node]]] = defaultdict(dict)
        for triple in triples:
            subject, predicate, value = (known.setdefault(node, node) for node in triple)
            self._objects[predicate].setdefault(subject, set()).add(value)
        self._members: dict[Node, set[Node]] = {}

    def objects(self, predicate: Node) -> Mapping[Node, Set[Node]]:
        """The values of a property by subject."""
        return self._objects.get(predicate, {})

    def subjects(self, predicate: Node) -> Mapping[Node, Set[Node]]:
        """The subjects of a property by value."""
        found: dict[Node, set[Node]] = {}
        for subject, values in self.objects(predicate).items():
            for value in values:
                found.setdefault(value, set()).add(subject)
        return found

    def members(self, of: Node) -> Set[Node]:
        """The instances of a class and of all below it."""
        if of not in self._members:
            classes, rest = {of}, [of]
            while rest:
                new = self._below.get(rest.pop(), set()) - classes
                classes |= new
                rest += new
            found: set[Node] = set()
            self._members[of] = found.union(*(self._of_class.get(each, ()) for each in classes))
        return self._members[of]

    @cached_property
    def _below(self) -> Mapping[Node, Set[Node]]:
        return self.subjects(RDFS.subClassOf)

    @cached_property
    def _of_class(self) -> Mapping[Node, Set[Node]]:
        return self.subjects(RDF.type)


class Suspects:
    """Finds the nodes that may break a shape."""

    def __init__(self, shapes: Graph, data: Data) -> None:
        self._shapes = shapes
        self._data = data
        self._tests: dict[Node, Test] = {}
        #: Constraints of other makes may stand for anything.
        self._is_core = (None, SH.parameter, None) not in shapes

    def among(self, nodes: Iterable[Node], shape: Node) -> set[Node]:
        """Those of some focus nodes of a shape that do not surely conform to it."""
        if not self._is_core:
            return set(nodes)
        test = self._test(shape)
        return {node for node in nodes if test(node) is not True}

    def _test(self, shape: Node) -> Test:
        if shape not in self._tests:
            self._tests[shape] = _unknown  # where a shape leads back to itself
            self._tests[shape] = self._compiled(shape)
        return self._tests[shape]

    def _compiled(self, shape: Node) -> Test:
        path = self._shapes.value(shape, SH.path)
        tests = self._of_shape(shape, path is not None)
        if tests is None:
            return _unknown
        if path is None:
            return lambda node: _all(test((node,)) for test in tests)
        values = self._values(path)
        if values is None:
            return _unknown
        return lambda node: _all(test(values.get(node, ())) for test in tests)

    def _of_shape(self, shape: Node, has_path: bool) -> list[TestOfValues] | None:
        """What a shape asks of its values; None if it asks what is not told here."""
        of_all: list[TestOfValues] = []
        of_each: list[Test] = []
        for predicate, value in self._shapes.predicate_objects(shape):
            if predicate in _SAID or not str(predicate).startswith(str(SH)):
                continue
            if has_path and (whole := self._of_values(shape, predicate, value)):
                of_all.append(whole)
            elif one := self._of_value(predicate, value):
                of_each.append(one)
            else:
                return None
        return [*of_all, _each(of_each)] if of_each else of_all

    def _values(self, path: Node) -> Mapping[Node, Set[Node]] | None:
        """What a path leads to; None for one that is not told here (SHACL §2.3.1)."""
        if isinstance(path, URIRef):
            return self._data.objects(path)
        said = dict(self._shapes.predicate_objects(path))
        back = said.get(SH.inversePath)
        is_told = len(said) == 1 and isinstance(back, URIRef)
        return self._data.subjects(back) if back is not None and is_told else None

    def _of_values(self, shape: Node, predicate: Node, value: Node) -> TestOfValues | None:
        """The test of all values of a path together; None where each is tested by itself."""
        if predicate == SH.minCount:
            least = int(str(value))
            return lambda values: len(values) >= least
        if predicate == SH.maxCount:
            most = int(str(value))
            return lambda values: len(values) <= most
        if predicate == SH.hasValue:
            return lambda values: value in values
        if predicate == SH.uniqueLang:
            return _has_each_language_once
        if predicate == SH.qualifiedValueShape:
            return self._qualified(shape, value)
        return None

    def _qualified(self, shape: Node, value: Node) -> TestOfValues | None:
        """Enough values that conform to a shape, and nothing else that is asked of them."""
        least = self._shapes.value(shape, SH.qualifiedMinCount)
        others = (SH.qualifiedMaxCount, SH.qualifiedValueShapesDisjoint)
        if least is None or any((shape, other, None) in self._shapes for other in others):
            return None
        number, test = int(str(least)), self._test(value)

        def conform(values: Collection[Node]) -> Conforms:
            return True if sum(test(each) is True for each in values) >= number else None

        return conform

    def _of_value(self, predicate: Node, value: Node) -> Test | None:
        """The test of one value; None for what is not told here."""
        makers: dict[Node, Callable[[Node], Test]] = {
            **_OF_VALUE,
            SH.node: self._test,
            SH.property: self._test,
            SH["not"]: self._negated,
            SH["class"]: lambda of: self._data.members(of).__contains__,
            SH["in"]: lambda listed: set(self._listed(listed)).__contains__,
            SH.languageIn: lambda listed: _in_language(self._listed(listed)),
            SH["or"]: lambda listed: _any(self._tests_of(listed)),
            SH["and"]: lambda listed: _every(self._tests_of(listed)),
            SH.xone: lambda listed: _one(self._tests_of(listed)),
        }
        maker = makers.get(predicate)
        return None if maker is None else maker(value)

    def _negated(self, shape: Node) -> Test:
        test = self._test(shape)

        def conforms(node: Node) -> Conforms:
            told = test(node)
            return None if told is None else not told

        return conforms

    def _listed(self, head: Node) -> list[Node]:
        return list(RdfList(self._shapes, head))

    def _tests_of(self, head: Node) -> list[Test]:
        return [self._test(each) for each in self._listed(head)]


def _unknown(_: Node) -> Conforms:
    return None


def _all(told: Iterable[Conforms]) -> Conforms:
    """Whether all conform: one that does not decides, one that is unknown leaves it open."""
    found: Conforms = True
    for each in told:
        if each is False:
            return False
        if each is None:
            found = None
    return found


def _each(tests: list[Test]) -> TestOfValues:
    return lambda values: _all(test(value) for value in values for test in tests)


def _every(tests: list[Test]) -> Test:
    return lambda node: _all(test(node) for test in tests)


def _any(tests: list[Test]) -> Test:
    def conforms(node: Node) -> Conforms:
        told = [test(node) for test in tests]
        return True if True in told else None if None in told else False

    return conforms


def _one(tests: list[Test]) -> Test:
    def conforms(node: Node) -> Conforms:
        told = [test(node) for test in tests]
        return None if None in told else told.count(True) == 1

    return conforms


def _has_kind(kind: Node) -> Test:
    kinds = _KINDS.get(kind, ())
    return lambda node: isinstance(node, kinds)


def _has_datatype(datatype: Node) -> Test:
    python = _PYTHON.get(datatype) if isinstance(datatype, URIRef) else None

    def conforms(node: Node) -> Conforms:
        if python is None or not isinstance(node, Literal):
            return None
        own = RDF.langString if node.language else node.datatype or XSD.string
        return (own == datatype and not node.ill_typed and isinstance(node.value, python)) or None

    return conforms


def _matches(pattern: Node) -> Test:
    compiled = re.compile(str(pattern))
    return lambda node: not isinstance(node, BNode) and compiled.search(str(node)) is not None


def _is_as_long(least: Node) -> Test:
    number = int(str(least))
    return lambda node: not isinstance(node, BNode) and len(str(node)) >= number


def _is_at_least(bound: Node) -> Test:
    return _compared(bound, lambda value, least: value >= least)


def _is_at_most(bound: Node) -> Test:
    return _compared(bound, lambda value, most: value <= most)


def _compared(bound: Node, holds: Callable[[Decimal, Decimal], bool]) -> Test:
    limit = _number(bound)

    def conforms(node: Node) -> Conforms:
        value = _number(node)
        return None if value is None or limit is None else holds(value, limit)

    return conforms


def _number(node: Node) -> Decimal | None:
    """The number of an integer or a decimal; None for all else, which has laws of its own."""
    if not isinstance(node, Literal) or node.ill_typed or isinstance(node.value, bool):
        return None
    return Decimal(node.value) if isinstance(node.value, int | Decimal) else None


def _in_language(listed: list[Node]) -> Test:
    languages = {str(each).lower() for each in listed}

    def conforms(node: Node) -> Conforms:
        language = node.language if isinstance(node, Literal) else None
        return (bool(language) and str(language).lower() in languages) or None

    return conforms


def _has_each_language_once(values: Collection[Node]) -> Conforms:
    tags = [str(each.language).lower() for each in values if isinstance(each, Literal)]
    return len(set(tags)) == len(tags) or None


_OF_VALUE: dict[Node, Callable[[Node], Test]] = {
    SH.hasValue: lambda value: value.__eq__,
    SH.nodeKind: _has_kind,
    SH.datatype: _has_datatype,
    SH.pattern: _matches,
    SH.minLength: _is_as_long,
    SH.minInclusive: _is_at_least,
    SH.maxInclusive: _is_at_most,
}
