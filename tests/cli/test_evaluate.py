"""`lskg evaluate` measures the report or a folder of reports, for people and as a table."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lskg.cli.main import main
from lskg.scoring.report import COLUMNS

ROOT = Path(__file__).parents[2]
SEEN = ROOT / "tests" / "reference" / "corpus" / "seen"
PARTS = ["sections", "targets", "figures", "bodies", "documents", "responsibilities"]


def evaluate(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(ROOT), "evaluate", *arguments])


def titles(text: str) -> list[str]:
    return [line.partition(" (")[0] for line in text.splitlines() if line[:1].strip()]


def test_without_a_folder_the_report_is_measured() -> None:
    found = evaluate("--rules")
    assert found.exit_code == 0
    assert titles(found.stdout) == ["Rules, report", "Rules, other sentences"]
    assert titles(evaluate().stdout)[2:] == ["Published data, report"]


def test_a_folder_is_measured_report_by_report_and_summed() -> None:
    reports = sorted(each.name for each in SEEN.iterdir())
    found = evaluate(str(SEEN))
    assert found.exit_code == 0
    assert titles(found.stdout) == [*reports, "all"]


def test_rows_are_those_of_each_part_of_each_report() -> None:
    found = evaluate(str(SEEN), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(found.stdout)))
    reports = [*sorted(each.name for each in SEEN.iterdir()), "all"]
    assert [(row["report"], row["part"]) for row in rows] == [
        (report, part) for report in reports for part in PARTS
    ]
    assert list(rows[0]) == list(COLUMNS)
    for part in PARTS:
        *each, total = (int(row["matched"]) for row in rows if row["part"] == part)
        assert total == sum(each)
    assert json.loads(evaluate(str(SEEN), "--format", "json").stdout) == rows


def test_a_folder_without_reports_is_told_in_a_sentence(tmp_path: Path) -> None:
    found = evaluate(str(tmp_path))
    assert found.exit_code == 1
    assert found.stderr == f"Error: {tmp_path}: no folder in it has a text.txt.\n"


@pytest.mark.parametrize("arguments", [["no-such-folder"], [str(SEEN), "--format", "ttl"]])
def test_wrong_usage_has_status_2(arguments: list[str]) -> None:
    assert evaluate(*arguments).exit_code == 2


def test_a_folder_without_marks_says_so(checkout: Path) -> None:
    found = CliRunner().invoke(main, ["--root", str(checkout), "evaluate"])
    assert found.exit_code == 1
    assert "no figures that a reader marked are here" in found.stderr
    assert "lskg evaluate CORPUS" in found.stderr


def test_a_build_of_no_report_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    found = CliRunner().invoke(main, ["--root", str(tmp_path), "build"])
    assert found.exit_code == 1
    assert "no report is here" in found.stderr
    assert list(tmp_path.iterdir()) == []
