"""Tokens of SPARQL: the whole text, cut where the grammar cuts it, in little time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.sparql.lexer import Kind, closings, prologue, tokens

WORDS = r"""SELECT ?x <urn:a> < > " ' \"\"\" \ ex:a . # { } ( ) _:b @vi 1.5e3 : - a \u0041 đồng"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\n"])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_tokens_stand_in_the_text_in_order(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert token.start >= at
        assert text[token.start : token.end] == token.text != ""
        at = token.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true.GRAPH?g{", ["true", ".", "GRAPH", "?g", "{"]),
        ("ex:a.b/^:c*", ["ex:a.b", "/", "^", ":c", "*"]),
        ("ex:.SERVICE", ["ex:", ".", "SERVICE"]),
        ("ex:a\\.. ex:%20", ["ex:a\\.", ".", "ex:%20"]),
        ("1<2 ?a<?b", ["1", "<", "2", "?a", "<", "?b"]),
        ('\'a # b\' # c\n"""d"\'"""', ["'a # b'", '"""d"\'"""']),
        ("_:a.b. _:c", ["_:a.b", ".", "_:c"]),
        ("'x'@vi^^<urn:\\u0041>", ["'x'", "@vi", "^", "^", "<urn:\\u0041>"]),
        ("'not closed SELECT", ["'not closed SELECT"]),
    ],
)
def test_where_the_grammar_cuts(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


def test_kinds_and_brackets() -> None:
    found = tokens("PREFIX a: <x> ASK { ( _:b '}' ) }")
    kinds = [token.kind for token in found]
    assert kinds[:4] == [Kind.WORD, Kind.PREFIXED, Kind.IRI, Kind.WORD]
    assert closings(found) == {4: 8, 5: 8 - 1} or closings(found) == {5: 8, 4: 9}
    assert prologue("no query", tokens("no query")) == ""


@pytest.mark.parametrize(
    "piece",
    ["'", '"""\\', "a-", "a.", ":", "<", "<\\u0", "@a-", '"\\', "_:a-.", "1e+", "a:b.", "{(", "#"],
)
def test_hostile_texts_take_little_time(piece: str) -> None:
    start = time.process_time()
    tokens(piece * (200_000 // len(piece)))
    assert time.process_time() - start < 5
