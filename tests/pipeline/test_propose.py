"""What the rules found is written as rows, and rows that nobody corrected change nothing."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.conftest import HAI_SON, ROOT

from lskg.cli.main import main
from lskg.extract.curation.plan import INDICATORS
from lskg.extract.read_report import ReadReport, extract
from lskg.extract.records import Extraction
from lskg.pipeline.propose import proposal
from lskg.project import Project

CORPUS = ROOT / "tests" / "corpus"
TEXTS = ROOT / "tests" / "reference" / "corpus" / "seen"
KEYS = tuple(sorted(path.name for path in CORPUS.iterdir()))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Reports without curation."""
    shutil.copytree(HAI_SON / "catalogue", tmp_path / "data" / "catalogue")
    for key in KEYS:
        folder = tmp_path / "data" / "reports" / key
        shutil.copytree(CORPUS / key, folder)
        shutil.copy(TEXTS / key / "text.txt", folder)
    return Project(tmp_path)


def read(project: Project, key: str) -> Extraction:
    """What is read from a report, as if all of it were by rule and rested on the same."""
    folder = project.report(key)
    report = ReadReport.of(project, folder)
    found = extract(report.structure, report.curation, folder.info)
    alike: dict[str, Any] = {"method": "rule", "period_basis": "", "status_basis": ""}
    return replace(
        found,
        figures=tuple(replace(each, **alike) for each in found.figures),
        targets=tuple(replace(each, method="rule") for each in found.targets),
        responsibilities=tuple(replace(each, method="rule") for each in found.responsibilities),
    )


@pytest.mark.parametrize("key", KEYS)
def test_tables_that_nobody_corrected_change_nothing(key: str, project: Project) -> None:
    """Every table in turn is written, and the next build reads the same from the report."""
    before = read(project, key)
    curation = project.report(key).curation
    curation.mkdir()
    for name in proposal(project, project.report(key)).tables:
        text = proposal(project, project.report(key)).table(name)
        (curation / f"{name}.csv").write_text(text, encoding="utf-8")
        after = read(project, key)
        for part in ("figures", "targets", "mentions", "responsibilities", "elements"):
            assert getattr(after, part) == getattr(before, part), (name, part)
        # Curated bodies stand before those that the rules alone find.
        assert set(after.entities) == set(before.entities), name
        assert {each.key for each in after.named} == {each.key for each in before.named}, name


def test_a_table_that_is_there_is_not_overwritten(project: Project) -> None:
    """The command writes a table once, and says how to have it again."""
    root = ["--root", str(project.root), "curate", "five-year-plan"]
    first = CliRunner().invoke(main, [*root, "entities"])
    assert first.exit_code == 0
    path = project.report("five-year-plan").curation / "entities.csv"
    written = path.read_bytes()
    assert written.startswith(b"slug,class,level,name_vi,name_en,aliases,parent,note\n")
    again = CliRunner().invoke(main, [*root, "entities"])
    assert again.exit_code == 1
    assert "is not overwritten" in again.output
    assert path.read_bytes() == written


def test_what_rows_refer_to_is_written_before_them(project: Project) -> None:
    root = ["--root", str(project.root), "curate", "five-year-plan"]
    made = CliRunner().invoke(main, [*root, "figures"])
    assert made.exit_code == 0, made.output
    curation = project.report("five-year-plan").curation
    assert {path.name for path in curation.iterdir()} == {"figures.csv", "indicators.csv"}
    assert [line.rpartition(": ")[0] for line in made.output.splitlines()] == [
        str(curation / "indicators.csv"),
        str(curation / "figures.csv"),
    ]


def test_rows_that_refer_to_things_without_rows_are_refused(project: Project) -> None:
    """A table that is there is not written anew for them."""
    root = ["--root", str(project.root), "curate", "five-year-plan"]
    curation = project.report("five-year-plan").curation
    curation.mkdir()
    head = ",".join(INDICATORS.columns)
    (curation / "indicators.csv").write_text(f"{head}\n", encoding="utf-8")
    refused = CliRunner().invoke(main, [*root, "figures"])
    assert refused.exit_code == 1
    assert f"{curation / 'indicators.csv'}: the table is there already" in refused.output
    assert not (curation / "figures.csv").exists()
