"""The published tables on the site."""

from __future__ import annotations

import csv
import io
import json

import pytest
from flask.testing import FlaskClient

from lskg.formats import Kind, endings_of


def test_index_describes_every_column_in_both_languages(client: FlaskClient) -> None:
    for path in ("/tables/", "/en/tables/"):
        html = client.get(path).text
        for words in ("name_vi", "tên", "name in Vietnamese", "cơ quan cấp trên", "superior body"):
            assert words in html


@pytest.mark.parametrize(("ending", "media_type"), endings_of(Kind.TABLE).items())
def test_every_form_of_a_table_is_sent(client: FlaskClient, ending: str, media_type: str) -> None:
    assert client.get(f"/tables/agencies.{ending}").mimetype == media_type
    assert client.get("/tables/agencies", headers={"Accept": media_type}).mimetype == media_type


def test_downloads_hold_the_rows_of_the_page(client: FlaskClient) -> None:
    response = client.get("/tables/agencies.csv")
    assert response.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(response.text, newline="")))
    assert rows == json.loads(client.get("/tables/agencies.json").text)
    assert [list(row) for row in rows] == [["agency", "name_vi", "superior"]] * 2
    page = client.get("/tables/agencies").text
    assert page.count("<tr>") == len(rows) + 1
    assert rows[1]["superior"] == ""


@pytest.mark.parametrize("path", ["/tables/agencies", "/en/tables/agencies"])
def test_the_address_of_a_table_has_its_forms(client: FlaskClient, path: str) -> None:
    for media_type, ending in (("text/csv", "csv"), ("application/json", "json")):
        response = client.get(path, headers={"Accept": media_type})
        assert response.mimetype == media_type
        assert response.data == client.get(f"/tables/agencies.{ending}").data
        assert "Accept" in response.vary
    for accept in ("*/*", "text/html,application/xhtml+xml,*/*;q=0.8", "text/csv;q=0.5, text/html"):
        response = client.get(path, headers={"Accept": accept})
        assert response.mimetype == "text/html"
        assert "Accept" in response.vary
    assert client.get(path, headers={"Accept": "image/png"}).status_code == 406


def test_a_download_is_resumed(client: FlaskClient) -> None:
    whole = client.get("/tables/agencies.csv").data
    part = client.get("/tables/agencies.csv", headers={"Range": "bytes=5-"})
    assert (part.status_code, part.data) == (206, whole[5:])
    packed = client.get("/tables/agencies.csv", headers={"Accept-Encoding": "br, gzip;q=0"})
    assert packed.data == whole


def test_unknown_table_or_form(client: FlaskClient) -> None:
    assert client.get("/tables/none.csv").status_code == 404
    assert client.get("/tables/agencies.xml").status_code == 404
