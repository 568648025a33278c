"""Plain questions to the default graph are answered, with no row twice and none missing."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from lskg.engine.store import Store
from lskg.namespaces import PREFIXES

ROOT = Path(__file__).parents[2]
ASKED = tomllib.loads((Path(__file__).parent / "plain_questions.toml").read_text(encoding="utf-8"))
QUESTIONS: list[dict[str, Any]] = ASKED["question"]
HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in ASKED["prefixes"].items())
BASE = "https://w3id.org/lskg/"
MODEL = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
LEARNT = re.findall(r"```sparql\n(.*?)```", MODEL, re.DOTALL)
#: What hides a row that comes twice or is not there, and what leaves the default graph.
HIDING = re.compile(r"\b(DISTINCT|REDUCED|OPTIONAL|FROM|GRAPH|GROUP|LIMIT)\b")
ROWS_OF = re.compile(r"^# (\d+) rows?\b", re.MULTILINE)

by_question = pytest.mark.parametrize(
    "question", QUESTIONS, ids=[each["en"].removesuffix("?") for each in QUESTIONS]
)


def answers(store: Store, sparql: str) -> list[tuple[str, ...]]:
    """The rows, without the part of an IRI that all have."""
    names, rows = store.table(HEAD + sparql)
    assert names
    return [
        tuple(getattr(term, "value", "").removeprefix(BASE).removeprefix("id/") for term in row)
        for row in rows
    ]


def test_there_are_at_least_forty() -> None:
    asked = [each["sparql"] for each in QUESTIONS]
    assert len(set(asked)) == len(asked) >= 40


@by_question
def test_question_is_answered_row_by_row(question: dict[str, Any], project_store: Store) -> None:
    found = answers(project_store, question["sparql"])
    expected = {tuple(row) for row in question.get("rows", ())}
    assert [row for row, times in Counter(found).items() if times > 1] == []
    assert expected - set(found) == set()
    if "count_of" in question:
        assert len(found) == len(answers(project_store, question["count_of"])) > 0
    else:
        assert len(found) == question["count"] >= len(expected)


@by_question
def test_question_is_plain(question: dict[str, Any]) -> None:
    """It hides nothing, and a reader of docs/model.md knows its terms."""
    assert HIDING.findall(question["sparql"]) == []
    terms = set(re.findall(r"\blskg:(\w+)", question["sparql"]))
    assert {term for term in terms if not re.search(rf"\b{term}\b", MODEL)} == set()
    prefixes = set(re.findall(r"\b([a-z][a-z-]*):(?=\w)", question["sparql"]))
    assert prefixes <= {*PREFIXES, *ASKED["prefixes"]}


@by_question
def test_question_is_told_with_where_its_answer_is_seen(question: dict[str, Any]) -> None:
    assert question["vi"].endswith("?")
    assert question["en"].endswith("?")
    assert question["seen"]


@pytest.mark.parametrize("sparql", LEARNT, ids=range(1, len(LEARNT) + 1))
def test_query_of_the_model_gives_as_many_rows_as_it_says(
    sparql: str, project_store: Store
) -> None:
    (said,) = ROWS_OF.findall(sparql)
    found = answers(project_store, sparql)
    assert len(found) == len(set(found)) == int(said)
