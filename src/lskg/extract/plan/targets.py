"""Headline targets split into atomic ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from lskg.extract.figures.records import Figure
from lskg.extract.figures.term_of_section import Contexts
from lskg.extract.plan.target_lists import find_points
from lskg.extract.plan.target_values import find_values
from lskg.extract.records import Section, Target
from lskg.extract.structure.titles import Titles
from lskg.text.document import Document
from lskg.text.slugs import slug

def find_targets(
    document: Document, sections: tuple[Section, ...], titles: Titles = ()
) -> tuple[Target, ...]:
    """The atomic targets of the lists of headline targets, in printed order.

    Args:
        document: the text.
        sections: its headings.
        titles: those of the document and what is attached, if their kinds are printed.
    """
    contexts = Contexts(sections, titles)
    targets: list[Target] = []
    used: Counter[str] = Counter()
    for point in find_points(document, sections, contexts):
        base = slug(point.number.replace("đ", "dd")) or "point"
        for found in find_values(document, point.span, point.context, point.lead):
            used[base] += 1
            key = f"{base}-{used[base]}"
            targets.append(
                Target(
                    key=key,
                    number=point.number,
                    order=len(targets) + 1,
                    span=found.span,
                    quote=" ".join(document[found.span].split()),
                    section=point.section,
                    phrase=found.phrase,
                    indicator=slug(found.phrase) or f"target-{key}",
                    quantity=found.quantity,
                    period=found.period,
                    aggregation=found.aggregation,
                )
            )
    return tuple(targets)


def stated_targets(figures: Iterable[Figure], targets: Sequence[Target]) -> dict[int, Target]:
    """The headline target whose value each figure is, by the start of the figure.

    A clause may hold the values of two targets (*12 bác sỹ và 37 giường bệnh trên 1 vạn dân*).
    """
    return {
        figure.span.start: target
        for figure in figures
        for target in targets
        if target.span.contains(figure.span)
        and (target.quantity.low, target.quantity.high) == (figure.low, figure.high)
    }
