"""A report with its marks, sections and footnotes, read from the graph once."""

from __future__ import annotations

from collections import defaultdict
from typing import cast

from lskg.text.document import Span
from lskg.web.pages.report.marks import Kind, Mark, Marks
from lskg.web.urls import TERMS
from lskg.web.view.audit import Check, audit_of
from lskg.web.view.graph_index import GraphIndex


class ReportText:
    """What the pages of a report are made of.

    Attributes:
        key: that of the report.
        report: its text.
        english: what its sentences say in English, in the order of the text; none without a
            translation.
    """

    def __init__(self, index: GraphIndex, key: str) -> None:
        self.index = index
        self.key = key
        self.report = index.site.reports[key]
        self.english = [
            (Span(*place), words)
            for place, words in sorted(index.site.english.get(key, {}).items())
        ]
        spans = {
            iri: passage.span for iri, passage in index.passages.items() if passage.report == key
        }
        places: dict[str, list[Span]] = defaultdict(list)
        report = f"{index.site.base}id/report/{key}"
        for row in index.rows("extents", report=report):
            if row["passage"] in spans:
                places[row["thing"]].append(spans[row["passage"]])
        self.notes = {
            iri: (note, places[iri][0]) for iri, note in index.notes.items() if iri in places
        }
        self.sections = {
            min(found).start: iri
            for iri, found in places.items()
            if f"{TERMS}Section" in index.classes.get(iri, ())
        }
        appendix = [
            found[0].start
            for iri, found in places.items()
            if f"{TERMS}Appendix" in index.classes.get(iri, ())
        ]
        self.end = min(appendix, default=len(self.report))
        self.parents = index.parents
        self.found = [
            Mark(spans[row["passage"]], cast("Kind", row["kind"]), row["thing"])
            for row in index.rows("marks", report=report)
            if row["passage"] in spans
        ]
        audit = audit_of(index)
        self.wrong: dict[str, Check] = {
            mark.thing: check for mark in self.found if (check := audit.wrong(mark.thing))
        }
        self.marks = Marks(self.report, self.found, [note for note, _ in self.notes.values()])

    def depth(self, section: str) -> int:
        """How many sections hold this one, and it itself."""
        depth = 1
        while section in self.parents:
            section = self.parents[section]
            depth += 1
        return depth
