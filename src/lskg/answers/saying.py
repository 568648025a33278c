"""How much of a question a sentence says, word by word and not syllable by syllable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lskg.answers.corpus import Corpus
from lskg.answers.phrases import Telling
from lskg.answers.question import Question
from lskg.answers.ranking import Ranking
from lskg.answers.words import Tongue, raw_words, spelling, stems

_NAMED, _AROUND, _APART, _BOUND = 0.95, 0.5, 0.6, 0.3
#: What a word counts that is said in a question to a clause of the sentence.
_ASKED = 0.9
#: From here on two syllables are one word.
_TIED = 0.3
#: So many sentences are kept in words.
_KEPT = 500
#: What the rarest and the commonest word count.
_RAREST, _COMMON = 6.0, 0.5


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence, folded and by their letters and tones.

    Attributes:
        found: in order, folded or by their English stems.
        marked: the same by letters and tones.
        places: where each stands.
    """

    found: tuple[str, ...]
    marked: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]


def words_of(text: str, tongue: Tongue) -> Words:
    """The words of a text as they are compared."""
    found = tuple(stems(text, tongue))
    marked = tuple(map(spelling, raw_words(text))) if tongue == "vi" else found
    places: dict[str, tuple[int, ...]] = {}
    for at, word in enumerate(found):
        places[word] = (*places.get(word, ()), at)
    return Words(found, marked if len(marked) == len(found) else found, places)


class Saying:
    """What the sentences of a report say, in one language; each is read when it is first asked."""

    def __init__(self, corpus: Corpus, ranking: Ranking) -> None:
        """Know the sentences of a report, and how much its words say."""
        self._corpus, self._ranking = corpus, ranking
        self._labels: dict[int, list[str]] = {}
        for piece in corpus.pieces:
            said = self._labels.setdefault(piece.sentence, [])
            said.extend(label.get(ranking.tongue, "") for label in piece.labels)
        self._read: dict[int, tuple[Words, Words]] = {}
        self._heads: dict[str, Words] = {}

    def coverage(self, question: Question, sentence: int) -> float:
        """How much of a question a sentence says, itself or in what is asked of it, from 0 to 1."""
        weights = [self.weight(word) for word in question.telling]
        said = [self.share(question, word, sentence) for word in question.telling]
        total, rows = sum(weights), self._ranking.rows
        if not total:
            return 0.0
        best = sum(weight * share for weight, share in zip(weights, said, strict=True))
        ways = [rows.numbered(word.ways) for word in question.telling]
        for row in rows.of_sentence(sentence):
            held = zip(weights, said, rows.shares(row, ways), strict=True)
            best = max(best, sum(weight * max(own, _ASKED * way) for weight, own, way in held))
        return best / total

    def gain(self, question: Question, first: int, other: int) -> float:
        """How much more of a question two sentences say than the first of them, from 0 to 1.

        What is asked of the first it says, too.
        """
        total = more = 0.0
        rows = self._ranking.rows
        for word in question.telling:
            weight = self.weight(word)
            total += weight
            ways = [rows.numbered(word.ways)]
            asked = (_ASKED * rows.shares(row, ways)[0] for row in rows.of_sentence(first))
            said = max(self.share(question, word, first), *asked, 0.0)
            more += weight * max(0.0, self.share(question, word, other) - said)
        return more / total if total else 0.0

    def beside_places(self, question: Question, sentence: int) -> float:
        """The same without the names of places, from 0 to 1; 1 where nothing else is asked."""
        places = {word for each in question.places for form in each.forms for word in form.split()}
        rest = tuple(each for each in question.telling if not {*each.said.split()} <= places)
        return self.coverage(replace(question, telling=rest), sentence) if rest else 1.0

    def lacks_counted(self, question: Question, sentence: int) -> bool:
        """Whether things are to be counted that a sentence, and what is asked of it, never name."""
        if not question.wants_count or not question.counted or "money" in question.cues:
            return False
        rows = self._ranking.rows
        asked = rows.of_sentence(sentence)
        counted = {*question.counted}
        heads = [each for each in question.telling if counted & {*each.said.split()}]
        return bool(heads) and not any(
            self.share(question, head, sentence) >= _BOUND
            or any(rows.shares(row, [rows.numbered(head.ways)])[0] >= _BOUND for row in asked)
            for head in heads
        )

    def weight(self, word: Telling) -> float:
        """How much a word of a question says."""
        rarest = min(max(map(self._ranking.rarity, way)) for way in word.ways)
        return min(_RAREST, max(_COMMON, rarest))

    def share(self, question: Question, word: Telling, sentence: int) -> float:
        """How surely a sentence says a word, from 0 to 1."""
        is_marked = question.tongue == "vi" and not question.is_plain
        best = 0.0
        for weight, held in self._said(sentence):
            if best >= weight:
                break
            best = max(best, weight * self._in(word, held, is_marked=is_marked))
        return best

    def _said(self, sentence: int) -> Iterator[tuple[float, Words]]:
        """What a sentence says, itself first, then what stands around it."""
        own, names = self._of(sentence)
        yield 1.0, own
        yield _NAMED, names
        each = self._corpus.sentences[sentence]
        if each.heads:
            yield _AROUND, self._head(each.heads[0][self._ranking.tongue])
        if each.anchor is not None and (at := self._corpus.sentence_at(each.anchor)) is not None:
            for held in self._of(at):
                yield _AROUND, held

    def _of(self, sentence: int) -> tuple[Words, Words]:
        """The words of a sentence, and the names of the figures and things in it."""
        held = self._read.get(sentence)
        if held is None:
            each = self._corpus.sentences[sentence]
            tongue = self._ranking.tongue
            text = self._corpus.document[each.span] if tongue == "vi" else each.english
            named = " | ".join(dict.fromkeys(self._labels.get(sentence, [])))
            held = words_of(text, tongue), words_of(named, tongue)
            if len(self._read) >= _KEPT:
                self._read.clear()
            self._read[sentence] = held
        return held

    def _head(self, title: str) -> Words:
        if title not in self._heads:
            self._heads[title] = words_of(title, self._ranking.tongue)
        return self._heads[title]

    def _in(self, word: Telling, held: Words, *, is_marked: bool) -> float:
        marked = tuple(map(spelling, word.marked)) if is_marked else ()
        return max(
            self._way_in(word, way, held, () if place else marked)
            for place, way in enumerate(word.ways)
        )

    def _way_in(
        self, word: Telling, way: tuple[str, ...], held: Words, marked: tuple[str, ...]
    ) -> float:
        best, size = 0.0, len(way)
        for at in held.places.get(way[0], ()):
            if held.found[at : at + size] != way:
                continue
            if marked and held.marked[at : at + size] != marked:
                continue
            if size > 1 or self._ranking.tongue == "en":
                return 1.0
            if not self._is_bound(word, held, at, is_marked=bool(marked)):
                return 1.0
            best = _BOUND
        if size > 1 and all(each in held.places for each in way):
            return _BOUND if marked else _APART
        return best

    def _is_bound(self, word: Telling, held: Words, at: int, *, is_marked: bool) -> bool:
        """Whether a syllable is part of another word than that of the question."""
        before, after = (_at(held.found, at - 1), _at(held.found, at + 1))
        if (before and before == word.before) or (after and after == word.after):
            return False
        found = held.marked if is_marked else held.found
        tie = self._corpus.ties.marked if is_marked else self._corpus.ties.folded
        return max(tie(_at(found, at - 1), found[at]), tie(found[at], _at(found, at + 1))) >= _TIED


def _at(found: tuple[str, ...], at: int) -> str:
    return found[at] if 0 <= at < len(found) else ""
