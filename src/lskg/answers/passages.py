"""Which passages of a report stand with an answer, and whether they say what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lskg.answers.choose import Choice
from lskg.answers.corpus import Corpus
from lskg.answers.outcome import Card, Kind
from lskg.answers.question import Question
from lskg.answers.saying import Saying
from lskg.answers.words import folded
from lskg.text.document import Span

#: So many pieces are looked at.
TRIED = 12
#: What is planned is shown beside what is where it says so much of the same.
_BESIDE, _ENOUGH = 0.75, 0.42
#: A further passage says so much more of a question, and so much of it itself.
_MORE, _ITSELF = 0.16, 0.38
#: A longer sentence is cut, so far around what says the answer; a shorter note is shown whole.
_LONG, _AROUND, _WHOLE_NOTE = 560, 240, 800

#: What was reached is asked for, and a sentence says what was not.
_REACHED = re.compile(
    r"\b(?:met|reached|achieved|fulfilled|hoan thanh|xong|dat)\b(?!.*\b(?:chua|khong)\b)"
)
_MISSED = re.compile(r"\b(?:chua|khong) (?:dat|hoan thanh)\b")
_NEGATED = re.compile(r"\b(?:not|no|never|missed|failed|unmet|chua|khong|hut|truot)\b")


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of a report for one question."""

    corpus: Corpus
    question: Question
    saying: Saying

    def of(self, span: Span) -> Span:
        """The sentence of a stretch, or so much of a long one as is around it."""
        at = self.corpus.sentence_at(span.start)
        if at is None:
            return span
        whole = self.corpus.sentences[at].span
        if whole.end - whole.start <= _LONG:
            return whole
        text = self.corpus.document.text
        start, end = max(whole.start, span.start - _AROUND), min(whole.end, span.end + _AROUND)
        while start > whole.start and text[start - 1] not in ";,(":
            start -= 1
        while end < whole.end and text[end] not in ";,)":
            end += 1
        return self.corpus.document.trim(Span(start, end))

    def lacks(self, card: Card, choice: Choice) -> bool:
        """Whether a card is of another time, or of what was missed and not of what was reached."""
        return self._lacks_time(card) or self._is_of_what_was_missed(choice)

    def _lacks_time(self, card: Card) -> bool:
        """Whether a sentence is shown that names other years than those of a question."""
        if card.kind != Kind.PASSAGE or not self.question.years or "compare" in self.question.cues:
            return False
        said = " ".join(self.corpus.document[span] for span in card.passages)
        figures = [each for span in card.passages for each in self.corpus.figures_in(span)]
        return not any(
            str(first) in said
            or str(last) in said
            or any(
                each.years and each.years[0] <= last and first <= each.years[1] for each in figures
            )
            for first, last in self.question.years
        )

    def _is_of_what_was_missed(self, choice: Choice) -> bool:
        """Whether it is asked how many were reached, and a piece says which were not."""
        asked = self.question.folded
        if not _REACHED.search(asked) or _NEGATED.search(asked):
            return False
        end = self.corpus.sentences[choice.piece.sentence].span.end
        said = self.corpus.document.text[choice.piece.span.start : end].partition(";")[0]
        return bool(_MISSED.search(folded(said)))

    def around(self, choice: Choice) -> set[Span]:
        """The words of the text that a note belongs to."""
        sentence = self.corpus.sentences[choice.piece.sentence]
        row = next(
            (each for each in self.corpus.notes.values() if each["footnote"] == sentence.footnote),
            None,
        )
        if row is None or not row["clause_start"]:
            return set()
        return {self.of(Span(int(row["clause_start"]), int(row["clause_end"])))}

    def noted(self, choice: Choice, found: Sequence[Choice]) -> set[Span]:
        """What the note behind a piece says; of a long one what says most of what is asked."""
        at = choice.piece.span
        row = next(
            (
                each
                for each in self.corpus.notes.values()
                if at.start <= int(each["anchor"] or -1) <= at.end + 1
            ),
            None,
        )
        if row is None:
            return set()
        start, end = int(row["start"]), int(row["end"])
        if end - start <= _WHOLE_NOTE:
            return {Span(start, end)}
        said = (each.piece.span for each in found if start <= each.piece.span.start < end)
        return {self.of(next(said, Span(start, end)))}

    def rest(self, choice: Choice, found: Sequence[Choice]) -> set[Span]:
        """The sentence that says most of what the first one does not, where that is much."""
        first = choice.piece.sentence
        best, most = None, _MORE
        for other in found[: 2 * TRIED]:
            if other.piece.sentence == first or other.coverage < _ITSELF:
                continue
            more = self.saying.gain(self.question, first, other.piece.sentence)
            if more > most:
                best, most = other, more
        return {self.of(best.piece.span)} if best is not None else set()

    def other_side(self, choice: Choice, found: Sequence[Choice]) -> set[Span]:
        """What is planned beside what is, and the reverse, where a question looks ahead."""
        if {"document-number", "number"} <= self.question.cues:
            return self._numbers(choice, found)
        if not self.question.cues & {"aim", "compare", "state"}:
            return set()
        at = self.corpus.plan_start
        for other in found[:TRIED]:
            is_other = self._is_planned(other, at) != self._is_planned(choice, at)
            if is_other and other.share >= max(_BESIDE * choice.share, _ENOUGH):
                return {self.of(other.piece.span)}
        return set()

    def _numbers(self, choice: Choice, found: Sequence[Choice]) -> set[Span]:
        """What is counted, beside the document that is asked for."""
        for other in found:
            if other.piece.figures and other.share >= _BESIDE * choice.share:
                return {self.of(other.piece.span)}
        return set()

    def _is_planned(self, choice: Choice, plan: int) -> bool:
        """Whether a piece is of the plan, or a note to it."""
        sentence = self.corpus.sentences[choice.piece.sentence]
        at = sentence.span.start if sentence.anchor is None else sentence.anchor
        return at >= plan
