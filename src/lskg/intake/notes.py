r"""Footnotes as lskg reads them: in an appendix, with a line break where each mark stood.

Readers of files put `MARK` where a footnote is called. A break counts as the place of a note only
before closing punctuation or a small letter, so a mark before anything else is moved back to the
nearest such place of its paragraph: *đạt 7%.¹ Cơ cấu* becomes ``đạt 7%\n. Cơ cấu``. The title of a
heading ends with its line, so a mark inside it is moved behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lskg.extract.structure.headings import numbered
from lskg.text.sentences import first_stop, goes_on

#: Stands in a paragraph where a footnote is called; of the private use area, so in no text.
MARK = "\ue0f0"
APPENDIX = "PHỤ LỤC: CHÚ THÍCH"
_CLOSING = ".,;:)”…?! "
_SPACES = re.compile(r"\s+")
_BEGIN = re.compile(r"(?<=\s)(?=[^\W\d_])|(?<=\S)(?=[.,;:)”…]+(?:\s|$))")


def with_notes(paragraphs: Sequence[str], notes: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The text of paragraphs and their notes, and warnings.

    Args:
        paragraphs: each with `MARK` where a note is called, in the order of the notes.
        notes: their texts; further lines of one are further paragraphs.
    """
    warnings: list[str] = []
    lines: list[str] = []
    number = waiting = 0
    for paragraph in paragraphs:
        count = paragraph.count(MARK)
        number += count
        words, left = _broken(paragraph, waiting)
        if left and not waiting:
            warnings.append(
                f"The mark of note {number} stands in “{words[:60]}”, where no place can be kept: "
                "the note leads to the paragraph after it."
            )
        waiting = left
        if lines and words and goes_on(words):
            lines.append("")
        lines.append(words)
    if waiting:
        warnings.append(f"The last {waiting} notes lead to no place.")
    if notes:
        lines += ["", APPENDIX, *(f"[{at}] {note}" for at, note in enumerate(notes, start=1))]
    return "\n".join(lines) + "\n", tuple(warnings)


def _broken(paragraph: str, waiting: int) -> tuple[str, int]:
    """A paragraph with breaks for its marks and those that wait, and how many found no place."""
    words, marks = "", [0] * waiting
    for part in paragraph.split(MARK):
        words += part
        marks.append(len(words))
    del marks[-1]
    places = [match.start() for match in _BEGIN.finditer(words) if goes_on(words, match.start())]
    breaks: set[int] = set()
    title = _title_end(words)
    for at in reversed(marks):
        place = _place(words, at, places, breaks, title)
        if place is not None:
            breaks.add(place)
    for at in sorted(breaks, reverse=True):
        words = f"{words[:at].rstrip(' ')}\n{words[at:]}"
    return words, len(marks) - len(breaks)


def _title_end(words: str) -> int:
    """The offset before the mark of punctuation that ends a title; 0 where there is no title."""
    heading = next(numbered(words), None)
    if heading is None:
        return 0
    start = heading.title_start
    stop = first_stop(words[start:])
    return len(words[: start + stop if stop else None].rstrip(_CLOSING))


def _place(words: str, at: int, places: list[int], taken: set[int], title: int) -> int | None:
    """Where to break for a mark: there, or at the nearest place before it, or after it."""
    limit = min(taken, default=len(words) + 1)
    if at <= title < limit and title:
        return next((place for place in places if title <= place < limit), None)
    space = _SPACES.match(words, at)
    here = space.end() if space else at
    if here in places and here not in taken:
        return here
    before = [place for place in places if place <= at and place < limit]
    after = [place for place in places if at < place < limit]
    return before[-1] if before else (after[0] if after else None)
