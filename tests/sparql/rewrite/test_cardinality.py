"""Rows of patterns are counted once, whatever their variables are called."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from lskg.sparql.patterns import Triple
from lskg.sparql.rewrite.cardinality import PatternCounts

HEAD = "PREFIX x: <urn:x:> "
DATA = "x:a x:p 1, 2, x:a . x:b x:p 1 . x:a x:q x:b"


@pytest.fixture
def store() -> ox.Store:
    made = ox.Store()
    made.update(f"{HEAD}INSERT DATA {{ {DATA} }}")
    return made


@pytest.mark.parametrize(
    ("triples", "limit", "rows"),
    [
        ([Triple("?s", "x:p", "?o")], 10, 4),
        ([Triple("?s", "x:p", "?o")], 3, 3),
        ([Triple("?s", "x:p", "?s")], 10, 1),
        ([Triple("?s", "?p", "1")], 10, 2),
        ([Triple("?s", "x:q", "?o"), Triple("?o", "x:p", "?v")], 10, 1),
        ([Triple("?s", "x:q", "?o"), Triple("?s", "x:p", "?v")], 10, 3),
    ],
)
def test_rows_are_counted_up_to_a_limit(
    store: ox.Store, triples: list[Triple], limit: int, rows: int
) -> None:
    assert PatternCounts(store, None).after(HEAD)(triples, limit) == rows


def test_a_pattern_is_counted_once(store: ox.Store) -> None:
    count = PatternCounts(store, None).after(HEAD)
    assert count([Triple("?s", "x:p", "?o")], 10) == 4
    store.clear()
    assert count([Triple("?other", "x:p", "?name")], 10) == 4
    assert count([Triple("?s", "x:p", "?s")], 10) == 0


def test_a_name_means_what_is_declared(store: ox.Store) -> None:
    counts = PatternCounts(store, None)
    triples = [Triple("?s", "x:p", "?o")]
    assert counts.after(HEAD)(triples, 10) == 4
    assert counts.after("PREFIX x: <urn:y:> ")(triples, 10) == 0
