"""A whole report, from text to records: by the rules alone, or with curation on top."""

from __future__ import annotations

from dataclasses import replace

from lskg.extract.curation import Curation, curate_targets
from lskg.extract.figure_records import Figure
from lskg.extract.footnotes import find_footnotes
from lskg.extract.measures import find_measures
from lskg.extract.naming import read_naming
from lskg.extract.net_curation import (
    NetCuration,
    curate_responsibilities,
    curated_links,
    curated_themes,
)
from lskg.extract.plan import find_elements
from lskg.extract.plan_links import find_links
from lskg.extract.records import Extraction, Footnote, Indicator, Section, Target
from lskg.extract.responsibilities import find_responsibilities
from lskg.extract.sections import find_layout, find_sections, innermost
from lskg.extract.statuses import find_statuses
from lskg.extract.targets import find_targets
from lskg.extract.themes import with_themes
from lskg.text.document import Document


def extract(document: Document, curation: Curation | None = None) -> Extraction:
    """Read a report.

    Without curation the records are what the rules find: the indicator of a target is its
    phrase, and an entity has no English name that the lexicon does not give.

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
    curated_figures = curation.figures if curation is not None else None
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
            document, layout, sections, notes.footnotes, elements, naming.entities, naming.mentions
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
        indicators=curation.indicators if curation else _indicators(targets),
        entities=naming.entities,
        mentions=naming.mentions,
        figures=tuple(
            _placed(figure, sections, notes.footnotes) for figure in (curated_figures or ())
        ),
        numbers=curation.numbers if curation and curation.numbers else (),
        responsibilities=responsibilities,
        links=links,
        statuses=find_statuses(document, elements, targets, responsibilities),
        warnings=notes.warnings,
        named=naming.named,
        titles_en=curation.titles_en if curation else {},
    )


def _placed(
    figure: Figure, sections: tuple[Section, ...], footnotes: tuple[Footnote, ...]
) -> Figure:
    """A figure with the section or footnote that holds it."""
    note = next((each.number for each in footnotes if each.span.contains(figure.span)), None)
    holder = None if note else innermost(sections, figure.span.start)
    return replace(figure, section=holder.key if holder else None, footnote=note)


def _indicators(targets: tuple[Target, ...]) -> tuple[Indicator, ...]:
    """An indicator for each phrase, where there is no catalogue."""
    phrases = {target.indicator: target for target in reversed(targets)}
    return tuple(
        Indicator(
            key=key,
            name_vi=target.phrase,
            name_en=None,
            definition_vi=None,
            definition_en=None,
            unit=target.quantity.unit,
            direction=None,
            theme=None,
            phrases=(target.phrase,),
        )
        for key, target in sorted(phrases.items())
    )
