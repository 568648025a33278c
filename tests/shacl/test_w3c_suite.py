"""The validator in use, held against the W3C test suite of SHACL.

The suite is that of the repository w3c/data-shapes, folder data-shapes-test-suite/tests. It is not
part of the project. `LSKG_CONFORMANCE` names the folder that holds it as `shacl/tests`; where there
is none, the copy in the source package of pySHACL is run, which `make test` unpacks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyshacl
import pytest
from rdflib import RDF, SH, BNode, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import to_isomorphic
from rdflib.term import Node
from tests.suites import UNPACKED, local_path, suite_folder

from lskg.shacl.reach import aim_at_suspects
from lskg.shacl.suspects import Data

MANIFEST = suite_folder("shacl", "tests/manifest.ttl") / "tests" / "manifest.ttl"
IS_FROM_W3C = not MANIFEST.is_relative_to(UNPACKED)
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
#: What a report must say of each result; texts and details are left to the validator.
COMPARED = (
    SH.focusNode,
    SH.resultPath,
    SH.resultSeverity,
    SH.sourceConstraintComponent,
    SH.sourceShape,
    SH.value,
)
#: Stands for a path or a shape without a name.
UNNAMED = URIRef("http://www.w3.org/ns/shacl-test#unnamed")
#: Tests that the validator does not pass, and what they ask.
FAILING = {
    "core/property/or-datatypes-001": "rdflib reads “none”^^xsd:boolean as false, and reports that",
    "core/property/uniqueLang-002": "“1”^^xsd:boolean counts as true",
    "sparql/pre-binding/shapesGraph-001": "$shapesGraph, which is optional, is not supported",
}
#: Of these, what the copy of pySHACL asks in another way, which passes.
EASED = {"core/property/or-datatypes-001": "“forty two”^^xsd:integer for “none”^^xsd:boolean"}
EXPECTED_TO_FAIL = set(FAILING) - (set() if IS_FROM_W3C else set(EASED))
pytestmark = [
    pytest.mark.skipif(
        not MANIFEST.exists(),
        reason=f"The W3C tests of SHACL are not at {MANIFEST}; `make test` brings them.",
    ),
    pytest.mark.filterwarnings("ignore"),
]


def entries(manifest: Path) -> Iterator[tuple[str, Path, Graph, Node]]:
    """The tests below a manifest: name, file, its triples, and the node of the test."""
    graph = Graph().parse(manifest)
    for other in sorted(graph.objects(None, MF.include), key=str):
        yield from entries(local_path(other))
    for listed in graph.objects(None, MF.entries):
        for test in Collection(graph, listed):
            yield str(manifest.relative_to(MANIFEST.parent).with_suffix("")), manifest, graph, test


def part(graph: Graph, test: Node, predicate: URIRef) -> Graph:
    action = graph.value(test, MF.action)
    return Graph().parse(local_path(graph.value(action, predicate)))


def results(report: Graph) -> tuple[str, Any]:
    """What is compared of a report: whether the data conform, and the results as one graph."""
    node = report.value(None, RDF.type, SH.ValidationReport)
    compared = Graph()
    for result in report.objects(node, SH.result):
        for predicate in COMPARED:
            for value in report.objects(result, predicate):
                compared.add((result, predicate, UNNAMED if isinstance(value, BNode) else value))
    return str(report.value(node, SH.conforms)), to_isomorphic(compared)


TESTS = list(entries(MANIFEST)) if MANIFEST.exists() else []


@pytest.mark.parametrize(("name", "path", "graph", "test"), TESTS, ids=[each[0] for each in TESTS])
def test_report_is_as_expected(name: str, path: Path, graph: Graph, test: Node) -> None:
    expected = graph.value(test, MF.result) or SHT.Failure
    if expected == SHT.Failure:
        passes = _refuses(graph, test)
    else:
        wanted = Graph() + graph.cbd(expected)
        wanted.remove((None, RDF.type, SH.ValidationReport))
        wanted.add((expected, RDF.type, SH.ValidationReport))
        passes = _gives(graph, test, wanted)
    assert passes == (name not in EXPECTED_TO_FAIL)


@pytest.mark.parametrize(("name", "path", "graph", "test"), TESTS, ids=[each[0] for each in TESTS])
def test_suspects_alone_give_the_same_report(
    name: str, path: Path, graph: Graph, test: Node
) -> None:
    if graph.value(test, MF.result) in (None, SHT.Failure) or name in FAILING:
        return
    data, shapes = part(graph, test, SHT.dataGraph), part(graph, test, SHT.shapesGraph)
    whole = _validate(data, shapes)
    aim_at_suspects(shapes, Data(data), None)
    assert results(_validate(data, shapes)) == results(whole)


def _validate(data: Graph, shapes: Graph) -> Graph:
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    assert isinstance(report, Graph)
    return report


def _validated(graph: Graph, test: Node) -> Graph:
    return _validate(part(graph, test, SHT.dataGraph), part(graph, test, SHT.shapesGraph))


def _gives(graph: Graph, test: Node, wanted: Graph) -> bool:
    try:
        return results(wanted) == results(_validated(graph, test))
    except NotImplementedError:
        return False


def _refuses(graph: Graph, test: Node) -> bool:
    try:
        _validated(graph, test)
    except (pyshacl.errors.ReportableRuntimeError, pyshacl.errors.ShapeLoadError, AssertionError):
        return True
    return False


def test_the_whole_suite_is_run() -> None:
    parts = Counter(name.partition("/")[0] for name, *_ in TESTS)
    assert parts == {"core": 98, "sparql": 22 if IS_FROM_W3C else 23}
    assert set(FAILING) <= {name for name, *_ in TESTS}
