"""A rewritten query has the rows of the query as it was written, on any data."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pyoxigraph as ox
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from tests.effort import examples
from tests.sparql.rewrite.random_queries import (
    DATA,
    HEAD,
    any_count,
    bag,
    many,
    queries,
    store_of,
)

from lskg.engine.store import QueryRequest, Store
from lskg.sparql.patterns import Triple
from lskg.sparql.rewrite.exists import rewritten
from lskg.sparql.syntax_tree import Query


def has_the_same_rows(data: list[tuple[str, str, str]], query: str, seed: int) -> None:
    store = store_of(data)
    rows = bag(store, query)
    for count in (None, many, any_count(seed)):
        text = rewritten(Query(query), count).text
        event("rewritten" if text != query else "as it was")
        assert bag(store, text) == rows, text


@settings(max_examples=examples(1500))
@given(DATA, queries(), st.integers(0, 5000))
def test_the_rows_are_the_same(data: list[tuple[str, str, str]], query: str, seed: int) -> None:
    has_the_same_rows(data, query, seed)


A = "?f :in ?p . ?p :of ?s . ?f :is ?k"
B = "?q :of ?s . ?t :at ?q"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            f"SELECT (COUNT(*) AS ?n) {{ {A} . {B} }}",
            "{ SELECT * { ?f :is ?k . ?f :in ?p . ?p :of ?s } } "
            "{ SELECT * { ?t :at ?q . ?q :of ?s } }",
        ),
        # What else is in the group may leave few of the rows.
        (f"SELECT * {{ VALUES ?s {{ :s }} {A} . {B} }}", "?f :is ?k . ?f :in ?p . ?p :of ?s . "),
        # The first rows are enough.
        (f"SELECT * {{ {A} . {B} }} LIMIT 10", None),
        (f"ASK {{ {A} . {B} }}", None),
        # Something is known of the rows.
        (f"SELECT * {{ {A} . {B} . ?t :is :k }}", None),
        ("SELECT * { ?f :in ?p . ?p :of+ ?s . ?f :is ?k }", None),
        # There is no part of two triples on each side.
        ("SELECT * { ?f :is ?s . ?q :of ?s . ?t :at ?q }", "?f :is ?s . ?q :of ?s . ?t :at ?q"),
    ],
)
def test_large_parts_are_joined_apart(query: str, expected: str | None) -> None:
    sizes = {":is": 1, ":at": 2, ":in": 3, ":of": 4}

    def count(triples: Sequence[Triple], limit: int) -> int:
        return 200 if len(triples) > 1 else sizes[triples[0].verb]

    text = rewritten(Query(query), count).text
    assert text == query if expected is None else expected in text
    ox.Store().query(HEAD + text)


@pytest.mark.parametrize("rows", [(49, 49), (100, 1000), (20_000, 20_000)])
def test_parts_that_are_small_or_unlike_stay_together(rows: tuple[int, int]) -> None:
    def count(triples: Sequence[Triple], limit: int) -> int:
        return min(limit, rows[len(triples) - 2] if len(triples) > 1 else 1)

    query = f"SELECT ?s {{ {A} . {B} }}"
    assert "SELECT *" not in rewritten(Query(query), count).text


GROUP = "?f a :F . ?f :in ?p"


@pytest.mark.parametrize(
    ("query", "is_minus"),
    [
        (f"SELECT * {{ ?p a :P FILTER NOT EXISTS {{ {GROUP} }} }}", True),
        (f"SELECT * {{ ?p a :P . ?p :x ?y FILTER NOT EXISTS {{ {GROUP} }} . ?y a :Y }}", True),
        (f"SELECT * {{ FILTER(?y > 1) . ?p :x ?y FILTER NOT EXISTS {{ {GROUP} }} }}", True),
        (f"SELECT * {{ {{ ?p a :P FILTER NOT EXISTS {{ {GROUP} }} }} UNION {{ }} }}", True),
        (f"SELECT * {{ VALUES (?y) {{ (1) }} ?p :x ?y FILTER NOT EXISTS {{ {GROUP} }} }}", True),
        # A variable that they share may have no value, or gets one later.
        (f"SELECT * {{ OPTIONAL {{ ?p a :P }} FILTER NOT EXISTS {{ {GROUP} }} }}", False),
        (f"SELECT * {{ ?p a :P OPTIONAL {{ ?p :x ?f }} FILTER NOT EXISTS {{ {GROUP} }} }}", False),
        (f"SELECT * {{ ?p a :P BIND(:f AS ?f) FILTER NOT EXISTS {{ {GROUP} }} }}", False),
        (f"SELECT * {{ ?q a :P FILTER NOT EXISTS {{ {GROUP} }} }}", False),
        # The filter sees more than its group.
        (f"SELECT * {{ ?f a :F OPTIONAL {{ ?p a :P FILTER NOT EXISTS {{ {GROUP} }} }} }}", False),
        (f"ASK {{ FILTER EXISTS {{ ?p a :P FILTER NOT EXISTS {{ {GROUP} }} }} }}", False),
        # The pattern may have many more rows than each of its triples.
        ("SELECT * { ?p a :P FILTER NOT EXISTS { ?f :in ?p . ?f :in ?q } }", False),
        ("SELECT * { ?p a :P FILTER NOT EXISTS { ?f :in+ ?p . ?f a :F } }", False),
        (f"SELECT * {{ ?p a :P FILTER EXISTS {{ {GROUP} }} }}", False),
        (f"SELECT * {{ ?p a :P FILTER(NOT EXISTS {{ {GROUP} }}) }}", False),
    ],
)
def test_an_anti_join_becomes_minus_where_that_is_the_same(query: str, is_minus: bool) -> None:
    text = rewritten(Query(query), many).text
    assert ("MINUS" in text) is is_minus
    ox.Store().query(HEAD + text)


@pytest.mark.parametrize(
    "body",
    [
        "?p a :P . {} . ?p :x ?y",
        "?p a :P . {} ?p :x ?y .",
        "?p a :P {} . ?p :x ?y",
        "?p a :P {} ?p :x ?y",
        "{} . ?p a :P ; :x ?y",
        "{} ?p a :P {} . ?p :x ?y .",
        "OPTIONAL {{ ?p :x ?y }} . {} . ?p a :P . {} .",
    ],
)
def test_an_anti_join_is_one_in_any_punctuation(body: str) -> None:
    store = store_of([(":n1", "a", ":P"), (":n1", ":x", "1"), (":n2", "a", ":P")])
    store.update(f"{HEAD}INSERT DATA {{ :n2 :x 1 . :n3 :in :n2 ; a :F }}")
    anti_join = f"FILTER NOT EXISTS {{ {GROUP} }}"
    query = f"{HEAD}SELECT ?p ?y {{ {body.format(anti_join, anti_join.replace('?f', '?g'))}}}"
    text = rewritten(Query(query), many).text
    assert "MINUS" in text
    assert bag(store, text) == bag(store, query) != {}


@pytest.mark.parametrize(("group", "pattern"), [(999, 1), (2_000, 4_001)])
def test_an_anti_join_stays_where_minus_would_take_longer(group: int, pattern: int) -> None:
    query = f"SELECT * {{ ?p a :P FILTER NOT EXISTS {{ {GROUP} }} }}"

    def count(triples: Sequence[Triple], limit: int) -> int:
        return min(limit, group if triples[0].subject == "?p" else pattern)

    assert "MINUS" not in rewritten(Query(query), count).text


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s a ?c FILTER EXISTS { ?s ?p ?o } }",
        "SELECT * { ?s a ?c FILTER EXISTS { ?s ?p _:x . _:x a ?c } }",
        "SELECT * { ?s a ?c FILTER EXISTS { ?s ?p ?o . ?o ?q ?r FILTER(?r > 1) } }",
        "SELECT * { ?s a ?c FILTER EXISTS { ?s <urn:p>* ?o . ?o ?q ?r } }",
        "SELECT * { GRAPH ?g { ?s a ?c FILTER EXISTS { ?s ?p ?o . ?o ?q ?r } } }",
        # To the engine, it computes ?f; to the grammar, it has an IRI.
        "SELECT * { BIND(?a<1AS?f)FILTER(1>0) ?s a ?c FILTER EXISTS { ?f ?p ?o . ?f ?q ?s } }",
        "ASK { ?s ?p 'EXISTS { ?a ?b ?c . ?d ?e ?f }' }",
        "ASK { FILTER EXISTS { ?s ?p ?o . ?s",
    ],
)
def test_other_queries_stay_as_they_are(query: str) -> None:
    assert rewritten(Query(query)).text == query


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
