"""From what somebody types to a card, a refusal with its reason, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from lskg.answers.cards import MARGIN, Cards
from lskg.answers.choose import (
    ALIKE,
    Choice,
    choices,
    confidence,
    lacks_acronym,
    tells_of_the_past,
)
from lskg.answers.corpus import Corpus, Tables, read_corpus
from lskg.answers.figures import closeness, wants_number
from lskg.answers.lists import is_of_another_term, is_of_elements, list_card
from lskg.answers.outcome import Card, Kind, Reason, Refusal
from lskg.answers.passages import TRIED, Passages
from lskg.answers.question import Question, tongue_of, understand
from lskg.answers.ranking import Ranking
from lskg.answers.reasons.local import local_places
from lskg.answers.reasons.opinions import is_own_view
from lskg.answers.reasons.other import other_reason
from lskg.answers.reasons.senseless import asked_in_vain
from lskg.answers.refusals import (
    is_of_another_time,
    is_part,
    names_elsewhere,
    unsaid,
)
from lskg.answers.saying import Saying
from lskg.answers.words import TONGUES, Tongue, typed
from lskg.text.document import Document

#: Names may stand further behind the best piece, but must be asked for there.
_WIDE, _SURELY = 0.3, 0.6
#: Reports that are kept ready, those asked last.
_READY = 4
#: Asked first, so that what is made ready by a question is ready for readers.
_FIRST = "bao nhiêu năm"
#: So few words name a thing, and ask nothing.
_FEW_WORDS = 3
#: So few subjects, and a year, are looked for in sentences.
_FEW_GROUPS = 2
#: More sentences than so many that say as much answer nothing.
_MANY, _SAME = 6, 0.02
#: Pieces that say hardly less of what is asked than the one that says most.
_HARDLY = 0.05
#: So much less may be said by a sentence of the time that is asked for.
_LITTLE = 0.15
#: An answer is shown from here on; a wrong one is worse than none.
_SURE = 1.0
#: A sentence that says less of a question than that never answered one right.
_COVERED = 0.35
#: Words that ask nothing are answered from here on; they are asked where no sentence says so much.
_SURE_OF_WORDS, _SAID = 1.1, 0.6
#: Two words and a year are answered from here on.
_WHOLLY_SURE = 1.3
#: An English question in words that judge is answered from here on, where nearly it is asked.
_BEYOND_DOUBT, _NEARLY_ASKED = 1.65, 0.45
#: A piece that says so much of what is asked is near to an answer; so many passages are shown.
_NEAR, _PASSAGES = 0.4, 2
#: Words name what is measured, and its name says little more.
_JUST, _ASKED, _HALF = 0.7, 0.4, 0.5


@dataclass(frozen=True, slots=True)
class _Report:
    """A report ready to be asked."""

    corpus: Corpus
    territory: tuple[str, ...]
    rankings: Mapping[Tongue, Ranking]
    sayings: Mapping[Tongue, Saying]


class Answers:
    """Answers from one release; reports are made ready when they are first asked."""

    def __init__(
        self,
        folder: Path,
        base: str,
        reports: Mapping[str, Document],
        territories: Mapping[str, Sequence[str]],
    ) -> None:
        """Know where a release is.

        Args:
            folder: that of the release.
            base: base IRI of the things of the graph.
            reports: the texts of the reports, by their keys.
            territories: what they are about, in either language.
        """
        self._tables = Tables(folder)
        self._base = base
        self._texts = reports
        self._territories = territories
        self._ready: dict[str, _Report] = {}
        self._lock = Lock()

    def answer(self, text: str, page: Tongue, report: str) -> Card | Refusal | None:
        """Answer what somebody types.

        Args:
            text: any text.
            page: language of the page, for words of neither language.
            report: key of the report that is asked.
        """
        asked = typed(text)
        if not asked or report not in self._texts:
            return None
        held = self._report(report)
        if not held.corpus.pieces:
            return None
        outcome = self._outcome(held, asked, page)
        if not isinstance(outcome, Refusal):
            return outcome
        question = outcome.question

        def ask(other: str) -> Card | Refusal | None:
            return self._outcome(held, typed(other), question.tongue)

        knows = held.rankings[question.tongue].knows_one_of
        reason = other_reason(question, held.corpus, outcome, ask, lambda word: knows(word.ways))
        return replace(outcome, reason=reason)

    def _outcome(self, held: _Report, asked: str, page: Tongue) -> Card | Refusal | None:
        """What the words of a report answer."""
        tongue = tongue_of(asked, page)
        ranking = held.rankings[tongue]
        ties = held.corpus.ties
        tie = ties.folded if tongue == "vi" else ranking.tie
        question = understand(asked, page, held.territory, tie, ties.marked, ranking.kin)
        saying = held.sayings[tongue]
        passages = Passages(held.corpus, question, saying)
        cards = Cards(
            held.corpus, ranking, question, f"{self._base}id/report/{held.corpus.report}", passages
        )
        return _Answering(held.corpus, ranking, saying, question, cards).outcome()

    def prepare(self) -> None:
        """Make the first report ready, so that nobody waits for it."""
        for key in [*self._texts][:1]:
            self.answer(_FIRST, "vi", key)

    def _report(self, key: str) -> _Report:
        with self._lock:
            held = self._ready.pop(key, None)
            if held is None:
                corpus = read_corpus(self._tables, key, self._texts[key])
                rankings = {tongue: Ranking(corpus, tongue) for tongue in TONGUES}
                names = tuple(filter(None, self._territories.get(key, ())))
                sayings = {each: Saying(corpus, rankings[each]) for each in TONGUES}
                held = _Report(corpus, names, rankings, sayings)
            self._ready[key] = held
            while len(self._ready) > _READY:
                del self._ready[next(iter(self._ready))]
            return held


@dataclass(frozen=True, slots=True)
class _Answering:
    """One question to one report."""

    corpus: Corpus
    ranking: Ranking
    saying: Saying
    question: Question
    cards: Cards

    def outcome(self) -> Card | Refusal | None:
        reason = self._in_vain()
        if reason == Reason.NO_OPINION and not is_own_view(self.question):
            return self._judged()
        if reason is not None:
            return self._refusal(reason, [])
        if self.question.note is not None:
            return self.cards.note() or self._refusal(Reason.NOT_IN_REPORT, [])
        if "errors" in self.question.cues:
            return self.cards.audit()
        if not self.question.groups:
            return list_card(self.corpus, self.question)
        is_short = not self.question.is_question and len(self.question.words) <= _FEW_WORDS
        if (card := self.cards.thing()) is not None:
            return card
        found = choices(self.corpus, self.ranking, self.question, self.saying)
        if (card := list_card(self.corpus, self.question, found)) is not None:
            return card
        return self._of_sentences(found, is_short=is_short)

    def _judged(self) -> Card | Refusal | None:
        """What the report says where it is asked for in words that judge; else no judgement."""
        found = choices(self.corpus, self.ranking, self.question, self.saying)
        if found and found[0].near >= _SURELY:
            return self._of_sentences(found, is_short=False)
        if found and self.question.tongue == "en" and found[0].near >= _NEARLY_ASKED:
            best, sure = self._best(found)
            if sure >= _BEYOND_DOUBT:
                return best
        return self._refusal(Reason.NO_OPINION, [])

    def _of_sentences(self, found: Sequence[Choice], *, is_short: bool) -> Card | Refusal | None:
        """What the sentences answer that were found."""
        best, sure = self._best(found)
        is_told = isinstance(best, Refusal) and best.reason != Reason.NOT_IN_REPORT
        is_vague = not self.question.years and not is_told and self._is_vague(found)
        if isinstance(best, Card) and not is_vague:
            return best if self._is_shown(best, sure) else None
        if isinstance(best, Card):
            asking = self.question.is_asking
            return self._refusal(Reason.NOT_IN_REPORT, found) if asking else None
        return None if is_short and not self._is_unknown() else best

    def _is_shown(self, card: Card, sure: float) -> bool:
        """Whether a card is what somebody wants who may but look for words."""
        if self._is_search(card) and sure < _WHOLLY_SURE:
            return False
        if self.question.is_question or self._is_measure(card):
            return True
        return len(self.question.words) > 1 and sure >= _SURE_OF_WORDS

    def _in_vain(self) -> Reason | None:
        """Why no report answers, or why this one has no such list."""
        is_list = is_of_elements(self.question)
        if is_list and (self._is_far() or is_of_another_term(self.corpus, self.question)):
            return Reason.OTHER_TIME
        return asked_in_vain(self.question)

    def _is_measure(self, card: Card) -> bool:
        """Whether a card is of what a few words name: an indicator of the plan, or of just them."""
        if card.kind == Kind.INDICATOR or not card.figures:
            return card.kind == Kind.INDICATOR
        share, back = closeness(
            self.ranking, self.question, card.figures[0], self.corpus, around=False
        )
        return share >= _JUST and back >= _ASKED and len(self.question.telling) > 1

    def _is_search(self, best: Card | Refusal | None) -> bool:
        """Whether some words and a year find sentences, which results show as well."""
        asked = self.question
        is_said = isinstance(best, Card) and best.kind == Kind.PASSAGE
        is_asked = asked.cues or asked.is_asking
        return is_said and not is_asked and len(asked.groups) <= _FEW_GROUPS

    def _is_vague(self, found: Sequence[Choice]) -> bool:
        """Whether so many sentences say the same that none is the answer."""
        best = found[0].score if found else 0.0
        return len({each.piece.sentence for each in found if each.score > best - _SAME}) > _MANY

    def _best(self, found: Sequence[Choice]) -> tuple[Card | Refusal | None, float]:
        """The answer with how sure it is, or why there is none."""
        first = None
        reached = [each for each in found if not self.cards.passages.is_of_what_was_missed(each)]
        asked = [each for each in reached if self._has_figures(each)]
        most = max((choice.share for choice in asked or reached), default=0.0)
        margin = _WIDE if self.question.cues & {"which", "names"} else MARGIN
        for choice in reached[:TRIED]:
            if choice.score < reached[0].score - margin:
                break
            is_then = bool(self.question.years) and self._is_of_the_time(choice)
            is_less = choice.share < most - margin and not is_then
            is_unsure = is_less or (margin == _WIDE and choice.share < _SURELY)
            if is_unsure and choice.near < ALIKE:
                continue
            reason = unsaid(self.corpus, self.ranking, self.question, choice)
            reason = reason or self._of_another_time(choice, found)
            if self._lacks_counted(choice):
                reason = reason or Reason.NOT_IN_REPORT
            card = self.cards.of_choice(choice, found) if reason is None else None
            sure = confidence(choice, reached, has_figures=bool(card and card.figures))
            is_said = sure >= _SURE and choice.coverage >= _COVERED
            if card and is_said and not self.cards.passages.lacks(card, choice):
                return card, sure
            first = first or reason or Reason.NOT_IN_REPORT
            if self._ends_here(choice):
                break
        return self._why(first or Reason.NOT_IN_REPORT, found), 0.0

    def _why(self, reason: Reason, found: Sequence[Choice]) -> Refusal | None:
        """The refusal for a reason, or a better one; none where nothing is asked."""
        if reason == Reason.NOT_IN_REPORT and self._is_elsewhere():
            reason = Reason.OTHER_PLACE
        elif reason == Reason.NOT_IN_REPORT and (self._is_far() or self._is_of_no_such_year(found)):
            reason = Reason.OTHER_TIME
        if not self._is_asked(found) and reason == Reason.NOT_IN_REPORT:
            return None
        return self._refusal(reason, found)

    def _is_asked(self, found: Sequence[Choice]) -> bool:
        """Whether an answer is wanted, or words are looked for that no sentence says."""
        if self.question.is_question or self.question.must or self._is_unknown():
            return True
        most = max((choice.coverage for choice in found), default=0.0)
        is_misspelt = any(
            not self.ranking.knows(word) and self.ranking.knows_nearly(word)
            for each in self.question.telling
            for word in each.said.split()
        )
        is_long = len(self.question.telling) > _FEW_GROUPS
        return is_long and most < _SAID and not is_misspelt

    def _is_unknown(self) -> bool:
        """Whether there are words of which the report does not know one."""
        known = [self.ranking.knows_one_of(word.ways) for word in self.question.telling]
        return len(known) > 1 and not all(known)

    def _of_another_time(self, taken: Choice, found: Sequence[Choice]) -> Reason | None:
        """Why figures of just what is asked do not answer, where a piece is not of just that."""
        asked = self.corpus, self.ranking, self.question, taken
        if is_of_another_time(*asked):
            return None
        covered = max((choice.coverage for choice in found[:TRIED]), default=0.0)
        if self._says_the_time(taken) and taken.coverage >= covered - _LITTLE:
            return None
        most = max((choice.share for choice in found), default=0.0)
        said = (
            [each for each in found if each.share >= most - _HARDLY] if self.question.years else []
        )
        for choice in said[:TRIED]:
            asked = self.corpus, self.ranking, self.question, choice
            reason = unsaid(*asked) if is_of_another_time(*asked) else None
            if reason is not None:
                return reason
        return None

    def _says_the_time(self, choice: Choice) -> bool:
        """Whether a sentence names all years of a question."""
        said = self.corpus.document[self.corpus.sentences[choice.piece.sentence].span]
        return all(str(year) in said for years in self.question.years for year in years)

    def _is_of_the_time(self, choice: Choice) -> bool:
        """Whether a sentence names all years of a question, and has a figure of what is asked."""
        near = (
            closeness(self.ranking, self.question, each, self.corpus, around=False)[0]
            for each in choice.piece.figures
        )
        return self._says_the_time(choice) and max(near, default=0.0) >= _HALF

    def _is_elsewhere(self) -> bool:
        """Whether a place is named of which the report does not speak, or has no such figure."""
        if names_elsewhere(self.question):
            return True
        return wants_number(self.question) and bool(local_places(self.corpus, self.question))

    def _is_of_no_such_year(self, found: Sequence[Choice]) -> bool:
        """Whether just what is asked is told of another time, and never of a single year asked."""
        asked = self.question
        if not wants_number(asked):
            return False
        return any(
            is_of_another_time(self.corpus, self.ranking, asked, choice)
            and tells_of_the_past(self.corpus, asked, choice)
            and not self._says_the_time(choice)
            and not lacks_acronym(self.corpus, asked, choice)
            for choice in found[:TRIED]
        )

    def _is_far(self) -> bool:
        """Whether the times of a question lie outside those of the report."""
        corpus = self.corpus
        return any(
            last < corpus.first_year or first + (first < last) > corpus.end_year
            for first, last in self.question.years
        )

    def _ends_here(self, choice: Choice) -> bool:
        """Whether others say less of what is asked than a piece that does not answer it."""
        asked = self.corpus, self.ranking, self.question, choice
        return is_part(*asked) or is_of_another_time(*asked)

    def _lacks_counted(self, choice: Choice) -> bool:
        """Whether what is to be counted is not named; in English near questions name it."""
        if self.question.tongue == "en" and choice.near >= ALIKE:
            return False
        return self.saying.lacks_counted(self.question, choice.piece.sentence)

    def _has_figures(self, choice: Choice) -> bool:
        """Whether a piece has what is asked for, where that is a figure."""
        return bool(choice.piece.figures) or not wants_number(self.question)

    def _refusal(self, reason: Reason, found: Sequence[Choice]) -> Refusal:
        near = (choice for choice in found if choice.share >= _NEAR)
        passages = dict.fromkeys(self.cards.passages.of(choice.piece.span) for choice in near)
        spans = tuple(sorted([*passages][:_PASSAGES]))
        missing = found[0].missing if found else ()
        return Refusal(reason, self.corpus.report, self.question, spans, missing)
