"""Rows are counted in what the engine wrote, whatever stands in them."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import examples

from lskg.engine.store import InProcess, QueryRequest, Store
from lskg.errors import AnswerTooLarge
from lskg.sparql.media_types import RESULTS, XML, Formats

TEXTS = st.one_of(
    st.sampled_from(
        [
            '{"x":{',
            '}},{"',
            '":{',
            "<result>",
            "\r\n",
            "\n",
            '"',
            '","',
            "{}",
            ",{},{",
            "a\tb",
            "\\",
            "",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8),
)
NAMES = st.lists(st.sampled_from(["x", "y", "subject", "value", "đ"]), min_size=1, max_size=3)


@given(st.lists(st.lists(st.none() | TEXTS, min_size=3, max_size=3), max_size=5), NAMES)
@settings(max_examples=examples(200), deadline=None)
def test_rows_are_counted(rows: list[list[str | None]], names: list[str]) -> None:
    names = list(dict.fromkeys(names))
    listed = " ".join(
        "(" + " ".join(_literal(cell) for cell in row[: len(names)]) + ")" for row in rows
    )
    variables = " ".join(f"?{name}" for name in names)
    text = f"SELECT {variables} {{ VALUES ({variables}) {{ {listed} }} }}"
    endpoint = InProcess(Store.load({}))
    for media_type in RESULTS:
        answer = endpoint.answer(QueryRequest(text, formats=Formats.named(media_type)))
        assert answer.rows == len(rows), (media_type, answer.body)


def _literal(cell: str | None) -> str:
    return "UNDEF" if cell is None else json.dumps(cell, ensure_ascii=False)


def test_a_triple_as_a_value_is_no_row() -> None:
    text = 'SELECT ?subject { VALUES ?subject { <<( <urn:a> <urn:b> "}},{" )>> } }'
    for name in ("json", "xml", "csv", "tsv"):
        answer = InProcess(Store.load({})).answer(QueryRequest(text, formats=Formats.named(name)))
        assert answer.rows == 1


def test_triples_are_counted() -> None:
    store = Store.load({"urn:g": b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> <urn:d> .\n"})
    request = QueryRequest("CONSTRUCT WHERE { ?s ?p ?o }")
    assert InProcess(store, max_rows=2).answer(request).rows == 2
    with pytest.raises(AnswerTooLarge, match="more than one row"):
        InProcess(store, max_rows=1).answer(request)
    assert InProcess(store).answer(QueryRequest("ASK {}")).rows is None


def test_a_return_survives_xml() -> None:
    text = 'SELECT ("a\\rb\\r\\nc" AS ?x) {}'
    body = InProcess(Store.load({})).answer(QueryRequest(text, formats=Formats.named(XML))).body
    assert "a\rb\r\nc" in "".join(ET.fromstring(body).itertext())
    graph = 'CONSTRUCT { <urn:a> <http://example.org/b> "a\\rb" } {}'
    body = InProcess(Store.load({})).answer(QueryRequest(graph, formats=Formats.named("rdf"))).body
    assert "a\rb" in "".join(ET.fromstring(body).itertext())
