"""The places within a territory that a question names: districts, communes, towns."""

from __future__ import annotations

import re

from lskg.answers.corpus import Corpus
from lskg.answers.question import Question
from lskg.text.slugs import fold

#: What a district, a commune or a town is called before its name, or behind it.
_UNITS_BEFORE = r"(?:huyen|xa|phuong|thi tran|thi xa|thanh pho)"
_UNITS_BEHIND = r"(?:districts?|communes?|wards?|townships?|towns?|city)"
_UNIT = re.compile(rf"\b(?:{_UNITS_BEFORE}|{_UNITS_BEHIND})\b")
_NAME = r"([A-ZĐÁÂÔƠƯ][^\W\d_]+ [A-ZĐÁÂÔƠƯ][^\W\d_]+)"
_UNIT_NAME = re.compile(
    rf"\b(?:commune|district|ward|township|town) of {_NAME}|\b(?:[Hh]uyện|[Xx]ã|[Pp]hường"
    r"|[Tt]hị trấn|[Tt]hị xã|[Hh]uyen|[Xx]a|[Pp]huong|[Tt]hi tran|[Tt]hi xa)"
    rf"(?: (?:biên giới|vùng cao|miền núi|bien gioi|vung cao|mien nui))? {_NAME}"
    rf"|\b{_NAME} (?:district|commune|ward|township)\b"
)
#: Behind these stands a place of which something is asked.
_OF_PLACES = r"(?:o|tai|cua|rieng|in|at|of)"
_BEGINS = "co|da|duoc|xoa|dat|con|trong|nuoi|thu|s"
_LETTERS = re.compile(r"[a-z0-9]+")


def local_places(corpus: Corpus, question: Question) -> tuple[str, ...]:
    """The districts, communes and towns that a question names as such, without diacritics."""
    asked = " ".join(_LETTERS.findall(question.folded))
    if not _UNIT.search(asked):
        return ()
    names = (next(filter(None, match.groups())) for match in _UNIT_NAME.finditer(question.text))
    # An acronym is no name of a place: *xã ATK*.
    typed = {fold(name) for name in names if not name.split()[0].isupper()}
    named = {
        form
        for form in corpus.local_names
        if form in asked
        and re.search(rf"\b{_UNITS_BEFORE} {form}\b|\b{form} {_UNITS_BEHIND}\b", asked)
    }
    return tuple(sorted((named | typed) - question.territory))


def is_named_whole(corpus: Corpus, question: Question) -> bool:
    """Whether a question names a place as what it is, or begins with it: *Lộc Bình có mấy*."""
    asked = " ".join(_LETTERS.findall(question.folded))
    first = any(
        re.match(rf"{form} (?:{_BEGINS})\b", asked) is not None
        for form in {*corpus.local_names} - question.territory
        if asked.startswith(form)
    )
    return first or bool(local_places(corpus, question))


def _of(form: str) -> str:
    return rf"\b{_OF_PLACES} {form}\b|^{form} (?:{_BEGINS})\b"


def places_within(corpus: Corpus, question: Question) -> tuple[str, ...]:
    """The same, and those of which something is asked: *ở Hữu Lũng*, *in Huu Lung*."""
    asked = " ".join(_LETTERS.findall(question.folded))
    named = {form for form in corpus.local_names if form in asked and re.search(_of(form), asked)}
    return tuple(sorted({*local_places(corpus, question), *named} - question.territory))
