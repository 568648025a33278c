"""Questions to the full-text index: what is typed, as it is meant, and facets."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from lskg.errors import StoreError
from lskg.search.asked import EVERYTHING, PRINTED, Asked, Facets, candidates, counts, rarity, total
from lskg.search.question import Question, Term, read_question
from lskg.search.rank import Texts, in_order
from lskg.search.spelling import Spelling, Vocabulary
from lskg.text.slugs import fold

_WORD = re.compile(r"\w+")
#: Characters of a search that count, and the last page of the hits.
_LONGEST = 500
_LAST_PAGE = 1_000_000
#: Hits that are put in order by all that they say, and such for suggestions.
_WEIGHED, _SUGGESTED_OF = 240, 40
#: The columns with names.
_NAMES = "{label aliases about}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing or a sentence that was found.

    Attributes:
        iri: IRI of a thing, or ``KEY/start-end`` of a sentence of a report.
        report: key of the report that it belongs to, or None.
        is_outside: whether it is of other sources than reports.
    """

    iri: str
    kind: str
    report: str | None
    label_vi: str | None
    label_en: str | None
    aliases: tuple[str, ...]
    body: str
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, and for each facet its values with the number of hits they would leave.

    Attributes:
        is_part: whether nothing has all the words, so that hits have some of them.
        corrected: words that were looked for beside those with a letter wrong.
        marked: words that mean the same as those that are typed.
    """

    total: int
    hits: tuple[Hit, ...]
    counts: dict[str, tuple[tuple[str, int], ...]]
    is_part: bool = False
    corrected: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()


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
        self._vocabulary = Vocabulary()
        #: What there is without words, by the facets that narrow to nothing of a report.
        self._overviews: dict[Facets, Found] = {}

    def find(self, text: str, facets: Facets = EVERYTHING, page: int = 1, size: int = 20) -> Found:
        """Find what holds what a text asks for; where nothing holds all of it, what holds some.

        Without words, what the facets narrow to is listed in printed order.

        Args:
            text: words as a person types them, with or without diacritics; a phrase in quotes.
            facets: what the search is narrowed to.
            page: which page of the hits, from 1.
            size: hits on a page.
        """
        page = min(page, _LAST_PAGE)
        question = read_question(text)
        with self._open() as connection:
            if not question.hard:
                listed = Asked(question, "", facets)
                if facets in (EVERYTHING, Facets(is_told=True)):
                    if facets not in self._overviews:
                        self._overviews[facets] = Found(0, (), counts(connection, listed))
                    return self._overviews[facets]
                return Found(*_listed(connection, listed, page, size), counts(connection, listed))
            asked = _asked(connection, self._corrected(connection, question), facets)
            return Found(
                total(connection, asked),
                _ranked(connection, asked, page, size),
                counts(connection, asked),
                asked.is_part,
                asked.question.corrected,
                tuple(_marked(asked.question)),
            )

    def suggest(self, text: str, facets: Facets = EVERYTHING, size: int = 8) -> tuple[Hit, ...]:
        """The first hits of what is still being typed; the last word may be the beginning of one.

        Args:
            text: what is typed so far.
            facets: what the search is narrowed to.
            size: hits at most.
        """
        question = read_question(text)
        if not question.hard:
            return ()
        with self._open() as connection:
            begun = question.begun()
            asked = Asked(begun, f"{_NAMES} : ({_all_of(begun.hard)})", facets)
            hits = _weighed(connection, asked, _SUGGESTED_OF, with_texts=False)
            if not hits:
                corrected = self._corrected(connection, question)
                hits = _weighed(connection, _asked(connection, corrected, facets), _SUGGESTED_OF)
            return tuple(hits[:size])

    @cached_property
    def outside(self) -> frozenset[str]:
        """IRIs of what is of other sources than reports."""
        with self._open() as connection:
            rows = connection.execute("SELECT iri FROM document WHERE outside")
            return frozenset(row["iri"] for row in rows)

    def _corrected(self, connection: sqlite3.Connection, question: Question) -> Question:
        return Spelling(connection, self._vocabulary).corrected(question)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self._uri, uri=True)
        connection.row_factory = sqlite3.Row
        try:
            yield connection
        finally:
            connection.close()


def highlights(text: str, query: str, also: Iterable[str] = ()) -> list[tuple[int, int]]:
    """Where the words of a query stand in a text: offsets, in order, not overlapping.

    Where they stand side by side only these places count.

    Args:
        text: where to look.
        query: what is typed.
        also: other words for some of it.

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
    phrases = [*words, *also]
    alternatives = "|".join(
        r"\W+".join(map(re.escape, phrase.split()))
        for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    )
    return [match.span() for match in re.finditer(rf"(?<!\w)(?:{alternatives})", folded)]


