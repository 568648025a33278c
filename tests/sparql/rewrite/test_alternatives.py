"""Paths with alternatives give a pair as often as there are ways."""

from __future__ import annotations

import json
from collections import Counter

import pyoxigraph as ox
import pytest

from lskg.engine.store import InProcess, QueryRequest, Store
from lskg.sparql.rewrite.alternatives import apart
from lskg.sparql.syntax_tree import Query

HEAD = "PREFIX : <urn:> "
GRAPH = b"""
<urn:a> <urn:p> <urn:b> .
<urn:a> <urn:q> <urn:b> .
<urn:b> <urn:p> <urn:c> .
<urn:b> <urn:q> <urn:c> .
<urn:c> <urn:r> <urn:a> .
"""


@pytest.fixture(scope="module")
def endpoint() -> InProcess:
    return InProcess(Store.load({"urn:g": GRAPH}))


def rows(endpoint: InProcess, body: str) -> Counter[tuple[str, ...]]:
    text = f"{HEAD}SELECT ?s ?o {{ {body} }}"
    bindings = json.loads(endpoint.answer(QueryRequest(text)).body)["results"]["bindings"]
    return Counter(
        tuple(row[name]["value"].removeprefix("urn:") for name in ("s", "o") if name in row)
        for row in bindings
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("?s (:p|:p) ?o", {("a", "b"): 2, ("b", "c"): 2}),
        ("?s :p|:q ?o", {("a", "b"): 2, ("b", "c"): 2}),
        ("?s (:p|:q)|:r ?o .", {("a", "b"): 2, ("b", "c"): 2, ("c", "a"): 1}),
        (":a (:p|:q)/(:p|:q) ?o", {("c",): 4}),
        (":b ^(:p|:q)/^:r ?o", {("c",): 2}),
        (":c ^((:p|:q)/:p) ?o", {("a",): 2}),
        (":a ((:p)*|:q) ?o", {("a",): 1, ("b",): 2, ("c",): 1}),
        (":a (:p|:q)* ?o", {("a",): 1, ("b",): 1, ("c",): 1}),
        (":a (:p|:q)? ?o", {("a",): 1, ("b",): 1}),
        (":b !(:p|^:r) ?o", {("a",): 2, ("c",): 1}),
        ("?s :r ?x ; (:p|:q) ?o, ?y . ?o :r ?z", {}),
        ("?s :p ?o ; (:p|:q) ?o", {("a", "b"): 2, ("b", "c"): 2}),
        ("?s :p ?o . [] (:p|:q) ?s", {("b", "c"): 2}),
        ("_:x (:p|:q) ?s . ?s :p ?o . ?o :r _:x", {("b", "c"): 2}),
        ("[ :r :a ] :r/(:p|:q) ?o", {("b",): 2}),
        (":c :r [ (:p|:q) ?o ]", {("b",): 2}),
        ("FILTER(?o != :b) ?s (:p|:q) ?o . FILTER EXISTS { ?o (:r|:r) ?x }", {("b", "c"): 2}),
        # Between two known ends, too.
        ("VALUES (?s ?o) { (:c :a) } ?s ^(:q/:p) ?o", {("c", "a"): 1}),
        ("?o :p ?x . ?x :q ?s . ?s ^((:p|:q)/:p) ?o", {("c", "a"): 2}),
    ],
)
def test_a_pair_is_there_once_for_each_way(
    endpoint: InProcess, body: str, expected: dict[tuple[str, ...], int]
) -> None:
    """https://www.w3.org/TR/sparql11-query/#sparqlTranslatePathExpressions."""
    assert rows(endpoint, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "?s (:p|:q)+ ?o",
        "?s !(:p|:q) ?o",
        "?s :p/:q ?o",
        "?s ^:p ?o",
        "?s :p ?o FILTER EXISTS { ?s (:p|:q) ?o }",
        "?s :p ?o FILTER(?s = ?o || ?o = ?s)",
        "?s (:p|:q) ?o, [ :p ?x ]",
        "?s " + "/".join(["(:p|:q)"] * 7) + " ?o",
        "?s " + "(" * 50 + ":p|:q" + ")" * 50 + " ?o",
    ],
)
def test_other_paths_stay_as_they_are(body: str) -> None:
    text = f"{HEAD}SELECT * {{ {body} }}"
    ox.Store().query(text)
    assert apart(Query(text)).text == text


@pytest.mark.parametrize(
    ("text", "is_same"),
    [
        ("SELECT DISTINCT ?s { ?s (:p|:q) ?o } LIMIT 1", True),
        ("ASK { ?s (:p|:q) ?o }", True),
        ("SELECT DISTINCT (COUNT(?o) AS ?n) { ?s (:p|:q) ?o }", False),
        ("SELECT DISTINCT ?n { { SELECT ?n { ?n (:p|:q) ?o } OFFSET 1 } }", False),
        ("ASK { { SELECT ?n { ?n (:p|:q) ?o } OFFSET 1 } }", False),
        ("SELECT REDUCED ?s { ?s (:p|:q) ?o }", False),
        ("SELECT DISTINCT ?s (RAND() AS ?x) { ?s (:p|:q) ?o }", False),
    ],
)
def test_what_is_a_set_stays_as_it_is(text: str, is_same: bool) -> None:
    assert (apart(Query(f"{HEAD}{text}")).text == f"{HEAD}{text}") is is_same


def test_the_engine_still_needs_the_unions() -> None:
    """When this fails the engine has learnt it, and `alternatives` can go."""
    store = ox.Store()
    store.load(GRAPH, format=ox.RdfFormat.N_TRIPLES)
    found = store.query(f"{HEAD}SELECT * {{ ?s (:p|:p) ?o }}")
    assert len(list(found)) == 2  # type: ignore[arg-type]
