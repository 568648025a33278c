"""Round brackets of a sentence, and what lies at one level of them."""

from __future__ import annotations

from dataclasses import dataclass

from lskg.text.document import Span


@dataclass(frozen=True, slots=True)
class Level:
    """A stretch between brackets, or the whole sentence.

    Attributes:
        span: the inside of the brackets.
        parent: position of the level that holds it; None for the sentence.
    """

    span: Span
    parent: int | None


def find_levels(text: str) -> tuple[Level, ...]:
    """The sentence first, then the insides of its brackets in the order in which they open.

    A bracket without its partner is no bracket.

    >>> [(level.span.start, level.span.end, level.parent) for level in find_levels("a (b (c)) d)")]
    [(0, 12, None), (3, 8, 0), (6, 7, 1)]
    """
    open_: list[int] = []
    pairs = []
    for at, mark in enumerate(text):
        if mark == "(":
            open_.append(at)
        elif mark == ")" and open_:
            pairs.append(Span(open_.pop() + 1, at))
    levels = [Level(Span(0, len(text)), None)]
    for span in sorted(pairs):
        holders = [i for i, level in enumerate(levels) if level.span.contains(span)]
        levels.append(Level(span, max(holders)))
    return tuple(levels)


def level_at(levels: tuple[Level, ...], offset: int) -> int:
    """Position of the innermost level that holds an offset."""
    return max(i for i, level in enumerate(levels) if level.span.start <= offset <= level.span.end)


def without_inner(text: str, levels: tuple[Level, ...], at: int) -> str:
    """The text with the brackets inside a level blanked with spaces, and all outside it."""
    span = levels[at].span
    kept = list(" " * span.start + text[span.start : span.end] + " " * (len(text) - span.end))
    for level in levels:
        if level.parent == at:
            start, end = level.span.start - 1, level.span.end + 1
            kept[start:end] = " " * (end - start)
    return "".join(kept)
