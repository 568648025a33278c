"""The ontology's terms as Python names, and the namespaces beside it."""

from __future__ import annotations

from rdflib import Namespace
from rdflib.namespace import ClosedNamespace

from lskg import namespaces

#: Terms of the ontology; a name that it does not declare raises an error.
LSKG = ClosedNamespace(namespaces.LSKG, namespaces.names_of("lskg:"))
CODE = Namespace(namespaces.CODE)
LUNIT = Namespace(namespaces.LUNIT)
UNIT = Namespace(namespaces.UNIT)
ELI = Namespace(namespaces.ELI)
GEO = Namespace(namespaces.GEO)
QUDT = Namespace(namespaces.QUDT)
SDMX_ATTRIBUTE = Namespace(namespaces.SDMX_ATTRIBUTE)
SDMX_MEASURE = Namespace(namespaces.SDMX_MEASURE)
