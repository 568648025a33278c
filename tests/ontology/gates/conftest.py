"""The real ontology, and copies of it with one fault each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph
from tests.ontology.gates.gated import Gated

Mutate = Callable[[str], Graph]
ROOT = Path(__file__).parents[3]
PREFIXES = """
PREFIX bibo: <http://purl.org/ontology/bibo/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX lskg: <https://w3id.org/lskg/ns#>
PREFIX o: <https://w3id.org/lskg/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX vann: <http://purl.org/vocab/vann/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@pytest.fixture(scope="session")
def ontology() -> Graph:
    """The ontology that reasoning uses."""
    return Graph().parse(ROOT / "ontology" / "lskg.ttl")


@pytest.fixture(scope="session")
def mutate(ontology: Graph) -> Mutate:
    """A function that returns the ontology after a SPARQL update."""

    def changed(update: str) -> Graph:
        graph = Graph()
        for triple in ontology:
            graph.add(triple)
        graph.update(PREFIXES + update)
        assert set(graph) != set(ontology)
        return graph

    return changed


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each test of a group of gates runs for each of its gates or mutants."""
    group = metafunc.cls
    if group is None or not issubclass(group, Gated):
        return
    if "gate" in metafunc.fixturenames:
        metafunc.parametrize("gate", group.gates)
    if "mutant" in metafunc.fixturenames:
        names = [f"{number} {gate}" for number, (gate, _) in enumerate(group.mutants)]
        metafunc.parametrize("mutant", group.mutants, ids=names)
