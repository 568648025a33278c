"""Queries that the engine alone answers otherwise than the standard says."""

from __future__ import annotations

import json
from collections import Counter

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import examples

from lskg.engine.store import InProcess, QueryRequest, Store
from lskg.errors import QueryError, QueryRefused
from lskg.sparql.rewrite.conformance import corrected
from lskg.sparql.syntax_tree import Query

GRAPHS = {
    "urn:g1": b"<urn:a> <urn:p> <urn:b> .\n<urn:b> <urn:p> <urn:c> .\n",
    "urn:g2": b"<urn:a> <urn:p> <urn:b> .\n<urn:a> <urn:q> <urn:a> .\n",
    "urn:g3": b"<urn:c> <urn:q> <urn:c> .\n",
}
PATTERNS = (
    "?x <urn:p> ?y .",
    "?x <urn:p>+ ?y .",
    "?x <urn:q>? ?y .",
    "BIND(1 AS ?n)",
    "OPTIONAL { ?y <urn:q> ?z }",
    "FILTER EXISTS { ?y <urn:p> ?w }",
    "FILTER NOT EXISTS { ?x <urn:q> ?x }",
    "{ ?x <urn:p> ?y } UNION { ?x <urn:q> ?y }",
    "MINUS { ?x <urn:q> ?y }",
    "{ SELECT ?x { ?x ?pp ?y } }",
    "{ SELECT (COUNT(*) AS ?m) { ?x ?pp ?y } }",
    "VALUES ?x { <urn:a> UNDEF }",
    "GRAPH <urn:g1> { ?x ?pp ?y }",
    "GRAPH ?h { ?x ?pp ?y }",
    "[] <urn:p> _:b .",
    "FILTER(?x != ?g)",
    "OPTIONAL { ?g ?pp ?y }",
    "BIND(?g AS ?k)",
    "?g <urn:p> ?y .",
)
Rows = Counter[frozenset[tuple[str, str]]]


@pytest.fixture(scope="module")
def endpoint() -> InProcess:
    return InProcess(Store.load(GRAPHS))


def rows(endpoint: InProcess, text: str, **parts: tuple[str, ...]) -> Rows:
    answer = endpoint.answer(QueryRequest(text, **parts))  # type: ignore[arg-type]
    bindings = json.loads(answer.body)["results"]["bindings"]
    return Counter(
        frozenset((name, term["value"]) for name, term in row.items()) for row in bindings
    )


@given(st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=4, unique=True))
@settings(max_examples=examples(300), deadline=None)
def test_a_group_is_evaluated_graph_by_graph(group: list[str]) -> None:
    """https://www.w3.org/TR/sparql11-query/#sparqlAlgebra: the union over the named graphs."""
    endpoint = InProcess(Store.load(GRAPHS))
    body = " ".join(group)
    named = tuple(GRAPHS)
    try:
        expected = Counter(
            {
                row | {("g", graph)}: count
                for graph in named
                for row, count in rows(
                    endpoint,
                    f"SELECT * {{ {body} }}",
                    default_graphs=(graph,),
                    named_graphs=named,
                ).items()
                # The rows of a group are joined to its graph.
                if dict(row).get("g", graph) == graph
            }
        )
    except QueryError:
        return
    assert rows(endpoint, f"SELECT * {{ GRAPH ?g {{ {body} }} }}") == expected


def test_counts_per_graph(endpoint: InProcess) -> None:
    text = "SELECT ?g ?n { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }"
    counts = {dict(row)["g"]: dict(row)["n"] for row in rows(endpoint, text)}
    assert counts == {"urn:g1": "2", "urn:g2": "2", "urn:g3": "1"}
    narrowed = text.replace("{ GRAPH", "FROM NAMED <urn:g3> { GRAPH", 1)
    assert {dict(row)["g"] for row in rows(endpoint, narrowed)} == {"urn:g3"}
    none = text.replace("{ GRAPH", "FROM <urn:g3> { GRAPH", 1)
    assert not rows(endpoint, none)


