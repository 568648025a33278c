"""The published tables as last approved, and what the report holds, counted in words.

`make golden` writes the tables anew; read the difference before it is committed.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from lskg import tables
from lskg.engine.store import Store
from lskg.project import Project
from lskg.sparql.query_files import load_queries
from lskg.text.document import Document

ROOT = Path(__file__).parents[2]
APPROVED = Path(__file__).parent
QUERIES = {
    each.name: each for each in load_queries(Project(ROOT).queries) if each.group == "tables"
}
Row = dict[str, str]


def table(store: Store, name: str) -> str:
    query = QUERIES[name]
    return tables.to_csv([column.name for column in query.columns], store.rows(query.text))


@pytest.fixture(scope="module")
def rows(project_store: Store) -> Callable[[str], list[Row]]:
    """A function that gives the rows of a published table."""

    def read(name: str) -> list[Row]:
        return list(csv.DictReader(io.StringIO(table(project_store, name), newline="")))

    return read


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_table_is_as_approved(
    project_store: Store, approve: Callable[[Path, bytes], None], name: str
) -> None:
    """Approved tables have the line ends of text files; downloads have those of RFC 4180."""
    approve(APPROVED / f"{name}.csv", table(project_store, name).replace("\r\n", "\n").encode())


def test_every_approved_table_is_published() -> None:
    assert {path.stem for path in APPROVED.glob("*.csv")} == set(QUERIES)


def test_135_headings_and_items(rows: Callable[[str], list[Row]]) -> None:
    found = rows("sections")
    assert len(found) == 135
    assert Counter(row["level"] for row in found)["1"] == 2
    assert all(row["title_en"] for row in found)


def test_78_footnotes_each_with_its_anchor(rows: Callable[[str], list[Row]]) -> None:
    found = rows("footnotes")
    assert [row["number"] for row in found] == [str(number) for number in range(1, 79)]
    anchors = [int(row["anchor"]) for row in found]
    assert anchors == sorted(set(anchors))
    assert all(row["section"] for row in found)


def test_34_atomic_targets_of_21_headline_targets(rows: Callable[[str], list[Row]]) -> None:
    """Beside the four that a task strives for (*Phấn đấu … có 07 khu công nghiệp*)."""
    every = rows("targets")
    found = [row for row in every if row["number"]]
    counts = Counter(int(row["number"]) for row in found)
    assert len(found) == 34
    assert [row["value"] for row in every if not row["number"]] == ["7", "2055", "24", "1158.1"]
    assert sorted(counts) == list(range(1, 22))
    several = {number: count for number, count in counts.items() if count > 1}
    assert several == {2: 4, 3: 2, 4: 2, 9: 2, 11: 4, 12: 2, 14: 2, 17: 2, 18: 2}
    assert all(row["value"] or (row["low"] and row["high"]) for row in found)
    assert all(row["period"] and row["unit"] and row["indicator_en"] for row in found)


def test_elements_of_the_plan(rows: Callable[[str], list[Row]]) -> None:
    """One goal, motto and theme, 5 viewpoints, 5 key tasks, 5 breakthroughs, 7 solution groups."""
    counts = Counter(row["class"] for row in rows("plan"))
    assert counts["CongressTheme"] == 2
    assert counts["OverallGoal"] == 1
    assert counts["GuidingViewpoint"] == 5
    assert counts["KeyTask"] == 5
    assert counts["StrategicBreakthrough"] == 5
    assert counts["SolutionGroup"] == 7
    assert counts["Solution"] == 30
    assert counts["IndicatorTarget"] == 38
    assert counts["Lesson"] == 6


def test_solutions_stand_under_their_group(rows: Callable[[str], list[Row]]) -> None:
    found = rows("plan")
    groups = {row["element"]: row["number"] for row in found if row["class"] == "SolutionGroup"}
    solutions = [row for row in found if row["class"] == "Solution"]
    assert all(row["number"].split(".")[0] == groups[row["parent"]] for row in solutions)


def test_every_quotation_is_the_text_between_its_offsets(
    rows: Callable[[str], list[Row]],
) -> None:
    text = Document.read(Project(ROOT).report().text).text
    for name in ("targets", "mentions"):
        for row in rows(name):
            assert row["quote"] == text[int(row["start"]) : int(row["end"])]


def test_entities_count_their_mentions(rows: Callable[[str], list[Row]]) -> None:
    counts = Counter(row["entity"] for row in rows("mentions"))
    for row in rows("entities"):
        assert int(row["mentions"]) == counts[row["entity"]]
        assert row["class"]
        assert row["name_en"]


def test_values_of_coded_columns(rows: Callable[[str], list[Row]]) -> None:
    assert {row["comparator"] for row in rows("targets")} <= {"=", ">", ">=", "<", "<=", "~"}
    for name in QUERIES:
        for row in rows(name):
            assert all(value == value.strip() for key, value in row.items() if key != "quote")


def test_each_difference_is_a_check_that_finds_one(rows: Callable[[str], list[Row]]) -> None:
    checks = {row["check"]: row for row in rows("audit") if row["verdict"] == "differs"}
    found = rows("discrepancies")
    assert len(found) == len(checks) == 19
    for row in found:
        check = checks[row["discrepancy"]]
        for column in ("figure", "statement", "explanation_vi", "explanation_en"):
            assert row[column] == check[column]
        assert (row["start"], row["end"], row["quote"]) == (
            check["starts"],
            check["ends"],
            check["quotes"],
        )


def test_targets_beside_other_plans_come_out_as_their_checks(
    rows: Callable[[str], list[Row]],
) -> None:
    verdicts = {
        (row["figure"], row["statement"]): row["verdict"]
        for row in rows("audit")
        if row["rule"] == "source"
    }
    found = [row for row in rows("comparisons") if (row["target"], row["other"]) in verdicts]
    pairs = [(verdicts[row["target"], row["other"]], row["verdict"]) for row in found]
    assert Counter(pairs) == {
        ("consistent", "equal"): 4,
        ("differs", "lower"): 2,
        # Over 30%, and about 30%.
        ("undecidable", "undecidable"): 1,
    }
