"""Queries of our own: bindings as data or as text give the same, and limits are for visitors."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lskg.engine.endpoint import NOBODY, Answer, Client, Endpoint, QueryRequest
from lskg.engine.graph_connection import GraphConnection
from lskg.engine.store import InProcess, Store
from lskg.errors import AnswerTooLarge, LskgError, QueryError, StoreUnreachable
from lskg.sparql.bindings import bind
from lskg.sparql.media_types import N_TRIPLES, TURTLE
from lskg.sparql.syntax_tree import Query

NAMES = ("urn:a", "urn:b", "urn:c", "urn:p", "urn:q")
GRAPHS = {
    "urn:g": b'<urn:a> <urn:p> <urn:b> .\n<urn:b> <urn:q> "x"@vi .\n<urn:b> <urn:p> <urn:c> .\n',
    "urn:h": b"<urn:c> <urn:p> <urn:a> .\n<urn:a> <urn:q> 3 .\n".replace(
        b"3", b'"3"^^<http://www.w3.org/2001/XMLSchema#integer>'
    ),
}
STORE = Store.load(GRAPHS)
VARIABLES = ("?s", "?p", "?o", "?g")
TERMS = st.sampled_from((*VARIABLES, "<urn:a>", "<urn:b>"))
TRIPLES = st.tuples(TERMS, st.sampled_from(("?p", "<urn:p>", "<urn:q>")), TERMS).map(" ".join)
GROUPS = st.recursive(
    TRIPLES,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda two: f"{two[0]} . {two[1]}"),
        inner.map(lambda one: f"GRAPH ?g {{ {one} }}"),
        st.tuples(inner, inner).map(lambda two: f"{{ {two[0]} }} UNION {{ {two[1]} }}"),
        st.tuples(inner, inner).map(lambda two: f"{two[0]} OPTIONAL {{ {two[1]} }}"),
        st.tuples(inner, inner).map(lambda two: f"{two[0]} FILTER EXISTS {{ {two[1]} }}"),
        inner.map(lambda one: f"{one} FILTER(ISIRI(?o) || STR(?s) < 'urn:b') # ?s\n"),
    ),
    max_leaves=3,
)
BINDINGS = st.dictionaries(st.sampled_from(("s", "o", "g")), st.sampled_from((*NAMES, *GRAPHS)))


class Written:
    """An endpoint to which bindings go as text, as to a store elsewhere."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """Answer the query that has the bindings in it."""
        text = bind(Query(request.text), dict(request.bindings))
        return self._endpoint.answer(QueryRequest(text, formats=request.formats), client)


def connections() -> tuple[GraphConnection, GraphConnection]:
    inner = InProcess(STORE)
    return GraphConnection(inner), GraphConnection(Written(inner))


@given(GROUPS, BINDINGS)
def test_bindings_as_data_and_as_text_give_the_same_rows(
    group: str, bindings: dict[str, str]
) -> None:
    query = f"SELECT ?s ?p ?o ?g {{ {group} }} ORDER BY ?s ?o ?p ?g"
    as_data, as_text = connections()
    rows = as_data.select(query, **bindings)
    # In the text a variable has its value everywhere; in the engine only where the row has one.
    assume(all(name in row for row in rows for name in bindings))
    assert as_text.select(query, **bindings) == rows


@pytest.mark.parametrize("bindings", [{"g": "urn:g"}, {"g": "urn:h", "p": "urn:p"}])
def test_they_give_the_same_rows_of_subselects(bindings: dict[str, str]) -> None:
    query = """SELECT ?g ?p ?n { { SELECT ?g ?p (MAX(?m) AS ?n) { {
        SELECT ?g ?p ?s (COUNT(?o) AS ?m) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ?p ?s
    } } GROUP BY ?g ?p HAVING(MAX(?m) > 0) } } ORDER BY ?g ?p"""
    as_data, as_text = connections()
    rows = as_data.select(query, **bindings)
    assert rows
    assert as_text.select(query, **bindings) == rows


@given(TRIPLES, BINDINGS)
def test_they_give_the_same_graph(triple: str, bindings: dict[str, str]) -> None:
    query = (
        f"CONSTRUCT {{ ?s <urn:x> ?o }} WHERE {{ {triple} OPTIONAL {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
    )
    as_data, as_text = connections()
    graphs = [each.construct(query, N_TRIPLES, **bindings) for each in (as_data, as_text)]
    assert graphs[0] == graphs[1]


@pytest.mark.parametrize(
    "value", ["", "a", "urn:a> ?p ?o } #", "urn:a\\u003e", "urn:a b", "urn:a\n", 'urn:"', "<urn:a>"]
)
@given(st.data())
def test_nothing_gets_out_of_a_binding(value: str, data: st.DataObject) -> None:
    inserted = value + data.draw(st.text(max_size=3))
    for connection in connections():
        try:
            rows = connection.select("SELECT ?s ?o { ?s ?p ?o }", s=inserted)
        except QueryError:
            continue
        assert rows == []


def test_terms_come_with_what_is_known_of_them() -> None:
    as_data, as_text = connections()
    for connection in (as_data, as_text):
        rows = connection.select("SELECT ?s ?o { ?s <urn:q> ?o }", s="urn:b")
        assert rows == [
            {
                "s": {"type": "uri", "value": "urn:b"},
                "o": {"type": "literal", "value": "x", "xml:lang": "vi"},
            }
        ]


def test_a_graph_has_an_order_and_its_format() -> None:
    turtle = connections()[0].construct("CONSTRUCT { ?s <urn:p> ?o } { ?s <urn:p> ?o }", TURTLE)
    lines = turtle.decode().split("\n")
    assert lines == sorted(lines, key=lambda line: (not line, line))


@pytest.mark.parametrize("query", ["ASK {}", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_only_select_has_rows(query: str) -> None:
    with pytest.raises(LskgError):
        connections()[0].select(query)


def test_limits_count_for_visitors_and_not_at_the_start() -> None:
    narrow = InProcess(STORE, max_bytes=10, max_rows=1)
    query = "SELECT ?s ?o { ?s ?p ?o }"
    assert len(GraphConnection(narrow).select(query)) == 5
    with pytest.raises(AnswerTooLarge):
        GraphConnection(narrow, lambda: Client("192.0.2.7")).select(query)


def test_the_endpoint_is_told_who_asks() -> None:
    asked: list[Client] = []

    class Telling:
        def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
            asked.append(client)
            return InProcess(STORE).answer(request)

    visitor = Client("192.0.2.7")
    GraphConnection(Telling(), lambda: visitor).select("SELECT ?s { ?s ?p ?o }")
    assert asked == [visitor]


class Refusing:
    """An endpoint that does not take a query which others take."""

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """Refuse the query."""
        raise QueryError("The store cannot answer the query: {reason}", reason="unknown function")


def test_a_store_that_refuses_a_query_of_our_own_is_at_fault() -> None:
    with pytest.raises(StoreUnreachable, match=r"asked of it here.*unknown function"):
        GraphConnection(Refusing()).select("SELECT * {}")
