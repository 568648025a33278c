"""A query is answered as it was written where one in other words cannot be."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from lskg.engine.store import InProcess, QueryRequest, Store
from lskg.errors import QueryError
from lskg.sparql.rewrite import exists
from lskg.sparql.syntax_tree import Query

TEXT = "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r } } ORDER BY ?s LIMIT 2"


def _fails(query: Query, count: object) -> Query:
    raise RuntimeError("The rows cannot be counted.")


@pytest.mark.parametrize(
    "rewritten",
    [
        lambda query, count: Query("SELECT * { ?s ?p ?o . . }"),
        lambda query, count: Query("SELECT (<urn:no-function>(1) AS ?s) { }"),
        _fails,
    ],
)
def test_a_query_is_answered_as_written(
    monkeypatch: pytest.MonkeyPatch, rewritten: Callable[..., Query]
) -> None:
    monkeypatch.setattr(exists, "rewritten", rewritten)
    endpoint = InProcess(Store.load({"urn:g": b"<urn:s> <urn:p> <urn:o> .\n"}))
    answer = json.loads(endpoint.answer(QueryRequest(TEXT)).body)
    assert [row["s"]["value"] for row in answer["results"]["bindings"]] == ["urn:s"]
    with pytest.raises(QueryError, match="cannot be read"):
        endpoint.answer(QueryRequest("SELECT * { ?s ?p OPTIONAL { } }"))
