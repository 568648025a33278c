"""The ten queries that teach the model give what stands below each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import lskg
from lskg.client import Graph
from lskg.vocabulary import LSKG

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": DOCS / "ten-queries.md", "vi": DOCS / "vi" / "ten-queries.md"}
LESSON = re.compile(
    r"^## (?P<number>\d+)\. .*?```sparql\n# (?P<count>\d+) (?:rows|dòng)\n(?P<query>.*?)```\n"
    r"\n\| (?P<names>.*?) \|\n\|[-|]+\|\n(?P<rows>(?:\|[^\n]*\|\n)+)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Lesson:
    """A query, and what a page says that it gives."""

    language: str
    number: int
    count: int
    query: str
    names: list[str]
    rows: list[list[str]]


def lessons(language: str) -> list[Lesson]:
    """The queries of a page in their order."""
    return [
        Lesson(
            language,
            int(each["number"]),
            int(each["count"]),
            each["query"],
            each["names"].split(" | "),
            [re.split(r" ?(?<!\\)\| ?", line)[1:-1] for line in each["rows"].splitlines()],
        )
        for each in LESSON.finditer(PAGES[language].read_text(encoding="utf-8"))
    ]


LESSONS = [*lessons("en"), *lessons("vi")]


@pytest.fixture(scope="module")
def graph(project_release: Path) -> Graph:
    return lskg.open(project_release)


@pytest.mark.parametrize("language", PAGES)
def test_there_are_ten(language: str) -> None:
    assert [lesson.number for lesson in lessons(language)] == list(range(1, 11))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda each: f"{each.language}-{each.number}")
def test_query_gives_the_rows_below_it(lesson: Lesson, graph: Graph) -> None:
    found = graph.query(lesson.query).values()
    assert len(found) == lesson.count
    shown = [[cell(row[name]) for name in lesson.names] for row in found[: len(lesson.rows)]]
    assert shown == lesson.rows
    assert sorted(found[0]) == sorted(lesson.names)


def cell(value: object) -> str:
    """A value as a table of a page has it."""
    text = "" if value is None else str(value).replace(str(LSKG), "lskg:")
    return " ".join(text.split()).replace("|", "\\|")
