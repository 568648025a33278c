"""Pages of rows: all rows on some page, each light enough."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.web.tables import rows as of_rows
from lskg.web.tables.rows import Paging, Wanted, find, open_table
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.release import Site

ROWS = st.lists(st.integers(0, 400_000).map(lambda size: ["x" * size, "y" * 500_000]), max_size=12)


def shown(rows: list[list[str]], at: int) -> tuple[list[int], int]:
    """The numbers of the rows of a page, of which the first column counts; and the pages."""
    page = Paging(at, [0])
    found = [number for number, row in enumerate(rows) if page.has(row)]
    return found, page.pages


@given(ROWS)
def test_every_row_is_on_one_page(rows: list[list[str]]) -> None:
    _, pages = shown(rows, 1)
    parts = [shown(rows, at)[0] for at in range(1, pages + 1)]
    assert [number for part in parts for number in part] == [*range(len(rows))]
    for part in parts:
        length = sum(len(rows[number][0]) for number in part)
        assert len(part) == 1 or length <= 240_000 or not rows


def test_a_page_has_a_thousand_rows_at_most() -> None:
    rows = [["x"]] * 2001
    assert shown(rows, 2) == ([*range(1000, 2000)], 3)
    assert shown(rows, 3) == ([2000], 3)
    assert shown(rows, 4) == ([], 3)
    assert shown([], 1) == ([], 1)


def test_pages_of_all_rows_are_those_of_the_rows_one_by_one(
    release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_rows, "_MOST_ROWS", 1)
    site = Site.open(release)
    # Labels are asked for words alone.
    index = cast("GraphIndex", None)
    seen = 0
    for query in site.queries_of("tables"):
        table = open_table(site, query)
        assert table is not None
        whole = find(index, table, Wanted())
        found = [find(index, table, Wanted(), Paging(1, [0]))]
        found += [
            find(index, table, Wanted(), Paging(at, [0])) for at in range(2, found[0].pages + 1)
        ]
        assert [row for each in found for row in each.rows] == whole.rows
        for each in found:
            assert (each.count, each.values) == (whole.count, whole.values)
            assert len(each.rows) == 1 or not whole.rows
        assert find(index, table, Wanted(), Paging(len(found) + 1, [0])).rows == []
        seen = max(seen, len(found))
    assert seen > 1
