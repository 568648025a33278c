"""A whole report, from text to records: by the rules alone, or with curation on top."""

from __future__ import annotations

from dataclasses import replace

from lskg.extract.basis import Bases
from lskg.extract.curation.plan import Curation, curate_targets
from lskg.extract.curation.responsibilities import (
    PlanRelations,
    curate_responsibilities,
    curated_links,
    curated_themes,
)
from lskg.extract.figures.read import read_figures
from lskg.extract.figures.records import Figure, Number
from lskg.extract.names.resolve import read_naming
from lskg.extract.plan.elements import find_elements, find_measures
from lskg.extract.plan.links import find_links
from lskg.extract.plan.targets import find_targets, phrase_indicators
from lskg.extract.plan.themes import with_themes
from lskg.extract.records import Extraction
from lskg.extract.responsibilities.assignment_status import find_statuses
from lskg.extract.responsibilities.find import find_responsibilities
from lskg.extract.structure.read import Structure


def extract(structure: Structure, curation: Curation | None = None) -> Extraction:
    """Read a report, or sentences without headings, which have no sections and no plan elements.

    Without curation the records are what the rules find: the indicator of a target or figure is
    its phrase, and an entity has no English name that the lexicon does not give.

    Raises:
        CurationError: curation and text do not agree.
    """
    document, sections, footnotes = structure.document, structure.sections, structure.footnotes
    bases = Bases(structure)
    figures, numbers = _figures(structure, curation)
    figures = bases.of_figures(figures)
    targets = find_targets(document, sections, structure.titles)
    if curation is not None:
        targets = curate_targets(targets, curation)
    targets = bases.of_targets(targets)
    naming = read_naming(structure, curation)
    relations = curation.relations if curation is not None else PlanRelations()
    elements = find_elements(document, sections)
    elements += find_measures(document, sections, elements)
    themes = curated_themes(document, elements, relations.themes)
    elements = with_themes(document, sections, elements, themes)
    responsibilities = curate_responsibilities(
        document,
        structure.layout,
        footnotes,
        elements,
        find_responsibilities(structure, elements, naming),
        relations.responsibilities,
    )
    links = find_links(document, elements, footnotes)
    links += curated_links(document, (*elements, *targets), footnotes, relations.links)
    return Extraction(
        layout=structure.layout,
        sections=sections,
        footnotes=footnotes,
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
        warnings=structure.warnings,
        named=naming.named,
        status_statements=bases.of_statuses(curation.status_statements) if curation else (),
        funding=curation.funding if curation else (),
        titles_en=curation.titles_en if curation else {},
    )


def _figures(
    structure: Structure, curation: Curation | None
) -> tuple[tuple[Figure, ...], tuple[Number, ...]]:
    """The figures, and the role of every number: as a person read them, else by the rules."""
    if curation is None:
        return read_figures(structure)
    figures = []
    for figure in curation.figures or ():
        section, footnote = structure.holder(figure.span)
        figures.append(replace(figure, section=section, footnote=footnote))
    return tuple(figures), curation.numbers or ()
