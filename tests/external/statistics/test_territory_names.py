from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lskg.external.statistics.import_file import Catalogue
from lskg.external.statistics.territory_names import Places
from lskg.text.periods import Period

ROOT = Path(__file__).parents[3]
LINKS = ROOT / "data" / "links"
STATISTICS = ROOT / "src" / "lskg" / "external" / "statistics"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def places(catalogue: Catalogue) -> Places:
    return Places(catalogue.territories)


@pytest.mark.parametrize(
    "label", ["Lạng Sơn", "Lang Son", "Lang  Son", "tỉnh Lạng Sơn", "LANG SON", "20", "VN-09"]
)
def test_name_or_code_is_found_and_the_higher_level_goes_first(places: Places, label: str) -> None:
    assert places.find(label) == ("administrative-unit/20",)


def test_whole_country_goes_by_the_words_of_the_statistics_office(places: Places) -> None:
    assert places.find("CẢ NƯỚC") == places.find(" WHOLE COUNTRY") == ("place/viet-nam",)


def test_name_of_two_units_at_one_time_is_not_guessed(places: Places) -> None:
    assert places.find("Chi Lăng") == ()


def test_unknown_name_is_not_guessed(places: Places) -> None:
    assert places.find("Lạng Giang") == ()


@pytest.mark.parametrize(("year", "key"), [(2024, "08-until-2025-06"), (2025, "08-from-2025-07")])
def test_unit_of_the_year_is_taken(places: Places, year: int, key: str) -> None:
    found = places.find("Tuyen Quang")
    assert places.at(found, Period(year, year)) == f"administrative-unit/{key}"


def test_no_unit_is_taken_for_a_year_in_which_it_was_no_more(places: Places) -> None:
    assert places.at(places.find("Hà Giang"), Period(2025, 2025)) is None


def test_every_other_name_is_of_a_territory_that_is_listed() -> None:
    listed = {f"administrative-unit/{row['slug']}" for row in rows(LINKS / "units.csv")}
    listed |= {f"place/{row['slug']}" for row in rows(LINKS / "places.csv")}
    assert {row["place"] for row in rows(STATISTICS / "places.csv")} - listed == set()
