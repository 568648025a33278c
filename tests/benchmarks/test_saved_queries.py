"""Every saved query is measured, with values for what pages give values to; slow ones are named."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from benchmarks.saved_queries import BOUND, ROOT, main, saved_queries
from click.testing import CliRunner, Result

SAVED = [*saved_queries(ROOT)]
Ask = Callable[[str], Result]


@pytest.fixture(scope="module")
def ask(make_release: Callable[[Mapping[str, str]], Path]) -> Ask:
    """A function that measures over a few triples with a limit."""
    release = make_release({"plan": "<urn:a> <urn:p> <urn:b> .\n"})

    def run(limit: str) -> Result:
        arguments = ["--release", str(release), "--rounds", "1", "--limit", limit]
        return CliRunner().invoke(main, arguments)

    return run


def test_every_query_file_is_measured() -> None:
    found = {each.name for each in SAVED}
    assert {path.name for path in (ROOT / "queries" / "tables").iterdir()} <= {
        Path(name).name for name in found
    }
    files = (path for name in ("queries", "src") for path in (ROOT / name).rglob("*.rq"))
    assert len(found) == sum(1 for path in files if "gates" not in path.parts)


def test_variables_that_get_values_are_those_of_the_queries() -> None:
    assert {Path(each.name).stem for each in SAVED if each.bound} == {*BOUND}
    for each in SAVED:
        for name in each.bound:
            assert re.search(rf"\?{name}\b", each.text), each.name


def test_a_slow_query_is_a_fault(ask: Ask) -> None:
    result = ask("0")
    assert result.exit_code == 1
    assert "0 s or more: queries/examples/agencies-by-level.rq, " in result.output


def test_fast_queries_are_listed(ask: Ask) -> None:
    result = ask("60")
    assert result.exit_code == 0
    assert "| src/lskg/web/queries/statements.rq | page, thing given | " in result.output
    assert len(result.output.splitlines()) > len(SAVED)
