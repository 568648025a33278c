"""What `lskg check` prints says the state of the data, in every form."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph

from lskg.pipeline.corpus import Corpus
from lskg.pipeline.report import html_report, text_report, turtle_report
from lskg.pipeline.steps import FINDINGS, SUMMARY
from lskg.release.json_files import read_json

FAULT = {
    "report": "hai-son-xx",
    "severity": "Violation",
    "focus": "https://example.org/<x>",
    "path": "label",
    "value": "a & b",
    "shape": "https://example.org/shapes#A-label",
    "component": "MinCount",
    "message_vi": "Cần nhãn.",
    "message_en": "A label is needed.",
}


@pytest.fixture
def faulty(hai_son_corpus: Corpus, tmp_path: Path) -> Corpus:
    """The short report with findings and a warning that its steps might have written."""
    (report,) = hai_son_corpus.reports
    written = shutil.copytree(report.written, tmp_path / "written")
    summary = read_json(written / SUMMARY) | {"warnings": ["Footnote 3 has no anchor: “x”."]}
    (written / SUMMARY).write_text(json.dumps(summary), encoding="utf-8")
    checked = shutil.copytree(report.checked, tmp_path / "checked")
    findings = [FAULT, FAULT | {"severity": "Warning"}]
    (checked / FINDINGS).write_text(json.dumps(findings), encoding="utf-8")
    return replace(hai_son_corpus, reports=(replace(report, written=written, checking=checked),))


def test_counts_of_valid_data(hai_son_corpus: Corpus) -> None:
    report, state = text_report(hai_son_corpus).splitlines()
    assert report == (
        "hai-son-xx (curated): 2,459 characters, 0 figures, 3 footnotes, 20 mentions, "
        "7 organizations, 6 other named things and collective words, 27 plan elements, "
        "39 sections, 6 targets."
    )
    assert state == "Violations: 0. Warnings: 0. Infos: 0."


def test_faults_and_warnings_are_listed_in_both_languages(faulty: Corpus) -> None:
    lines = text_report(faulty).splitlines()
    assert lines[1:] == [
        "Violations: 1. Warnings: 1. Infos: 0.",
        "Warning: hai-son-xx: Footnote 3 has no anchor: “x”.",
        "Violation: https://example.org/<x>: A label is needed. (label, value “a & b”)",
        "  Cần nhãn.",
        "Warning: https://example.org/<x>: A label is needed. (label, value “a & b”)",
        "  Cần nhãn.",
        "By rule:",
        "      1  A-label (Violation)",
        "      1  A-label (Warning)",
    ]


def test_sums_are_by_rule_the_most_first(faulty: Corpus) -> None:
    (report,) = faulty.reports
    shapes = ["x#few"] * 2 + ["x#many"] * 1_001
    findings = [FAULT | {"severity": "Warning", "shape": each} for each in shapes]
    (report.checked / FINDINGS).write_text(json.dumps(findings), encoding="utf-8")
    assert text_report(faulty).splitlines()[-3:] == [
        "By rule:",
        "  1,001  many (Warning)",
        "      2  few (Warning)",
    ]


def test_findings_of_one_report_are_without_those_of_what_reports_share(
    faulty: Corpus, tmp_path: Path
) -> None:
    shared = shutil.copytree(faulty.checked, tmp_path / "shared")
    (shared / FINDINGS).write_text(json.dumps([FAULT | {"report": ""}]), encoding="utf-8")
    corpus = replace(faulty, checking=shared)
    assert "Violations: 2. Warnings: 1." in text_report(corpus)
    assert text_report(corpus, "hai-son-xx") == text_report(faulty)
    assert html_report(corpus, "hai-son-xx") == html_report(faulty)
    every, own = (
        Graph().parse(data=turtle_report(corpus, key), format="turtle")
        for key in (None, "hai-son-xx")
    )
    reports = [[*graph.subjects(RDF.type, SH.ValidationReport)] for graph in (every, own)]
    assert len(reports[1]) == 1
    assert len(reports[0]) >= 1


def test_turtle_is_reports_of_shacl(hai_son_corpus: Corpus) -> None:
    """One of what reports share, and one of the report."""
    graph = Graph().parse(data=turtle_report(hai_son_corpus), format="turtle")
    reports = list(graph.subjects(RDF.type, SH.ValidationReport))
    assert reports
    assert {str(graph.value(each, SH.conforms)) for each in reports} == {"true"}


def test_html_holds_every_finding_as_text(faulty: Corpus) -> None:
    cells: list[str] = []

    class Cells(HTMLParser):
        def handle_data(self, data: str) -> None:
            cells.append(data.strip())

    Cells().feed(html_report(faulty))
    assert "1 violations, 2 findings." in cells
    for key in ("report", "focus", "value", "message_vi", "message_en"):
        assert cells.count(FAULT[key]) == 2
