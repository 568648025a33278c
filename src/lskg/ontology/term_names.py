"""The names of the terms and code lists: run as a program, it writes `lskg/terms.txt`."""

from __future__ import annotations

from pathlib import Path

from rdflib import RDF, SKOS, Graph

from lskg.ontology.gates.fault import TERMS, local
from lskg.project import Project
from lskg.rdf.turtle import read_turtle

TERMS_FILE = Path(__file__).parents[1] / "terms.txt"


def term_names(ontology: Graph, codes: Graph) -> str:
    """A line for each term of the ontology, and one for each code list."""
    terms = {local(each) for each in ontology.subjects(RDF.type) if str(each).startswith(TERMS)}
    schemes = map(local, codes.subjects(RDF.type, SKOS.ConceptScheme))
    lines = [f"lskg:{name}" for name in sorted(terms)] + [f"code:{n}" for n in sorted(schemes)]
    return "".join(f"{line}\n" for line in lines)


def project_terms(project: Project) -> str:
    """The names that the ontology of a project gives."""
    return term_names(read_turtle(project.ontology[:1]), read_turtle(project.codes[:1]))


if __name__ == "__main__":
    TERMS_FILE.write_text(project_terms(Project(Path.cwd())), encoding="utf-8", newline="\n")
