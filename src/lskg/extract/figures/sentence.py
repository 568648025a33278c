"""The words around each number of a sentence, at its level of brackets, and their times."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

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


def holder_in(levels: tuple[Level, ...], at: int, known: Container[int]) -> int:
    """Position of the innermost known level around another one; the sentence is always known."""
    parent = levels[at].parent
    while parent is not None and parent not in known:
        parent = levels[parent].parent
    return parent or 0


def without_inner(text: str, levels: tuple[Level, ...], at: int) -> str:
    """The text with the brackets inside a level blanked with spaces, and all outside it."""
    span = levels[at].span
    kept = list(" " * span.start + text[span.start : span.end] + " " * (len(text) - span.end))
    for level in levels:
        if level.parent == at:
            start, end = level.span.start - 1, level.span.end + 1
            kept[start:end] = " " * (end - start)
    return "".join(kept)


_DEADLINE = re.compile(r"(?<!\w)trước\s*$", re.IGNORECASE)
_STOP = re.compile(r"[;\n]")
_MONTH = len("2025-01")
#: Words before a time that opens a sentence, at most.
_OPENING = 4
# *hằng năm đều vượt, riêng năm 2024 đạt 31 tỷ đồng*: one year apart from each.
_APART = re.compile(r"(?<!\w)(?:riêng|trong đó)\s*,?\s*$", re.IGNORECASE)
#: Words that may stand before a time in brackets.
_LEADING = {"", "đầu", "cuối", "vào", "đến", "hết", "giữa", "tính đến", "đến hết", "đến cuối"}


@dataclass(frozen=True, slots=True)
class Around:
    """A number and the words around it.

    Attributes:
        quantity: the number.
        level: position of its brackets among the levels of the sentence.
        previous: position of the number before it at its level; of the first in brackets, of the
            number before these.
        opens: whether it is the first in its brackets.
        alone: whether it is all that stands in them.
        since: the words since the number before, at the same level of brackets.
        gap: those of them in the same clause; of a number that opens its brackets, the words
            before the brackets.
        after: the words behind, up to the next number or the end of the clause.
        clause: the words of the clause up to the number.
        fresh: whether no number of the clause stands before it.
        moment: the time of its value, if these words name one.
        yearly: whether they say *hằng năm*.
        apart: whether its time is one year apart from those of a yearly value (*riêng năm 2026*).
    """

    quantity: PrintedQuantity
    level: int
    previous: int | None
    opens: bool
    alone: bool
    since: str
    gap: str
    after: str
    clause: str
    fresh: bool
    moment: Moment | None
    yearly: bool
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its levels of brackets, its expressions of time and its numbers."""

    text: str
    context: Context
    levels: tuple[Level, ...]
    moments: tuple[Moment, ...]
    numbers: tuple[Around, ...]

    @classmethod
    def of(cls, text: str, quantities: Sequence[PrintedQuantity], context: Context) -> Sentence:
        """A sentence taken apart.

        Args:
            text: the sentence.
            quantities: its numbers, with units already shared.
            context: what holds in its section.
        """
        levels, moments = find_levels(text), find_moments(text, context)
        numbers = tuple(_Words(text, levels, moments, quantities).numbers())
        return cls(text, context, levels, moments, numbers)

    @property
    def looks_ahead(self) -> bool:
        """Whether every time that it names comes after the term that the text reports on."""
        times = [moment.period for moment in self.moments if moment.period is not None]
        return bool(times) and all(time.start > self.context.horizon for time in times)


