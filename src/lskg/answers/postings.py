"""Which of many numbered texts say a term, and how strongly, in little memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping

#: An entry is the number of a text and, in its last bits, which of the weights it has.
_BITS = 8
_WEIGHT = (1 << _BITS) - 1


class Postings:
    """The texts of each term.

    A dictionary for each of 60,000 terms takes some 15 MB; one list for all of them takes two.
    """

    def __init__(self) -> None:
        self._open: dict[str, array[int]] = {}
        self._entries = array("I")
        self._starts = array("I", [0])
        self._places: dict[str, int] = {}
        self._weights: list[float] = []

    def add(self, number: int, weights: Mapping[str, float]) -> None:
        """Add a text, whose number is above all before it, with the weights of its terms."""
        for term, weight in weights.items():
            if weight not in self._weights:
                self._weights.append(weight)
            entry = number << _BITS | self._weights.index(weight)
            self._open.setdefault(term, array("I")).append(entry)

    def close(self) -> None:
        """Put all terms into one list; nothing can be added any more."""
        for place, (term, entries) in enumerate(self._open.items()):
            self._places[term] = place
            self._entries.extend(entries)
            self._starts.append(len(self._entries))
        self._open.clear()

    def of(self, term: str) -> dict[int, float]:
        """The weights of a term by the number of the text."""
        first, last = self._span(term)
        return {
            entry >> _BITS: self._weights[entry & _WEIGHT] for entry in self._entries[first:last]
        }

    def count(self, term: str) -> int:
        """How many texts say a term."""
        first, last = self._span(term)
        return last - first

    def weight(self, term: str, number: int) -> float:
        """How strongly a text says a term; 0 where it does not."""
        first, last = self._span(term)
        at = bisect_left(self._entries, number << _BITS, first, last)
        if at == last or self._entries[at] >> _BITS != number:
            return 0.0
        return self._weights[self._entries[at] & _WEIGHT]

    def _span(self, term: str) -> tuple[int, int]:
        place = self._places.get(term)
        return (0, 0) if place is None else (self._starts[place], self._starts[place + 1])
