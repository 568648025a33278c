"""Which of the pieces that say what is asked is the answer: by what kind of answer is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lskg.answers.corpus import Corpus
from lskg.answers.question import Question
from lskg.answers.ranking import Ranked, Ranking
from lskg.answers.records import Figure, Piece, Sentence
from lskg.answers.words import stems, words
from lskg.text.document import Span
from lskg.text.slugs import fold

NUMBERS = frozenset(
    {"number", "people", "share", "rank", "money", "weight", "length", "area", "volume"}
)
_RANK = re.compile(r"\d+/6\d|xếp (?:hạng|thứ)|thứ hạng|\bbậc\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"\b\d{1,2}/\d{1,2}(?:/\d{4})?\b|ngày \d")
DOCUMENT = re.compile(r"số \d+[\d/]*[-/]?[A-ZĐ]|[A-ZĐ]{2,}/[A-ZĐ]{2,}|-[A-ZĐ]{2,}/")
_NOT = re.compile(r"\b(?:chua|not|missed|khong dat|fail)\b")
_CHANGES = ("change", "rate")
_CHANGE = re.compile(
    r"\b(?:tang|giam|bot|tut|them|growth|grow|grew|increase|reduc|fall|fell|drop|rise|rose|cut|up|down)"
)
_STATE = re.compile(r"khoi cong|hoan thanh|dua vao|dang|trien khai|chuan bi dau tu|thi cong|chua")
_MONEY = ("VND", "USD")
_HEADING, _SERIES = 24, 3
#: So many pieces are looked at for the names of their figures, which count so much.
_LOOKED_AT, _NAMED = 40, 0.12


@dataclass(frozen=True, slots=True)
class Choice:
    """A piece with its share of the question, and with what speaks for it besides.

    Attributes:
        number: that of the piece.
    """

    number: int
    piece: Piece
    share: float
    score: float
    missing: tuple[str, ...]


def choices(corpus: Corpus, ranking: Ranking, question: Question) -> list[Choice]:
    """The pieces that may answer a question, the best first."""
    found = [
        _choice(corpus, question, each, _measured(corpus, ranking, question, place, each))
        for place, each in enumerate(ranking.rank(question.groups))
    ]
    return sorted(found, key=lambda choice: (-choice.score, choice.piece.span.start))


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
    return Choice(ranked.number, piece, ranked.share, score, ranked.missing)


def _fit(corpus: Corpus, question: Question, piece: Piece, sentence: Sentence) -> float:
    text, whole = corpus.document[piece.span], corpus.document[sentence.span]
    return (
        _fit_of_figures(corpus, question, piece, sentence)
        + _fit_of_times(question, piece, whole)
        + _fit_of_words(question, text, whole, sentence.english)
        - (0.12 if len(whole) < _HEADING or whole.isupper() else 0.0)
    )


def _fit_of_figures(corpus: Corpus, question: Question, piece: Piece, sentence: Sentence) -> float:
    cues, figures = question.cues, piece.figures
    fit = -0.3 if corpus.is_heading(sentence.span) and not cues & {"note"} else 0.0
    if wants_number(question):
        fit += 0.1 if figures else -0.14
    if question.counted:
        fit += 0.12 if any(_counts(question, each) for each in figures) else 0.0
    if "share" in cues:
        fit += 0.06 if any("PERCENT" in each.unit for each in figures) else 0.0
    if "money" in cues:
        fit += 0.08 if any(each.unit.endswith(_MONEY) for each in figures) else -0.04
    return fit + _fit_of_plan(corpus, question, piece)


def _fit_of_plan(corpus: Corpus, question: Question, piece: Piece) -> float:
    """What speaks for a piece by what its figures are: planned or not, levels or changes."""
    cues, figures, fit = question.cues, piece.figures, 0.0
    aims = {figure.is_aim for figure in figures}
    if figures and all(each.kind in _CHANGES for each in figures):
        fit -= 0.0 if _CHANGE.search(question.folded) else 0.06
    wants_aim = "aim" in cues or any(last > corpus.last_year for _, last in question.years)
    if "compare" in cues:
        fit += 0.05 if any(corpus.has_target(each) for each in figures) else 0.0
    if wants_aim:
        fit += 0.1 if True in aims else 0.02 if piece.span.start > corpus.plan_start else 0.0
    elif True in aims and "compare" not in cues:
        fit -= 0.08
    return fit


def _counts(question: Question, figure: Figure) -> bool:
    """Whether a figure counts what is asked to be counted."""
    said = (
        stems(figure.quote, "vi")
        if question.tongue == "vi"
        else stems(figure.unit.partition("/")[0], "en")
        + stems(figure.labels.get("en", ""), "en")[:2]
    )
    return question.counted[0] in said


def wants_number(question: Question) -> bool:
    """Whether a question asks for a figure."""
    cues = question.cues
    return bool(cues & (NUMBERS | {"compare", "series"})) and "document-number" not in cues


def _fit_of_times(question: Question, piece: Piece, whole: str) -> float:
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
    return fit


def _fit_of_words(question: Question, text: str, whole: str, english: str) -> float:
    cues = question.cues
    fit = 0.0
    if bool(_NOT.search(fold(text))) != bool(_NOT.search(question.folded)):
        fit -= 0.08 if wants_number(question) else 0.04
    if "state" in cues:
        fit += 0.08 if _STATE.search(fold(text)) else 0.0
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
    folded = " ".join(stems(whole if question.tongue == "vi" else english, question.tongue))
    verbs = ("la",) if question.tongue == "vi" else ("is", "which is", "mean", "refer", "are")
    ends = (said, " ".join(said.split()[-3:]), " ".join(said.split()[-2:]))
    return any(f"{end} {verb} " in folded for end in ends if end for verb in verbs)


def figures_by_fit(
    ranking: Ranking, question: Question, figures: Sequence[Figure], corpus: Corpus, piece: Piece
) -> list[Figure]:
    """Figures of a sentence, first the one that says what is asked."""

    def fit(figure: Figure) -> float:
        own = 0.15 if figure in piece.figures else 0.0
        return own + _figure_fit(ranking, question, figure, corpus)

    return sorted(figures, key=lambda each: (-fit(each), each.span.start))


def _figure_fit(ranking: Ranking, question: Question, figure: Figure, corpus: Corpus) -> float:
    share, back = closeness(ranking, question, figure, corpus)
    share *= 0.75 + 0.25 * back
    cues = question.cues
    if question.counted and _counts(question, figure):
        share += 0.2
    if "share" in cues and "PERCENT" in figure.unit:
        share += 0.1
    if figure.kind in _CHANGES and not _CHANGE.search(question.folded):
        share -= 0.2
    elif figure.kind == "change":
        share -= 0.1
    if cues & NUMBERS and set(question.numbers) & {*words(figure.quote)}:
        share -= 0.3
    return share + _fit_of_time(question, figure, corpus)


def _fit_of_time(question: Question, figure: Figure, corpus: Corpus) -> float:
    """What speaks for a figure by its time: planned or not, of which years, of how many."""
    cues, fit = question.cues, 0.0
    if "compare" in cues:
        fit += 0.1 if corpus.has_target(figure) else 0.0
        fit += 0.05 if "aim" in cues and figure.is_aim else 0.0
    elif "aim" in cues:
        fit += 0.15 if figure.is_aim else -0.1
    if "series" in cues and len(corpus.years_of(figure.indicator)) >= _SERIES:
        fit += 0.3
    if any(figure.years == years for years in question.years):
        fit += 0.15
    return fit


def closeness(
    ranking: Ranking, question: Question, figure: Figure, corpus: Corpus, *, around: bool = True
) -> tuple[float, float]:
    """How much of a question a figure is about, and how much of what it is about is asked.

    Args:
        ranking: the words of the report.
        question: what is asked.
        figure: a figure.
        corpus: the report.
        around: whether words before the figure count, too, and not only its name.
    """
    said = stems(figure.names(question.tongue), question.tongue)
    before = corpus.document[Span(max(0, figure.span.start - 60), figure.span.end)]
    near = {*stems(before, "vi")} if question.tongue == "vi" and around else set()
    total = fit = 0.0
    asked: set[str] = set()
    for group in question.groups:
        weight = max(0.2, ranking.rarity(group.said))
        total += weight
        fit += weight * max(
            sum(1.0 if word in said else 0.6 if word in near else 0.0 for word in way) / len(way)
            for way in group.ways
        )
        asked.update(*group.ways)
    rare = {word: max(0.2, ranking.rarity(word)) for word in said}
    back = sum(worth for word, worth in rare.items() if word in asked or word in question.words)
    return fit / total if total else 0.0, back / sum(rare.values()) if rare else 0.0
