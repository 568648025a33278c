"""Footnotes of the appendix and where in the body their marks stood.

The marks were lost when the report was converted. Each left a line break in the body, before
punctuation or a small letter; the order of the breaks is the order of the notes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from lskg.extract.records import Footnote, Layout, Section
from lskg.extract.structure.clauses import clauses_before
from lskg.extract.structure.sections import innermost
from lskg.text.document import Document, Span
from lskg.text.sentences import continues
from lskg.text.slugs import fold

_MARK = re.compile(
    r"^[\ufffd\uf000-\uf0ff]\s*\.\s*|^\[?([0-9]{1,3})\]?[.)]?\s+(?=[^\W\d_]|\()"
    r"|^\[([0-9]{1,3})\]\s+"
)
_HEAD = re.compile(r"^PHỤ LỤC\b")
_OF_NOTES = re.compile(r"^PHỤ LỤC\b.*CHÚ THÍCH")
_WORD = re.compile(r"[^\W\d_]+")
_CONTEXT = 300


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes, and what could not be decided about them."""

    footnotes: tuple[Footnote, ...]
    warnings: tuple[str, ...]


def find_footnotes(document: Document, layout: Layout, sections: tuple[Section, ...]) -> Notes:
    """Footnotes in order, each with its anchor and clause where breaks and notes match up."""
    spans = _note_spans(document, layout.appendix)
    breaks = find_breaks(document, layout.body)
    anchors, warnings = _align(document, spans, breaks)
    clauses = clauses_before(document, layout.body, (each for each in anchors if each is not None))
    footnotes = []
    for number, (span, anchor) in enumerate(zip(spans, anchors, strict=True), start=1):
        if anchor is None:
            footnotes.append(Footnote(number, span, None, None))
            continue
        holder = innermost(sections, anchor)
        key = holder.key if holder else None
        footnotes.append(Footnote(number, span, anchor, key, clauses.get(anchor)))
    return Notes(tuple(footnotes), warnings)


def find_breaks(document: Document, body: Span) -> tuple[int, ...]:
    """Offsets of the line breaks that lost footnote marks left in the body."""
    lines = document.lines(body)
    return tuple(
        document.text.index("\n", first.end)
        for first, second in pairwise(lines)
        if continues(document, first.end, second.start)
    )


def _note_spans(document: Document, appendix: Span | None) -> tuple[Span, ...]:
    """Notes start with a mark; an unmarked paragraph goes on with the note before it.

    A printed number is a mark only where it goes on the sequence, so a paragraph that merely
    begins with a number is none.
    """
    notes: list[Span] = []
    for line in _lines_of_notes(document, appendix):
        mark = _MARK.match(document[line])
        if mark and int(mark[1] or mark[2] or len(notes) + 1) == len(notes) + 1:
            notes.append(Span(line.start + mark.end(), line.end))
        elif notes:
            notes[-1] = Span(notes[-1].start, line.end)
    return tuple(notes)


def _lines_of_notes(document: Document, appendix: Span | None) -> list[Span]:
    """The lines of the appendix that is said to hold the notes, or else of all appendices."""
    lines = document.lines(appendix) if appendix else []
    heads = [at for at, line in enumerate(lines) if _HEAD.match(document[line])]
    for head, following in pairwise([*heads, len(lines)]):
        if _OF_NOTES.match(document[lines[head]]):
            return lines[head + 1 : following]
    return lines[1:]


def _align(
    document: Document, notes: tuple[Span, ...], breaks: tuple[int, ...]
) -> tuple[list[int | None], tuple[str, ...]]:
    """Anchors for the notes in order, with as few gaps as the counts require.

    Where the counts differ, the gaps go where the words of notes and annotated sentences agree
    best; what is left unmatched is named in a warning, never matched silently.
    """
    if len(notes) == len(breaks):
        return list(breaks), ()
    if not notes:
        return [], (
            f"There are no footnotes, but places that look like lost marks of one: {len(breaks)}.",
        )
    note_words = [_words(document[note]) for note in notes]
    break_words = [_words(document.text[max(0, at - _CONTEXT) : at]) for at in breaks]
    pairs = _best_pairs(note_words, break_words)
    anchors = [breaks[pairs[index]] if index in pairs else None for index in range(len(notes))]
    warnings = [
        f"{len(notes)} footnotes but {len(breaks)} places of lost marks: the rest is aligned by "
        "words and should be checked."
    ]
    warnings += [
        f"Footnote {index + 1} has no anchor: “{document[note][:60]}”."
        for index, note in enumerate(notes)
        if index not in pairs
    ]
    warnings += [
        f"The break at offset {at} has no footnote: “…{document.text[max(0, at - 60) : at]}”."
        for index, at in enumerate(breaks)
        if index not in pairs.values()
    ]
    return anchors, tuple(warnings)


def _best_pairs(notes: list[set[str]], breaks: list[set[str]]) -> dict[int, int]:
    """Order-preserving pairs of note and break that use up the shorter list and agree best."""
    rows, columns = len(notes), len(breaks)
    matched = min(rows, columns)
    worst = (-1, -1.0)
    best: list[list[tuple[int, float]]] = [[worst] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows + 1):
        for column in range(columns + 1):
            if row == 0 or column == 0:
                best[row][column] = (0, 0.0)
                continue
            count, score = best[row - 1][column - 1]
            pair = (count + 1, score + _agreement(notes[row - 1], breaks[column - 1]))
            best[row][column] = max(pair, best[row - 1][column], best[row][column - 1])
    pairs: dict[int, int] = {}
    row, column = rows, columns
    while row and column and len(pairs) < matched:
        if best[row][column] == best[row - 1][column]:
            row -= 1
        elif best[row][column] == best[row][column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            pairs[row] = column
    return pairs


def _words(text: str) -> set[str]:
    return {fold(word) for word in _WORD.findall(text)}


def _agreement(note: set[str], context: set[str]) -> float:
    return len(note & context) / (1 + len(context))
