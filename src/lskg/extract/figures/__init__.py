"""The figures of a text by the rules alone: of a report, or of sentences without headings."""

from __future__ import annotations

from lskg.errors import SourceError
from lskg.extract.figures.find import Zone, find_figures
from lskg.extract.figures.number_roles import assign_roles, find_claims
from lskg.extract.figures.records import Figure, Number
from lskg.extract.records import Layout, Section
from lskg.extract.structure.footnotes import Notes, find_footnotes
from lskg.extract.structure.sections import find_layout, find_sections
from lskg.text.document import Document, Span


def read_report_figures(
    document: Document, layout: Layout, sections: tuple[Section, ...], notes: Notes
) -> tuple[tuple[Figure, ...], tuple[Number, ...]]:
    """The figures of a report and the role of each of its numbers."""
    claims = find_claims(document, sections)
    figures = find_figures(document, _zones(layout, notes), sections, claims)
    return figures, assign_roles(document, claims, figures)


def read_loose_figures(document: Document) -> tuple[tuple[Figure, ...], tuple[Number, ...]]:
    """The figures of a text that may have no headings, and the role of each of its numbers."""
    layout = find_layout(document)
    try:
        sections = find_sections(document, layout)
    except SourceError:
        claims = find_claims(document, ())
        figures = find_figures(document, [Zone(Span(0, len(document)))], (), claims)
        return figures, assign_roles(document, claims, figures)
    return read_report_figures(
        document, layout, sections, find_footnotes(document, layout, sections)
    )


def _zones(layout: Layout, notes: Notes) -> list[Zone]:
    """What is read one after another: body, closing and notes."""
    zones = [Zone(layout.body)]
    if layout.closing is not None:
        zones.append(Zone(layout.closing))
    if layout.appendix is not None and not notes.footnotes:
        zones.append(Zone(layout.appendix))
    return zones + [Zone(note.span, note) for note in notes.footnotes]
