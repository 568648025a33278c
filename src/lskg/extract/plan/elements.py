"""Plan elements and assessments: what the report sets out, and what it says of the last term.

A section announces what stands under it by its title, the same way in every report of the
genre. Items and numbered children become elements with the title of their section; bullets and
running text become one element per sentence, as do the measures of a solution.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lskg.extract.plan.statements import bullets, content, statements, text_below, within
from lskg.extract.records import ELEMENT_KINDS, PlanElement, Section
from lskg.extract.structure.titles import announced
from lskg.text.document import Document, Span
from lskg.text.sentences import sentences
from lskg.text.slugs import slug

_KEY_WORDS = 6
_MOTTO = re.compile(r"phương châm\s+“(?P<text>[^”]+)”")
_THEME = re.compile(r"chủ đề\s*:?\s+“(?P<text>[^”]+)”")


def find_elements(document: Document, sections: tuple[Section, ...]) -> tuple[PlanElement, ...]:
    """The plan elements and assessments in reading order."""
    found = [*_congress_themes(document, sections)]
    for section in sections:
        said = announced(section.title)
        if said is not None and said.kind in ELEMENT_KINDS:
            found += _under(document, sections, section, said.kind, said.cut)
        elif said is None and ":" in section.title:
            found += _run_in(document, sections, section)
    return _with_unique_keys(sorted(found, key=lambda each: (each.span.start, -each.span.end)))


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
        if element.section is not None and element.number is not None:
            text = Span(headings[element.section].end, element.span.end)
            spans = [each for each in sentences(document, text) if each.start not in numbers]
            lead = element.key.partition("-")[0]
            measures += _statements(
                document, spans, "PolicyMeasure", element.section, element.path, lead
            )
    return _with_unique_keys(measures)


def element_at(span: Span, elements: Iterable[PlanElement]) -> PlanElement | None:
    """The innermost element that holds a span."""
    holders = (each for each in elements if each.span.contains(span))
    return min(holders, key=lambda each: each.span.end - each.span.start, default=None)


def _congress_themes(document: Document, sections: tuple[Section, ...]) -> Iterator[PlanElement]:
    """Motto and theme of the congress, which stand in quotation marks before the first heading."""
    opening = document.text[: sections[0].span.start] if sections else ""
    for order, pattern in enumerate((_MOTTO, _THEME), start=1):
        if match := pattern.search(opening):
            span = Span(match.start("text"), match.end("text"))
            yield _element("CongressTheme", None, order, document[span], span, None)


def _under(
    document: Document, sections: tuple[Section, ...], section: Section, kind: str, cut: str
) -> Iterator[PlanElement]:
    """The elements that a section announces, cut as its title says."""
    children = tuple(each for each in sections if each.parent == section.key)
    if cut == "whole":
        body = text_below(document, section, tuple(each for each in children if not each.number))
        if document[body].strip():
            yield _element(kind, None, 1, section.title, body, section.key)
    elif not children:
        points = bullets if cut in {"items", "children"} else statements
        spans = points(document, text_below(document, section))
        yield from _statements(document, spans, kind, section.key)
    elif cut == "children":
        yield from _groups(document, sections, children, kind)
    elif cut == "results":
        yield from _results(document, sections, children, kind)
    else:
        items = tuple(each for each in children if each.is_item)
        own = items or within(sections, section)
        if items or cut == "items":
            yield from (_from_section(document, kind, each, None) for each in own)
            return
        for each in own:
            yield from _under(document, sections, each, kind, cut)


def _run_in(
    document: Document, sections: tuple[Section, ...], section: Section
) -> Iterator[PlanElement]:
    """The statements behind a title and a colon in one line (*a) Khách quan: Thiên tai*)."""
    said = announced(section.title.partition(":")[0])
    divided = any(each.parent == section.key for each in sections)
    if said is not None and said.cut == "sentences" and not divided:
        begin = document.text.index(":", section.span.start) + 1
        spans = statements(document, document.trim(Span(begin, section.span.end)))
        yield from _statements(document, spans, said.kind, section.key)


def _statements(
    document: Document,
    spans: Iterable[Span],
    kind: str,
    section: str,
    parent: str | None = None,
    lead: str = "",
) -> Iterator[PlanElement]:
    """One element per sentence of running text; its key begins with a number, or its order."""
    for order, span in enumerate(spans, start=1):
        title = " ".join(document[span].split()).rstrip(". ")
        key = f"{lead or order}-{slug(title, _KEY_WORDS)}".rstrip("-")
        yield PlanElement(kind, key, None, order, title, span, parent, section)


def _groups(
    document: Document, sections: tuple[Section, ...], children: tuple[Section, ...], kind: str
) -> Iterator[PlanElement]:
    """Numbered groups with the solutions numbered under them."""
    for child in children:
        group = _from_section(document, kind, child, None)
        yield group
        for each in sections:
            if each.parent == child.key:
                yield _from_section(document, "Solution", each, group.path)


def _results(
    document: Document, sections: tuple[Section, ...], children: tuple[Section, ...], kind: str
) -> Iterator[PlanElement]:
    """Numbered headings with text of their own, each up to the first heading under it."""
    for child in children:
        below = tuple(each for each in sections if each.parent == child.key)
        end = below[0].span.start if below else child.span.end
        if document[Span(child.heading.end, end)].strip():
            result = _from_section(document, kind, child, None)
            yield replace(result, span=document.trim(Span(result.span.start, end)))
        yield from _results(document, sections, below, kind)


def _from_section(
    document: Document, kind: str, section: Section, parent: str | None
) -> PlanElement:
    span = content(document, section)
    number = section.number or None
    return _element(kind, number, section.order, section.title, span, section.key, parent)


def _element(
    kind: str,
    number: str | None,
    order: int,
    title: str,
    span: Span,
    section: str | None,
    parent: str | None = None,
) -> PlanElement:
    bare = number.strip("().") if number else None
    prefix = bare if bare and re.fullmatch(r"[0-9.]+", bare) else str(order)
    key = f"{prefix}-{slug(title, _KEY_WORDS)}".rstrip("-")
    return PlanElement(kind, key, number, order, title, span, parent, section)


def _with_unique_keys(elements: Iterable[PlanElement]) -> tuple[PlanElement, ...]:
    """Give a second element of one kind with the same key a counter."""
    seen: Counter[str] = Counter()
    unique = []
    for element in elements:
        seen[element.path] += 1
        count = seen[element.path]
        unique.append(element if count == 1 else replace(element, key=f"{element.key}-{count}"))
    return tuple(unique)
