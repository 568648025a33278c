"""A whole report, from text to records: by the rules alone, or with curation on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lskg.extract.asked import Asked, read_asked
from lskg.extract.basis import Bases
from lskg.extract.curation.figures import DIGITS, every_number
from lskg.extract.curation.plan import Curation, curate_targets, read_curation
from lskg.extract.curation.responsibilities import (
    curate_responsibilities,
    curated_links,
    curated_themes,
)
from lskg.extract.curation.sources import Sources
from lskg.extract.figure_things import find_things
from lskg.extract.figures.read import read_figures
from lskg.extract.figures.records import Figure, Number
from lskg.extract.indicators import IndicatorNames
from lskg.extract.names.resolve import read_naming
from lskg.extract.names.submitted import with_congress
from lskg.extract.note_times import dated_by_marks
from lskg.extract.plan.elements import find_elements, find_measures
from lskg.extract.plan.links import find_links
from lskg.extract.plan.targets import find_targets
from lskg.extract.plan.themes import with_themes
from lskg.extract.records import Extraction, Indicator, Naming
from lskg.extract.responsibilities.assignment_status import find_statuses
from lskg.extract.responsibilities.find import find_responsibilities
from lskg.extract.sense import Sense
from lskg.extract.structure.read import Structure, read_structure
from lskg.extract.translation import Translation, read_translation
from lskg.project import Project, ReportFolder, ReportInfo
from lskg.text.document import Document, Span


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report of a project: its text, how that is divided, and what a person adds."""

    document: Document
    structure: Structure
    curation: Curation
    translation: Translation
    asked: tuple[Asked, ...] = ()

    @classmethod
    def of(cls, project: Project, folder: ReportFolder) -> ReadReport:
        """Read text, curation, translation, and what is asked.

        Raises:
            SourceError: the text cannot be read, or is not a report of this genre.
            CurationError: one of these and the text do not agree.
        """
        document = Document.read(folder.text)
        structure = read_structure(document)  # before the quotations that it cannot hold
        sources = Sources.of(folder.curation, project.catalogues(folder.info), document)
        curation = read_curation(sources, is_complete=folder.info.level == "curated")
        translation = read_translation(folder.translation, document)
        titles = {**translation.titles(document), **curation.titles_en}
        curation = replace(curation, titles_en=titles)
        asked = read_asked(folder.asked, document)
        return cls(document, structure, curation, translation, asked)


def extract(
    structure: Structure,
    curation: Curation | None = None,
    info: ReportInfo | None = None,
    elsewhere: Sequence[Indicator] = (),
) -> Extraction:
    """Read a report, or sentences without headings, which have no sections and no plan elements.

    Without curation the records are what the rules find: the indicator of a target or figure is
    its phrase, and an entity has no English name that the lexicon does not give. Rows of curation
    override what the rules find there, and add to it.

    Args:
        structure: the text.
        curation: what a person adds.
        info: the metadata of the report, whose units the keys of its own bodies and things bear.
        elsewhere: the indicators that other sources alone give values of.

    Raises:
        CurationError: curation and text do not agree.
    """
    curation = curation or Curation()
    document, sections, footnotes = structure.document, structure.sections, structure.footnotes
    if info:
        curation = with_congress(document, curation, info)
    names = IndicatorNames(curation.indicators, info.key if info else "", elsewhere)
    bases = Bases(structure)
    figures, numbers = _figures(structure, curation)
    sense = Sense(document, info)
    figures = dated_by_marks(figures, footnotes)
    figures = bases.of_figures(figures, curation.undated)
    figures = names.of_figures(sense.of_figures(figures))
    figures = sense.of_ranks(figures)
    targets = curate_targets(find_targets(document, sections, structure.titles), curation)
    targets = names.of_targets(sense.of_targets(bases.of_targets(targets)))
    targets = sense.once(targets, figures, names)
    naming = read_naming(structure, curation, info.unit if info else None)
    relations = curation.relations
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
        curation.is_complete,
    )
    links = find_links(document, elements, footnotes)
    links += curated_links(document, (*elements, *targets), footnotes, relations.links)
    return Extraction(
        layout=structure.layout,
        sections=sections,
        footnotes=footnotes,
        elements=elements,
        targets=targets,
        indicators=names.used(targets, figures),
        entities=naming.entities,
        mentions=naming.mentions,
        figures=figures,
        numbers=sense.numbers(numbers, figures),
        responsibilities=responsibilities,
        links=links,
        statuses=find_statuses(document, elements, targets, responsibilities),
        warnings=(*structure.warnings, *sense.warnings),
        named=naming.named,
        status_statements=bases.of_statuses(curation.status_statements),
        reorganizations=curation.reorganizations,
        funding=curation.funding,
        figure_things=_figure_things(document, figures, naming, bases, curation),
        titles_en=curation.titles_en,
    )


def _figure_things(
    document: Document, figures: Sequence[Figure], naming: Naming, bases: Bases, curation: Curation
) -> dict[int, tuple[str, ...]]:
    """What figures are about, as a person read it, else by the rules.

    Money for an initiative says so itself (`Funding`).
    """
    kinds = {each.key: each.kind for each in naming.entities}
    kinds |= {each.key: each.kind for each in naming.named}
    found = find_things(figures, naming.mentions, kinds, document, bases.sentence)
    starts = {each.span.start for each in figures}
    told = {each.figure: each.initiatives for each in curation.funding}
    return {
        start: keys
        for start, keys in {**found, **curation.figure_things}.items()
        if keys and start in starts and not set(keys) <= set(told.get(start, ()))
    }


def _figures(
    structure: Structure, curation: Curation
) -> tuple[tuple[Figure, ...], tuple[Number, ...]]:
    """The figures, and the role of every number: as a person read them, else by the rules."""
    figures = []
    for figure in curation.figures:
        section, footnote = structure.holder(figure.span)
        figures.append(replace(figure, section=section, footnote=footnote))
    if curation.is_complete:
        numbers = every_number(structure.document, figures, curation.roles) if figures else ()
        return tuple(figures), numbers
    found, numbers = read_figures(structure)
    read = [each.span for each in figures] + [each.span for each in curation.roles]
    dropped = {each.span.start for each in found if _overlaps(each.span, read)}
    figures += [each for each in found if each.span.start not in dropped]
    figures.sort(key=lambda each: each.span)
    others = [
        each for each in numbers if each.figure not in dropped and not _overlaps(each.span, read)
    ]
    digits = (
        Number(Span(*match.span()), "figure", figure.span.start)
        for figure in curation.figures
        for match in DIGITS.finditer(structure.document.text, figure.span.start, figure.span.end)
    )
    every = sorted((*others, *curation.roles, *digits), key=lambda each: each.span)
    return tuple(figures), tuple(every)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
