"""The registry of formats, and that nothing else in the program knows media types."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from lskg.errors import QueryError
from lskg.formats import FORMATS, Kind, endings_of, format_of, formats_of
from lskg.sparql.media_types import Formats

SOURCE = Path(__file__).parents[1] / "src" / "lskg"


def literals(module: Path) -> Iterator[str]:
    """The strings of a module, those of its documentation left out."""
    tree = ast.parse(module.read_text("utf-8"))
    statements = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in statements
        ):
            yield node.value


def test_media_types_stand_in_the_registry_alone() -> None:
    known = {each.media_type for each in FORMATS}
    found = [
        f"{module.relative_to(SOURCE)}: {text}"
        for module in sorted(SOURCE.rglob("*.py"))
        for text in literals(module)
        if text.partition(";")[0].strip() in known
    ]
    assert found == []


def test_a_format_has_a_name_of_its_own() -> None:
    for kind in Kind:
        found = formats_of(kind)
        assert found
        assert len(endings_of(kind)) == len(found)
        names = [name for each in found for name in each.names]
        assert len(names) == len(set(names))
    assert len({each.media_type for each in FORMATS}) == len(FORMATS)
    assert all(format_of(each.media_type) is each for each in FORMATS)


@pytest.mark.parametrize(
    ("name", "bindings", "graph"),
    [
        ("json", "application/sparql-results+json", "application/ld+json"),
        ("XML", "application/sparql-results+xml", "application/rdf+xml"),
        ("csv", "text/csv", None),
        ("n3", None, "text/turtle"),
        ("json-ld", None, "application/ld+json"),
        ("rdf+xml", None, "application/rdf+xml"),
        ("text/turtle", None, "text/turtle"),
        ("text/csv", "text/csv", None),
    ],
)
def test_names_of_the_parameter_format(name: str, bindings: str | None, graph: str | None) -> None:
    found = Formats.named(name)
    assert (found.bindings, found.boolean, found.graph) == (bindings, bindings, graph)


@pytest.mark.parametrize("name", ["pdf", "application/json", "application/trig", ""])
def test_other_names_are_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(QueryError, match=f"no format “{name}”; there are json, xml, csv, tsv, "):
        Formats.named(name)
