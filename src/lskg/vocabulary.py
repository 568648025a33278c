"""The ontology's terms as Python names, the namespaces beside it, and the prefixes of all."""

from __future__ import annotations

from importlib.resources import files

from rdflib import Namespace
from rdflib.namespace import ClosedNamespace

_TERMS = files("lskg").joinpath("terms.txt").read_text(encoding="utf-8").split()


def _names(prefix: str) -> list[str]:
    return [term.removeprefix(prefix) for term in _TERMS if term.startswith(prefix)]


#: Terms of the ontology; a name that it does not declare raises an error.
LSKG = ClosedNamespace("https://w3id.org/lskg/ns#", _names("lskg:"))
CODE = Namespace("https://w3id.org/lskg/code/")
LUNIT = Namespace("https://w3id.org/lskg/unit/")
UNIT = Namespace("http://qudt.org/vocab/unit/")
QUDT = Namespace("http://qudt.org/schema/qudt/")
SDMX_ATTRIBUTE = Namespace("http://purl.org/linked-data/sdmx/2009/attribute#")
SDMX_MEASURE = Namespace("http://purl.org/linked-data/sdmx/2009/measure#")

PREFIXES = {
    "code": str(CODE),
    "dcterms": "http://purl.org/dc/terms/",
    "lskg": str(LSKG),
    "lunit": str(LUNIT),
    "owl": "http://www.w3.org/2002/07/owl#",
    "qb": "http://purl.org/linked-data/cube#",
    "qudt": str(QUDT),
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sdmxa": str(SDMX_ATTRIBUTE),
    "sdmxm": str(SDMX_MEASURE),
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "unit": str(UNIT),
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{scheme: f"{CODE}{scheme}/" for scheme in _names("code:")},
}
