"""Which pieces of a report say most of what a question asks, by its words in either language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain
from math import log

from rapidfuzz.distance import Levenshtein

from lskg.answers.asked import Like, Rows
from lskg.answers.corpus import Corpus
from lskg.answers.kin import Families
from lskg.answers.postings import Postings
from lskg.answers.records import Piece, Sentence
from lskg.answers.words import TONGUES, Tongue, pairs, stems

_ASKED = 0.8
_OWN, _NAMES, _NEAR, _FAR, _ANCHOR, _HEAD = 1.0, 0.95, 0.6, 0.4, 0.45, 0.3
#: What a pair of words counts beside a single one.
_PAIR = 1.0
#: So much of a sentence in English, before and behind, may say what a piece says.
_SLACK = 0.12
#: What it counts that a like question is asked of a piece.
_LIKE = 0.5
#: How far the best piece of a sentence lifts the others; what of a group a piece must say.
_LIFT, _HELD = 0.4, 0.34
#: Longer words may be misspelt.
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Group:
    """A word or phrase of a question, with other ways to say it.

    Attributes:
        said: the words as they were typed.
        ways: each way in words.
        weight: by which the group counts beside others.
    """

    said: str
    ways: tuple[tuple[str, ...], ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A piece with how much of the question it says.

    Attributes:
        share: from 0 to 1.
        missing: what it does not say.
        like: the clause in it of which nearly the same is asked, or None.
    """

    number: int
    share: float
    missing: tuple[str, ...]
    like: Like | None = None


