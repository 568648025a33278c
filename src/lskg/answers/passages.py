"""Which passages of a report stand with an answer, and whether they say what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lskg.answers.choose import Choice
from lskg.answers.corpus import Corpus
from lskg.answers.figures import wants_number
from lskg.answers.outcome import Card, Kind
from lskg.answers.question import Question
from lskg.answers.saying import Saying
from lskg.answers.words import folded
from lskg.text.document import Span

#: So many pieces are looked at.
TRIED = 12
#: What is planned is shown beside what is where it says so much of the same.
_BESIDE, _ENOUGH = 0.75, 0.42
#: A further passage says so much more of a question of two parts, or of one, and so much itself.
_MORE, _MUCH_MORE, _ITSELF = 0.16, 0.25, 0.38
_TWO = re.compile(r"[,:;]\s|\b(?:and|và|va|vs|against|so với|so voi|hay)\b", re.IGNORECASE)
#: A sentence that says so much leaves nothing for one that says less.
_WHOLE = 0.85
#: The text of a note says so much more of a question, where it is shown beside it.
_BEARS = 0.08
#: What a note leaves to the text that it belongs to: how far something has come.
_OF_STATES = frozenset({"series", "state", "compare"})
#: Marks behind which nothing goes on that stood before them.
_END = ".;,:"
#: A longer sentence is cut, so far around what says the answer; a shorter note is shown whole.
_LONG, _AROUND, _WHOLE_NOTE = 560, 240, 1000

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
        whole = self._with_list(at)
        if whole.end - whole.start <= _LONG:
            return whole
        text = self.corpus.document.text
        start, end = max(whole.start, span.start - _AROUND), min(whole.end, span.end + _AROUND)
        while start > whole.start and text[start - 1] not in ";,(":
            start -= 1
        while end < whole.end and text[end] not in ";,)":
            end += 1
        return self.corpus.document.trim(Span(start, end))

    def _with_list(self, at: int) -> Span:
        """A sentence, with the items behind it where it ends with a colon."""
        whole = self.corpus.sentences[at].span
        said, end = self.corpus.document[whole].rstrip(), whole.end
        if not said.endswith(":"):
            return whole
        for each in self.corpus.sentences[at + 1 :]:
            item = self.corpus.document[each.span].strip()
            is_other = not item.startswith("-") and said[-1:] in _END
            if is_other or each.span.end > whole.start + _LONG:
                break
            said, end = item, each.span.end
        return Span(whole.start, end)

    def lacks(self, card: Card, choice: Choice) -> bool:
        """Whether a card is of another time, or of what was missed and not of what was reached."""
        return self._lacks_time(card) or self.is_of_what_was_missed(choice)

    def _lacks_time(self, card: Card) -> bool:
        """Whether a sentence is shown that names other years than those of a question."""
        said = " ".join(self.corpus.document[span] for span in card.passages)
        if "both" in self.question.cues:
            last = max((years[1] for years in self.question.years), default=0)
            held = (each for span in card.passages for each in self.corpus.figures_in(span))
            is_now = not all(each.is_aim for each in held)
            return not is_now or (last > self.corpus.last_year and str(last) not in said)
        if card.kind != Kind.PASSAGE or not self.question.years or "compare" in self.question.cues:
            return False
        figures = [each for span in card.passages for each in self.corpus.figures_in(span)]
        return not any(
            str(first) in said
            or str(last) in said
            or any(
                each.years and each.years[0] <= last and first <= each.years[1] for each in figures
            )
            for first, last in self.question.years
        )

    def is_of_what_was_missed(self, choice: Choice) -> bool:
        """Whether it is asked how many were reached, and a piece says which were not."""
        asked = self.question.folded
        if not _REACHED.search(asked) or _NEGATED.search(asked):
            return False
        end = self.corpus.sentences[choice.piece.sentence].span.end
        said = self.corpus.document.text[choice.piece.span.start : end].partition(";")[0]
        return bool(_MISSED.search(folded(said)))

    def missed(self, found: Sequence[Choice]) -> set[Span]:
        """What was missed, beside what was reached of so many."""
        if "number" not in self.question.cues:
            return set()
        first = next(filter(self.is_of_what_was_missed, found[:TRIED]), None)
        return {self.of(first.piece.span)} if first is not None else set()

    def around(self, choice: Choice) -> set[Span]:
        """The words of the text that a note belongs to, where they say what is asked as well."""
        sentence = self.corpus.sentences[choice.piece.sentence]
        row = next(
            (each for each in self.corpus.notes.values() if each["footnote"] == sentence.footnote),
            None,
        )
        if row is None or not row["clause_start"]:
            return set()
        at = self.corpus.sentence_at(int(row["clause_start"]))
        if at is None or not self._bears(choice.piece.sentence, at):
            return set()
        return {self.of(Span(int(row["clause_start"]), int(row["clause_end"])))}

    def _bears(self, first: int, other: int) -> bool:
        """Whether the text of a note tells more of what is asked than the note, or all of it."""
        if self.question.cues & _OF_STATES:
            return True
        more = self.saying.gain(self.question, first, other)
        return more >= _BEARS or self.saying.coverage(self.question, other) >= _WHOLE

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
        least = _WHOLE if choice.coverage >= _WHOLE else _ITSELF
        best, most = None, _MORE if _TWO.search(self.question.text) else _MUCH_MORE
        for other in found[: 2 * TRIED]:
            if other.piece.sentence == first or other.coverage < least:
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
        least = max(_BESIDE * choice.share, _ENOUGH)
        others = [
            other
            for other in found[:TRIED]
            if self._is_planned(other, at) != self._is_planned(choice, at)
            and self._is_of_the_same(choice, other)
            and other.share >= least
        ]
        best = max(others, key=lambda other: other.coverage, default=None)
        return {self.of(best.piece.span)} if best is not None else set()

    def _is_of_the_same(self, choice: Choice, other: Choice) -> bool:
        """Whether two pieces measure the same, where one number is asked for and told."""
        own = {figure.indicator for figure in choice.piece.figures}
        if not own or not wants_number(self.question) or _TWO.search(self.question.text):
            return True
        return any(figure.indicator in own for figure in other.piece.figures)

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
