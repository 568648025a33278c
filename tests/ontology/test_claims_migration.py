"""The update leads the claims of a graph of 0.1.0 to those of 0.2.0, in any graph, once."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

ROOT = Path(__file__).parents[2]
UPDATES = ROOT / "ontology" / "migrations" / "0.1.0-to-0.2.0"
EXAMPLES = Path(__file__).parent / "migration"
ORDER = ("properties", "codes", "claims")
NAMED = ox.NamedNode("https://example.org/graph")


def update(store: ox.Store) -> None:
    for name in ORDER:
        store.update((UPDATES / f"{name}.ru").read_text(encoding="utf-8"))


def held(store: ox.Store) -> Graph:
    found = Graph()
    triples = {str(quad.triple) for quad in store}
    return found.parse(data="".join(f"{each} .\n" for each in triples), format="nt")


def after() -> Graph:
    return Graph().parse(EXAMPLES / "claims-0.2.0.ttl")


@pytest.mark.parametrize("graph", [ox.DefaultGraph(), NAMED], ids=["default", "named"])
def test_claims_become_those_of_the_new_version(graph: ox.NamedNode | ox.DefaultGraph) -> None:
    store = ox.Store()
    store.load(path=EXAMPLES / "claims-0.1.0.ttl", to_graph=graph)
    update(store)
    assert isomorphic(held(store), after())
    assert {quad.graph_name for quad in store} == {graph}


def test_figures_targets_and_indicators_may_stand_apart() -> None:
    """As in the published data, where each kind of thing has a graph of its own."""
    store = ox.Store()
    store.load(path=EXAMPLES / "claims-0.1.0.ttl")
    kinds = ("Target", "Passage", "Indicator")
    apart = {
        quad.subject: ox.NamedNode(f"https://example.org/graph/{kind}")
        for quad in list(store)
        for kind in kinds
        if str(quad.object.value if isinstance(quad.object, ox.NamedNode) else "").endswith(kind)
    }
    others = ox.NamedNode("https://example.org/graph/others")
    for quad in list(store):
        store.remove(quad)
        graph = apart.get(quad.subject, others)
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    assert len(set(apart.values())) == len(kinds)
    update(store)
    assert isomorphic(held(store), after())


def test_nothing_changes_when_run_again() -> None:
    store = ox.Store()
    store.load(path=EXAMPLES / "claims-0.2.0.ttl")
    before = set(store)
    update(store)
    assert set(store) == before
