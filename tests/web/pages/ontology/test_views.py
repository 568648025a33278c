"""Every page in both languages: what it shows, and what it must never show."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

PATHS = (
    "/",
    "/browse",
    "/compare",
    "/map",
    "/doc/lang-son-xviii/section/1",
    "/doc/lang-son-xviii/section/1-ii-1",
    "/doc/lang-son-xviii/appendix/1",
    "/doc/lang-son-xviii/footnote/1",
    "/doc/lang-son-xviii/target/1-growth",
    "/doc/lang-son-xviii/value/2-per-head",
    "/doc/indicator/grdp-growth",
    "/doc/lang-son-xviii/goal/1-muc-tieu",
    "/doc/lang-son-xviii/solution-group/1-kinh-te",
    "/doc/agency/ubnd-tinh",
    "/doc/agency/script",
    "/doc/period/2026-2030",
    "/doc/report/lang-son-xviii",
    "/doc/lang-son-xviii/passage/106-572",
    "/doc/code/theme/economy",
    "/doc/code/theme",
    "/doc/unit/DoctorPerTenThousandPeople",
    "/tables/",
    "/tables/agencies",
    "/ontology",
    "/codes",
    "/validation",
    "/reports/lang-son-xviii/text",
    "/search",
    "/search?q=tang",
    "/sparql",
    "/sparql?query=SELECT+*+WHERE+%7B+%3Fs+a+%3Fclass+%7D",
)
BOTH = [prefix + path for path in PATHS for prefix in ("", "/en")]
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Page(HTMLParser):
    """What a test asks of a page: its visible text, headings, links and the shape of its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.headings: list[int] = []
        self.links: list[str] = []
        self.sources: list[str] = []
        self.landmarks: set[str] = set()
        self.ids: list[str] = []
        self.language = ""
        self._open: list[str] = []
        self.feed(html)
        assert self._open == [], f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        found = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "a":
            self.links.append(found["href"])
        is_said = found.get("rel") in {"alternate", "canonical"}
        is_data = found.get("type") == "application/ld+json"
        if tag in ("script", "img", "link") and not (is_said or is_data):
            self.sources.append(found.get("src") or found.get("href", ""))
        if tag in ("main", "header", "footer", "nav"):
            self.landmarks.add(tag)
        if tag == "html":
            self.language = found["lang"]
        if "id" in found:
            self.ids.append(found["id"])
        assert not [name for name in found if name.startswith("on") or name == "style"]

    def handle_endtag(self, tag: str) -> None:
        """Close a tag, which must be the one last opened."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Collect what a reader sees; code samples are meant to hold IRIs."""
        if not {"script", "style", "pre", "textarea"} & set(self._open):
            self.text.append(data)


def read(client: FlaskClient, path: str) -> Page:
    response = client.get(path, headers=BROWSER)
    assert response.status_code == 200
    return Page(response.text)


@pytest.mark.parametrize("path", BOTH)
def test_page_is_well_formed_and_names_everything(client: FlaskClient, path: str) -> None:
    page = read(client, path)
    words = " ".join(page.text)
    assert page.language == ("en" if path.startswith("/en/") else "vi")
    assert not re.search(r"https?://|w3id\.org", words)
    assert page.landmarks == {"main", "header", "footer", "nav"}
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(after - before <= 1 for before, after in steps)
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("path", BOTH)
def test_page_loads_nothing_from_elsewhere(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers=BROWSER)
    assert all(source.startswith("/") for source in Page(response.text).sources)
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    rules = response.headers["Content-Security-Policy"].split("; ")
    if "/sparql" in path:
        # The editor styles its elements from scripts.
        rules = [rule for rule in rules if rule != "style-src 'self' 'unsafe-inline'"]
    assert not [rule for rule in rules if "unsafe" in rule]


@pytest.mark.parametrize("path", BOTH)
def test_language_switch_leads_to_the_same_page_and_back(client: FlaskClient, path: str) -> None:
    there = path.removeprefix("/en") if path.startswith("/en/") else f"/en{path}"
    assert there in read(client, path).links
    assert path in read(client, there).links


def test_every_internal_link_of_the_site_leads_somewhere(client: FlaskClient) -> None:
    waiting, seen = ["/"], {"/"}
    while waiting:
        response = client.get(waiting.pop(), headers=BROWSER)
        assert response.status_code == 200, response.request.path
        if response.mimetype != "text/html" or len(seen) > 400:
            continue
        for link in Page(response.text).links:
            path = link.partition("#")[0]
            if path.startswith("/") and path not in seen:
                seen.add(path)
                waiting.append(path)
    assert len(seen) > 50


def test_fragments_of_links_exist(client: FlaskClient) -> None:
    terms = set(read(client, "/ontology").ids)
    for path in PATHS:
        for link in read(client, path).links:
            if link.startswith("/ontology#"):
                assert link.removeprefix("/ontology#") in terms


def test_labels_are_escaped(client: FlaskClient) -> None:
    for path in ("/", "/doc/agency/script", "/tables/agencies", "/doc/lang-son-xviii/section/1-ii"):
        html = client.get(path).text
        assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;bạn&#34;" in html_of_agency(client)


def html_of_agency(client: FlaskClient) -> str:
    return client.get("/doc/agency/script").text


