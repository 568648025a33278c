"""Solutions cut to policy measures: one for each sentence of their text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lskg.extract.records import PlanElement, Section
from lskg.text.document import Document, Span
from lskg.text.sentences import sentences
from lskg.text.slugs import slug

_KEY_WORDS = 6


def find_measures(
    document: Document, sections: tuple[Section, ...], elements: Iterable[PlanElement]
) -> tuple[PlanElement, ...]:
    """The measures under the solutions, and under the groups that hold no solution.

    The heading of a solution is the solution itself, also where it runs in: the sentences after
    it are its measures, and so are the titles of headings under it.
    """
    elements = tuple(elements)
    headings = {each.key: each.heading for each in sections}
    numbers = {each.heading.start for each in sections if not each.is_item}
    divided = {each.parent for each in elements}
    measures: list[PlanElement] = []
    for element in elements:
        if element.kind not in {"SolutionGroup", "Solution"} or element.path in divided:
            continue
        if element.section is not None:
            text = Span(headings[element.section].end, element.span.end)
            spans = [each for each in sentences(document, text) if each.start not in numbers]
            measures += _measures(document, element, spans)
    return tuple(_with_unique_keys(measures))


def _measures(
    document: Document, element: PlanElement, spans: Iterable[Span]
) -> Iterator[PlanElement]:
    for order, span in enumerate(spans, start=1):
        title = " ".join(document[span].split()).rstrip(". ")
        yield PlanElement(
            kind="PolicyMeasure",
            key=f"{element.key.partition('-')[0]}-{slug(title, _KEY_WORDS)}".rstrip("-"),
            number=None,
            order=order,
            title=title,
            span=span,
            parent=element.path,
            section=element.section,
        )


def _with_unique_keys(measures: Iterable[PlanElement]) -> Iterator[PlanElement]:
    """Give a second measure with the same key a counter."""
    seen: Counter[str] = Counter()
    for measure in measures:
        seen[measure.key] += 1
        count = seen[measure.key]
        yield measure if count == 1 else replace(measure, key=f"{measure.key}-{count}")
