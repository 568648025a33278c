"""What people would ask of the clauses of a report, found by the words of a question."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain, pairwise
from math import log, sqrt
from pathlib import Path

from lskg.answers.postings import Postings
from lskg.answers.records import Piece
from lskg.answers.words import Tongue, stems
from lskg.text.document import Span

#: A clause is of a piece of which it holds so much, or that holds so much of it.
_HELD = 0.4
#: What a pair of words counts beside its words.
_PAIR = 0.7
#: So many questions are compared, and so many of them may be near.
_COMPARED, _NEAREST = 240, 60
#: What words of one phrase count that do not stand together.
_APART = 0.6


@dataclass(frozen=True, slots=True)
class Asked:
    """A clause of a report, and a question to it in both languages."""

    span: Span
    vi: str
    en: str

    def said(self, tongue: Tongue) -> str:
        """The question in a language."""
        return self.vi if tongue == "vi" else self.en


def read_asked(path: Path) -> tuple[Asked, ...]:
    """The questions to the clauses of a report in a release; none without a file."""
    if not path.exists():
        return ()
    rows: list[tuple[int, int, str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Asked(Span(start, end), vi, en) for start, end, vi, en in rows)


@dataclass(frozen=True, slots=True)
class Like:
    """A clause of which nearly what is typed is asked.

    Attributes:
        row: the number of its question.
        near: how near that is, from 0 to 1.
    """

    span: Span
    row: int
    near: float


class Rows:
    """The questions to the clauses of a report in one language, by their words.

    Each is kept as the numbers of its words in a list: pairs of them as words would take megabytes.
    """

    def __init__(self, asked: Sequence[Asked], pieces: Sequence[Piece], tongue: Tongue) -> None:
        """Know the questions and the pieces that answer them."""
        self.spans = [each.span for each in asked]
        self.pieces = [_pieces_of(span, pieces) for span in self.spans]
        self._of_sentence: dict[int, list[int]] = defaultdict(list)
        for row, numbers in enumerate(self.pieces):
            for sentence in dict.fromkeys(pieces[number].sentence for number in numbers):
                self._of_sentence[sentence].append(row)
        self._by_row = Postings()
        self._numbers: dict[str, int] = {}
        self._words, self._starts = array("H"), array("I", [0])
        for row, each in enumerate(asked):
            said = stems(each.said(tongue), tongue)
            self._by_row.add(row, dict.fromkeys(said, 1.0))
            self._words.extend(self._numbers.setdefault(word, len(self._numbers)) for word in said)
            self._starts.append(len(self._words))
        self._by_row.close()
        names = [*self._numbers]
        worth = array("f", map(self.rarity, names))
        lines = (self._line(row) for row in range(len(asked)))
        self._sizes = array(
            "f", (_size([worth[at] for at in {*line}], _pairs_of(line, worth)) for line in lines)
        )

    def of_sentence(self, sentence: int) -> Sequence[int]:
        """The rows whose clauses stand in a sentence."""
        return self._of_sentence.get(sentence, ())

    def share(self, row: int, way: tuple[str, ...]) -> float:
        """How surely a question says some words that belong together, from 0 to 1."""
        return max(self.shares(row, [self.numbered([way])]))

    def numbered(self, ways: Sequence[tuple[str, ...]]) -> list[tuple[int, ...]]:
        """Ways to say something by the numbers of their words; those that no question has, not."""
        numbers = (tuple(self._numbers.get(word, -1) for word in way) for way in ways)
        return [way for way in numbers if -1 not in way]

    def shares(self, row: int, asked: Sequence[Sequence[tuple[int, ...]]]) -> list[float]:
        """How surely a question says each of what can be said in some ways, from 0 to 1."""
        line = self._line(row)
        held = frozenset(line)
        found = []
        for ways in asked:
            said = [way for way in ways if held.issuperset(way)]
            share = 0.0
            if said:
                both = {*pairwise(line)}
                whole = any(all(pair in both for pair in pairwise(way)) for way in said)
                share = 1.0 if whole else _APART
            found.append(share)
        return found

    def rarity(self, word: str) -> float:
        """How much a word tells one question from others."""
        return log((len(self.spans) + 1) / (self._by_row.count(word) + 0.5))

    def like(self, said: Sequence[str]) -> dict[int, Like]:
        """The clauses of pieces of which nearly what some words say is asked, the nearest of each.

        How near two questions are is told by the angle between their words and pairs of words, the
        rare ones more.
        """
        worth = {word: self.rarity(word) for word in said}
        found: dict[int, float] = defaultdict(float)
        for word, rare in worth.items():
            for row in self._by_row.of(word):
                found[row] += rare * rare
        both = {
            (self._numbers.get(one, -1), self._numbers.get(two, -1)): _pair(worth[one], worth[two])
            for one, two in pairwise(said)
        }
        size = _size(worth.values(), both.values())
        first = nlargest(_COMPARED, found, key=lambda row: found[row] / self._sizes[row])
        near = {
            row: (found[row] + self._together(row, both)) / (size * self._sizes[row])
            for row in first
        }
        likes: dict[int, Like] = {}
        for row in nlargest(_NEAREST, near, key=lambda row: (near[row], -row)):
            for number in self.pieces[row]:
                likes.setdefault(number, Like(self.spans[row], row, near[row]))
        return likes

    def _together(self, row: int, both: Mapping[tuple[int, int], float]) -> float:
        """What pairs of words count that a question has."""
        return sum(both.get(pair, 0.0) ** 2 for pair in {*pairwise(self._line(row))})

    def _line(self, row: int) -> array[int]:
        """The numbers of the words of a question."""
        return self._words[self._starts[row] : self._starts[row + 1]]


def _pair(one: float, two: float) -> float:
    """How much two words tell that stand together, beside each of them."""
    return _PAIR * (one + two) / 2


def _size(words: Iterable[float], both: Iterable[float]) -> float:
    return sqrt(sum(each * each for each in chain(words, both)))


def _pairs_of(line: Sequence[int], worth: Sequence[float]) -> list[float]:
    return [_pair(worth[one], worth[two]) for one, two in {*pairwise(line)}]


def _pieces_of(span: Span, pieces: Sequence[Piece]) -> tuple[int, ...]:
    """The pieces that a clause is of."""
    first = bisect_left(pieces, span.start, key=lambda piece: piece.span.end)
    found = []
    for number in range(first, len(pieces)):
        piece = pieces[number].span
        if piece.start >= span.end:
            break
        shared = min(span.end, piece.end) - max(span.start, piece.start)
        least = min(span.end - span.start, piece.end - piece.start)
        if shared > 0 and shared >= _HELD * least:
            found.append(number)
    return tuple(found)
