"""`lskg new` tells what it made, what is to be filled in, and why it made nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lskg.cli.main import main

ROOT = Path(__file__).parents[2]
TEXT = "UBND TỈNH HẢI SƠN\nKẾ HOẠCH\nPhát triển kinh tế năm 2026\nI. MỤC TIÊU\nThu tăng 12%.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data" / "links", tmp_path / "data" / "links")
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def new(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "new", *arguments])


def test_what_was_made_and_what_is_missing_are_told_a_line_each(root: Path) -> None:
    found = new(root, "hai-son-2026", str(root / "plan.txt"))
    assert (found.exit_code, found.stdout) == (0, "")
    first, *others = found.stderr.splitlines()
    assert first == (
        "data/reports/hai-son-2026: made from plan.txt (text in UTF-8). Headings: 1, notes: 0."
    )
    assert [line.split(" was")[0] for line in others] == [
        "data/reports/hai-son-2026/report.toml: title_en",
        "data/reports/hai-son-2026/report.toml: territory",
    ]
    assert all("; fill in " in line for line in others)


def test_doubts_are_warnings(root: Path) -> None:
    (root / "x.txt").write_text("Thu ngân sách tăng.\n", encoding="utf-8")
    found = new(root, "x", str(root / "x.txt"))
    assert found.exit_code == 0
    assert "Warning: No heading was found" in found.stderr


@pytest.mark.parametrize(("key", "message"), [("Hải", "is no key"), ("hai-son", "this is no PDF")])
def test_a_refusal_is_one_sentence_and_status_1(root: Path, key: str, message: str) -> None:
    (root / "x.pdf").write_bytes(b"%PDF-1.7 broken")
    found = new(root, key, str(root / "x.pdf"))
    assert found.exit_code == 1
    assert len(found.stderr.splitlines()) == 1
    assert found.stderr.startswith("Error: ")
    assert message in found.stderr


@pytest.mark.parametrize("arguments", [["x"], ["x", "no-such-file"], []])
def test_wrong_usage_has_status_2(root: Path, arguments: list[str]) -> None:
    assert new(root, *arguments).exit_code == 2
