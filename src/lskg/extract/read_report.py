"""A whole report, from text to records: by the rules alone, or with curation on top."""

from __future__ import annotations

from dataclasses import replace

from lskg.extract.curation.plan import Curation, curate_targets
from lskg.extract.curation.responsibilities import (
    NetCuration,
    curate_responsibilities,
    curated_links,
    curated_themes,
)
from lskg.extract.figures import read_loose_figures, read_report_figures
from lskg.extract.figures.records import Figure, Number
from lskg.extract.names.resolve import read_naming
from lskg.extract.plan.elements import find_elements
from lskg.extract.plan.indicators import phrase_indicators
from lskg.extract.plan.links import find_links
from lskg.extract.plan.policy_measures import find_measures
from lskg.extract.plan.targets import find_targets
from lskg.extract.plan.themes import with_themes
from lskg.extract.records import Extraction, Footnote, Layout, Section
from lskg.extract.responsibilities.assignment_status import find_statuses
from lskg.extract.responsibilities.find import find_responsibilities
from lskg.extract.structure.footnotes import Notes, find_footnotes
from lskg.extract.structure.sections import find_layout, find_sections, innermost
from lskg.text.document import Document


def extract(document: Document, curation: Curation | None = None) -> Extraction:
    """Read a report.

    Without curation the records are what the rules find: the indicator of a target or figure is
    its phrase, and an entity has no English name that the lexicon does not give.

    Raises:
        SourceError: the text is not a report of this genre.
        CurationError: curation and text do not agree.
    """
    layout = find_layout(document)
    sections = find_sections(document, layout)
    notes = find_footnotes(document, layout, sections)
    targets = find_targets(document, sections)
    if curation is not None:
        targets = curate_targets(targets, curation)
    figures, numbers = _figures(document, layout, sections, notes, curation)
    naming = read_naming(document, sections, notes.footnotes, curation)
    net = curation.net if curation is not None else NetCuration()
    elements = find_elements(document, sections)
    elements += find_measures(document, sections, elements)
    themes = curated_themes(document, elements, net.themes)
    elements = with_themes(document, sections, elements, themes)
    responsibilities = curate_responsibilities(
        document,
        layout,
        notes.footnotes,
        elements,
        find_responsibilities(
            document,
            layout,
            sections,
            notes.footnotes,
            elements,
            naming.entities,
            naming.mentions,
            naming.named,
        ),
        net.responsibilities,
    )
    links = find_links(document, elements, notes.footnotes)
    links += curated_links(document, (*elements, *targets), notes.footnotes, net.links)
    return Extraction(
        layout=layout,
        sections=sections,
        footnotes=notes.footnotes,
        elements=elements,
        targets=targets,
        indicators=curation.indicators if curation else phrase_indicators(targets, figures),
        entities=naming.entities,
        mentions=naming.mentions,
        figures=figures,
        numbers=numbers,
        responsibilities=responsibilities,
        links=links,
        statuses=find_statuses(document, elements, targets, responsibilities),
        warnings=notes.warnings,
        named=naming.named,
        titles_en=curation.titles_en if curation else {},
    )


def extract_loose(document: Document) -> Extraction:
    """Read the figures and numbers, and nothing else, of a text that may have no headings."""
    figures, numbers = read_loose_figures(document)
    return Extraction(
        layout=find_layout(document),
        sections=(),
        footnotes=(),
        elements=(),
        targets=(),
        indicators=phrase_indicators((), figures),
        entities=(),
        mentions=(),
        figures=figures,
        numbers=numbers,
    )


def _figures(
    document: Document,
    layout: Layout,
    sections: tuple[Section, ...],
    notes: Notes,
    curation: Curation | None,
) -> tuple[tuple[Figure, ...], tuple[Number, ...]]:
    """The figures, and the role of every number: as a person read them, else by the rules."""
    if curation is None:
        return read_report_figures(document, layout, sections, notes)
    figures = tuple(_placed(figure, sections, notes.footnotes) for figure in curation.figures or ())
    return figures, curation.numbers or ()


def _placed(
    figure: Figure, sections: tuple[Section, ...], footnotes: tuple[Footnote, ...]
) -> Figure:
    """A figure with the section or footnote that holds it."""
    note = next((each.number for each in footnotes if each.span.contains(figure.span)), None)
    holder = None if note else innermost(sections, figure.span.start)
    return replace(figure, section=holder.key if holder else None, footnote=note)
