"""A node is no suspect where it surely conforms, and always where it breaks the shape."""

from __future__ import annotations

import pytest
from rdflib import RDF, SH, Graph, URIRef

from lskg.shacl.suspects import Data, Suspects

PREFIXES = """
@prefix : <https://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
CLASSES = ":Town rdfs:subClassOf :Place . :here a :Town . :law a :Act ."


def shape() -> URIRef:
    return URIRef("https://example.org/Shape")


def suspects(constraints: str, data: str) -> set[str]:
    shapes = Graph().parse(data=f"{PREFIXES} :Shape {constraints} .", format="turtle")
    known = Data(Graph().parse(data=f"{PREFIXES} {CLASSES} {data}", format="turtle"))
    nodes = known.objects(URIRef("https://example.org/of")).keys()
    return {str(each).rpartition("/")[2] for each in Suspects(shapes, known).among(nodes, shape())}


#: Constraints of the values of a property, some that meet them, and some that do not.
VALUES = [
    ("sh:minCount 2", ":a, :b", ":a"),
    ("sh:maxCount 1", ":a", ":a, :b"),
    ("sh:class :Place", ":here", ":law"),
    ("sh:class :Act", ":law", ":here"),
    ("sh:nodeKind sh:IRI", ":a", "'a'"),
    ("sh:nodeKind sh:BlankNodeOrIRI", "[]", "'a'"),
    ("sh:datatype xsd:integer", "1", "1.0"),
    ("sh:datatype xsd:integer", "1", "'a'^^xsd:integer"),
    ("sh:datatype xsd:string", "'a'", "'a'@vi"),
    ("sh:datatype rdf:langString", "'a'@vi", "'a'"),
    ("sh:pattern '^a+$'", "'aa'", "'ab'"),
    ("sh:pattern '^https://example'", ":a", "[]"),
    ("sh:minLength 2", "'aa'", "'a'"),
    ("sh:minInclusive 0", "0", "-1"),
    ("sh:maxInclusive 100.5", "100.5", "101"),
    ("sh:hasValue :a", ":a, :b", ":b"),
    ("sh:in ( :a 'b' )", "'b'", "'c'"),
    ("sh:languageIn ( 'vi' )", "'a'@vi", "'a'@en"),
    ("sh:uniqueLang true", "'a'@vi, 'a'@en", "'a'@vi, 'b'@vi"),
    ("sh:node [ sh:class :Act ]", ":law", ":here"),
    ("sh:node [ sh:property [ sh:path rdf:type ; sh:minCount 1 ] ]", ":law", ":a"),
    ("sh:not [ sh:class :Act ]", ":here", ":law"),
    ("sh:or ( [ sh:class :Act ] [ sh:nodeKind sh:Literal ] )", "'a'", ":a"),
    ("sh:and ( [ sh:class :Act ] [ sh:nodeKind sh:IRI ] )", ":law", ":here"),
    ("sh:xone ( [ sh:class :Act ] [ sh:nodeKind sh:IRI ] )", ":here", ":law"),
    ("sh:qualifiedMinCount 1 ; sh:qualifiedValueShape [ sh:class :Act ]", ":law, :a", ":a"),
]
#: Constraints that pySHACL alone can tell, of whatever values.
UNTOLD = [
    "sh:equals :other",
    "sh:lessThan :other",
    "sh:disjoint :other",
    "sh:pattern 'a' ; sh:flags 'i'",
    "sh:qualifiedMaxCount 1 ; sh:qualifiedMinCount 0 ; sh:qualifiedValueShape [ sh:class :Act ]",
    "sh:deactivated true",
    "sh:not [ sh:datatype xsd:date ]",
    "sh:node :Shape",
]


@pytest.mark.parametrize(("constraint", "right", "wrong"), VALUES)
def test_what_breaks_a_shape_is_a_suspect(constraint: str, right: str, wrong: str) -> None:
    data = f":right :of {right} . :wrong :of {wrong} ."
    assert suspects(f"sh:path :of ; {constraint}", data) == {"wrong"}


@pytest.mark.parametrize("constraint", UNTOLD)
def test_what_is_not_told_is_a_suspect(constraint: str) -> None:
    assert suspects(f"sh:path :of ; {constraint}", ":x :of 'a' .") == {"x"}


@pytest.mark.parametrize("path", ["( :of :of )", "[ sh:zeroOrMorePath :of ]"])
def test_a_path_of_several_steps_is_not_told(path: str) -> None:
    assert suspects(f"sh:path {path} ; sh:maxCount 9", ":x :of :y .") == {"x"}


def test_a_path_leads_backwards() -> None:
    data = ":x :of :y ; :self :x . :y :of :x ; :self :y . :z :self :z ; :of 'a' ."
    assert suspects("sh:path [ sh:inversePath :of ] ; sh:minCount 1", data) == {"z"}


def test_a_node_shape_is_asked_of_the_node() -> None:
    data = ":here :of 'a' . :law :of 'a' ."
    assert suspects("sh:class :Place", data) == {"law"}
    assert suspects("sh:hasValue :law ; sh:nodeKind sh:IRI", data) == {"here"}


def test_every_node_is_a_suspect_where_constraints_are_of_an_own_make() -> None:
    shapes = f"{PREFIXES} :Shape sh:class :Place ; :own true . :Own sh:parameter [ sh:path :own ] ."
    graph = Graph().parse(data=shapes, format="turtle")
    data = Graph().parse(data=f"{PREFIXES} {CLASSES}", format="turtle")
    here = next(data.subjects(RDF.type, URIRef("https://example.org/Town")))
    assert Suspects(graph, Data(data)).among({here}, shape()) == {here}
    graph.remove((None, SH.parameter, None))
    assert Suspects(graph, Data(data)).among({here}, shape()) == set()
