"""Texts in all the layouts of the genre, with what is to be read of them.

`genre.jsonl` holds a text a line. Of sections and plan elements all are expected, in order; of
trees the headings that are no points of a list, each set in as deep as it lies; of
targets all, in the fields that are named; of figures at least those that are named.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lskg.extract.read_report import extract
from lskg.extract.records import Extraction
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "genre.jsonl").read_text(encoding="utf-8").splitlines()
]


def of(table: str) -> list[Any]:
    return [
        pytest.param(each["text"], each["expected"], id=f"{at}: {each['kind']}")
        for at, each in enumerate(CASES, start=1)
        if each["table"] == table
    ]


def read(text: str) -> tuple[Document, Extraction]:
    document = Document(text)
    return document, extract(read_structure(document, loose=True))


@pytest.mark.parametrize(("text", "expected"), of("sections"))
def test_sections(text: str, expected: list[str]) -> None:
    assert [f"{each.number} {each.title}" for each in read(text)[1].sections] == expected


@pytest.mark.parametrize(("text", "expected"), of("trees"))
def test_headings_lie_within_one_another(text: str, expected: list[str]) -> None:
    sections = read(text)[1].sections
    assert [
        f"{'  ' * (each.level - 1)}{each.number} {each.title}"
        for each in sections
        if not each.point
    ] == expected


@pytest.mark.parametrize(("text", "expected"), of("elements"))
def test_plan_elements(text: str, expected: list[str]) -> None:
    elements = [each for each in read(text)[1].elements if each.kind != "PolicyMeasure"]
    assert [f"{each.kind} {each.title}" for each in elements] == expected


@pytest.mark.parametrize(("text", "expected"), of("targets"))
def test_targets(text: str, expected: list[dict[str, str]]) -> None:
    document, extraction = read(text)
    found = [
        {
            "value": document[each.quantity.span],
            "period": str(each.period or ""),
            "number": each.number,
            "phrase": each.phrase,
        }
        for each in extraction.targets
    ]
    assert len(found) == len(expected)
    assert [
        {key: each[key] for key in wanted} for each, wanted in zip(found, expected, strict=True)
    ] == expected


@pytest.mark.parametrize(("text", "expected"), of("figures"))
def test_status_and_period_of_figures(text: str, expected: list[dict[str, str]]) -> None:
    document, extraction = read(text)
    found = [
        {
            "value": document[each.span],
            "status": each.status,
            "period": each.period or "",
            "phrase": each.phrase,
        }
        for each in extraction.figures
    ]
    for wanted in expected:
        assert wanted in [{key: each[key] for key in wanted} for each in found]


def test_every_table_has_texts() -> None:
    tables = {"sections", "trees", "elements", "targets", "figures"}
    assert {each["table"] for each in CASES} == tables
