"""The header is whole, IRIs are well formed, and what is deprecated is not used."""

from __future__ import annotations

from tests.ontology.gates.gated import Gated

from lskg.ontology.gates import gates

#: Updates that each put one fault into the ontology, by the gate that must find it.
MUTANTS: list[tuple[str, str]] = [
    ("header", "DELETE WHERE { ?o dcterms:license ?x }"),
    ("header", "DELETE WHERE { ?o owl:versionInfo ?x }"),
    ("header", "DELETE WHERE { ?o a owl:Ontology }"),
    ("version", "INSERT { ?o owl:versionIRI ?o } WHERE { ?o a owl:Ontology }"),
    (
        "version",
        """DELETE { ?o dcterms:issued ?d } INSERT { ?o dcterms:issued "1999-01-01"^^xsd:date }
           WHERE { ?o dcterms:issued ?d }""",
    ),
    (
        "namespace",
        """DELETE { ?o vann:preferredNamespaceUri ?n }
           INSERT { ?o vann:preferredNamespaceUri "https://w3id.org/lskg/" }
           WHERE { ?o vann:preferredNamespaceUri ?n }""",
    ),
    ("namespace", "INSERT DATA { <https://example.org/x> a owl:Ontology }"),
    ("well-formed-iris", "INSERT DATA { lskg:Link rdfs:seeAlso <https://w3id.org/lskg/x.ttl> }"),
    ("well-formed-iris", "INSERT DATA { lskg:Link rdfs:seeAlso <urn:x> }"),
    ("nobody-elses-terms", "INSERT DATA { prov:Entity rdfs:subClassOf lskg:Link }"),
    ("deprecation", "INSERT DATA { lskg:Place owl:deprecated true }"),
    (
        "deprecation",
        "INSERT DATA { lskg:Place owl:deprecated true ; dcterms:isReplacedBy lskg:Region }",
    ),
    ("deprecation", "INSERT DATA { lskg:Award dcterms:isReplacedBy lskg:Event }"),
    ("annotations", 'INSERT DATA { lskg:Place rdfs:comment "a place"@en }'),
]


class TestHeader(Gated):
    gates = gates("header")
    mutants = MUTANTS
