"""The cards that answer: figures with their targets, passages, notes, sums, things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lskg.answers import sparql
from lskg.answers.asked import Like
from lskg.answers.choose import ALIKE, Choice
from lskg.answers.corpus import Corpus
from lskg.answers.figures import (
    CHANGES,
    NUMBERS,
    ROSE,
    closeness,
    figures_by_fit,
    is_clear,
    is_share,
    is_sum,
    says_more,
    wants_number,
    was_before,
)
from lskg.answers.outcome import Aim, Card, Kind
from lskg.answers.passages import TRIED, Passages
from lskg.answers.question import LAST_NOTE, Question
from lskg.answers.ranking import Ranking
from lskg.answers.records import Check, Figure
from lskg.answers.refusals import unsaid
from lskg.answers.words import stems
from lskg.text.document import Span

#: How far behind the best a piece may be that answers where the best does not.
MARGIN = 0.14
_MOST_MENTIONS, _MOST_FIGURES, _MOST_OTHERS = 3, 14, 4
#: A figure is asked for when so much of its name is in the question, and so much of that in it.
_ABOUT = 0.4
#: Words alone answer a question for a figure where they say so much of it.
_SURE = 0.75
#: Sentences that say so nearly as much are shown together, and no figure of one alone; one that
#: says so much more of the words, or by its own words, may be further behind.
_AS_MUCH, _MOST_RIVALS, _FULLER, _OWN_WORDS, _NEAR_BEHIND = 0.04, 2, 0.04, 0.12, 0.1
#: Targets beside one another are shown where they are asked for nearly as much.
_NEARLY, _ALIKE, _MOST_AIMS = 0.8, 0.4, 4
#: What is asked for is no figure.
_NAMED = frozenset({"year", "day", "document-number", "which", "names", "person"})
_PEOPLE = re.compile(r"\bhow many people\b|\b(?:bao nhieu|may) nguoi\b")
#: A figure of something else than people says so little of what is asked.
_OTHERS = 0.2


@dataclass(frozen=True, slots=True)
class Cards:
    """What makes the cards of one question to one report.

    Attributes:
        report: IRI of the report.
    """

    corpus: Corpus
    ranking: Ranking
    question: Question
    report: str
    passages: Passages

    def thing(self) -> Card | None:
        """The one thing that has a name; nothing where several have it, or none."""
        found = self.corpus.named_so(self.question.words, self.question.tongue)
        if len(found) != 1:
            return None
        mentions = found[0].mentions[:_MOST_MENTIONS]
        passages = tuple(sorted({self.passages.of(span) for span in mentions}))
        return Card(
            kind=Kind.THING,
            report=self.corpus.report,
            question=self.question,
            passages=passages,
            query=sparql.of_passages(self.report, passages),
            subject=found[0].iri,
        )

    def of_choice(self, choice: Choice, found: Sequence[Choice]) -> Card | None:
        """What a piece of the report says, with what stands beside it.

        Nothing where a figure is asked for, none is clear, and the piece may be of something else.

        Args:
            choice: the piece that answers.
            found: all that might.
        """
        if "audit" in self.question.cues and (card := self._checked(choice, found)) is not None:
            return card
        figures = self._figures(choice)
        if figures and self._counts_others(figures[0]):
            return None
        rivals = self._rivals(choice, found)
        if figures and not (self._is_asked(figures[0]) and self._is_clear(figures[0], rivals)):
            figures = []
        if figures and not self._is_alone(figures, choice.like):
            figures = []
        if figures:
            return self._of_figures(choice, found, figures)
        return self._said(choice, found, rivals)

    def _said(self, choice: Choice, found: Sequence[Choice], rivals: Sequence[Choice]) -> Card:
        """What the report says, in a sentence or in some that say as much of what is asked."""
        said = [choice, *rivals]
        passages = {self.passages.of(each.piece.span) for each in said}
        passages |= self.passages.missed(found)
        passages |= self.passages.around(choice) | self.passages.other_side(choice, found)
        passages |= self.passages.noted(choice, found) | self.passages.rest(choice, found)
        ordered = tuple(sorted(passages))
        return Card(
            kind=Kind.PASSAGE,
            report=self.corpus.report,
            question=self.question,
            passages=ordered,
            query=sparql.of_passages(self.report, ordered),
            others=self._others(choice, found),
            share=choice.share,
            marks=tuple(self.corpus.document.trim(each.piece.span) for each in said),
        )

    def _of_figures(self, choice: Choice, found: Sequence[Choice], figures: list[Figure]) -> Card:
        """Figures of a sentence, with the targets and the other years of the first."""
        aims = self._aims(figures)
        series = self._series(figures[0])
        figures = self._with_result(self._of_the_time(figures, series), aims)
        is_series = bool(series) and "series" in self.question.cues
        passages = {self.passages.of(choice.piece.span)} | self.passages.missed(found)
        passages |= self.passages.around(choice)
        passages |= {self.passages.of(figure.span) for figure in series}
        passages |= {self.passages.of(span) for aim in aims for span in self._spans_of(aim)}
        if not aims:
            passages |= self.passages.other_side(choice, found) | self.passages.rest(choice, found)
        return Card(
            kind=Kind.INDICATOR if aims else Kind.SERIES if is_series else Kind.FIGURES,
            report=self.corpus.report,
            question=self.question,
            passages=tuple(sorted(passages)),
            query=sparql.of_figures([each.iri for each in figures] + [aim.target for aim in aims]),
            subject=figures[0].indicator,
            figures=tuple(figures[:_MOST_FIGURES]),
            aims=aims,
            others=self._others(choice, found),
            share=choice.share,
            marks=self._marks(choice, figures, aims),
        )

    def _rivals(self, choice: Choice, found: Sequence[Choice]) -> list[Choice]:
        """The best pieces of other sentences that say nearly as much, or are more nearly asked."""
        rivals: dict[int, Choice] = {}
        for each in found[:TRIED]:
            sentence = each.piece.sentence
            if sentence == choice.piece.sentence or sentence in rivals:
                continue
            is_nearer = each.near >= ALIKE and each.near > choice.near
            more = each.coverage - choice.coverage
            is_fuller = more > _FULLER or each.share - choice.share > _OWN_WORDS
            least = choice.score - (_NEAR_BEHIND if is_fuller else _AS_MUCH)
            is_rival = is_nearer or each.score >= least
            if is_rival and self._answers(each):
                rivals[sentence] = each
        return [*rivals.values()][:_MOST_RIVALS]

    def _answers(self, choice: Choice) -> bool:
        if self.passages.is_of_what_was_missed(choice):
            return False
        return unsaid(self.corpus, self.ranking, self.question, choice) is None

    def _is_clear(self, figure: Figure, rivals: Sequence[Choice]) -> bool:
        """Whether no figure of another indicator answers as well."""
        if self.corpus.has_target(figure):
            return True
        is_any_time = not self.question.years and not self.question.cues & {"series", "compare"}
        for each in rivals:
            told = (other for other in each.piece.figures if not was_before(other, self.corpus))
            same = [other for other in told if other.indicator == figure.indicator]
            others = {other.quote for other in same if other.kind == figure.kind}
            if not same or (is_any_time and others and figure.quote not in others):
                return False
        return True

    def _counts_others(self, main: Figure) -> bool:
        """Whether people are to be counted, and a figure counts what nothing is asked of."""
        if main.unit == "person" or not _PEOPLE.search(self.question.folded):
            return False
        asked = self.ranking, self.question, main, self.corpus
        return closeness(*asked, around=False)[0] < _OTHERS

    def _is_alone(self, figures: Sequence[Figure], like: Like | None) -> bool:
        """Whether no other figure of the sentence answers as well; targets show both sides."""
        if self.question.wants_count and is_share(figures[0]):
            return False
        if ROSE.search(self.question.folded) and figures[0].kind not in CHANGES:
            return False
        if says_more(self.ranking, self.question, figures, self.corpus):
            return False
        if self.question.cues & {"series", "compare"} or self.corpus.has_target(figures[0]):
            return True
        return is_clear(self.ranking, self.question, figures, self.corpus, like)

    def _marks(
        self, choice: Choice, figures: Sequence[Figure], aims: Sequence[Aim]
    ) -> tuple[Span, ...]:
        """What says the answer: the piece, or that of the figure, and the targets beside it."""
        main = figures[0].span if figures else choice.piece.span
        held = [
            each.span
            for each in self.corpus.pieces
            if each.span.start <= main.start < each.span.end
        ]
        spans = [*held, *(span for aim in aims for span in self._spans_of(aim)[:1])]
        return tuple(self.corpus.document.trim(span) for span in spans)

    def _figures(self, choice: Choice) -> list[Figure]:
        """The figures of the sentence, first the one that is asked for."""
        whole = self.corpus.figures_in(self.passages.of(choice.piece.span))
        near = whole or choice.piece.figures
        first = figures_by_fit(
            self.ranking, self.question, near, self.corpus, choice.piece, choice.like
        )
        if not first:
            return []
        return [first[0], *(each for each in whole if each is not first[0])]

    def _of_the_time(self, figures: list[Figure], series: list[Figure]) -> list[Figure]:
        """The figures, first the one of the same indicator that is of the time that is asked."""
        wants_aim = "aim" in self.question.cues and "compare" not in self.question.cues

        def fits(figure: Figure) -> tuple[bool, bool, bool]:
            is_same = figure.indicator == figures[0].indicator and figure.kind != "change"
            is_then = any(figure.years == years for years in self.question.years)
            is_wanted = wants_aim and figure.is_aim
            return (is_same and is_then, is_same and is_wanted, figure is figures[0])

        both = [*figures, *(each for each in series if each not in figures)]
        main = max(both, key=fits)
        return [main, *(each for each in both if each is not main)]

    def _with_result(self, figures: list[Figure], aims: Sequence[Aim]) -> list[Figure]:
        """The figures, first what was reached of a target, where what shall be is not asked."""
        main = figures[0]
        last = max((years[1] for years in self.question.years), default=0)
        is_target = any(main.iri == aim.target for aim in aims)
        wants_aim = "aim" in self.question.cues or last > self.corpus.last_year
        if not is_target or (wants_aim and "both" not in self.question.cues):
            return figures
        results = {aim.result for aim in aims}
        reached = [each for each in self.corpus.figures if each.iri in results]
        return [*reached, *(each for each in figures if each not in reached)]

    def _is_asked(self, figure: Figure) -> bool:
        """Whether a figure is what a question is about, and not only beside it."""
        cues = self.question.cues
        is_named = bool(cues & _NAMED) and not cues & NUMBERS
        if "list" in cues or is_named or self._is_said(figure):
            return False
        is_ratio = figure.unit.lower().startswith("percent") or "/" in figure.quote
        if "share" in self.question.cues and not is_ratio:
            return False
        if wants_number(self.question):
            return True
        share, back = closeness(self.ranking, self.question, figure, self.corpus)
        is_wanted = figure.is_aim and "aim" in self.question.cues
        return share >= _ABOUT and (back >= _ABOUT or is_wanted)

    def _is_said(self, figure: Figure) -> bool:
        """Whether a question has the number itself: *the five gates*."""
        told = {word for word in stems(figure.quote, "vi") if word[0].isdecimal()}
        is_judged = self.question.cues & {"audit", "compare"}
        return bool(told) and not is_judged and told <= {*self.question.words}

    def _series(self, main: Figure) -> list[Figure]:
        """The figures of the same indicator for other times."""
        same = [
            each
            for each in self.corpus.figures
            if each.indicator == main.indicator and each.kind != "change"
        ]
        return same if len({each.years for each in same}) > 1 else []

    def _aims(self, figures: Sequence[Figure]) -> tuple[Aim, ...]:
        """The targets of what is asked, with their results.

        Args:
            figures: those of the sentence, first the one that is asked for.
        """
        asked = [self._closeness(each) for each in figures]
        found: dict[str, Aim] = {}
        for figure, share in zip(figures, asked, strict=True):
            if figure is figures[0] or share >= max(_NEARLY * asked[0], _ALIKE):
                found |= {aim.target: aim for aim in self._aims_of(figure)}
        return tuple(found.values())[:_MOST_AIMS]

    def _closeness(self, figure: Figure) -> float:
        if not self.corpus.has_target(figure):
            return 0.0
        return closeness(self.ranking, self.question, figure, self.corpus, around=False)[0]

    def _aims_of(self, main: Figure) -> Iterator[Aim]:
        """The targets of the indicator of a figure, or that it is the result of."""
        for target, row in self.corpus.targets.items():
            if row["indicator"] == main.indicator or main.iri in (row["result"], row["near"]):
                yield Aim(target, row["result"] or row["near"] or None)

    def _spans_of(self, aim: Aim) -> list[Span]:
        row = self.corpus.targets[aim.target]
        spans = [Span(int(row["start"]), int(row["end"]))]
        return spans + [each.span for each in self.corpus.figures if each.iri == aim.result]

    def _others(self, choice: Choice, found: Sequence[Choice]) -> tuple[str, ...]:
        """Other indicators that may be meant."""
        own = {each.indicator for each in choice.piece.figures}
        others = dict.fromkeys(
            figure.indicator
            for each in found[:TRIED]
            if each.score >= found[0].score - MARGIN
            for figure in each.piece.figures
            if figure.indicator not in own
        )
        return tuple(others)[:_MOST_OTHERS]

    def _checked(self, choice: Choice, found: Sequence[Choice]) -> Card | None:
        """The sum of the audit about a passage."""
        best: tuple[int, Check] | None = None
        for each in found[:TRIED]:
            if each.score < found[0].score - MARGIN:
                break
            sentence = self.corpus.sentences[each.piece.sentence].span
            checks = self.corpus.checks if self._is_then(sentence) else ()
            for check in checks:
                held = sum(sentence.start <= span.start < sentence.end for span in check.spans)
                if held and is_sum(check, self.question, self.corpus.document):
                    rank = held + (10 if check.verdict == "error" else 0)
                    if best is None or rank > best[0]:
                        best = (rank, check)
            if best:
                break
        if best is None:
            return None
        check = best[1]
        passages = tuple(sorted({self.passages.of(span) for span in check.spans}))
        return Card(
            kind=Kind.CHECK,
            report=self.corpus.report,
            question=self.question,
            passages=passages,
            query=sparql.of_checks([check.iri]),
            checks=(check.iri,),
            share=choice.share,
        )

    def _is_then(self, sentence: Span) -> bool:
        """Whether a sentence is of the years that a question names, if it names any."""
        said = self.corpus.document[sentence]
        return not self.question.years or any(
            str(year) in said for years in self.question.years for year in years
        )

    def audit(self) -> Card | None:
        """The sums of the report that do not come out."""
        wrong = [check for check in self.corpus.checks if check.verdict == "error"]
        if not self.corpus.checks:
            return None
        return Card(
            kind=Kind.AUDIT,
            report=self.corpus.report,
            question=self.question,
            passages=tuple(
                sorted({self.passages.of(check.spans[0]) for check in wrong if check.spans})
            ),
            query=sparql.of_checks([check.iri for check in wrong]),
            checks=tuple(check.iri for check in wrong),
            count=len(wrong),
        )

    def note(self) -> Card | None:
        """What a footnote says."""
        number = self.question.note or 0
        last = max(self.corpus.notes, default=0)
        row = self.corpus.notes.get(last if number == LAST_NOTE else number)
        if row is None:
            return None
        span = Span(int(row["start"]), int(row["end"]))
        passages = [span]
        if row["clause_start"]:
            passages.append(Span(int(row["clause_start"]), int(row["clause_end"])))
        return Card(
            kind=Kind.NOTE,
            report=self.corpus.report,
            question=self.question,
            passages=tuple(sorted(passages)),
            query=sparql.of_passages(self.report, [span]),
            subject=row["footnote"],
            figures=self.corpus.figures_in(span)[:_MOST_FIGURES],
        )
