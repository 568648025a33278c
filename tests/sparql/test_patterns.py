"""The triples of a block, in the words of its query."""

from __future__ import annotations

import pytest

from lskg.sparql.lexer import tokens
from lskg.sparql.patterns import read_triples


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("?s ?p ?o", ["?s ?p ?o"]),
        ("?s ?p ?o .", ["?s ?p ?o"]),
        ("?s a :c ; ; :p 1, 2 ; . ?o :q ?s", ["?s a :c", "?s :p 1", "?s :p 2", "?o :q ?s"]),
        ("?s :p '''a\n. b'''@vi", ["?s :p '''a\n. b'''@vi"]),
        ("?s :p '1'^^<urn:t> . # ?a ?b ?c", ["?s :p '1'^^<urn:t>"]),
        ("?s ^(:p/:q)*|a+ ?o", ["?s ^(:p/:q)*|a+ ?o"]),
    ],
)
def test_simple_triples_are_read(text: str, found: list[str]) -> None:
    assert [each.text for each in read_triples(text, [*tokens(text)])] == found


@pytest.mark.parametrize(
    "text",
    [
        "?s ?p",
        "?s ?p ?o ?s",
        "?s ?p [ :q ?o ]",
        "?s ?p (1 2)",
        "?s ?p _:b",
        "?s ?p -1",
        "?s ?p true",
        "?s !:p ?o",
        "?s :p? ?o",
        "?s (:p ?o",
        "?s :p '1'^<urn:t>",
        "<<?s ?p ?o>> :q ?r",
    ],
)
def test_anything_else_is_not_read(text: str) -> None:
    assert not read_triples(text, [*tokens(text)])
