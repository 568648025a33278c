"""`SELECT *` gives its columns as a reader expects them."""

from __future__ import annotations

import json

import pytest

from lskg.engine.store import InProcess, QueryRequest, Store
from lskg.errors import QueryError


@pytest.fixture(scope="module")
def endpoint() -> InProcess:
    return InProcess(Store.load({"urn:g": b"<urn:s> <urn:p> <urn:o> .\n"}))


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("SELECT * { ?s ?p ?o }", ["s", "p", "o"]),
        ("SELECT DISTINCT * { ?z ?p $a }", ["z", "p", "a"]),
        ("SELECT * { ?z ?p ?a FILTER EXISTS { ?hidden ?p ?a } }", ["z", "p", "a"]),
        ("SELECT * { { SELECT ?b (1 AS ?a) { ?b ?hidden ?x } } }", ["b", "a"]),
        ("SELECT ?o ?s { ?s ?p ?o }", ["o", "s"]),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", ["n"]),
        ("SELECT * { <urn:s> <urn:p> <urn:o> }", []),
        ("SELECT * { ?s ?p _:b }", ["s", "p"]),
    ],
)
def test_columns(endpoint: InProcess, text: str, columns: list[str]) -> None:
    found = json.loads(endpoint.answer(QueryRequest(text)).body)
    assert found["head"]["vars"] == columns
    assert len(found["results"]["bindings"]) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", (1, 8)),
        ("SELECT ?s {\n{ SELECT DISTINCT * { ?s ?p ?o } GROUP BY ?s } }", (2, 19)),
    ],
)
def test_a_star_has_no_place_beside_groups(
    endpoint: InProcess, text: str, place: tuple[int, int]
) -> None:
    with pytest.raises(QueryError, match="GROUP BY") as caught:
        endpoint.answer(QueryRequest(text))
    assert (caught.value.line, caught.value.column) == place
