"""The update makes one check of each comparison of a graph of 0.1.0, in any graph, once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal
from rdflib.compare import isomorphic

ROOT = Path(__file__).parents[2]
UPDATE = ROOT / "ontology" / "migrations" / "0.1.0-to-0.2.0" / "comparisons.ru"
EXAMPLES = Path(__file__).parent / "migration"
BASE = "https://example.org/graph/"
NAMED = ox.NamedNode(f"{BASE}mine")


def update(store: ox.Store) -> None:
    store.update(UPDATE.read_text(encoding="utf-8"))


def held(store: ox.Store) -> Graph:
    triples = {str(quad.triple) for quad in store}
    data = "".join(f"{each} .\n" for each in triples)
    return canonical(Graph().parse(data=data, format="nt"))


def canonical(graph: Graph) -> Graph:
    """A graph whose numbers are written in one way."""
    found = Graph()
    for subject, predicate, value in graph:
        number = value.value if isinstance(value, Literal) else None
        found.add(
            (subject, predicate, Literal(float(number)) if isinstance(number, Decimal) else value)
        )
    return found


def after() -> Graph:
    return canonical(Graph().parse(EXAMPLES / "comparisons-0.2.0.ttl"))


@pytest.mark.parametrize("graph", [ox.DefaultGraph(), NAMED], ids=["default", "named"])
def test_each_comparison_becomes_one_check(graph: ox.NamedNode | ox.DefaultGraph) -> None:
    store = ox.Store()
    store.load(path=EXAMPLES / "comparisons-0.1.0.ttl", to_graph=graph)
    update(store)
    assert isomorphic(held(store), after())
    assert {quad.graph_name for quad in store} == {graph}


def test_checks_and_discrepancies_may_stand_apart() -> None:
    """As in the published data of 0.1.0: a new check stands beside those of the audit."""
    store = ox.Store()
    store.load(path=EXAMPLES / "comparisons-0.1.0.ttl")
    audit, figures = ox.NamedNode(f"{BASE}audit"), ox.NamedNode(f"{BASE}figures")
    names = {"Check": audit, "ValidationReport": audit}
    apart = {
        quad.subject: graph
        for quad in store
        for name, graph in names.items()
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.endswith(name)
    }
    for quad in list(store):
        store.remove(quad)
        graph = apart.get(quad.subject, figures)
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    update(store)
    assert isomorphic(held(store), after())
    new = ox.NamedNode("https://example.org/check/source-20-office")
    assert {quad.graph_name for quad in store.quads_for_pattern(new, None, None)} == {audit}


def test_nothing_changes_when_run_again() -> None:
    store = ox.Store()
    store.load(path=EXAMPLES / "comparisons-0.2.0.ttl")
    before = set(store)
    update(store)
    assert set(store) == before