class _Words:
    """The words of a sentence, shared out among its numbers from left to right."""

    def __init__(
        self,
        text: str,
        levels: tuple[Level, ...],
        moments: tuple[Moment, ...],
        quantities: Sequence[PrintedQuantity],
    ) -> None:
        self._text, self._levels, self._quantities = text, levels, quantities
        self._flat = [without_inner(text, levels, at) for at in range(len(levels))]
        self._moments = [(moment, level_at(levels, moment.span.start)) for moment in moments]

    def numbers(self) -> Iterator[Around]:
        """Each number with the words around it; a time behind a number is used once."""
        read: dict[int, tuple[int, int | None]] = {0: (0, None)}
        used: set[Moment] = set()
        for index, quantity in enumerate(self._quantities):
            at = level_at(self._levels, quantity.digits.start)
            opens = at not in read
            end, previous = self._entered(at, read) if opens else read[at]
            flat, number = self._flat[at], quantity.digits.start
            clause = flat.rfind(";", 0, number) + 1
            start, holder = max(end, clause), at
            gap, since = flat[start:number], flat[end:number]
            parent = self._levels[at].parent
            if parent is not None and opens and not gap.strip(" :"):
                gap, start, holder = self._before_brackets(at, parent, index)
            moment, yearly = self._moment(holder, min(start, end), quantity, used)
            yield Around(
                quantity=quantity,
                level=at,
                previous=previous,
                opens=opens,
                alone=self._is_alone(at, quantity),
                since=since,
                gap=gap,
                after=self._after(flat, index),
                clause=flat[clause:number],
                fresh=previous is None or ";" in since or holder != at,
                moment=moment,
                yearly=yearly,
                apart=moment is not None and self._is_apart(moment),
            )
            read[at] = quantity.span.end, index

    def _is_over(self, moment: Moment, quantity: PrintedQuantity) -> bool:
        """Whether a time is of an earlier clause alone: a deadline, or months within it.

        *trước ngày 15/12; …*, *tổ chức hội thi trong quý II; …*
        """
        between, before = (
            self._text[moment.span.end : quantity.digits.start],
            self._text[: moment.span.start],
        )
        months = moment.period is not None and len(moment.period.first) == _MONTH
        within = months and len(before.split()) > _OPENING
        return ";" in between and (within or bool(_DEADLINE.search(before)))

    def _is_apart(self, moment: Moment) -> bool:
        """Whether a time is one year beside those around it."""
        period = moment.period
        single = period is not None and period.start == period.end
        return single and bool(_APART.search(self._text[: moment.span.start]))

    def _entered(
        self, at: int, read: Mapping[int, tuple[int, int | None]]
    ) -> tuple[int, int | None]:
        """Where the brackets at a level begin, and the last number outside of them."""
        outer = holder_in(self._levels, at, read)
        return self._levels[at].span.start, read[outer][1]

    def _is_alone(self, at: int, quantity: PrintedQuantity) -> bool:
        level, span = self._levels[at], quantity.span
        before = self._text[level.span.start : span.start]
        behind = self._text[span.end : level.span.end]
        return level.parent is not None and not before.strip() and not behind.strip()

    def _before_brackets(self, at: int, parent: int, index: int) -> tuple[str, int, int]:
        """The words before the brackets at a level, where they begin, and their level."""
        outside, opening = self._flat[parent], self._levels[at].span.start - 1
        last = max((each.quote.end for each in self._quantities[:index]), default=0)
        begin = max(last, outside.rfind(";", 0, opening) + 1)
        return outside[begin:opening], begin, parent

    def _after(self, flat: str, index: int) -> str:
        """The words behind a number up to the next one at its level, or the end of the clause."""
        end = len(flat)
        if index + 1 < len(self._quantities):
            following = self._quantities[index + 1]
            if flat[following.digits.start : following.digits.end].strip():
                end = following.span.start
        rest = flat[self._quantities[index].quote.end : end]
        stop = _STOP.search(rest)
        return rest[: stop.start()] if stop else rest

    def _is_aside(self, moment: Moment, level: int, end: int) -> bool:
        """Whether a time is all that stands in brackets right behind a number (*5% (năm 2025)*)."""
        brackets = self._levels[level].span
        before = self._text[brackets.start : moment.span.start].strip().lower()
        alone = before in _LEADING and not self._text[moment.span.end : brackets.end].strip()
        return level > 0 and alone and not self._text[end : brackets.start - 1].strip()

    def _moment(
        self, at: int, since: int, quantity: PrintedQuantity, used: set[Moment]
    ) -> tuple[Moment | None, bool]:
        """The time of a number, before it or right behind it, and whether its value is yearly."""
        end = quantity.quote.end
        found: Moment | None = None
        yearly = quantity.unit_printed.endswith("/năm") and quantity.unit_printed.count("/") == 1
        for moment, level in self._moments:
            if moment in used or (level != at and not self._is_aside(moment, level, end)):
                continue
            if quantity.digits.end <= moment.span.start < end:
                continue  # “/năm” in the unit
            behind = moment.span.start >= end
            if not behind and moment.span.start < since:
                continue
            if behind and level == at and not follows(self._text, end, moment):
                break
            if not behind and self._is_over(moment, quantity):
                continue
            close = not behind or found is None or not self._text[end : moment.span.start].strip()
            single = not behind and bool(_APART.search(self._text[: moment.span.start]))
            yearly = (yearly and not single) or moment.yearly
            found = moment if close and not moment.yearly else found
            if behind:
                used.add(moment)
                break
        return found, yearly
