"""Names are found as by comparing each form anew, but faster."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest
from rapidfuzz import fuzz, process

from lskg.engine.graph_connection import GraphConnection
from lskg.engine.store import InProcess, Store
from lskg.text.name_forms import full_name, has_marks, place_name, spelling
from lskg.text.slugs import fold
from lskg.web.reconcile.matching import Candidate, Candidates, certain
from lskg.web.reconcile.scores import Form
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.release import Site

Found = list[tuple[str, float]]


@pytest.fixture(scope="module")
def candidates(project_store: Store, project_release: object) -> Candidates:
    site = Site.open(project_release)  # type: ignore[arg-type]
    return Candidates(GraphIndex(GraphConnection(InProcess(project_store)), site))


def plainly(candidates: Candidates) -> Callable[[str], Found]:
    """The search for a name in its plainest form: nothing is made beforehand."""
    keys: dict[str, set[str]] = {}
    for each in candidates.all:
        for name in each.names:
            for key in (full_name(name.name), place_name(name.name)):
                keys.setdefault(key, set()).add(each.id)
    words = list(keys)

    def find(query: str) -> Found:
        wanted = full_name(query)
        near = process.extract(wanted, words, scorer=fuzz.WRatio, limit=100)
        found = {key for key, ratio, _ in near if ratio >= 55} | {wanted, place_name(query)}
        ids = {each for key in found for each in keys.get(key, ())}
        scored = [(plain_score(query, candidates.by_id[each]), each) for each in ids]
        places = [score for score, each in scored if is_place(candidates.by_id[each])]
        if (most := max(places, default=0.0) - 5) >= 88:
            scored = [
                (min(score, max(most, plain_score(query, thing, thing.printed))), each)
                if not is_place(thing := candidates.by_id[each])
                else (score, each)
                for score, each in scored
            ]
        scored = [each for each in scored if each[0] >= 55]
        scored.sort(key=lambda each: (-each[0], candidates.by_id[each[1]].is_ended, each[1]))
        return [(name, score) for score, name in scored[:20]]

    return find


def is_place(candidate: Candidate) -> bool:
    return any(kind.endswith("#Place") for kind in candidate.kinds)


def plain_score(query: str, candidate: Candidate, forms: tuple[Form, ...] = ()) -> float:
    names = [each.name for each in forms or candidate.names]
    best = max((plain_fit(query, name) for name in names), default=0.0)
    wanted, bare = full_name(query), place_name(query)
    known = {full_name(name) for name in names if place_name(name) == bare}
    if wanted != bare and known and wanted not in known:
        best = min(best, 80.0)
    return max(best - 4, 0.0) if candidate.is_ended else best


def plain_fit(query: str, name: str) -> float:
    if spelling(query) == spelling(name):
        return 100.0
    wanted, known = full_name(query), full_name(name)
    if wanted == known:
        fit = 100.0
    elif place_name(query) == place_name(name):
        fit = 97.0
    else:
        whole = fuzz.token_sort_ratio(wanted, known) * 0.9
        return max(whole, fuzz.token_set_ratio(wanted, known) * 0.8)
    theirs = {full_name(word): word for word in spelling(name).split()}
    marks = (theirs.get(full_name(word), word) == word for word in spelling(query).split())
    return fit - 8 if has_marks(query) and has_marks(name) and not all(marks) else fit


def misspelt(name: str, chance: random.Random) -> str:
    """A name as it stands in spreadsheets."""
    kind = chance.randrange(4)
    if kind == 0:
        return name
    if kind == 1:
        return fold(name)
    if kind == 2:
        words = name.split()
        return " ".join(chance.sample(words, chance.randint(1, len(words))))
    letters = list(name)
    for _ in range(chance.randint(1, 3)):
        letters[chance.randrange(len(letters))] = chance.choice(["", " ", "a", "ổ", "nn", "("])
    return "".join(letters)


def compare(candidates: Candidates, count: int) -> None:
    chance = random.Random(count)
    names = [name.name for each in candidates.all for name in each.names]
    find = plainly(candidates)
    for query in (misspelt(chance.choice(names), chance) for _ in range(count)):
        found = candidates.find(query, frozenset(), 20)
        assert [(each.candidate.id, each.score) for each in found] == find(query), query


def test_names_are_found_as_in_the_plain_way(candidates: Candidates) -> None:
    compare(candidates, 60)


@pytest.mark.reference
def test_many_names_are_found_as_in_the_plain_way(candidates: Candidates) -> None:
    compare(candidates, 1000)


@pytest.mark.parametrize(
    "query", ["a " * 50_000, "xã" * 50_000, "tỉnh " * 20_000, "\u0301" * 100_000, "(" * 100_000]
)
def test_a_long_name_takes_no_longer_than_others(candidates: Candidates, query: str) -> None:
    start = time.process_time()
    candidates.find(query, frozenset(), 20)
    assert time.process_time() - start < 2


def test_a_place_is_meant_before_a_plant_that_is_called_short_like_it(
    candidates: Candidates,
) -> None:
    found = candidates.find("Bắc Giang", frozenset(), 3)
    assert found[0].candidate.id == "administrative-unit/24-until-2025-06"
    assert "project/thuy-dien-bac-giang" in {each.candidate.id for each in found}
    assert certain(found)


def test_a_policy_concept_is_a_candidate(candidates: Candidates) -> None:
    found = candidates.find("smart border gate", frozenset(), 3)
    assert found[0].candidate.id == "concept/cua-khau-thong-minh"
