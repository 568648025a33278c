"""The report to read: its text is whole, its marks lead to things, any passage can be linked to."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lskg.text.document import Document
from lskg.web.pages.report.blocks import _title_end


def words(html: str) -> str:
    """The text of a page, with white space made single, without what only a screen reader reads."""
    article = html.split('<article class="report', 1)[1].split("</article>", 1)[0]
    article = re.sub(
        r'<span class="hidden">.*?</span>|<sup>.*?</sup>|<a class="permalink".*?</a>', "", article
    )
    article = re.sub(r"<summary>.*?</summary>", " ", article, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<br>", " ", re.sub(r"<(?!br)[^>]*>", "", article))).split())


@pytest.mark.parametrize(
    "path", ["/reports/lang-son-xviii/text", "/en/reports/lang-son-xviii/text"]
)
def test_every_word_of_the_report_is_there(client: FlaskClient, release: Path, path: str) -> None:
    shown = words("x" + client.get(path).text[1:])
    body = Document.read(release / "report" / "lang-son-xviii.txt").text
    for word in body.split():
        assert word in shown


def test_marks_lead_to_the_pages_of_things(client: FlaskClient) -> None:
    html = client.get("/reports/lang-son-xviii/text").text
    found = re.findall(r'<a class="(?:begins target|entity|begins element)" href="([^"]+)"', html)
    assert found
    for href in set(found):
        assert client.get(href).status_code == 200, href


def test_a_passage_is_marked_where_it_stands(client: FlaskClient, release: Path) -> None:
    report = Document.read(release / "report" / "lang-son-xviii.txt")
    start = report.text.index("đến năm 2030")
    html = client.get(f"/reports/lang-son-xviii/text?at={start}-{start + 12}").text
    marked = re.search(r'<mark class="found" id="passage">(.*?)</mark>', html)
    assert marked is not None
    assert re.sub(r"<[^>]*>", "", marked[1]).strip() in "đến năm 2030"


@pytest.mark.parametrize("place", ["5-3", "0-99999999"])
def test_a_place_that_is_not_in_the_text_is_not_found(client: FlaskClient, place: str) -> None:
    assert client.get("/reports/lang-son-xviii/text", query_string={"at": place}).status_code == 404


@pytest.mark.parametrize("place", ["x", "-1-4", "1-2-3", "<script>", "٣-٤"])
def test_what_is_no_place_is_malformed(client: FlaskClient, place: str) -> None:
    assert client.get("/reports/lang-son-xviii/text", query_string={"at": place}).status_code == 400


@pytest.mark.parametrize(
    ("paragraph", "title", "expected"),
    [
        ("1.1. Kinh tế phát triển. Đạt 5%.", "11kinhtếpháttriển", (24, "")),
        ("Phần thứ nhất", "phầnthứnhấtkếtquả", (13, "kếtquả")),
        ("KẾT QUẢ", "kếtquả", (7, "")),
        ("Đạt 5%.", "", (0, "")),
        ("Khác hẳn", "kếtquả", (0, "")),
    ],
)
def test_a_heading_ends_where_its_title_does(
    paragraph: str, title: str, expected: tuple[int, str]
) -> None:
    assert _title_end(paragraph, title) == expected


def english(html: str) -> list[str]:
    return re.findall(r"Sentence \d+ in English", html)


def test_a_reader_of_english_sees_both_languages_and_a_reader_of_vietnamese_the_original(
    client: FlaskClient,
) -> None:
    original = client.get("/reports/lang-son-xviii/text").text
    both = client.get("/en/reports/lang-son-xviii/text").text
    assert not english(original)
    assert "Sentence 1 in English" in english(both)
    assert "An unofficial translation" in both


def test_the_text_is_shown_in_english_alone(client: FlaskClient, release: Path) -> None:
    html = client.get("/reports/lang-son-xviii/text?text=en").text
    both = client.get("/reports/lang-son-xviii/text?text=both").text
    assert english(html) == english(both)
    first = Document.read(release / "report" / "lang-son-xviii.txt").text.split("\n")[0]
    assert first in words(both)
    assert first not in words(html)
    anchors = set(re.findall(r' id="(s-[^"]+)"', both))
    assert anchors
    assert anchors == set(re.findall(r' id="(s-[^"]+)"', html))


def test_a_passage_is_marked_in_english_too(client: FlaskClient, release: Path) -> None:
    report = Document.read(release / "report" / "lang-son-xviii.txt")
    start = report.text.index("đến năm 2030")
    html = client.get(f"/en/reports/lang-son-xviii/text?text=en&at={start}-{start + 12}").text
    assert len(re.findall(r'<mark class="found" id="passage">Sentence \d+ in English', html)) == 1


def test_another_language_of_the_text_is_malformed(client: FlaskClient) -> None:
    assert client.get("/reports/lang-son-xviii/text?text=fr").status_code == 400
