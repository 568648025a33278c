"""What the rules found in a report as rows of its curated tables, to be corrected by a person.

A table that is not corrected says of each thing what the rules say of it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from lskg.errors import CurationError
from lskg.extract.curation.figures import FIGURES, NUMBERS
from lskg.extract.curation.names import NAME_TABLES
from lskg.extract.curation.plan import (
    ENTITIES,
    INDICATORS,
    TARGETS,
    TITLES,
    Curation,
)
from lskg.extract.curation.responsibilities import RESPONSIBILITIES, THEMES
from lskg.extract.curation.tables import cell
from lskg.extract.names.records import (
    Named,
    NamedConcept,
    NamedDocument,
    NamedGate,
    NamedInitiative,
    NamedPlace,
)
from lskg.extract.records import Extraction
from lskg.text.document import Document, Span
from lskg.text.sentences import sentences

Rows = Iterator[dict[str, str]]
_COLLECTIVE = "CollectiveTerm"


class MissingRows(CurationError):
    """A row would refer to a thing that has no row yet.

    Attributes:
        table: name of the table that is to be written first.
    """

    def __init__(self, key: str, table: str) -> None:
        super().__init__(f"A row would refer to “{key}”, which has no row in {table}.csv.")
        self.table = table


class Proposal:
    """Writes the tables of one report."""

    def __init__(self, document: Document, curation: Curation, found: Extraction) -> None:
        """Note what is known.

        Args:
            document: the text.
            curation: what a person stated already, which is not proposed again.
            found: what was read from the text with it.
        """
        self._document = document
        self._found = found
        self._curation = curation
        self._flat = self._words(Span(0, len(document)))
        self._known = {
            *(each.key for each in curation.entities),
            *(each.key for each in curation.named),
        }
        self._tables: dict[str, tuple[tuple[str, ...], Callable[[], Rows]]] = {
            "entities": (ENTITIES.columns, self._entities),
            "figures": (FIGURES.columns, self._figures),
            "indicators": (INDICATORS.columns, self._indicators),
            "numbers": (NUMBERS, self._numbers),
            "responsibilities": (RESPONSIBILITIES, self._responsibilities),
            "statements": (TITLES, lambda: self._titles(True)),
            "targets": (TARGETS, self._targets),
            "themes": (THEMES, self._themes),
            "titles": (TITLES, lambda: self._titles(False)),
        }
        for name, table in NAME_TABLES.items():
            self._tables[name] = (table.columns, partial(self._names, name))

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables, each after those that its rows refer to."""
        first = ("indicators", "entities", "places", "documents", "programmes", "projects")
        return (*first, *sorted({*self._tables} - {*first}))

    def table(self, name: str) -> str:
        """A table as the text of a CSV file.

        Raises:
            CurationError: there is no such table.
            MissingRows: a row refers to a thing that has none yet.
        """
        if name not in self._tables:
            known = ", ".join(sorted(self._tables))
            raise CurationError(f"no table of proposals is called {name}; there are {known}.")
        columns, rows = self._tables[name]
        text = io.StringIO()
        writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows())
        return text.getvalue()

    def _figures(self) -> Rows:
        own = {each.key for each in self._curation.indicators}
        for each in self._found.figures:
            _demand(each.indicator in own, each.indicator, "indicators")
            is_one = each.low == each.high
            related = each.related[0] if each.related else ("", "")
            yield FIGURES.cells(
                each,
                start=each.span.start,
                end=each.span.end,
                quote=self._document[each.span],
                value=each.low if is_one else None,
                low=None if is_one else each.low,
                high=None if is_one else each.high,
                relation=related[0],
                related=related[1],
            )

    def _numbers(self) -> Rows:
        for each in self._found.numbers:
            if each.figure is None:
                cells = (each.span.start, each.span.end, self._document[each.span], each.role)
                yield dict(zip(NUMBERS, map(cell, cells), strict=False))

    def _indicators(self) -> Rows:
        known = {each.key for each in self._curation.indicators}
        for each in self._found.indicators:
            if each.key not in known:
                phrases = tuple(phrase for phrase in each.phrases if phrase in self._flat)
                yield INDICATORS.cells(each, phrases=phrases)

    def _targets(self) -> Rows:
        own = {each.key for each in self._curation.indicators}
        quotes = Counter(each.quote for each in self._found.targets)
        for each in self._found.targets:
            if quotes[each.quote] == 1:
                _demand(each.indicator in own, each.indicator, "indicators")
                cells = (each.quote, each.key, each.indicator, each.quantity.unit)
                yield dict(zip(TARGETS, map(cell, cells), strict=False))

    def _entities(self) -> Rows:
        for each in self._found.entities:
            # A group is told by its sorts where it acts, and has no form of its own to be found by.
            if each.key not in self._known and each.aliases:
                yield ENTITIES.cells(each)

    def _names(self, name: str) -> Rows:
        things = {
            each.key: each
            for each in self._found.named
            if _table_of(each) == name and each.aliases and each.key not in self._known
        }
        for each in things.values():
            for field, table in (
                ("issuers", "entities"),
                ("within", "places"),
                ("places", "places"),
            ):
                for key in getattr(each, field, ()):
                    _demand(key in self._known or key in things, key, table)
            yield NAME_TABLES[name].cells(each)

    def _responsibilities(self) -> Rows:
        bodies = {each.key for each in self._curation.entities}
        groups = {each.key for each in self._found.entities if not each.aliases}
        layout = self._found.layout
        parts = [layout.body, layout.closing, *(note.span for note in self._found.footnotes)]
        starts = [
            self._words(each) for part in parts if part for each in sentences(self._document, part)
        ]
        for each in self._found.responsibilities:
            if each.agency in groups - bodies:
                continue
            words = self._words(each.span)
            if sum(1 for text in starts if text.startswith(words)) == 1:
                _demand(each.agency in bodies, each.agency, "entities")
                cells = (each.agency, words, each.roles, each.tense, each.naming)
                yield dict(zip(RESPONSIBILITIES, map(cell, cells), strict=True))

    def _themes(self) -> Rows:
        for each in self._found.elements:
            if each.themes:
                cells = (each.path, each.themes, self._words(each.span))
                yield dict(zip(THEMES, map(cell, cells), strict=True))

    def _titles(self, are_statements: bool) -> Rows:
        measures = [each.title for each in self._found.elements if each.kind == "PolicyMeasure"]
        others = [each.title for each in self._found.sections]
        others += [each.title for each in self._found.elements if each.kind != "PolicyMeasure"]
        titles = measures if are_statements else [each for each in others if each not in measures]
        for title in dict.fromkeys(titles):
            if title and title in self._flat:
                yield {"quote": title, "title_en": self._found.titles_en.get(title, "")}

    def _words(self, span: Span) -> str:
        return " ".join(self._document[span].split())


def _table_of(named: Named) -> str:
    """The table that a thing has a row in."""
    match named:
        case NamedConcept():
            return "concepts"
        case NamedDocument():
            return "documents"
        case NamedGate():
            return "border-gates"
        case NamedPlace():
            return "places"
        case NamedInitiative():
            return "projects" if named.type or named.kind == "Project" else "programmes"
    return "" if named.kind == _COLLECTIVE else "names"


def _demand(is_known: bool, key: str, table: str) -> None:
    if not is_known:
        raise MissingRows(key, table)
