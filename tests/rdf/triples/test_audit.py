"""What the graph says of a check, and what holds for all checks."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from rdflib import PROV, RDF, Graph, Literal, URIRef
from rdflib.term import Node
from tests.whole import BASE, Whole

from lskg.iris import Iris
from lskg.pipeline.assemble import union
from lskg.vocabulary import CODE, LSKG

CUT = ("consistent-by-truncation",)


def thing(kind: str, slug: str) -> URIRef:
    return Iris(BASE, "lang-son-xviii").mint(kind, slug)


def stating(assembly: Whole) -> Graph:
    """The graphs of what the report states in numbers: figures, targets, and what it quotes."""
    return union(assembly.graphs[name] for name in ("figures", "plan", "planning"))


def test_every_check_is_one_of_its_figures(project_assembly: Whole) -> None:
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


def test_figures_of_checks_are_stated_by_the_report(project_assembly: Whole) -> None:
    figures, graph = stating(project_assembly), project_assembly.graphs["audit"]
    for property_ in (LSKG.hasStatedFigure, LSKG.hasOperand):
        for figure in graph.objects(None, property_):
            assert (figure, LSKG.isStatedIn, None) in figures


def test_other_sources_are_those_of_the_planning_graph(project_assembly: Whole) -> None:
    planning, graph = project_assembly.graphs["planning"], project_assembly.graphs["audit"]
    others = set(graph.objects(None, LSKG.comparesWith))
    assert others
    for other in others:
        assert (other, LSKG.hasIndicator, None) in planning
    sources = URIRef(f"{CODE}audit-rule/source")
    assert set(graph.subjects(LSKG.hasAuditRule, sources)) == set(graph.subjects(LSKG.comparesWith))


def claims_of(graph: Graph, check: Node) -> frozenset[Node]:
    """What a check compares: figures of the report, and what another source states."""
    sides = (LSKG.hasStatedFigure, LSKG.hasOperand, LSKG.comparesWith)
    return frozenset(claim for side in sides for claim in graph.objects(check, side))


def names_of(graph: Graph, check: Node) -> frozenset[Node]:
    """The passages of a count of names, which are its other side."""
    is_count = graph.value(check, LSKG.hasAuditRule) == URIRef(f"{CODE}audit-rule/count")
    return frozenset(graph.objects(check, LSKG.concernsPassage) if is_count else ())


def test_every_check_has_two_sides_and_one_verdict(project_assembly: Whole) -> None:
    graph = project_assembly.graphs["audit"]
    for check in graph.subjects(RDF.type, LSKG.ArithmeticCheck):
        assert len(claims_of(graph, check) | names_of(graph, check)) > 1, check
        assert len(set(graph.objects(check, LSKG.hasAuditVerdict))) == 1, check


def test_nothing_is_compared_twice(project_assembly: Whole) -> None:
    graph = project_assembly.graphs["audit"]
    found = defaultdict(set)
    for check, rule in graph.subject_objects(LSKG.hasAuditRule):
        kind = "pair" if len(claims_of(graph, check)) == 2 else str(rule)
        found[kind, claims_of(graph, check)].add(check)
    assert [checks for checks in found.values() if len(checks) > 1] == []


def test_both_sides_tell_of_the_same(project_assembly: Whole) -> None:
    graph, stated = project_assembly.graphs["audit"], stating(project_assembly)
    pairs = list(graph.subject_objects(LSKG.comparesWith))
    assert len(pairs) == 30
    for check, other in pairs:
        figure = graph.value(check, LSKG.hasStatedFigure)
        for about in (LSKG.hasIndicator, LSKG.isAboutPlace, LSKG.refersToPeriod):
            (mine,), (theirs,) = stated.objects(figure, about), stated.objects(other, about)
            assert mine == theirs, check
        units = {
            stated.value(stated.value(claim, LSKG.hasValue), LSKG.hasNormalizedUnit)
            for claim in (figure, other)
        }
        assert len(units) == 1, check


def test_numbers_of_a_check_are_those_of_its_claims(project_assembly: Whole) -> None:
    graph, stated = project_assembly.graphs["audit"], stating(project_assembly)

    def number(claim: Node | None, name: URIRef) -> Decimal:
        found = stated.value(stated.value(claim, LSKG.hasValue), name)
        assert isinstance(found, Literal), claim
        return Decimal(found)

    for check, figure in graph.subject_objects(LSKG.hasStatedFigure):
        told = graph.value(check, LSKG.statedValue)
        whole = graph.value(check, LSKG.hasAuditRule) == URIRef(f"{CODE}audit-rule/whole")
        fraction = stated.value(stated.value(figure, LSKG.hasValue), LSKG.denominator) is not None
        name = LSKG.denominator if whole and fraction else LSKG.lowerBound
        assert isinstance(told, Literal)
        assert Decimal(told) == number(figure, name), check
    for check, other in graph.subject_objects(LSKG.comparesWith):
        mine = graph.value(check, LSKG.hasStatedFigure)
        computed = graph.value(check, LSKG.computedValue)
        scale = number(mine, LSKG.normalizedLowerBound) / number(mine, LSKG.lowerBound)
        assert isinstance(computed, Literal)
        assert Decimal(computed) * scale == number(other, LSKG.normalizedLowerBound), check


def test_passages_are_those_of_the_figures(project_assembly: Whole) -> None:
    graph, stated = project_assembly.graphs["audit"], stating(project_assembly)
    for check, passage in graph.subject_objects(LSKG.concernsPassage):
        claim = stated.value(passage, LSKG.isNumberOf)
        assert claim in claims_of(graph, check) or passage in names_of(graph, check)


def test_no_verdict_gainsays_the_numbers(project_assembly: Whole) -> None:
    """Two sources differ where their numbers do, beyond what the digits allow."""
    graph = project_assembly.graphs["audit"]
    apart = {URIRef(f"{CODE}audit-verdict/{code}") for code in ("differs", *CUT)}
    for check in graph.subjects(LSKG.comparesWith):
        stated, computed, slack = (
            Decimal(str(graph.value(check, name)))
            for name in (LSKG.statedValue, LSKG.computedValue, LSKG.tolerance)
        )
        verdict = graph.value(check, LSKG.hasAuditVerdict)
        assert (abs(stated - computed) > slack) == (verdict in apart), check


def test_value_is_in_the_unit_of_the_stated_figure(project_assembly: Whole) -> None:
    graph: Graph = project_assembly.graphs["audit"]
    check = thing("check", "sum-5439-135533")
    assert str(graph.value(check, LSKG.statedValue)) == "34178.9"
    assert str(graph.value(check, LSKG.computedValue)) == "34178.92"
