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
    """Words with the box that they fill, and whether a line has to lead there."""

    wanted: Wanted
    box: Box
    led: bool


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
    wanted: Sequence[Wanted], taken: Iterable[Box], area: Box, size: float
) -> tuple[Placed, ...] | None:
    """Each of the words beside its point, where nothing else stands; the first ones choose first.

    Args:
        wanted: what is to be placed.
        taken: where nothing may stand.
        area: where words may stand.
        size: of the type, in pixels.

    Returns:
        What was placed, without words that are not needed and find no room; None where words that
        are needed find none.
    """
    full, placed = list(taken), []
    for each in wanted:
        found = next((box for box in _boxes(each, area, size) if _is_free(box[0], full)), None)
        if found is None:
            if each.needed:
                return None
            continue
        placed.append(Placed(each, *found))
        full.append(found[0])
    return tuple(placed)


def _is_free(box: Box, full: Iterable[Box]) -> bool:
    return not any(box.meets(each) for each in full)


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
