"""The terms of the ontology as Python names: run as a program, it writes `lskg/terms.py`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rdflib import RDF, SKOS, Graph, URIRef
from rdflib.term import Node

from lskg.ontology.gates.fault import TERMS, local
from lskg.project import Project
from lskg.rdf.turtle import read_turtle

TERMS_FILE = Path(__file__).parents[1] / "terms.py"
_TEXT = '''\
"""The terms of the ontology and its code lists; `make vocabulary` writes this file."""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace


class LSKG(DefinedNamespace):
    """Terms of the ontology; a name that it does not declare raises AttributeError."""

    _NS = Namespace("{namespace}")
    _fail = True

{terms}


SCHEMES = (
{schemes}
)
'''


def terms_module(ontology: Graph, codes: Graph) -> str:
    """The text of a module with a name for each term and the names of the code lists."""
    terms = sorted(each for each in _iris(ontology.subjects(RDF.type)) if each.startswith(TERMS))
    schemes = sorted(_iris(codes.subjects(RDF.type, SKOS.ConceptScheme)))
    return _TEXT.format(
        namespace=TERMS,
        terms="\n".join(f"    {local(term)}: URIRef" for term in terms),
        schemes="\n".join(f'    "{local(scheme)}",' for scheme in schemes),
    )


def project_terms(project: Project) -> str:
    """The module that the ontology of a project gives."""
    return terms_module(read_turtle(project.ontology[:1]), read_turtle(project.codes[:1]))


def _iris(nodes: Iterable[Node]) -> set[URIRef]:
    return {node for node in nodes if isinstance(node, URIRef)}


if __name__ == "__main__":
    TERMS_FILE.write_text(project_terms(Project(Path.cwd())), encoding="utf-8", newline="\n")
