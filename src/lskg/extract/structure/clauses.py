"""The clause that a footnote mark closes.

It is what the sentence says up to the mark, from the semicolon, the end of the sentence, or the
mark of another note before it. Commas divide what a clause lists, and its subject from what it
reached, so they end none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lskg.text.document import Document, Span
from lskg.text.sentences import paragraphs, sentences

_OPENING = re.compile(
    r"(?:[\s.,;:)”…]|(?:và|hoặc|đồng thời)\s|[-–+*•]\s|\(?[0-9]{1,2}\)\s|[a-zđ]\)\s)+"
)
_PAIRS = {")": "(", "”": "“", "]": "["}


def clauses_before(document: Document, body: Span, anchors: Iterable[int]) -> dict[int, Span]:
    """The clause that ends at each mark, by the offset of the mark.

    Args:
        document: the text.
        body: the part of it that the marks stand in.
        anchors: offsets of the marks.
    """
    found: dict[int, Span] = {}
    waiting = sorted(anchors)
    for paragraph in paragraphs(document, body):
        last = paragraph.start
        for anchor in (each for each in waiting if paragraph.start < each <= paragraph.end):
            found[anchor] = _clause(document, paragraph.start, last, anchor)
            last = anchor
    return found


def _clause(document: Document, first: int, last: int, anchor: int) -> Span:
    """The clause up to a mark, in a paragraph that begins at `first` and has a mark at `last`."""
    begins = [each.start for each in sentences(document, Span(first, anchor))]
    start = max(last, *begins, first)
    start = _after_semicolon(document.text, start, anchor)
    opening = _OPENING.match(document.text, start, anchor)
    if opening and opening.end() < anchor:
        start = opening.end()
    return document.trim(Span(start, anchor))


def _after_semicolon(text: str, start: int, end: int) -> int:
    """Offset after the last semicolon that stands in no bracket or quotation of its own."""
    open_: list[str] = []
    for at in range(end - 1, start - 1, -1):
        character = text[at]
        if character in _PAIRS:
            open_.append(_PAIRS[character])
        elif open_ and character == open_[-1]:
            open_.pop()
        elif character == ";" and not open_:
            return at + 1
    return start
