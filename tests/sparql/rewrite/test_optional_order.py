"""Triples after OPTIONAL or BIND stand before it, where they have the same rows there."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from lskg.sparql.rewrite.optional_order import with_triples_first
from lskg.sparql.syntax_tree import Query

HEAD = "PREFIX : <urn:x:> "


def moved(body: str) -> str:
    text = with_triples_first(Query(f"{HEAD}SELECT * {{ {body} }}")).text
    ox.Store().query(text)
    return " ".join(text.removeprefix(f"{HEAD}SELECT * {{").removesuffix("}").split())


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "?s :p ?o OPTIONAL { ?s :q ?x } ?o :r ?v",
            "?s :p ?o . ?o :r ?v . OPTIONAL { ?s :q ?x }",
        ),
        (
            "?s :p ?o . OPTIONAL { ?s :q ?x } . ?o :r ?v . FILTER(?v > 1)",
            "?s :p ?o . ?o :r ?v . OPTIONAL { ?s :q ?x } . FILTER(?v > 1)",
        ),
        (
            "?s :p ?o FILTER(?o > 1) BIND(STR(?o) AS ?x) . ?o :r ?v ; :t ?w",
            "?s :p ?o FILTER(?o > 1) ?o :r ?v . ?o :t ?w . BIND(STR(?o) AS ?x) .",
        ),
        (
            "?s :p ?o OPTIONAL { ?s :q ?x } ?o :r ?v BIND(1 AS ?y) ?v :t ?w",
            "?s :p ?o . ?o :r ?v . ?v :t ?w . OPTIONAL { ?s :q ?x } BIND(1 AS ?y)",
        ),
        # Only the second of two may be passed.
        (
            "?s :p ?o OPTIONAL { ?s :q ?v } BIND(1 AS ?y) ?o :r ?v",
            "?s :p ?o OPTIONAL { ?s :q ?v } ?o :r ?v . BIND(1 AS ?y)",
        ),
        (
            "{ ?s :p ?o OPTIONAL { ?s :q ?x } ?o :r ?v } UNION { ?s :p ?v }",
            "{ ?s :p ?o . ?o :r ?v . OPTIONAL { ?s :q ?x } } UNION { ?s :p ?v }",
        ),
    ],
)
def test_late_triples_come_first(body: str, expected: str) -> None:
    assert moved(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        # A variable that is optional, or computed, may have no value before.
        "?s :p ?o OPTIONAL { ?s :q ?x } ?x :r ?v",
        "?s :p ?o OPTIONAL { ?s :q ?x FILTER(?v > 1) } ?o :r ?v",
        "?s :p ?o BIND(IRI(?o) AS ?x) ?x :r ?v",
        "?s :p ?o BIND(COALESCE(?v, 1) AS ?x) ?o :r ?v",
        "OPTIONAL { ?s :q ?x } ?s :r ?v",
        # They would be joined to nothing.
        "?s :p ?o OPTIONAL { ?s :q ?x } ?y :r ?v",
        # Something else stands between.
        "?s :p ?o OPTIONAL { ?s :q ?x } MINUS { ?s :r ?x } ?o :r ?v",
        "?s :p ?o OPTIONAL { ?s :q ?x } ?o :r [ :t ?v ]",
        # There would be another number of random numbers.
        "?s :p ?o BIND(RAND() AS ?x) ?o :r ?v",
        "?s :p ?o FILTER EXISTS { ?s :p ?o OPTIONAL { ?s :q ?x } ?o :r ?v }",
    ],
)
def test_other_triples_stay_where_they_are(body: str) -> None:
    assert moved(body) == body
