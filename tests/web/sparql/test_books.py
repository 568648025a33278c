"""The answer to any query is a workbook, with values as what they are and things by name."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

VALUES = """SELECT * {
  VALUES (?words ?number ?day ?truth ?nothing) {
    ("=1+1" 7.16 "2025-07-01"^^xsd:date true UNDEF)
    ("Tỷ lệ"@vi 10000 "2030-12-31"^^xsd:date false "x")
  }
}"""
THINGS = """SELECT ?target ?order
{ ?target a lskg:IndicatorTarget ; lskg:orderNumber ?order } ORDER BY ?order"""


def sheets(client: FlaskClient, query: str, prefix: str = "") -> list[Any]:
    answer = client.get(f"{prefix}/sparql.xlsx", query_string={"query": query})
    assert answer.status_code == 200
    assert "lskg-sparql.xlsx" in answer.headers["Content-Disposition"]
    return [*openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets]


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    return [*sheet.iter_rows(values_only=True)]


def test_values_are_what_they_are(client: FlaskClient) -> None:
    first, second = sheets(client, VALUES)
    assert rows(first) == [
        ("words", "number", "day", "truth", "nothing"),
        ("=1+1", 7.16, datetime(2025, 7, 1), True, None),
        ("Tỷ lệ", 10000, datetime(2030, 12, 31), False, "x"),
    ]
    assert first["A2"].data_type == "s"
    assert VALUES in {cell for row in rows(second) for cell in row}


@pytest.mark.parametrize(("prefix", "name"), [("", "tốc độ"), ("/en", "growth")])
def test_things_are_named_and_have_their_iris(client: FlaskClient, prefix: str, name: str) -> None:
    head, first, *_ = rows(sheets(client, THINGS, prefix)[0])
    assert head == ("target", "target (IRI)", "order")
    assert name in str(first[0])
    assert str(first[1]).endswith("/id/lang-son-xviii/target/1-growth")
    assert first[2] == 1


@pytest.mark.parametrize(
    ("query", "status"),
    [("ASK { ?s ?p ?o }", 406), ("DESCRIBE <a:b>", 406), ("SELECT", 400), ("", 400)],
)
def test_what_has_no_rows_is_refused(client: FlaskClient, query: str, status: int) -> None:
    answer = client.get("/sparql.xlsx", query_string={"query": query} if query else {})
    assert answer.status_code == status


def test_too_many_cells_are_refused(client: FlaskClient) -> None:
    numbers = " ".join(map(str, range(400)))
    query = f"SELECT * {{ VALUES ?a {{ {numbers} }} VALUES ?b {{ {numbers} }} }}"
    answer = client.get("/sparql.xlsx", query_string={"query": query})
    assert answer.status_code in (403, 413)
    assert "CSV" in answer.text


def test_the_page_of_an_answer_leads_there(client: FlaskClient) -> None:
    page = client.get("/en/sparql", query_string={"query": THINGS, "default-graph-uri": "a:b"}).text
    assert "/en/sparql.xlsx?query=SELECT" in page
    assert "default-graph-uri=a%3Ab" in page.partition("/en/sparql.xlsx?")[2].partition('"')[0]
    assert ".xlsx" not in client.get("/en/sparql", query_string={"query": "ASK { ?s ?p ?o }"}).text
