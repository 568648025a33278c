"""Why a question is not answered: what no report says, and what this one does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lskg.answers.choose import NUMBERS, Choice
from lskg.answers.corpus import Corpus
from lskg.answers.outcome import Reason
from lskg.answers.question import Place, Question
from lskg.answers.ranking import Ranking
from lskg.answers.records import Figure
from lskg.text.slugs import fold

#: So much of a question must be said.
ENOUGH = 0.5
_CODE = re.compile(
    r"\b(?:nghi quyet|nghi dinh|quyet dinh|moc|cot moc|resolution|decree|decision|marker|regulation|quy dinh)"
    r"\s+(?:so\s+|no\.?\s*)?(\d+)"
)
_GROWTH = re.compile(r"\b(?:toc do|tang truong|growth|ty le|percentage|share|binh quan|average)\b")
_RATE = re.compile(r"\b(?:toc do|tang truong|growth|rank|hang|ty le|chi so|index|percentage)\b")
_PER_ONE = re.compile(r"\b(?:trung binh|moi|mot|tren moi)\b.*\b(?:may|bao nhieu)\b|\bper\b")
_PER_HEAD = re.compile(r"binh quan dau nguoi|per capita|per head|/nguoi|vạn dân|van dan")
_WHOLE = ("ca nuoc", "viet nam")
_UNITS = {
    "weight": ("TONNE", "KiloGM", "tonne", "kg", "quintal"),
    "length": ("KiloM", " M", "M", "km"),
    "area": ("HA", "M2"),
    "volume": ("L", "M3", "litre"),
}
_NAME = re.compile(r"\b[A-ZĐÀ-Ỹ][^\W\d_]+(?:[\s–-]+[A-ZĐÀ-Ỹ][^\W\d_]*)+|\b[A-Z][a-z]+[A-Z][a-z]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"\b\d{1,2}/\d{1,2}\b|ngày \d{1,2}\b")
_LOCAL = frozenset({"District", "Commune", "Province", "Country", "Region"})


def asked_in_vain(question: Question) -> Reason | None:
    """Why no report can answer a question; None where one might."""
    if "opinion" in question.cues:
        return Reason.NO_OPINION
    if "unlike" in question.cues and "audit" not in question.cues:
        return Reason.SENSELESS
    if "per" in question.cues and "rank" in question.cues:
        return Reason.SENSELESS
    return None


def unsaid(
    corpus: Corpus, ranking: Ranking, question: Question, choice: Choice
) -> Reason | None:
    """Why a piece of the report does not answer a question; None where it does."""
    for reason in _reasons(corpus, ranking, question, choice):
        if reason is not None:
            return reason
    return None


def _reasons(
    corpus: Corpus, ranking: Ranking, question: Question, choice: Choice
) -> Iterator[Reason | None]:
    sentence = corpus.sentences[choice.piece.sentence]
    whole = corpus.document[sentence.span]
    figures = corpus.figures_in(sentence.span)
    yield _unlike(question, choice, whole, figures)
    yield _elsewhere(corpus, question, whole)
    if choice.share < ENOUGH:
        folded = fold(question.text)
        yield Reason.SENSELESS if _PER_ONE.search(folded) else Reason.NOT_IN_REPORT
    yield _other_kind(question, choice, whole, figures)
    yield _other_time(corpus, question, choice, whole, figures)


def _unlike(
    question: Question, choice: Choice, whole: str, figures: tuple[Figure, ...]
) -> Reason | None:
    """A measure of what has none: a growth of a marker, a share in tonnes, a rank per head."""
    asked, said = fold(question.text), fold(whole)
    code = _CODE.search(asked)
    if code and _GROWTH.search(asked) and not (re.search(rf"\b{code[1]}\b", said) and _GROWTH.search(said)):
        return Reason.SENSELESS
    if _RATE.search(asked):
        for cue, units in _UNITS.items():
            if cue in question.cues and not any(each.unit.endswith(units) for each in figures):
                return Reason.SENSELESS
    if "per" in question.cues and not _PER_HEAD.search(said):
        return Reason.SENSELESS if _RATE.search(asked) else Reason.NOT_IN_REPORT
    return None


def _elsewhere(corpus: Corpus, question: Question, whole: str) -> Reason | None:
    said = f" {' '.join(re.findall(r'[a-z0-9]+', fold(whole)))} "
    for place in question.places:
        if place.forms[0] in _WHOLE and ("rank" in question.cues or "number" in question.cues):
            continue
        if not any(f" {form} " in said for form in place.forms):
            return Reason.OTHER_PLACE
    asked = f" {' '.join(re.findall(r'[a-z0-9]+', fold(question.text)))} "
    for form in corpus.local_names:
        if form not in question.territory and f" {form} " in asked and f" {form} " not in said and {*form.split()} <= question.capitals:
            return Reason.OTHER_PLACE
    return None


def _other_kind(
    question: Question, choice: Choice, whole: str, figures: tuple[Figure, ...]
) -> Reason | None:
    """A name, a day, a rank, a sum of money or a number is asked for, and there is none."""
    cues = question.cues
    lacks = (
        (cues & NUMBERS and not figures)
        or ("rank" in cues and not _has_rank(whole, figures))
        or ("day" in cues and not _DAY.search(whole))
        or ("year" in cues and not _YEAR.search(whole) and not any(each.years for each in figures))
        or ("money" in cues and not any(each.unit.endswith(("VND", "USD")) for each in figures))
        or (cues & {"names", "which"} and not _has_new_name(question, whole))
    )
    return Reason.NOT_IN_REPORT if lacks else None


def _has_rank(whole: str, figures: tuple[Figure, ...]) -> bool:
    return any(each.kind == "rank" for each in figures) or bool(re.search(r"\d+/6\d|xếp thứ|xếp hạng", whole))


def _has_new_name(question: Question, whole: str) -> bool:
    """Whether a sentence has names that the question does not."""
    asked = {*question.words} | {*question.capitals}
    for match in _NAME.finditer(whole):
        if not {*fold(match[0]).split()} <= asked | _COMMON:
            return True
    return False


_COMMON = {"lang", "son", "nghi", "quyet", "nhan", "dan", "dang", "bo", "trung", "uong", "covid", "gap", "khu", "nha", "nuoc", "tinh", "uy", "chinh", "phu", "an", "toan"}


def _other_time(
    corpus: Corpus, question: Question, choice: Choice, whole: str, figures: tuple[Figure, ...]
) -> Reason | None:
    said = {int(year) for year in _YEAR.findall(whole)}
    indicators = {each.indicator for each in choice.piece.figures or figures}
    held = [
        each.years for each in corpus.figures if each.years and each.indicator in indicators
    ]
    for first, last in question.years:
        if first in said or last in said or _overlaps(held, first, last):
            continue
        if not held and not said and corpus.first_year <= first <= corpus.end_year:
            continue
        is_ours = corpus.first_year <= first <= corpus.last_year or first == corpus.end_year
        return Reason.NOT_IN_REPORT if is_ours else Reason.OTHER_TIME
    return None


def _overlaps(held: list[tuple[int, int]], first: int, last: int) -> bool:
    if first == last:
        return any(one == first == two or (one < first <= two) or one == first for one, two in held)
    return any(one <= last and first <= two for one, two in held)
