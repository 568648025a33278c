"""Lists of the elements of a plan: breakthroughs, key tasks, lessons, limitations, targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lskg.answers import sparql
from lskg.answers.choose import Choice
from lskg.answers.corpus import Corpus
from lskg.answers.figures import NUMBERS
from lskg.answers.outcome import Card, Kind
from lskg.answers.phrases import Telling, is_small
from lskg.answers.question import Question
from lskg.answers.records import Listed
from lskg.answers.words import Tongue, stems
from lskg.text.document import Span
from lskg.text.word_lists import rows

_FILLER = "-"
#: Of these the one is shown that a question is about.
_TOLD_SINGLY = ("Limitation", "Lesson")
_TARGET = "IndicatorTarget"
#: So much of the best share must an element of the kind that is asked for have.
_NEARLY = 0.8
#: A heading stands so near above.
_NEAR = 120
_ROMAN = {"i": 1, "v": 5, "x": 10}
_OWN_TERM = re.compile(r"Đại hội [^.\n]{0,60}lần thứ ([XVI]+)\b")
#: Which congress, or the term of which.
_TERM = re.compile(
    r"\b(?:khoa|dai hoi|lan thu|nhiem ky|congress|term) (?:dang bo |tinh |thu |lan thu )*"
    r"([xvi]+|\d{1,2})\b(?! (?:nam|nhiem|dot|bai|khau|chi|muc|quan|giai|nhom))"
    r"|\b(\d{1,2})(?:st|nd|rd|th) (?:\w+ )?(?:congress|term)\b|\b(?:congress|term) ([xvi]+)\b"
)
#: What a plan says of the term before it.
_OF_THE_PAST = ("Lesson", "Limitation", "SubjectiveCause", "ObjectiveCause")


def list_card(corpus: Corpus, question: Question, found: Sequence[Choice] = ()) -> Card | None:
    """The card of all elements of a kind, or of the one that a question is about.

    Args:
        corpus: the report.
        question: what is asked.
        found: the pieces that may answer it.
    """
    kind, rest = _asked_kind(question)
    if kind is None:
        return None
    elements = [each for each in corpus.listed if each.kind == kind]
    if not elements:
        return None
    if rest:
        is_told = kind in _TOLD_SINGLY and not question.cues & NUMBERS
        return _about(corpus, question, elements, found, rest) if is_told else None
    counted = len({each.number or each.iri for each in elements if kind != _TARGET or each.number})
    if kind == _TARGET:
        elements = [each for each in elements if each.number]
    return Card(
        kind=Kind.COUNT if "number" in question.cues else Kind.LIST,
        report=corpus.report,
        question=question,
        passages=_heading(corpus, elements),
        query=sparql.of_elements([each.iri for each in elements]),
        subject=f"https://w3id.org/lskg/ns#{kind}",
        items=tuple(each.iri for each in elements),
        count=counted,
    )


def is_of_elements(question: Question) -> bool:
    """Whether all elements of a kind are asked for, and nothing else."""
    kind, rest = _asked_kind(question)
    return kind is not None and not rest


def is_of_another_term(corpus: Corpus, question: Question) -> bool:
    """Whether elements of the plan of another congress than that of the report are asked for."""
    own = _OWN_TERM.search(corpus.document.text)
    asked = _TERM.search(question.folded)
    if own is None or asked is None:
        return False
    number = _numeral(next(filter(None, asked.groups())))
    latest = _numeral(own[1].lower())
    is_past = _asked_kind(question)[0] in _OF_THE_PAST
    return number not in ((latest, latest - 1) if is_past else (latest,))


def _numeral(said: str) -> int:
    """A number in figures or in Roman numerals.

    >>> _numeral("xviii"), _numeral("17"), _numeral("xiv")
    (18, 17, 14)
    """
    if said.isdecimal():
        return int(said)
    worth = [_ROMAN[letter] for letter in said]
    pairs = zip(worth, [*worth[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


def _heading(corpus: Corpus, elements: Sequence[Listed]) -> tuple[Span, ...]:
    """The heading above a list."""
    starts = [each.span.start for each in elements]
    first = min(starts)
    held = [span for span in corpus.headings if span.end <= first and span.end > first - _NEAR]
    return tuple(held[-1:])


def _about(
    corpus: Corpus,
    question: Question,
    elements: Sequence[Listed],
    found: Sequence[Choice],
    rest: Sequence[str],
) -> Card | None:
    """The element that says all or most of what a question is about, the earliest said first.

    None where no element says more than half of it.
    """
    told = [word for word in question.telling if not {*word.said.split()}.isdisjoint(rest)]
    least = _NEARLY * max((choice.share for choice in found), default=0.0)
    held = [
        (_said_of(corpus, question, each, told), -place, each, choice)
        for place, choice in enumerate(found)
        for each in elements
        if each.span.start <= choice.piece.span.start < each.span.end
    ]
    near = [one for one in held if one[0][0] == len(told) or one[3].share >= least]
    most, _, each, choice = max(near, key=lambda one: one[:2], default=((0, 0), 0, None, None))
    if each is None or choice is None or 2 * most[0] <= len(told):
        return None
    return Card(
        kind=Kind.LIST,
        report=corpus.report,
        question=question,
        passages=(each.span,),
        query=sparql.of_elements([each.iri]),
        subject=f"https://w3id.org/lskg/ns#{each.kind}",
        items=(each.iri,),
        share=choice.share,
    )


def _said_of(
    corpus: Corpus, question: Question, element: Listed, told: Sequence[Telling]
) -> tuple[int, int]:
    """How many of the other words of a question an element says, and how early."""
    said = corpus.document[element.span]
    if question.tongue == "en":
        at = element.span
        said = " ".join(each.english for each in corpus.sentences if at.contains(each.span))
    plain = f" {' '.join(stems(said, question.tongue))} "
    found = [[plain.find(f" {' '.join(way)} ") for way in word.ways] for word in told]
    places = [min(at for at in ways if at >= 0) for ways in found if max(ways) >= 0]
    return len(places), -min(places, default=0)


def _asked_kind(question: Question) -> tuple[str | None, list[str]]:
    """The kind of elements that is asked for, and the words that say more of them."""
    kind: str | None = None
    rest: list[str] = []
    at = longest = 0
    while at < len(question.words):
        length, found = max(_phrases_at(question, at), default=(0, ""))
        if found and found != _FILLER and length > longest:
            kind, longest = found, length
        if not length and not is_small(question.words[at], question.tongue):
            rest.append(question.words[at])
        at += max(1, length)
    counts = [word for word in rest if not word.isdecimal()]
    return kind, counts


def _phrases_at(question: Question, at: int) -> Iterator[tuple[int, str]]:
    for phrase, kind in _phrases(question.tongue):
        if question.words[at : at + len(phrase)] == phrase:
            yield len(phrase), kind


@cache
def _phrases(tongue: Tongue) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple(
        (tuple(stems(row["phrase"], tongue)), row["kind"])
        for row in rows("lskg.answers", "lists.csv")
        if row["tongue"] == tongue
    )
