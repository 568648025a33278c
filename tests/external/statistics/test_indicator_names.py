from __future__ import annotations

import csv
from pathlib import Path

import pytest
from rdflib import SKOS, Graph

from lskg.external.statistics.import_file import Catalogue
from lskg.external.statistics.indicator_names import Variable, Variables

ROOT = Path(__file__).parents[3]
UNITS = ROOT / "ontology" / "units.ttl"
UNITS_AS_PRINTED = ROOT / "src" / "lskg" / "external" / "statistics" / "units.csv"


@pytest.fixture
def variables(catalogue: Catalogue) -> Variables:
    return Variables(catalogue.indicators)


def test_name_with_its_unit_is_a_variable(variables: Variables) -> None:
    expected = Variable("average-population", "person", "thousand")
    assert variables.find("Average population (Thous. pers.)").variable == expected
    assert variables.find("Dan so trung binh (Nghìn người)").variable == expected


def test_name_without_a_unit_is_left_to_a_person(variables: Variables) -> None:
    guess = variables.find("Average population")
    assert (guess.variable, guess.nearest) == (None, "average-population")


def test_share_needs_no_unit(variables: Variables) -> None:
    assert variables.find("Tỷ lệ nghèo").variable == Variable("poverty-rate-nso", "PERCENT", "one")


def test_near_name_is_a_hint_and_no_match(variables: Variables) -> None:
    guess = variables.find("Poverty rate of children (%)")
    assert (guess.variable, guess.nearest) == (None, "poverty-rate-nso")


def test_scale_of_a_known_table_is_taken_only_in_that_table(variables: Variables) -> None:
    title = "Area of forest as of 31 December by province"
    assert variables.find("Area of forest", title).variable == Variable(
        "forest-area", "HA", "thousand"
    )
    assert variables.find("Area of forest", "Another table").variable is None


def test_every_unit_is_one_of_the_list_of_units() -> None:
    listed = {str(each) for each in Graph().parse(UNITS).objects(predicate=SKOS.notation)}
    with UNITS_AS_PRINTED.open(encoding="utf-8", newline="") as stream:
        assert {row["unit"] for row in csv.DictReader(stream)} - listed == set()
