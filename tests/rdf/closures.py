"""What holds by the reference reasoner, for tests that ask for one set of triples."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Graph

from lskg.rdf.ntriples import Triple
from lskg.rdf.reasoning import close_by_reference


def closed_by_reference(ontology: Graph, data: Iterable[Triple]) -> set[Triple]:
    """What owlrl makes of an ontology and data."""
    return next(close_by_reference(ontology, [{*ontology, *data}]))
