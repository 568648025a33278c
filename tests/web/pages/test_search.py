"""Search finds with and without diacritics, marks the right letters, and narrows."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from flask.testing import FlaskClient

NFD = unicodedata.normalize("NFD", "bác sỹ trên")


@pytest.mark.parametrize("query", ["bác sỹ trên", "bac sy tren", "BAC SY TREN", NFD])
def test_diacritics_and_forms_do_not_matter(client: FlaskClient, query: str) -> None:
    html = client.get("/search", query_string={"q": query}).text
    assert "<mark>bác sỹ trên</mark>" in html


def test_a_word_being_typed_is_a_prefix(client: FlaskClient) -> None:
    found = client.get("/search.json", query_string={"q": "bac s"}).get_json()
    assert any("bác sỹ" in each["label"] for each in found)


@pytest.mark.parametrize(
    "query", ['"', '" OR "', "NEAR(", "a* NOT b", "<script>alert(1)</script>", "é" * 5000, "*", "-"]
)
def test_nothing_typed_is_an_operator_or_markup(client: FlaskClient, query: str) -> None:
    response = client.get("/search", query_string={"q": query})
    assert response.status_code == 200
    assert "<script>alert" not in response.text


def test_a_facet_narrows_and_can_be_let_go(client: FlaskClient) -> None:
    kind = "https://w3id.org/lskg/ns#IndicatorTarget"
    html = client.get("/search", query_string={"q": "bac sy", "kind": kind}).text
    kinds = set(re.findall(r'<li>\s*<p class="kind">(.*?)</p>', html))
    assert kinds == {"chỉ tiêu"}
    chosen = re.search(r'<a href="([^"]+)" aria-current="true">', html)
    assert chosen is not None
    assert "kind=" not in chosen[1]


@pytest.mark.parametrize("path", ["/search", "/en/search?q=", "/search?q=zzzz&page=9&year=1"])
def test_no_hits_is_a_page_too(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_a_program_gets_what_it_gets_as_json(client: FlaskClient) -> None:
    asked = {"q": "bac s"}
    response = client.get("/search", query_string=asked, headers={"Accept": "application/json"})
    assert response.mimetype == "application/json"
    assert "Accept" in response.vary
    assert response.get_json() == client.get("/search.json", query_string=asked).get_json()
    assert client.get("/search", query_string=asked | {"format": "json"}).is_json
    assert client.get("/search", query_string=asked).mimetype == "text/html"


def test_a_sentence_is_found_by_its_english(client: FlaskClient) -> None:
    html = client.get("/search?q=Sentence 1 in English").text
    assert re.search(r'<p class="title" lang="en"><a href="[^"]*at=', html)
    assert "Bản dịch không chính thức" in html


def test_an_english_page_has_the_words_of_the_report_behind_the_english(
    client: FlaskClient,
) -> None:
    html = client.get("/en/search?q=Sentence 1 in English").text
    assert re.search(r'<p class="title" lang="en"><a href="[^"]*at=', html)
    original = re.findall(r'<details class="original">(.*?)</details>', html, re.DOTALL)[0]
    assert "Unofficial translation" in original
    assert '<p lang="vi">Đại hội được tiến hành' in original


def test_what_is_found_in_the_words_of_the_report_alone_is_open(client: FlaskClient) -> None:
    html = client.get("/en/search", query_string={"q": "bác sỹ trên"}).text
    assert re.search(r'<p class="title" lang="en"><a [^>]*>Sentence \d+ in English\.</a>', html)
    (original,) = re.findall(r'<details class="original" open>(.*?)</details>', html, re.DOTALL)
    assert "<mark>bác sỹ trên</mark>" in original


def test_a_report_without_a_translation_is_found_in_its_own_words(corpus: FlaskClient) -> None:
    asked = {"q": "bác sỹ trên", "report": "an-hai-xx"}
    html = corpus.get("/en/search", query_string=asked).text
    assert '<p class="title" lang="vi">' in html
    assert "original" not in html


def test_suggestions_are_in_groups_with_the_value_of_a_target(real: FlaskClient) -> None:
    for path, name in (
        ("/search/suggest", "Chỉ tiêu của kế hoạch"),
        ("/en/search/suggest", "Targets of the plan"),
    ):
        found = real.get(path, query_string={"q": "số bác s"}).get_json()
        targets = next(each["items"] for each in found["groups"] if each["name"] == name)
        assert targets[0]["value"]
        assert targets[0]["value"] not in targets[0]["name"]
        assert targets[0]["href"].endswith("/target/11-doctors")
    assert real.get("/search/suggest").get_json()["groups"] == []


def test_a_page_of_the_site_is_found(client: FlaskClient) -> None:
    html = client.get("/en/search?q=arithmetic errors").text
    first = html[html.index('<ol class="results">') :]
    assert '<a href="/en/audit">' in first[: first.index("</li>")]
    found = client.get("/search/suggest", query_string={"q": "lỗi số học"}).get_json()
    assert found["groups"][0]["items"][0]["href"] == "/audit"


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_has_one_box_in_its_head_or_its_own(client: FlaskClient, prefix: str) -> None:
    for path in ("/", "/search", "/compare", "/tables/", "/no-such-page"):
        html = client.get(f"{prefix}{path}", headers={"Accept": "text/html"}).text
        assert len(re.findall(r'<form class="search" action="[^"]*/search"', html)) == 1, path
        head = html[: html.index("<main")]
        assert ('role="search"' in head) == (path not in ("/", "/search"))


def test_an_address_that_is_not_there_leads_to_what_is_near(real: FlaskClient) -> None:
    response = real.get("/doc/target/forest-cover", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert "/target/16-forest-cover" in response.text
    assert "<script>" not in real.get("/<script>x", headers={"Accept": "text/html"}).text


def test_only_the_report_is_kept_in_links(client: FlaskClient) -> None:
    html = client.get("/search?q=bac sy&only=report").text
    assert 'value="report" checked' in html
    results = html[html.index('<ol class="results">') : html.index("</ol>")]
    assert all("only=report" in link for link in re.findall('href="([^"]*)"', results))
    assert 'name="only" value="report"' in client.get("/compare?only=report").text
    assert client.get("/search?only=x").status_code == 400


def test_it_says_that_nothing_has_all_the_words(client: FlaskClient) -> None:
    assert "Không có gì có đủ mọi từ" in client.get("/search?q=bác sỹ zzzz").text
    assert "Không có gì có đủ mọi từ" not in client.get("/search?q=bác sỹ").text


def test_pages_can_ask_whether_the_reader_wants_a_thing(real: FlaskClient) -> None:
    population = "https://w3id.org/lskg/id/indicator/average-population"
    cover = "https://w3id.org/lskg/id/indicator/forest-cover"
    for path, wanted in (("/compare", True), ("/compare?only=report", False)):
        context: dict[str, Any] = {}
        with real.application.test_request_context(path):
            real.application.update_template_context(context)
        assert context["reader"].report_only != wanted
        assert context["reader"].wants(population) == wanted
        assert context["reader"].wants(cover)
