"""Which of the pieces that say what is asked is the answer: by what kind of answer is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lskg.answers.asked import Like
from lskg.answers.corpus import Corpus
from lskg.answers.figures import (
    CHANGE,
    CHANGES,
    NUMBERS,
    closeness,
    counts,
    is_share,
    wants_number,
)
from lskg.answers.question import Question, understand
from lskg.answers.ranking import Ranked, Ranking
from lskg.answers.records import Piece, Sentence
from lskg.answers.saying import Saying
from lskg.answers.words import TONGUES, Tongue, folded, stems

_RANK = re.compile(r"\d+/6\d|xếp (?:hạng|thứ)|thứ hạng|\bbậc\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"\b\d{1,2}/\d{1,2}(?:/\d{4})?\b|ngày \d")
DOCUMENT = re.compile(r"số \d+[\d/]*[-/]?[A-ZĐ]|[A-ZĐ]{2,}/[A-ZĐ]{2,}|-[A-ZĐ]{2,}/")
_NUMBERED = re.compile(
    r"\b(?:nghi quyet|nghi dinh|quyet dinh|chi thi|quy dinh|ket luan|resolution|decree|decision"
    r"|directive|regulation)\s+(?:so\s+|no\.?\s*)?(\d+)"
)
_SCORE = re.compile(r"\b(?:diem so|so diem|score|scores|scored)\b")
_NOT = re.compile(r"\b(?:chua|not|missed|khong dat|fail)\b")
_STATE = re.compile(r"khoi cong|hoan thanh|dua vao|dang|trien khai|chuan bi dau tu|thi cong|chua")
_MONEY = ("VND", "USD")
#: What asks for a cause, and for that of a change.
_WHY = re.compile(
    r"\b(?:vi sao|tai sao|nguyen nhan|do dau|l[yi] do|sao lai|vi dau|(?:dieu|cai) gi (?:khien|lam)"
    r"|why|what (?:caused?|causes|made|makes|led|explains?|lies behind|drove)|reasons?|causes?"
    r"|how come|explanation)\b|^sao\b"
)
_CHANGED = re.compile(
    r"\b(?:giam|tut|rot|sut|thap|xuong|tang|hut|keu|mat|cham|kem|lui|fall|fallen|falling|fell|drop"
    r"|dropped|drops|declin\w+|decreas\w+|low|lower|slump\w*|plung\w+|rise|rose|risen|grew|increas\w+"
    r"|jump\w*|surg\w+|worse\w*|slip\w*|shrink|shrank|slow\w*|miss|missed|weak)\b"
)
#: What says a cause, and what says but a purpose or a shortcoming.
_CAUSE = re.compile(
    r"(?<!\btự )\bdo\b|(?<!\bđơn )\bvì\b|\b(?:bởi|nhờ|nguyên nhân|lý do|lí do|ảnh hưởng|tác động"
    r"|dẫn đến|dẫn tới|khiến|làm cho|xuất phát từ|kéo theo|gây)\b"
)
_PURPOSE = re.compile(r"\b(?:nhằm|để|góp phần|tạo điều kiện|chưa|hạn chế|khó|thiếu|yêu cầu|nên)\b")
#: So far a cause is told behind the word that says one.
_FAR, _ENDS = 90, re.compile(r"[;.]")
_CAUSES = ("SubjectiveCause", "ObjectiveCause")
_HEADING = 24
#: What asks for something to be named.
_OFFICE = re.compile(
    r"\b(?:meant|supposed|expected|going|ought) to be\b|\b(?:should|will|must) be\b"
    r"|\b(?:kiem|se lam|phai lam|nen lam|duoc lam|dong thoi lam)\b"
)
_NAMING = re.compile(r"\b(?:nào|ai|tên|đâu|which|who|where|names?|named)\b")
#: From here on a question to a clause is nearly that which is typed, and asks for the same.
NEARLY, ALIKE = 0.25, 0.5
#: So many pieces are read word by word, which counts so much.
_COVERED, _WORDS = 60, 0.4
#: So many pieces are looked at for the names of their figures, which count so much.
_LOOKED_AT, _NAMED = 40, 0.12
#: What it counts that a like question is asked of a piece.
_NEAR = 0.7


#: What a piece loses that does not tell of the year to come that is asked.
_NOT_THEN = 0.15
#: None of several years that are asked is said.
_NO_YEAR = 0
#: What makes an answer sure, each found by questions that were new then: what its sentence says
#: of a question, a figure, how far the next sentence is behind, up to so much, how near a question
#: to a clause is, and how far the next of these is behind.
_BY_SHARE, _BY_WORDS, _BY_FIGURE, _BY_LEAD, _BEHIND = 0.65, 0.5, 0.2, 1.6, 0.18
_CLEAR, _BY_NEAR, _BY_NEAREST = 0.3, 0.3, 0.8


@dataclass(frozen=True, slots=True)
class Choice:
    """A piece with its share of the question, and with what speaks for it besides.

    Attributes:
        number: that of the piece.
        coverage: how much of the question its sentence says word by word, from 0 to 1.
        beside: the same without the names of places.
        like: the clause of the piece of which nearly the same is asked, or None.
    """

    number: int
    piece: Piece
    share: float
    score: float
    missing: tuple[str, ...]
    coverage: float = 0.0
    beside: float = 0.0
    like: Like | None = None

    @property
    def near(self) -> float:
        """How near the question is to one that is asked of the piece, from 0 to 1."""
        return self.like.near if self.like else 0.0


def choices(corpus: Corpus, ranking: Ranking, question: Question, saying: Saying) -> list[Choice]:
    """The pieces that may answer a question, the best first."""
    said = stems(question.text, question.tongue)
    found = [
        _choice(corpus, question, each, _measured(corpus, ranking, question, place, each))
        for place, each in enumerate(ranking.rank(question.groups, said))
    ]
    found.sort(key=lambda choice: (-choice.score, choice.piece.span.start))
    covered: dict[int, tuple[float, float]] = {}
    for choice in found[:_COVERED]:
        sentence = choice.piece.sentence
        if sentence not in covered:
            whole = saying.coverage(question, sentence)
            rest = saying.beside_places(question, sentence) if question.places else whole
            covered[sentence] = (whole, rest)
    read = [_covering(choice, *covered.get(choice.piece.sentence, (0.0, 0.0))) for choice in found]
    return sorted(read, key=lambda choice: (-choice.score, choice.piece.span.start))


def confidence(choice: Choice, found: Sequence[Choice], *, has_figures: bool) -> float:
    """How surely a choice answers, by what it says, what is asked of it, and those behind it."""
    others = [each for each in found if each.piece.sentence != choice.piece.sentence]
    lead = choice.score - max((each.score for each in others), default=0.0)
    lead = _BY_LEAD * min(lead, _CLEAR) if lead > 0 else _BEHIND * max(lead, -_CLEAR)
    nearest = choice.near - max((each.near for each in others), default=0.0)
    said = _BY_SHARE * choice.share + _BY_WORDS * choice.coverage
    asked = _BY_NEAR * choice.near + _BY_NEAREST * max(-_CLEAR, min(nearest, _CLEAR))
    return said + asked + lead + (_BY_FIGURE if has_figures else 0.0)


def _covering(choice: Choice, coverage: float, beside: float) -> Choice:
    score = choice.score + _WORDS * coverage
    return replace(choice, coverage=coverage, beside=beside, score=score)


def _measured(
    corpus: Corpus, ranking: Ranking, question: Question, place: int, ranked: Ranked
) -> float:
    """What speaks for a piece by the names of its figures, where a figure is asked for."""
    if place >= _LOOKED_AT or not wants_number(question):
        return 0.0
    figures = corpus.pieces[ranked.number].figures
    near = (closeness(ranking, question, each, corpus, around=False)[0] for each in figures)
    return _NAMED * max(near, default=0.0)


def _choice(corpus: Corpus, question: Question, ranked: Ranked, measured: float) -> Choice:
    piece = corpus.pieces[ranked.number]
    sentence = corpus.sentences[piece.sentence]
    score = ranked.share + measured + _fit(corpus, question, piece, sentence)
    score += _NEAR * (ranked.like.near if ranked.like else 0.0)
    return Choice(ranked.number, piece, ranked.share, score, ranked.missing, like=ranked.like)


def _fit(corpus: Corpus, question: Question, piece: Piece, sentence: Sentence) -> float:
    text, whole = corpus.document[piece.span], corpus.document[sentence.span]
    return (
        _fit_of_figures(corpus, question, piece, sentence)
        + _fit_of_times(corpus, question, piece, whole)
        + _fit_of_words(question, text, whole, sentence.english)
        - (0.12 if len(whole) < _HEADING or whole.isupper() else 0.0)
    )


def _fit_of_figures(corpus: Corpus, question: Question, piece: Piece, sentence: Sentence) -> float:
    cues, figures = question.cues, piece.figures
    fit = -0.3 if corpus.is_heading(sentence.span) and not cues & {"note"} else 0.0
    if wants_number(question):
        fit += 0.1 if figures else -0.14
    if question.wants_count and figures and all(is_share(each) for each in figures):
        fit -= 0.12
    if question.counted:
        fit += 0.12 if any(counts(question, each) for each in figures) else 0.0
    if "share" in cues:
        fit += 0.06 if any("PERCENT" in each.unit for each in figures) else 0.0
    if "money" in cues:
        fit += 0.08 if any(each.unit.endswith(_MONEY) for each in figures) else -0.04
    return fit + _fit_of_plan(corpus, question, piece)


def _fit_of_plan(corpus: Corpus, question: Question, piece: Piece) -> float:
    """What speaks for a piece by what its figures are: planned or not, levels or changes."""
    cues, figures, fit = question.cues, piece.figures, 0.0
    aims = {figure.is_aim for figure in figures}
    if figures and all(each.kind in CHANGES for each in figures):
        is_change = CHANGE.search(question.folded) is not None
        fit -= 0.0 if is_change else 0.15 if question.counted else 0.06
    wants_aim = "aim" in cues or any(last > corpus.last_year for _, last in question.years)
    if "compare" in cues:
        fit += 0.05 if any(corpus.has_target(each) for each in figures) else 0.0
    if wants_aim:
        fit += 0.1 if True in aims else 0.02 if piece.span.start > corpus.plan_start else 0.0
    elif True in aims and "compare" not in cues:
        fit -= 0.08
    return fit


def _fit_of_times(corpus: Corpus, question: Question, piece: Piece, whole: str) -> float:
    fit = 0.0
    for first, last in question.years:
        said = {int(year) for year in _YEAR.findall(whole)}
        held = [each.years for each in piece.figures if each.years]
        if (first, last) in held:
            fit += 0.12
        elif (
            first in said or last in said or any(one <= first and last <= two for one, two in held)
        ):
            fit += 0.06
        elif held:
            fit -= 0.06
        is_ahead = first > corpus.last_year and len(question.years) == 1
        if is_ahead and not {first, last} & said and (first, last) not in held:
            fit -= _NOT_THEN
    return fit


def _fit_of_words(question: Question, text: str, whole: str, english: str) -> float:
    cues = question.cues
    fit = 0.0
    if bool(_NOT.search(folded(text))) != bool(_NOT.search(question.folded)):
        fit -= 0.08 if wants_number(question) else 0.04
    if "state" in cues:
        fit += 0.08 if _STATE.search(folded(text)) else 0.0
    if "rank" in cues:
        fit += 0.12 if _RANK.search(text) else -0.06
    if "series" in cues:
        fit += 0.08 if len(set(_YEAR.findall(whole))) > 2 else 0.0
    if cues & {"year", "day"}:
        fit += 0.06 if _YEAR.search(whole) or _DAY.search(whole) else -0.08
    if "document-number" in cues:
        fit += 0.12 if DOCUMENT.search(text) else 0.05 if DOCUMENT.search(whole) else -0.05
    if "meaning" in cues:
        fit += 0.15 if _defines(question, whole, english) else 0.0
    return fit


def _defines(question: Question, whole: str, english: str) -> bool:
    """Whether a sentence says what the words of a question are."""
    said = " ".join(group.said for group in question.groups if group.weight >= 1)
    plain = " ".join(stems(whole if question.tongue == "vi" else english, question.tongue))
    verbs = ("la",) if question.tongue == "vi" else ("is", "which is", "mean", "refer", "are")
    ends = (said, " ".join(said.split()[-3:]), " ".join(said.split()[-2:]))
    return any(f"{end} {verb} " in plain for end in ends if end for verb in verbs)


def asked_of(corpus: Corpus, question: Question, choice: Choice) -> str:
    """What is asked of the piece that is near to the question; empty without such."""
    like = choice.like
    if like is None or like.near < NEARLY:
        return ""
    return corpus.asked[like.row].said(question.tongue)


def asked_alike(corpus: Corpus, question: Question, choice: Choice) -> frozenset[str]:
    """What kinds of answer are asked of the piece by nearly the same question, so that it has them.

    A number stands for every kind of number but money and a population; a person or a company
    must be named.
    """
    if choice.near < ALIKE:
        return frozenset()
    asked = asked_of(corpus, question, choice)
    cues = _cues_of(asked, question.tongue)
    if _NAMING.search(asked.lower()) and question.named_kind not in ("Person", "Enterprise"):
        cues |= {"which", "names"}
    return cues | NUMBERS - {"money", "people"} if "number" in cues else cues


def is_no_score(question: Question, choice: Choice) -> bool:
    """Whether a score is asked for, and only ranks are said."""
    figures = choice.piece.figures
    asks_score = question.counted in (("diem",), ("point",)) or _SCORE.search(question.folded)
    return bool(asks_score and figures) and all(figure.kind == "rank" for figure in figures)


def is_of_office(question: Question) -> bool:
    """Whether who shall have an office is asked, whom another office may tell, and no name."""
    return question.named_kind == "Person" and _OFFICE.search(question.folded) is not None


def lacks_document(question: Question, whole: str) -> bool:
    """Whether a document is asked for by a number, and what has that number here is none."""
    code = _NUMBERED.search(question.folded)
    return code is not None and not re.search(rf"\b{code[1]}\s*[-/]|so {code[1]}\b", folded(whole))


def _causes_it(question: Question, said: str) -> bool:
    """Whether a sentence says a cause, and not what is asked as the cause of something else."""
    told = [word.said for word in question.telling]
    for match in _CAUSE.finditer(said):
        behind = f" {folded(_ENDS.split(said[match.end() : match.end() + _FAR])[0])} "
        if 2 * sum(f" {word} " in behind for word in told) < max(1, len(told)):
            return True
    return False


def lacks_cause(corpus: Corpus, question: Question, choice: Choice) -> bool:
    """Whether a cause is asked for, and only that is said whose cause it would be."""
    asked = question.folded
    if not _WHY.search(asked):
        return False
    if choice.near >= NEARLY and _WHY.search(folded(asked_of(corpus, question, choice))):
        return False
    at = choice.piece.span.start
    kinds = {each.kind for each in corpus.listed if each.span.start <= at < each.span.end}
    said = corpus.document[corpus.sentences[choice.piece.sentence].span].lower()
    if not kinds.isdisjoint(_CAUSES) or _causes_it(question, said):
        return False
    is_told = "Limitation" in kinds or _PURPOSE.search(said)
    return bool(_CHANGED.search(asked)) or not is_told


def lacks_acronym(corpus: Corpus, question: Question, choice: Choice) -> bool:
    """Whether something that is known by its letters is not named: another index, another body."""
    if not question.acronyms:
        return False
    if any(said in question.acronyms for said in choice.missing):
        return True
    sentence = corpus.sentences[choice.piece.sentence]
    names = [label.get(tongue, "") for label in choice.piece.labels for tongue in TONGUES]
    told = (corpus.document[sentence.span], sentence.english, asked_of(corpus, question, choice))
    said = f" {' '.join(stems(' '.join([*told, *names]), question.tongue))} "
    letters = {*stems(" ".join(question.acronyms), question.tongue)}
    return any(
        each.said in letters and not any(f" {' '.join(way)} " in said for way in each.ways)
        for each in question.telling
    )


@lru_cache(maxsize=512)
def _cues_of(text: str, tongue: Tongue) -> frozenset[str]:
    """What kind of answer a question wants."""
    return understand(text, tongue).cues


def other_year(corpus: Corpus, question: Question, choice: Choice, whole: str) -> int | None:
    """The year that is asked, of which a sentence and its figures do not tell; None for none."""
    said = {int(year) for year in _YEAR.findall(whole)}
    figures = corpus.figures_in(corpus.sentences[choice.piece.sentence].span)
    indicators = {each.indicator for each in choice.piece.figures or figures}
    held = [each.years for each in corpus.figures if each.years and each.indicator in indicators]
    if "both" in question.cues:
        return None
    if len(question.years) > 1 and "compare" in question.cues:
        is_said = any(year in said for years in question.years for year in years)
        return None if is_said else _NO_YEAR
    for first, last in question.years:
        if first == last and _is_but_a_beginning(whole, first):
            return first
        if first in said or last in said or _overlaps(held, first, last):
            continue
        if held or said or not corpus.first_year <= first <= corpus.end_year:
            return first
    return None


def tells_of_the_past(corpus: Corpus, question: Question, choice: Choice) -> bool:
    """Whether a year is asked that is over, and a piece tells what was reached in another."""
    if not any(first == last <= corpus.last_year for first, last in question.years):
        return False
    return any(
        not each.is_aim and (each.kind not in CHANGES or CHANGE.search(question.folded))
        for each in choice.piece.figures
    )


def _is_but_a_beginning(whole: str, year: int) -> bool:
    """Whether a year is said as the first of a period alone: 2021 in *giai đoạn 2021 - 2025*."""
    starts = len(re.findall(rf"\b{year}\s*[-–]\s*20\d\d\b", whole))
    return 0 < starts == len(re.findall(rf"\b{year}\b", whole))


def _overlaps(held: list[tuple[int, int]], first: int, last: int) -> bool:
    if first == last:
        return any(first == two for _, two in held)
    return any(
        (first <= one and two <= last) or (one <= first and last <= two) for one, two in held
    )
