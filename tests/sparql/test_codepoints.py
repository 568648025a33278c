"""Escapes of characters mean their characters wherever they stand."""

from __future__ import annotations

import json

import pytest

from lskg.engine.store import InProcess, QueryRequest, Store
from lskg.errors import QueryError, QueryRefused
from lskg.sparql.codepoints import decoded
from lskg.sparql.volatile import is_volatile


@pytest.fixture(scope="module")
def endpoint() -> InProcess:
    return InProcess(Store.load({"urn:g": b"<urn:s> <urn:\xc3\xa9> 'x' .\n".replace(b"'", b'"')}))


@pytest.mark.parametrize(
    "text",
    [
        r"SELECT ?\u0061 { ?\u0061 ?p ?o }",
        r"SELECT ?a { ?\U00000061 <urn:\u00E9> ?o }",
        r"PREFIX \u03B1: <urn:> SELECT ?a { ?a \u03B1:\u00e9 '\u0078' }",
        r"PREFIX a: <urn:> SELECT ?a { ?a a\u003A\u00e9 'x' }",
        r"SEL\u0045CT ?a \u007B ?a ?p ?o }",
        r"PREFIX x: <urn:> SELECT ?a { ?a ?p ?o FILTER(?\u0061 = x:s) # '\u0027 <",
    ],
)
def test_a_query_with_escapes_is_answered(endpoint: InProcess, text: str) -> None:
    """https://www.w3.org/TR/sparql11-query/#codepointEscape."""
    text = text if text.endswith("}") else f"{text}\n }}"
    (row,) = json.loads(endpoint.answer(QueryRequest(text)).body)["results"]["bindings"]
    assert row["a"]["value"] == "urn:s"


@pytest.mark.parametrize(
    "text",
    [
        r"ASK { ?s ?p '\u0061' }",
        r'ASK { ?s ?p """"\u0061""" }',
        r"ASK { ?s <urn:\u0061> ?o } # \u0061",
        r"ASK { ?s ?p '\u0061",
        r"ASK { ?s ?p x:\#\'a }",
        r"ASK { ?s\u0020?p ?o }",
        r"ASK { ?s ?p \u0027x\u0027 }",
        r"ASK { ?s ?p \uD800 \UFFFFFFFF \u003Curn:a> }",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert decoded(text) == text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (r"SELECT ?\u0061 { ?\u0061 ?p }", (1, 30)),
        ("ASK { ?s ?p ?\\u0061 .\r\n?\\u0061 ?\\u0062 }", (2, 18)),
        ("ASK {\n?\\u0061 ex:a ?b }", (2, 9)),
    ],
)
def test_a_fault_has_its_place_in_the_text_as_written(
    endpoint: InProcess, text: str, place: tuple[int, int]
) -> None:
    with pytest.raises(QueryError) as caught:
        endpoint.answer(QueryRequest(text))
    assert (caught.value.line, caught.value.column) == place
    assert (caught.value.values["line"], caught.value.values["column"]) == place


def test_nothing_hides_behind_escapes(endpoint: InProcess) -> None:
    with pytest.raises(QueryRefused, match="SERVICE is refused"):
        endpoint.answer(QueryRequest(r"ASK { SERV\u0049CE <http://127.0.0.1/> { ?s ?p ?o } }"))
    assert is_volatile(r"SELECT (N\u004FW() AS ?n) { }")
    assert is_volatile(r"ASK { S\U00000045RVICE <http://127.0.0.1/> { ?s ?p ?o } }")