def test_home_shows_targets_in_words_by_theme(client: FlaskClient) -> None:
    vietnamese = " ".join(" ".join(read(client, "/").text).split())
    english = " ".join(" ".join(read(client, "/en/").text).split())
    for words in ("từ 10% trở lên", "khoảng 130 triệu đồng", "12 bác sỹ trên 1 vạn dân"):
        assert words in vietnamese
    for words in ("at least 10%", "about 130 million Vietnamese dong", "12 doctors per"):
        assert words in english
    assert vietnamese.index("kinh tế") < vietnamese.index("từ 10%")


def test_target_page_marks_the_passage_in_its_sentence(client: FlaskClient) -> None:
    html = client.get("/doc/lang-son-xviii/target/2-per-head").text
    quoted = "GRDP bình quân đầu người đến năm 2030 khoảng 130 triệu đồng"
    assert f"<mark>{quoted}</mark>." in html
    assert 'href="/doc/lang-son-xviii/section/1-ii-1"' in html
    assert "about 130 million Vietnamese dong" in html


def test_section_page_has_text_children_and_footnotes(client: FlaskClient) -> None:
    html = client.get("/doc/lang-son-xviii/section/1-ii-1").text
    assert 'trở lên<sup><a href="/doc/lang-son-xviii/footnote/1"' in html
    assert ">Chú thích 1</a>" in html
    assert (
        'href="/doc/lang-son-xviii/section/1-ii-1"'
        in client.get("/doc/lang-son-xviii/section/1-ii").text
    )


def test_a_note_and_its_clause_lead_to_each_other(client: FlaskClient) -> None:
    note = client.get("/doc/lang-son-xviii/footnote/1").text
    block = note.split('id="annotated"')[1].split("</section>")[0]
    assert "<mark>Tốc độ tăng trưởng GRDP bình quân hằng năm từ 10% trở lên</mark>" in block
    assert 'href="/doc/lang-son-xviii/section/1-ii-1"' in block
    link = re.search(r'href="(/reports?/[^"]*257-314[^"]*)"', block)
    assert link, block
    page, _, anchor = link[1].replace("&amp;", "&").partition("#")
    report = client.get(page).text
    assert f'id="{anchor}"' in report
    shown = report.split('id="note-1"')[1].split("</details>")[0]
    assert 'href="#ref-1"' in shown
    assert 'id="ref-1"' in report
    figure = client.get("/doc/lang-son-xviii/target/1-growth").text
    assert 'href="/doc/lang-son-xviii/footnote/1"' in figure.split('id="incoming"')[1]


def test_agency_page_groups_mentions(client: FlaskClient) -> None:
    html = client.get("/doc/agency/ubnd-tinh").text
    assert html.count('class="mentions"') == 2
    assert html.count("<mark>Ủy ban nhân dân tỉnh</mark>") == 2


def test_label_in_the_other_language_says_so(client: FlaskClient) -> None:
    html = client.get("/en/doc/lang-son-xviii/section/1-ii").text
    assert '<span lang="vi">II. CÁC CHỈ TIÊU CHỦ YẾU</span><span class="language-tag"' in html


def test_incoming_is_listed_by_page(client: FlaskClient) -> None:
    path = "/doc/code/figure-status/target?in=https://w3id.org/lskg/ns%23hasFigureStatus"
    page = read(client, path)
    assert "/doc/lang-son-xviii/target/3-doctors" in page.links
    assert "/doc/lang-son-xviii/target/3-doctors" in read(client, f"{path}&page=99").links
    assert (
        client.get("/doc/lang-son-xviii/goal/1-muc-tieu?in=https://example.org/p").status_code
        == 404
    )


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    "path",
    [
        "/nope",
        "/doc/lang-son-xviii/target/none",
        "/doc/tar get/x",
        "/tables/none",
        "/sparql?example=none",
    ],
)
def test_unknown_is_404_with_a_page(client: FlaskClient, prefix: str, path: str) -> None:
    response = client.get(prefix + path, headers=BROWSER)
    assert response.status_code == 404
    assert Page(response.text).language == (prefix.strip("/") or "vi")


def test_unchanged_page_is_not_sent_again(client: FlaskClient) -> None:
    for path in (
        "/",
        "/doc/lang-son-xviii/target/1-growth",
        "/tables/agencies.csv",
        "/ontology.ttl",
    ):
        tag = client.get(path).headers["ETag"]
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_theme_can_be_asked_for(client: FlaskClient) -> None:
    assert 'data-theme="dark"' in client.get("/?theme=dark").text
    assert "data-theme=" not in client.get('/?theme="><script>').text


def test_query_page_shows_answers_and_faults(client: FlaskClient) -> None:
    query = "/en/sparql?query="
    table = client.get(f"{query}SELECT * WHERE {{ ?s a ?class }} LIMIT 3", headers=BROWSER).text
    assert table.count("<tr>") == 4
    assert "True" in client.get(f"{query}ASK {{ ?s ?p ?o }}", headers=BROWSER).text
    graph = client.get(f"{query}DESCRIBE <https://w3id.org/lskg/id/lang-son-xviii/target/1-growth>")
    assert "&gt;" in graph.text or "lskg:" in graph.text
    fault = client.get(f"{query}SELECT * WHERE {{ ?s ?p }}", headers=BROWSER)
    assert fault.status_code == 400
    assert "line 1" in fault.text
    assert "                     ^" in fault.text
