"""The things that names in spreadsheets may mean, and how well a name fits them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from lskg.text.name_forms import full_name, has_marks, other_forms, place_name, spelling
from lskg.web.urls import TERMS
from lskg.web.view.graph_index import GraphIndex

#: Classes whose members can be asked for; passages, values and the like have no names of their own.
_KINDS = frozenset(
    f"{TERMS}{name}"
    for name in (
        "Document",
        "Indicator",
        "Initiative",
        "IndicatorTarget",
        "Name",
        "Organization",
        "PartyCongress",
        "Place",
        "Plan",
        "Source",
    )
)
_CERTAIN = 95.0
_MARGIN = 5.0
# What a name that is only similar, or only a part, counts for.
_FUZZY = 0.9
_PARTIAL = 0.8
_LEAST = 55.0
# What a name loses: the kind of unit left out, diacritics that differ, a unit that is no more.
_NO_KIND = 3.0
_OTHER_MARKS = 8.0
_ENDED = 4.0
_OTHER_KIND = 80.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean.

    Attributes:
        id: its IRI without the base and ``id/``.
        types: its stated classes.
        kinds: these and all classes above them.
        names: labels, other names and codes as they stand.
        is_ended: whether it is a unit that exists no more.
        same: IRIs of other things of the graph that are exactly the same: a place that the report
            names and the unit of the official list.
    """

    id: str
    iri: str
    types: tuple[str, ...]
    kinds: frozenset[str]
    names: tuple[str, ...]
    is_ended: bool
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score from 0 to 100."""

    candidate: Candidate
    score: float


class Candidates:
    """The things of the graph that have names, looked up by name."""

    def __init__(self, index: GraphIndex) -> None:
        above: dict[str, set[str]] = defaultdict(set)
        for row in index.rows("superclasses"):
            above[row["class"]].add(row["above"])
        self.by_id = {each.id: each for each in _candidates(index, above)}
        start = f"{index.site.base}id/"
        for candidate in tuple(self.by_id.values()):
            self.by_id |= {iri.removeprefix(start): candidate for iri in candidate.same}
        self._keys: dict[str, set[str]] = defaultdict(set)
        for candidate in self.of_type(frozenset()):
            for name in candidate.names:
                self._keys[full_name(name)].add(candidate.id)
                self._keys[place_name(name)].add(candidate.id)
        self._words = list(self._keys)

    def find(self, query: str, types: frozenset[str], limit: int) -> list[Scored]:
        """The candidates that fit a name best, the best first.

        Args:
            query: the name.
            types: IRIs of classes, of which a candidate must belong to one; all when empty.
            limit: how many at most.
        """
        ids = self._near(query)
        scored = [
            Scored(candidate, score(query, candidate))
            for candidate in (self.by_id[each] for each in ids)
            if not types or types & candidate.kinds
        ]
        scored.sort(key=lambda each: (-each.score, each.candidate.is_ended, each.candidate.id))
        return [each for each in scored if each.score >= _LEAST][:limit]

    def starting(self, prefix: str, limit: int) -> list[Candidate]:
        """The candidates that have a name, or a word of one, that starts so."""
        start = full_name(prefix)
        found: dict[str, tuple[bool, int, str]] = {}
        for key, ids in self._keys.items():
            if start and (key.startswith(start) or f" {start}" in key):
                for each in ids:
                    rank = (not key.startswith(start), len(key), each)
                    found[each] = min(found.get(each, rank), rank)
        return [self.by_id[each] for each in sorted(found, key=lambda each: found[each])[:limit]]

    def of_type(self, types: frozenset[str]) -> list[Candidate]:
        """All candidates of some classes."""
        found = dict.fromkeys(self.by_id.values())
        return [each for each in found if not types or types & each.kinds]

    def _near(self, query: str) -> set[str]:
        """The things with a name that is equal or similar."""
        wanted = full_name(query)
        near = process.extract(wanted, self._words, scorer=fuzz.WRatio, limit=100)
        keys = {key for key, ratio, _ in near if ratio >= _LEAST}
        keys |= {wanted, place_name(query)}
        return {each for key in keys for each in self._keys.get(key, ())}


def _candidates(index: GraphIndex, above: Mapping[str, set[str]]) -> Iterator[Candidate]:
    """The things that can be asked for, those that are the same as a listed unit as well."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in index.rows("names"):
        names[row["thing"]].append(row["words"])
    same: dict[str, list[str]] = defaultdict(list)
    for row in index.rows("same"):
        same[row["same"]].append(row["thing"])
    ended = {row["thing"] for row in index.rows("ended")}
    start = f"{index.site.base}id/"
    for iri in index.labels:
        types = index.classes.get(iri, ())
        kinds = frozenset(each for stated in types for each in above.get(stated, ()))
        if iri.startswith(start) and kinds & _KINDS:
            known = [
                word
                for each in (iri, *same[iri])
                for word in (*index.labels.get(each, {}).values(), *names[each])
            ]
            known += [form for word in known for form in other_forms(word)]
            yield Candidate(
                id=iri.removeprefix(start),
                iri=iri,
                types=types,
                kinds=kinds,
                names=tuple(dict.fromkeys(known)),
                is_ended=iri in ended,
                same=tuple(same[iri]),
            )


def score(query: str, candidate: Candidate) -> float:
    """How well a name fits a candidate, by its best name.

    100 is the same spelling, 97 the same but for the kind of unit; without diacritics nothing is
    lost, with other diacritics much; names that are only similar stay below what is certain.
    """
    best = max((_fit(query, name) for name in candidate.names), default=0.0)
    if _is_of_other_kind(query, candidate):
        best = min(best, _OTHER_KIND)
    return max(best - _ENDED, 0.0) if candidate.is_ended else best


def certain(scored: list[Scored]) -> bool:
    """Whether the first of several candidates is meant: certain, and far enough from the next."""
    if not scored or scored[0].score < _CERTAIN:
        return False
    first, others = scored[0], scored[1:]
    return all(
        first.score - other.score >= _MARGIN or _is_former(first.candidate, other)
        for other in others
        if other.score > first.score - _MARGIN
    ) and not any(other.score == first.score for other in others)


def _is_former(candidate: Candidate, other: Scored) -> bool:
    """Whether another unit bore the same name and is no more."""
    names = {spelling(name) for name in candidate.names}
    return other.candidate.is_ended and any(
        spelling(name) in names for name in other.candidate.names
    )


def _fit(query: str, name: str) -> float:
    if spelling(query) == spelling(name):
        return 100.0
    wanted, known = full_name(query), full_name(name)
    if wanted == known:
        fit = 100.0
    elif place_name(query) == place_name(name):
        fit = 100.0 - _NO_KIND
    else:
        whole = fuzz.token_sort_ratio(wanted, known) * _FUZZY
        return max(whole, fuzz.token_set_ratio(wanted, known) * _PARTIAL)
    if has_marks(query) and has_marks(name) and not _same_marks(query, name):
        fit -= _OTHER_MARKS
    return fit


def _is_of_other_kind(query: str, candidate: Candidate) -> bool:
    """Whether a name says *huyện* where the candidate is a *xã*, or a place of no stated kind."""
    wanted, bare = full_name(query), place_name(query)
    known = {full_name(name) for name in candidate.names if place_name(name) == bare}
    return wanted != bare and bool(known) and wanted not in known


def _same_marks(query: str, name: str) -> bool:
    """Whether the words that two names share have the same diacritics."""
    theirs = {full_name(word): word for word in spelling(name).split()}
    return all(
        theirs.get(full_name(word), word) == word for word in spelling(query).split() if word
    )
