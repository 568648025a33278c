"""Where the words of a chart stand: whole, inside the drawing, and none upon another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

#: Widths of letters as parts of the size of the type; the widest of the fonts of the site.
_NARROW, _WIDE, _CAPITAL, _OTHER = 0.36, 0.95, 0.72, 0.6
_NARROW_LETTERS = frozenset("iljtfrI.,:;'|()-–·/ “”")
_WIDE_LETTERS = frozenset("mwMW%—")
LINE = 1.35
_GAP = 3.0
_STEPS = 14


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a drawing, in pixels from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two have an inner point in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Whether it lies in another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words for a point of a drawing.

    Attributes:
        lines: the words, in lines that the drawing has room for.
        needed: whether the drawing is not whole without them.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """Words with the box that they fill, and where a line from their sign ends; else None."""

    wanted: Wanted
    box: Box
    end: tuple[float, float] | None


def width_of(words: str, size: float) -> float:
    """How many pixels words take at most.

    >>> width_of("đạt 65%", 10) > width_of("dat 65", 10)
    True
    """
    letters = unicodedata.normalize("NFD", words)
    return size * sum(_letter(each) for each in letters if not unicodedata.combining(each))


def _letter(letter: str) -> float:
    if letter in _NARROW_LETTERS:
        return _NARROW
    if letter in _WIDE_LETTERS:
        return _WIDE
    return _CAPITAL if letter.isupper() else _OTHER


def lines_of(words: str, size: float, width: float) -> tuple[str, ...]:
    """Words in lines of a width; a single word that is wider has its own.

    >>> lines_of("một hai ba", 10, 45)
    ('một hai', 'ba')
    """
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def place(
    wanted: Sequence[Wanted], taken: Iterable[Box], area: Box, size: float, strict: bool = True
) -> tuple[Placed, ...] | None:
    """Each of the words beside its point, where nothing else stands; the first ones choose first.

    Args:
        wanted: what is to be placed.
        taken: where nothing may stand.
        area: where words may stand.
        size: of the type, in pixels.
        strict: whether a line to words may lead over no others.

    Returns:
        What was placed, without words that are not needed and find no room; None where words that
        are needed find none.
    """
    signs, lines, placed = list(taken), list[Box](), list[Placed]()
    for each in wanted:
        for box, is_led in _boxes(each, area, size):
            end = _end(each, box) if is_led else None
            line = [_around((each.x, each.y), end)] if end and strict else []
            words = [other.box for other in placed]
            if not _meet([box], [*signs, *lines, *words]) and not _meet(line, words):
                placed.append(Placed(each, box, end))
                lines += line
                break
        else:
            if each.needed:
                return None
    return tuple(placed)


def _meet(some: Iterable[Box], others: Sequence[Box]) -> bool:
    return any(each.meets(other) for each in some for other in others)


def _end(wanted: Wanted, box: Box) -> tuple[float, float]:
    """Where a line from a sign meets the box of its words."""
    x = min(max(wanted.x, box.left + _GAP), box.right - _GAP)
    return x, box.bottom if box.bottom < wanted.y else box.top


def _around(start: tuple[float, float], end: tuple[float, float]) -> Box:
    (x, y), (other_x, other_y) = start, end
    return Box(min(x, other_x) - 1, min(y, other_y), max(x, other_x) + 1, max(y, other_y))


def _boxes(wanted: Wanted, area: Box, size: float) -> Iterator[tuple[Box, bool]]:
    """The boxes that words may fill, the best first, with whether a line has to lead there."""
    width = max(width_of(line, size) for line in wanted.lines)
    height = size * LINE * len(wanted.lines)
    left = min(max(wanted.x - width / 2, area.left), area.right - width)
    beside = ((wanted.x + size * 0.75), (wanted.x - size * 0.75 - width))
    steps = range(_STEPS) if wanted.needed else range(1)
    for step in steps:
        away = size * 0.6 + step * (height + _GAP)
        tops = (wanted.y - away - height, wanted.y + away)
        for start in (left, *beside) if step else (left,):
            for top in tops:
                box = Box(start, top, start + width, top + height)
                if box.within(area):
                    yield box, step > 0
        if not step:
            for start in beside:
                top = wanted.y - height / 2
                box = Box(start, top, start + width, top + height)
                if box.within(area):
                    yield box, False
