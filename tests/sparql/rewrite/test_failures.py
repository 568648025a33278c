"""A query is answered as it was written where one in other words cannot be."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from lskg.engine import serialize, store
from lskg.engine.store import Answer, InProcess, QueryRequest, Store
from lskg.errors import AnswerTooLarge, LskgError, QueryError
from lskg.sparql.rewrite import conformance, exists
from lskg.sparql.syntax_tree import Query

TEXT = "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r } } ORDER BY ?s LIMIT 2"


DATA = {"urn:g": b"<urn:s> <urn:p> <urn:o> .\n"}


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
    endpoint = InProcess(Store.load(DATA))
    answer = json.loads(endpoint.answer(QueryRequest(TEXT)).body)
    assert [row["s"]["value"] for row in answer["results"]["bindings"]] == ["urn:s"]
    with pytest.raises(QueryError, match="cannot be read"):
        endpoint.answer(QueryRequest("SELECT * { ?s ?p OPTIONAL { } }"))


@pytest.mark.parametrize("fault", [RuntimeError, ValueError, OSError])
def test_what_fails_while_rows_are_read_is_answered_as_written(
    monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    """Rows are made when they are read: the engine may fail after the first of them."""
    reading = Reading(monkeypatch, [fault("The engine fails.")])
    monkeypatch.setattr(exists, "rewritten", lambda query, count: Query(f"{query.text} # fast"))
    answer = InProcess(Store.load(DATA)).answer(QueryRequest(TEXT))
    assert (answer.rows, reading.times) == (1, 2)


@pytest.mark.parametrize("fault", [AnswerTooLarge("It is too large."), MemoryError()])
def test_what_is_too_large_is_not_asked_again(
    monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    reading = Reading(monkeypatch, [fault])
    monkeypatch.setattr(exists, "rewritten", lambda query, count: Query(f"{query.text} # fast"))
    with pytest.raises((LskgError, MemoryError)):
        InProcess(Store.load(DATA)).answer(QueryRequest(TEXT))
    assert reading.times == 1


def test_what_fails_as_written_is_refused_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    Reading(monkeypatch, [RuntimeError("Never mind."), RuntimeError("The reason.")])
    monkeypatch.setattr(exists, "rewritten", lambda query, count: Query(f"{query.text} # fast"))
    with pytest.raises(QueryError, match=r"The query cannot be answered: The reason\."):
        InProcess(Store.load(DATA)).answer(QueryRequest(TEXT))


def test_a_correction_that_does_not_parse_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conformance, "corrected", lambda query, graphs: f"{query.text} }}")
    endpoint = InProcess(Store.load(DATA))
    assert endpoint.answer(QueryRequest(TEXT)).rows == 1
    with pytest.raises(QueryError) as caught:
        endpoint.answer(QueryRequest("SELECT *\n{ ?s ?p ?o OPTIONAL ?o }"))
    assert (caught.value.line, caught.value.column) == (2, 21)


class Reading:
    """Counts how often an answer is written; the first times, it fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, faults: list[Exception]) -> None:
        self.times = 0
        self._faults = iter(faults)
        self._written = serialize.written
        monkeypatch.setattr(store, "written", self)

    def __call__(self, *arguments: object) -> Answer:
        self.times += 1
        if fault := next(self._faults, None):
            raise fault
        return self._written(*arguments)  # type: ignore[arg-type]
