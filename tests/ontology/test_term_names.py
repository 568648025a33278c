"""The names in the package are the terms of the ontology."""

from __future__ import annotations

from pathlib import Path

from rdflib import OWL, RDF, SKOS, Graph, URIRef

from lskg.ontology.term_names import TERMS_FILE, project_terms, term_names
from lskg.project import Project
from lskg.vocabulary import LSKG

ROOT = Path(__file__).parents[2]


def test_list_is_what_the_ontology_gives() -> None:
    """After a change of terms or code lists: `make vocabulary`."""
    assert TERMS_FILE.read_text(encoding="utf-8") == project_terms(Project(ROOT))


def test_a_term_and_a_code_list_have_their_names() -> None:
    ontology, codes = Graph(), Graph()
    for name, kind in (("isOld", OWL.DatatypeProperty), ("Old", OWL.Class)):
        ontology.add((URIRef(f"{LSKG}{name}"), RDF.type, kind))
    ontology.add((SKOS.Concept, RDF.type, OWL.Class))
    codes.add((URIRef("https://w3id.org/lskg/code/age"), RDF.type, SKOS.ConceptScheme))
    assert term_names(ontology, codes) == "lskg:Old\nlskg:isOld\ncode:age\n"
