"""A fault of a query has its place, whatever characters are in it."""

from __future__ import annotations

import pytest

from lskg.engine.store import InProcess, QueryRequest, Store
from lskg.errors import QueryError

LONG = "ASK { ?s ?p ?o " + " " * 990_000


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("\ufeffASK {}", (1, 1), "U+FEFF"),
        ("ASK {}\x00", (1, 7), "U+0000"),
        ("ASK {\r\n\x00}", (2, 1), "U+0000"),
        ("ASK { ?s ?p 'a\ud800' }", (1, 15), "U+D800"),
        ("\udfff ASK {}", (1, 1), "U+DFFF"),
        ("ASK { ?s ?p '\x01' \u200b }", (1, 17), "U+200B"),
        ("ASK {\r\n?s ?p }", (2, 8), "where it ends"),
        (f"{LONG} x }}", None, "cannot be read at line 1, column 990"),
        (f"SELECT * {{ GRAPH ?g {{ {LONG[6:]} MINUS }} }}", None, "cannot be read"),
    ],
)
def test_a_fault_has_its_place(text: str, place: tuple[int, int] | None, said: str) -> None:
    endpoint = InProcess(Store.load({}))
    with pytest.raises(QueryError, match=said.replace("+", r"\+")) as caught:
        endpoint.answer(QueryRequest(text))
    assert place is None or (caught.value.line, caught.value.column) == place


@pytest.mark.parametrize("text", ["ASK {\r\n}\r\n", "ASK { ?s ?p '\x00\ufeff' } # \x00"])
def test_what_the_grammar_lets_pass_is_answered(text: str) -> None:
    assert InProcess(Store.load({})).answer(QueryRequest(text)).body


@pytest.mark.parametrize(
    "text",
    [
        "ASK " + "{" * 100_000 + "}" * 100_000,
        "ASK { FILTER(" + "(" * 100_000 + "1" + ")" * 100_000 + ") }",
        "ASK { ?s ?p " + "[ ?p " * 100_000 + "1" + "]" * 100_000 + " }",
        "ASK " + "{" * 100_000,
        "SELECT * { ?s ?p ?o FILTER(" + "STR(" * 100_000 + " }",
    ],
)
def test_deep_brackets_are_refused_before_the_engine_reads_them(text: str) -> None:
    """It reads by recursion: what is deep enough ends the process."""
    with pytest.raises(QueryError, match="nested too deeply"):
        InProcess(Store.load({})).answer(QueryRequest(text))


def test_brackets_in_strings_are_not_deep() -> None:
    text = f"ASK {{ ?s ?p '{'(' * 100_000}' }} # {'{' * 100_000}"
    assert InProcess(Store.load({})).answer(QueryRequest(text)).body
