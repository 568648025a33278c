"""Where sentences end in Vietnamese official prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lskg.text.document import Document, Span

_STOP = re.compile(r"[.?!]+[”\"’)]*(?=\s|$)|…(?=\s+[A-ZĐÀ-Ỹ]|\s*$)")
_ITEM = re.compile(r"[a-zđ](?:\)|[.,/][^\S\n]*(?P<word>[^\W\d_]))")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:ĐT|QL|TP|Tp|TX|TT|P|Q|H|GS|PGS|TS|ThS|Đ/c|tr)\.$")


def first_stop(text: str) -> int | None:
    """Offset just after the first full stop that ends a sentence, or None.

    A stop ends a sentence when white space or the end follows, so thousands separators and
    decimal points never do; nor does a stop before a small letter or after an abbreviation.

    >>> first_stop("Đạt 6.000.000 lượt. Còn lại")
    19
    >>> first_stop("Đường tỉnh ĐT. 239 mở rộng") is None
    True
    """
    for match in _STOP.finditer(text):
        following = text[match.end() :].lstrip()[:1]
        if not following.islower() and not _ABBREVIATION.search(text[: match.start() + 1]):
            return match.end()
    return None


def sentences(document: Document, span: Span) -> Iterator[Span]:
    """The sentences of a span, each with its final stop, without white space at the ends.

    A line break ends a sentence unless the next line goes on with punctuation or a small
    letter, which is what a lost footnote mark leaves behind.
    """
    for paragraph in paragraphs(document, span):
        start = paragraph.start
        while start < paragraph.end:
            stop = first_stop(document.text[start : paragraph.end])
            end = paragraph.end if stop is None else start + stop
            sentence = document.trim(Span(start, end))
            if any(character.isalnum() for character in document[sentence]):
                yield sentence
            start = end


def paragraphs(document: Document, span: Span) -> Iterator[Span]:
    """The paragraphs of a span: lines, joined across the break of a lost footnote mark."""
    current: Span | None = None
    for line in document.lines(span):
        if current is not None and continues(document, current.end, line.start):
            current = Span(current.start, line.end)
            continue
        if current is not None:
            yield current
        current = line
    if current is not None:
        yield current


def continues(document: Document, end: int, start: int) -> bool:
    """Whether the line that starts at `start` goes on with the one that ends at `end`.

    True when exactly one line break lies between and the next line starts with closing
    punctuation or a small letter, which is not the letter of an item (*a)*).
    """
    return document.text.count("\n", end, start) == 1 and goes_on(document.text, start)


def goes_on(text: str, at: int = 0) -> bool:
    """Whether words from an offset on read as the middle of a sentence.

    >>> goes_on(", trong đó"), goes_on("và các"), goes_on("a) Kinh tế"), goes_on("Kinh tế")
    (True, True, False, False)
    """
    first = text[at]
    item = _ITEM.match(text, at)
    if item and (item["word"] is None or item["word"].isupper()):
        return False
    return first in ".,;:)”…" or first.islower()
