"""What a person types, read as words that must be there, and those that only help."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from lskg.search.lexicon import Words, kind_words, stop_words, synonyms
from lskg.search.tokens import (
    DIGITS,
    Token,
    readings,
    scale_words,
    tokens,
    value_at,
    value_name,
)

_PART = re.compile(r'"([^"]*)"|“([^”]*)”|([^"“]+)')
_MAX_TERMS = 12
#: Characters of a search that count.
_LONGEST = 500
#: The shortest word that can have a plural.
_SHORTEST = 4
_YEARS = range(1900, 2101)
_MIXED = re.compile(r"([a-z]+)(\d+[a-z]?)")


@dataclass(frozen=True, slots=True)
class Term:
    """A word, number or phrase that is looked for.

    Attributes:
        said: as it is typed.
        others: folded words that mean the same.
        values: the number as values of the index, which stand apart from the words.
        helps: whether it only helps what has it.
        is_phrase: whether it stood in quotes.
        is_begun: whether it may be the beginning of a word.
    """

    said: tuple[Token, ...]
    others: tuple[Words, ...] = ()
    values: tuple[str, ...] = ()
    helps: bool = False
    is_phrase: bool = False
    is_begun: bool = False

    @property
    def folded(self) -> Words:
        """The words as they are typed, folded."""
        return tuple(each.folded for each in self.said)

    @property
    def exact(self) -> Words:
        """The words as they are typed, with their diacritics."""
        return tuple(each.exact for each in self.said)

    @property
    def is_number(self) -> bool:
        """Whether a value is looked for."""
        return bool(self.values) or self.said[0].is_number

    @property
    def in_other_number(self) -> Words:
        """An English word in the singular or the plural; empty where it is none."""
        word = self.said[0].exact
        if len(self.said) > 1 or self.is_number or len(word) < _SHORTEST or not word.isascii():
            return ()
        return (word[:-1],) if word.endswith("s") else (f"{word}s",)

    def match(self) -> str:
        """The FTS5 expression for it."""
        if self.values:
            return f"({' OR '.join(map(_quoted, self.values))})"
        forms = [self.folded, *self.others, *filter(None, [self.in_other_number])]
        quoted = [f'"{" ".join(words)}"' for words in dict.fromkeys(forms)]
        if self.is_begun:
            quoted[0] += "*"
        return f"({' OR '.join(quoted)})"


@dataclass(frozen=True, slots=True)
class Question:
    """A search as it is understood.

    Attributes:
        terms: what must be there, if anything has it all, and what helps.
        words: all that was typed.
        kinds: IRIs of the classes that it asks for.
        years: the years that it names.
        corrected: words that stand for what is typed with a letter wrong.
        is_kind_alone: whether it asks for things of a kind and nothing else.
    """

    terms: tuple[Term, ...]
    words: tuple[Token, ...] = ()
    kinds: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    corrected: tuple[str, ...] = ()
    is_kind_alone: bool = False

    @property
    def spoken(self) -> tuple[Token, ...]:
        """The words from the first term to the last."""
        ends = [self.terms[0].said[0], self.terms[-1].said[-1]] if self.terms else []
        places = [at for at, word in enumerate(self.words) if any(word is end for end in ends)]
        return self.words[places[0] : places[-1] + 1] if places else ()

    @property
    def is_marked(self) -> bool:
        """Whether diacritics tell: there are some, or it is a single word."""
        return len(self.words) == 1 or any(each.exact != each.folded for each in self.words)

    def begun(self) -> Question:
        """The same question with its last word still being typed."""
        *before, last = self.terms
        if last.is_phrase or last.is_number or last.said[-1] is not self.words[-1]:
            return self
        return replace(self, terms=(*before, replace(last, helps=False, is_begun=True)))

    @property
    def hard(self) -> tuple[Term, ...]:
        """The terms that must be there."""
        return tuple(term for term in self.terms if not term.helps)


def read_question(text: str) -> Question:
    """Read what a person types.

    >>> [term.folded for term in read_question("chỉ tiêu du lịch 2030").hard]
    [('du',), ('lich',)]
    """
    terms: list[Term] = []
    said: list[Token] = []
    kinds: set[str] = set()
    for match in _PART.finditer(unicodedata.normalize("NFC", text[:_LONGEST])):
        quoted = match[1] if match[1] is not None else match[2]
        words = tokens(quoted if quoted is not None else match[3])
        said += words
        if quoted is not None:
            terms += [Term(tuple(words), is_phrase=True)] if words else []
        else:
            terms += _Reading(match[3], words, kinds).terms()
    terms = terms[:_MAX_TERMS]
    is_alone = False
    if not any(not term.helps for term in terms):
        is_alone = bool(kinds)
        terms = [Term(term.said, term.others, term.values) for term in terms] or _all(said)
    years = frozenset(
        year for term in terms for each in term.said if (year := _year(each)) is not None
    )
    return Question(tuple(terms), tuple(said), frozenset(kinds), years, is_kind_alone=is_alone)


def _all(said: list[Token]) -> list[Term]:
    return [Term((word,)) for word in said[:_MAX_TERMS]]


class _Reading:
    """Reads words that stand outside of quotes, from the left."""

    def __init__(self, text: str, words: list[Token], kinds: set[str]) -> None:
        self._printed = DIGITS.findall(text)
        self._words = words
        self._kinds = kinds

    def terms(self) -> Iterator[Term]:
        at = 0
        while at < len(self._words):
            size, term = self._term(at)
            if term is not None:
                yield term
            at += size

    def _term(self, at: int) -> tuple[int, Term | None]:
        """How many words make the next term, and the term."""
        word = self._words[at]
        if word.is_number:
            return self._number(at)
        size, others = synonyms().at(self._words, at)
        of_kind, asked = kind_words().at(self._words, at)
        if of_kind and of_kind >= size:
            self._kinds.update(asked)
            return of_kind, Term(tuple(self._words[at : at + of_kind]), helps=True)
        if size:
            return size, Term(tuple(self._words[at : at + size]), others)
        if (size := stop_words().at(self._words, at)[0]) and len(self._words) > size:
            return size, None
        return 1, Term((word,), _abbreviated(word.folded))

    def _number(self, at: int) -> tuple[int, Term]:
        word = self._words[at]
        if _year(word) is not None:
            return 1, Term((word,), helps=True)
        scale = scale_words(self._words, at + 1)
        if scale or value_at(self._words, at) is not None:
            named = [*self._values(at)]
            return 1 + scale, Term((word,), values=tuple(named))
        others = tuple((value_name(each),) for each in self._readings(word))
        return 1, Term((word,), tuple(each for each in others if each != (word.folded,)))

    def _values(self, at: int) -> Iterator[str]:
        for reading in self._readings(self._words[at]):
            name = value_name(reading)
            read = [*self._words[:at], Token(name, name), *self._words[at + 1 :]]
            if (value := value_at(read, at)) is not None:
                yield value

    def _readings(self, word: Token) -> list[Decimal]:
        for printed in self._printed:
            found = readings(printed)
            if any(value_name(each) == word.folded for each in found.values()):
                return [*dict.fromkeys(found.values())]
        return []


def _abbreviated(word: str) -> tuple[Words, ...]:
    """What a short form with a number behind it stands for.

    >>> _abbreviated("ql4b")
    (('quoc', 'lo', '4b'),)
    """
    if (match := _MIXED.fullmatch(word)) is None:
        return ()
    size, others = synonyms().at([Token(match[1], match[1])], 0)
    return tuple((*other, match[2]) for other in others) if size else ()


def _year(word: Token) -> int | None:
    if word.is_number and word.folded[1:].isdigit() and int(word.folded[1:]) in _YEARS:
        return int(word.folded[1:])
    return None


def _quoted(word: str) -> str:
    return f'"{word}"'
