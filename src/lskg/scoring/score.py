"""Recall, precision and agreement by field of things of one sort; how pairs are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Marked = TypeVar("Marked")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Score:
    """How what was found compares with a reference.

    Attributes:
        expected: number of things in the reference.
        found: number of things compared with it.
        matched: number of pairs that are the same thing.
        agreed: number of pairs that agree, by field.
    """

    expected: int = 0
    found: int = 0
    matched: int = 0
    agreed: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: Score) -> Score:
        """The score of both together."""
        names = dict.fromkeys((*self.agreed, *other.agreed))
        return Score(
            self.expected + other.expected,
            self.found + other.found,
            self.matched + other.matched,
            {name: self.agreed.get(name, 0) + other.agreed.get(name, 0) for name in names},
        )

    @property
    def recall(self) -> float | None:
        """Share of the reference that was found; None where it has nothing."""
        return self.matched / self.expected if self.expected else None

    @property
    def precision(self) -> float | None:
        """Share of what was found that the reference has; None where nothing was found."""
        return self.matched / self.found if self.found else None

    def agreement(self, name: str) -> float | None:
        """Share of the pairs that agree in a field; None where there are none."""
        return self.agreed.get(name, 0) / self.matched if self.matched else None


@dataclass(frozen=True, slots=True)
class Measure(Generic[Marked, Found]):
    """How things of one sort are compared with the reference.

    Attributes:
        same: what makes a pair; pairs by an earlier condition go before those by a later one.
        fields: whether a pair agrees, by field.
        beside: whether something found claims less than to be of this sort. It counts where the
            reference has it, and is no false find where it does not.
    """

    same: tuple[Callable[[Marked, Found], bool], ...]
    fields: Mapping[str, Callable[[Marked, Found], bool]] = field(default_factory=dict)
    beside: Callable[[Found], bool] = lambda _: False

    def score(self, expected: Sequence[Marked], found: Iterable[Found]) -> Score:
        """Pair each thing of the reference with one that was found, at most, and count."""
        free, left = list(found), list(expected)
        pairs: list[tuple[Marked, Found]] = []
        for same in self.same:
            missed = []
            for marked in left:
                at = next((at for at, each in enumerate(free) if same(marked, each)), None)
                if at is None:
                    missed.append(marked)
                else:
                    pairs.append((marked, free.pop(at)))
            left = missed
        return Score(
            expected=len(expected),
            found=len(pairs) + sum(not self.beside(each) for each in free),
            matched=len(pairs),
            agreed={
                name: sum(agrees(*pair) for pair in pairs) for name, agrees in self.fields.items()
            },
        )
