"""Rows of an answer as assistants get them: things by name and IRI, within bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lskg.engine.graph_connection import Term
from lskg.errors import LskgError
from lskg.text.slugs import fold
from lskg.web.catalogues import tell
from lskg.web.http.parameters import Malformed
from lskg.web.language import Language
from lskg.web.mcp.sources import clipped, is_iri, within
from lskg.web.view.localized import Reader

#: Characters of a cell, and of the rows of an answer.
_CELL = 1_200
_ROWS = 24_000


def values(rows: Iterable[Mapping[str, Term]]) -> list[dict[str, str]]:
    """Rows of terms as rows of their values."""
    return [{name: term["value"] for name, term in row.items()} for row in rows]


def narrowed(
    rows: Sequence[dict[str, str]], columns: Sequence[str], wanted: Mapping[str, str]
) -> list[dict[str, str]]:
    """The rows whose columns have some words, in whatever case, with or without diacritics.

    A number is the same or another: 7 is not in 17.

    Args:
        rows: all of them.
        columns: those that there are.
        wanted: words by the names of columns.

    Raises:
        Malformed: there is no such column.
    """
    if unknown := [name for name in wanted if name not in columns]:
        raise Malformed(
            "There is no column “{name}” here; there are {columns}.",
            name=unknown[0],
            columns=", ".join(columns),
        )
    return [
        row
        for row in rows
        if all(_has(row.get(column, ""), words) for column, words in wanted.items())
    ]


def fitting(reader: Reader, rows: Sequence[Mapping[str, str]]) -> list[dict[str, Any]]:
    """The first of some rows, as many as one answer has room for."""
    shown = ({name: _cell(reader, cell) for name, cell in row.items() if cell} for row in rows)
    return within(shown, _ROWS)


def cut(language: Language, shown: int, total: int, first: int = 1) -> dict[str, str]:
    """The sentence that tells that there is more of an answer; nothing where there is not.

    Args:
        language: of the sentence.
        shown: how many rows, hits or lines are told.
        total: how many there are.
        first: number of the first one that is told.
    """
    if first - 1 + shown >= total:
        return {}
    told = LskgError(
        "The answer is cut: it has {first:,} to {last:,} of {total:,}; ask for less, or for what "
        "follows.",
        first=first,
        last=first - 1 + shown,
        total=total,
    )
    return {"cut": tell(told, language)[0]}


def _cell(reader: Reader, value: str) -> str | dict[str, str]:
    if not is_iri(value):
        return clipped(value, _CELL)
    return {"iri": value, "name": clipped(reader.ref(value).text.words, _CELL)}


def _has(value: str, words: str) -> bool:
    if value == words:
        return True
    if value.removeprefix("-").replace(".", "", 1).isdecimal():
        return False
    return fold(words) in fold(value)
