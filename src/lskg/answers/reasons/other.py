"""Why a question is not answered, where all that is known is that the report does not say it.

Reasons are told one after the other, those that lie in a question itself first: a judgement is
asked for; another place is named; a time of which no report like this tells. Then the question is
asked once more without its time, or without its place: what is told then, is told of another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from lskg.answers.choose import local_places
from lskg.answers.corpus import Corpus
from lskg.answers.figures import CHANGE, CHANGES
from lskg.answers.lists import is_of_another_term
from lskg.answers.outcome import Card, Reason, Refusal
from lskg.answers.question import Question
from lskg.answers.reasons.judging import may_be_judgement
from lskg.answers.reasons.times import is_far
from lskg.text.document import Span
from lskg.text.slugs import fold

Ask = Callable[[str], Card | Refusal | None]
_YEARS = r"(?:19|20)\d\d(?:\s*(?:-|–|to|and|đến|tới|den|toi)\s*(?:năm |nam )?(?:19|20)\d\d)?"
_BEFORE_YEARS = (
    r"(?:\b(?:vào|trong|của|cho|từ|đến|tới|hồi|cuối|đầu|hết|riêng|tính đến|giai đoạn|giữa|năm"
    r"|các năm|những năm|nhiệm kỳ|quý \w+|tháng \d+|vao|trong|cua|cho|tu|den|toi|hoi|cuoi|dau|het"
    r"|rieng|tinh den|giai doan|giua|nam|cac nam|nhung nam|nhiem ky|quy \w+|thang \d+"
    r"|in|by|for|of|during|from|since|until|before|after|back|the|year|years|end|start|early|late"
    r"|period|term|at|between|single|alone|just|only)\s+)*"
)
_TIME = re.compile(rf"{_BEFORE_YEARS}{_YEARS}(?: (?:alone|riêng|rieng))?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_UNIT = r"(?:huyen|xa|phuong|thi tran|thi xa|thanh pho|district|commune|ward|town(?:ship)?)"
_BEFORE_PLACE = (
    r"(?:\b(?:cua|o|tai|rieng|tren dia ban|trong|cho|in|of|at|for|the|alone|just|only) )*"
    rf"(?:\b{_UNIT} )?"
)
_LETTERS = re.compile(r"[a-z0-9]+")


def other_reason(question: Question, corpus: Corpus, refusal: Refusal, ask: Ask) -> Reason:
    """The reason for a refusal.

    Args:
        question: what is asked.
        corpus: the report.
        refusal: what is known so far.
        ask: answers another question to the same report.
    """
    if refusal.reason in (Reason.NO_OPINION, Reason.SENSELESS):
        return refusal.reason
    if may_be_judgement(question):
        return Reason.NO_OPINION
    if refusal.reason != Reason.NOT_IN_REPORT:
        return refusal.reason
    if is_far(question.folded) or is_of_another_term(corpus, question):
        return Reason.OTHER_TIME
    if question.years and _is_told(corpus, question, ask, _TIME.sub(" ", question.text), _years):
        return Reason.OTHER_TIME
    places = local_places(corpus, question)
    if places and _is_told(corpus, question, ask, _without(question, places), _names(places)):
        return Reason.OTHER_PLACE
    return refusal.reason


def _is_told(
    corpus: Corpus, question: Question, ask: Ask, text: str, told: Callable[[Question, str], bool]
) -> bool:
    """Whether a question is answered without its time or place, by what does not name that."""
    outcome = ask(text) if len(text.split()) > 1 else None
    if not isinstance(outcome, Card):
        return False
    wholes = [*_wholes(corpus, outcome.passages)]
    if told is _years and not _is_of_that_kind(corpus, question, outcome, wholes):
        return False
    return not told(question, " ".join(corpus.document[each] for each in wholes))


def _is_of_that_kind(
    corpus: Corpus, question: Question, card: Card, wholes: Sequence[Span]
) -> bool:
    """Whether what is told of another time is what was reached, or what is aimed at, as asked."""
    figures = card.figures or [each for span in wholes for each in corpus.figures_in(span)]
    is_ahead = all(last > corpus.last_year for _, last in question.years)
    is_change = CHANGE.search(question.folded) is not None
    return not figures or any(
        each.is_aim == is_ahead and (is_change or each.kind not in CHANGES) for each in figures
    )


def _wholes(corpus: Corpus, spans: tuple[Span, ...]) -> Iterator[Span]:
    """The sentences that passages are of."""
    for span in spans:
        at = corpus.sentence_at(span.start)
        yield span if at is None else corpus.sentences[at].span


def _years(question: Question, said: str) -> bool:
    return any(str(year) in said for years in question.years for year in years)


def _without(question: Question, places: tuple[str, ...]) -> str:
    """A question without the names of places and what stands before them."""
    units = (
        r"(?:(?:huyen|xa|phuong|thi tran|thi xa|thanh pho|district|commune|ward|town(?:ship)?) )"
    )
    before = r"(?:(?:cua|o|tai|rieng|tren dia ban|trong|cho|in|of|at|for|the|alone|just|only) )"
    words = list(_WORD.finditer(question.text))
    plain = [" ".join(_LETTERS.findall(fold(word[0]))) for word in words]
    said, kept = " ".join(plain), question.text
    for place in places:
        match = re.search(
            rf"(?:{before}*{units})?\b{place}\b(?: {units.strip()})?(?: alone)?", f"{said} "
        )
        if match is None:
            continue
        first, last = (said[: match.start()].count(" "), said[: match.end()].strip().count(" "))
        kept = kept[: words[first].start()] + " " + kept[words[last].end() :]
        break
    return kept


def _names(places: tuple[str, ...]) -> Callable[[Question, str], bool]:
    def told(_: Question, said: str) -> bool:
        plain = f" {' '.join(_LETTERS.findall(fold(said)))} "
        return any(f" {place} " in plain for place in places)

    return told
