"""What the periods and statuses of statements rest on: codes of the scheme `basis`."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lskg.extract.figures.records import Figure
from lskg.extract.figures.status import says_status
from lskg.extract.figures.term_of_section import Contexts
from lskg.extract.figures.time_expressions import find_moments
from lskg.extract.names.records import StatusStatement
from lskg.extract.note_times import annotated_figure
from lskg.extract.records import Target
from lskg.extract.structure.read import Structure
from lskg.extract.undated import with_reasons
from lskg.text.document import Span
from lskg.text.periods import find_times
from lskg.text.sentences import sentences


class Bases:
    """Tells for the statements of a text what their periods and statuses rest on."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure
        self._document = structure.document
        whole = Span(0, len(structure.document))
        self._sentences = list(sentences(structure.document, whole))
        self._starts = [each.start for each in self._sentences]
        self._sections = {each.key: each for each in structure.sections}
        self._anchors = {each.number: each.section for each in structure.footnotes}
        self._contexts = Contexts(structure.sections, structure.titles)

    def of_figures(
        self, figures: Sequence[Figure], undated: Mapping[int, str]
    ) -> tuple[Figure, ...]:
        """The figures, each with what its period and its status rest on, or why it has no period.

        Args:
            figures: all of the text.
            undated: the reasons that a person gave, by where the figure starts.
        """
        based = tuple(self._of_figure(each, figures) for each in figures)
        return with_reasons(based, self._document, self.sentence, undated)

    def of_targets(self, targets: Iterable[Target]) -> tuple[Target, ...]:
        """The targets, each with what its period rests on."""
        return tuple(
            replace(
                each,
                period_basis=self._period(
                    str(each.period or ""),
                    self._document[self._around(each)],
                    each.section,
                    "computed",
                ),
            )
            for each in targets
        )

    def _around(self, target: Target) -> Span:
        """The item of a target; the sentence of one that stands in running text."""
        section = self._sections.get(target.section or "")
        return section.span if section and section.is_item else self.sentence(target.span)

    def of_statuses(self, statuses: Iterable[StatusStatement]) -> tuple[StatusStatement, ...]:
        """What things were, are and are to be, each with what its period rests on."""
        return tuple(map(self._of_status, statuses))

    def _of_status(self, status: StatusStatement) -> StatusStatement:
        span = status.spans[0]
        section, footnote = self._structure.holder(span)
        if footnote is not None:
            section = self._anchors.get(footnote)
        words = self._document[self.sentence(span)]
        basis = self._period(status.period, words, section, "judged")
        return replace(status, period_basis=basis)

    def _of_figure(self, figure: Figure, figures: Sequence[Figure]) -> Figure:
        sentence = self.sentence(figure.span)
        section = figure.section
        if figure.footnote is not None:
            section = self._anchors.get(figure.footnote)
        otherwise = "computed" if figure.method == "rule" else "judged"
        before = self._document.text[sentence.start : figure.span.start]
        stated = says_status(figure.status, before)
        basis = self._period(figure.period or "", self._document[sentence], section, otherwise)
        if basis == otherwise and self._is_annotated(figure, figures):
            basis = "annotated"
        planned = figure.status == "target" and self._contexts.of(section).planned
        return replace(
            figure,
            period_basis=basis,
            status_basis="stated" if stated else "heading" if planned else otherwise,
        )

    def _is_annotated(self, figure: Figure, figures: Sequence[Figure]) -> bool:
        """Whether the time of a figure of a note is that of the figure which it details."""
        annotated = annotated_figure(figure, figures, self._structure.footnotes)
        return annotated is not None and annotated.period == figure.period

    def _period(self, period: str, words: str, section: str | None, otherwise: str) -> str:
        """What a period rests on: the words themselves, the headings above, or what is given."""
        if not period:
            return "not-stated"
        years = period.removeprefix("annual ")
        if years in _named(words):
            return "stated"
        context = self._contexts.of(section)
        moments = {str(each.period) for each in find_moments(words, context) if each.period}
        if years in moments or any(years in _named(each) for each in self._headings(section)):
            return "heading"
        return otherwise

    def _headings(self, section: str | None) -> Iterator[str]:
        yield self._contexts.title_at(self._sections[section].span.start if section else 0)
        while section is not None:
            yield self._sections[section].title
            section = self._sections[section].parent

    def sentence(self, span: Span) -> Span:
        """The sentence around a span."""
        index = bisect.bisect_right(self._starts, span.start) - 1
        found = self._sentences[index] if index >= 0 else span
        return found if found.contains(span) else span


def _named(words: str) -> set[str]:
    """The periods that words name in years, months or days; what runs until now is not told."""
    return {
        str(each.period)
        for each in find_times(words)
        if each.period is not None and not each.relative
    }
