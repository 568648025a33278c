"""What `lskg check` prints says the state of the data, in every form."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from rdflib import RDF, SH, Graph

from lskg.pipeline.assemble import Assembly
from lskg.pipeline.report import html_report, text_report, turtle_report
from lskg.shacl.validate import Finding

FAULT = Finding(
    "Violation",
    "https://example.org/<x>",
    "label",
    "a & b",
    "https://example.org/Shape",
    "MinCount",
    "Cần nhãn.",
    "A label is needed.",
)


def with_fault(assembly: Assembly) -> Assembly:
    warned = replace(assembly.extraction, warnings=("Footnote 3 has no anchor: “x”.",))
    findings = (FAULT, replace(FAULT, severity="Warning"))
    return replace(assembly, findings=findings, extraction=warned)


def test_counts_of_valid_data(hai_son_assembly: Assembly) -> None:
    report, triples, state = text_report(hai_son_assembly).splitlines()
    assert report == (
        "Report: 2459 characters, 39 sections, 3 footnotes, 27 plan elements, 6 targets, "
        "7 organizations, 6 other named things and collective words, 20 mentions."
    )
    assert triples.startswith("Triples: ontology ")
    assert state == "Violations: 0. Warnings: 0. Infos: 0."


def test_faults_and_warnings_are_listed_in_both_languages(hai_son_assembly: Assembly) -> None:
    lines = text_report(with_fault(hai_son_assembly)).splitlines()
    assert lines[2:] == [
        "Violations: 1. Warnings: 1. Infos: 0.",
        "Warning: Footnote 3 has no anchor: “x”.",
        "Violation: https://example.org/<x>: A label is needed. (label, value “a & b”)",
        "  Cần nhãn.",
        "Warning: https://example.org/<x>: A label is needed. (label, value “a & b”)",
        "  Cần nhãn.",
    ]


def test_turtle_is_a_report_of_shacl(hai_son_assembly: Assembly) -> None:
    graph = Graph().parse(data=turtle_report(hai_son_assembly), format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert str(graph.value(report, SH.conforms)) == "true"


def test_html_holds_every_finding_as_text(hai_son_assembly: Assembly) -> None:
    cells: list[str] = []

    class Cells(HTMLParser):
        def handle_data(self, data: str) -> None:
            cells.append(data.strip())

    Cells().feed(html_report(with_fault(hai_son_assembly)))
    assert "1 violations, 2 findings." in cells
    for words in (FAULT.focus, FAULT.value, FAULT.message_vi, FAULT.message_en):
        assert cells.count(words) == 2
