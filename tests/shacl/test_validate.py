"""Findings say what is wrong, where, and in both languages."""

from __future__ import annotations

from rdflib import Graph

from lskg.shacl.validate import Finding, validate

SHAPES = """
@prefix : <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
:ElementShape a sh:NodeShape ; sh:targetClass :Element ;
    sh:property :Element-label, :Element-order .
:Element-label a sh:PropertyShape ; sh:path rdfs:label ; sh:minCount 1 ; sh:severity sh:Violation ;
    sh:message "Cần một nhãn."@vi , "A label is needed."@en .
:Element-order a sh:PropertyShape ; sh:path :order ; sh:maxCount 1 ; sh:severity sh:Warning ;
    sh:message "Nhiều nhất một thứ tự."@vi , "At most one order."@en .
:Bare a sh:NodeShape ; sh:targetClass :Bare ; sh:nodeKind sh:BlankNode .
:Asked a sh:NodeShape ; sh:targetClass :Asked ; sh:sparql [
    a sh:SPARQLConstraint ; sh:select "SELECT $this WHERE { $this a <https://example.org/Asked> }" ;
    sh:message "Hỏi."@vi , "Asked."@en ] .
"""
TERMS = """
@prefix : <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:Task rdfs:subClassOf :Element .
"""


def find(data: str) -> list[Finding]:
    def read(text: str) -> Graph:
        return Graph().parse(data=text, format="turtle")

    head = "@prefix : <https://example.org/> . @prefix x: <https://example.org/id/> ."
    return validate(read(head + data), read(SHAPES), read(TERMS))[0]


def test_valid_data_have_no_findings() -> None:
    assert find("x:a a :Element ; <http://www.w3.org/2000/01/rdf-schema#label> 'a'@vi .") == []


def test_finding_says_all_there_is_to_say() -> None:
    assert find("x:a a :Element .") == [
        Finding(
            severity="Violation",
            focus="https://example.org/id/a",
            path="label",
            value="",
            shape="https://example.org/Element-label",
            component="MinCountConstraintComponent",
            message_vi="Cần một nhãn.",
            message_en="A label is needed.",
        )
    ]


def test_members_of_a_subclass_are_checked() -> None:
    assert [each.focus for each in find("x:a a :Task .")] == ["https://example.org/id/a"]


def test_nothing_is_inferred_before_validation() -> None:
    assert find("x:a :partOf x:b .") == []


def test_findings_are_in_stable_order() -> None:
    data = "x:b a :Element ; :order 1 , 2 . x:a a :Element ; :order 1 , 2 ."
    found = find(data)
    assert [(each.severity, each.focus[-1]) for each in found] == [
        ("Violation", "a"),
        ("Violation", "b"),
        ("Warning", "a"),
        ("Warning", "b"),
    ]


def test_shape_without_messages_is_reported_all_the_same() -> None:
    (found,) = find("x:a a :Bare .")
    assert found.component == "NodeKindConstraintComponent"
    assert found.value == "https://example.org/id/a"
    assert found.message_en


def test_sentence_for_a_person() -> None:
    (found,) = find("x:a a :Element .")
    assert str(found) == "https://example.org/id/a: A label is needed. (label)"
    (found,) = find("x:a a :Bare .")
    assert str(found).endswith("(NodeKindConstraintComponent, value “https://example.org/id/a”)")


def test_messages_of_a_query_keep_their_language() -> None:
    (found,) = find("x:a a :Asked .")
    assert (found.message_vi, found.message_en) == ("Hỏi.", "Asked.")
