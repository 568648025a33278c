"""A page of an order is the same with and without a bound, on any data."""

from __future__ import annotations

from functools import partial

import pyoxigraph as ox
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from tests.effort import examples

from lskg.engine.endpoint import QueryRequest
from lskg.engine.store import Store
from lskg.sparql.rewrite.cardinality import PatternCounts
from lskg.sparql.rewrite.top_k import narrowed
from lskg.sparql.syntax_tree import Query

HEAD = "PREFIX : <urn:x:> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
NODES = [f":n{number}" for number in range(6)]
NUMBERS = [
    "1", "2", "-3", "2.50", "2.5", "'07'^^xsd:integer", "10", "0.0", "-0.5", "+4", "'5'^^xsd:int",
]  # fmt: skip
#: What is no number to the engine, or one that is not compared exactly.
OTHERS = [
    "'x'", "'3'", "'1e3'^^xsd:decimal", "'99999999999999999999'^^xsd:integer", "1e0", ":n1",
    "'NaN'^^xsd:double",
]  # fmt: skip
VALUES = st.sampled_from([*NUMBERS, *NUMBERS, *NUMBERS, *NUMBERS, *NUMBERS, *OTHERS])


@st.composite
def graphs(draw: st.DrawFn) -> list[str]:
    """Numbers, and sometimes others; then so few that the engine, which may fail to sort them, does
    not look whether they have an order: fewer than 21 rows.
    """
    values, most = draw(st.sampled_from([(st.sampled_from(NUMBERS), 24), (VALUES, 3)]))
    nodes = st.sampled_from(NODES)
    valued = st.builds("{} :value {}".format, nodes, values)
    linked = st.builds("{} :in {}".format, nodes, nodes)
    return [
        *draw(st.lists(valued, min_size=2, max_size=most)),
        *draw(st.lists(linked, max_size=(most + 1) // 2)),
    ]


KEY = st.sampled_from(["?v", "$v", "ASC(?v)", "DESC(?v)", "DESC ( ?v )"])
PARTS = st.lists(
    st.sampled_from(
        ["?s :in ?o .", "OPTIONAL { ?s :in ?o }", "FILTER(?v > 0)", "?o :value ?w .", "?o :in ?s ."]
    ),
    max_size=2,
    unique=True,
)
PAGE = st.one_of(
    st.builds("LIMIT {}".format, st.integers(0, 5)),
    st.builds("LIMIT {} OFFSET {}".format, st.integers(1, 4), st.integers(0, 4)),
    st.builds("OFFSET {} LIMIT {}".format, st.integers(0, 4), st.integers(1, 4)),
)


@st.composite
def queries(draw: st.DrawFn) -> str:
    body = " ".join(["?s :value ?v .", *draw(PARTS)])
    order = f"{draw(KEY)} STR(?v) DATATYPE(?v) ?s ?o STR(?w)"
    return f"{HEAD}SELECT ?s ?v ?o ?w {{ {body} }} ORDER BY {order} {draw(PAGE)}"


def store_of(data: list[str]) -> ox.Store:
    store = ox.Store()
    store.update(f"{HEAD}INSERT DATA {{ {' . '.join(data)} }}")
    return store


def with_bound(store: ox.Store, query: str) -> str:
    counts = PatternCounts(store, None)
    numbers, rows = partial(counts.numbers, HEAD), partial(counts.rows, HEAD)
    return narrowed(Query(query), numbers, rows, least=1).text


def page(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(str(term) for term in row) for row in found]


def has_the_same_page(data: list[str], query: str) -> None:
    store = store_of(data)
    bounded = with_bound(store, query)
    event("bounded" if bounded != query else "as it was")
    assert page(store, bounded) == page(store, query)


@settings(max_examples=examples(1500))
@given(graphs(), queries())
def test_the_page_is_the_same(data: list[str], query: str) -> None:
    has_the_same_page(data, query)


VALUED = [f":n{number} :value {number}" for number in range(40)]


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("SELECT ?s { ?s :value ?v } ORDER BY ?v LIMIT 3", "<= 2"),
        ("SELECT ?s { ?s :value ?v } ORDER BY DESC(?v) LIMIT 3", ">= 37"),
        ("SELECT * { ?s :value ?v . } ORDER BY ASC(?v) ?s LIMIT 3 OFFSET 2", "<= 4"),
        ("SELECT * WHERE { ?s :value ?v FILTER(?v > 3) } ORDER BY ?v OFFSET 1 LIMIT 2", "<= 11"),
    ],
)
def test_a_bound_is_a_number_of_the_property(query: str, bound: str) -> None:
    assert f"FILTER(?v {bound}) }}" in with_bound(store_of(VALUED), f"{HEAD}{query}")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT DISTINCT ?s { ?s :value ?v } ORDER BY ?v LIMIT 3",
        "SELECT (COUNT(*) AS ?n) { ?s :value ?v } ORDER BY ?v LIMIT 3",
        "SELECT ?v (COUNT(*) AS ?n) { ?s :value ?v } GROUP BY ?v ORDER BY ?v LIMIT 3",
        "SELECT ?s { ?s :value ?v } ORDER BY ?v",
        "SELECT ?s { ?s :value ?v } ORDER BY ?v LIMIT 30",
        "SELECT ?s { ?s :value ?v } ORDER BY ?s LIMIT 3",
        "SELECT ?s { ?s :value ?v } ORDER BY (-?v) LIMIT 3",
        "SELECT ?s { ?s :value ?v } ORDER BY DESC(-?v) LIMIT 3",
        "SELECT ?s { ?s :value ?v } ORDER BY STR(?v) LIMIT 3",
        "SELECT ?s { OPTIONAL { ?s :value ?v } } ORDER BY ?v LIMIT 3",
        "SELECT ?s { { ?s :value ?v } UNION { ?v :value ?s } } ORDER BY ?v LIMIT 3",
        "SELECT ?s { ?s :value ?v MINUS { ?s :in ?s } } ORDER BY ?v LIMIT 3",
        "SELECT ?s { ?s :value ?v FILTER NOT EXISTS { ?s :in ?o } } ORDER BY ?v LIMIT 3",
        "SELECT ?s { ?s :value|:in ?v } ORDER BY ?v LIMIT 3",
        "SELECT ?s { ?s ?p ?v } ORDER BY ?v LIMIT 3",
        "SELECT ?s { ?s :value ?v FILTER(RAND() < 0.5) } ORDER BY ?v LIMIT 3",
        "SELECT ?s { ?s :value ?v } ORDER BY ?v LIMIT 3 VALUES ?s { :n1 }",
        "SELECT ?s { GRAPH ?g { ?s :value ?v } } ORDER BY ?v LIMIT 3",
        "SELECT ?s { { SELECT ?s ?v { ?s :value ?v } ORDER BY ?v LIMIT 3 } }",
        "CONSTRUCT { ?s :value ?v } WHERE { ?s :value ?v } ORDER BY ?v LIMIT 3",
        "ASK { ?s :value ?v }",
    ],
)
def test_others_stay_as_they_are(query: str) -> None:
    assert with_bound(store_of(VALUED), f"{HEAD}{query}") == f"{HEAD}{query}"


