"""Words with one letter wrong, by the words that the index has."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace

from lskg.search.question import Question, Term
from lskg.search.tokens import Token
from lskg.text.slugs import fold

#: The shortest word that is corrected, and how many words take the place of one.
_SHORTEST, _MOST = 3, 3
#: Words of the index that are looked at for one that is typed.
_LOOKED_AT = 20_000
#: A word of an index, and how many texts have it.
Counted = tuple[str, int]


def is_near(one: str, other: str) -> bool:
    """Whether two words differ by one letter: another, one more, one less, or two turned round.

    >>> is_near("khac", "khach"), is_near("wusho", "wushu"), is_near("form", "from")
    (True, True, True)
    >>> is_near("dem", "dem"), is_near("dem", "xen")
    (False, False)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, their = one[start:], other[start:]
    return (
        rest[1:] == their[1:]
        or rest == their[1:]
        or rest[1:] == their
        or (rest[:2] == their[:2][::-1] and rest[2:] == their[2:])
    )


class Vocabulary:
    """The words of an index by their first letters, each letter read once.

    The index counts the texts of each of them, which takes long where there are many reports.
    """

    def __init__(self) -> None:
        self._words: dict[str, tuple[Counted, ...]] = {}

    def beginning_with(self, letter: str, connection: sqlite3.Connection) -> tuple[Counted, ...]:
        """The words with a first letter, in order.

        Args:
            letter: the letter.
            connection: to the index.
        """
        if letter not in self._words:
            connection.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary "
                "USING fts5vocab(main, words, row)"
            )
            query = "SELECT term, doc FROM temp.vocabulary WHERE term >= ? AND term < ? LIMIT ?"
            values = (letter, letter + chr(0x10FFFF), _LOOKED_AT)
            self._words[letter] = tuple(
                (word, texts) for word, texts in connection.execute(query, values)
            )
        return self._words[letter]


class Spelling:
    """Corrects a question."""

    def __init__(self, connection: sqlite3.Connection, vocabulary: Vocabulary) -> None:
        self._connection = connection
        self._vocabulary = vocabulary

    def corrected(self, question: Question) -> Question:
        """The question with what its words may have been meant as, beside what is typed."""
        corrected = question
        for term in question.terms:
            if not _can_be_wrong(term):
                continue
            if found := self._instead(term, self._beside(question, term)):
                corrected = _with(corrected, term, found)
        return corrected

    def _beside(self, question: Question, term: Term) -> list[Callable[[str], str]]:
        """The words before and behind a term, each as what makes a phrase of another word."""
        words = question.words
        at = next(index for index, word in enumerate(words) if word is term.said[0])
        phrases: list[Callable[[str], str]] = []
        name = "exact" if any(each.exact != each.folded for each in words) else "folded"
        if at:
            before = getattr(words[at - 1], name)
            phrases.append(lambda word: f'"{before} {word}"')
        if at + 1 < len(words):
            behind = getattr(words[at + 1], name)
            phrases.append(lambda word: f'"{word} {behind}"')
        return phrases

    def _instead(self, term: Term, beside: list[Callable[[str], str]]) -> tuple[str, ...]:
        word = term.said[0].exact
        is_known = self._has(f'"{word}"')
        if is_known and (not beside or any(self._has(make(word)) for make in beside)):
            return ()
        near = self._near(word)
        fitting = [each for each in near if any(self._has(make(each)) for make in beside)]
        return tuple((fitting or ([] if is_known else near))[:_MOST])

    def _has(self, phrase: str) -> bool:
        query = "SELECT 1 FROM words WHERE words MATCH ? LIMIT 1"
        return self._connection.execute(query, (phrase,)).fetchone() is not None

    def _near(self, word: str) -> list[str]:
        """The words of the index that differ by one letter, those of most texts first."""
        near = [pair for pair in self._words(word) if is_near(pair[0], word)]
        return [term for term, _ in sorted(near, key=lambda pair: (-pair[1], pair[0]))]

    def _words(self, word: str) -> Iterable[Counted]:
        """Words of the index with the same first letter."""
        return self._vocabulary.beginning_with(word[0], self._connection)


def _with(question: Question, term: Term, found: tuple[str, ...]) -> Question:
    """A question with other words for a term; what is typed stays beside them."""
    meant, *others = (Token(fold(word), word) for word in found)
    said = (term.folded, *((each.folded,) for each in others))
    return replace(
        question,
        terms=tuple(
            replace(term, said=(meant,), others=said) if each is term else each
            for each in question.terms
        ),
        words=tuple(meant if each is term.said[0] else each for each in question.words),
        corrected=(*question.corrected, meant.exact),
    )


def _can_be_wrong(term: Term) -> bool:
    return (
        not term.helps
        and not term.is_phrase
        and not term.others
        and len(term.said) == 1
        and len(term.said[0].folded) >= _SHORTEST
        and term.said[0].folded.isalpha()
    )
