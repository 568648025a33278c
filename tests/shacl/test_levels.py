"""What a curated report must have is told of one that rules read, and forbids nothing there."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph

from lskg.project import LEVELS, Project
from lskg.rdf.turtle import read_turtle
from lskg.shacl.levels import S, shapes_of, shared_shapes
from lskg.shacl.validate import validate

PROJECT = Project(Path(__file__).parents[2])
HEAD = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ex: <https://example.org/> .
@prefix lskg: <https://w3id.org/lskg/ns#> .
@prefix publication-level: <https://w3id.org/lskg/code/publication-level/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
REPORT = """
ex:report a lskg:PlanningDocument ;
    dcterms:title "Kế hoạch năm"@vi, "Plan of the year"@en ;
    rdfs:label "Kế hoạch"@vi ;
    lskg:hasPublicationLevel publication-level:rule .
"""


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return read_turtle(PROJECT.shapes)


def severities(text: str, shapes: Graph) -> dict[str, str]:
    """How grave the gravest finding about each property is."""
    data = [*Graph().parse(data=HEAD + text, format="turtle"), *read_turtle(PROJECT.codes)]
    findings, _ = validate(data, shapes, read_turtle(PROJECT.ontology))
    found = [each for each in findings if "example.org" in each.focus]
    found.sort(key=lambda each: each.severity == "Violation")
    return {each.path: each.severity for each in found}


@pytest.mark.parametrize(("level", "severity"), [("rule", "Warning"), ("curated", "Violation")])
def test_missing_english_is_as_grave_as_the_level(shapes: Graph, level: str, severity: str) -> None:
    assert severities(REPORT, shapes_of(shapes, level)) == {"label": severity}


@pytest.mark.parametrize("level", LEVELS)
def test_missing_vietnamese_is_a_violation_at_every_level(shapes: Graph, level: str) -> None:
    english = REPORT.replace('label "Kế hoạch"@vi', 'label "Plan"@en')
    assert severities(english, shapes_of(shapes, level)) == {"label": "Violation"}


def test_levels_differ_in_what_is_demanded_of_curated_reports_alone(shapes: Graph) -> None:
    curated, rule = (set(shapes_of(shapes, level)) for level in ("curated", "rule"))
    assert curated == set(shapes)
    demanded = set(shapes.subjects(S.isDemandedOf, S.CuratedReports))
    assert demanded
    assert {subject for subject, _, _ in curated ^ rule} <= demanded
    assert {rule_ for rule_ in demanded if (rule_, SH.severity, SH.Warning) in rule} == demanded


def test_what_is_demanded_of_reports_is_not_asked_of_shared_things(shapes: Graph) -> None:
    found = shared_shapes(shapes)
    switched_off = set(found.subjects(SH.deactivated, None))
    assert switched_off == set(shapes.subjects(S.isDemandedOf, S.Reports))
    assert switched_off
    assert set(found.subjects(RDF.type, SH.NodeShape)) == set(
        shapes.subjects(RDF.type, SH.NodeShape)
    )
