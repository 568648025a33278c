"""Terms of answers are told as people write them, in both languages."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from lskg.engine.graph_connection import Term
from lskg.sparql.query_files import Column, Words
from lskg.web.sparql.cells import Cell, cell, is_number
from lskg.web.urls import Urls
from lskg.web.view.localized import Reader

XSD = "http://www.w3.org/2001/XMLSchema#"


def told(client: FlaskClient, prefix: str, term: Term, column: Column | None = None) -> Cell:
    language = "en" if prefix else "vi"
    with client.application.test_request_context(f"{prefix}/"):
        reader = Reader(language, Urls(language, "", ""), None)  # type: ignore[arg-type]
        return cell(reader, term, column)


@pytest.mark.parametrize(
    ("value", "datatype", "vi", "en"),
    [
        ("36", "integer", "36", "36"),
        ("2025", "integer", "2025", "2025"),
        ("250000000000", "integer", "250.000.000.000", "250,000,000,000"),
        ("-7.92", "decimal", "-7,92", "-7.92"),
        ("1.5E1", "double", "15", "15"),
        ("NaN", "double", "NaN", "NaN"),
        ("1E400", "double", "1E400", "1E400"),
        ("9" * 5_000, "integer", "9" * 5_000, "9" * 5_000),
        ("true", "boolean", "có", "yes"),
        ("2025-04-25", "date", "25/4/2025", "25 April 2025"),
        ("2025-02-31", "date", "2025-02-31", "2025-02-31"),
        ("2026/2030", "string", "2026–2030", "2026–2030"),
        ("7,16%", "string", "7,16%", "7,16%"),
    ],
)
def test_literals_are_written_as_people_write_them(
    client: FlaskClient, value: str, datatype: str, vi: str, en: str
) -> None:
    term: Term = {"type": "literal", "value": value, "datatype": f"{XSD}{datatype}"}
    assert told(client, "", term).words == vi
    assert told(client, "/en", term).words == en


def test_a_code_is_told_by_the_words_of_its_column(client: FlaskClient) -> None:
    column = Column("form", "dạng", "form", words={"range": Words("khoảng", "range")})
    term: Term = {"type": "literal", "value": "range"}
    assert told(client, "", term, column).words == "khoảng"
    assert told(client, "/en", term, column).words == "range"
    assert told(client, "", term, column).value == "range"


def test_nothing_is_an_empty_cell(client: FlaskClient) -> None:
    assert cell(None, None).words == ""  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "datatype", "is_one"),
    [("1.5", "decimal", True), ("NaN", "double", False), ("1", "string", False)],
)
def test_only_numbers_are_drawn(value: str, datatype: str, is_one: bool) -> None:
    assert is_number({"type": "literal", "value": value, "datatype": XSD + datatype}) == is_one
