"""The updates lead a graph of 0.1.0 to the terms of 0.2.0, in any graph, and leave all else."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import DCTERMS, OWL, Graph, URIRef
from rdflib.compare import isomorphic

from lskg.ontology.gates.fault import TERMS
from lskg.project import Project
from lskg.rdf.turtle import read_turtle

ROOT = Path(__file__).parents[2]
UPDATES = ROOT / "ontology" / "migrations" / "0.1.0-to-0.2.0"
EXAMPLES = Path(__file__).parent / "migration"
ORDER = ("properties", "codes", "statements")
NAMED = ox.NamedNode("https://example.org/graph")


def update(store: ox.Store) -> None:
    for name in ORDER:
        store.update((UPDATES / f"{name}.ru").read_text(encoding="utf-8"))


def held(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> Graph:
    found = Graph()
    for quad in store.quads_for_pattern(None, None, None, graph):
        found.parse(data=f"{quad.triple} .", format="nt")
    return found


@pytest.mark.parametrize("graph", [ox.DefaultGraph(), NAMED], ids=["default", "named"])
def test_graph_of_the_old_version_becomes_one_of_the_new(
    graph: ox.NamedNode | ox.DefaultGraph,
) -> None:
    store = ox.Store()
    store.load(path=EXAMPLES / "0.1.0.ttl", to_graph=graph)
    update(store)
    assert isomorphic(held(store, graph), Graph().parse(EXAMPLES / "0.2.0.ttl"))
    assert len(held(store, graph)) == len(store)


def test_nothing_changes_when_run_again() -> None:
    store = ox.Store()
    store.load(path=EXAMPLES / "0.2.0.ttl")
    before = set(store)
    update(store)
    assert set(store) == before


def test_every_deprecated_term_has_a_way() -> None:
    """An update names the term, and the example of the old version uses it."""
    ontology = read_turtle(Project(ROOT).ontology[:1])
    updates = "".join(path.read_text(encoding="utf-8") for path in sorted(UPDATES.glob("*.ru")))
    examples = EXAMPLES.glob("*0.1.0.ttl")
    example = {node for path in examples for triple in Graph().parse(path) for node in triple}
    old = [each for each in ontology.subjects(OWL.deprecated) if str(each).startswith(TERMS)]
    assert old
    for term in old:
        assert isinstance(term, URIRef)
        assert f"lskg:{term.removeprefix(TERMS)}" in updates
        assert term in example
        assert ontology.value(term, DCTERMS.isReplacedBy) is not None
