"""Why a question is not answered, where all that is known is that the report does not say it.

Reasons are told one after the other, those that lie in a question itself first: a judgement is
asked for; another place is named; a time of which no report like this tells. Then the question is
asked once more without its time, or without its place: what is told then, is told of another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from lskg.answers.corpus import Corpus
from lskg.answers.figures import CHANGE, CHANGES
from lskg.answers.lists import is_of_another_term
from lskg.answers.outcome import Card, Reason, Refusal
from lskg.answers.phrases import Telling
from lskg.answers.question import Question
from lskg.answers.reasons.judging import has_judging_word, may_be_judgement
from lskg.answers.reasons.kinds import has_no_such, may_have_no_such
from lskg.answers.reasons.local import is_named_whole, places_within
from lskg.answers.reasons.senseless import asked_in_vain
from lskg.answers.reasons.times import is_far
from lskg.answers.refusals import names_elsewhere
from lskg.text.document import Span
from lskg.text.slugs import fold

Knows = Callable[[Telling], bool]
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
#: So much of what else is asked must be told of another time or place.
_MUCH = 0.9
_WHOLE = "cả nước"
#: Something of two times or more is asked, or whether it adds up.
_OF_MANY_TIMES = frozenset({"audit", "compare", "series"})
_COUNTRY = re.compile(
    r"\b(?:(?:của|trên|cua|tren|in|of|across|for) )?(?:cả nước|toàn quốc|ca nuoc|toan quoc"
    r"|nationwide|nationally|(?:the )?(?:whole|entire) country|(?:the )?country as a whole"
    r"|national)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_UNIT = r"(?:huyen|xa|phuong|thi tran|thi xa|thanh pho|district|commune|ward|town(?:ship)?)"
_BEFORE_UNIT = r"(?:(?:cua|o|tai|rieng|tren dia ban|trong|cho|in|of|at|for|the|alone|just|only) )*"
_LETTERS = re.compile(r"[a-z0-9]+")


def other_reason(
    question: Question, corpus: Corpus, refusal: Refusal, ask: Ask, knows: Knows
) -> Reason:
    """The reason for a refusal.

    Args:
        question: what is asked.
        corpus: the report.
        refusal: what is known so far.
        ask: answers another question to the same report.
        knows: whether the report has a word of the question, or one like it.
    """
    reason = refusal.reason
    if reason == Reason.SENSELESS and asked_in_vain(question) is None:
        return Reason.OTHER_PLACE if names_elsewhere(question) else reason
    if reason in (Reason.NO_OPINION, Reason.SENSELESS):
        return reason
    if reason == Reason.NOT_IN_REPORT and has_no_such(question, is_sure=False):
        return Reason.SENSELESS
    if may_be_judgement(question):
        return Reason.NO_OPINION
    is_beside = reason == Reason.OTHER_PLACE and _is_of_own(question)
    if reason == Reason.NOT_IN_REPORT or is_beside:
        return _unless_told(question, corpus, ask, knows)
    return reason


def _unless_told(question: Question, corpus: Corpus, ask: Ask, knows: Knows) -> Reason:
    """The reason where all that is known is that a report does not say it."""
    if is_far(question.folded) or is_of_another_term(corpus, question):
        return Reason.OTHER_TIME
    if _is_told_of_another_time(question, corpus, ask):
        return Reason.OTHER_TIME
    if _is_told_of_another_place(question, corpus, ask, knows):
        return Reason.OTHER_PLACE
    if may_have_no_such(question):
        return Reason.SENSELESS
    return Reason.NO_OPINION if has_judging_word(question) else Reason.NOT_IN_REPORT


def _is_of_own(question: Question) -> bool:
    """Whether something of the territory is asked, and another place but named beside it."""
    own, asked = "|".join(map(re.escape, question.territory)), question.folded
    if not own or any(place.vi == _WHOLE for place in question.places):
        return False
    for form in (form for place in question.places for form in place.forms):
        asked = asked.replace(form, " ")
    beside = r"(?<!voi )(?<!than )(?<!with )(?<!to )(?<!nhu )(?<!like )"
    return re.search(rf"{beside}\b(?:{own})\b", asked) is not None


def _is_told_of_another_time(question: Question, corpus: Corpus, ask: Ask) -> bool:
    text = _TIME.sub(" ", question.text)
    is_one = bool(question.years) and question.cues.isdisjoint(_OF_MANY_TIMES)
    return is_one and _is_told(corpus, question, ask, text, _years)


def _is_told_of_another_place(question: Question, corpus: Corpus, ask: Ask, knows: Knows) -> bool:
    is_whole = any(place.vi == _WHOLE for place in question.places)
    if is_whole and "rank" not in question.cues:
        return _is_told(corpus, question, ask, _COUNTRY.sub(" ", question.text), _of_country)
    places = places_within(corpus, question)
    text = _without(question, places)
    if is_named_whole(corpus, question) and all(map(knows, question.telling)):
        return True
    return bool(places) and _is_told(corpus, question, ask, text, _names(places))


def _is_told(
    corpus: Corpus, question: Question, ask: Ask, text: str, told: Callable[[Question, str], bool]
) -> bool:
    """Whether a question is answered without its time or place, by what does not name that."""
    outcome = ask(text) if len(text.split()) > 1 else None
    if not isinstance(outcome, Card) or outcome.share < _MUCH:
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
    words = list(_WORD.finditer(question.text))
    plain = [" ".join(_LETTERS.findall(fold(word[0]))) for word in words]
    said, kept = " ".join(plain), question.text
    for place in places:
        match = re.search(
            rf"(?:{_BEFORE_UNIT}{_UNIT} )?\b{re.escape(place)}\b(?: {_UNIT})?(?: alone)?",
            f"{said} ",
        )
        if match is None:
            continue
        first, last = (said[: match.start()].count(" "), said[: match.end()].strip().count(" "))
        kept = kept[: words[first].start()] + " " + kept[words[last].end() :]
        break
    return kept


def _of_country(_: Question, said: str) -> bool:
    return _COUNTRY.search(said) is not None


def _names(places: tuple[str, ...]) -> Callable[[Question, str], bool]:
    def told(_: Question, said: str) -> bool:
        plain = f" {' '.join(_LETTERS.findall(fold(said)))} "
        return any(f" {place} " in plain for place in places)

    return told
