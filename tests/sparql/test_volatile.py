"""Answers that may be others the next time are told from those that may be kept."""

from __future__ import annotations

import time

import pyoxigraph as ox
import pytest

from lskg.sparql.lexer import is_unread, readings
from lskg.sparql.volatile import is_volatile

HEAD = "PREFIX ex: <urn:x:> PREFIX now: <urn:now:> PREFIX service: <urn:s:> "


@pytest.mark.parametrize(
    "text",
    [
        "SELECT (NOW() AS ?n) { }",
        "SELECT (now ( ) AS ?n) { }",
        "ASK { FILTER(RAND() < 0.5) }",
        "ASK { FILTER(1<RAND()&&2>1) }",
        "ASK { FILTERRAND() }",
        "ASK { BIND(UUID() AS ?x) }",
        "ASK { BIND(strUUID # (\n () AS ?x) }",
        "SELECT (BNODE('x') AS ?b) { }",
        "SELECT (BNODE() AS ?b) { }",
        "SELECT ?s { ?s ?p ?o } ORDER BY RAND()",
        "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING(COUNT(?o) < 10 * RAND())",
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT ex:a { ?s ?p ?o } }",
    ],
)
def test_another_answer_each_time(text: str) -> None:
    ox.Store().query(HEAD + text)
    assert is_volatile(HEAD + text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?now ?rand $uuid }",
        "SELECT * { ?s ?p 'NOW() RAND() SERVICE <urn:x> { }' }",
        "SELECT * { ?s ?p '''UUID()'''@en # BNODE()\n }",
        "SELECT * { ?s <http://example.org/now> <urn:RAND()> }",
        "SELECT * { ?s ex:NOW now:RAND . ?o now: ex:x.UUID }",
        "SELECT (ex:now(?x) AS ?y) (<urn:rand>(?x) AS ?z) { VALUES ?x { 1 } }",
        "SELECT * { ?s service:a ?x { ?x ?p ?o } GRAPH service:g { } }",
        "SELECT * { _:now ?p [] }",
    ],
)
def test_the_same_answer_each_time(text: str) -> None:
    functions = {ox.NamedNode(name): lambda x: x for name in ("urn:x:now", "urn:rand")}
    ox.Store().query(HEAD + text, custom_functions=functions)
    assert not is_volatile(HEAD + text)


def test_a_name_that_is_too_long_to_be_looked_into_may_be_anything() -> None:
    assert is_volatile(f"ASK {{ ?s ?p ex:{'a' * 2000}.SERVICE }} # rand")


@pytest.mark.parametrize(
    "piece",
    [
        *("a", "aNOW", "RAND ", "NOW(", "<NOW(", "SERVICE<", "SERVICE ?x {", "#\n", "\\u0061"),
        *("<", ".", '"', "'", "#", "{", "(", "a.", "a:b.", "1.", "x:" + "a." * 490 + " ", "true"),
    ],
)
@pytest.mark.parametrize("word", ["", "RAND ", "SERVICE "])
def test_hostile_texts_take_little_time(word: str, piece: str) -> None:
    """Who asks waits beside others: a megabyte costs no more than looking for a word in it."""
    start = time.process_time()
    is_volatile(word + piece * (1_000_000 // len(piece)))
    is_volatile(word + piece * (19_000 // len(piece)))
    assert time.process_time() - start < 4


def test_no_more_is_read_than_the_bound() -> None:
    found = [*readings("x:" + "a." * 490 + " RAND() ", 1_000)]
    assert len(found) == 1_001
    assert is_unread(found[-1][1])
    assert is_volatile("RAND " + "?a.<a> " * 20_000)
