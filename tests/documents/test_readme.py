"""The READMEs show what the commands print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from lskg.cli.main import main
from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.view.release import Site

ROOT = Path(__file__).parents[2]
README = {"en": ROOT / "README.md", "vi": ROOT / "docs" / "README.vi.md"}
SHOWN = re.compile(r"^```\n([^`]*?)```\n\n```text\n(.*?)```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def site(project_release: Path, project_store: Store) -> Flask:
    return create_app(InProcess(project_store), Site.open(project_release))


def shown(language: str, words: str) -> tuple[str, str]:
    """A command that has some words, and what stands below it."""
    found = SHOWN.findall(README[language].read_text(encoding="utf-8"))
    ((command, output),) = [each for each in found if words in each[0]]
    return command, output


@pytest.mark.parametrize("language", README)
def test_the_first_sum_that_is_wrong(language: str) -> None:
    command, output = shown(language, "lskg audit")
    arguments = command.split()[1:]
    result = CliRunner().invoke(main, ["--root", str(ROOT), *arguments])
    assert result.stdout.startswith(output)


@pytest.mark.parametrize("language", README)
def test_the_first_targets(language: str, site: Flask) -> None:
    command, output = shown(language, "/sparql")
    query = command.partition("query=")[2].rpartition("'")[0]
    response = site.test_client().post(
        "/sparql", data={"query": query}, headers={"Accept": "text/csv"}
    )
    assert response.text.splitlines() == output.splitlines()
