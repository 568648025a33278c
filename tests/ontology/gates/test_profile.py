"""The ontology stays in OWL 2 RL, and says nothing about what is not its own."""

from __future__ import annotations

from tests.ontology.gates.gated import Gated

from lskg.ontology.gates.profile import GATES

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


class TestProfile(Gated):
    gates = GATES
    mutants = MUTANTS
