"""What the graph says of a check, and of what does not come out as a SHACL result."""

from __future__ import annotations

from rdflib import PROV, RDF, SH, Graph, URIRef
from tests.conftest import BASE

from lskg.iris import Iris
from lskg.pipeline.assemble import Assembly, union
from lskg.vocabulary import CODE, LSKG

VERDICT = f"{CODE}audit-verdict/"


def thing(kind: str, slug: str) -> URIRef:
    return Iris(BASE, "lang-son-xviii").mint(kind, slug)


def stating(assembly: Assembly) -> Graph:
    """The graphs of what the report states in numbers: figures, targets, and what it quotes."""
    return union(assembly.graphs[name] for name in ("figures", "plan", "planning"))


def test_every_check_is_one_of_its_figures(project_assembly: Assembly) -> None:
    graph = project_assembly.graphs["audit"]
    checks = set(graph.subjects(RDF.type, LSKG.ArithmeticCheck))
    beside = set(graph.subjects(LSKG.comparesWith))
    stated = stating(project_assembly)
    assert checks - beside == {thing("check", made.key) for made in project_assembly.checks}
    for made in project_assembly.checks:
        check = thing("check", made.key)
        figures = {
            stated.value(thing("passage", f"{each.span.start}-{each.span.end}"), LSKG.isNumberOf)
            for each in made.figures
        }
        assert None not in figures
        assert set(graph.objects(check, PROV.wasDerivedFrom)) == figures
        tied = set(graph.objects(check, LSKG.hasStatedFigure))
        assert tied | set(graph.objects(check, LSKG.hasOperand)) == figures


def test_figures_of_checks_are_stated_by_the_report(project_assembly: Assembly) -> None:
    figures, graph = stating(project_assembly), project_assembly.graphs["audit"]
    for property_ in (LSKG.hasStatedFigure, LSKG.hasOperand):
        for figure in graph.objects(None, property_):
            assert (figure, LSKG.isStatedIn, None) in figures


def test_other_sources_are_those_of_the_planning_graph(project_assembly: Assembly) -> None:
    planning, graph = project_assembly.graphs["planning"], project_assembly.graphs["audit"]
    others = set(graph.objects(None, LSKG.comparesWith))
    assert others
    for other in others:
        assert (other, LSKG.hasIndicator, None) in planning
    sources = URIRef(f"{CODE}audit-rule/source")
    assert set(graph.subjects(LSKG.hasAuditRule, sources)) == set(graph.subjects(LSKG.comparesWith))


def test_report_lists_what_does_not_simply_agree(project_assembly: Assembly) -> None:
    graph = project_assembly.graphs["audit"]
    report = thing("validation-report", "audit")
    simple = URIRef(f"{VERDICT}consistent")
    listed = set(graph.objects(report, SH.result))
    assert listed == {
        check for check, verdict in graph.subject_objects(LSKG.hasAuditVerdict) if verdict != simple
    }
    assert str(graph.value(report, SH.conforms)) == "false"


def test_errors_alone_are_violations(project_assembly: Assembly) -> None:
    graph = project_assembly.graphs["audit"]
    violations = set(graph.subjects(SH.resultSeverity, SH.Violation))
    assert violations == set(graph.subjects(LSKG.hasAuditVerdict, URIRef(f"{VERDICT}error")))
    assert violations
    for result in violations:
        assert (result, RDF.type, SH.ValidationResult) in graph
        languages = {getattr(m, "language", "") for m in graph.objects(result, SH.resultMessage)}
        assert languages == {"vi", "en"}


def test_value_is_in_the_unit_of_the_stated_figure(project_assembly: Assembly) -> None:
    graph: Graph = project_assembly.graphs["audit"]
    check = thing("check", "sum-5439-135533")
    assert str(graph.value(check, LSKG.statedValue)) == "34178.9"
    assert str(graph.value(check, LSKG.computedValue)) == "34178.92"
