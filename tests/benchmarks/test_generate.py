"""Generated graphs: as large as asked for, the same each time, and of more than one province."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from benchmarks.generate import triples

XSD = "http://www.w3.org/2001/XMLSchema#"
THING = "https://w3id.org/lskg/id/figure/1"
FIGURES = (
    f'<{THING}> <urn:value> "2.5"^^<{XSD}decimal> .\n'
    f"<{THING}> <urn:unit> <https://w3id.org/lskg/unit/USD> .\n"
)


@pytest.fixture(scope="module")
def release(make_release: Callable[[Mapping[str, str]], Path]) -> Path:
    names = ("entities", "figures", "inferred", "judgement", "plan", "planning", "report")
    return make_release({name: FIGURES if name == "figures" else "" for name in names})


@pytest.mark.parametrize("number", ["1", "2001", "0.5", "-3"])
def test_only_the_number_of_a_literal_changes(
    number: str, make_release: Callable[[Mapping[str, str]], Path]
) -> None:
    names = ("entities", "figures", "inferred", "judgement", "plan", "planning", "report")
    line = f'<{THING}> <urn:value> "{number}"^^<{XSD}decimal> .\n'
    made = [*triples(make_release({each: line if each == "figures" else "" for each in names}), 4)]
    assert len(made) == 4
    for each in made:
        assert each.endswith(f'"^^<{XSD}decimal> .')


def test_the_size_is_met_and_the_same_each_time(release: Path) -> None:
    found = [*triples(release, 9)]
    assert len(found) == len({*found}) == 9
    assert found == [*triples(release, 9)]


def test_the_built_graph_is_there_as_it_is(release: Path) -> None:
    assert [*triples(release, 0)] == sorted(FIGURES.splitlines())
    assert {*triples(release, 9)} > {*FIGURES.splitlines()}


def test_other_provinces_share_units_and_have_numbers_of_their_own(release: Path) -> None:
    (value, unit) = [*triples(release, 4)][2:]
    assert "/id/province-2/figure/1>" in value
    assert unit.endswith("<https://w3id.org/lskg/unit/USD> .")
    assert '"2.5"' not in value