class Ranking:
    """The words of the pieces of a report in one language.

    What a piece and its neighbours say is kept by piece, what its sentence and the text around
    that say by sentence.
    """

    def __init__(self, corpus: Corpus, tongue: Tongue) -> None:
        self.tongue = tongue
        self._count = len(corpus.pieces)
        self._sentences = [piece.sentence for piece in corpus.pieces]
        self._pieces: dict[int, list[int]] = defaultdict(list)
        for number, sentence in enumerate(self._sentences):
            self._pieces[sentence].append(number)
        self._by_piece = Postings()
        self._by_sentence = Postings()
        self._spread: dict[str, int] = defaultdict(int)
        heads: dict[str, list[str]] = {}
        self.rows = Rows(corpus.asked, corpus.pieces, tongue)
        asked = self._asked(corpus)
        for sentence, numbers in self._pieces.items():
            own = [self._own(corpus, corpus.pieces[number]) for number in numbers]
            names = [self._names(corpus.pieces[number]) for number in numbers]
            questions = [asked.get(number, []) for number in numbers]
            self._add_pieces(numbers, own, names, questions)
            around = self._around(corpus, corpus.sentences[sentence], heads)
            told = chain(around, ((_FAR, said) for said in chain(*names)))
            self._add_sentence(sentence, told, {*chain(*chain(*questions))})
        self._by_piece.close()
        self._by_sentence.close()
        known = [term for term in self._spread if " " not in term]
        self._single: dict[int, list[str]] = defaultdict(list)
        for term in known:
            self._single[len(term)].append(term)
        self._families = Families(known if tongue == "en" else ())
        self._initials = _initials(corpus) if tongue == "vi" else {}

    def _add_pieces(
        self,
        numbers: Sequence[int],
        own: Sequence[list[str]],
        names: Sequence[list[list[str]]],
        questions: Sequence[list[list[str]]],
    ) -> None:
        for place, number in enumerate(numbers):
            weights: dict[str, float] = {}
            for beside in (place - 1, place + 1):
                if 0 <= beside < len(numbers):
                    _raise(weights, own[beside], _NEAR)
            for said in names[place]:
                _raise(weights, said, _NAMES)
            for said in questions[place]:
                _raise(weights, said, _ASKED)
            _raise(weights, own[place], _OWN)
            self._by_piece.add(number, weights)

    def _add_sentence(
        self, sentence: int, around: Iterable[tuple[float, list[str]]], asked: Collection[str]
    ) -> None:
        weights: dict[str, float] = {}
        for weight, said in around:
            _raise(weights, said, weight)
        size = len(self._pieces[sentence])
        self._by_sentence.add(sentence, weights)
        held = {term for term, weight in weights.items() if weight >= _FAR}
        for term in held.union(asked):
            self._spread[term] += size

    def _around(
        self, corpus: Corpus, sentence: Sentence, heads: dict[str, list[str]]
    ) -> Iterator[tuple[float, list[str]]]:
        """What the whole sentence says, the text its note belongs to, and the titles above."""
        yield _FAR, self._said(corpus, sentence)
        for depth, label in enumerate(sentence.heads[:3]):
            title = label[self.tongue]
            if title not in heads:
                heads[title] = terms(stems(title, self.tongue))
            yield _HEAD if depth == 0 else _HEAD * 0.7, heads[title]
        if sentence.anchor is not None and (at := corpus.sentence_at(sentence.anchor)) is not None:
            yield _ANCHOR, self._said(corpus, corpus.sentences[at])

    def _said(self, corpus: Corpus, sentence: Sentence) -> list[str]:
        said = corpus.document[sentence.span] if self.tongue == "vi" else sentence.english
        return terms(stems(said, self.tongue))

    def _names(self, piece: Piece) -> list[list[str]]:
        return [terms(stems(label.get(self.tongue, ""), self.tongue)) for label in piece.labels]

    def _asked(self, corpus: Corpus) -> dict[int, list[list[str]]]:
        """The words of what is asked of each piece."""
        found: dict[int, list[list[str]]] = defaultdict(list)
        for each, numbers in zip(corpus.asked, self.rows.pieces, strict=True):
            said = stems(each.said(self.tongue), self.tongue)
            for number in numbers:
                found[number].append(said)
        return found

    def _own(self, corpus: Corpus, piece: Piece) -> list[str]:
        if self.tongue == "vi":
            return terms(stems(corpus.document[piece.span], "vi"))
        sentence = corpus.sentences[piece.sentence]
        said = stems(sentence.english, "en")
        length = max(1, sentence.span.end - sentence.span.start)
        first = (piece.span.start - sentence.span.start) / length - _SLACK
        last = (piece.span.end - sentence.span.start) / length + _SLACK
        return terms(said[max(0, int(first * len(said))) : int(last * len(said)) + 1])

    def rarity(self, term: str) -> float:
        """How much a word says: that it is rare."""
        return log((self._count + 1) / (self._spread.get(term, 0) + 0.5))

    def weight_in(self, term: str, number: int) -> float:
        """How strongly a piece says a term, itself or by what is around it; 0 where it does not."""
        around = self._by_sentence.weight(term, self._sentences[number])
        return max(self._by_piece.weight(term, number), around)

    def tie(self, first: str, second: str) -> float:
        """How strongly two words are tied: how often the rarer one comes with the other."""
        both = self._spread.get(f"{first} {second}", 0)
        least = min(self._spread.get(first, 0), self._spread.get(second, 0))
        return both / least if least else 0.0

    def knows(self, word: str) -> bool:
        """Whether the report has a word anywhere."""
        return word in self._spread

    def knows_nearly(self, word: str) -> bool:
        """Whether the report has a word, or one that is a letter away: it may be misspelt."""
        return self.knows(word) or (len(word) > _LEAST and self._is_near(word))

    def knows_one_of(self, ways: Iterable[tuple[str, ...]]) -> bool:
        """Whether the report has all words of one of the ways to say something, or nearly these."""
        return any(all(map(self.knows_nearly, way)) for way in ways)

    def _is_near(self, word: str) -> bool:
        """Whether the report has a word that is a letter away."""
        lengths = range(len(word) - 1, len(word) + 2)
        return any(
            Levenshtein.distance(each, word, score_cutoff=1) <= 1
            for length in lengths
            for each in self._single.get(length, ())
        )

    def kin(self, word: str) -> tuple[str, ...]:
        """Other words that the report has of the family of a word, or whose first letters it is."""
        if self.tongue == "en" or self.knows(word):
            return self._families.kin(word)
        return self._initials.get(word, ())

    def rank(
        self, groups: Sequence[Group], said: Sequence[str] = (), number_of: int = 120
    ) -> list[Ranked]:
        """The pieces that say most of a question, or of which a like one is asked.

        Args:
            groups: the words of the question, with other ways to say them.
            said: all of its words.
            number_of: so many are found at most.
        """
        likes = self.rows.like(said)
        total = 0.0
        scores = [0.0] * self._count
        held: list[tuple[Group, Mapping[int, float]]] = []
        read: dict[str, dict[int, float]] = {}
        for group in groups:
            weight, shares = self._shares(group, read)
            total += weight
            held.append((group, shares))
            for number, share in shares.items():
                scores[number] += weight * share
        self._lift(scores)
        near = {number: _LIKE * like.near for number, like in likes.items()}
        for number, share in near.items():
            scores[number] += total * share
        best = nsmallest(number_of, ((-score, at) for at, score in enumerate(scores) if score))
        return [
            Ranked(
                number,
                -score / total - near.get(number, 0.0) if total else 0.0,
                tuple(group.said for group, shares in held if shares.get(number, 0.0) < _HELD),
                likes.get(number),
            )
            for score, number in best
        ]

    def _lift(self, scores: list[float]) -> None:
        """Raise what other pieces of a sentence say something of, towards the best of them."""
        for numbers in self._pieces.values():
            said = scores[numbers[0] : numbers[-1] + 1]
            if any(said):
                most = max(said)
                for number, score in zip(numbers, said, strict=True):
                    if score:
                        scores[number] = score + _LIFT * (most - score)

    def _shares(
        self, group: Group, read: dict[str, dict[int, float]]
    ) -> tuple[float, Mapping[int, float]]:
        """The weight of a group, and how much of it each piece says.

        Args:
            group: words with other ways to say them.
            read: how strongly pieces say the terms that were looked for before.
        """
        best: Mapping[int, float] = {}
        weights = []
        for place, way in enumerate(group.ways):
            # Other ways to say it need not stand in the report word by word.
            bits = [*way, *(pair for pair in pairs(way) if not place or pair in self._spread)]
            rare = {
                bit: max(0.2, self.rarity(bit)) * (1 if " " not in bit else _PAIR) for bit in bits
            }
            weights.append(sum(rare[word] for word in way) / len(way) * (1 + 0.35 * (len(way) - 1)))
            for bit in rare:
                if bit not in read:
                    read[bit] = self._weights(bit)
            found = read[way[0]] if len(rare) == 1 else _together(rare, read)
            best = _most(best, found) if best else found
        return min(weights) * group.weight if weights else 0.0, best

    def _weights(self, term: str) -> dict[int, float]:
        """How strongly each piece says a term, itself or by what is around it."""
        weights = {
            number: weight
            for sentence, weight in self._by_sentence.of(term).items()
            for number in self._pieces[sentence]
        }
        for number, weight in self._by_piece.of(term).items():
            if weight > weights.get(number, 0.0):
                weights[number] = weight
        return weights


