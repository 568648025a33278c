"""Printed lines joined to paragraphs.

A line goes on in the next one where the first word of that one did not fit into it. So a line that
ends early ends its paragraph; one that is full goes on, but before an indented line, a wider gap,
other letters, or a number or point of a list.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from lskg.extract.structure.headings import is_bullet, numbered
from lskg.intake.notes import MARK
from lskg.intake.pdf_lines import Line, Page
from lskg.text.sentences import goes_on

_ENDS = (".", ";", ":", "!", "?", "”", ")")
_OTHER_SIZE = 0.12
_FAR = 3  # of the height of a character: how far a centred line is from the edge
_OFTEN = 0.2  # of the most frequent distance: what a usual one is at least
_WIDER = 1.2  # of the usual distance of lines
_EM, _GAP = 0.7, 0.13  # of the height of a character: its width, and a narrow space
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_DIVIDED = re.compile(r"(?:(?<![^\W\d_])([A-Za-z]+)|\w)-$|\S/$")
_TYPED = re.compile(r"\[[0-9]{1,3}\]\s")
_RANGE = re.compile(r"[-–]\s*[0-9]")
_PLAIN = frozenset(string.ascii_lowercase)
_LETTERHEAD = 12  # lines of a document that may stand side by side without being a table


@dataclass(frozen=True, slots=True)
class _Block:
    """The edges of a column of a page."""

    page: int
    column: int
    left: float
    right: float


def paragraphs(pages: Iterable[Page]) -> Iterator[str]:
    """The paragraphs of pages, each one line; cells of a row are apart by tabs."""
    placed = list(_placed(pages))
    setting = _Setting(_leading(placed), _indents(placed))
    words = ""
    is_first = True
    for at, here in enumerate(placed):
        line, before = here[0], placed[at - 1] if at else None
        if before and line.in_row and at > _LETTERHEAD:
            words += f"\t{line.text}"
        elif before and not before[0].in_row and _joins(before, here, is_first, setting):
            words = _with(words, line.text)
            is_first = False
        else:
            if words:
                yield words
            words, is_first = line.text, True
    if words:
        yield words


@dataclass(frozen=True, slots=True)
class _Setting:
    """The usual distance of two lines, and whether the first line of a paragraph is indented."""

    leading: float
    indents: bool


def _indents(placed: list[tuple[Line, _Block]]) -> bool:
    """Whether what follows indented lines is more often at the edge than below them."""
    at_edge = below = 0
    for (first, one), (second, other) in pairwise(placed):
        em = _EM * first.size
        if first.left - one.left > em and one is other and not _is_centred(first, one):
            at_edge += abs(second.left - other.left) < em / 2
            below += abs(second.left - first.left) < em / 2 and goes_on(second.text)
    return at_edge >= below


def _placed(pages: Iterable[Page]) -> Iterator[tuple[Line, _Block]]:
    for page in pages:
        columns = {line.column for line in page.lines}
        blocks = {column: _block(page, column) for column in columns}
        for line in page.lines:
            yield line, blocks[line.column]


def _block(page: Page, column: int) -> _Block:
    lines = [line for line in page.lines if line.column == column]
    lefts = Counter(round(line.left) for line in lines)
    most = lefts.most_common(1)[0][1]
    # Of two edges that are about as usual, the outer one is that of the column.
    left = min(edge for edge, times in lefts.items() if 2 * times >= most or times > 2)
    return _Block(page.number, column, left, max(line.right for line in lines))


def _leading(placed: list[tuple[Line, _Block]]) -> float:
    """The usual distance of two lines."""
    gaps = Counter(
        round(first.base - second.base)
        for (first, one), (second, other) in pairwise(placed)
        if one is other and first.base > second.base
    )
    # Where most paragraphs are of one line, the distance of paragraphs is the most frequent.
    often = _OFTEN * max(gaps.values(), default=0)
    return float(min((gap for gap, times in gaps.items() if times >= often), default=0))


def _joins(
    before: tuple[Line, _Block], after: tuple[Line, _Block], is_first: bool, setting: _Setting
) -> bool:
    """Whether a paragraph goes on from one line to the next."""
    (line, block), (below, other) = before, after
    text = line.text.rstrip(MARK + " ")
    if _is_apart(before, after, setting.leading) or text.endswith("./."):
        return False
    open_ = not text.endswith(_ENDS) and not _is_capital(text)
    if _is_next_item(line, below, is_first, open_):
        return False
    if open_ and goes_on(below.text):
        return True
    if not _is_full(line, block, below) or (_is_capital(below.text) and not _is_capital(text)):
        return False
    if _is_capital(below.text) and _is_centred(below, other):
        return True
    return not _begins(before, after, is_first, setting.indents)


def _is_apart(before: tuple[Line, _Block], after: tuple[Line, _Block], leading: float) -> bool:
    """Whether two lines differ in size or stand farther apart than lines of a paragraph."""
    (line, block), (below, other) = before, after
    if abs(line.size - below.size) > _OTHER_SIZE * line.size:
        return True
    return block is other and not 0 < line.base - below.base < _WIDER * leading


def _is_next_item(line: Line, below: Line, is_first: bool, open_: bool) -> bool:
    """Whether the second of two lines is a point or a heading, not a range that goes on."""
    if not _is_item(below.text):
        return False
    if _RANGE.match(below.text) and line.text[-1].isdigit():
        return False
    beside = abs(line.left - below.left) < line.size / 4
    return not open_ or (is_first and is_bullet(line.text) and beside)


def _begins(
    before: tuple[Line, _Block], after: tuple[Line, _Block], is_first: bool, indents: bool
) -> bool:
    """Whether the second of two lines is indented as the first of a paragraph."""
    (line, block), (below, other) = before, after
    em = _EM * line.size
    here, there = line.left - block.left, below.left - other.left
    if there > here + em / 2:
        return not (is_first and _is_item(line.text))
    if is_first and here > em and abs(there - here) < em / 2:
        return indents or line.text.endswith(_ENDS)
    return False


def _is_item(text: str) -> bool:
    """Whether a line begins as a point of a list, a heading, or a typed note."""
    return is_bullet(text) or bool(_TYPED.match(text)) or any(True for _ in numbered(text))


def _is_full(line: Line, block: _Block, below: Line) -> bool:
    """Whether the first word of the next line would not have fitted into a line."""
    word = below.first + _GAP * line.size
    aside = line.left - block.left > _FAR * line.size
    if aside and _is_capital(line.text) and _is_centred(line, block):
        return line.right - line.left + word > block.right - block.left
    return line.right + word > block.right


def _is_capital(text: str) -> bool:
    """Whether a line is words in capitals, not a number with a unit or the end of a sentence.

    >>> _is_capital("PHẦN THỨ NHẤT"), _is_capital("4.500 USD.")
    (True, False)
    """
    return text.isupper() and " " in text and sum(map(str.isalpha, text)) > len(text) / 2


def _is_centred(line: Line, block: _Block) -> bool:
    em = _EM * line.size
    aside, behind = line.left - block.left, block.right - line.right
    return aside > em and abs(aside - behind) < em


def _with(words: str, more: str) -> str:
    """Words with those of the next line; a word that was divided is whole again."""
    divided = _DIVIDED.search(words)
    if divided is None or not more[:1].isalnum():
        return f"{words} {more}"
    # Syllables of Vietnamese are not divided, so a hyphen between them is printed.
    if divided[1] and not _SYLLABLE.fullmatch(divided[1].lower()) and more[0] in _PLAIN:
        return words[:-1] + more
    return words + more
