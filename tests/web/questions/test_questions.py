"""Each question has its page: an answer that its rows give, in both languages and all formats."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from flask.testing import FlaskClient

from lskg.engine.store import Store
from lskg.project import Project
from lskg.sparql.bindings import also_selecting, in_language, value_of
from lskg.sparql.query_files import Query, load_queries
from lskg.sparql.syntax_tree import Query as SyntaxTree
from lskg.web.questions.choices import with_values
from lskg.web.questions.sentence import columns_of

ROOT = Path(__file__).parents[3]
QUESTIONS = [each for each in load_queries(Project(ROOT).queries) if each.group == "examples"]
CHOOSING = [each for each in QUESTIONS if each.parameters]
DISTRICT = "/questions/projects-in-a-district"


def named(query: Query) -> str:
    return query.name


def answer(page: str) -> str:
    found = re.search(r'<p class="lead answer">(.*?)</p>', page, re.DOTALL)
    return html.unescape(found[1]) if found else ""


def title(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert found
    return html.unescape(re.sub(r"<[^>]+>", "", found[1])).strip()


@pytest.mark.parametrize("query", QUESTIONS, ids=named)
def test_question_is_answered_in_a_sentence_of_its_rows(real: FlaskClient, query: Query) -> None:
    vi = real.get(f"/questions/{query.name}")
    en = real.get(f"/en/questions/{query.name}")
    assert (vi.status_code, en.status_code) == (200, 200)
    for page in (vi.text, en.text):
        assert answer(page)
        assert "{" not in answer(page)
    assert vi.headers["Content-Language"] == "vi"
    if query.answer.vi != query.answer.en:
        assert answer(vi.text) != answer(en.text)


@pytest.mark.parametrize("query", QUESTIONS, ids=named)
def test_sentence_tells_of_columns_that_there_are(query: Query) -> None:
    columns = {column.name for column in query.columns}
    assert query.answer.vi
    assert query.answer.en
    assert columns_of(query.answer.vi) | columns_of(query.answer.en) <= columns
    # The same is said in both languages, where a column is not itself in one of them.
    assert re.findall(r"\{(?:count|sum|distinct)[^;}]*", query.answer.vi) == re.findall(
        r"\{(?:count|sum|distinct)[^;}]*", query.answer.en
    )
    if query.chart:
        drawn = {*query.chart.label, query.chart.value, query.chart.year, query.chart.series}
        assert drawn - {""} <= columns


@pytest.mark.parametrize(
    ("name", "vi", "en"),
    [
        ("arithmetic-errors", "6 số liệu", "6 figures"),
        ("rankings-year-by-year", "15 thứ hạng, của 3 chỉ số", "15 ranks, in 3 indices"),
        ("documents-cited", "(25/4/2025)", "(25 April 2025)"),
        ("limitations-without-a-solution", "1 hạn chế", "1 limitation is"),
        ("growth-that-targets-imply", "17,3%", "17.3%"),
        ("past-targets-and-results", "2 lần trên, 4 lần trong, 2 lần dưới", "2 times below"),
    ],
)
def test_sentence_says_what_the_rows_say(real: FlaskClient, name: str, vi: str, en: str) -> None:
    assert vi in answer(real.get(f"/questions/{name}").text)
    assert en in answer(real.get(f"/en/questions/{name}").text)


@pytest.mark.parametrize("query", QUESTIONS, ids=named)
def test_evidence_adds_no_rows(query: Query, project_store: Store) -> None:
    tree = SyntaxTree(query.body)
    plain = project_store.rows(tree.text)
    assert len(project_store.rows(also_selecting(tree, query.evidence).text)) == len(plain)
    # What an English page shows is as much.
    english = project_store.rows(in_language(tree, "en").text)
    assert len(english) in (0, len(plain))


@pytest.mark.parametrize("query", CHOOSING, ids=named)
def test_each_parameter_has_values_and_changes_the_query(real: FlaskClient, query: Query) -> None:
    page = real.get(f"/questions/{query.name}").text
    for parameter in query.parameters:
        select = re.search(rf'<select [^>]*name="{parameter.name}">(.*?)</select>', page, re.DOTALL)
        assert select
        options = re.findall(r'<option value="([^"]*)"', select[1])
        default = value_of(SyntaxTree(query.body), parameter.name)
        assert ("" in options) == (default is None)
        assert len(options) > 1
        assert ("selected" in select[1]) == (default is not None)
        other = next(each for each in reversed(options) if each)
        address = f"/questions/{query.name}?{parameter.name}={other}"
        chosen = real.get(address)
        assert chosen.status_code == 200
        assert f'<option value="{other}" selected>' in chosen.text
        assert f"VALUES ?{parameter.name} {{" in html.unescape(chosen.text)
        assert title(chosen.text) != title(page) or default is None
        assert "{" not in title(chosen.text)


@pytest.mark.parametrize("query", CHOOSING, ids=named)
def test_question_that_names_a_value_has_words_for_others(query: Query) -> None:
    tree = SyntaxTree(query.body)
    defaults = [each.name for each in query.parameters if value_of(tree, each.name)]
    for name in defaults:
        assert f"{{{name}}}" in query.asked.vi
        assert f"{{{name}}}" in query.asked.en


def test_a_choice_is_in_title_rows_and_files(real: FlaskClient) -> None:
    page = real.get(DISTRICT)
    other = real.get(f"{DISTRICT}?district=183")
    assert "Hữu Lũng" in title(page.text)
    assert "Hữu Lũng" not in title(other.text)
    rows = [*csv.DictReader(io.StringIO(real.get(f"{DISTRICT}.csv?district=183").text))]
    assert rows != [*csv.DictReader(io.StringIO(real.get(f"{DISTRICT}.csv").text))]
    assert f'href="{DISTRICT}.csv?district=183"' in other.text


@pytest.mark.parametrize(
    "value", ["x", "'", '"><script>', "<urn:a> }", "} DELETE", "https://example.org/", "0" * 3000]
)
@pytest.mark.parametrize("start", ["/questions/", "/en/questions/", "/embed/questions/"])
def test_a_value_that_there_is_not_is_refused(real: FlaskClient, start: str, value: str) -> None:
    address = f"{start}projects-in-a-district"
    refused = real.get(address, query_string={"district": value})
    assert refused.status_code == 400
    assert "script>" not in refused.text.replace("</script>", "").partition("<main")[2]


def test_a_value_may_be_given_as_an_iri(real: FlaskClient) -> None:
    iri = "https://w3id.org/lskg/id/administrative-unit/183"
    assert title(real.get(DISTRICT, query_string={"district": iri}).text) == title(
        real.get(f"{DISTRICT}?district=183").text
    )


def test_an_open_parameter_leaves_rows_out(real: FlaskClient) -> None:
    every = real.get("/questions/targets-by-theme.json").get_json()["results"]["bindings"]
    some = real.get("/questions/targets-by-theme.json?topic=tourism").get_json()
    assert 0 < len(some["results"]["bindings"]) < len(every)


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("csv", "text/csv"),
        ("tsv", "text/tab-separated-values"),
        ("json", "application/sparql-results+json"),
        ("srj", "application/sparql-results+json"),
        ("xml", "application/sparql-results+xml"),
    ],
)
def test_answer_in_each_format(real: FlaskClient, ending: str, media_type: str) -> None:
    by_ending = real.get(f"/questions/targets-by-theme.{ending}")
    by_accept = real.get("/questions/targets-by-theme", headers={"Accept": media_type})
    assert by_ending.status_code == by_accept.status_code == 200
    assert by_ending.mimetype == by_accept.mimetype == media_type
    assert by_ending.data == by_accept.data
    assert by_ending.headers["Access-Control-Allow-Origin"] == "*"
    assert f"targets-by-theme.{ending}" in by_ending.headers["Content-Disposition"]
    if ending == "xml":
        ElementTree.fromstring(by_ending.data)


def test_file_has_the_rows_of_the_page_in_its_language(real: FlaskClient) -> None:
    page = real.get("/en/questions/targets-by-theme").text
    rows = [*csv.DictReader(io.StringIO(real.get("/en/questions/targets-by-theme.csv").text))]
    assert html.escape(rows[0]["indicator"]) in page
    assert rows[0]["theme"] == "economy"
    assert len(rows) == len(re.findall("<tr>", page)) - 1


def test_unknown_question_or_format_is_not_found(real: FlaskClient) -> None:
    for path in ("/questions/none", "/questions/none.csv", "/embed/questions/none", "/q/none"):
        assert real.get(path).status_code == 404
    assert real.get("/questions/targets-by-theme.pdf").status_code == 404
    refused = real.get("/questions/targets-by-theme", headers={"Accept": "image/png"})
    assert refused.status_code == 406


def test_overview_leads_to_each_question(real: FlaskClient) -> None:
    for prefix in ("", "/en"):
        page = real.get(f"{prefix}/questions/").text
        for query in QUESTIONS:
            assert page.count(f'href="{prefix}/questions/{query.name}"') == 1
    assert "cần suy luận" not in real.get("/questions/").text


def test_embedded_page_may_stand_in_pages_of_others_and_no_other_may(real: FlaskClient) -> None:
    embedded = real.get("/embed/questions/rankings-year-by-year")
    assert "frame-ancestors *" in embedded.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in embedded.headers
    assert "<nav" not in embedded.text
    page = real.get("/questions/rankings-year-by-year")
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert answer(embedded.text) == answer(page.text)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_workbook_has_the_rows_in_words(real: FlaskClient, prefix: str) -> None:
    path = f"{prefix}/questions/rankings-year-by-year"
    answer = real.get(f"{path}.xlsx")
    assert answer.status_code == 200
    assert "rankings-year-by-year.xlsx" in answer.headers["Content-Disposition"]
    first, second = openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets
    rows = real.get(f"{path}.json").get_json()["results"]["bindings"]
    _, *cells = first.iter_rows(values_only=True)
    assert len(cells) == len(rows)
    assert any(isinstance(cell, int | float) for cell in cells[0])
    assert not any(str(cell).startswith("http") for row in cells for cell in row)
    assert any(path in str(cell) for row in second.iter_rows(values_only=True) for cell in row)


def test_workbook_has_what_was_chosen(real: FlaskClient) -> None:
    rows = real.get(f"{DISTRICT}.json?district=183").get_json()["results"]["bindings"]
    book = openpyxl.load_workbook(io.BytesIO(real.get(f"{DISTRICT}.xlsx?district=183").data))
    assert book.worksheets[0].max_row == len(rows) + 1
    assert real.get(f"{DISTRICT}.xlsx?district=none").status_code == 400
    assert real.get("/questions/no-such.xlsx").status_code == 404


def test_short_address_leads_to_the_page(real: FlaskClient) -> None:
    moved = real.get("/en/q/projects-in-a-district?district=183")
    assert moved.status_code == 308
    assert moved.headers["Location"] == "/en/questions/projects-in-a-district?district=183"


def test_chart_says_what_the_rows_say(real: FlaskClient) -> None:
    page = real.get("/questions/rankings-year-by-year").text
    found = re.search(r'data-answer="([^"]*)"', page)
    rows = real.get("/questions/rankings-year-by-year.json").get_json()["results"]["bindings"]
    if found is None:
        pytest.skip("the scripts are not bundled")
    chart = json.loads(html.unescape(found[1]))
    assert chart["descends"]
    assert [(each["series"], each["year"], each["value"]) for each in chart["points"]] == [
        (row["index"]["value"], int(row["year"]["value"]), float(row["rank"]["value"]))
        for row in rows
    ]


def test_words_of_the_report_stand_behind_rows(real: FlaskClient) -> None:
    page = real.get("/questions/targets-below-the-latest-figure").text
    assert page.count('<figure class="quotation">') == 3
    assert page.count("<mark>") >= 3


def test_every_choice_is_bound_as_a_value_alone() -> None:
    query = next(each for each in QUESTIONS if each.name == "what-is-said-of-a-border-gate")
    tree = with_values(query, {"gate": "urn:other"})
    assert tree.text.count("VALUES ?gate { <urn:other> }") == 2
