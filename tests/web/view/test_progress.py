"""Pages, table and saved questions tell the same of every target: result, baseline, progress."""

from __future__ import annotations

import csv
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lskg.engine.graph_connection import GraphConnection
from lskg.engine.store import InProcess, Store
from lskg.sparql.query_files import load_queries
from lskg.web import create_app
from lskg.web.pages.compare import STATES, state_of
from lskg.web.templating import reader_for
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.release import Site
from lskg.web.view.targets import TargetLine, target_lines

ROOT = Path(__file__).parents[3]
NOT_JUDGED = {"near-indicator", "other-counting", "no-direction", "open-value"}
SILENT = "Báo cáo không nêu kết quả của chỉ số này"
NEAR = "gần giống mà không phải là một"


@pytest.fixture(scope="module")
def table(project_release: Path) -> dict[str, dict[str, str]]:
    """The table of targets, by target."""
    text = (project_release / "tables" / "targets.csv").read_text(encoding="utf-8")
    return {row["target"]: row for row in csv.DictReader(text.splitlines())}


@pytest.fixture(scope="module")
def lines(project_release: Path, project_store: Store) -> dict[str, TargetLine]:
    """The lines that pages show, by target."""
    endpoint, site = InProcess(project_store), Site.open(project_release)
    index = GraphIndex(GraphConnection(endpoint), site)
    with create_app(endpoint, site).test_request_context():
        found = target_lines(reader_for(index, "vi"))
    return {line.target.iri: line for line in found}


def asked(store: Store, name: str) -> list[dict[str, str]]:
    """The answer to a saved question."""
    (query,) = (each for each in load_queries(ROOT / "queries") if each.name == name)
    return [dict(row) for row in store.rows(query.text)]


def test_table_and_pages_have_each_target_once_with_the_same_figures(
    table: dict[str, dict[str, str]], lines: dict[str, TargetLine]
) -> None:
    assert table.keys() == lines.keys()
    for target, line in lines.items():
        row = table[target]
        shown = {
            "result": line.result.iri if line.result else "",
            "baseline": line.first.iri if line.first else "",
            "near": line.near.iri if line.near else "",
            "result_status": code(line.result_status.iri if line.result_status else ""),
            "progress": code(line.progress.iri if line.progress else ""),
        }
        assert {name: row[name] for name in shown} == shown
        if line.result_aggregation:
            assert row["result_aggregation"] == code(line.result_aggregation.iri)
        assert (line.gap is None) == (row["distance"] == "")


def test_each_target_has_a_progress_that_fits_its_figures(
    table: dict[str, dict[str, str]],
) -> None:
    for row in table.values():
        assert row["progress"], row["target"]
        has_none = row["progress"] in {"no-result", "near-indicator", "other-counting"}
        assert (row["result"] == "") == has_none
        assert (row["near"] != "") == (has_none and row["progress"] != "no-result")
        if row["progress"] == "within-range":
            assert Decimal(row["distance"]) == 0
        if row["progress"] == "not-reached":
            assert Decimal(row["distance"]) != 0 or row["comparator"] in "<>"


def test_distance_is_the_nearest_end_less_the_result(table: dict[str, dict[str, str]]) -> None:
    told = [row for row in table.values() if row["distance"]]
    for row in told:
        ends = [Decimal(row[name]) for name in ("value", "low", "high") if row[name]]
        known, missing = Decimal(row["result_value"]), Decimal(row["distance"])
        nearest = min(ends, key=lambda end: abs(end - known))
        inside = len(ends) > 1 and min(ends) <= known <= max(ends)
        assert missing == (0 if inside else nearest - known), row["target"]
    assert len(told) > 20


def test_saved_questions_tell_the_same(
    project_store: Store, table: dict[str, dict[str, str]]
) -> None:
    rows = sorted(table.values(), key=lambda row: int(row["start"]))
    gaps = asked(project_store, "gap-to-each-target")
    assert [(row["distance"] != "", row["result"] != "") for row in rows] == [
        ("gap" in gap, "latest" in gap) for gap in gaps
    ]
    for row, gap in zip(rows, gaps, strict=True):
        assert (
            Decimal(gap.get("gap", 0)).normalize().as_tuple()[:2]
            == (Decimal(row["distance"] or 0).normalize().as_tuple()[:2])
        )
        assert ("near" in gap) == (row["near"] != "")
    beyond = [
        row for row in rows if row["progress"] == "reached" and Decimal(row["distance"] or 0) != 0
    ]
    assert len(asked(project_store, "targets-below-the-latest-figure")) == len(beyond)


def test_a_range_that_holds_the_result_is_not_below_it(project_store: Store) -> None:
    below = {row["target"] for row in asked(project_store, "targets-below-the-latest-figure")}
    assert not [each for each in below if "50–51%" in each or "4–5%" in each]
    assert len(below) == 3


def test_no_page_calls_the_report_silent_where_the_table_has_a_figure(
    real: FlaskClient, table: dict[str, dict[str, str]]
) -> None:
    for target, row in table.items():
        html = unescape(real.get("/doc/" + target.partition("/id/")[2]).text)
        assert (SILENT in html) == (row["progress"] == "no-result"), target
        assert (NEAR in html) == (row["near"] != ""), target


def test_no_figure_that_pages_of_indicators_list_is_passed_over(
    project_store: Store, table: dict[str, dict[str, str]]
) -> None:
    """A target without a result has an indicator without any result in the whole graph."""
    with_results = {
        row["indicator"]
        for row in project_store.rows(
            """SELECT DISTINCT ?indicator WHERE {
                 ?figure a lskg:ReportedFigure ; lskg:hasIndicator ?indicator }"""
        )
    }
    for row in table.values():
        if row["progress"] in ("no-result", "near-indicator"):
            assert row["indicator"] not in with_results, row["target"]


def test_states_of_the_comparison_are_those_of_the_table(
    table: dict[str, dict[str, str]], lines: dict[str, TargetLine]
) -> None:
    for target, line in lines.items():
        progress = table[target]["progress"]
        expected = "not-judged" if progress in NOT_JUDGED else progress
        assert state_of(line) == expected
        assert expected in STATES


def test_near_figures_and_yearly_means_are_called_so(real: FlaskClient) -> None:
    waste = unescape(real.get("/en/doc/lang-son-xviii/target/18-urban-waste").text)
    assert "near, and not the same: Share of urban domestic solid waste" in waste
    members = unescape(real.get("/en/compare?q=Party+members+rated").text)
    assert "yearly average" in members


def code(iri: str) -> str:
    """The end of the IRI of a code."""
    return iri.rpartition("/")[2]
