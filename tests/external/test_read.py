"""The tables of what lies outside the report: what holds of the real ones, and what is refused."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from lskg.errors import CurationError
from lskg.external.read import read_links
from lskg.external.records import Links
from lskg.extract.curation.plan import read_catalogue
from lskg.project import Project
from lskg.text.document import Document

ROOT = Path(__file__).parents[2]
PROJECT = Project(ROOT)
LINKS = ROOT / "data" / "links"
REPORT = "lang-son-xviii"
Change = Callable[[str, str, str], None]


@pytest.fixture(scope="module")
def document() -> Document:
    return Document.read(PROJECT.report().text)


@pytest.fixture(scope="module")
def catalogue() -> set[str]:
    return {each.key for each in read_catalogue((PROJECT.catalogue,)).indicators}


@pytest.fixture(scope="module")
def links(document: Document, catalogue: set[str]) -> Links:
    return read_links(LINKS, catalogue, REPORT, document)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tables about what lies outside."""
    return Path(shutil.copytree(LINKS, tmp_path / "links"))


@pytest.fixture
def change(folder: Path) -> Change:
    def replace(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


def test_units_are_those_of_the_official_lists(links: Links) -> None:
    now = Counter(unit.kind for unit in links.territories if unit.code and not unit.valid_to)
    before = Counter(unit.kind for unit in links.territories if unit.valid_to == "2025-06-30")
    unchanged = 11
    assert now == {"Province": 34, "Commune": 65}
    assert before == {"Province": 63 - unchanged, "District": 11, "Commune": 194}


def test_every_commune_of_before_became_one_of_now(links: Links) -> None:
    before = {
        unit.key
        for unit in links.territories
        if unit.kind == "Commune" and unit.valid_to == "2025-06-30"
    }
    now = {unit.key for unit in links.territories if unit.kind == "Commune" and not unit.valid_to}
    communes = [each for each in links.successions if each.predecessor in before]
    assert {each.predecessor for each in communes} == before
    assert {each.successor for each in communes} == now
    whole = Counter(each.predecessor for each in communes if each.is_whole)
    assert set(whole.values()) == {1}
    parts = {each.predecessor for each in communes if not each.is_whole}
    assert not parts & set(whole)


def test_every_province_that_ended_became_part_of_one_of_now(links: Links) -> None:
    ended = {unit.key for unit in links.territories if unit.kind == "Province" and unit.valid_to}
    provinces = [each for each in links.successions if each.predecessor in ended]
    assert Counter(each.predecessor for each in provinces) == dict.fromkeys(ended, 1)


def test_an_identifier_names_one_unit_of_a_time(links: Links) -> None:
    exact = [match for match in links.matches if match.grade == "exact"]
    same = Counter((match.target, match.source) for match in exact if match.target[:4] == "http")
    shared = {target for (target, _), count in same.items() if count > 1}
    places = {match.subject for match in exact if match.subject.startswith("place/")}
    assert all(
        any(match.subject in places for match in exact if match.target == target)
        for target in shared
    )


def test_another_project_may_have_no_links(
    tmp_path: Path, document: Document, catalogue: set[str]
) -> None:
    assert read_links(tmp_path / "none", catalogue, REPORT, document) == Links()


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("units.csv", "2025-06-30", "2025-06-31", "is not a day"),
        ("units.csv", "place/viet-nam", "place/lao", "is not a territory"),
        ("successors.csv", "whole", "nearly", "extent “nearly” is not one of"),
        ("successors.csv", "05977-from-2025-07,", "05977,", "is not in units.csv"),
        ("successors.csv", "nghi-quyet-1672", "nghi-quyet-1673", "is not in documents.csv"),
        (
            "successors.csv",
            "nso-conversion-2025-07",
            "nso-conversion-2025-08",
            "is not in datasets.csv",
        ),
        ("documents.csv", "2025-06-16", "2025-06-31", "date"),
        ("matches.csv", "indicator/poor-household-rate,", "indicator/x,", "nothing that is known"),
        ("matches.csv", ",close,", ",equal,", "grade “equal” is not one of"),
        ("matches.csv", ",un-sdg,judged", ",un,judged", "is not in datasets.csv"),
        ("indicators.csv", "\narea,", "\nforest-cover,", "is in the catalogue of the report"),
        ("planning_targets.csv", ",236-qd-ttg,", ",1-qd-ttg,", "is not in plans.csv"),
        ("planning_targets.csv", "=,8,9,", "=,8,10,", "does not hold 8 and 10"),
        ("planning_targets.csv", "=,8,9,", "=,8,nine,", "is not a decimal number"),
        ("planning_targets.csv", "PERCENT,one", "PERCENT,few", "scale “few” is not one of"),
        ("planning_targets.csv", "2021/2030", "2021-2030", "is not a year or an interval"),
        ("statistics.csv", "administrative-unit/20", "administrative-unit/00", "not a territory"),
        ("statistics.csv", "nso-poverty-rate,", "nso-poverty,", "is not in datasets.csv"),
        ("statistics.csv", "poverty-rate-nso", "poverty-rate-x", "is in no catalogue"),
    ],
)
def test_row_that_is_wrong_is_refused_in_a_sentence(
    folder: Path,
    change: Change,
    document: Document,
    catalogue: set[str],
    name: str,
    old: str,
    new: str,
    reason: str,
) -> None:
    change(name, old, new)
    with pytest.raises(CurationError, match=reason) as caught:
        read_links(folder, catalogue, REPORT, document)
    assert name.removesuffix(".csv") in str(caught.value) or "links" in str(caught.value)


@pytest.mark.parametrize("name", sorted(path.name for path in LINKS.glob("*.csv")))
def test_missing_column_is_named(
    folder: Path, document: Document, catalogue: set[str], name: str
) -> None:
    path = folder / name
    header, _, rest = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f"{header}x\n{rest}", encoding="utf-8")
    with pytest.raises(CurationError, match="the columns must be"):
        read_links(folder, catalogue, REPORT, document)
