"""A report taken apart, once for all who read it: its parts, its headings and its footnotes."""

from __future__ import annotations

from dataclasses import dataclass

from lskg.errors import SourceError
from lskg.extract.records import Footnote, Layout, Section
from lskg.extract.structure.footnotes import find_footnotes
from lskg.extract.structure.sections import find_layout, find_sections, innermost
from lskg.extract.structure.titles import Titles, attached_titles, document_title
from lskg.text.document import Document, Span


@dataclass(frozen=True, slots=True)
class Structure:
    """A text with its sections and footnotes; sentences without headings have neither.

    Attributes:
        warnings: what could not be decided about the footnotes.
    """

    document: Document
    layout: Layout
    sections: tuple[Section, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def titles(self) -> Titles:
        """The title of the document, and those of documents attached to it, by where they begin."""
        end = self.sections[0].span.start if self.sections else 0
        own = (0, document_title(self.document, Span(0, end)))
        return (own, *attached_titles(self.document, self.layout.body))

    def holder(self, span: Span) -> tuple[str | None, int | None]:
        """The key of the innermost section that holds a span, or the number of its footnote."""
        note = next((each.number for each in self.footnotes if each.span.contains(span)), None)
        section = None if note else innermost(self.sections, span.start)
        return section.key if section else None, note


def read_structure(document: Document, loose: bool = False) -> Structure:
    """Find the parts of a report.

    Args:
        document: the text.
        loose: whether it may be sentences without headings.

    Raises:
        SourceError: the text has no headings, and must have them.
    """
    layout = find_layout(document)
    try:
        sections = find_sections(document, layout)
    except SourceError:
        if not loose:
            raise
        return Structure(document, layout)
    notes = find_footnotes(document, layout, sections)
    return Structure(document, layout, sections, notes.footnotes, notes.warnings)
