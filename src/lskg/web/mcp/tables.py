"""The tool that reads a published table: its columns, and the rows that have some words."""

from __future__ import annotations

import csv
from typing import Any

from lskg.formats import CSV
from lskg.sparql.query_files import Query
from lskg.web.http.parameters import Malformed
from lskg.web.language import choose
from lskg.web.mcp.arguments import Given
from lskg.web.mcp.rows import cut, fitting, narrowed
from lskg.web.mcp.sources import Behind
from lskg.web.view.localized import Reader


def table(reader: Reader, behind: Behind, given: Given) -> dict[str, Any]:
    """Rows of a table, or the list of tables.

    Raises:
        Malformed: there is no such table, or no such column in it.
    """
    name = given.word("table")
    if not name:
        return tables(reader)
    query = _found(reader, name)
    columns = [each.name for each in query.columns]
    all_rows = _rows(reader, name)
    rows = narrowed(all_rows, columns, given.pairs("where"))
    chosen = _columns(columns, given.names("columns"))
    first, most = given.number("first") or 1, given.number("rows") or len(rows)
    wanted = rows[first - 1 : first - 1 + most]
    shown = fitting(reader, [{each: row[each] for each in chosen} for row in wanted])
    return {
        "table": name,
        "holds": choose(reader.language, query.summary_vi, query.summary_en).words,
        "columns": {
            each.name: choose(reader.language, each.vi, each.en).words
            for each in query.columns
            if each.name in chosen
        },
        "total": len(rows),
        "rows": shown,
        **cut(reader.language, len(shown), len(rows), first),
        **behind.rows(reader, wanted[: len(shown)]),
        "page": reader.urls.page(f"/tables/{name}"),
    }


def tables(reader: Reader) -> dict[str, Any]:
    """The published tables, each with its columns."""
    return {
        "tables": [
            {
                "name": each.name,
                "holds": choose(reader.language, each.summary_vi, each.summary_en).words,
                "columns": [column.name for column in each.columns],
            }
            for each in reader.index.site.queries_of("tables")
        ],
        "page": reader.urls.page("/tables/"),
        "sources": [],
    }


def _found(reader: Reader, name: str) -> Query:
    found = {query.name: query for query in reader.index.site.queries_of("tables")}
    if name not in found:
        raise Malformed(
            "There is no table “{name}”; there are {known}.", name=name, known=", ".join(found)
        )
    return found[name]


def _rows(reader: Reader, name: str) -> list[dict[str, str]]:
    """All rows of a table; an empty cell is an empty text."""
    file = reader.index.site.file(f"tables/{name}.{CSV.ending}")
    if file is None:
        return []
    with file.path.open(encoding="utf-8-sig", newline="") as lines:
        return [*csv.DictReader(lines)]


def _columns(columns: list[str], wanted: tuple[str, ...]) -> list[str]:
    """The columns that are asked for; all where none is.

    Raises:
        Malformed: there is no such column.
    """
    narrowed([], columns, dict.fromkeys(wanted, ""))
    return [*wanted] or columns
