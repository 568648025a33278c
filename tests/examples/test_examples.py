"""Each example question gives the rows that were last approved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph

from lskg import tables
from lskg.engine.store import Store
from lskg.project import Project
from lskg.sparql.query_files import Query, load_queries

ROOT = Path(__file__).parents[2]
APPROVED = Path(__file__).parent
EXAMPLES = [each for each in load_queries(Project(ROOT).queries) if each.group == "examples"]


def answer(query: Query, store: Store) -> bytes:
    columns = [column.name for column in query.columns]
    return tables.to_csv(columns, store.rows(query.text)).replace("\r\n", "\n").encode()


@pytest.mark.parametrize("query", EXAMPLES, ids=lambda query: query.name)
def test_example_answers_as_approved(
    query: Query, project_store: Store, approve: Callable[[Path, bytes], None]
) -> None:
    approve(APPROVED / f"{query.name}.csv", answer(query, project_store))


def test_every_approved_answer_has_its_question() -> None:
    assert {path.stem for path in APPROVED.glob("*.csv")} == {query.name for query in EXAMPLES}


def test_there_are_ten_questions_or_more() -> None:
    assert len(EXAMPLES) >= 10


@pytest.mark.parametrize("query", EXAMPLES, ids=lambda query: query.name)
def test_example_notices_other_data(query: Query, hai_son_store: Store) -> None:
    """The short report of another province has other answers."""
    assert answer(query, hai_son_store) != (APPROVED / f"{query.name}.csv").read_bytes()


#: What two reports about two territories say of the same, and a statistic of a third.
TERRITORIES = """
@prefix : <https://w3id.org/lskg/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix lskg: <https://w3id.org/lskg/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:growth lskg:isoInterval "2021/2025" ; lskg:endYear 2025 .
<https://w3id.org/lskg/id/indicator/grdp-growth> rdfs:label "tăng GRDP"@vi .
<https://w3id.org/lskg/code/figure-status/target> rdfs:label "chỉ tiêu"@vi .
:done rdfs:label "thực hiện"@vi .
"""


def test_questions_answer_for_the_territory_of_each_report() -> None:
    graph = Graph()
    graph.parse(data=TERRITORIES + "".join(map(_said, ("A", "B", "C"))), format="turtle")
    for key in ("A", "B"):
        graph.parse(data=TERRITORIES + _told(key), format="turtle")
    found = {
        name: [*graph.query(next(each for each in EXAMPLES if each.name == name).text)]
        for name in ("values-of-an-indicator", "past-targets-and-results")
    }
    values = {(str(row.printed), str(row.place)) for row in found["values-of-an-indicator"]}
    assert values == {(f"{sort} {key}", f"Tỉnh {key}") for key in "AB" for sort in ("7", "8")}
    pairs = {(str(row.wanted), str(row.result)) for row in found["past-targets-and-results"]}
    assert pairs == {("8 A", "7 A"), ("8 B", "7 B")}


def _said(key: str) -> str:
    """What is said of a territory: a result of 7 and a target of 8."""
    lines = [f':place-{key} rdfs:label "Tỉnh {key}"@vi .']
    for thing, number, more in (
        (f":result-{key}", 7, "a lskg:ReportedFigure ; lskg:hasFigureStatus :done"),
        (
            f":aim-{key}",
            8,
            "lskg:hasFigureStatus <https://w3id.org/lskg/code/figure-status/target>",
        ),
    ):
        lines.append(
            f"{thing} a lskg:ValueStatement ; {more} ; lskg:isAboutPlace :place-{key} ; "
            "lskg:hasIndicator <https://w3id.org/lskg/id/indicator/grdp-growth> ; "
            f"lskg:refersToPeriod :growth ; dcterms:source :source-{key} ; lskg:hasValue "
            f'[ lskg:valueText "{number} {key}" ; lskg:normalizedLowerBound {number} ; '
            "lskg:hasNormalizedUnit :percent ] ."
        )
    return "\n".join(lines)


def _told(key: str) -> str:
    """That a report with a text is about a territory."""
    return (
        f":plan-{key} lskg:isLaidDownIn :report-{key} ; lskg:isAboutPlace :place-{key} . "
        f":text-{key} lskg:isVersionOf :report-{key} ."
    )