def _asked(connection: sqlite3.Connection, question: Question, facets: Facets) -> Asked:
    """A question by all of its words; by some of them where nothing has all."""
    whole = Asked(question, _all_of(question.hard), facets)
    if len(question.hard) == 1 or total(connection, replace(whole, facets=EVERYTHING)):
        return whole
    some = " OR ".join(term.match() for term in question.hard)
    return replace(whole, match=some, is_part=True)


def _all_of(terms: tuple[Term, ...]) -> str:
    """The FTS5 expression for terms all of which are there."""
    return " AND ".join(term.match() for term in terms)


def _listed(
    connection: sqlite3.Connection, asked: Asked, page: int, size: int
) -> tuple[int, tuple[Hit, ...]]:
    """All that the facets leave, in printed order."""
    source, values = asked.source()
    rows = connection.execute(
        f"SELECT document.* {source} ORDER BY {PRINTED} LIMIT ? OFFSET ?",
        (*values, size, (page - 1) * size),
    )
    return total(connection, asked), tuple(map(_hit, rows))


def _ranked(connection: sqlite3.Connection, asked: Asked, page: int, size: int) -> tuple[Hit, ...]:
    """A page of hits: the first ones by all that they say, the others as the index has them."""
    first = (page - 1) * size
    if first >= _WEIGHED:
        return tuple(map(_hit, candidates(connection, asked, size, first)))
    return tuple(_weighed(connection, asked, _WEIGHED)[first : first + size])


def _weighed(
    connection: sqlite3.Connection, asked: Asked, count: int, *, with_texts: bool = True
) -> list[Hit]:
    """The first hits of the index by all that they say, or by their names alone."""
    rows = candidates(connection, asked, count)
    rare = [rarity(connection, term) for term in asked.question.hard]
    texts = [_texts(row, with_texts=with_texts) for row in rows]
    return [_hit(rows[at]) for at in in_order(asked.question, texts, rare)]


def _texts(row: sqlite3.Row, *, with_texts: bool) -> Texts:
    labels = (("vi", row["label_vi"]), ("en", row["label_en"]))
    body = row["body"].splitlines() if with_texts else ()
    return Texts(
        kind=row["class"],
        labels=tuple((language, words) for language, words in labels if words),
        aliases=tuple(row["aliases"].splitlines()),
        about=row["about"],
        body=tuple(("vi" if at == 0 else "en", words) for at, words in enumerate(body)),
        last=row["last"],
        told=row["told"],
    )


def _hit(row: sqlite3.Row) -> Hit:
    return Hit(
        row["iri"],
        row["class"],
        row["report"],
        row["label_vi"],
        row["label_en"],
        tuple(row["aliases"].splitlines()),
        row["body"],
        bool(row["outside"]),
    )


def _marked(question: Question) -> Iterator[str]:
    """Other words that a question looks for."""
    for term in question.hard:
        yield from (" ".join(words) for words in term.others if not words[0][1:2].isdigit())
        if term.said[0].exact in question.corrected:
            yield term.said[0].folded
