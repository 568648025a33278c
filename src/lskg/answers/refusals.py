"""Why a question is not answered: what no report says, and what this one does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lskg.answers.choose import (
    ALIKE,
    DOCUMENT,
    NEARLY,
    Choice,
    asked_alike,
    asked_of,
    is_no_score,
    lacks_acronym,
    lacks_cause,
    lacks_document,
    other_year,
    tells_of_the_past,
)
from lskg.answers.corpus import Corpus
from lskg.answers.figures import (
    NUMBERS,
    closeness,
    counts,
    counts_there,
    is_money_alone,
    is_share,
    wants_number,
)
from lskg.answers.outcome import Reason
from lskg.answers.places import Place
from lskg.answers.question import Question
from lskg.answers.ranking import Ranking
from lskg.answers.reasons.kinds import produce_in
from lskg.answers.reasons.local import local_places
from lskg.answers.reasons.naming import NEAR, has_name
from lskg.answers.reasons.senseless import unlike
from lskg.answers.reasons.times import is_far, lacks_month
from lskg.answers.records import Figure
from lskg.answers.words import folded, stems

#: A question of so few words must say so much of what is measured.
_NOTHING = 0.08
_FEW, _PART, _WHOLLY = 3, 0.3, 0.75
#: A question to a clause is so near that its figure may be meant.
_ASKED_OF = 0.19
#: A sentence says nearly all of a question.
_SAID = 0.85
#: So much of what is asked of a place must be said beside its name.
_REST, _REST_ASKED = 0.6, 0.4
_WHOLE = ("ca nuoc", "viet nam")
_WHOLE_FORMS = ("ca nuoc", "toan quoc", "quoc gia", "viet nam", "dat nuoc")
_BESIDE = (
    *("voi", "giap", "sang", "den", "di", "ben", "tu", "toi", "ve"),
    *("with", "to", "chinese", "from"),
)
_MEASURED_BY = ("so voi", "so voi tinh", "hon", "hon tinh", "compared with", "compared to", "than")
#: Behind these two names are the ends of a road.
_ROAD = r"(?:cao toc|duong sat|tuyen|tuyen duong|from)"
#: Words that measure, and name nothing that is measured; who is counted where people are.
_MEASURES = frozenset(
    {
        *("ti le", "dien tich", "so luong", "tong", "muc", "toc do", "san luong", "gia tri"),
        *("rat", "shar", "percentag", "area", "number", "total", "level", "output", "valu"),
    }
)
_LETTERS = re.compile(r"[a-z0-9]+")
_WORD = re.compile(r"[^\W\d_]+")
#: *Giá* that is no price.
_VALUE = re.compile(r"\b(?:trị|đánh|định) giá\b|\bgiá trị\b")
_TIME = re.compile(r"\b(?:19|20)\d\d\b|\bgiai đoạn (?:\d|[IVX])")
_DAY = re.compile(r"\b\d{1,2}/\d{1,2}\b|ngày \d{1,2}\b")


def is_of_another_time(
    corpus: Corpus, ranking: Ranking, question: Question, choice: Choice
) -> bool:
    """Whether figures are of just what is asked, but not of the time."""
    return bool(question.years) and any(
        closeness(ranking, question, each, corpus, around=False)[0] >= _WHOLLY
        for each in choice.piece.figures
    )


def names_elsewhere(question: Question) -> bool:
    """Whether a question names a place that the report is not about, and not the whole country."""
    asked = f" {' '.join(_LETTERS.findall(question.folded))} "
    return any(
        place.forms[0] not in _WHOLE
        and not _is_end(question.folded, place)
        and not _is_beside(place, asked)
        for place in question.places
    )


def _is_end(asked: str, place: Place) -> bool:
    """Whether a place is but one end of a road: *Hà Nội - Đồng Đăng*."""
    return any(
        re.search(rf"\b{form}\s*[-–]\s*[^\W\d]|[^\W\d]\s*[-–]\s*{form}\b", asked)
        or re.search(rf"\b{_ROAD} (?!o\b)\w+ \w+ (?:den |to )?{form}\b", asked)
        for form in place.forms
    )


def unsaid(corpus: Corpus, ranking: Ranking, question: Question, choice: Choice) -> Reason | None:
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
    yield unlike(question, whole, figures)
    alike = asked_alike(corpus, question, choice)
    if not _says_what_it_must(question, f"{whole} {asked_of(corpus, question, choice)}"):
        yield Reason.NOT_IN_REPORT
    if question.wants_count and (
        _counts_what_is_unknown(ranking, question) or is_money_alone(question, figures)
    ):
        yield Reason.NOT_IN_REPORT
    if not _is_nearly_asked(choice) and _lacks_the_thing(question, choice):
        yield Reason.NOT_IN_REPORT
    yield _elsewhere(corpus, ranking, question, choice, whole)
    if not (alike & NUMBERS or _holds_what_is_asked(choice)) and (
        is_part(corpus, ranking, question, choice)
        or _is_beside_it(corpus, ranking, question, choice)
    ):
        yield Reason.NOT_IN_REPORT
    if lacks_acronym(corpus, question, choice) or lacks_cause(corpus, question, choice):
        yield Reason.NOT_IN_REPORT
    if question.wants_count and _are_shares(figures) and not _is_the_share(choice):
        yield Reason.NOT_IN_REPORT
    if _is_only_planned(question, choice.piece.figures or figures) or is_no_score(question, choice):
        yield Reason.NOT_IN_REPORT
    yield _other_kind(corpus, replace(question, cues=question.cues - alike), choice, whole, figures)
    yield _other_time(corpus, question, choice, whole)


def _other_time(corpus: Corpus, question: Question, choice: Choice, whole: str) -> Reason | None:
    """A month or a year is asked for of which a sentence does not tell."""
    if is_far(question.folded) and not is_far(folded(whole)):
        return Reason.OTHER_TIME
    if lacks_month(question.folded, whole, is_english=question.tongue == "en"):
        return Reason.OTHER_TIME
    year = other_year(corpus, question, choice, whole)
    if year is None:
        return None
    is_ours = corpus.first_year <= year <= corpus.last_year or year == corpus.end_year
    is_told = not is_ours or tells_of_the_past(corpus, question, choice)
    return Reason.OTHER_TIME if is_told else Reason.NOT_IN_REPORT


def _holds_what_is_asked(choice: Choice) -> bool:
    """Whether nearly the same is asked of a clause that has a figure."""
    like = choice.like
    if like is None or like.near < ALIKE:
        return False
    return any(like.span.contains(figure.span) for figure in choice.piece.figures)


def _is_nearly_asked(choice: Choice) -> bool:
    """Whether nearly the same is asked of the clause."""
    return choice.like is not None and choice.like.near >= ALIKE


def _lacks_the_thing(question: Question, choice: Choice) -> bool:
    """Whether a number is asked of something of which a sentence says nothing.

    That is all that is named beside a measure: *tỷ lệ thất nghiệp*; or what is grown or kept.
    """
    if not wants_number(question):
        return False
    named = {word.said for word in question.telling} - _MEASURES
    missing = {*choice.missing}
    return bool(named) and (named <= missing or bool(produce_in(question) & missing))


def _is_the_share(choice: Choice) -> bool:
    """Whether just that is told as a share which is to be counted."""
    return choice.coverage >= _SAID and _holds_what_is_asked(choice)


def _counts_what_is_unknown(ranking: Ranking, question: Question) -> bool:
    """Whether things are counted of which the report never speaks: *how many courts*."""
    counted = {*question.counted}
    return any(
        counted & {*word.said.split()} and not ranking.knows_one_of(word.ways)
        for word in question.telling
    )


def _says_what_it_must(question: Question, whole: str) -> bool:
    """Whether a sentence, or what is asked of it, has the words of what is asked for.

    That is by their letters: *giá*, *tuổi*.
    """
    said = f" {' '.join(_WORD.findall(_VALUE.sub(' ', whole.lower())))} "
    return all(any(f" {word.lower()} " in said for word in ways) for ways in question.must)


def _are_shares(figures: tuple[Figure, ...]) -> bool:
    return bool(figures) and all(map(is_share, figures))


def _where(corpus: Corpus, question: Question, choice: Choice, whole: str) -> str:
    """Where a place must be named: beside the figure, where one is asked for."""
    at = choice.piece.span
    if not wants_number(question) or "rank" in question.cues:
        return whole
    sentence = corpus.sentences[choice.piece.sentence].span
    return corpus.document.text[max(sentence.start, at.start - NEAR) : at.end + NEAR]


def _elsewhere(
    corpus: Corpus, ranking: Ranking, question: Question, choice: Choice, whole: str
) -> Reason | None:
    near = _where(corpus, question, choice, whole)
    said = f" {' '.join(_LETTERS.findall(folded(near)))} "
    asked = f" {' '.join(_LETTERS.findall(question.folded))} "
    for place in question.places:
        is_whole = place.forms[0] in _WHOLE
        if is_whole and ("rank" in question.cues or not wants_number(question)):
            continue
        if _is_asked_there(ranking, question, choice, place):
            continue
        forms = _WHOLE_FORMS if is_whole else place.forms
        if not is_whole and choice.beside < _REST and not _is_beside(place, asked):
            return Reason.OTHER_PLACE
        if not any(f" {form} " in said for form in forms) and not _is_beside(place, asked):
            return Reason.OTHER_PLACE
    if any(f" {form} " not in said for form in local_places(corpus, question)):
        return Reason.OTHER_PLACE
    return _nowhere(corpus, question, said, asked) if question.cues & NUMBERS else None


def _nowhere(corpus: Corpus, question: Question, said: str, asked: str) -> Reason | None:
    """A figure of a place of the report is asked for, and that is not named."""
    for form in corpus.local_names:
        if (
            form not in question.territory
            and f" {form} " in asked
            and f" {form} " not in said
            and {*form.split()} <= question.capitals
        ):
            return Reason.NOT_IN_REPORT
    return None


def _is_asked_there(ranking: Ranking, question: Question, choice: Choice, place: Place) -> bool:
    """Whether a question to the piece, which is near, names a place."""
    like, rows = choice.like, ranking.rows
    return (
        like is not None
        and like.near >= NEARLY
        and choice.beside >= _REST_ASKED
        and any(
            rows.share(like.row, tuple(stems(form, question.tongue))) == 1 for form in place.forms
        )
    )


def _is_beside(place: Place, asked: str) -> bool:
    """Whether a place is but the other side of something: *với Trung Quốc*; not *so với*."""
    if any(f" {words} {form} " in asked for words in _MEASURED_BY for form in place.forms):
        return False
    if any(asked.startswith(f" ben {form} ") for form in place.forms):
        return False
    return any(f" {word} {form} " in asked for word in _BESIDE for form in place.forms)


def _other_kind(
    corpus: Corpus, question: Question, choice: Choice, whole: str, figures: tuple[Figure, ...]
) -> Reason | None:
    """A name, a day, a rank, a sum of money or a number is asked for, and there is none."""
    cues = question.cues
    at = choice.piece.span
    sentence = corpus.sentences[choice.piece.sentence].span
    first, last = max(sentence.start, at.start - NEAR), min(sentence.end, at.end + NEAR)
    near = corpus.document.text[first:last]
    lacks = (
        (cues & NUMBERS and not (figures or counts_there(question, near)))
        or ("rank" in cues and not _has_rank(whole, figures))
        or ("day" in cues and not _DAY.search(whole))
        or ("year" in cues and not _TIME.search(whole) and not any(each.years for each in figures))
        or ("money" in cues and not any(each.unit.endswith(("VND", "USD")) for each in figures))
        or ("document-number" in cues and not DOCUMENT.search(whole))
        or lacks_document(question, whole)
        or ("people" in cues and not any(each.unit == "person" for each in figures))
        or (
            cues & {"names", "which", "person"}
            and not question.wants_count
            and not has_name(corpus, question, at, near)
        )
    )
    return Reason.NOT_IN_REPORT if lacks else None


def is_part(corpus: Corpus, ranking: Ranking, question: Question, choice: Choice) -> bool:
    """Whether a question is but a small part of what is measured: *dân số* of a share."""
    said = [group for group in question.groups if group.weight >= 1]
    around = corpus.figures_in(corpus.sentences[choice.piece.sentence].span)
    are_shares = all(map(is_share, around))
    is_whole = len(said) > _FEW or "share" in question.cues or bool(question.years)
    if not choice.piece.figures or is_whole or not are_shares:
        return False
    parts = [
        closeness(ranking, question, each, corpus, around=False) for each in choice.piece.figures
    ]
    return max(share for share, _ in parts) >= _WHOLLY and max(back for _, back in parts) < _PART


def _is_beside_it(corpus: Corpus, ranking: Ranking, question: Question, choice: Choice) -> bool:
    """Whether a number is asked for, and those that stand here measure nothing of what is asked."""
    if not wants_number(question) or not choice.piece.figures or _is_asked_of(question, choice):
        return False
    figures = choice.piece.figures
    is_said = bool(question.counted) and choice.coverage >= _SAID
    if is_said and any(counts(question, each) for each in figures):
        return False
    return max(closeness(ranking, question, each, corpus)[0] for each in figures) < _NOTHING


def _is_asked_of(question: Question, choice: Choice) -> bool:
    """Whether something like a long English question is asked of a clause of the piece.

    The name of a figure is matched by its translation alone, which people word otherwise.
    """
    is_long = len(question.telling) >= _FEW and "compare" not in question.cues
    return question.tongue == "en" and is_long and choice.near >= _ASKED_OF


def _is_only_planned(question: Question, figures: tuple[Figure, ...]) -> bool:
    """Whether what is now is asked for, and only what shall be is said."""
    looks_ahead = question.cues & {"aim", "compare", "audit"}
    return (
        "result" in question.cues
        and not looks_ahead
        and bool(figures)
        and all(figure.is_aim for figure in figures)
    )


def _has_rank(whole: str, figures: tuple[Figure, ...]) -> bool:
    return any(each.kind == "rank" for each in figures) or bool(
        re.search(r"\d+/6\d|xếp thứ|xếp hạng", whole)
    )
