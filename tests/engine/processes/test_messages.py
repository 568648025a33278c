"""What goes to a query process and back arrives as it was sent."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from lskg.engine.endpoint import Answer, QueryRequest
from lskg.engine.processes.messages import (
    Reply,
    read_question,
    read_reply,
    write_question,
    write_reply,
)
from lskg.errors import QueryError
from lskg.sparql.media_types import CSV, GRAPHS, JSON, RESULTS, Formats

TEXTS = st.text(max_size=40)
RESULT = st.none() | st.sampled_from(RESULTS)
FORMATS = st.builds(Formats, RESULT, RESULT, st.none() | st.sampled_from(GRAPHS))
GRAPH_NAMES = st.lists(TEXTS, max_size=3).map(tuple)
SERVICES = st.none() | st.lists(st.none() | st.binary(max_size=9), max_size=3).map(tuple)
REQUESTS = st.builds(
    QueryRequest,
    TEXTS,
    GRAPH_NAMES,
    GRAPH_NAMES,
    FORMATS,
    st.booleans(),
    st.booleans(),
    SERVICES,
    st.none() | st.integers(0),
    st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple),
    st.booleans(),
)


@given(REQUESTS)
def test_a_question_arrives_as_it_was_sent(request: QueryRequest) -> None:
    assert read_question(write_question(request)) == request


def test_every_part_of_a_question_is_sent() -> None:
    formats = Formats(CSV, JSON, None)
    request = QueryRequest(
        "ASK {}", ("a",), ("b",), formats, False, True, (None, b"x"), 7, (("s", "urn:a"),), False
    )
    usual = QueryRequest("")
    arrived = read_question(write_question(request))
    for field in fields(QueryRequest):
        assert getattr(arrived, field.name) == getattr(request, field.name)
        assert getattr(arrived, field.name) != getattr(usual, field.name)


@given(st.sampled_from(RESULTS), st.binary(max_size=99), st.none() | st.integers(0))
def test_an_answer_arrives_as_it_was_sent(media_type: str, body: bytes, rows: int | None) -> None:
    answer = Answer(media_type, body, rows)
    assert _arrived(answer) == answer
    assert answer.digest != Answer(media_type, body + b"x", rows).digest


def test_a_large_body_is_sent_as_it_is() -> None:
    answer = Answer(CSV, b"x" * 100_000, 7)
    head, body = write_reply(answer, is_spent=False)
    assert body is answer.body
    assert len(head) < 1000
    assert _arrived(answer) == answer


def test_an_error_arrives_with_all_that_it_says() -> None:
    error = _arrived(QueryError("More than {most:,}", 3, 5, limit="rows", most=1000))
    assert isinstance(error, QueryError)
    assert (str(error), error.values["most"]) == ("More than 1,000", 1000)
    assert (error.line, error.column, error.limit) == (3, 5, "rows")
    assert isinstance(_arrived(MemoryError()), MemoryError)


def _arrived(reply: Reply, is_spent: bool = False) -> Reply:
    """A reply as it is read on the other side."""
    messages = iter(write_reply(reply, is_spent))
    arrived, told = read_reply(next(messages), lambda: next(messages))
    assert told is is_spent
    return arrived


def test_a_process_tells_that_it_is_spent() -> None:
    for reply in (Answer(CSV, b"x"), Answer(CSV, b"x" * 100_000), MemoryError()):
        _arrived(reply, is_spent=True)
