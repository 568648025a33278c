"""Parents, siblings, domains and inverses make one consistent whole."""

from __future__ import annotations

from tests.ontology.gates.gated import Gated

from lskg.ontology.gates import gates

#: Updates that each put one fault into the ontology, by the gate that must find it.
MUTANTS: list[tuple[str, str]] = [
    ("cycles", "INSERT DATA { lskg:Place rdfs:subClassOf lskg:Commune }"),
    ("cycles", "INSERT DATA { lskg:isWithinSection rdfs:subPropertyOf lskg:isWithinSection }"),
    ("equal-pairs", "INSERT DATA { lskg:Place owl:equivalentClass lskg:Region }"),
    ("equal-pairs", "INSERT DATA { lskg:hasUnit owl:equivalentProperty lskg:hasValue }"),
    ("equal-pairs", "INSERT DATA { lskg:ActualFigure owl:equivalentClass [ a owl:Class ] }"),
    ("siblings", "INSERT DATA { lskg:Village a owl:Class ; rdfs:subClassOf lskg:Place }"),
    ("siblings", "DELETE WHERE { ?x owl:members ?y }"),
    ("domains", "INSERT DATA { lskg:hasUnit rdfs:domain lskg:Place }"),
    ("domains", "INSERT DATA { lskg:hasUnit rdfs:range lskg:Place }"),
    (
        "domains",
        """INSERT DATA { lskg:hasUnit rdfs:subPropertyOf lskg:isLocatedIn .
                         lskg:isLocatedIn rdfs:domain lskg:Place }""",
    ),
    ("said-of-what", "DELETE WHERE { lskg:hasUnit rdfs:domain ?x }"),
    ("said-of-what", "DELETE WHERE { lskg:hasUnit rdfs:range ?x }"),
    ("inverses", "INSERT DATA { lskg:hasUnit owl:inverseOf lskg:hasValue }"),
    ("inverses", "INSERT DATA { lskg:hasUnit a owl:SymmetricProperty }"),
    ("inverses", "INSERT DATA { lskg:hasUnit a owl:TransitiveProperty }"),
    ("connected", "INSERT DATA { lskg:Alone a owl:Class }"),
    ("connected", "INSERT DATA { lskg:hasUnit owl:propertyChainAxiom ( lskg:hasValue ) }"),
    ("declared", "INSERT DATA { lskg:Place rdfs:subClassOf lskg:Spot }"),
    ("declared", "DELETE WHERE { lskg:hasUnit a ?kind }"),
    ("declared", 'INSERT DATA { lskg:langSon rdfs:label "Lạng Sơn"@vi }'),
]


class TestLogic(Gated):
    gates = gates("structure")
    mutants = MUTANTS
