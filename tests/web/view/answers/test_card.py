"""The card above the results of a search: value, target, sentence, ways to ask otherwise, query."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient


def card(real: FlaskClient, question: str, path: str = "/search", **more: str) -> str:
    html = real.get(path, query_string={"q": question, **more}).text
    found = re.search(r'<article class="answer.*?</article>', html, re.DOTALL)
    return found[0] if found else ""


def test_a_target_stands_beside_its_result_with_the_distance(real: FlaskClient) -> None:
    html = card(real, "độ che phủ rừng còn cách đích bao xa")
    assert "64,5%" in html
    assert "65%" in html
    assert "tăng 0,5 điểm" in html
    assert "<mark>tỷ lệ che phủ rừng đến năm 2025 ước đạt 64,5%</mark>" in html


def test_english_says_it_in_english_with_the_original_behind_it(real: FlaskClient) -> None:
    html = card(real, "forest cover set for 2030", "/en/search")
    assert "maintained at 65%" in html
    assert 'details class="original"' in html
    assert "duy trì mức 65%" in html


def test_parts_of_the_question_can_be_asked_otherwise(real: FlaskClient) -> None:
    html = card(real, "tỷ lệ che phủ rừng năm 2030")
    ways = re.findall(r'<dd>.*?<a href="(/search\?q=[^"]+)"', html)
    assert ways
    asked = [parse_qs(urlsplit(way).query)["q"][0] for way in ways]
    assert any(each.endswith("2025") for each in asked)
    assert all(real.get(way).status_code == 200 for way in ways)


def test_the_query_is_one_that_the_endpoint_answers(real: FlaskClient) -> None:
    html = card(real, "tỷ lệ che phủ rừng năm 2030")
    found = re.search(r'href="(/sparql\?query=[^"]+)"', html)
    assert found is not None
    query = parse_qs(urlsplit(found[1].replace("&amp;", "&")).query)["query"][0]
    answer = real.get(
        "/sparql",
        query_string={"query": query},
        headers={"Accept": "application/sparql-results+json"},
    ).get_json(force=True)
    values = {row["value"]["value"] for row in answer["results"]["bindings"]}
    assert "65%" in values


def test_a_refusal_says_why_and_what_comes_closest(real: FlaskClient) -> None:
    html = card(real, "xếp hạng PAPI năm 2018")
    assert 'class="answer refusal"' in html
    assert "cho năm 2018" in html
    assert "Chỉ số PAPI" in html


def test_a_list_leads_to_its_elements(real: FlaskClient) -> None:
    html = card(real, "5 khâu đột phá là gì?")
    assert len(re.findall(r'<li><a href="/doc/lang-son-xviii/', html)) == 5


@pytest.mark.parametrize("more", [{"page": "2"}, {"year": "2030"}, {"status": "x"}])
def test_no_card_where_results_are_narrowed(real: FlaskClient, more: dict[str, str]) -> None:
    assert card(real, "độ che phủ rừng còn cách đích bao xa", **more) == ""


def test_what_is_typed_is_no_markup(real: FlaskClient) -> None:
    html = card(real, "tỷ lệ che phủ rừng năm 2030 <script>alert(1)</script> Cao Bằng")
    assert "<script>" not in html


def test_no_card_without_tables(client: FlaskClient) -> None:
    assert card(client, "bác sỹ năm 2030 là bao nhiêu?") == ""


def test_a_thing_is_told_as_its_page_tells_it(real: FlaskClient) -> None:
    html = card(real, "HĐND tỉnh")
    page = real.get("/doc/agency/lang-son.hdnd-tinh").text
    assert "Cấp" in html
    for block in re.findall(r'<section aria-labelledby="([\w-]+)">', html):
        assert f'id="{block}"' in page
    first = re.search(r'<ul class="told">.*?</li>', html, re.DOTALL)
    assert first
    assert first[0] in page
