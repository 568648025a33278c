"""The published tables on the site."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from html import unescape

import openpyxl
import pytest
from flask.testing import FlaskClient

from lskg.formats import Kind, endings_of
from lskg.text.slugs import fold

#: Values of a column of codes, at most.
FEW = 30


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
    objects = json.loads(client.get("/tables/agencies.json").text)
    assert [{key: value or "" for key, value in row.items()} for row in objects] == rows
    assert objects[1]["superior"] is None
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


def shown(client: FlaskClient, path: str) -> list[dict[str, str]]:
    """The rows of a page by the titles of their columns, cells as words."""
    html = client.get(path).text
    body = html.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        {
            title: unescape(re.sub("<details>.*</summary>|<[^>]*>", "", cell))
            for title, cell in re.findall(r'<td data-label="([^"]*)"[^>]*>(.*?)</td>', row)
        }
        for row in re.findall("<tr>(.*?)</tr>", body)
    ]


def downloaded(client: FlaskClient, path: str) -> list[dict[str, str]]:
    text = client.get(path).text
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_first_columns_say_something(real: FlaskClient) -> None:
    for path, expected in (
        ("/tables/targets", ["Số", "Chỉ số", "So sánh", "Giá trị", "Từ", "Đến", "Đơn vị", "Kỳ"]),
        (
            "/en/tables/targets",
            ["Number", "Indicator", "Comparator", "Value", "From", "To", "Unit (code)", "Period"],
        ),
    ):
        rows = shown(real, path)
        assert len(rows) == 38
        assert list(rows[0])[:8] == expected
    growth = shown(real, "/en/tables/targets")[0]
    assert growth["Indicator"] == "Growth rate of gross regional domestic product (GRDP)"
    assert (growth["From"], growth["To"], growth["Theme"]) == ("10", "11", "economy")
    assert shown(real, "/tables/targets")[0]["Kết quả gần nhất"] == "7,16"


def test_rows_are_narrowed_by_words_values_and_ranges(real: FlaskClient) -> None:
    every = downloaded(real, "/tables/targets.csv")
    for query, holds in (
        ("q=phu+che", lambda row: "che phủ" in row["indicator_vi"]),
        ("q=CHE+phủ+rừng", lambda row: "che phủ" in row["indicator_vi"]),
        ("q=FOREST+cover&in=indicator_en", lambda row: "orest cover" in row["indicator_en"]),
        ("theme=health", lambda row: row["theme"] == "health"),
        ("value.from=90&value.to=100", lambda row: 90 <= float(row["value"] or 0) <= 100),
        ("sdg=8.1", lambda row: "8.1" in row["sdg"].split(" | ")),
        ("theme=economy&unit=USD", lambda row: (row["theme"], row["unit"]) == ("economy", "USD")),
    ):
        expected = [row for row in every if holds(row)]
        assert 0 < len(expected) < len(every), query
        assert downloaded(real, f"/tables/targets.csv?{query}") == expected, query
        assert len(shown(real, f"/tables/targets?{query}")) == len(expected)


def test_diacritics_that_are_written_count(real: FlaskClient) -> None:
    assert downloaded(real, "/tables/figures.csv?q=rừng&in=indicator_vi&columns=indicator_vi")
    assert downloaded(real, "/tables/figures.csv?q=rung&in=indicator_vi")
    assert downloaded(real, "/tables/figures.csv?q=rứng&in=indicator_vi") == []
    # The end of a word is not its beginning.
    assert downloaded(real, "/tables/figures.csv?q=ừng&in=indicator_vi") == []


def test_a_thing_is_found_by_its_name_in_both_languages(real: FlaskClient) -> None:
    # The table has the IRIs of sections, and not what they are called.
    for words in ("NHỮNG KẾT QUẢ CHỦ YẾU", "main results"):
        rows = downloaded(real, f"/tables/sections.csv?in=parent&q={words}")
        assert rows
        assert len({row["parent"] for row in rows}) == 1


def test_rows_are_ordered_as_numbers_and_empty_ones_are_last(real: FlaskClient) -> None:
    for sign in ("", "-"):
        rows = downloaded(real, f"/tables/targets.csv?sort={sign}value")
        cells = [row["value"] for row in rows]
        filled = [float(cell) for cell in cells if cell]
        assert cells[len(filled) :] == [""] * (len(cells) - len(filled))
        assert filled == sorted(filled, reverse=bool(sign))
    words = [row["name_vi"] for row in downloaded(real, "/tables/concepts.csv?sort=name_vi")]
    assert [fold(each) for each in words] == sorted(map(fold, words))


@pytest.mark.parametrize(
    ("path", "words"),
    [("/tables/targets", "hằng năm, 2026–2030"), ("/en/tables/targets", "each year, 2026–2030")],
)
def test_a_period_is_told_in_the_words_of_the_page(
    real: FlaskClient, path: str, words: str
) -> None:
    page = real.get(path).text
    assert words in page
    assert "annual 2026" not in page


def test_no_code_is_shown_where_words_are_wanted(real: FlaskClient) -> None:
    """A column whose few values are all codes shows none of them as it is on a Vietnamese page."""
    code = re.compile(r"[a-z]+(-[a-z]+)*")
    bare = []
    for name in sorted(set(re.findall('href="/tables/([a-z-]+)"', real.get("/tables/").text))):
        columns: dict[str, set[str]] = {}
        for row in downloaded(real, f"/tables/{name}.csv"):
            for column, cell in row.items():
                columns.setdefault(column, set()).update({cell} - {""})
        for column, values in columns.items():
            if values and len(values) <= FEW and all(map(code.fullmatch, values)):
                rows = shown(real, f"/tables/{name}?columns={column}")
                cells = {cell for row in rows for cell in row.values()}
                bare += [(name, column, each) for each in sorted(cells & values)]
    assert bare == []


def test_columns_are_chosen_in_the_address(real: FlaskClient) -> None:
    for query in ("columns=quote,value", "columns=quote&columns=value"):
        assert list(shown(real, f"/en/tables/targets?{query}")[0]) == [
            "Words of the report",
            "Value",
        ]
        assert list(downloaded(real, f"/tables/targets.csv?{query}")[0]) == ["quote", "value"]
    objects = json.loads(real.get("/tables/targets.json?columns=value,low&theme=economy").text)
    assert list(objects[0]) == ["value", "low"]
    assert {type(each["value"]) for each in objects} <= {int, float, type(None)}


def test_facets_count_what_each_value_leaves(real: FlaskClient) -> None:
    for path in ("/en/tables/targets", "/en/tables/targets?progress=not-reached"):
        html = real.get(path).text
        facet = html.partition("<summary>Progress</summary>")[2].partition("</ul>")[0]
        values = re.findall(r'href="([^"]*)"[^>]*>([^<]*) <span class="count">(\d+)<', facet)
        assert ("not reached", "21") in [(words, count) for _, words, count in values]
        for href, words, count in values:
            if "progress" in href:
                assert len(shown(real, unescape(href))) == int(count), words
    # A click on the chosen value lets it go.
    assert 'aria-current="true">not reached' in html


def test_what_is_shown_can_be_downloaded_as_it_is(real: FlaskClient) -> None:
    html = real.get("/en/tables/figures?q=forest&sort=-value&columns=indicator_en,value,unit").text
    links = [
        unescape(each) for each in re.findall(r'class="action[^"]*" href="([^"]*\?[^"]*)"', html)
    ]
    book, *others = [each for each in links if "/tables/" in each]
    assert book.startswith("/en/tables/figures.xlsx?")
    (text, objects) = (real.get(each) for each in others)
    rows = list(csv.DictReader(io.StringIO(text.text, newline="")))
    assert [
        list(each.values()) for each in json.loads(objects.text, parse_int=str, parse_float=str)
    ] == [[cell or None for cell in row.values()] for row in rows]
    sheet = openpyxl.load_workbook(io.BytesIO(real.get(book).data)).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(2)] == [
        [row["indicator_en"], float(row["value"]) if row["value"] else None, row["unit"]]
        for row in rows
    ]
    assert len(rows) > 2


def test_a_workbook_is_in_the_language_of_its_page(real: FlaskClient) -> None:
    for path, title, head, second, licence in (
        ("/tables/targets.xlsx", "Chỉ tiêu", "Chỉ số", "Giải thích", "Giấy phép"),
        ("/en/tables/targets.xlsx", "Targets", "Indicator", "About the columns", "Licence"),
    ):
        response = real.get(path)
        assert response.headers["Content-Disposition"] == 'attachment; filename="targets.xlsx"'
        assert "Content-Encoding" not in response.headers
        book = openpyxl.load_workbook(io.BytesIO(response.data))
        rows, about = book.worksheets
        assert (rows.title, about.title) == (title, second)
        assert head in [cell.value for cell in rows[1]]
        assert rows.max_row == 39
        notes = {row[0].value: str(row[2].value) for row in about.iter_rows()}
        assert notes[licence].startswith("CC BY 4.0")
        assert f"http://localhost{path.removesuffix('.xlsx')}" in notes.values()


def test_a_workbook_that_is_too_large_is_refused(
    real: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lskg.web.tables.workbooks._CELLS", 100)
    response = real.get("/en/tables/figures.xlsx?at=1")
    assert response.status_code == 403
    assert response.json
    assert response.json["detail"].startswith("This workbook would have more than 100 cells; ")
    assert real.get("/en/tables/figures.xlsx?q=forest+cover&columns=value").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "sort=nothing",
        "sort=--value",
        "columns=value,nothing",
        "in=nothing",
        "value.from=abc",
        "value.to=1e3",
        "value.from=9999999999999999999999",
        "quote.from=1",
        "nothing.from=1",
        "at=0",
        "at=x",
        "q=" + "a" * 201,
    ],
)
def test_what_is_malformed_is_refused_in_one_sentence(real: FlaskClient, query: str) -> None:
    paths = ["/tables/targets", "/en/tables/targets.xlsx", "/tables/targets.csv"]
    for path in paths[: 1 if query.startswith("at=") else 3]:
        response = real.get(f"{path}?{query}", headers={"Accept": "*/*"})
        assert response.status_code == 400, path
        assert response.json
        assert response.json["detail"].count(". ") == 0


def test_a_day_is_a_day(real: FlaskClient) -> None:
    rows = downloaded(real, "/tables/documents.csv?date.from=2025-01-01")
    assert rows
    assert all(row["date"] >= "2025-01-01" for row in rows)
    assert real.get("/tables/documents?date.from=2025-13-01").status_code == 400


def test_the_colour_of_the_page_is_no_theme_of_the_plan(real: FlaskClient) -> None:
    assert len(shown(real, "/tables/targets?theme=dark")) == 38
    assert len(shown(real, "/tables/targets?theme=budget")) < 38


def test_pages_are_light_and_hold_all_rows(real: FlaskClient) -> None:
    for name in ("numbers", "sentences", "figures"):
        columns = ",".join(downloaded(real, f"/tables/{name}.csv")[0])
        whole = len(downloaded(real, f"/tables/{name}.csv"))
        count, at = 0, 0
        while count < whole:
            at += 1
            response = real.get(
                f"/tables/{name}?columns={columns}&at={at}", headers={"Accept-Encoding": "gzip"}
            )
            assert len(response.data) < 150_000
            rows = gzip.decompress(response.data).decode().count("<tr>") - 1
            assert 0 < rows <= 1000
            count += rows
        assert count == whole


def test_a_frame_is_sent_whole_or_in_parts(client: FlaskClient) -> None:
    whole = client.get("/tables/agencies.parquet", headers={"Accept-Encoding": "gzip"})
    assert whole.mimetype == "application/vnd.apache.parquet"
    assert "Content-Encoding" not in whole.headers
    assert whole.data[:4] == whole.data[-4:] == b"PAR1"
    # Readers begin at the end, where the file says what is in it.
    end = client.get("/tables/agencies.parquet", headers={"Range": "bytes=-8"})
    assert (end.status_code, end.data) == (206, whole.data[-8:])
    assert client.get("/tables/agencies", headers={"Accept": whole.mimetype}).data == whole.data
    assert 'href="/tables/agencies.parquet"' in client.get("/tables/agencies").text


@pytest.mark.parametrize("query", ["q=a", "columns=agency", "sort=agency"])
def test_no_frame_is_wider_than_what_was_asked(client: FlaskClient, query: str) -> None:
    response = client.get(f"/tables/agencies.parquet?{query}")
    assert response.status_code == 400
    assert "Parquet" in response.get_json()["detail"]
