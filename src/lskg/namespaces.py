"""The namespaces of the ontology and beside it, and the prefixes of all, as plain strings."""

from __future__ import annotations

from importlib.resources import files

_TERMS = files("lskg").joinpath("terms.txt").read_text(encoding="utf-8").split()

LSKG = "https://w3id.org/lskg/ns#"
CODE = "https://w3id.org/lskg/code/"
LUNIT = "https://w3id.org/lskg/unit/"
UNIT = "http://qudt.org/vocab/unit/"
ELI = "http://data.europa.eu/eli/ontology#"
GEO = "http://www.opengis.net/ont/geosparql#"
QUDT = "http://qudt.org/schema/qudt/"
SDMX_ATTRIBUTE = "http://purl.org/linked-data/sdmx/2009/attribute#"
SDMX_MEASURE = "http://purl.org/linked-data/sdmx/2009/measure#"


def names_of(prefix: str) -> list[str]:
    """The local names of the terms that begin with a prefix, such as `lskg:`."""
    return [term.removeprefix(prefix) for term in _TERMS if term.startswith(prefix)]


PREFIXES = {
    "code": CODE,
    "dcterms": "http://purl.org/dc/terms/",
    "eli": ELI,
    "geo": GEO,
    "lskg": LSKG,
    "lunit": LUNIT,
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "qudt": QUDT,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sdmxa": SDMX_ATTRIBUTE,
    "sdmxm": SDMX_MEASURE,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "unit": UNIT,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{scheme: f"{CODE}{scheme}/" for scheme in names_of("code:")},
}
