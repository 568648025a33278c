"""A whole report, from text to records: by the rules alone, or with curation on top."""

from __future__ import annotations

from dataclasses import replace

from lskg.extract.curation import Curation, curate_targets
from lskg.extract.figure_records import Figure
from lskg.extract.footnotes import find_footnotes
from lskg.extract.naming import read_naming
from lskg.extract.plan import find_elements
from lskg.extract.records import Extraction, Footnote, Indicator, Section, Target
from lskg.extract.sections import find_layout, find_sections, innermost
from lskg.extract.targets import find_targets
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
    return Extraction(
        layout=layout,
        sections=sections,
        footnotes=notes.footnotes,
        elements=find_elements(document, sections),
        targets=targets,
        indicators=curation.indicators if curation else _indicators(targets),
        entities=naming.entities,
        mentions=naming.mentions,
        figures=tuple(
            _placed(figure, sections, notes.footnotes) for figure in (curated_figures or ())
        ),
        numbers=curation.numbers if curation and curation.numbers else (),
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
