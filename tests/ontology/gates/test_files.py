"""The Turtle files of ontology and shapes are in canonical form, so that a change shows as such."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from lskg.rdf.turtle import canonical_turtle

ROOT = Path(__file__).parents[3]
FILES = sorted([*(ROOT / "ontology").rglob("*.ttl"), *(ROOT / "shapes").glob("*.ttl")])


def is_canonical(text: str) -> bool:
    return canonical_turtle(Graph().parse(data=text, format="turtle")) == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_file_is_canonical(path: Path) -> None:
    assert is_canonical(path.read_text(encoding="utf-8"))


def test_swapped_lines_and_other_blanks_are_noticed() -> None:
    text = (ROOT / "ontology" / "align.ttl").read_text(encoding="utf-8")
    first, second, *rest = text.splitlines(keepends=True)
    assert not is_canonical("".join([second, first, *rest]))
    assert not is_canonical(text.replace("    a ", "  a ", 1))
