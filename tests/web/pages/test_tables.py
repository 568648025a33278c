"""The published tables on the site."""

from __future__ import annotations

import csv
import io
import json

from flask.testing import FlaskClient


def test_index_describes_every_column_in_both_languages(client: FlaskClient) -> None:
    for path in ("/tables/", "/en/tables/"):
        html = client.get(path).text
        for words in ("name_vi", "tên", "name in Vietnamese", "cơ quan cấp trên", "superior body"):
            assert words in html


def test_downloads_hold_the_rows_of_the_page(client: FlaskClient) -> None:
    response = client.get("/tables/agencies.csv")
    assert response.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(response.text, newline="")))
    assert rows == json.loads(client.get("/tables/agencies.json").text)
    assert [list(row) for row in rows] == [["agency", "name_vi", "superior"]] * 2
    page = client.get("/tables/agencies").text
    assert page.count("<tr>") == len(rows) + 1
    assert rows[1]["superior"] == ""


def test_unknown_table_or_form(client: FlaskClient) -> None:
    assert client.get("/tables/none.csv").status_code == 404
    assert client.get("/tables/agencies.xml").status_code == 404
