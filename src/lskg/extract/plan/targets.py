"""Headline targets split into atomic ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from lskg.extract.figures.records import Figure
from lskg.extract.figures.term_of_section import Contexts
from lskg.extract.plan.target_lists import TargetLists
from lskg.extract.plan.target_values import Value, find_values, table_value
from lskg.extract.records import Section, Target
from lskg.extract.structure.sections import innermost
from lskg.extract.structure.titles import Titles
from lskg.extract.tabular.layout import find_tables
from lskg.extract.tabular.values import TableValue, read_tables
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
    contexts, tables = Contexts(sections, titles), find_tables(document)
    lists = TargetLists(document, sections, contexts, tables)
    found: list[tuple[Value, str, str | None]] = [
        (value, point.number, point.section)
        for point in lists.points()
        for value in find_values(document, point)
    ]
    for cell in read_tables(document, tables, contexts):
        section = innermost(sections, cell.row.span.start)
        if _is_planned(cell, contexts, section) and (section is None or lists.is_ahead(section)):
            found.append((table_value(cell), cell.row.number, section.key if section else None))
    targets: list[Target] = []
    used: Counter[str] = Counter()
    for value, number, key in sorted(found, key=lambda each: each[0].quantity.span):
        base = slug(number.replace("đ", "dd")) or "point"
        used[base] += 1
        targets.append(
            Target(
                key=f"{base}-{used[base]}",
                number=number,
                order=len(targets) + 1,
                span=value.span,
                quote=" ".join(document[value.span].split()),
                section=key,
                phrase=value.phrase,
                indicator=slug(value.phrase) or f"target-{base}-{used[base]}",
                quantity=value.quantity,
                period=value.period,
                aggregation=value.aggregation,
            )
        )
    return tuple(targets)


def _is_planned(cell: TableValue, contexts: Contexts, section: Section | None) -> bool:
    """Whether a value of a table is a target: wanted, in years to come, of a table of targets."""
    context = contexts.of(section.key if section else None)
    period = cell.reading.period
    ahead = period is None or period.end > context.before
    return cell.reading.status == "target" and ahead and (cell.table.of_targets or context.listed)


def stated_targets(figures: Iterable[Figure], targets: Sequence[Target]) -> dict[int, Target]:
    """The headline target whose value each figure is, by the start of the figure.

    A clause may hold the values of two targets (*12 bác sỹ và 37 giường bệnh trên 1 vạn dân*).
    """
    return {
        figure.span.start: target
        for figure in figures
        for target in targets
        if target.span.contains(figure.span)
        and figure.span.start < target.quantity.span.end
        and target.quantity.span.start < figure.span.end
        and (target.quantity.low, target.quantity.high) == (figure.low, figure.high)
    }
