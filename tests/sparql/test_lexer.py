"""Tokens of SPARQL: the whole text, cut where the grammar cuts it, in little time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.sparql.lexer import readings, tokens

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
        ("'not closed SELECT", ["'"]),
        # Names of other letters, put together or apart, and of signs.
        ("?đồng?e\u0302\u0301 ex:\U0001f600", ["?đồng", "?e\u0302\u0301", "ex:\U0001f600"]),
        ("ex:a\\_b _:1", ["ex:a\\_b", "_:1"]),
    ],
)
def test_where_the_grammar_cuts(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


def test_a_comparison_may_be_an_iri() -> None:
    found = [token.text for _, token in readings("1<2)RAND(?x>3")]
    assert found[:3] == ["1", "<2)RAND(?x>", "3"]
    assert {"2", ")", "RAND", "(", "?x", ">"} <= {*found}


@pytest.mark.parametrize(
    "piece",
    [
        "'",
        '"""\\',
        "a-",
        "a.",
        ":",
        "<",
        "<\\u0",
        "@a-",
        '"\\',
        "_:a-.",
        "1e+",
        "a:b.",
        "{(",
        "#",
        "<'>\n",
        "1.",
    ],
)
def test_hostile_texts_take_little_time(piece: str) -> None:
    start = time.process_time()
    for _ in tokens(piece * (50_000 // len(piece))):
        pass
    for _ in readings(piece * (50_000 // len(piece))):
        pass
    assert time.process_time() - start < 5
