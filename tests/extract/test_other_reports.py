"""How reports of other issuers word and set what the rules read: figures, names, responsibilities.

Each line of `other_reports.jsonl` is a kind of wording, a short text and all that is in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lskg.extract.figures.records import Figure
from lskg.extract.read_report import extract
from lskg.extract.records import Extraction
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "other_reports.jsonl").read_text().splitlines()
]


def cases(table: str) -> pytest.MarkDecorator:
    """The cases of a table as parameters, named by their kind and place in the file."""
    rows = [
        pytest.param(case["text"], case["expected"], id=f"{number} {case['kind']}")
        for number, case in enumerate(CASES, start=1)
        if case["table"] == table
    ]
    return pytest.mark.parametrize(("text", "expected"), rows)


def read(text: str) -> tuple[Document, Extraction]:
    document = Document(text)
    return document, extract(read_structure(document))


def value(figure: Figure) -> str:
    """``9``, ``8.5~9`` or ``3/4``: a number, a range or a fraction."""
    if figure.denominator is not None:
        return f"{figure.numerator}/{figure.denominator}"
    return str(figure.low) if figure.low == figure.high else f"{figure.low}~{figure.high}"


@cases("fig")
def test_figures(text: str, expected: list[dict[str, str]]) -> None:
    document, found = read(text)
    told = [
        {
            "quote": " ".join(document[each.span].split()),
            "value": value(each),
            "unit": each.unit,
            "kind": each.kind,
            "direction": each.direction,
            "status": each.status,
            "period": each.period,
            "baseline": each.baseline,
            "indicator": each.phrase,
        }
        for each in found.figures
    ]
    assert [each["quote"] for each in told] == [each["quote"] for each in expected]
    for one, right in zip(told, expected, strict=True):
        assert {key: one[key] for key in right} == right


@cases("entities")
def test_names(text: str, expected: list[str]) -> None:
    _, found = read(text)
    names = {each.name_vi for each in found.named if each.kind != "CollectiveTerm"}
    assert names | {each.name_vi for each in found.entities} == set(expected)


def responsibilities(found: Extraction) -> Iterator[str]:
    for each in found.responsibilities:
        yield f"{each.agency}: {' '.join(each.roles)}"


@cases("resp")
def test_responsibilities(text: str, expected: list[str]) -> None:
    _, found = read(text)
    assert sorted(responsibilities(found)) == sorted(expected)


def test_each_table_has_cases() -> None:
    assert {case["table"] for case in CASES} == {"fig", "entities", "resp"}
