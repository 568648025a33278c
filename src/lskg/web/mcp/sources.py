"""The words of the report behind an answer: sentences, where they stand, and where to read them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from string import Template
from types import MappingProxyType
from typing import Any, TypeVar

from lskg.engine.evaluator import iri
from lskg.errors import LskgError, QueryError
from lskg.text.document import Span
from lskg.web.catalogues import tell
from lskg.web.view.graph_index import GraphIndex, packaged
from lskg.web.view.localized import Reader

#: Characters of a sentence, and of the words of a passage, that are told.
LONGEST, _WORDS = 1_500, 700
#: Sources of an answer, their characters, and things whose passages are looked for.
MOST = 20
_SOURCES = 24_000
_THINGS = 200
#: Fewer characters may stand in the report by chance.
_QUOTED = 25
#: The predicates after this one only name a thing.
_STATES = 4
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that is behind something.

    Attributes:
        how: ``states`` where the report says the thing there, ``names`` where it only names it,
            ``quotes`` where the words are the report's own.
    """

    report: str
    span: Span
    how: str
    iri: str | None = None


def at_place(reader: Reader, report: str, span: Span, passage: str | None = None) -> dict[str, Any]:
    """A stretch of a report: its words, its sentence, its offsets and the page that shows it."""
    sentences = reader.index.sentences(report)
    around = sentences.around(span)
    place = f"{span.start}-{span.end}"
    found = {
        "sentence": clipped(f"{around.before}{around.exact}{around.rest}{around.after}"),
        "words": clipped(f"{around.exact}{around.rest}", _WORDS),
        "report": report,
        "title": reader.title(report).words,
        "start": span.start,
        "end": span.end,
        "page": reader.urls.passage(report, place),
    }
    if (english := reader.translated(report, span)) is not None:
        found["english"] = clipped(f"{english.words} {english.rest}")
    if passage is not None:
        found["passage"] = passage
        if (holder := reader.cited(passage).holder) is not None:
            found["in"] = {"iri": holder.iri, "name": holder.text.words}
    return found


def told(
    reader: Reader,
    passages: Iterable[Passage],
    marks: Mapping[Passage, dict[str, Any]] = MappingProxyType({}),
) -> dict[str, Any]:
    """The first of some passages, as many as one answer has room for, and whether these are all.

    Args:
        reader: whom they are for.
        passages: in order.
        marks: what else is told of each.
    """
    wanted = [*passages]
    found = within(
        (
            {**marks.get(each, {}), "how": each.how}
            | at_place(reader, each.report, each.span, each.iri)
            for each in wanted[:MOST]
        ),
        _SOURCES,
    )
    if len(found) == len(wanted):
        return {"sources": found}
    cut = LskgError(
        "Of {total:,} sources the first {shown:,} are told; the tool passage tells those of one "
        "fact.",
        total=len(wanted),
        shown=len(found),
    )
    return {"sources": found, "sources_cut": tell(cut, reader.language)[0]}


def passages_of(index: GraphIndex, things: Iterable[str]) -> dict[str, tuple[Passage, ...]]:
    """The passages of each of some things, those first that state it, in printed order."""
    wanted = sorted(set(things))[:_THINGS]
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for each in wanted:
        if each in index.passages:
            found[each].append((0, 0, each))
    named = " ".join(f"<{iri(each).value}>" for each in wanted)
    text = Template(packaged("queries/templates/sources.txt")).substitute(things=named)
    for row in index.connection.select(text) if wanted else ():
        passage = row["passage"]["value"]
        if passage in index.passages:
            start = index.passages[passage].span.start
            found[row["thing"]["value"]].append((int(row["order"]["value"]), start, passage))
    return {
        thing: tuple(_passage(index, each, order) for order, _, each in sorted(set(places)))
        for thing, places in found.items()
    }


