"""What pySHACL does not look at breaks nothing."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from rdflib import SH, Graph, URIRef
from rdflib.term import Node

from lskg.shacl.reach import aim_at_suspects, idle_rules
from lskg.shacl.suspects import Data
from lskg.shacl.validate import Finding, validate

SHAPES = """
@prefix : <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
:Declared sh:declare :Prefix .
:Prefix sh:prefix "" ; sh:namespace "https://example.org/" .
:OfClass a sh:NodeShape ; sh:targetClass :Element ; sh:property [ sh:path :order ; sh:minCount 1 ] .
:OfSubjects a sh:NodeShape ; sh:targetSubjectsOf :partOf ; sh:nodeKind sh:BlankNode .
:OfObjects a sh:NodeShape ; sh:targetObjectsOf :partOf ; sh:nodeKind sh:BlankNode .
:Rule a sh:NodeShape ; sh:targetNode :Element ; sh:sparql :Rule-order .
:Rule-order sh:prefixes :Declared ;
    sh:message "Số {?found} là lẻ."@vi , "The number {?found} is odd."@en ;
    sh:select '''SELECT $this ?value ?path ?found WHERE {
        ?value :order ?found FILTER(?found = 3) BIND(:order AS ?path) }''' .
:EachOne a sh:NodeShape ; sh:targetClass :Element ; sh:sparql :EachOne-self .
:EachOne-self sh:prefixes :Declared ; sh:message "Chính nó."@vi , "Itself."@en ;
    sh:select "SELECT $this ?value WHERE { $this :self $this . BIND($this AS ?value) }" .
"""
CLASSES = ":Task <http://www.w3.org/2000/01/rdf-schema#subClassOf> :Element ."


def read(text: str) -> Graph:
    return Graph().parse(data=f"@prefix : <https://example.org/> . {text}", format="turtle")


def names(nodes: Iterable[Node]) -> set[str]:
    return {str(node).rpartition("/")[2] for node in nodes}


@pytest.mark.parametrize(("order", "idle"), [(3, set()), (4, {"Rule"})])
def test_a_rule_that_finds_nothing_is_idle(order: int, idle: set[str]) -> None:
    found = idle_rules(read(SHAPES), read(f":x :order {order} ."))
    assert names(shape for shape, _, _ in found) == idle


@pytest.mark.parametrize(
    ("data", "looked_at"),
    [
        (":x :other :y .", {}),
        (":x a :Element ; :order 1 .", {"EachOne": {"x"}}),
        (":x a :Task .", {"EachOne": {"x"}, "OfClass": {"x"}}),
        (":x :partOf :y .", {"OfSubjects": {"x"}, "OfObjects": {"y"}}),
    ],
)
def test_shapes_look_at_suspects_alone(data: str, looked_at: dict[str, set[str]]) -> None:
    shapes = read(SHAPES)
    aim_at_suspects(shapes, Data(read(data + CLASSES)), None)
    assert {next(iter(names([shape]))) for shape in shapes.subjects(SH.targetNode)} == {
        "Rule",
        *looked_at,
    }
    for shape, nodes in looked_at.items():
        found = shapes.objects(URIRef(f"https://example.org/{shape}"), SH.targetNode)
        assert names(found) == nodes


def test_shapes_look_at_what_is_asked_about_alone() -> None:
    shapes, about = read(SHAPES), URIRef("https://example.org/x")
    aim_at_suspects(shapes, Data(read(":x a :Element . :y a :Element ." + CLASSES)), {about})
    looked_at = set(shapes.objects(None, SH.targetNode))
    assert looked_at == {about, URIRef("https://example.org/Element")}


def test_finding_of_a_rule_names_the_thing_and_what_is_wrong_with_it() -> None:
    found, _ = validate(read(":x :order 3 ."), read(SHAPES), read(CLASSES))
    assert found == [
        Finding(
            severity="Violation",
            focus="https://example.org/x",
            path="order",
            value="3",
            shape="https://example.org/Rule",
            component="SPARQLConstraintComponent",
            message_vi="Số 3 là lẻ.",
            message_en="The number 3 is odd.",
        )
    ]