def _together(
    rare: Mapping[str, float], read: Mapping[str, Mapping[int, float]]
) -> dict[int, float]:
    """How much pieces say of several terms, rarer ones more."""
    whole = sum(rare.values())
    found: dict[int, float] = defaultdict(float)
    for bit, worth in rare.items():
        part = worth / whole
        for number, weight in read[bit].items():
            found[number] += part * weight
    return found


def _most(one: Mapping[int, float], other: Mapping[int, float]) -> dict[int, float]:
    """What is more of two shares, of each piece."""
    both = {**one}
    for number, share in other.items():
        if share > both.get(number, 0.0):
            both[number] = share
    return both


def _initials(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """The names of things by the first letters of their words: *ldld*."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in corpus.named:
        for name in each.names if each.mentions else ():
            said = stems(name, "vi")
            if len(said) > 1:
                found["".join(word[0] for word in said)].add(" ".join(said))
    return {letters: tuple(sorted(names)) for letters, names in found.items()}


def terms(found: Sequence[str]) -> list[str]:
    """Single words and pairs of neighbours."""
    return [*found, *pairs(found)]


def _raise(weights: dict[str, float], found: Iterable[str], weight: float) -> None:
    for term in found:
        if weights.get(term, 0.0) < weight:
            weights[term] = weight


def rankings(corpus: Corpus) -> dict[Tongue, Ranking]:
    """The rankings of a report in both languages."""
    return {tongue: Ranking(corpus, tongue) for tongue in TONGUES}
