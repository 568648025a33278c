"""The full-text index of a release: one SQLite file, made with the graph."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from lskg.engine.store import Store
from lskg.iris import report_key
from lskg.text.document import Document, Span
from lskg.text.sentences import sentences
from lskg.text.slugs import fold

#: Class, in the index, of a sentence of a report.
SENTENCE = "https://w3id.org/lskg/ns#Passage"
#: Folded forms that are kept.
_WORDS = 1 << 15
#: A number that no entry has.
_END = 1 << 40
_DOCUMENT = """document (
    id INTEGER PRIMARY KEY, iri TEXT NOT NULL, class TEXT NOT NULL, label_vi TEXT, label_en TEXT,
    aliases TEXT NOT NULL, body TEXT NOT NULL, status TEXT, first INTEGER, last INTEGER,
    start INTEGER, chapter TEXT, report TEXT
)"""
_THEME = "theme (document INTEGER NOT NULL, theme TEXT NOT NULL)"
_SCHEMA = f"""
CREATE TABLE {_DOCUMENT};
CREATE TABLE {_THEME};
CREATE INDEX theme_document ON theme (document);
CREATE VIRTUAL TABLE words USING fts5 (
    label, aliases, body, content='', tokenize="unicode61 remove_diacritics 0", prefix='1 2 3'
);
"""
#: A part of an index has things in order of IRI, and behind them sentences.
_SCHEMA_OF_PART = f"""
CREATE TABLE {_DOCUMENT};
CREATE TABLE {_THEME};
CREATE TABLE words (id INTEGER PRIMARY KEY, label TEXT, aliases TEXT, body TEXT);
CREATE TABLE part (things INTEGER NOT NULL);
"""
#: What is written is thrown away where writing fails.
_FAST = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
_TAKEN = (
    """INSERT INTO main.document
    SELECT id + :shift, iri, class, label_vi, label_en, aliases, body, status, first, last, start,
        chapter, report
    FROM {part}.document WHERE id BETWEEN :first AND :last ORDER BY id""",
    """INSERT INTO main.theme SELECT document + :shift, theme
    FROM {part}.theme WHERE document BETWEEN :first AND :last ORDER BY rowid""",
    """INSERT INTO main.words (rowid, label, aliases, body)
    SELECT id + :shift, label, aliases, body
    FROM {part}.words WHERE id BETWEEN :first AND :last ORDER BY id""",
)


@dataclass(slots=True)
class Entry:
    """A thing or a sentence as it is indexed.

    Attributes:
        labels: words by language.
        first: first year it refers to, or None.
        start: offset in the report, or None.
        report: key of the report that it belongs to, or None.
    """

    iri: str
    kind: str
    labels: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, None] = field(default_factory=dict)
    body: dict[str, None] = field(default_factory=dict)
    themes: dict[str, None] = field(default_factory=dict)
    status: str | None = None
    first: int | None = None
    last: int | None = None
    start: int | None = None
    report: str | None = None


def write_part(
    store: Store,
    reports: Mapping[str, Document],
    path: Path,
    english: Mapping[str, Mapping[tuple[int, int], str]] = MappingProxyType({}),
    others: Iterable[str] = (),
    has: Callable[[str], bool] = lambda iri: True,
) -> None:
    """Write what an index has of a graph and the reports it was read from.

    Args:
        store: the graph.
        reports: the text versions whose sentences are indexed, by the keys of the reports.
        path: the file to write; it must not exist.
        english: what the sentences of reports say in English, by report and offsets.
        others: keys of reports whose sentences another part has.
        has: tells of the IRI of a thing of the graph whether it is indexed here.
    """
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_FAST + _SCHEMA_OF_PART)
        keys = {*reports, *others}
        chapters = _chapters(store, keys)
        said = (report_sentences(key, text, english.get(key, {})) for key, text in reports.items())
        entries = [each for each in things(store, keys) if has(each.iri)]
        with connection:
            connection.execute("INSERT INTO part VALUES (?)", (len(entries),))
            for number, entry in enumerate(chain(entries, chain.from_iterable(said)), 1):
                _insert(connection, number, entry, _chapter(chapters, entry))


def write_index(
    path: Path, common: Path, reports: Mapping[str, Path] = MappingProxyType({})
) -> int:
    """Write the index of some parts: all things in order of IRI, then all sentences.

    Args:
        path: the file to write; it must not exist.
        common: the part with what is of no report.
        reports: the parts of reports, by what the IRIs of their things begin with.

    Returns:
        The number of things and sentences that can be found.
    """
    with closing(sqlite3.connect(path, isolation_level=None, uri=True)) as connection:
        connection.executescript(_FAST + _SCHEMA)
        writing = _Writing(connection)
        with _attached(connection, common, "common"):
            done = 0
            for start, part in sorted(reports.items()):
                last = _last_before(connection, start)
                writing.take("common", done + 1, last)
                with _attached(connection, part, "report"):
                    writing.take("report", 1, _things(connection, "report"))
                done = last
            writing.take("common", done + 1, _END)
        for part in reports.values():
            with _attached(connection, part, "report"):
                writing.take("report", _things(connection, "report") + 1, _END)
        connection.execute("INSERT INTO words(words) VALUES ('optimize')")
        connection.execute("VACUUM")
    return writing.count


class _Writing:
    """Takes entries of parts into an index, with the next numbers."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.count = 0

    def take(self, part: str, first: int, last: int) -> None:
        """Take those of an attached part from one number to another."""
        numbers = {"first": first, "last": last, "shift": self.count - first + 1}
        self._connection.execute("BEGIN")
        for command in _TAKEN:
            taken = self._connection.execute(command.format(part=part), numbers).rowcount
        self._connection.execute("COMMIT")
        self.count += taken


