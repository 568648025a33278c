"""A question as SQL: what the index has of it, in the order of the index, and counted."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from lskg.search.index import SENTENCE
from lskg.search.question import Question, Term

#: What weighs less is found last.
_WANTED = 0.3
#: First what has the very diacritics, then what has the words side by side in a name. Within each,
#: a word in the label, among the aliases, in the text, or in what it is about counts so much.
_RELEVANCE = (
    f"document.weight < {_WANTED}, "
    "document.id NOT IN (SELECT rowid FROM words WHERE words MATCH ?), "
    "document.id NOT IN (SELECT rowid FROM words WHERE words MATCH ?), "
    "bm25(words, 10.0, 6.0, 1.0, 3.0, 3.0, 0.0) * document.weight, document.id"
)
_OF_KIND = (
    "document.weight DESC, document.start IS NULL, document.report, document.start, document.id"
)
PRINTED = "document.start IS NULL, document.report, document.start, document.label_vi, document.id"


@dataclass(frozen=True, slots=True)
class Facets:
    """What a search is narrowed to; None does not narrow.

    Attributes:
        is_told: whether what is of other sources than reports is left away.
    """

    report: str | None = None
    kind: str | None = None
    theme: str | None = None
    chapter: str | None = None
    year: int | None = None
    status: str | None = None
    is_told: bool = False


EVERYTHING = Facets()


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as SQL: an FTS5 expression and facets.

    Without an expression everything but the sentences of the reports is listed.

    Attributes:
        is_part: whether the expression asks for some of the words only.
    """

    question: Question
    match: str
    facets: Facets
    is_part: bool = False

    def source(self, joined: str = "", without: str = "") -> tuple[str, tuple[str | int, ...]]:
        """The FROM and WHERE clauses, and their values.

        Args:
            joined: a further JOIN.
            without: name of a facet that does not narrow.
        """
        clauses: list[str] = []
        values: list[str | int] = []
        table = "document"
        if self.question.is_kind_alone and self.match:
            kinds = sorted(self.question.kinds)
            clauses = [
                f"(document.class IN ({', '.join('?' * len(kinds))}) "
                "OR document.id IN (SELECT rowid FROM words WHERE words MATCH ?))"
            ]
            values = [*kinds, self.match]
        elif self.match:
            table = "words JOIN document ON document.id = words.rowid"
            clauses, values = ["words MATCH ?"], [self.match]
        elif self.facets.kind is None:
            clauses, values = ["document.class <> ?"], [SENTENCE]
        if self.facets.is_told:
            clauses.append("NOT document.outside")
        for name, condition in _CONDITIONS.items():
            value = getattr(self.facets, name)
            if value is not None and name != without:
                clauses.append(condition)
                values.append(value)
        return f"FROM {table} {joined} WHERE {' AND '.join(clauses) or '1'}", tuple(values)


def total(connection: sqlite3.Connection, asked: Asked) -> int:
    """How many hits there are."""
    source, values = asked.source()
    return int(connection.execute(f"SELECT count(*) {source}", values).fetchone()[0])


def candidates(
    connection: sqlite3.Connection, asked: Asked, count: int, first: int = 0
) -> list[sqlite3.Row]:
    """The rows of some hits, from one on, in the order of the index."""
    source, values = asked.source()
    if asked.question.is_kind_alone:
        query = f"SELECT document.* {source} ORDER BY {_OF_KIND} LIMIT ? OFFSET ?"
        return connection.execute(query, (*values, count, first)).fetchall()
    side_by_side = _side_by_side(each.folded for each in asked.question.words)
    exact = " ".join(_side_by_side(term.exact) for term in asked.question.hard if not term.values)
    return connection.execute(
        f"SELECT document.* {source} ORDER BY {_RELEVANCE} LIMIT ? OFFSET ?",
        (
            *values,
            f"exact: ({exact})" if exact else side_by_side,
            f"{{label aliases}}: {side_by_side}",
            count,
            first,
        ),
    ).fetchall()


def _side_by_side(words: Iterable[str]) -> str:
    return f'"{" ".join(words)}"'


def rarity(connection: sqlite3.Connection, term: Term) -> float:
    """How much a term tells, by how many have it."""
    query = "SELECT count(*) FROM words WHERE words MATCH ?"
    having = int(connection.execute(query, (term.match(),)).fetchone()[0])
    whole = int(connection.execute("SELECT max(id) FROM document").fetchone()[0] or 1)
    return math.log(1 + whole / (1 + having))


def counts(connection: sqlite3.Connection, asked: Asked) -> dict[str, tuple[tuple[str, int], ...]]:
    """For each facet, its values under the other facets."""
    found = {}
    for name, column in _FACET_COLUMNS.items():
        joined = "JOIN theme ON theme.document = document.id" if name == "theme" else ""
        source, values = asked.source(joined, without=name)
        rows = connection.execute(
            f"SELECT {column} AS value, count(*) AS hits {source} AND {column} IS NOT NULL "
            f"GROUP BY {column} ORDER BY hits DESC, value",
            values,
        )
        found[name] = tuple((str(row["value"]), int(row["hits"])) for row in rows)
    return found


_FACET_COLUMNS = {
    "report": "document.report",
    "kind": "document.class",
    "theme": "theme.theme",
    "chapter": "document.chapter",
    "year": "document.last",
    "status": "document.status",
}
_CONDITIONS = {
    name: f"{column} = ?" for name, column in _FACET_COLUMNS.items() if name != "theme"
} | {"theme": "document.id IN (SELECT document FROM theme WHERE theme = ?)"}
