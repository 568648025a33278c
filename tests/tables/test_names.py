"""The names of tables and columns: one for each, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.sparql.query_files import Query, load_queries
from lskg.tables.names import column_name, first_columns, table_name

QUERIES = [
    query
    for query in load_queries(Path(__file__).parents[2] / "queries")
    if query.group == "tables"
]
#: What the address of a table says besides its columns.
PARAMETERS = {"q", "in", "sort", "columns", "at", "format"}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_table_and_its_columns_have_names(query: Query) -> None:
    title = table_name(query.name)
    assert title.vi != query.name
    names = [column.name for column in query.columns]
    assert not PARAMETERS & {*names}
    for language in ("vi", "en"):
        titles = [getattr(column_name(query.name, name), language) for name in names]
        # Nobody can tell two columns of one name apart.
        assert len({*titles}) == len(titles), sorted(titles)
        assert not [each for each in titles if "_" in each]
        shown = first_columns(query, language)
        wanted = [
            each for each in title.first if each[:3] != f"{'vi' if language == 'en' else 'en'}:"
        ]
        assert len(shown) == len(wanted) <= 12


def test_a_table_that_nobody_named_is_called_as_it_is() -> None:
    assert (table_name("x").vi, column_name("x", "y").en) == ("x", "y")


def test_a_table_may_call_a_column_otherwise() -> None:
    assert column_name("targets", "quote").en == "Words of the report"
    assert column_name("comparisons", "quote").en == "Words of the other plan"
