"""From a project to its named graphs, and what stops the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, URIRef
from tests.whole import BASE, Whole, assembled, do_steps

from lskg.errors import BuildError, CurationError, LskgError, SourceError
from lskg.iris import GRAPHS
from lskg.pipeline.assemble import assemble_rules, union, validated
from lskg.project import Project
from lskg.rdf.turtle import read_turtle
from lskg.rdf.write import Shared
from lskg.shacl.levels import shapes_of
from lskg.text.document import Document
from lskg.vocabulary import LSKG

ROOT = Path(__file__).parents[2]
UNITS = (ROOT / "ontology" / "units.ttl").read_text(encoding="utf-8")
#: The first line after the unit whose end a test takes away.
LINE_AFTER_YUAN = UNITS[: UNITS.index('"CNY" .')].count("\n") + 3
Change = Callable[[str, str, str], None]


@pytest.fixture
def change(checkout: Path) -> Change:
    """A function that replaces words in a file of the checkout."""

    def replace(name: str, old: str, new: str) -> None:
        text = (checkout / name).read_text(encoding="utf-8")
        assert old in text
        (checkout / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


def test_short_report_is_valid_and_complete(hai_son_assembly: Whole) -> None:
    assert hai_son_assembly.findings == []
    assert tuple(hai_son_assembly.graphs) == GRAPHS
    empty = {name for name, graph in hai_son_assembly.graphs.items() if not len(graph)}
    assert empty <= {"figures", "audit", "links", "planning", "territories"}
    together = union(hai_son_assembly.graphs[name] for name in ("catalogue", "plan"))
    counts = {
        name: len(list(together.subjects(RDF.type, LSKG[name])))
        for name in ("IndicatorTarget", "Indicator", "KeyTask", "Solution", "QuantityValue")
    }
    assert counts == {
        "IndicatorTarget": 6,
        "Indicator": 6,
        "KeyTask": 2,
        "Solution": 2,
        "QuantityValue": 6,
    }


def test_quotations_of_every_passage_are_exact(
    hai_son_assembly: Whole, project_assembly: Whole
) -> None:
    for assembly in (hai_son_assembly, project_assembly):
        graph = assembly.graphs["report"]
        passages = list(graph.subjects(RDF.type, LSKG.Passage))
        assert passages
        for passage in passages:
            start = int(str(graph.value(passage, LSKG.startOffset)))
            end = int(str(graph.value(passage, LSKG.endOffset)))
            assert 0 <= start < end <= len(assembly.document)
            assert str(graph.value(passage, LSKG.exactText)) == assembly.document.text[start:end]


def test_each_triple_is_in_one_graph(project_assembly: Whole) -> None:
    seen: dict[object, str] = {}
    for name, graph in project_assembly.graphs.items():
        for triple in graph:
            assert triple not in seen, f"{name} repeats {triple} of {seen[triple]}"
            seen[triple] = name


def test_every_thing_that_is_referred_to_is_described(project_assembly: Whole) -> None:
    graphs = project_assembly.graphs
    described = {subject for graph in graphs.values() for subject in graph.subjects()}
    things = f"{BASE}id/"
    used = {
        value
        for graph in graphs.values()
        for value in graph.objects()
        if isinstance(value, URIRef) and value.startswith(things)
    }
    assert used <= described


def test_another_base_moves_things_and_leaves_terms(checkout: Path) -> None:
    graphs = assembled(checkout, "http://localhost:8000/").graphs
    subjects = {str(subject) for name in ("report", "plan") for subject in graphs[name].subjects()}
    assert all(subject.startswith("http://localhost:8000/id/") for subject in subjects)
    assert set(graphs["plan"].predicates()) & {LSKG.hasValue}


def test_title_without_english_is_a_violation(checkout: Path, change: Change) -> None:
    name = "data/reports/hai-son-xx/curation/titles.csv"
    change(name, "Hoàn thành đường ven biển,Complete the coastal road\n", "")
    corpus = do_steps(checkout)
    assert corpus.violations
    assert all(
        "task/1-hoan-thanh" in each["focus"] or "section/" in each["focus"]
        for each in corpus.findings
    )
    assert {each["report"] for each in corpus.findings} == {"hai-son-xx"}


@pytest.mark.parametrize(
    ("name", "old", "new", "error", "message"),
    [
        (
            "data/reports/hai-son-xx/curation/targets.csv",
            "dưới 40%",
            "dưới 41%",
            CurationError,
            "targets.csv, row 4: the quotation “công nghiệp dưới 41%” is not in the report.",
        ),
        (
            "data/catalogue/entities.csv",
            "SpecializedAgency,province,Sở Y tế",
            "Department,province,Sở Y tế",
            BuildError,
            "entities.csv, so-y-te: “Department” is not a class of the ontology.",
        ),
        (
            "data/catalogue/indicators.csv",
            "higher,economy,Tốc",
            "higher,space,Tốc",
            BuildError,
            "indicators.csv, grdp-growth: “space” is not a code of the scheme theme (",
        ),
        (
            "ontology/units.ttl",
            'skos:notation "CNY" .',
            'skos:notation "CNY"',
            BuildError,
            f"units.ttl, line {LINE_AFTER_YUAN}: not Turtle: ",
        ),
        (
            "data/reports/hai-son-xx/report.toml",
            'file = "hai-son.txt"',
            "",
            SourceError,
            "report.toml: the entry “file” is missing.",
        ),
        (
            "data/reports/hai-son-xx/report.toml",
            'congress = "hai-son-xx"',
            'congress = "Hải Sơn"',
            SourceError,
            "report.toml: “Hải Sơn” may hold small letters, digits, - and . only",
        ),
        (
            "data/reports/hai-son-xx/report.toml",
            'territory = ""',
            'territory = "10"',
            BuildError,
            "hai-son-xx/report.toml: “territory” is “10”, which nothing describes; it must be",
        ),
        (
            "data/reports/hai-son-xx/report.toml",
            'territory = ""',
            'territory = "administrative-unit/999"',
            BuildError,
            "hai-son-xx/report.toml: “territory” is “administrative-unit/999”, which nothing",
        ),
    ],
    ids=["quotation", "class", "code", "Turtle", "metadata", "slug", "territory", "unit"],
)
def test_what_does_not_fit_is_refused_in_a_sentence(
    checkout: Path,
    change: Change,
    name: str,
    old: str,
    new: str,
    error: type[LskgError],
    message: str,
) -> None:
    change(name, old, new)
    with pytest.raises(error) as refused:
        assembled(checkout)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("@prefix a: <https://example.org/> .\na:b a:c", 2),
        ("a:b a:c a:d .", 1),
        ('<a:b> <a:c> "open .\n', 1),
        ("<a:b> <a:c> <a:d> .\n<a:b> <a:c> .\n", 2),
        ('<a:b> <a:c> "x"@ .\n', 1),
        ("<relative> <a:c> <a:d> .\n", 1),
        ("\n\n[", 3),
    ],
)
def test_line_of_broken_turtle_is_named(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=f"^{path}, line {line}: not Turtle: .*[^.]\\.$"):
        read_turtle([path])


def test_turtle_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"none.ttl: No such file or directory\.$"):
        read_turtle([tmp_path / "none.ttl"])
    (tmp_path / "latin.ttl").write_bytes(b'<a:b> <a:c> "\xff" .')
    with pytest.raises(BuildError, match=r"latin\.ttl, line 1: not Turtle"):
        read_turtle([tmp_path / "latin.ttl"])


@given(
    st.integers(0, len(UNITS)),
    st.integers(0, 3),
    st.sampled_from(["", "<", ">", '"', "'", ".", ";", "[", ")", "@", "_:", "\\", "\0", "a", "\n"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_turtle_is_read_or_refused(
    tmp_path: Path, place: int, removed: int, added: str
) -> None:
    path = tmp_path / "damaged.ttl"
    path.write_text(UNITS[:place] + added + UNITS[place + removed :], encoding="utf-8")
    message = f"{path}, line "
    try:
        read_turtle([path])
    except BuildError as error:
        message = str(error)
    assert message.startswith(f"{path}, line ")


def test_rules_alone_make_the_same_kinds_of_graph(checkout: Path, hai_son: Document) -> None:
    project = Project(checkout)
    shared = Shared.vocabulary(project)
    assembly = assemble_rules(project.report(), shared, BASE)
    assert assembly.document == hai_son
    plan = assembly.graphs["plan"]
    assert len(list(plan.subjects(RDF.type, LSKG.IndicatorTarget))) == 6
    shapes = shapes_of(read_turtle(project.shapes), "rule")
    findings, _ = validated(shared.graphs, assembly.graphs, shapes)
    assert {each.severity for each in findings} <= {"Warning"}
