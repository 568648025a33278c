"""Each example question gives the rows that were last approved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lskg import tables
from lskg.engine.store import Store
from lskg.project import Project
from lskg.sparql.query_files import Query, load_queries

ROOT = Path(__file__).parents[2]
APPROVED = Path(__file__).parent
EXAMPLES = [each for each in load_queries(Project(ROOT).queries) if each.group == "examples"]


def answer(query: Query, store: Store) -> bytes:
    columns = [column.name for column in query.columns]
    return tables.to_csv(columns, store.rows(query.text)).replace("\r\n", "\n").encode()


@pytest.mark.parametrize("query", EXAMPLES, ids=lambda query: query.name)
def test_example_answers_as_approved(
    query: Query, project_store: Store, approve: Callable[[Path, bytes], None]
) -> None:
    approve(APPROVED / f"{query.name}.csv", answer(query, project_store))


def test_every_approved_answer_has_its_question() -> None:
    assert {path.stem for path in APPROVED.glob("*.csv")} == {query.name for query in EXAMPLES}


def test_there_are_ten_questions_or_more() -> None:
    assert len(EXAMPLES) >= 10


@pytest.mark.parametrize("query", EXAMPLES, ids=lambda query: query.name)
def test_example_notices_other_data(query: Query, hai_son_store: Store) -> None:
    """The short report of another province has other answers."""
    assert answer(query, hai_son_store) != (APPROVED / f"{query.name}.csv").read_bytes()
