from __future__ import annotations

import csv
from pathlib import Path

import pytest
from rdflib import SKOS, Graph

from lskg.external.statistics.import_file import Catalogue
from lskg.external.statistics.indicator_names import Measure, Measures

ROOT = Path(__file__).parents[3]
UNITS = ROOT / "ontology" / "units.ttl"
UNITS_AS_PRINTED = ROOT / "src" / "lskg" / "external" / "statistics" / "units.csv"


@pytest.fixture
def measures(catalogue: Catalogue) -> Measures:
    return Measures(catalogue.indicators)


def test_name_with_its_unit_is_a_measure(measures: Measures) -> None:
    expected = Measure("average-population", "person", "thousand")
    assert measures.find("Average population (Thous. pers.)").measure == expected
    assert measures.find("Dan so trung binh (Nghìn người)").measure == expected


def test_name_without_a_unit_is_left_to_a_person(measures: Measures) -> None:
    guess = measures.find("Average population")
    assert (guess.measure, guess.nearest) == (None, "average-population")


def test_share_needs_no_unit(measures: Measures) -> None:
    assert measures.find("Tỷ lệ nghèo").measure == Measure("poverty-rate-nso", "PERCENT", "one")


def test_near_name_is_a_hint_and_no_match(measures: Measures) -> None:
    guess = measures.find("Poverty rate of children (%)")
    assert (guess.measure, guess.nearest) == (None, "poverty-rate-nso")


def test_scale_of_a_known_table_is_taken_only_in_that_table(measures: Measures) -> None:
    title = "Area of forest as of 31 December by province"
    assert measures.find("Area of forest", title).measure == Measure(
        "forest-area", "HA", "thousand"
    )
    assert measures.find("Area of forest", "Another table").measure is None


def test_every_unit_is_one_of_the_list_of_units() -> None:
    listed = {str(each) for each in Graph().parse(UNITS).objects(predicate=SKOS.notation)}
    with UNITS_AS_PRINTED.open(encoding="utf-8", newline="") as stream:
        assert {row["unit"] for row in csv.DictReader(stream)} - listed == set()
