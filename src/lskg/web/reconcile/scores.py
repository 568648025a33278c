"""How well a name fits the names of a thing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from lskg.text.name_forms import bare_name, full_name, has_marks, place_name, spelling

# What a name that is only similar, or only a part, counts for.
_FUZZY = 0.9
_SIMILAR = 100 * _FUZZY
_PARTIAL = 0.84
# Of this, a part that is short beside the whole loses up to a fifth.
_SHORT = 0.2
# And so does a name that lacks words of the query: *Hải Dương* in *VSIP Hải Dương*.
_LACKING = 0.2
# What a similar name counts for that lacks a number: *27-NQ/TW* is not *28-NQ/TW*.
_OTHER_NUMBER = 0.85
# What a name loses: the kind of unit left out; words that add nothing, or the province of a body;
# diacritics that differ; a unit that is no more.
_NO_KIND = 3.0
_SHORTER = 5.0
_OTHER_MARKS = 10.0
_ENDED = 4.0
_ENDED_SIMILAR = 1.0
_OTHER_KIND = 80.0
# Decimals of a score: two that are reckoned alike are equal.
_DECIMALS = 6
_AROUND = re.compile(r"^\W+|\W+$")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Form:
    """A name in the forms in which it is compared, each made once."""

    name: str

    @cached_property
    def spelling(self) -> str:
        """See `lskg.text.name_forms.spelling`."""
        return spelling(self.name)

    @cached_property
    def full(self) -> str:
        """See `full_name`."""
        return full_name(self.name)

    @cached_property
    def place(self) -> str:
        """See `place_name`."""
        return place_name(self.name)

    @cached_property
    def bare(self) -> str:
        """See `lskg.text.name_forms.bare_name`."""
        return bare_name(self.name)

    @cached_property
    def has_marks(self) -> bool:
        """See `lskg.text.name_forms.has_marks`."""
        return has_marks(self.name)

    @cached_property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Each word folded, and as it is spelt, without what stands around it."""
        spelt = (_AROUND.sub("", word) for word in self.spelling.split())
        return tuple((full_name(word), word) for word in spelt)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in it."""
        return frozenset(_NUMBER.findall(self.full))

    @cached_property
    def ordered(self) -> str:
        """The words of it in the order of the alphabet."""
        return " ".join(sorted(self.full.split()))

    @cached_property
    def parts(self) -> frozenset[str]:
        """The words of it folded and written out."""
        return frozenset(self.full.split())

    def share_in(self, name: Form) -> float:
        """The share of its words that another has too."""
        return len(self.parts & name.parts) / max(len(self.parts), 1)


def score(
    query: Form, names: Iterable[Form], short: Iterable[Form] = (), *, is_ended: bool = False
) -> float:
    """How well a name fits a thing, by its best name.

    100 is the same spelling, 97 the same but for the kind of unit, 95 the same but for words that
    add nothing; without diacritics nothing is lost, with other diacritics much; names that are only
    similar stay below what is certain.

    Args:
        query: the name.
        names: those of the thing.
        short: those that it has where nobody can mistake it; similar ones count for nothing.
        is_ended: whether it is a unit that exists no more.
    """
    best = max((_fit(query, name) for name in names), default=0.0)
    if _is_of_other_kind(query, names):
        best = min(best, _OTHER_KIND)
    best = max((best, *(_same(query, name) - _SHORTER for name in short)))
    if is_ended:
        best -= _ENDED if best > _SIMILAR else _ENDED_SIMILAR
    return round(max(best, 0.0), _DECIMALS)


def _fit(query: Form, name: Form) -> float:
    return _same(query, name) or _similar(query, name)


def _same(query: Form, name: Form) -> float:
    """How well a name fits one that has the same words; 0 where it has others."""
    if query.spelling == name.spelling:
        return 100.0
    if query.full == name.full:
        fit = 100.0
    elif query.place == name.place:
        fit = 100.0 - _NO_KIND
    elif query.bare == name.bare:
        fit = 100.0 - _SHORTER
    else:
        return 0.0
    if query.has_marks and name.has_marks and not _same_marks(query, name):
        fit -= _OTHER_MARKS
    return fit


def _similar(query: Form, name: Form) -> float:
    """How well a name fits one that is not the same, but similar, or a part of it."""
    short, long = sorted((len(query.full), len(name.full)))
    part = _PARTIAL * (1 - _SHORT + _SHORT * short / max(long, 1))
    part *= 1 - _LACKING + _LACKING * query.share_in(name)
    fit = max(
        fuzz.ratio(query.ordered, name.ordered) * _FUZZY,
        fuzz.token_set_ratio(query.full, name.full) * part,
    )
    return fit if query.numbers <= name.numbers else fit * _OTHER_NUMBER


def _is_of_other_kind(query: Form, names: Iterable[Form]) -> bool:
    """Whether a name says *huyện* where the thing is a *xã*, or a place of no stated kind."""
    if query.full == query.place:
        return False
    known = {name.full for name in names if name.place == query.place}
    return bool(known) and query.full not in known


def _same_marks(query: Form, name: Form) -> bool:
    """Whether the words that two names share have the same diacritics."""
    theirs = dict(name.words)
    return all(theirs.get(folded, word) == word for folded, word in query.words)
