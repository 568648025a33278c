"""Somebody's own Turtle is checked as if it were added to the graph, and told how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.whole import Whole

from lskg.engine.store import Store
from lskg.errors import BuildError
from lskg.pipeline.third_party import (
    Contribution,
    Rulebook,
    check_contribution,
    contribution_html,
    contribution_text,
)
from lskg.project import Project
from lskg.rdf.lines import sorted_lines

HEAD = """
@prefix lskg: <https://w3id.org/lskg/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix theme: <https://w3id.org/lskg/code/theme/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix my: <https://example.org/> .
@prefix unit: <http://qudt.org/vocab/unit/> .
"""
INDICATOR = """
my:indicator a lskg:Indicator ;
    rdfs:label "Tỷ lệ che phủ rừng"@vi, "Forest cover"@en ;
    skos:definition "Tỷ lệ đất có rừng."@vi, "Share of land with forest."@en ;
    lskg:hasDefaultUnit unit:PERCENT ;
    lskg:hasDesirableDirection <https://w3id.org/lskg/code/desirable-direction/higher> ;
    lskg:hasMeasureForm <https://w3id.org/lskg/code/measure-form/share> ;
    lskg:hasTheme theme:environment .
"""
ISSUER = "https://w3id.org/lskg/id/agency/uy-ban-nhan-dan-tinh"
Check = Callable[[str], Contribution]


@pytest.fixture(scope="module")
def project(new_checkout: Callable[[], Path]) -> Project:
    return Project(new_checkout())


@pytest.fixture(scope="module")
def release(hai_son_assembly: Whole, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graphs of the short report, as a release has them."""
    folder = tmp_path_factory.mktemp("release")
    (folder / "graph").mkdir()
    for name, graph in hai_son_assembly.graphs.items():
        (folder / "graph" / f"{name}.nt").write_bytes(sorted_lines(graph))
    return folder


@pytest.fixture(scope="module")
def check(project: Project, release: Path, tmp_path_factory: pytest.TempPathFactory) -> Check:
    folder = tmp_path_factory.mktemp("contribution")
    rules = Rulebook.read(project, release)

    def run(text: str) -> Contribution:
        path = folder / "mine.ttl"
        path.write_text(HEAD + text, encoding="utf-8")
        return check_contribution(path, rules)

    return run


def found(contribution: Contribution) -> set[tuple[str, str]]:
    return {
        (finding.path, finding.component.removesuffix("ConstraintComponent"))
        for finding, _ in contribution.findings
    }


def test_valid_file_has_no_findings(check: Check) -> None:
    contribution = check(INDICATOR)
    assert found(contribution) == set()
    assert contribution.violations == 0
    assert contribution_text(contribution) == (
        "mine.ttl: 9 triples about 1 things. Violations: 0. Other findings: 0.\n"
    )


@pytest.mark.parametrize(
    ("text", "expected", "way"),
    [
        (
            INDICATOR.replace(', "Forest cover"@en', ""),
            {("label", "QualifiedMinCount")},
            'Add rdfs:label "…"@en.',
        ),
        (
            INDICATOR.replace("theme:environment", "theme:environmnt"),
            {("hasTheme", "Node")},
            "Replace the value of lskg:hasTheme with a code of code:theme.",
        ),
        (
            INDICATOR.replace("hasDefaultUnit", "hasDefaultUnits"),
            {("hasDefaultUnits", "UnknownTerm"), ("hasDefaultUnit", "MinCount")},
            "Use lskg:hasDefaultUnit.",
        ),
        (
            INDICATOR.replace("hasDefaultUnit", "linkPredicate"),
            {("linkPredicate", "DeprecatedTerm")},
            "Use lskg:hasLinkPredicate.",
        ),
        (
            INDICATOR.replace("a lskg:Indicator", "a lskg:Indicator, lskg:Event"),
            {("type", "Disjoint")},
            "Remove one class, or the property that makes it a member.",
        ),
    ],
    ids=["no English", "no such code", "misspelled", "deprecated", "two classes"],
)
def test_fault_is_found_and_mended(
    text: str, expected: set[tuple[str, str]], way: str, check: Check
) -> None:
    contribution = check(text)
    assert expected <= found(contribution)
    assert way in contribution_text(contribution)
    assert contribution.violations > 0


