"""Rows to which several reports add."""

from __future__ import annotations

from pathlib import Path

from lskg.distributions.write import added_up
from lskg.sparql.query_files import Summed, load_queries, load_query

ROOT = Path(__file__).parents[2]
SUMMED = Summed("triples", ("example", "value"), ("rule", "-triples", "term"))


def row(rule: str, term: str, triples: int, example: str) -> dict[str, str]:
    return {"rule": rule, "term": term, "triples": str(triples), "example": example, "value": "v"}


def test_numbers_are_added_and_examples_are_the_least() -> None:
    one = [row("chain", "p", 9, "b"), row("chain", "q", 2, "b")]
    other = [row("chain", "q", 11, "a"), row("below", "p", 1, "c")]
    assert [*added_up(SUMMED, [one, other])] == [
        row("below", "p", 1, "c"),
        row("chain", "q", 13, "a"),
        row("chain", "p", 9, "b"),
    ]


def test_the_header_says_what_is_summed() -> None:
    query = load_query(ROOT / "queries" / "tables" / "inferences.rq")
    assert query.summed
    assert query.summed.sum == "triples"
    assert query.summed.order == ("rule", "-triples", "term", "graph")


def test_what_is_summed_is_of_columns_and_of_no_report() -> None:
    for query in load_queries(ROOT / "queries"):
        if query.summed:
            names = {column.name for column in query.columns}
            order = {name.removeprefix("-") for name in query.summed.order}
            assert {query.summed.sum, *query.summed.least, *order} <= names
            assert not query.is_by_report
