"""What is left out of shapes finds nothing in the data."""

from __future__ import annotations

import pytest
from rdflib import Graph

from lskg.shacl.reach import unreached
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


@pytest.mark.parametrize(
    ("data", "left_out"),
    [
        (":x :other :y .", {"OfClass", "EachOne", "OfSubjects", "OfObjects", "Rule"}),
        (":x a :Element .", {"OfSubjects", "OfObjects", "Rule"}),
        (":x a :Task .", {"OfSubjects", "OfObjects", "Rule"}),
        (":x :partOf :y .", {"OfClass", "EachOne", "Rule"}),
        (":x :order 3 .", {"OfClass", "EachOne", "OfSubjects", "OfObjects"}),
        (":x :order 4 .", {"OfClass", "EachOne", "OfSubjects", "OfObjects", "Rule"}),
    ],
)
def test_only_what_reaches_nothing_is_left_out(data: str, left_out: set[str]) -> None:
    found = unreached(read(SHAPES), read(data + CLASSES))
    assert {str(shape).rpartition("/")[2] for shape, _, _ in found} == left_out


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
