"""Each line of the list of faults is a test that exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FAULTS = Path(__file__).parents[2] / "docs" / "faults.md"
NAMED = re.findall(r"\[(test_\w+)\]\((\S+?)\)", FAULTS.read_text("utf-8"))


@pytest.mark.parametrize(("name", "path"), NAMED)
def test_a_test_that_is_named_exists(name: str, path: str) -> None:
    assert f"\ndef {name}(" in (FAULTS.parent / path).read_text("utf-8")


def test_every_line_names_a_test() -> None:
    lines = [line for line in FAULTS.read_text("utf-8").splitlines() if line.startswith("| ")]
    rows = [line for line in lines if not line.startswith("| what |")]
    assert len(rows) > 15
    assert all("(../tests/" in row for row in rows)
