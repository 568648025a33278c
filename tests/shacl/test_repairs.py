"""Each kind of finding has a way to mend it, in both languages and in the words of Turtle."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import SH, Graph, URIRef

from lskg.project import Project
from lskg.rdf.turtle import read_turtle
from lskg.shacl.repairs import mend
from lskg.shacl.validate import Finding
from lskg.shacl.words import short

ROOT = Path(__file__).parents[2]
S = "https://w3id.org/lskg/shapes#"


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return read_turtle(Project(ROOT).shapes)


def finding(shape: str, component: str, value: str = "", path: str = "") -> Finding:
    return Finding(
        "Violation", "https://example.org/x", path, value, S + shape, component, "Sai.", "Wrong."
    )


@pytest.mark.parametrize(
    ("shape", "component", "expected"),
    [
        ("QuantityValue-hasUnit", "MinCount", "Add lskg:hasUnit with a qudt:Unit."),
        (
            "QuantityValue-hasComparator",
            "Node",
            "Replace the value of lskg:hasComparator with a code of code:comparator.",
        ),
        (
            "QuantityValue-lowerBound",
            "Datatype",
            "Replace the value of lskg:lowerBound with an xsd:decimal, such as 12.5.",
        ),
        ("definition-en", "QualifiedMinCount", 'Add skos:definition "…"@en.'),
        ("definition-vi", "QualifiedMinCount", 'Add skos:definition "…"@vi.'),
        ("definition", "UniqueLang", "Keep one skos:definition for each language."),
        ("altLabel", "LanguageIn", "Give skos:altLabel its language: @vi or @en."),
        (
            "contentHash",
            "Pattern",
            "Write the value so that it fits ^[0-9a-f]{64}$",
        ),
        (
            "QuantityValue-lowerBound",
            "LessThanOrEquals",
            "Correct lskg:lowerBound or lskg:upperBound, "
            "so that the first is not above the second.",
        ),
        ("elementNumber", "MinLength", "Write lskg:elementNumber; it is empty."),
        (
            "Normalization-product",
            "SPARQL",
            "Change the data so that the rule Normalization-product holds; "
            "/validation explains it.",
        ),
    ],
)
def test_finding_is_mended_in_one_sentence(
    shape: str, component: str, expected: str, shapes: Graph
) -> None:
    found = mend(finding(shape, f"{component}ConstraintComponent"), shapes)
    assert found.en == expected
    assert found.vi != found.en


def test_what_is_asked_for_is_found_in_another_shape_of_the_path(shapes: Graph) -> None:
    """A shape that only says that there must be one leaves it to another what it is."""
    for shape in shapes.subjects(SH.minCount):
        name = str(shape).removeprefix(S)
        if name.endswith("-required") and (shape, SH.datatype, None) not in shapes:
            assert "a value" not in mend(finding(name, "MinCountConstraintComponent"), shapes).en


def test_every_component_in_use_is_mended_without_a_hole(shapes: Graph) -> None:
    components = ("Class", "HasValue", "In", "MaxCount", "MinCount", "NodeKind", "Datatype")
    for component in components:
        parameter = URIRef(f"{SH}{component[0].lower()}{component[1:]}")
        for shape in shapes.subjects(parameter):
            if str(shape).startswith(S):
                name = str(shape).removeprefix(S)
                found = mend(finding(name, f"{component}ConstraintComponent"), shapes)
                assert "None" not in found.vi + found.en, name
                assert found.en.endswith("."), name


def test_finding_without_a_shape_still_has_a_sentence(shapes: Graph) -> None:
    found = mend(finding("NoSuchShape", "XConstraintComponent"), shapes)
    assert found.en == "Change the data so that the rule holds."


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("https://w3id.org/lskg/code/theme/tourism", "theme:tourism"),
        ("https://example.org/a", "<https://example.org/a>"),
        ("https://w3id.org/lskg/ns#", "<https://w3id.org/lskg/ns#>"),
    ],
)
def test_iri_is_written_as_in_turtle(iri: str, expected: str) -> None:
    assert short(iri) == expected
