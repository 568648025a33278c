"""What changed between two releases, by thing: new, gone, or said otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import dropwhile, islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from lskg.errors import StoreError
from lskg.iris import INFERRED_GRAPHS
from lskg.release.json_files import read_json, write_json
from lskg.release.releases import Release, kept_releases

#: Things that are listed of each sort, statements of a thing, words of each.
MOST, _STATEMENTS, _WORDS = 1000, 6, 300
NEW, GONE, CHANGED = SORTS = ("new", "gone", "changed")
#: Graphs whose changes are told elsewhere, or follow from those of the others.
_APART = frozenset({*INFERRED_GRAPHS, "ontology", "alignment"})
_FILE = "changes.json"
_CUT = "…"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABELS = (
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
)
_HAS_VALUE = b"<https://w3id.org/lskg/ns#hasValue>"
#: What readers look for first in what a thing says now and said before.
_FIRST = ("https://w3id.org/lskg/ns#valueText", *_LABELS)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a thing, or its value, says by a property in a language: before, and after.

    Attributes:
        property: its IRI.
        language: of the words, or an empty string for others and for IRIs.
    """

    property: str
    language: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A thing that changed.

    Attributes:
        labels: what it is called, or was, by language.
        classes: IRIs of what it is, or was.
        statements: the first that differ, where it was there before and is now.
    """

    iri: str
    labels: Mapping[str, str]
    classes: tuple[str, ...]
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """How a release differs from the one before.

    Attributes:
        before: name of that one.
        counts: how many things are of each sort.
        classes: how many by class, for each sort.
        things: the first of each sort, at most `MOST`.
    """

    before: str
    counts: Mapping[str, int]
    classes: Mapping[str, Mapping[str, int]]
    things: Mapping[str, tuple[Change, ...]] = field(repr=False)

    @property
    def is_whole(self) -> bool:
        """Whether every thing is listed."""
        return all(len(self.things[sort]) == self.counts[sort] for sort in SORTS)


def note_changes(build: Path, release: Release) -> Changes | None:
    """Write how a kept release differs from the one that was kept before it, if one was.

    Raises:
        StoreError: their graphs cannot be read, or nothing can be written.
    """
    older = dropwhile(lambda each: each.name != release.name, kept_releases(build))
    before = next(islice(older, 1, None), None)
    if before is None:
        return None
    changes = find_changes(before, release)
    path = _path(build, release.name)
    try:
        path.parent.mkdir(exist_ok=True)
        write_json(path, asdict(changes))
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}.") from None
    return changes


def read_changes(release: Release) -> Changes | None:
    """What was written of a release; None where nothing was, or it cannot be read."""
    try:
        found = read_json(_path(release.folder.parents[1], release.name))
        things = {sort: tuple(map(_read, found["things"][sort])) for sort in SORTS}
        return Changes(found["before"], found["counts"], found["classes"], things)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def changed_on(releases: Sequence[Release]) -> tuple[str, dict[str, str]]:
    """The days on which things last changed, as far as kept releases tell.

    Args:
        releases: the one that is served and those kept before it, the newest first.

    Returns:
        The day of all others, and those of some things by IRI; the first is empty where the
        release that is served was not kept.
    """
    days: dict[str, str] = {}
    last = ""
    for release in releases:
        if not release.issued:
            break
        last = release.issued
        changes = read_changes(release)
        if changes is None or not changes.is_whole:
            break
        for sort in (NEW, CHANGED):
            for thing in changes.things[sort]:
                days.setdefault(thing.iri, release.issued)
    return last, days


def find_changes(before: Release, now: Release) -> Changes:
    """How a release differs from another, by thing that has a name.

    It takes about a second for a hundred thousand triples, and the memory of the largest graph and
    of what differs.

    Raises:
        StoreError: a graph cannot be read.
    """
    gone, new = _differences(before, now)
    subjects = gone.keys() | new.keys()
    owners = _owners(before, subjects) | _owners(now, subjects)
    asked = subjects | set(owners.values())
    were, are = _named(before, asked), _named(now, asked)
    found: dict[str, list[Change]] = {sort: [] for sort in SORTS}
    told = {owners.get(each, each) for each in subjects} & (were.keys() | are.keys())
    values: dict[bytes, list[bytes]] = defaultdict(list)
    for value, owner in owners.items():
        values[owner].append(value)
    for thing in sorted(told):
        sort = GONE if thing not in are else CHANGED if thing in were else NEW
        labels, classes = (are.get(thing) or were[thing]).said()
        said = _statements([thing, *sorted(values[thing])], gone, new) if sort == CHANGED else ()
        found[sort].append(Change(thing[1:-1].decode(), labels, classes, said))
    return Changes(
        before=before.name,
        counts={sort: len(each) for sort, each in found.items()},
        classes={
            sort: dict(Counter(one for thing in each for one in thing.classes).most_common())
            for sort, each in found.items()
        },
        things={sort: tuple(each[:MOST]) for sort, each in found.items()},
    )


@dataclass(slots=True)
class _Name:
    """The lines that say what a thing is called and what it is."""

    lines: list[bytes] = field(default_factory=list)

    def said(self) -> tuple[dict[str, str], tuple[str, ...]]:
        labels: dict[str, str] = {}
        classes = []
        for triple in _parsed(self.lines):
            if isinstance(triple.object, ox.Literal):
                labels.setdefault(triple.object.language or "", triple.object.value[:_WORDS])
            elif triple.predicate.value == _TYPE:
                classes.append(_words(triple.object))
        return labels, tuple(classes)


_Lines = dict[bytes, list[bytes]]


def _differences(before: Release, now: Release) -> tuple[_Lines, _Lines]:
    """The lines that only one of two releases has, by subject."""
    gone: dict[bytes, set[bytes]] = defaultdict(set)
    new: dict[bytes, set[bytes]] = defaultdict(set)
    for graph in sorted(before.graphs.keys() | now.graphs.keys()):
        if graph in _APART:
            continue
        old, late = (
            set(_lines(each, graph)) if graph in each.graphs else set() for each in (before, now)
        )
        for lines, into in ((old - late, gone), (late - old, new)):
            for line in lines:
                into[line.split(b" ", 1)[0]].add(line)
    for subject in gone.keys() & new.keys():
        # What went from one graph to another is said as before.
        same = gone[subject] & new[subject]
        gone[subject] -= same
        new[subject] -= same
    return _filled(gone), _filled(new)


def _filled(found: Mapping[bytes, set[bytes]]) -> _Lines:
    return {subject: sorted(lines) for subject, lines in found.items() if lines}


def _owners(release: Release, subjects: Iterable[bytes]) -> dict[bytes, bytes]:
    """The things whose values some subjects are, by these."""
    wanted = frozenset(subjects)
    found = {}
    for line in _all_lines(release):
        subject, predicate, rest = line.split(b" ", 2)
        if predicate == _HAS_VALUE and (value := rest.rstrip(b" .\r\n")) in wanted:
            found[value] = subject
    return found


def _named(release: Release, things: Iterable[bytes]) -> dict[bytes, _Name]:
    """What the things are called and what they are that have a name."""
    wanted, labels = frozenset(things), {f"<{each}>".encode() for each in _LABELS}
    kind = f"<{_TYPE}>".encode()
    found: dict[bytes, _Name] = defaultdict(_Name)
    named = set()
    for line in _all_lines(release):
        subject, predicate, _ = line.split(b" ", 2)
        if subject in wanted and (predicate in labels or predicate == kind):
            found[subject].lines.append(line)
            if predicate in labels:
                named.add(subject)
    return {thing: name for thing, name in found.items() if thing in named}


def _statements(subjects: Iterable[bytes], gone: _Lines, new: _Lines) -> tuple[Statement, ...]:
    """What differs in what a thing and its values say, by property."""
    found: dict[tuple[str, str], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for subject in subjects:
        for side, lines in enumerate((gone, new)):
            for triple in _parsed(lines.get(subject, ())):
                language = getattr(triple.object, "language", None) or ""
                found[triple.predicate.value, language][side].append(_words(triple.object))

    def place(said: tuple[str, str]) -> tuple[int, str, str]:
        return (_FIRST.index(said[0]) if said[0] in _FIRST else len(_FIRST), *said)

    return tuple(
        Statement(*said, *(tuple(side[:_STATEMENTS]) for side in found[said]))
        for said in sorted(found, key=place)[:_STATEMENTS]
    )


def _words(term: object) -> str:
    words = getattr(term, "value", "")
    return words if len(words) <= _WORDS else words[:_WORDS] + _CUT


def _parsed(lines: Iterable[bytes]) -> Iterator[ox.Triple]:
    data = b"\n".join(lines)
    for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES, lenient=True):
        yield quad.triple


def _all_lines(release: Release) -> Iterator[bytes]:
    for graph in release.graphs:
        if graph not in _APART:
            yield from _lines(release, graph)


def _lines(release: Release, graph: str) -> list[bytes]:
    path = release.file(graph).path
    try:
        return [line for line in path.read_bytes().splitlines() if line.count(b" ") > 1]
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}.") from None


def _path(build: Path, name: str) -> Path:
    return build / "kept" / name / _FILE


def _read(found: Mapping[str, Any]) -> Change:
    statements = (
        Statement(each["property"], each["language"], tuple(each["before"]), tuple(each["after"]))
        for each in found["statements"]
    )
    return Change(found["iri"], found["labels"], tuple(found["classes"]), tuple(statements))