def test_things_of_the_published_graph_may_be_named(check: Check, hai_son_store: Store) -> None:
    """What the file does not say of them is read in the graph, and their faults are not its own."""
    rows = hai_son_store.rows(
        "PREFIX lskg: <https://w3id.org/lskg/ns#> SELECT ?x WHERE { ?x a lskg:KeyTask } LIMIT 1"
    )
    text = f"my:link a lskg:PlanLink ; lskg:hasLinkSubject <{rows[0]['x']}> ."
    focuses = {finding.focus for finding, _ in check(text).findings}
    assert focuses == {"https://example.org/link"}
    text = f"my:document a lskg:LegalDocument ; lskg:isIssuedBy <{ISSUER}> ."
    assert ("isIssuedBy", "Class") not in found(check(text))
    assert ("isIssuedBy", "Class") in found(check(text.replace("agency", "agencies")))


def test_nothing_is_hidden(check: Check) -> None:
    """What is wrong with a blank node, a class of the ontology or a published thing is told too."""
    focuses = {each.focus for each, _ in check("[] a lskg:Indicator .").findings}
    assert focuses
    assert not any(each.startswith("http") for each in focuses)
    found = check('lskg:Indicator rdfs:label "Chỉ số "@vi .').findings
    assert {(each.focus, each.path) for each, _ in found} == {
        ("https://w3id.org/lskg/ns#Indicator", "label")
    }
    period = "<https://w3id.org/lskg/id/period/2030>"
    found = check(f"{period} lskg:startYear 2029 .").findings
    assert {(each.focus, each.path) for each, _ in found} == {
        (period[1:-1], "startYear"),
        (period[1:-1], "isoInterval"),
        (period[1:-1], "hasBeginning"),
    }


def test_file_is_checked_where_nothing_is_published(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(HEAD + INDICATOR, encoding="utf-8")
    assert check_contribution(path, Rulebook.read(project, None)).findings == ()


def test_words_are_held_against_the_report(check: Check, project: Project) -> None:
    report = project.report().text.read_text(encoding="utf-8")
    words = report[20:40].strip()
    text = f"""my:passage a lskg:Passage ; lskg:exactText \"\"\"{words}\"\"\" ;
        lskg:startOffset "900"^^xsd:nonNegativeInteger ;
        lskg:endOffset "910"^^xsd:nonNegativeInteger ."""
    contribution = check(text)
    assert ("exactText", "Quotation") in found(contribution)
    start = report.find(words)
    assert f"The right place is {start}-{start + len(words)}." in contribution_text(contribution)
    moved = text.replace('"900"', f'"{start}"').replace('"910"', f'"{start + len(words)}"')
    assert ("exactText", "Quotation") not in found(check(moved))
    invented = check(text.replace(words, "không có trong báo cáo"))
    assert "Copy the words exactly from /report." in contribution_text(invented)


def test_report_speaks_both_languages(check: Check) -> None:
    contribution = check("my:x a lskg:Indicator .")
    text = contribution_text(contribution)
    assert "Cách sửa: " in text
    assert "To mend: " in text
    words: list[str] = []

    class Words(HTMLParser):
        def handle_data(self, data: str) -> None:
            words.append(data)

    Words().feed(contribution_html(contribution))
    for finding, way in contribution.findings:
        assert any(finding.message_vi in each and way.vi in each for each in words)
        assert any(finding.message_en in each and way.en in each for each in words)


def test_what_is_not_turtle_is_refused(check: Check) -> None:
    with pytest.raises(BuildError, match=r"mine.ttl, line \d+: not Turtle"):
        check("my:x a .")
