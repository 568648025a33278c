"""The home page of one report and of several, and what tells the reports apart."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient

from lskg.sparql.query_files import load_query
from lskg.web.view.release import Site

EXAMPLES = Path(__file__).parents[3] / "queries" / "examples"
KEYS = ("an-hai-xx", "lang-son-xviii")


def test_one_report_is_the_home_page(client: FlaskClient) -> None:
    assert "Báo cáo chính trị" in client.get("/").text
    assert client.get("/reports/lang-son-xviii").headers["Location"] == "/"
    found = client.get("/en/report?at=106-120")
    assert found.headers["Location"] == "/en/reports/lang-son-xviii/text?at=106-120"


def test_several_reports_are_listed(corpus: FlaskClient) -> None:
    page = corpus.get("/").text
    for key in KEYS:
        assert f'href="/reports/{key}"' in page
    assert "tỉnh An Hải" in page
    assert corpus.get("/report").headers["Location"] == "/"
    assert corpus.get("/reports/none").status_code == 404
    assert corpus.get("/reports/none/text").status_code == 404


def test_a_report_shows_its_own_targets_and_level(corpus: FlaskClient) -> None:
    for key, other in (KEYS, KEYS[::-1]):
        page = corpus.get(f"/reports/{key}").text
        assert f"/doc/{key}/target/1-growth" in page
        assert f"/doc/{other}/" not in page
    assert "/doc/code/publication-level/rule" in corpus.get("/reports/an-hai-xx").text
    assert "/doc/code/publication-level/curated" in corpus.get("/reports/lang-son-xviii").text


def test_the_text_of_each_report_leads_to_its_own_things(corpus: FlaskClient) -> None:
    for key, other in (KEYS, KEYS[::-1]):
        page = corpus.get(f"/reports/{key}/text?at=469-489").text
        assert 'id="passage"' in page
        assert f"/doc/{key}/target/1-growth" in page
        assert f"/doc/{other}/" not in page


def test_a_thing_tells_its_report_and_quotes_it(corpus: FlaskClient) -> None:
    page = corpus.get("/en/doc/an-hai-xx/target/1-growth").text
    assert 'href="/en/reports/an-hai-xx"' in page
    assert "/en/reports/an-hai-xx/text?at=" in page
    assert "/en/reports/lang-son-xviii/text?at=" not in page
    assert "read by rule" in page


def test_what_reports_share_shows_where_each_names_it(corpus: FlaskClient) -> None:
    page = corpus.get("/doc/agency/ubnd-tinh").text
    for key in KEYS:
        assert f"/reports/{key}/text?at=" in page


def test_words_without_english_are_marked(corpus: FlaskClient) -> None:
    page = corpus.get("/en/reports/an-hai-xx").text
    assert '<span lang="vi">Báo cáo chính trị của Đảng bộ tỉnh An Hải</span>' in page


def test_a_search_is_narrowed_to_a_report(corpus: FlaskClient) -> None:
    both = corpus.get("/search?q=GRDP").text
    one = corpus.get("/search?q=GRDP&report=an-hai-xx").text
    for key in KEYS:
        assert f"/reports/{key}/text?at=" in both
        assert f"report={key}" in both
    assert "/reports/an-hai-xx/text?at=" in one
    assert "/reports/lang-son-xviii/text?at=" not in one


def test_an_indicator_compares_the_reports(corpus: FlaskClient, client: FlaskClient) -> None:
    page = corpus.get("/en/doc/indicator/grdp-growth").text
    table = page[page.index('class="comparison"') :]
    for key in KEYS:
        assert f"/doc/{key}/target/1-growth" in table[: table.index("</table>")]
    assert 'class="comparison"' not in client.get("/en/doc/indicator/grdp-growth").text


def test_targets_are_narrowed_to_a_report(corpus: FlaskClient) -> None:
    page = corpus.get("/compare?report=an-hai-xx").text
    assert "/doc/an-hai-xx/target/1-growth" in page
    assert "/doc/lang-son-xviii/target/1-growth" not in page
    assert corpus.get("/compare?report=none").status_code == 400


def test_the_site_bears_the_name_of_its_one_territory(client: FlaskClient) -> None:
    def titles(*reports: dict[str, str]) -> dict[str, str]:
        return Site("", {"reports": reports}, {}, ()).titles

    one = {"key": "a", "title_vi": "A", "territory_vi": "tỉnh An Hải", "territory_en": "An Hải"}
    neutral = {"vi": "Đồ thị tri thức kế hoạch", "en": "Planning knowledge graph"}
    assert titles(one) == {"vi": "Đồ thị tri thức tỉnh An Hải", "en": "An Hải knowledge graph"}
    assert titles(one, one | {"key": "b"}) == neutral
    assert titles({"key": "a", "title_vi": "A"}) == neutral


def test_each_plan_is_exported_by_itself(corpus: FlaskClient) -> None:
    page = corpus.get("/exports/").text
    for key in KEYS:
        assert f"/exports/{key}.stratml.xml" in page
        plan = corpus.get(f"/exports/{key}.stratml.xml").text
        assert f"/id/report/{key}</Source>" in plan
        assert plan.count("<Identifier>target.1-growth</Identifier>") == 1


def test_one_question_finds_who_aims_at_double_digit_growth(corpus: FlaskClient) -> None:
    query = load_query(EXAMPLES / "double-digit-growth.rq").text
    answer = corpus.get("/sparql", query_string={"query": query, "format": "csv"}).text
    start = "https://w3id.org/lskg/id"
    assert answer.splitlines() == [
        "report,title,target,value,period",
        f"{start}/report/lang-son-xviii,Báo cáo chính trị,"
        f"{start}/lang-son-xviii/target/1-growth,từ 10% trở lên,",
    ]
