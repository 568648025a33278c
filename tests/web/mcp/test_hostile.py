"""Calls that nobody should make: each is refused with one sentence, and changes nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.web.mcp.conftest import Call, told

from lskg.web.language import Language

#: Name of a tool, arguments, and what the sentence says in English.
REFUSED: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("search", {}, "needs the argument “text”"),
    ("search", {"text": None}, "needs the argument “text”"),
    ("search", {"text": 7}, "“text” is text of at most 500 characters"),
    ("search", {"text": ["a"]}, "“text” is text"),
    ("search", {"text": {"$ne": ""}}, "“text” is text"),
    ("search", {"text": "x" * 501}, "“text” is text of at most 500 characters"),
    ("search", {"text": "a\0b"}, "U+0000"),
    ("search", {"text": "\ud800"}, "what is no character"),
    ("search", {"text": "a", "page": 0}, "“page” is a whole number from 1 to 1,000"),
    ("search", {"text": "a", "page": -1}, "“page” is a whole number"),
    ("search", {"text": "a", "page": 10**40}, "“page” is a whole number"),
    ("search", {"text": "a", "page": 1.5}, "“page” is a whole number"),
    ("search", {"text": "a", "page": True}, "“page” is a whole number"),
    ("search", {"text": "a", "page": "1"}, "“page” is a whole number"),
    ("search", {"text": "a", "kind": "Nothing"}, "There is no class “Nothing”"),
    ("search", {"text": "a", "kind": "x' OR 1=1 --"}, "There is no class"),
    ("search", {"text": "a", "report": "../lang-son-xviii"}, "There is no report"),
    ("search", {"text": "a", "q": "b"}, "has no argument “q”; it has text, kind"),
    ("describe", {"thing": "no such thing"}, "The graph has no thing “no such thing”"),
    ("describe", {"thing": "x> ?p ?o } #"}, "The graph has no thing"),
    ("describe", {"thing": "https://w3id.org/lskg/id/x> ?p ?o } #"}, "The graph has no thing"),
    ("describe", {"thing": "javascript:alert(1)"}, "The graph has no thing"),
    ("describe", {"thing": "file:///etc/passwd"}, "The graph has no thing"),
    ("describe", {"thing": ""}, "The graph has no thing"),
    ("describe", {"thing": "/doc/../../etc/passwd"}, "The graph has no thing"),
    ("ask", {"question": "words-behind-a-targt"}, "near to it are words-behind-a-target"),
    ("ask", {"question": "../tables/targets"}, "There is no question"),
    ("ask", {"question": "overall-goal", "parameters": {"x": "y"}}, "There is no column “x” here"),
    (
        "ask",
        {"question": "values-of-an-indicator", "parameters": {"indicator": "x> } #"}},
        "The parameter “indicator” has no value “x> } #”",
    ),
    ("ask", {"question": "overall-goal", "parameters": ["goal"]}, "“parameters” is an object"),
    ("ask", {"question": "overall-goal", "parameters": {"goal": 1}}, "“parameters” is an object"),
    (
        "ask",
        {"question": "overall-goal", "parameters": {str(n): "" for n in range(41)}},
        "“parameters” is an object of at most 40 members",
    ),
    ("ask", {"question": "overall-goal", "rows": 501}, "“rows” is a whole number from 1 to 500"),
    ("ask", {"question": "overall-goal", "rows": 0}, "“rows” is a whole number"),
    ("query", {"query": "x" * 20_001}, "“query” is text of at most 20,000 characters"),
    ("query", {"query": ""}, "The query is empty."),
    ("query", {"query": "SELECT"}, "line 1"),
    ("query", {"query": "SELECT * {" + "{" * 5_000}, ""),
    ("query", {"query": "DROP ALL"}, "DROP would change the data"),
    ("query", {"query": "INSERT DATA { <urn:a> <urn:b> <urn:c> }"}, "INSERT would change the data"),
    ("query", {"query": "LOAD <file:///etc/passwd>"}, "LOAD would change the data"),
    (
        "query",
        {"query": "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"},
        "SERVICE is refused",
    ),
    ("query", {"query": "ASK { SERVICE SILENT ?x { ?s ?p ?o } }"}, "SERVICE is refused"),
    ("query", {"query": "ASK { S\\u0045RVICE <urn:a> { ?s ?p ?o } }"}, "SERVICE is refused"),
    ("table", {"table": "nothing"}, "There is no table “nothing”; there are audit"),
    ("table", {"table": "../../build.json"}, "There is no table"),
    ("table", {"table": "targets", "columns": "target"}, "“columns” is a list"),
    ("table", {"table": "targets", "columns": [1]}, "“columns” is a list"),
    ("table", {"table": "targets", "columns": ["x"]}, "There is no column “x” here"),
    ("table", {"table": "targets", "where": {"__proto__": "x"}}, "There is no column “__proto__”"),
    ("passage", {}, "by “fact”, or by “start” and “end”"),
    ("passage", {"start": 0}, "by “fact”, or by “start” and “end”"),
    ("passage", {"start": 5, "end": 5}, "The place is a stretch of at most 2,000 characters"),
    ("passage", {"start": 0, "end": 100_000}, "The place is a stretch"),
    ("passage", {"start": 10**9, "end": 10**9}, "The place is a stretch"),
    ("passage", {"start": -1, "end": 5}, "“start” is a whole number from 0"),
    ("passage", {"fact": "nothing"}, "The graph has no thing “nothing”"),
    ("passage", {"start": 0, "end": 5, "report": "x"}, "There is no report “x”"),
)


@pytest.mark.parametrize(("tool", "arguments", "says"), REFUSED)
def test_refused_with_a_sentence(
    call: Call, tool: str, arguments: dict[str, Any], says: str
) -> None:
    sentence = refusal(call, tool, arguments, "en")
    assert says in sentence


@pytest.mark.parametrize(("tool", "arguments"), [each[:2] for each in REFUSED])
def test_refused_in_vietnamese(call: Call, tool: str, arguments: dict[str, Any]) -> None:
    sentence = refusal(call, tool, arguments, "vi")
    assert re.search(r"[ăđơưạảấầậắềểệịọốộớợụủứừự]", sentence), sentence


def refusal(call: Call, tool: str, arguments: dict[str, Any], language: Language) -> str:
    """The sentence with which a call is refused; half a character cannot be sent."""
    sent = {**arguments, "language": language}
    answer = call(tool, sent)
    sentence = told(answer)
    assert answer.is_error
    assert answer.structured_content is None
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    assert sentence.endswith((".", "…", ")", "”"))
    assert len(sentence) < 1_000
    return sentence


def test_another_language_is_refused_in_vietnamese(call: Call) -> None:
    answer = call("search", {"text": "a", "language": "de"})
    assert answer.is_error
    assert told(answer) == "Đối số “language” là một trong các giá trị vi, en."


@pytest.mark.parametrize(
    "text", ['" OR label:*', "NEAR(a b)", "a AND", "*", "label: x", "'; DROP TABLE words; --", "%"]
)
def test_words_of_a_search_are_words(call: Call, text: str) -> None:
    assert not call("search", {"text": text}).is_error


def test_a_large_answer_is_cut_and_says_so(call: Call) -> None:
    answer = call("query", {"query": "SELECT * { ?s ?p ?o } LIMIT 20000", "language": "en"})
    found = answer.structured_content
    assert found["total"] == 20_000
    assert found["cut"].startswith("The answer is cut: it has 1 to ")
    assert found["cut"].endswith("of 20,000; ask for less, or for what follows.")
    assert len(told(answer)) < 100_000
    graph = call("query", {"query": "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 20000", "language": "en"})
    assert graph.structured_content["triples"] == 20_000
    assert "The answer is cut" in graph.structured_content["cut"]
    assert len(told(graph)) < 50_000


def test_more_bytes_than_are_read_are_refused(call: Call) -> None:
    answer = call("query", {"query": "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 90000"})
    assert answer.is_error
    assert "byte" in told(answer)


def test_what_follows_can_be_asked_for(call: Call) -> None:
    whole = call("table", {"table": "targets", "columns": ["target"], "rows": 20})
    first, second = (
        call("table", {"table": "targets", "columns": ["target"], "rows": 10, "first": start})
        for start in (1, 11)
    )
    rows = [*first.structured_content["rows"], *second.structured_content["rows"]]
    assert rows == whole.structured_content["rows"]
    past = call("table", {"table": "targets", "first": 1_000_000}).structured_content
    assert past["rows"] == []
    assert "cut" not in past
