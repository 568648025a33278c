"""The ontology stays in OWL 2 RL, and says nothing about what is not its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph

from lskg.graph.gates.profile import GATES

#: Updates that each put one fault into the ontology, by the gate that must find it.
MUTANTS: list[tuple[str, str]] = [
    (
        "RL classes",
        """INSERT DATA { lskg:Place rdfs:subClassOf
           [ a owl:Restriction ; owl:onProperty lskg:isLocatedIn ;
             owl:someValuesFrom lskg:Place ] }""",
    ),
    (
        "RL classes",
        """INSERT DATA { lskg:Place rdfs:subClassOf
           [ a owl:Class ; owl:unionOf ( lskg:Region lskg:Country ) ] }""",
    ),
    (
        "RL classes",
        """INSERT DATA { lskg:hasUnit rdfs:range
           [ a owl:Class ; owl:unionOf ( lskg:Region lskg:Country ) ] }""",
    ),
    (
        "RL classes",
        """INSERT DATA { lskg:Place rdfs:subClassOf
           [ a owl:Restriction ; owl:onProperty lskg:hasUnit ; owl:maxCardinality 2 ] }""",
    ),
    (
        "RL classes",
        """INSERT DATA { lskg:Place owl:equivalentClass
           [ a owl:Class ; owl:intersectionOf ( lskg:Place
             [ a owl:Class ; owl:complementOf lskg:Region ] ) ] }""",
    ),
    ("RL classes", "INSERT DATA { owl:Thing rdfs:subClassOf lskg:Place }"),
    ("RL axioms", "INSERT DATA { lskg:Place owl:hasKey ( lskg:administrativeCode ) }"),
    ("RL axioms", "INSERT DATA { lskg:Place owl:disjointUnionOf ( lskg:Region ) }"),
    ("RL axioms", "INSERT { ?o owl:imports prov: } WHERE { ?o a owl:Ontology }"),
    ("RL axioms", "INSERT DATA { lskg:isLocatedIn a owl:ReflexiveProperty }"),
    ("RL datatypes", "INSERT DATA { lskg:startYear rdfs:range xsd:gYear }"),
    ("simple properties", "INSERT DATA { lskg:isWithinSection a owl:FunctionalProperty }"),
    ("simple properties", "INSERT DATA { lskg:isStatedInSection a owl:IrreflexiveProperty }"),
    (
        "simple properties",
        """INSERT DATA { lskg:Place rdfs:subClassOf
           [ a owl:Restriction ; owl:onProperty lskg:isLocatedIn ; owl:maxCardinality 1 ] }""",
    ),
    ("punning", "INSERT DATA { lskg:Place a owl:ObjectProperty }"),
    ("punning", "INSERT DATA { lskg:hasUnit a owl:DatatypeProperty }"),
    ("punning", "INSERT DATA { lskg:Place a owl:NamedIndividual }"),
    ("built-in vocabulary", "INSERT DATA { rdfs:label rdfs:subPropertyOf lskg:hasUnit }"),
    ("built-in vocabulary", "INSERT DATA { [] rdf:subject lskg:Place }"),
    ("no things", 'INSERT DATA { lskg:langSon rdfs:label "Lạng Sơn"@vi }'),
]


@pytest.mark.parametrize("gate", GATES)
def test_ontology_passes(gate: str, ontology: Graph) -> None:
    assert [str(fault) for fault in GATES[gate](ontology)] == []


@pytest.mark.parametrize(("gate", "update"), MUTANTS)
def test_mutant_fails(gate: str, update: str, mutate: Callable[[str], Graph]) -> None:
    found = list(GATES[gate](mutate(update)))
    assert found
    assert {fault.gate for fault in found} == {gate}


def test_every_gate_has_a_mutant() -> None:
    assert {gate for gate, _ in MUTANTS} == set(GATES)