def test_one_value_that_is_no_number_leaves_the_order_as_it_is() -> None:
    query = f"{HEAD}SELECT ?s {{ ?s :value ?v }} ORDER BY ?v LIMIT 3"
    assert with_bound(store_of(VALUED), query) != query
    for other in OTHERS:
        assert with_bound(store_of([*VALUED, f":n1 :value {other}"]), query) == query


def test_a_dataset_of_fewer_graphs_is_not_narrowed_by_the_numbers_of_all() -> None:
    few = "".join(f"<urn:x:n{each}> <urn:x:value> {_integer(each + 5000)} .\n" for each in range(9))
    many = "".join(f"<urn:x:m{each}> <urn:x:value> {_integer(each)} .\n" for each in range(3000))
    store = Store.load({"urn:g:few": few.encode(), "urn:g:many": many.encode()})
    text = f"{HEAD}SELECT ?v {{ ?s :value ?v }} ORDER BY ?v LIMIT 3"
    alone = store.evaluate(QueryRequest(text, ("urn:g:few",)))
    assert isinstance(alone, ox.QuerySolutions)
    assert [row["v"].value for row in alone] == ["5000", "5001", "5002"]
    both = store.evaluate(text)
    assert isinstance(both, ox.QuerySolutions)
    assert [row["v"].value for row in both] == ["0", "1", "2"]


def _integer(number: int) -> str:
    return f'"{number}"^^<http://www.w3.org/2001/XMLSchema#integer>'
