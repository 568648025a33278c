"""The full-text index of a release: one SQLite file, made with the graph."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from lskg.engine.store import Store, Term
from lskg.iris import report_key
from lskg.search.lexicon import kind_of
from lskg.search.tokens import Token, tokens, values
from lskg.text.document import Document, Span
from lskg.text.sentences import sentences

#: Class, in the index, of a sentence of a report.
SENTENCE = "https://w3id.org/lskg/ns#Passage"
#: Groups of classes whose things are found by the words of the report that they stand in.
_QUOTED = ("target", "element", "measure", "passage")
#: Characters of what is taken as the words of a thing; what is longer has parts that are found.
_LONGEST = 2_000
#: A number that no entry has.
_END = 1 << 40
#: What is indexed of an entry: its names, other names, texts, and what it is about, folded; the
#: values of its numbers; and names and texts with their diacritics.
_COLUMNS = "label, aliases, body, about, numbers, exact"
_DOCUMENT = """document (
    id INTEGER PRIMARY KEY, iri TEXT NOT NULL, class TEXT NOT NULL, label_vi TEXT, label_en TEXT,
    aliases TEXT NOT NULL, body TEXT NOT NULL, status TEXT, first INTEGER, last INTEGER,
    start INTEGER, chapter TEXT, report TEXT, about TEXT NOT NULL, weight REAL NOT NULL,
    outside INTEGER NOT NULL, told INTEGER NOT NULL
)"""
_THEME = "theme (document INTEGER NOT NULL, theme TEXT NOT NULL)"
_SCHEMA = f"""
CREATE TABLE {_DOCUMENT};
CREATE TABLE {_THEME};
CREATE INDEX theme_document ON theme (document);
CREATE VIRTUAL TABLE words USING fts5 (
    {_COLUMNS}, content='', tokenize="unicode61 remove_diacritics 0", prefix='1 2'
);
"""
#: A part of an index has things in order of IRI, and behind them sentences.
_SCHEMA_OF_PART = f"""
CREATE TABLE {_DOCUMENT};
CREATE TABLE {_THEME};
CREATE TABLE words (id INTEGER PRIMARY KEY, {_COLUMNS});
CREATE TABLE part (things INTEGER NOT NULL);
CREATE TABLE told (iri TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID;
"""
#: What is written is thrown away where writing fails.
_FAST = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
#: An index is laid out in memory as far as it goes; what is laid out is merged once, at the end.
_AT_ONCE = """
PRAGMA cache_size = -65536;
INSERT INTO words (words, rank) VALUES ('hashsize', 67108864), ('automerge', 0);
"""
_TAKEN = (
    """INSERT INTO main.document
    SELECT id + :shift, iri, class, label_vi, label_en, aliases, body, status, first, last, start,
        chapter, report, about, weight, outside, told
    FROM {part}.document WHERE id BETWEEN :first AND :last ORDER BY id""",
    """INSERT INTO main.theme SELECT document + :shift, theme
    FROM {part}.theme WHERE document BETWEEN :first AND :last ORDER BY rowid""",
    f"""INSERT INTO main.words (rowid, {_COLUMNS})
    SELECT id + :shift, {_COLUMNS}
    FROM {{part}}.words WHERE id BETWEEN :first AND :last ORDER BY id""",
)
#: What a report tells of is not outside of reports.
_TOLD = """UPDATE main.document SET outside = 0, told = document.told + report.told.times
    FROM report.told WHERE document.iri = report.told.iri AND document.report IS NULL"""


@dataclass(slots=True)
class Entry:
    """A thing or a sentence as it is indexed.

    Attributes:
        labels: words by language.
        body: languages by texts.
        about: names of what it is about.
        first: first year it refers to, or None.
        start: offset in the report, or None.
        report: key of the report that it belongs to, or None.
        outside: whether it is of other sources than reports.
        told: how often reports lead to it.
    """

    iri: str
    kind: str
    labels: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, None] = field(default_factory=dict)
    body: dict[str, str] = field(default_factory=dict)
    about: dict[str, None] = field(default_factory=dict)
    themes: dict[str, None] = field(default_factory=dict)
    status: str | None = None
    first: int | None = None
    last: int | None = None
    start: int | None = None
    end: int | None = None
    report: str | None = None
    outside: bool = False
    told: int = 0


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
        told = _told(store, reports)
        chapters = _chapters(store, keys)
        said = (report_sentences(key, text, english.get(key, {})) for key, text in reports.items())
        entries = [each for each in things(store, keys, told) if has(each.iri)]
        _quote(entries, reports, english)
        with connection:
            connection.execute("INSERT INTO part VALUES (?)", (len(entries),))
            connection.executemany("INSERT INTO told VALUES (?, ?)", sorted(told.items()))
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
        connection.executescript(_FAST + _SCHEMA + _AT_ONCE)
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
                connection.execute(_TOLD)
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
    chapters: dict[str | None, list[tuple[Span, str]]] = defaultdict(list)
    for row in store.rows(_query("chapters")):
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


def things(
    store: Store, keys: Container[str] = (), told: Mapping[str, int] = MappingProxyType({})
) -> Iterator[Entry]:
    """The labelled things of a graph, in order of IRI.

    Args:
        store: the graph.
        keys: those of the reports.
        told: how often reports lead to things, by IRI.
    """
    entries: dict[str, Entry] = {}
    outside = {row["thing"] for row in store.rows(_query("outside"))} - told.keys()
    for row in store.select(_query("documents")):
        words = {name: str(getattr(term, "value", "")) for name, term in row.items()}
        iri = words["thing"]
        if iri not in entries:
            report = report_key(iri, store.base or "", keys)
            entries[iri] = Entry(
                iri,
                words["class"],
                report=report,
                outside=iri in outside,
                told=0 if report else told.get(iri, 0),
            )
        _add(entries[iri], row, words)
    for pair in store.rows(_query("about")):
        if pair["thing"] in entries:
            entries[pair["thing"]].about.setdefault(pair["name"])
    yield from entries.values()


def _add(entry: Entry, row: Mapping[str, Term], words: dict[str, str]) -> None:
    """Add to an entry what one row says of it."""
    entry.labels.setdefault(_language(row["label"]), words["label"])
    for name, kept in (("alias", entry.aliases), ("theme", entry.themes)):
        if name in words:
            kept.setdefault(words[name])
    if "text" in words:
        entry.body.setdefault(words["text"], _language(row["text"]))
    entry.status = entry.status or words.get("status")
    entry.first = _number(words, "first") if entry.first is None else entry.first
    entry.last = _number(words, "last") if entry.last is None else entry.last
    if entry.start is None:
        entry.start, entry.end = _number(words, "start"), _number(words, "end")


def _language(term: Term) -> str:
    return str(getattr(term, "language", None) or "vi")


def _told(store: Store, reports: Iterable[str]) -> dict[str, int]:
    """How often reports lead to things, by IRI."""
    starts = tuple(f"{store.base or ''}graph/{key}/" for key in reports)
    told: Counter[str] = Counter()
    for row in store.rows(_query("told")):
        if row["graph"].startswith(starts):
            told[row["thing"]] += int(row["times"])
    return told


def _quote(
    entries: Iterable[Entry],
    reports: Mapping[str, Document],
    english: Mapping[str, Mapping[tuple[int, int], str]],
) -> None:
    """Give footnotes and elements of the plan their words, and the English of their sentences."""
    for entry in entries:
        report = entry.report or ""
        if report not in reports or entry.end is None:
            continue
        span = Span(entry.start or 0, entry.end)
        if kind_of(entry.kind).group not in _QUOTED or span.end - span.start > _LONGEST:
            continue
        entry.body.setdefault(" ".join(reports[report][span].split()), "vi")
        said = english.get(report, {}).items()
        translated = [words for (start, _), words in said if span.start <= start < span.end]
        if translated:
            entry.body[" ".join(translated)] = "en"


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
        body = {words: "vi"}
        if translated := english.get((span.start, span.end)):
            body.setdefault(translated, "en")
        yield Entry(place, SENTENCE, body=body, start=span.start, report=key)


def _insert(connection: sqlite3.Connection, key: int, entry: Entry, chapter: str | None) -> None:
    connection.execute(
        f"INSERT INTO document VALUES ({', '.join('?' * 17)})",
        (
            key,
            entry.iri,
            entry.kind,
            entry.labels.get("vi"),
            entry.labels.get("en"),
            "\n".join(entry.aliases),
            "\n".join(entry.body),
            entry.status,
            entry.first,
            entry.last,
            entry.start,
            chapter,
            entry.report,
            "\n".join(entry.about),
            kind_of(entry.kind).weight,
            entry.outside,
            entry.told,
        ),
    )
    connection.executemany(
        "INSERT INTO theme VALUES (?, ?)", [(key, theme) for theme in entry.themes]
    )
    connection.execute("INSERT INTO words VALUES (?, ?, ?, ?, ?, ?, ?)", (key, *_words(entry)))


def _words(entry: Entry) -> tuple[str, ...]:
    """What the columns of the index have of an entry, in their order."""
    labels = _cut((words, language) for language, words in entry.labels.items())
    aliases = _cut((words, "vi") for words in entry.aliases)
    body = _cut(entry.body.items())
    about = _cut((words, "vi") for words in entry.about)
    numbers = [value for each in (labels, aliases, body) for value in values(each)]
    exact = " ".join(word.exact for each in (labels, aliases, body) for word in each)
    folded = (" ".join(word.folded for word in each) for each in (labels, aliases, body, about))
    return (*folded, " ".join(dict.fromkeys(numbers)), exact)


def _cut(texts: Iterable[tuple[str, str]]) -> list[Token]:
    """The words of texts with their languages."""
    return [word for text, language in texts for word in tokens(text, language)]


def _query(name: str) -> str:
    return (files("lskg.search") / f"{name}.rq").read_text(encoding="utf-8")


def _number(words: dict[str, str], name: str) -> int | None:
    return int(words[name]) if name in words else None
