"""A rewritten query has the rows of the query as it was written, on any data."""

from __future__ import annotations

import time
from collections import Counter

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lskg.rewriting import rewritten
from lskg.store import QueryRequest, Store
from lskg.tokens import tokens

HEAD = "PREFIX : <urn:x:> "
NODES = [f":n{number}" for number in range(5)]
VERBS = [":p", ":q", "a"]
VARIABLES = ["?a", "?b", "?c", "?d"]
WORDS = st.sampled_from([*VARIABLES, *VARIABLES, *NODES, "1", "'x'@vi"])
SUBJECTS = st.sampled_from([*VARIABLES, *VARIABLES, *NODES])
PLAIN = st.builds(
    "{} {} {}".format, SUBJECTS, st.sampled_from([*VERBS, ":p/:q", "^:p", "?v"]), WORDS
)
PATHS = st.builds(
    "{} {} {}".format, SUBJECTS, st.sampled_from([":p+", ":p*", "(:p|^:q)+", "^:q*"]), WORDS
)


def block(kind: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[str]:
    return st.lists(kind, min_size=least, max_size=most).map(" . ".join)


TRIPLE = st.tuples(
    st.sampled_from(NODES),
    st.sampled_from([":p", ":q", "a"]),
    st.sampled_from([*NODES, "1", "'x'@vi"]),
)
DATA = st.lists(TRIPLE, max_size=18)
EXISTS = st.builds(
    "FILTER {}EXISTS {{ {} }}".format, st.sampled_from(["", "NOT "]), block(PLAIN, 2, 4)
)
PART = st.one_of(
    block(PLAIN, 1, 3),
    block(PATHS, 1, 2),
    EXISTS,
    EXISTS,
    block(PLAIN, 1, 2).map("OPTIONAL {{ {} }}".format),
    st.builds("MINUS {{ {} {} }}".format, block(PLAIN, 1, 2), EXISTS),
    st.builds("{{ {} }} UNION {{ {} {} }}".format, block(PLAIN, 1, 2), block(PLAIN, 1, 2), EXISTS),
    st.builds("BIND(EXISTS {{ {} }} AS ?e)".format, block(PLAIN, 2, 3)),
    st.just("FILTER(BOUND(?a))"),
)


@st.composite
def queries(draw: st.DrawFn) -> str:
    parts = draw(st.lists(PART, min_size=1, max_size=4))
    if sum("AS ?e" in part for part in parts) > 1:
        parts = [part for part in parts if "AS ?e" not in part]
    body = " ".join(part if part.endswith(("}", ")")) else f"{part} ." for part in parts)
    return f"{HEAD}SELECT ?a ?b ?c ?d ?v ?e {{ {body} }}"


def store_of(data: list[tuple[str, str, str]]) -> ox.Store:
    store = ox.Store()
    inside = " . ".join(" ".join(triple) for triple in data)
    store.update(f"{HEAD}INSERT DATA {{ {inside} }}")
    return store


def bag(store: ox.Store, query: str) -> Counter[tuple[str, ...]]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return Counter(tuple(str(term) for term in row) for row in found)


@settings(max_examples=1500)
@given(DATA, queries())
def test_the_rows_are_the_same(data: list[tuple[str, str, str]], query: str) -> None:
    store = store_of(data)
    text = rewritten(query, tokens(query))
    assert bag(store, text) == bag(store, query)
    assert rewritten(text, tokens(text)).count("EXISTS") >= query.count("EXISTS")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s a ?c FILTER EXISTS { ?s ?p ?o } }",
        "SELECT * { ?s a ?c FILTER EXISTS { ?s ?p _:x . _:x a ?c } }",
        "SELECT * { ?s a ?c FILTER EXISTS { ?s ?p ?o . ?o ?q ?r FILTER(?r > 1) } }",
        "SELECT * { ?s a ?c FILTER EXISTS { ?s <urn:p>* ?o . ?o ?q ?r } }",
        "SELECT * { GRAPH ?g { ?s a ?c FILTER EXISTS { ?s ?p ?o . ?o ?q ?r } } }",
        "ASK { ?s ?p 'EXISTS { ?a ?b ?c . ?d ?e ?f }' }",
        "ASK { FILTER EXISTS { ?s ?p ?o . ?s",
    ],
)
def test_other_queries_stay_as_they_are(query: str) -> None:
    assert rewritten(query, tokens(query)) == query


def test_a_large_anti_join_takes_no_time_for_each_row() -> None:
    """As it is written, the engine makes every row of the group for each of 4,000 rows."""
    lines = [
        f"<urn:x:f{n}> <urn:x:in> <urn:x:p{n}> .\n<urn:x:f{n}> <urn:x:is> <urn:x:F> .\n"
        f"<urn:x:p{n}> <urn:x:is> <urn:x:P> .\n<urn:x:p-{n}> <urn:x:is> <urn:x:P> .\n"
        for n in range(2000)
    ]
    store = Store.load({"urn:x:g": "".join(lines).encode()})
    query = (
        "SELECT ?p { ?p <urn:x:is> <urn:x:P> "
        "FILTER NOT EXISTS { ?f <urn:x:is> <urn:x:F> . ?f <urn:x:in> ?p } }"
    )
    start = time.perf_counter()
    found = store.evaluate(QueryRequest(query))
    assert isinstance(found, ox.QuerySolutions)
    assert len([*found]) == 2000
    fast = time.perf_counter() - start
    start = time.perf_counter()
    as_written = store._graphs.query(query)
    assert isinstance(as_written, ox.QuerySolutions)
    assert len([*as_written]) == 2000
    assert time.perf_counter() - start > 3 * fast
