"""Reports that nobody curated are built by the rules, whatever is in them."""

from __future__ import annotations

import csv
import io
import random
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib import Graph
from tests.conftest import HAI_SON, ROOT, Approve
from tests.whole import BASE

from lskg.errors import SourceError
from lskg.pipeline.assemble import Assembly, assemble, read_shared, validated
from lskg.project import Project, ReportFolder
from lskg.rdf.turtle import read_turtle
from lskg.rdf.write import Shared
from lskg.shacl.levels import shapes_of

CORPUS = ROOT / "tests" / "corpus"
TEXTS = ROOT / "tests" / "reference" / "corpus" / "seen"
KEYS = tuple(sorted(path.name for path in CORPUS.iterdir()))
LINES = {key: (TEXTS / key / "text.txt").read_text(encoding="utf-8").split("\n") for key in KEYS}
EVERY = [line for lines in LINES.values() for line in lines]
COUNTED = (
    *("sections", "elements", "targets", "figures", "indicators", "entities", "named"),
    *("mentions", "responsibilities", "links", "warnings"),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The made-up report of the tests, and beside it four of other kinds without curation."""
    root = tmp_path_factory.mktemp("corpus") / "checkout"
    shutil.copytree(HAI_SON, root / "data")
    for key in KEYS:
        folder = root / "data" / "reports" / key
        shutil.copytree(CORPUS / key, folder)
        shutil.copy(TEXTS / key / "text.txt", folder)
    for name in ("ontology", "queries", "shapes"):
        (root / name).symlink_to(ROOT / name)
    return Project(root)


@pytest.fixture(scope="module")
def shared(project: Project) -> Shared:
    """What the reports share."""
    return read_shared(project, BASE)


@pytest.fixture(scope="module")
def shapes(project: Project) -> Graph:
    """What holds of a report that rules read."""
    return shapes_of(read_turtle(project.shapes), "rule")


@pytest.fixture(scope="module")
def assemblies(project: Project, shared: Shared) -> dict[str, Assembly]:
    """The four reports as the rules read them."""
    return {key: assemble(project, project.report(key), shared, BASE) for key in KEYS}


def violations(graphs: Mapping[str, Graph], shared: Shared, shapes: Graph) -> list[str]:
    """What breaks a shape in a report."""
    findings, _ = validated(shared.graphs, graphs, shapes)
    return [str(each) for each in findings if each.severity == "Violation"]


@pytest.mark.parametrize("key", KEYS)
def test_a_report_without_curation_breaks_no_shape(
    key: str, assemblies: dict[str, Assembly], shared: Shared, shapes: Graph
) -> None:
    """Resolution, commune's report, plan with bullets and ministry's programme are published."""
    assert violations(assemblies[key].graphs, shared, shapes) == []


def test_every_value_says_that_rules_read_it(assemblies: dict[str, Assembly]) -> None:
    """No figure, target or responsibility is without its method."""
    for assembly in assemblies.values():
        found = assembly.extraction
        methods = {each.method for each in found.figures}
        methods |= {each.method for each in found.targets}
        methods |= {each.method for each in found.responsibilities}
        assert methods == {"rule"}


def test_no_english_is_made_up(assemblies: dict[str, Assembly]) -> None:
    """What the rules read has no English name that no catalogue and no list gives."""
    for key, assembly in assemblies.items():
        own = [each for each in assembly.extraction.indicators if each.key.startswith(f"{key}.")]
        assert own
        assert {each.name_en for each in own} == {None}


def test_counts_of_what_rules_read(assemblies: dict[str, Assembly], approve: Approve) -> None:
    """How much of each kind is read from each report."""
    lines = io.StringIO()
    table = csv.writer(lines, lineterminator="\n")
    table.writerow(("report", *COUNTED))
    for key, assembly in assemblies.items():
        table.writerow((key, *(len(getattr(assembly.extraction, name)) for name in COUNTED)))
    approve(Path(__file__).parent / "by-rule.csv", lines.getvalue().encode())


@st.composite
def mixtures(draw: st.DrawFn) -> tuple[str, str]:
    """The key of a report, and lines of it or of all: cut, doubled, shuffled, lost, emptied."""
    key = draw(st.sampled_from(KEYS))
    lines = draw(st.sampled_from([LINES[key], EVERY]))
    start = draw(st.integers(0, len(lines) - 1))
    part = lines[start : start + draw(st.integers(1, 40))]
    kept = [line for line in part for _ in range(draw(st.sampled_from([0, 1, 1, 1, 2])))]
    if draw(st.booleans()):
        random.Random(draw(st.integers(0, 99))).shuffle(kept)
    text = "\n".join(kept)
    return key, text[draw(st.integers(0, 9)) :]


@settings(max_examples=6)
@example(mixture=("commune-report", "I. QUAN ĐIỂM VÀ MỤC TIÊU TỔNG QUÁT"))
@given(mixture=mixtures())
def test_no_mixture_of_paragraphs_is_refused_for_what_rules_misread(
    mixture: tuple[str, str],
    project: Project,
    shared: Shared,
    shapes: Graph,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """A text either is no report of the genre, or is built without a violation."""
    key, text = mixture
    folder = tmp_path_factory.mktemp("mixture")
    (folder / "text.txt").write_text(text, encoding="utf-8")
    try:
        made = assemble(project, ReportFolder(folder, project.report(key).info), shared, BASE)
    except SourceError:
        return
    assert violations(made.graphs, shared, shapes) == []
