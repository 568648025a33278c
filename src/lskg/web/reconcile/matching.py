"""The things that names in spreadsheets may mean, and how well a name fits them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from rapidfuzz import fuzz, process

from lskg.text.name_forms import full_name, other_forms, without_former
from lskg.web.reconcile.provinces import Bodies
from lskg.web.reconcile.scores import Form, score
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
        "Organization",
        "PartyCongress",
        "Place",
        "Plan",
        "PolicyConcept",
        "Source",
    )
)
_PLACE = f"{TERMS}Place"
_BODY = f"{TERMS}Organization"
#: Characters of a name that count; the longest in the graph has fewer than 200.
LONGEST = 300
#: Names that are looked through in one call.
_AT_ONCE = 250
_NEAR = 100
_LEAST = 55.0
_CERTAIN = 95.0
_MARGIN = 5.0
#: What a unit that has ended scores by its name without its kind.
_NAMESAKE = 93.0
#: What a place loses that stands back.
_BACK = 5.0
#: Units of one name, the highest first.
_LEVELS = tuple(f"{TERMS}{name}" for name in ("Province", "District", "Commune"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean.

    Attributes:
        id: its IRI without the base and ``id/``.
        types: its stated classes.
        kinds: these and all classes above them.
        names: labels, other names and codes as they stand, and these without their brackets.
        printed: those of them that stand so.
        short: those of a body without the name of its province.
        is_ended: whether it is a unit that exists no more.
        same: IRIs of other things of the graph that are exactly the same: a place that the report
            names and the unit of the official list.
        stands_back: whether a unit of its name goes before it: a place that a report names and
            that is nearly such a unit, or of no stated kind.
    """

    id: str
    iri: str
    types: tuple[str, ...]
    kinds: frozenset[str]
    names: tuple[Form, ...]
    printed: tuple[Form, ...]
    short: tuple[Form, ...]
    is_ended: bool
    same: tuple[str, ...] = ()
    stands_back: bool = False

    @property
    def level(self) -> int:
        """Where it stands among things of one name: province, district, commune, others."""
        return next((at for at, kind in enumerate(_LEVELS) if kind in self.kinds), len(_LEVELS))


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
        self.all = tuple(dict.fromkeys(self.by_id.values()))
        self._keys: dict[str, set[str]] = defaultdict(set)
        for candidate in self.all:
            for form in (*candidate.names, *candidate.short):
                self._keys[form.full].add(candidate.id)
                self._keys[form.place].add(candidate.id)
        self._words = list(self._keys)

    def find(self, query: str, types: frozenset[str], limit: int) -> list[Scored]:
        """The candidates that fit a name best, the best first.

        Args:
            query: the name.
            types: IRIs of classes, of which a candidate must belong to one; all when empty.
            limit: how many at most.
        """
        form = Form(query[:LONGEST])
        former = without_former(form.name)
        scored = [
            self._scored(form, each)
            for each in self._near(form)
            if not (former and each.is_ended) and (not types or types & each.kinds)
        ]
        if former:
            past = Form(former)
            scored += [
                Scored(each, score(past, each.names))
                for each in self._near(past)
                if each.is_ended and (not types or types & each.kinds)
            ]
        scored = _places_first(form, scored)
        scored.sort(key=_rank)
        found = [each for each in scored if each.score >= _LEAST]
        return _as_worded(form, found)[:limit]

    @staticmethod
    def _scored(form: Form, candidate: Candidate) -> Scored:
        fit = score(form, candidate.names, candidate.short, is_ended=candidate.is_ended)
        return Scored(candidate, fit - _BACK if candidate.stands_back else fit)

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
        return [each for each in self.all if not types or types & each.kinds]

    def _near(self, form: Form) -> list[Candidate]:
        """The things with a name that is equal or similar."""
        near: list[tuple[float, int, str]] = []
        for first in range(0, len(self._words), _AT_ONCE):
            # Other threads can go on between two calls, not within one.
            part = process.extract(
                form.full,
                self._words[first : first + _AT_ONCE],
                scorer=fuzz.token_ratio,
                limit=_NEAR,
                score_cutoff=_LEAST,
            )
            near += [(-score, first + at, key) for key, score, at in part]
        keys = {key for _, _, key in nsmallest(_NEAR, near)} | {form.full, form.place}
        ids = {each for key in keys for each in self._keys.get(key, ())}
        return [self.by_id[each] for each in ids]


