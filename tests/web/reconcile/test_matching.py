"""Names are found as by comparing each form anew, but faster."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable

import pytest
from rapidfuzz import fuzz, process

from lskg.engine.graph_connection import GraphConnection
from lskg.engine.store import InProcess, Store
from lskg.text.name_forms import (
    bare_name,
    full_name,
    has_marks,
    place_name,
    spelling,
    without_former,
)
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
        for name in (*each.names, *each.short):
            for key in (full_name(name.name), place_name(name.name)):
                keys.setdefault(key, set()).add(each.id)
    words = list(keys)

    def near(query: str) -> list[Candidate]:
        wanted = full_name(query)
        near = process.extract(wanted, words, scorer=fuzz.token_ratio, limit=100)
        found = {key for key, ratio, _ in near if ratio >= 55} | {wanted, place_name(query)}
        ids = {each for key in found for each in keys.get(key, ())}
        return [candidates.by_id[each] for each in ids]

    def find(query: str) -> Found:
        past = without_former(query)
        scored = [
            (plain_score(query, each), each) for each in near(query) if not (past and each.is_ended)
        ]
        if past:
            ended = [each for each in near(past) if each.is_ended]
            scored += [
                (round(plain_fits(past, [name.name for name in each.names]), 6), each)
                for each in ended
            ]
        places = [score for score, each in scored if is_place(each)]
        if (most := max(places, default=0.0) - 5) >= 88:
            scored = [
                (score, each)
                if is_place(each)
                else (min(score, max(most, plain_score(query, each, each.printed))), each)
                for score, each in scored
            ]
        scored = [each for each in scored if each[0] >= 55]
        scored.sort(key=lambda each: (-each[0], each[1].is_ended, each[1].level, each[1].id))
        first = [each for each in scored if each[0] == scored[0][0]]
        first.sort(key=lambda each: worded(query, *each), reverse=True)
        return [(each.id, score) for score, each in (first + scored[len(first) :])[:20]]

    return find


def is_place(candidate: Candidate) -> bool:
    return any(kind.endswith("#Place") for kind in candidate.kinds)


def worded(query: str, score: float, candidate: Candidate) -> tuple[bool, float]:
    names = [each.name for each in candidate.names]
    if score >= 95:
        return any(spelling(query) == spelling(name) for name in names), 0
    return False, max(fuzz.ratio(full_name(query), full_name(name)) for name in names)


def plain_score(query: str, candidate: Candidate, forms: tuple[Form, ...] = ()) -> float:
    best = plain_fits(query, [each.name for each in forms or candidate.names])
    short = () if forms else candidate.short
    best = max([best, *(plain_same(query, each.name) - 5 for each in short)])
    if candidate.is_ended:
        best = max(best - (4 if best > 90 else 1), 0.0)
    best = round(best, 6)
    return best - 5 if candidate.stands_back and not forms else best


def plain_fits(query: str, names: list[str]) -> float:
    best = max((plain_fit(query, name) for name in names), default=0.0)
    wanted, bare = full_name(query), place_name(query)
    known = {full_name(name) for name in names if place_name(name) == bare}
    return min(best, 80.0) if wanted != bare and known and wanted not in known else best


def plain_fit(query: str, name: str) -> float:
    return plain_same(query, name) or plain_similarity(full_name(query), full_name(name))


def plain_same(query: str, name: str) -> float:
    if spelling(query) == spelling(name):
        return 100.0
    if full_name(query) == full_name(name):
        fit = 100.0
    elif place_name(query) == place_name(name):
        fit = 97.0
    elif bare_name(query) == bare_name(name):
        fit = 95.0
    else:
        return 0.0
    theirs = {full_name(word): word for word in plain_words(name)}
    marks = (theirs.get(full_name(word), word) == word for word in plain_words(query))
    return fit - 10 if has_marks(query) and has_marks(name) and not all(marks) else fit


def plain_words(name: str) -> list[str]:
    return [re.sub(r"^\W+|\W+$", "", word) for word in spelling(name).split()]


def plain_similarity(wanted: str, known: str) -> float:
    short, long = sorted((len(wanted), len(known)))
    words = set(wanted.split())
    part = 0.84 * (0.8 + 0.2 * short / max(long, 1))
    part *= 0.8 + 0.2 * len(words & set(known.split())) / max(len(words), 1)
    whole = fuzz.token_sort_ratio(wanted, known) * 0.9
    fit = max(whole, fuzz.token_set_ratio(wanted, known) * part)
    numbers = set(re.findall(r"\d+", wanted)) <= set(re.findall(r"\d+", known))
    return fit if numbers else fit * 0.85


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
        expected = find(query)
        assert [each.candidate.id for each in found] == [name for name, _ in expected], query
        assert [each.score for each in found] == pytest.approx([score for _, score in expected])


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


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Hội LHPN tỉnh", "agency/lang-son.hoi-lien-hiep-phu-nu-tinh"),
        ("Lien doan Lao dong Lang Son", "agency/lang-son.lien-doan-lao-dong-tinh"),
        ("Đài PT-TH tỉnh", "agency/lang-son.dai-phat-thanh-truyen-hinh-tinh"),
        ("Provincial Women's Union", "agency/lang-son.hoi-lien-hiep-phu-nu-tinh"),
        ("Số bác sĩ/1 vạn dân", "indicator/doctors-per-10000-people"),
        ("Hospital beds per 10,000 people", "indicator/hospital-beds-per-10000-people"),
        ("GRDP bình quân đầu người (USD)", "indicator/grdp-per-person-usd"),
        ("Tỷ lệ trường học đạt chuẩn QG", "indicator/schools-at-national-standard"),
        ("tỷ lệ lao động qua đào tạo", "indicator/trained-workers"),
    ],
)
def test_a_name_in_shorter_words_is_a_match(
    candidates: Candidates, query: str, expected: str
) -> None:
    found = candidates.find(query, frozenset(), 5)
    assert found[0].candidate.id == expected
    assert certain(found)


@pytest.mark.parametrize(
    "query", ["Hội LHPN tỉnh Hà Giang", "LĐLĐ thành phố", "Số bác sĩ/2 vạn dân"]
)
def test_the_body_of_another_place_or_another_measure_is_none(
    candidates: Candidates, query: str
) -> None:
    assert not certain(candidates.find(query, frozenset(), 5))


def test_a_policy_concept_is_a_candidate(candidates: Candidates) -> None:
    found = candidates.find("smart border gate", frozenset(), 3)
    assert found[0].candidate.id == "concept/cua-khau-thong-minh"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Bảo Lâm", "administrative-unit/06190"),
        ("Thái Nguyên", "administrative-unit/19-from-2025-07"),
        ("Mẫu Sơn", "administrative-unit/06541-from-2025-07"),
        ("huyện Cao Lộc (cũ)", "administrative-unit/183"),
        ("Xã Đình Lập trước đây", "administrative-unit/06628"),
        ("former Chi Lăng district", "administrative-unit/187"),
        ("Xã Tân Thanh", "administrative-unit/06166"),
    ],
)
def test_units_of_now_and_of_before_and_places_are_told_apart(
    candidates: Candidates, query: str, expected: str
) -> None:
    found = candidates.find(query, frozenset(), 5)
    assert found[0].candidate.id == expected
    assert certain(found)


def test_words_in_another_order_mean_those_whose_order_is_nearest(candidates: Candidates) -> None:
    found = candidates.find("rừng trồng, diện tích", frozenset(), 5)
    assert found[0].candidate.id == "indicator/planted-forest-area"
    assert not certain(found)


def test_every_name_as_it_stands_finds_its_thing_first(candidates: Candidates) -> None:
    bearers: dict[str, set[str]] = {}
    for each in candidates.all:
        for name in each.printed:
            bearers.setdefault(name.spelling, set()).add(each.id)
    wrong = {
        name: found[0].candidate.id
        for name, ids in bearers.items()
        if (found := candidates.find(name, frozenset(), 5))[0].candidate.id not in ids
    }
    assert wrong == {}


def test_every_name_of_a_unit_is_a_match_unless_several_that_are_no_more_bear_it(
    candidates: Candidates,
) -> None:
    units = [each for each in candidates.all if each.id.startswith("administrative-unit/")]
    bearers: dict[str, set[str]] = {}
    for each in units:
        for name in each.printed:
            if not name.name.isdecimal():
                bearers.setdefault(name.spelling, set()).add(each.id)
    assert len(bearers) > 800
    unsure = {
        name
        for name, ids in bearers.items()
        if not certain(found := candidates.find(name, frozenset(), 20))
        or found[0].candidate.id not in ids
    }
    several = {
        name
        for name in unsure
        if len(bearers[name]) > 1 and all(candidates.by_id[each].is_ended for each in bearers[name])
    }
    assert unsure == several
    assert len(several) < 50