@contextmanager
def _attached(connection: sqlite3.Connection, path: Path, name: str) -> Iterator[None]:
    connection.execute(f"ATTACH ? AS {name}", (f"{path.absolute().as_uri()}?mode=ro",))
    try:
        yield
    finally:
        connection.execute(f"DETACH {name}")


def _things(connection: sqlite3.Connection, part: str) -> int:
    """How many things an attached part has."""
    return int(connection.execute(f"SELECT things FROM {part}.part").fetchone()[0])


def _last_before(connection: sqlite3.Connection, start: str) -> int:
    """The number of the last common thing whose IRI is before another."""
    query = "SELECT MAX(id) FROM common.document WHERE id <= ? AND iri < ?"
    found = connection.execute(query, (_things(connection, "common"), start)).fetchone()[0]
    return int(found or 0)


def _chapters(store: Store, keys: Container[str]) -> dict[str | None, list[tuple[Span, str]]]:
    """The chapters of each report with their places."""
    query = (files("lskg.search") / "chapters.rq").read_text(encoding="utf-8")
    chapters: dict[str | None, list[tuple[Span, str]]] = defaultdict(list)
    for row in store.rows(query):
        span = Span(int(row["start"]), int(row["end"]))
        report = report_key(row["chapter"], store.base or "", keys)
        chapters[report].append((span, row["chapter"]))
    return chapters


def _chapter(chapters: Mapping[str | None, list[tuple[Span, str]]], entry: Entry) -> str | None:
    """IRI of the chapter that holds an entry."""
    start = entry.start
    if start is None:
        return None
    found = chapters.get(entry.report, ())
    return next((iri for span, iri in found if span.start <= start < span.end), None)


def things(store: Store, keys: Container[str] = ()) -> Iterator[Entry]:
    """The labelled things of a graph, in order of IRI.

    Args:
        store: the graph.
        keys: those of the reports.
    """
    query = (files("lskg.search") / "documents.rq").read_text(encoding="utf-8")
    entries: dict[str, Entry] = {}
    for row in store.select(query):
        words = {name: str(getattr(term, "value", "")) for name, term in row.items()}
        iri = words["thing"]
        if iri not in entries:
            report = report_key(iri, store.base or "", keys)
            entries[iri] = Entry(iri, words["class"], report=report)
        entry = entries[iri]
        language = str(getattr(row["label"], "language", None) or "vi")
        entry.labels.setdefault(language, words["label"])
        for name, kept in (("alias", entry.aliases), ("text", entry.body), ("theme", entry.themes)):
            if name in words:
                kept.setdefault(words[name])
        entry.status = entry.status or words.get("status")
        entry.first = _number(words, "first") if entry.first is None else entry.first
        entry.last = _number(words, "last") if entry.last is None else entry.last
        entry.start = _number(words, "start") if entry.start is None else entry.start
    yield from entries.values()


def report_sentences(
    key: str, report: Document, english: Mapping[tuple[int, int], str] = MappingProxyType({})
) -> Iterator[Entry]:
    """The sentences of a report; their IRI is their place, ``KEY/start-end``.

    Args:
        key: that of the report.
        report: its text.
        english: what its sentences say in English, by their offsets; the body has it as its
            second line.
    """
    for span in sentences(report, Span(0, len(report))):
        words = " ".join(report[span].split())
        place = f"{key}/{span.start}-{span.end}"
        body = dict.fromkeys([words, *filter(None, [english.get((span.start, span.end))])])
        yield Entry(place, SENTENCE, body=body, start=span.start, report=key)


def _insert(connection: sqlite3.Connection, key: int, entry: Entry, chapter: str | None) -> None:
    aliases = _joined(entry.aliases)
    body = _joined(entry.body)
    connection.execute(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key,
            entry.iri,
            entry.kind,
            entry.labels.get("vi"),
            entry.labels.get("en"),
            aliases,
            body,
            entry.status,
            entry.first,
            entry.last,
            entry.start,
            chapter,
            entry.report,
        ),
    )
    connection.executemany(
        "INSERT INTO theme VALUES (?, ?)", [(key, theme) for theme in entry.themes]
    )
    connection.execute(
        "INSERT INTO words VALUES (?, ?, ?, ?)",
        (key, _folded(" ".join(entry.labels.values())), _folded(aliases), _folded(body)),
    )


def _folded(text: str) -> str:
    """The folded form of a text, word by word: most words come again and again."""
    return " ".join(map(_folded_word, text.split(" ")))


@lru_cache(maxsize=_WORDS)
def _folded_word(word: str) -> str:
    return fold(word)


def _joined(words: Iterable[str]) -> str:
    return "\n".join(words)


def _number(words: dict[str, str], name: str) -> int | None:
    return int(words[name]) if name in words else None
