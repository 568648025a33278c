"""How well a thing answers a question: what has the words, where, and what kind of thing it is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from lskg.search.lexicon import Words, kind_of, small_words
from lskg.search.question import Question, Term
from lskg.search.tokens import Token, tokens, values

#: What a word counts in a name, another name, what it is about, and a text of the
#: report, and a definition.
_LABEL, _ALIAS, _ABOUT, _BODY, _DEFINITION = 1.0, 0.95, 0.6, 0.55, 0.35
#: What is left of another word for the same, and of a word with other diacritics, where it is typed
#: with some and where it is typed without.
_OTHER_WORD, _OTHER_MARKS, _NO_MARKS = 0.9, 0.4, 0.8
#: What is added for words side by side, for a name that is said whole, for the part of a name that
#: is said, for a year, and for each word that only helps.
_SIDE_BY_SIDE, _PHRASE, _WHOLE, _PART, _YEAR, _HELP = 0.5, 0.8, 0.5, 0.35, 0.2, 0.08
#: What a thing of a kind has where nothing but the kind is asked for.
_KIND_ALONE = 1.2
#: What is left of words none of which stand side by side.
_APART = 0.5
#: How much it counts that one text has the words.
_ALONE = 0.6
#: A thing of a kind that is asked for counts so many times.
_ASKED = 2.5
#: How well it has the words to come first.
_MEANT = 0.3
#: Groups of classes whose names end with a value.
_VALUED = ("target", "figure", "outside")
#: Groups of classes whose texts are those of reports.
_SPOKEN = ("target", "figure", "element", "measure", "passage")
#: What is added for being told of.
_TOLD = 0.05
#: What a word counts in a text of more than so many characters.
_LENGTHS = ((2_000, 0.5), (600, 0.7), (300, 0.9))
_TEXTS = 1 << 13


@dataclass(frozen=True, slots=True)
class Texts:
    """What a candidate says.

    Attributes:
        labels: its names by language.
        body: its texts, the words of the report first.
        last: the last year that it refers to, or None.
        told: how often reports lead to it.
    """

    kind: str
    labels: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...]
    about: str
    body: tuple[tuple[str, str], ...]
    last: int | None
    told: int = 0


@dataclass(frozen=True, slots=True)
class _Field:
    """A text cut into words."""

    words: tuple[Token, ...]
    places: dict[str, tuple[int, ...]]
    values: frozenset[str]

    def starts(self, words: Words) -> Iterator[int]:
        """Where words stand side by side."""
        for at in self.places.get(words[0], ()):
            piece = self.words[at : at + len(words)]
            if tuple(each.folded for each in piece) == words:
                yield at

    def quality(self, term: Term) -> float:
        """How well it has a term, up to 1."""
        if term.values:
            has = any(value in self.values or value in self.places for value in term.values)
            return 1.0 if has else 0.0
        best = max((_marks(self, term.exact, at) for at in self.starts(term.folded)), default=0.0)
        if term.is_begun:
            best = max(best, *(_begun(word, term.said[-1]) for word in self.words), 0.0)
        if best < _OTHER_WORD and any(_first(self.starts(other)) for other in _others(term)):
            best = _OTHER_WORD
        return best


def _others(term: Term) -> Iterable[Words]:
    return (*term.others, *((term.in_other_number,) if term.in_other_number else ()))


def _marks(field: _Field, exact: Words, at: int) -> float:
    found = field.words[at : at + len(exact)]
    if all(each.exact == said for each, said in zip(found, exact, strict=True)):
        return 1.0
    return _NO_MARKS if all(map(str.isascii, exact)) else _OTHER_MARKS


def _begun(word: Token, typed: Token) -> float:
    """How well a word goes on from what is typed of it."""
    if not word.folded.startswith(typed.folded):
        return 0.0
    if word.exact.startswith(typed.exact):
        return _OTHER_WORD
    return _NO_MARKS if typed.exact == typed.folded else _OTHER_MARKS


def _first(places: Iterator[int]) -> bool:
    return next(places, None) is not None


@lru_cache(maxsize=_TEXTS)
def _field(text: str, language: str) -> _Field:
    words = tuple(tokens(text, language))
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        places.setdefault(word.folded, []).append(at)
    return _Field(
        words, {key: tuple(each) for key, each in places.items()}, frozenset(values(words))
    )


def in_order(question: Question, found: Sequence[Texts], rarity: Sequence[float]) -> Sequence[int]:
    """The numbers of candidates, those that answer best first.

    Args:
        question: what is asked.
        found: what the candidates say.
        rarity: how much each of the terms that must be there counts.
    """
    scores = [_score(question, each, rarity) for each in found]
    return sorted(range(len(found)), key=lambda at: scores[at], reverse=True)


def _score(question: Question, found: Texts, rarity: Sequence[float]) -> tuple[bool, bool, float]:
    """Whether it has the very diacritics, is of a kind asked for, and how well it answers.

    Args:
        question: what is asked.
        found: what the candidate says.
        rarity: how much each of the terms that must be there counts.
    """
    fields = [(_LABEL, _field(_name(found, text), language)) for language, text in found.labels]
    fields += [(_ALIAS, _field(alias, "vi")) for alias in found.aliases]
    names = len(fields)
    if found.about:
        fields.append((_ABOUT, _field(found.about, "vi")))
    group = kind_of(found.kind).group
    if group in _VALUED:
        fields += [(_ABOUT, _field(text, language)) for language, text in found.labels]
    fields += [(_body(text, group), _field(text, language)) for language, text in found.body]
    is_asked = found.kind in question.kinds
    weight = kind_of(found.kind).weight * (1 + _TOLD * math.log1p(found.told))
    share, covered = _covered(question, fields, rarity)
    near, closest = _closest(question, fields)
    named = max((_named(question, each) for _, each in fields[:names]), default=0.0)
    total = (covered + closest + named + _helped(question, found, fields)) * share**2 * near
    if question.is_kind_alone:
        alone = _KIND_ALONE if is_asked else total * weight * (named > _WHOLE)
        return True, False, alone
    is_exact = not question.is_marked or all(
        any(_is_exact(each, term) for _, each in fields) for term in question.hard
    )
    is_meant = is_asked and share == 1 and covered >= _MEANT
    return is_exact, is_meant, total * weight * (_ASKED if is_asked else 1.0)


def _name(found: Texts, label: str) -> str:
    """The name of a thing, without the value that stands behind it."""
    named = label.rpartition(": ")[0] if kind_of(found.kind).group in _VALUED else ""
    return named or label


def _body(text: str, group: str) -> float:
    """What a word of a text counts: less in a long one, and in a definition."""
    counts = _BODY if group in _SPOKEN else _DEFINITION
    return counts * next((part for length, part in _LENGTHS if len(text) > length), 1.0)


def _is_exact(field: _Field, term: Term) -> bool:
    return field.quality(term) >= _OTHER_WORD


def _covered(
    question: Question, fields: Sequence[tuple[float, _Field]], rarity: Sequence[float]
) -> tuple[float, float]:
    """The part of the terms that is there, as it is and with each where it counts most."""
    total = sum(rarity) or 1.0
    best = [0.0] * len(rarity)
    alone = 0.0
    for place, each in fields:
        found = [place * each.quality(term) for term in question.hard]
        alone = max(alone, sum(part * weight for part, weight in zip(found, rarity, strict=True)))
        best = [*map(max, best, found)]
    there = sum(weight for part, weight in zip(best, rarity, strict=True) if part)
    together = sum(part * weight for part, weight in zip(best, rarity, strict=True))
    return there / total, (_ALONE * alone + (1 - _ALONE) * together) / total


def _closest(question: Question, fields: Sequence[tuple[float, _Field]]) -> tuple[float, float]:
    """What is left of words that stand apart, and what is added for those side by side."""
    said = [each.folded for each in question.spoken]
    if len(said) < 2:
        return 1.0, 0.0
    pairs = list(pairwise(said))
    most = added = 0.0
    for weight, field in fields:
        part = sum(_first(field.starts(pair)) for pair in pairs) / len(pairs)
        whole = part == 1 and _first(field.starts(tuple(said)))
        most = max(most, part)
        added = max(added, weight * (_SIDE_BY_SIDE * part + (_PHRASE if whole else 0.0)))
    return _APART + (1 - _APART) * most, added


def _named(question: Question, field: _Field) -> float:
    """What is added for a name all or part of which is said."""
    words: Sequence[Token] = field.words
    if words and words[0].is_number:
        words = words[1:]  # the number of a heading
    words = [each for each in words if each.exact not in small_words()]
    if not words:
        return 0.0
    said = {each.exact for each in question.words}
    said.update(other for term in question.hard for words in _heard(field, term) for other in words)
    plain = {each.folded for each in question.words if each.exact == each.folded}
    part = sum(each.exact in said or each.folded in plain for each in words) / len(words)
    return _PART * part + (_WHOLE if part == 1 else 0.0)


def _heard(field: _Field, term: Term) -> Iterator[Words]:
    """The other words for a term that a text has, with their diacritics."""
    for other in _others(term):
        for at in field.starts(other):
            yield tuple(each.exact for each in field.words[at : at + len(other)])


def _helped(question: Question, found: Texts, fields: Sequence[tuple[float, _Field]]) -> float:
    helped = _YEAR if found.last in question.years else 0.0
    for term in question.terms:
        if term.helps and any(each.quality(term) for _, each in fields):
            helped += _HELP
    return helped
