"""What is wrong is said by the constraint that is broken, not by the whole property shape."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import SH, Graph, URIRef

from lskg.project import Project
from lskg.rdf.turtle import read_turtle
from lskg.shacl.words import wrong

ROOT = Path(__file__).parents[2]
S = "https://w3id.org/lskg/shapes#"
#: Parameters with components of their own names.
PARAMETERS = (
    *("class", "datatype", "equals", "hasValue", "in", "languageIn", "lessThan"),
    *("lessThanOrEquals", "maxCount", "maxInclusive", "minCount", "minInclusive"),
    *("minLength", "node", "nodeKind", "or", "pattern", "uniqueLang"),
)


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return read_turtle(Project(ROOT).shapes)


def components(shapes: Graph, shape: URIRef) -> list[str]:
    """The constraint components of a shape."""
    said = [name for name in PARAMETERS if (shape, SH[name], None) in shapes]
    return [f"{name[0].upper()}{name[1:]}ConstraintComponent" for name in said]


def test_each_constraint_of_a_property_shape_has_a_message_of_its_own(shapes: Graph) -> None:
    several = 0
    for shape in set(shapes.subjects(SH.path)):
        found = components(shapes, shape) if isinstance(shape, URIRef) else []
        if len(found) > 1:
            several += 1
            told = [wrong(shapes, shape, component) for component in found]
            for language in ("vi", "en"):
                words = [each[language] for each in told]
                assert len(set(words)) == len(found), (shape, words)
                assert not any("None" in each or "<>" in each for each in words), (shape, words)
                assert all(each[-1] in ".$)" for each in words), (shape, words)
    assert several > 50


@pytest.mark.parametrize(
    ("component", "expected"),
    [
        ("MinCount", "There must be at least 1 lskg:hasUnit."),
        ("MaxCount", "There must be at most 1 lskg:hasUnit."),
        (
            "Class",
            "The value of lskg:hasUnit must be a qudt:Unit; "
            "neither the file nor the published graph says that it is one.",
        ),
    ],
)
def test_message_tells_what_the_constraint_asks(
    component: str, expected: str, shapes: Graph
) -> None:
    shape = URIRef(f"{S}QuantityValue-hasUnit")
    assert wrong(shapes, shape, f"{component}ConstraintComponent")["en"] == expected


@pytest.mark.parametrize("name", ["LowerBound-lowerBound", "ComparatorShape", "NoSuchShape"])
def test_shape_with_one_constraint_says_it_itself(name: str, shapes: Graph) -> None:
    assert wrong(shapes, URIRef(S + name), "MinCountConstraintComponent") == {}