class Behind:
    """Finds what is behind the rows of an answer."""

    def __init__(self, index: GraphIndex) -> None:
        self._index = index

    def named(self, name: str) -> str | None:
        """The thing that alone has a name."""
        return self._names.get(name.casefold())

    def rows(self, reader: Reader, rows: Sequence[Mapping[str, str]]) -> dict[str, Any]:
        """The sources of rows, each with the numbers of the rows that it is behind.

        A row has the place that it gives, else the passage that states something of the report
        which it names, else the place where its words stand, else the passage that names a thing
        of it.
        """
        passages = passages_of(self._index, [each for row in rows for each in self._things(row)])
        numbers: dict[Passage, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            said = self._said(row, passages)
            stated = said if said and said.how == "states" else None
            passage = self._placed(row) or stated or self._quoted(row) or said
            if passage is not None:
                numbers[passage].append(number)
        if rows and not numbers:
            none = LskgError(
                "The rows name nothing that the report states; describe and passage lead to its "
                "words."
            )
            return {"sources": [], "sources_cut": tell(none, reader.language)[0]}
        return told(reader, numbers, {each: {"rows": found} for each, found in numbers.items()})

    def _things(self, row: Mapping[str, str]) -> list[str]:
        """What a row names by IRI, and what of a report it names by words."""
        called = (self._names.get(each.casefold()) for each in row.values())
        return [each for each in row.values() if is_iri(each)] + [
            each for each in called if each and self._index.report_of(each)
        ]

    def _said(
        self, row: Mapping[str, str], passages: Mapping[str, tuple[Passage, ...]]
    ) -> Passage | None:
        """The first passage that states something of a row; else the first that names it.

        What reports share, such as a place, is in many passages: none of them states the row.
        """
        found = [
            passages[each][0]
            if self._index.report_of(each)
            else replace(passages[each][0], how="names")
            for each in self._things(row)
            if each in passages
        ]
        return min(found, key=lambda each: each.how != "states", default=None)

    def _placed(self, row: Mapping[str, str]) -> Passage | None:
        """The place that a row gives by its columns."""
        keys = [*self._index.site.reports]
        report = row.get("report") or (keys[0] if len(keys) == 1 else "")
        start = row.get("start", "")
        if report not in self._index.site.reports or not start.isdecimal():
            return None
        at, end = int(start), row.get("end", "")
        text = self._index.site.reports[report].text
        lengths = [len(each) for each in row.values() if each and text.startswith(each, at)]
        last = int(end) if end.isdecimal() else at + max(lengths, default=0)
        if not at < last <= len(text):
            return None
        return Passage(report, Span(at, last), "states")

    def _quoted(self, row: Mapping[str, str]) -> Passage | None:
        """Where words of a row stand in a report, when they stand there once."""
        for words in row.values():
            for report, document in self._index.site.reports.items():
                if len(words) >= _QUOTED and document.text.count(words) == 1:
                    start = document.text.index(words)
                    return Passage(report, Span(start, start + len(words)), "quotes")
        return None

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """The things of the graph by their names, without the names that several have."""
        base = f"{self._index.site.base}id/"
        found: dict[str, set[str]] = defaultdict(set)
        for thing, labels in self._index.labels.items():
            if thing.startswith(base):
                for words in labels.values():
                    found[words.casefold()].add(thing)
        return {name: next(iter(things)) for name, things in found.items() if len(things) == 1}


def within(values: Iterable[T], most: int) -> list[T]:
    """The first of some values that take so many characters as JSON; at least one.

    >>> within(["một", "hai", "ba"], 11)
    ['một', 'hai']
    """
    found: list[T] = []
    length = 0
    for each in values:
        length += len(json.dumps(each, ensure_ascii=False))
        if found and length > most:
            break
        found.append(each)
    return found


def clipped(text: str, most: int = LONGEST) -> str:
    """Text as one line, cut between words where it is long.

    >>> clipped("một  hai ba", 8)
    'một hai …'
    """
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[:most].rpartition(' ')[0]} …"


def _passage(index: GraphIndex, passage: str, order: int) -> Passage:
    found = index.passages[passage]
    return Passage(found.report, found.span, "states" if order <= _STATES else "names", passage)


def is_iri(value: str) -> bool:
    """Whether a value is an address, as the IRIs of things are.

    >>> is_iri("https://w3id.org/lskg/id/report/x"), is_iri("https://x.example/> ?p ?o")
    (True, False)
    """
    if not value.startswith(("http://", "https://")):
        return False
    try:
        iri(value)
    except QueryError:
        return False
    return True
