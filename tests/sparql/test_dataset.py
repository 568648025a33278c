"""Datasets: a merge has each triple once, whichever way a query names its graphs."""

from __future__ import annotations

import json

import pytest

from lskg.engine.store import InProcess, QueryRequest, Store
from lskg.sparql.dataset import Dataset, stated
from lskg.sparql.syntax_tree import Query

SHARED = b"<urn:s> <urn:p> <urn:o> .\n"
A = "https://example.org/graph/a"
B = "https://example.org/graph/b"
INFERRED = "https://example.org/graph/inferred"
CLOSURE = "https://example.org/graph/inferred-closure"
COUNT = "SELECT (COUNT(*) AS ?n)"
BOTH = "{ ?s ?p ?o GRAPH ?g { ?s ?p ?o } }"


@pytest.fixture(scope="module")
def endpoint() -> InProcess:
    graphs = {
        A: SHARED + b"<urn:a> <urn:p> <urn:o> .\n",
        B: SHARED,
        INFERRED: b"<urn:s> <urn:q> <urn:o> .\n",
        CLOSURE: b"<urn:s> <urn:r> <urn:o> .\n",
    }
    return InProcess(Store.load(graphs, "https://example.org/"))


def number(endpoint: InProcess, request: QueryRequest) -> int:
    (row,) = json.loads(endpoint.answer(request).body)["results"]["bindings"]
    return int(row["n"]["value"])


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (QueryRequest(f"{COUNT} {{ ?s ?p ?o }}"), 3),
        (QueryRequest(f"{COUNT} FROM <{A}> FROM <{B}> {{ ?s ?p ?o }}"), 2),
        (QueryRequest(f"{COUNT} FROM <{A}> FROM <{A}> {{ ?s ?p ?o }}"), 2),
        (QueryRequest(f"{COUNT} FROM <graph/a> FROM <graph/b> {{ ?s ?p ?o }}"), 2),
        (QueryRequest(f"PREFIX g: <graph/> {COUNT} FROM g:a FROM g:b {{ ?s ?p ?o }}"), 2),
        (QueryRequest(f"{COUNT} {{ ?s ?p ?o }}", (A, B)), 2),
        (QueryRequest(f"{COUNT} {{ ?s ?p ?o }}", (A, A)), 2),
        (QueryRequest(f"{COUNT} FROM <{A}> {{ ?s ?p ?o }}", (B,)), 1),
        (QueryRequest(f"{COUNT} FROM <{A}> FROM NAMED <{B}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"), 1),
        (
            QueryRequest(f"{COUNT} FROM <{A}> FROM <{B}> FROM NAMED <{B}> {BOTH}"),
            1,
        ),
        (QueryRequest(f"{COUNT} {{ ?s ?p ?o }}", inference=False), 2),
        (QueryRequest(f"{COUNT} {{ GRAPH ?g {{ ?s ?p ?o }} }}", inference=False), 3),
        (QueryRequest(f"{COUNT} {{ GRAPH ?g {{ ?s ?p ?o }} }}"), 5),
        (QueryRequest(f"{COUNT} {{ ?s <urn:r> ?o }}"), 0),
        (QueryRequest(f"{COUNT} {{ GRAPH <{CLOSURE}> {{ ?s ?p ?o }} }}"), 1),
        (QueryRequest(f"{COUNT} FROM <{A}> FROM <{CLOSURE}> {{ ?s ?p ?o }}"), 3),
        (QueryRequest(f"{COUNT} FROM <{INFERRED}> {{ ?s ?p ?o }}", inference=False), 1),
        (QueryRequest(f"{COUNT} {{ ?s ?p ?o }}", (INFERRED,), inference=False), 1),
    ],
)
def test_counts(endpoint: InProcess, request_: QueryRequest, expected: int) -> None:
    assert number(endpoint, request_) == expected


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?from ?p 'FROM <urn:x>' }",
        "PREFIX from: <urn:x:> SELECT * { ?s from:a ?o } # FROM <urn:y>",
        "SELECT * FROM",
        "SELECT * FROM nothing:declared { ?s ?p ?o }",
        "SELECT * FROM ?x { ?s ?p ?o }",
    ],
)
def test_no_dataset_is_stated(text: str) -> None:
    assert stated(Query(text), "https://example.org/") is None


def test_escapes_in_a_name_are_read() -> None:
    text = "SELECT * FROM <urn:\\u0061> { ?s ?p ?o }"
    assert stated(Query(text), None) == Dataset(("urn:a",), ())
