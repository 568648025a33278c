"""The words around each number of a sentence, at its level of brackets, and their times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lskg.extract.figures.readings import Reading, State
from lskg.extract.figures.term_of_section import Context
from lskg.extract.figures.time_expressions import Moment, find_moments, follows
from lskg.text.document import Span
from lskg.text.quantities import PrintedQuantity


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


_STOP = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class Around:
    """A number and the words around it.

    Attributes:
        quantity: the number.
        since: the words since the number before, at the same level of brackets.
        gap: those of them in the same clause; of a number that opens its brackets, the words
            before the brackets.
        after: the words behind, up to the next number or the end of the clause.
        clause: the words of the clause up to the number.
        fresh: whether no number of the clause stands before it.
        moment: the time of its value, if these words name one.
        yearly: whether they say *hằng năm*.
    """

    quantity: PrintedQuantity
    since: str
    gap: str
    after: str
    clause: str
    fresh: bool
    moment: Moment | None
    yearly: bool


class Sentence:
    """A sentence with its numbers, its levels of brackets and its expressions of time."""

    def __init__(self, text: str, quantities: Sequence[PrintedQuantity], context: Context) -> None:
        self.text = text
        self.quantities = quantities
        self.context = context
        self.levels: tuple[Level, ...] = find_levels(text)
        self.moments = find_moments(text, context)
        self._flat = {at: without_inner(text, self.levels, at) for at in range(len(self.levels))}
        self._used: set[int] = set()

    @property
    def looks_ahead(self) -> bool:
        """Whether every time that it names comes after the term that the text reports on."""
        times = [moment.period for moment in self.moments if moment.period is not None]
        return bool(times) and all(time.start > self.context.term.end for time in times)

    def level(self, index: int) -> int:
        """The level of brackets of a number."""
        return level_at(self.levels, self.quantities[index].digits.start)

    def around(self, index: int, state: State, earlier: Sequence[Reading]) -> Around:
        """A number with the words around it; a time behind a number is used once."""
        quantity, at = self.quantities[index], self.level(index)
        number, flat = quantity.digits.start, self._flat[at]
        clause = flat.rfind(";", 0, number) + 1
        start, holder = max(state.end, clause), at
        gap = flat[start:number]
        parent = self.levels[at].parent
        if parent is not None and state.opened and not gap.strip(" :"):
            gap, start, holder = self._before_brackets(at, parent, earlier)
        moment, yearly = self._moment(holder, min(start, state.end), quantity)
        since = flat[state.end : number]
        return Around(
            quantity=quantity,
            since=since,
            gap=gap,
            after=self._after(flat, index),
            clause=flat[clause:number],
            fresh=state.previous is None or ";" in since or holder != at,
            moment=moment,
            yearly=yearly,
        )

    def is_alone(self, index: int) -> bool:
        """Whether a number is all that stands between its brackets."""
        level, span = self.levels[self.level(index)], self.quantities[index].span
        before = self.text[level.span.start : span.start]
        behind = self.text[span.end : level.span.end]
        return level.parent is not None and not before.strip() and not behind.strip()

    def _before_brackets(
        self, at: int, parent: int, earlier: Sequence[Reading]
    ) -> tuple[str, int, int]:
        """The words before the brackets at a level, where they begin, and their level."""
        outside, opening = self._flat[parent], self.levels[at].span.start - 1
        last = max((each.quantity.quote.end for each in earlier), default=0)
        begin = max(last, outside.rfind(";", 0, opening) + 1)
        return outside[begin:opening], begin, parent

    def _after(self, flat: str, index: int) -> str:
        """The words behind a number up to the next one at its level, or the end of the clause."""
        end = len(flat)
        if index + 1 < len(self.quantities):
            following = self.quantities[index + 1]
            if flat[following.digits.start : following.digits.end].strip():
                end = following.span.start
        rest = flat[self.quantities[index].quote.end : end]
        stop = _STOP.search(rest)
        return rest[: stop.start()] if stop else rest

    def _moment(self, at: int, since: int, quantity: PrintedQuantity) -> tuple[Moment | None, bool]:
        """The time of a number, before it or right behind it, and whether its value is yearly."""
        end = quantity.quote.end
        found: Moment | None = None
        yearly = quantity.unit_printed.endswith("/năm") and quantity.unit_printed.count("/") == 1
        for index, moment in enumerate(self.moments):
            if index in self._used or level_at(self.levels, moment.span.start) != at:
                continue
            behind = moment.span.start >= end
            if not behind and moment.span.start < since:
                continue
            if behind and not follows(self.text, end, moment):
                break
            close = not behind or found is None or not self.text[end : moment.span.start].strip()
            yearly = yearly or moment.yearly
            found = moment if close and not moment.yearly else found
            if behind:
                self._used.add(index)
                break
        return found, yearly