def _candidates(index: GraphIndex, above: Mapping[str, set[str]]) -> Iterator[Candidate]:
    """The things that can be asked for, those that are the same as a listed unit as well."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in index.rows("names"):
        names[row["thing"]].append(row["words"])
    same: dict[str, list[str]] = defaultdict(list)
    for row in index.rows("same"):
        same[row["same"]].append(row["thing"])
    ended = {row["thing"] for row in index.rows("ended")}
    nearly = {row["thing"] for row in index.rows("nearly")}
    bodies = Bodies(
        index.labels[iri]["vi"]
        for iri, types in index.classes.items()
        if _LEVELS[0] in types and "vi" in index.labels.get(iri, {})
    )
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
            printed = len(known)
            known += [form for word in known for form in other_forms(word)]
            yield Candidate(
                id=iri.removeprefix(start),
                iri=iri,
                types=types,
                kinds=kinds,
                names=_forms(known),
                printed=_forms(known[:printed]),
                short=_forms(bodies.all_short(known) if _BODY in kinds else ()),
                is_ended=iri in ended,
                same=tuple(same[iri]),
                stands_back=iri in nearly or types == (_PLACE,),
            )


def _forms(names: Iterable[str]) -> tuple[Form, ...]:
    return tuple(map(Form, dict.fromkeys(names)))


def _rank(scored: Scored) -> tuple[float, bool, int, str]:
    candidate = scored.candidate
    return -scored.score, candidate.is_ended, candidate.level, candidate.id


def _as_worded(form: Form, found: list[Scored]) -> list[Scored]:
    """The same, the one first among equally good ones that is spelt or worded as it is asked for.

    *rừng trồng, diện tích* is *diện tích rừng trồng* rather than *diện tích trồng rừng*.
    """
    best = [each for each in found if each.score == found[0].score]

    def worded(each: Scored) -> tuple[bool, float]:
        names = each.candidate.names
        if each.score >= _CERTAIN:
            return any(form.spelling == name.spelling for name in names), 0.0
        return False, max(fuzz.ratio(form.full, name.full) for name in names)

    return sorted(best, key=worded, reverse=True) + found[len(best) :]


def _places_first(form: Form, scored: list[Scored]) -> list[Scored]:
    """The candidates; a name that a place bears is no short name of another thing.

    *Bắc Giang* is the province before the power plant *Bắc Giang (Vàng Puộc)*.
    """
    best = max((each.score for each in scored if _PLACE in each.candidate.kinds), default=0.0)
    if best < _NAMESAKE:
        return scored
    most = best - _MARGIN
    return [
        each
        if _PLACE in each.candidate.kinds or each.score <= most
        else Scored(each.candidate, max(most, score(form, each.candidate.printed)))
        for each in scored
    ]


def certain(scored: list[Scored]) -> bool:
    """Whether the first of several candidates is meant: certain, and far enough from the next."""
    if not scored or scored[0].score < _CERTAIN:
        return False
    first, others = scored[0], scored[1:]
    return all(
        first.score - other.score >= _MARGIN or _gives_way(first.candidate, other.candidate)
        for other in others
        if other.score > first.score - _MARGIN
    ) and not any(other.score == first.score for other in others)


def _gives_way(candidate: Candidate, other: Candidate) -> bool:
    """Whether another of the same name is a unit that is no more, or a place that stands back."""
    names = {form.spelling for form in candidate.names}
    return (other.is_ended or other.stands_back) and any(
        form.spelling in names for form in other.names
    )
