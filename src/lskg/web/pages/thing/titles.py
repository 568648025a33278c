"""Titles of pages, each unlike the others: what several things are called is told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from threading import Lock

from lskg.web.urls import TERMS
from lskg.web.view.localized import Reader, shorten

#: What tells things of one name apart, the best first: columns of `namesakes.rq`.
_BY = ("scheme", "kind", "place", "element", "source", "section", "passage")


class Titles:
    """The titles of the pages about things, in one language."""

    def __init__(self) -> None:
        self._things: dict[str, list[str]] | None = None
        self._lock = Lock()

    def title(self, reader: Reader, thing: str) -> str:
        """The name of a thing, with what it is or belongs to where others are called so too."""
        name = reader.ref(thing).text.words
        same = self._named(reader).get(name, [])
        if thing not in same or len(same) == 1:
            return name
        known: dict[str, dict[str, set[str]]] = {each: defaultdict(set) for each in same}
        for row in reader.index.rows("namesakes", thing=thing):
            if row["other"] in known:
                known[row["other"]][row["by"]].add(row["told"])
        for each in same:
            known[each]["kind"] = set(_kinds(reader, each))
        for by in _BY:
            told = {each: _words(reader, known[each][by]) for each in same}
            if told[thing] and [*told.values()].count(told[thing]) == 1:
                return f"{name} – {told[thing]}"
        return f"{name} – {thing.removeprefix(reader.index.site.base).removeprefix('id/')}"

    def _named(self, reader: Reader) -> dict[str, list[str]]:
        """The things that have pages, by their names."""
        with self._lock:
            if self._things is None:
                found = defaultdict(list)
                for thing in sorted(reader.index.labels):
                    if reader.urls.document(thing):
                        found[reader.ref(thing).text.words].append(thing)
                self._things = {name: same for name, same in found.items() if len(same) > 1}
            return self._things


def _kinds(reader: Reader, thing: str) -> Iterator[str]:
    """Its class in the ontology; else those of others."""
    classes = reader.index.classes.get(thing, ())
    ours = [each for each in classes if each.startswith(TERMS)]
    yield from ours[:1] or classes


def _words(reader: Reader, things: set[str]) -> str:
    return shorten(", ".join(sorted({reader.ref(each).text.words for each in things})))
