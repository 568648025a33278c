"""The update makes one indicator of those that were one with a part of what they measure."""

from __future__ import annotations

import csv
from pathlib import Path

import pyoxigraph as ox
import pytest

FOLDER = Path(__file__).parents[2] / "ontology" / "migrations" / "0.1.0-to-0.2.0"
UPDATE = (FOLDER / "indicators.ru").read_text(encoding="utf-8")
ROWS = csv.DictReader((FOLDER / "claims.csv").read_text(encoding="utf-8").splitlines())
MERGED = {
    row["old"].rpartition("/")[2]: row["new"].rpartition("/")[2]
    for row in ROWS
    if row["old"].startswith("id/indicator/")
}
#: Got another name with the rates, by claims.ru.
ELSEWHERE = {"freight-turnover-growth"}
GRAPH = "https://example.org/graph"
BEFORE = """
@prefix code: <https://w3id.org/lskg/code/> .
@prefix i: <https://w3id.org/lskg/id/indicator/> .
@prefix lskg: <https://w3id.org/lskg/ns#> .
@prefix x: <https://example.org/> .
x:complaints lskg:hasIndicator i:petitions-received-complaints ; lskg:areaText "Cấp tỉnh" .
x:sum lskg:hasIndicator i:petitions-received .
x:found a lskg:Discrepancy ; lskg:hasIndicator i:petitions-received-complaints .
x:cover lskg:hasIndicator i:forest-cover .
i:petitions-received-complaints lskg:hasTheme x:theme .
i:petitions-received lskg:hasTheme x:theme .
"""
AFTER = """
@prefix breakdown: <https://w3id.org/lskg/code/breakdown/> .
@prefix i: <https://w3id.org/lskg/id/indicator/> .
@prefix lskg: <https://w3id.org/lskg/ns#> .
@prefix x: <https://example.org/> .
x:complaints lskg:hasIndicator i:petitions-received ; lskg:areaText "Cấp tỉnh" ;
    lskg:hasBreakdown breakdown:complaints .
x:sum lskg:hasIndicator i:petitions-received .
x:found a lskg:Discrepancy ; lskg:hasIndicator i:petitions-received .
x:cover lskg:hasIndicator i:forest-cover .
i:petitions-received lskg:hasTheme x:theme .
"""


def held(text: str, graph: ox.NamedNode | ox.DefaultGraph, times: int = 0) -> set[str]:
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.TURTLE, to_graph=graph)
    for _ in range(times):
        store.update(UPDATE)
    return {str(quad) for quad in store}


@pytest.mark.parametrize(
    "graph", [ox.DefaultGraph(), ox.NamedNode(GRAPH)], ids=["default", "named"]
)
def test_statements_of_a_part_are_narrowed_to_it(graph: ox.NamedNode | ox.DefaultGraph) -> None:
    expected = held(AFTER, graph)
    assert held(BEFORE, graph) != expected
    assert held(BEFORE, graph, times=1) == expected
    assert held(BEFORE, graph, times=2) == expected, "again, and nothing changes"


def test_each_merged_indicator_leads_over_and_gets_a_part() -> None:
    text = "".join(
        f"<https://example.org/{old}> <https://w3id.org/lskg/ns#hasIndicator> "
        f"<https://w3id.org/lskg/id/indicator/{old}> .\n"
        for old in MERGED
    )
    found = held(text, ox.DefaultGraph(), times=1)
    for old, new in MERGED.items():
        if old not in ELSEWHERE:
            about = [each for each in found if f"<https://example.org/{old}>" in each]
            assert any(f"indicator/{new}>" in each for each in about), old
            assert any("ns#hasBreakdown>" in each for each in about), old
