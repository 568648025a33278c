"""Names, labels, definitions and examples are such as a reader can rely on."""

from __future__ import annotations

from tests.ontology.gates.gated import Gated

from lskg.ontology.gates import gates

#: Updates that each put one fault into the ontology, by the gate that must find it.
MUTANTS: list[tuple[str, str]] = [
    ("names", "INSERT DATA { lskg:borderGate a owl:Class }"),
    ("names", "INSERT DATA { lskg:SchemeAndProject a owl:Class }"),
    ("names", "INSERT DATA { lskg:MiscThing a owl:Class }"),
    ("names", "INSERT DATA { lskg:HasValue a owl:ObjectProperty }"),
    ("names", "INSERT DATA { lskg:is a owl:ObjectProperty }"),
    ("names", "INSERT DATA { lskg:linkTarget a owl:ObjectProperty }"),
    ("names", "INSERT DATA { lskg:hasLength a owl:DatatypeProperty }"),
    ("languages", 'INSERT DATA { lskg:Place rdfs:label "nơi chốn"@vi }'),
    ("languages", "DELETE WHERE { lskg:Place rdfs:label ?x }"),
    ("languages", 'INSERT DATA { lskg:Place rdfs:label "Ort"@de }'),
    ("labels", 'INSERT DATA { lskg:Place rdfs:label "A place."@en }'),
    ("unique-words", 'INSERT DATA { lskg:Event rdfs:label "Place"@en }'),
    ("languages", "DELETE WHERE { lskg:Place skos:definition ?x }"),
    ("languages", 'INSERT DATA { lskg:Place skos:definition "Where something is."@en }'),
    (
        "definitions",
        """DELETE { lskg:Place skos:definition ?x } INSERT { lskg:Place skos:definition ?y }
           WHERE { lskg:Place skos:definition ?x .
                   BIND(STRLANG("Some place where things are.", LANG(?x)) AS ?y) }""",
    ),
    (
        "definitions",
        """DELETE { lskg:Place skos:definition ?x } INSERT { lskg:Place skos:definition ?y }
           WHERE { lskg:Place skos:definition ?x . BIND(STRLANG("Place.", LANG(?x)) AS ?y) }""",
    ),
    (
        "definitions",
        """DELETE { lskg:Place skos:definition ?x } INSERT { lskg:Place skos:definition ?y }
           WHERE { lskg:Place skos:definition ?x .
                   BIND(STRLANG("no full stop and no capital", LANG(?x)) AS ?y) }""",
    ),
    (
        "unique-words",
        "INSERT { lskg:Event skos:definition ?x } WHERE { lskg:Place skos:definition ?x }",
    ),
    (
        "genus",
        """DELETE { lskg:Country skos:definition ?x }
           INSERT { lskg:Country skos:definition "Country on a map."@en }
           WHERE { lskg:Country skos:definition ?x FILTER(LANG(?x) = "en") }""",
    ),
    (
        "genus",
        """DELETE { lskg:Country skos:definition ?x }
           INSERT { lskg:Country skos:definition "State with a territory."@en }
           WHERE { lskg:Country skos:definition ?x FILTER(LANG(?x) = "en") }""",
    ),
    (
        "genus",
        """DELETE { lskg:hasUnit skos:definition ?x }
           INSERT { lskg:hasUnit skos:definition "The unit of a value."@en }
           WHERE { lskg:hasUnit skos:definition ?x FILTER(LANG(?x) = "en") }""",
    ),
    ("clean-words", 'INSERT DATA { lskg:Place skos:altLabel "two  blanks"@en }'),
    ("clean-words", 'INSERT DATA { lskg:Place skos:altLabel "blank at the end "@en }'),
    ("clean-words", 'INSERT DATA { lskg:Place skos:altLabel "ti\\u0302"@vi }'),
    ("clean-words", 'INSERT DATA { lskg:Place skos:altLabel "a\u0007b"@en }'),
    ("examples", "DELETE WHERE { lskg:Commune skos:example ?x }"),
    ("examples", "DELETE WHERE { lskg:Place skos:example ?x }"),
    ("examples", "DELETE WHERE { lskg:hasBasis skos:example ?x }"),
    ("examples", "DELETE WHERE { lskg:startOffset skos:example ?x }"),
]


class TestWords(Gated):
    gates = gates("labels")
    mutants = MUTANTS
