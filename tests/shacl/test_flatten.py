"""Flat shapes find what the shapes as written find."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
from rdflib import SH, Graph, URIRef
from rdflib.collection import Collection

from lskg.shacl.flatten import flat_shapes
from lskg.shacl.validate import Finding, findings, validate

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "tests" / "shapes").glob("*/*.ttl"))
SHAPES = """
@prefix : <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
:Closed a sh:NodeShape ; sh:targetClass :Task ; sh:closed true ; sh:ignoredProperties ( :type ) ;
    sh:property :Task-order, :Task-title .
:Off a sh:NodeShape ; sh:targetClass :Plan ; sh:deactivated true ; sh:property :Task-title .
:Task-order a sh:PropertyShape ; sh:path :order ; sh:maxCount 1 .
:Task-title a sh:PropertyShape ; sh:path :title ; sh:minCount 1 .
"""


def iri(name: str) -> URIRef:
    return URIRef(f"https://example.org/{name}")


def found(data: Graph, shapes: Graph) -> set[Finding]:
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    assert isinstance(report, Graph)
    return set(findings(report, shapes))


@pytest.mark.reference
def test_every_example_is_judged_alike() -> None:
    shapes, data = Graph(), Graph()
    for path in sorted((ROOT / "shapes").glob("*.ttl")):
        shapes.parse(path)
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        data.parse(path)
    for number, path in enumerate(EXAMPLES):
        text = path.read_text(encoding="utf-8")
        text = text.replace("https://example.org/", f"https://example.org/{number}/")
        data.parse(data=text, format="turtle")
    as_written = found(data, shapes)
    assert len(as_written) > len(EXAMPLES) / 2
    assert found(data, flat_shapes(shapes)) == as_written
    assert set(validate(data, shapes, ())[0]) == as_written


def test_parts_have_the_targets_of_their_shape() -> None:
    flat = flat_shapes(Graph().parse(data=SHAPES, format="turtle"))
    assert set(flat.subjects(SH.targetClass, iri("Task"))) == {
        iri("Closed"),
        iri("Task-order"),
        iri("Task-title"),
    }
    assert list(flat.subject_objects(SH.property)) == [(iri("Off"), iri("Task-title"))]


def test_a_closed_shape_allows_the_paths_of_its_parts() -> None:
    flat = flat_shapes(Graph().parse(data=SHAPES, format="turtle"))
    ignored = flat.value(iri("Closed"), SH.ignoredProperties)
    assert ignored is not None
    assert set(Collection(flat, ignored)) == {iri("type"), iri("order"), iri("title")}


def test_the_shapes_as_written_stay_as_they_are() -> None:
    shapes = Graph().parse(data=SHAPES, format="turtle")
    before = set(shapes)
    flat_shapes(shapes)
    assert set(shapes) == before
