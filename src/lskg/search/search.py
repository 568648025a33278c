"""Questions to the full-text index: words, a last one that is still being typed, and facets."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from lskg.errors import StoreError
from lskg.search.index import SENTENCE
from lskg.text.slugs import fold

_PART = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")
_MAX_WORDS = 16
#: Characters of a search that count, and the last page of the hits.
_LONGEST = 500
_LAST_PAGE = 1_000_000
#: First what has the words side by side in a name, then side by side anywhere, then the rest.
#: Within each, a word in the label, among the aliases, or in the text counts so much.
_RELEVANCE = (
    "CASE WHEN document.id IN (SELECT rowid FROM words WHERE words MATCH ?) THEN 0 "
    "WHEN document.id IN (SELECT rowid FROM words WHERE words MATCH ?) THEN 1 ELSE 2 END, "
    "bm25(words, 10.0, 6.0, 1.0), document.id"
)
_PRINTED = "document.start IS NULL, document.report, document.start, document.label_vi, document.id"


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing or a sentence that was found.

    Attributes:
        iri: IRI of a thing, or ``KEY/start-end`` of a sentence of a report.
        report: key of the report that it belongs to, or None.
    """

    iri: str
    kind: str
    report: str | None
    label_vi: str | None
    label_en: str | None
    aliases: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Facets:
    """What a search is narrowed to; None does not narrow."""

    report: str | None = None
    kind: str | None = None
    theme: str | None = None
    chapter: str | None = None
    year: int | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, and for each facet its values with the number of hits they would leave."""

    total: int
    hits: tuple[Hit, ...]
    counts: dict[str, tuple[tuple[str, int], ...]]


class Search:
    """The index of one release, read-only."""

    def __init__(self, path: Path) -> None:
        """Open an index.

        Raises:
            StoreError: the file is missing.
        """
        if not path.exists():
            raise StoreError(f"{path} is missing; run `lskg build`.")
        self._uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"

    def find(self, text: str, facets: Facets = Facets(), page: int = 1, size: int = 20) -> Found:
        """Find what holds every word of a text, the last one as the beginning of a word.

        Without words, what the facets narrow to is listed in printed order.

        Args:
            text: words as a person types them, with or without diacritics; a phrase in quotes.
            facets: what the search is narrowed to.
            page: which page of the hits, from 1.
            size: hits on a page.
        """
        page = min(page, _LAST_PAGE)
        question = _Question(to_match(text), to_phrase(text), facets)
        connection = sqlite3.connect(self._uri, uri=True)
        connection.row_factory = sqlite3.Row
        try:
            counts = _counts(connection, question)
            if not question.match and facets == Facets():
                return Found(0, (), counts)
            total, hits = _hits(connection, question, page, size)
            return Found(total, hits, counts)
        finally:
            connection.close()


def to_match(text: str) -> str:
    """The FTS5 expression for what a person types; nothing typed can be an operator.

    >>> to_match("Đồng Đăng")
    '"dong" "dang"*'
    >>> to_match('"che phủ" rừng')
    '"che phu" "rung"*'
    """
    terms = []
    for match in _PART.finditer(unicodedata.normalize("NFC", text[:_LONGEST])):
        words = _WORD.findall(fold(match[1] if match[1] is not None else match[2]))
        if match[1] is not None and words:
            terms.append((" ".join(words), True))
        else:
            terms += [(word, False) for word in words]
    terms = terms[:_MAX_WORDS]
    quoted = [f'"{words}"' for words, _ in terms]
    if terms and not terms[-1][1]:
        quoted[-1] += "*"
    return " ".join(quoted)


def to_phrase(text: str) -> str:
    """The FTS5 expression for the same words side by side.

    >>> to_phrase("Đồng Đăng")
    '"dong dang"*'
    """
    words = _WORD.findall(fold(unicodedata.normalize("NFC", text[:_LONGEST])))[:_MAX_WORDS]
    return f'"{" ".join(words)}"*'


def highlights(text: str, query: str) -> list[tuple[int, int]]:
    """Where the words of a query stand in a text: offsets, in order, not overlapping.

    Where they stand side by side only these places count.

    >>> highlights("Tỷ lệ che phủ rừng", "che phu")
    [(6, 13)]
    >>> highlights("Tỷ lệ che phủ rừng", "rung che")
    [(6, 9), (14, 18)]
    """
    folded = fold(text)
    if len(folded) != len(text):
        return []
    words = [
        word for word in _WORD.findall(fold(unicodedata.normalize("NFC", query[:_LONGEST]))) if word
    ]
    if not words:
        return []
    side_by_side = r"\W+".join(map(re.escape, words))
    if found := [match.span() for match in re.finditer(rf"(?<!\w){side_by_side}", folded)]:
        return found
    alternatives = "|".join(sorted(map(re.escape, set(words)), key=lambda word: (-len(word), word)))
    return [match.span() for match in re.finditer(rf"(?<!\w)(?:{alternatives})", folded)]


@dataclass(frozen=True, slots=True)
class _Question:
    """A search as SQL: an FTS5 expression, the same words side by side, and facets.

    Without words everything but the sentences of the reports is listed.
    """

    match: str
    phrase: str
    facets: Facets

    def source(self, joined: str = "", without: str = "") -> tuple[str, tuple[str | int, ...]]:
        """The FROM and WHERE clauses, and their values.

        Args:
            joined: a further JOIN.
            without: name of a facet that does not narrow.
        """
        clauses: list[str] = []
        values: list[str | int] = []
        table = "document"
        if self.match:
            table = "words JOIN document ON document.id = words.rowid"
            clauses, values = ["words MATCH ?"], [self.match]
        elif self.facets.kind is None:
            clauses, values = ["document.class <> ?"], [SENTENCE]
        for name, condition in _CONDITIONS.items():
            value = getattr(self.facets, name)
            if value is not None and name != without:
                clauses.append(condition)
                values.append(value)
        return f"FROM {table} {joined} WHERE {' AND '.join(clauses) or '1'}", tuple(values)

    def order(self) -> tuple[str, tuple[str, ...]]:
        """The ORDER BY clause and its values: by relevance, or in printed order."""
        if self.match:
            return _RELEVANCE, (f"{{label aliases}}: {self.phrase}", self.phrase)
        return _PRINTED, ()


def _hits(
    connection: sqlite3.Connection, question: _Question, page: int, size: int
) -> tuple[int, tuple[Hit, ...]]:
    source, values = question.source()
    order, order_values = question.order()
    total = connection.execute(f"SELECT count(*) {source}", values).fetchone()[0]
    rows = connection.execute(
        f"SELECT document.* {source} ORDER BY {order} LIMIT ? OFFSET ?",
        (*values, *order_values, size, (page - 1) * size),
    )
    return total, tuple(
        Hit(
            row["iri"],
            row["class"],
            row["report"],
            row["label_vi"],
            row["label_en"],
            tuple(row["aliases"].splitlines()),
            row["body"],
        )
        for row in rows
    )


def _counts(
    connection: sqlite3.Connection, question: _Question
) -> dict[str, tuple[tuple[str, int], ...]]:
    """For each facet, its values under the other facets."""
    counts = {}
    for name, column in _COLUMNS.items():
        joined = "JOIN theme ON theme.document = document.id" if name == "theme" else ""
        source, values = question.source(joined, without=name)
        rows = connection.execute(
            f"SELECT {column} AS value, count(*) AS hits {source} AND {column} IS NOT NULL "
            f"GROUP BY {column} ORDER BY hits DESC, value",
            values,
        )
        counts[name] = tuple((str(row["value"]), int(row["hits"])) for row in rows)
    return counts


_COLUMNS = {
    "report": "document.report",
    "kind": "document.class",
    "theme": "theme.theme",
    "chapter": "document.chapter",
    "year": "document.last",
    "status": "document.status",
}
_CONDITIONS = {name: f"{column} = ?" for name, column in _COLUMNS.items() if name != "theme"} | {
    "theme": "document.id IN (SELECT document FROM theme WHERE theme = ?)"
}
