"""The ontology stays in OWL 2 RL, and says nothing about what is not its own."""

from __future__ import annotations

from tests.ontology.gates.gated import Gated

from lskg.ontology.gates import gates

#: Updates that each put one fault into the ontology, by the gate that must find it.
MUTANTS: list[tuple[str, str]] = [
    (
        "rl-classes",
        """INSERT DATA { lskg:Place rdfs:subClassOf
           [ a owl:Restriction ; owl:onProperty lskg:isLocatedIn ;
             owl:someValuesFrom lskg:Place ] }""",
    ),
    (
        "rl-classes",
        """INSERT DATA { lskg:Place rdfs:subClassOf
           [ a owl:Class ; owl:unionOf ( lskg:Region lskg:Country ) ] }""",
    ),
    (
        "rl-classes",
        """INSERT DATA { lskg:hasUnit rdfs:range
           [ a owl:Class ; owl:unionOf ( lskg:Region lskg:Country ) ] }""",
    ),
    (
        "rl-classes",
        """INSERT DATA { lskg:Place rdfs:subClassOf
           [ a owl:Restriction ; owl:onProperty lskg:hasUnit ; owl:maxCardinality 2 ] }""",
    ),
    (
        "rl-classes",
        """INSERT DATA { lskg:Place owl:equivalentClass
           [ a owl:Class ; owl:intersectionOf ( lskg:Place
             [ a owl:Class ; owl:complementOf lskg:Region ] ) ] }""",
    ),
    ("rl-classes", "INSERT DATA { owl:Thing rdfs:subClassOf lskg:Place }"),
    ("rl-axioms", "INSERT DATA { lskg:Place owl:hasKey ( lskg:administrativeCode ) }"),
    ("rl-axioms", "INSERT DATA { lskg:Place owl:disjointUnionOf ( lskg:Region ) }"),
    ("rl-axioms", "INSERT { ?o owl:imports prov: } WHERE { ?o a owl:Ontology }"),
    ("rl-axioms", "INSERT DATA { lskg:isLocatedIn a owl:ReflexiveProperty }"),
    ("rl-datatypes", "INSERT DATA { lskg:startYear rdfs:range xsd:gYear }"),
    ("simple-properties", "INSERT DATA { lskg:isWithinSection a owl:FunctionalProperty }"),
    ("simple-properties", "INSERT DATA { lskg:isStatedInSection a owl:IrreflexiveProperty }"),
    (
        "simple-properties",
        """INSERT DATA { lskg:Place rdfs:subClassOf
           [ a owl:Restriction ; owl:onProperty lskg:isLocatedIn ; owl:maxCardinality 1 ] }""",
    ),
    ("punning", "INSERT DATA { lskg:Place a owl:ObjectProperty }"),
    ("punning", "INSERT DATA { lskg:hasUnit a owl:DatatypeProperty }"),
    ("punning", "INSERT DATA { lskg:Place a owl:NamedIndividual }"),
    ("built-in-vocabulary", "INSERT DATA { rdfs:label rdfs:subPropertyOf lskg:hasUnit }"),
    ("built-in-vocabulary", "INSERT DATA { [] rdf:subject lskg:Place }"),
]


class TestProfile(Gated):
    gates = gates("profile")
    mutants = MUTANTS
