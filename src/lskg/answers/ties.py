"""How strongly two syllables are tied in a report: whether they are one word."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lskg.answers.words import raw_words, spelling, words

_FEWEST = 2
Counts = Counter[str]


@dataclass(frozen=True, slots=True)
class Ties:
    """How often syllables and pairs of them stand in a report, folded and as they are written."""

    folded_counts: Counts
    marked_counts: Counts

    def folded(self, first: str, second: str) -> float:
        """How often the rarer of two folded syllables comes with the other, from 0 to 1."""
        return _tie(self.folded_counts, first, second)

    def marked(self, first: str, second: str) -> float:
        """The same for syllables with their letters and tones, as `spelling` has them."""
        return _tie(self.marked_counts, first, second)


def ties_of(text: str) -> Ties:
    """The ties between the syllables of a text."""
    return Ties(_counts(words(text)), _counts([spelling(word) for word in raw_words(text)]))


def _counts(found: Sequence[str]) -> Counts:
    counts = Counter(found)
    both = Counter(f"{first} {second}" for first, second in itertools.pairwise(found))
    # What stands together once is tied by nothing, and not kept.
    counts.update({pair: count for pair, count in both.items() if count >= _FEWEST})
    return counts


def _tie(counts: Counts, first: str, second: str) -> float:
    both = counts[f"{first} {second}"] if first and second else 0
    return both / min(counts[first], counts[second]) if both else 0.0
