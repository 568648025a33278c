"""What words mean to a search: kinds of things, other words, and words that say nothing.

The lists lie beside this module, with the abbreviations of reports.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from lskg.namespaces import LSKG
from lskg.search.tokens import Token, tokens
from lskg.text.word_lists import lines, rows

_HERE = "lskg.search"
T = TypeVar("T")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A group of classes that readers look for alike.

    Attributes:
        group: its name.
        weight: how much readers want them, up to 1.
        order: its place among the groups.
    """

    group: str
    weight: float
    order: int


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """What phrases stand for, each known by the folded words that it is made of."""

    found: dict[Words, tuple[T, ...]]
    exact: dict[Words, Words]

    def at(self, said: list[Token], start: int) -> tuple[int, tuple[T, ...]]:
        """The longest phrase at a place: how many words it has, and what it stands for.

        What is typed with diacritics is no phrase with others.
        """
        for size in range(min(_LONGEST, len(said) - start), 0, -1):
            piece = said[start : start + size]
            folded = tuple(each.folded for each in piece)
            for key in (folded, _singular(folded)):
                if key in self.found and (key != folded or _is_said(piece, self.exact[key])):
                    return size, self.found[key]
        return 0, ()


_LONGEST = 6


def _singular(words: Words) -> Words:
    return tuple(
        word[:-1] if index == len(words) - 1 and word.endswith("s") else word
        for index, word in enumerate(words)
    )


def _is_said(piece: list[Token], exact: Words) -> bool:
    """Whether each word is typed as it is written, or without any diacritics."""
    return all(
        each.exact in (written, each.folded) for each, written in zip(piece, exact, strict=True)
    )


def _phrases(pairs: list[tuple[str, T]]) -> Phrases[T]:
    found: dict[Words, list[T]] = defaultdict(list)
    exact: dict[Words, Words] = {}
    for said, meant in pairs:
        words = tokens(said)
        key = tuple(each.folded for each in words)
        found[key].append(meant)
        exact.setdefault(key, tuple(each.exact for each in words))
    return Phrases({key: tuple(each) for key, each in found.items()}, exact)


@cache
def kinds() -> dict[str, Kind]:
    """The groups of classes by IRI of the class; other vocabularies by their last word."""
    found: dict[str, Kind] = {}
    for order, row in enumerate(rows(_HERE, "kinds.csv")):
        kind = Kind(row["group"], float(row["weight"]), order)
        found |= dict.fromkeys(row["classes"].split(), kind)
    return found


def kind_of(iri: str) -> Kind:
    """The group of a class; that of bodies and things with names where it has none."""
    return kinds().get(iri.replace("/", "#").rpartition("#")[2]) or kinds()["Programme"]


@cache
def kind_words() -> Phrases[str]:
    """IRIs of the classes that words ask for."""
    return _phrases(
        [
            (row["words"], f"{LSKG}{name}")
            for row in rows(_HERE, "kind_words.csv")
            for name in row["classes"].split()
        ]
    )


@cache
def synonyms() -> Phrases[Words]:
    """Other words for the same, folded."""
    pairs = [(row["words"], row["also"]) for row in rows(_HERE, "synonyms.csv")]
    pairs += [(row["short"], row["full"]) for row in rows("lskg.text", "abbreviations.csv")]
    return _phrases([(said, _folded(also)) for said, also in pairs])


@cache
def stop_words() -> Phrases[bool]:
    """Words that say nothing about what is looked for."""
    return _phrases([(line, True) for line in lines(_HERE, "stop_words.txt")])


@cache
def small_words() -> frozenset[str]:
    """Words that say nothing, each alone."""
    words = [tokens(line) for line in lines(_HERE, "stop_words.txt")]
    return frozenset(each[0].exact for each in words if len(each) == 1)


def _folded(words: str) -> Words:
    return tuple(each.folded for each in tokens(words))
