"""A rewritten query has the rows of the query as it was written, on any data."""

from __future__ import annotations

import time
import zlib
from collections import Counter
from collections.abc import Sequence

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import examples

from lskg.engine.store import QueryRequest, Store
from lskg.sparql.lexer import tokens
from lskg.sparql.patterns import Triple
from lskg.sparql.rewrite.exists import rewritten

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
VARIABLE = st.sampled_from(VARIABLES)
MAIN = st.builds("{} {} {}".format, VARIABLE, st.sampled_from([*VERBS, ":p/:q", "^:p"]), VARIABLE)
CHECK = st.builds("{} {} {}".format, VARIABLE, st.sampled_from(VERBS), st.sampled_from(NODES))
ANTI_JOIN = st.builds(
    "FILTER NOT EXISTS {{ {} }}".format,
    st.lists(CHECK, max_size=2).flatmap(
        lambda checks: MAIN.map(lambda main: " . ".join([*checks, main]))
    ),
)
PART = st.one_of(
    block(PLAIN, 1, 3),
    block(PATHS, 1, 2),
    EXISTS,
    EXISTS,
    block(PLAIN, 1, 2).map("OPTIONAL {{ {} }}".format),
    st.builds("MINUS {{ {} {} }}".format, block(PLAIN, 1, 2), EXISTS),
    st.builds("OPTIONAL {{ {} {} }}".format, block(PLAIN, 1, 2), ANTI_JOIN),
    st.builds("{{ SELECT ?a ?b {{ {} {} }} }}".format, block(PLAIN, 1, 2), ANTI_JOIN),
    ANTI_JOIN,
    ANTI_JOIN,
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


@settings(max_examples=examples(1500))
@given(DATA, queries())
def test_the_rows_are_the_same(data: list[tuple[str, str, str]], query: str) -> None:
    store = store_of(data)
    text = rewritten(query, tokens(query))
    assert bag(store, text) == bag(store, query)
    assert rewritten(text, tokens(text)).count("EXISTS") >= query.count("EXISTS")
    assert bag(store, rewritten(query, tokens(query), many)) == bag(store, query)


def many(triples: Sequence[Triple], limit: int) -> int:
    """As if each pattern had as many rows as make MINUS the faster way."""
    return min(limit, 100_000)


JOINS = st.lists(
    st.builds(
        "{} {} {}".format,
        VARIABLE,
        st.sampled_from([*VERBS, "?v"]),
        st.sampled_from([*VARIABLES, *VARIABLES, "?v"]),
    ),
    min_size=3,
    max_size=6,
)


@settings(max_examples=examples(1500))
@given(DATA, JOINS, st.lists(PART, max_size=2), st.integers(0, 5000))
def test_a_join_in_order_and_in_parts_has_the_same_rows(
    data: list[tuple[str, str, str]], join: list[str], parts: list[str], seed: int
) -> None:
    body = " ".join([" . ".join(join), ".", *(part for part in parts if part.endswith(("}", ")")))])
    if body.count("AS ?e") > 1:
        return
    query = f"{HEAD}SELECT ?a ?b ?c ?d ?v ?e {{ {body} }}"
    store = store_of(data)

    def count(triples: Sequence[Triple], limit: int) -> int:
        """Any order of the triples, and parts with enough rows."""
        number = zlib.crc32(f"{seed}{triples[0].text}".encode()) % 1000
        return min(limit, number if len(triples) == 1 else 1000 + number)

    assert bag(store, rewritten(query, tokens(query), count)) == bag(store, query)


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

    text = rewritten(query, tokens(query), count)
    assert text == query if expected is None else expected in text
    ox.Store().query(HEAD + text)


@pytest.mark.parametrize("rows", [(49, 49), (100, 1000), (20_000, 20_000)])
def test_parts_that_are_small_or_unlike_stay_together(rows: tuple[int, int]) -> None:
    def count(triples: Sequence[Triple], limit: int) -> int:
        return min(limit, rows[len(triples) - 2] if len(triples) > 1 else 1)

    query = f"SELECT ?s {{ {A} . {B} }}"
    assert "SELECT *" not in rewritten(query, tokens(query), count)


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
    text = rewritten(query, tokens(query), many)
    assert ("MINUS" in text) is is_minus
    ox.Store().query(HEAD + text)


@pytest.mark.parametrize(("group", "pattern"), [(999, 1), (2_000, 4_001)])
def test_an_anti_join_stays_where_minus_would_take_longer(group: int, pattern: int) -> None:
    query = f"SELECT * {{ ?p a :P FILTER NOT EXISTS {{ {GROUP} }} }}"

    def count(triples: Sequence[Triple], limit: int) -> int:
        return min(limit, group if triples[0].subject == "?p" else pattern)

    assert "MINUS" not in rewritten(query, tokens(query), count)


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