@pytest.mark.parametrize(
    ("group", "count"),
    [
        ("?s ?p ?o FILTER(?g = <urn:g1>)", 0),
        ("?s ?p ?o FILTER(!BOUND(?g))", 5),
        ("?s ?p ?o BIND(?g AS ?h) FILTER(BOUND(?h))", 0),
        ("?s ?p ?o FILTER(?p != <urn:r>)", 5),
    ],
)
def test_a_group_does_not_see_its_graph(endpoint: InProcess, group: str, count: int) -> None:
    """https://www.w3.org/TR/sparql11-query/#defn_evalGraph: ?g is joined to the rows."""
    assert rows(endpoint, f"SELECT ?s {{ GRAPH ?g {{ {group} }} }}").total() == count
    after = "SELECT ?s { GRAPH ?g { ?s ?p ?o } FILTER(?g = <urn:g1>) }"
    assert rows(endpoint, after).total() == 2


@pytest.mark.parametrize("gap", ["", " ", " # )\n"])
def test_functions_of_many_values_may_stand_apart_from_them(endpoint: InProcess, gap: str) -> None:
    text = f"SELECT (COALESCE{gap}(?x, CONCAT{gap}('a', 'b')) AS ?y) {{ }}"
    assert rows(endpoint, text) == {frozenset({("y", "ab")}): 1}


def test_a_group_concat_is_a_plain_string(endpoint: InProcess) -> None:
    text = 'SELECT (GROUP_CONCAT(?x; SEPARATOR=")") AS ?s) { VALUES ?x { "một"@vi "hai"@vi } }'
    answer = endpoint.answer(QueryRequest(text))
    (row,) = json.loads(answer.body)["results"]["bindings"]
    assert row["s"] == {"type": "literal", "value": "một)hai"}
    having = 'SELECT ?k { VALUES (?k ?x) { (1 "a"@vi) } } GROUP BY ?k HAVING(GROUP_CONCAT(?x)="a")'
    assert len(rows(endpoint, having)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "ASK { GRAPH <urn:g1> { ?s ?p ?o MINUS { ?s ?p ?s } } }",
        "ASK { GRAPH ?g { ?s ?p ?o } }",
        "ASK { ?s ?p 'GRAPH ?g { SELECT' }",
        "PREFIX GRAPH: <urn:> SELECT * { ?s GRAPH:x ?o }",
    ],
)
def test_other_queries_stay_as_they_are(text: str) -> None:
    assert corrected(Query(text), lambda: list(GRAPHS)) == text


def test_nested_graphs_end_in_a_refusal_and_not_in_a_flood() -> None:
    text = "ASK { " + "GRAPH ?g { " * 30 + "SELECT ?x { ?x ?y ?z }" + " }" * 31
    with pytest.raises(QueryRefused, match="GRAPH clauses"):
        corrected(Query(text), lambda: list(GRAPHS))
    deep = "ASK { " + "GRAPH ?g { " * 3000 + "SELECT ?x { ?x ?y ?z }" + " }" * 3001
    with pytest.raises(QueryRefused):
        corrected(Query(deep), lambda: list(GRAPHS))


def test_a_fault_keeps_its_place(endpoint: InProcess) -> None:
    text = "SELECT *\n{ GRAPH ?g { SELECT ?x { ?x ?y } } }"
    with pytest.raises(QueryError) as caught:
        endpoint.answer(QueryRequest(text))
    assert (caught.value.line, caught.value.column) == (2, 26)


def test_the_engine_still_needs_the_corrections() -> None:
    """When this fails the engine has learnt it, and a correction can go."""
    store = ox.Store()
    for name in ("urn:a", "urn:b"):
        term = ox.NamedNode(name)
        store.add(ox.Quad(term, term, term, term))
    counted = store.query("SELECT * { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }")
    assert len(list(counted)) == 1  # type: ignore[arg-type]
    with pytest.raises(SyntaxError):
        store.query("SELECT (COALESCE (1) AS ?x) { }")
    seen = store.query("SELECT * { GRAPH ?g { ?s ?p ?o FILTER(BOUND(?g)) } }")
    assert len(list(seen)) == 2  # type: ignore[arg-type]
    joined = store.query('SELECT (GROUP_CONCAT(?x) AS ?s) { VALUES ?x { "a"@vi } }')
    assert [row["s"].language for row in joined] == ["vi"]  # type: ignore[union-attr]
