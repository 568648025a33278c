"""What a section says point by point: bullets and sentences, without their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lskg.extract.records import Section
from lskg.extract.structure.headings import is_bullet
from lskg.extract.structure.titles import announced
from lskg.text.document import Document, Span
from lskg.text.sentences import paragraphs, sentences

_AFTER = ".:,/-–— \n"
_MARK = re.compile(r"[-–—+*•]\s+")


def statements(document: Document, span: Span) -> Iterator[Span]:
    """The sentences of a stretch without bullets; words that lead to a list are none."""
    for sentence in sentences(document, span):
        mark = _MARK.match(document[sentence])
        start = sentence.start + (mark.end() if mark else 0)
        if not document[sentence].endswith(":"):
            yield Span(start, sentence.end)


def bullets(document: Document, span: Span) -> Iterator[Span]:
    """The points of the lists without numbers in a stretch, without their marks."""
    for paragraph in paragraphs(document, span):
        if is_bullet(document[paragraph]):
            mark = _MARK.match(document[paragraph])
            yield Span(paragraph.start + (mark.end() if mark else 0), paragraph.end)


def content(document: Document, section: Section) -> Span:
    """A section after its printed number and the mark behind that."""
    after = document[section.span][len(section.number) :]
    start = section.span.start + len(section.number) + len(after) - len(after.lstrip(_AFTER))
    return Span(min(start, section.span.end), section.span.end)


def text_below(document: Document, section: Section, below: tuple[Section, ...] = ()) -> Span:
    """What stands under a heading, up to the first of the headings within it."""
    end = below[0].span.start if below else section.span.end
    return document.trim(Span(section.heading.end, max(section.heading.end, end)))


def within(sections: tuple[Section, ...], section: Section) -> tuple[Section, ...]:
    """The headings directly under another that announce nothing else."""
    return tuple(
        each for each in sections if each.parent == section.key and not announced(each.title)
    )
