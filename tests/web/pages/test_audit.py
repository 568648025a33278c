"""The page of the arithmetic, and the sign beside a figure that does not agree."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from tests.web.conftest import HERE, OTHER, REPORT, SOURCES, write_release

from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.view.release import Site

WRONG = "sum-362-412"
PAGES = ["/audit", "/en/audit"]


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of the small release with an error and a sum that comes out."""
    sources = {**SOURCES, "audit": (HERE / "audit.ttl",)}
    folder = write_release(tmp_path_factory.mktemp("audited") / "current", sources)
    store = Store.open(folder)
    return create_app(InProcess(store), Site.open(folder)).test_client()


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@pytest.mark.parametrize("path", PAGES)
def test_errors_come_first(audited: FlaskClient, path: str) -> None:
    page = audited.get(path)
    assert page.status_code == 200
    headings = re.findall(r'<h2 id="([\w-]+)">', page.text)
    assert headings == ["error", "differs", "consistent"]


def test_sum_is_told_in_the_language_of_the_page(audited: FlaskClient) -> None:
    assert "Báo cáo in 130: lệch 2." in text(audited.get("/audit").text)
    assert "The report prints 130: off by 2." in text(audited.get("/en/audit").text)


def test_sentence_is_quoted_with_each_figure_marked(audited: FlaskClient) -> None:
    page = audited.get("/audit").text
    error = page.split('<article class="check error"', 1)[1].split("</article>", 1)[0]
    assert re.findall(r"<mark>(.*?)</mark>", error) == ["130 triệu đồng", "9.468 ha"]
    assert error.count("<blockquote") == 2
    assert "GRDP bình quân đầu người đến năm 2030" in text(error)
    for href in re.findall(r'href="([^"#]+)', error):
        assert audited.get(unescape(href)).status_code == 200, href


@pytest.mark.parametrize("path", PAGES)
def test_graph_without_an_audit_has_a_page_that_says_so(client: FlaskClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert "<article" not in page.text


@pytest.mark.parametrize(
    "path", ["/reports/lang-son-xviii/text", "/en/reports/lang-son-xviii/text"]
)
def test_wrong_figure_has_a_sign_that_leads_to_the_sum(audited: FlaskClient, path: str) -> None:
    signs = re.findall(r'<sup class="wrong"><a href="([^"]+)"', audited.get(path).text)
    assert signs == [f"{path.removesuffix('reports/lang-son-xviii/text')}audit#{WRONG}"]
    page = audited.get(signs[0].partition("#")[0]).text
    assert f'id="{WRONG}"' in page


def test_page_of_a_figure_tells_its_checks(audited: FlaskClient) -> None:
    wrong, sound = (
        audited.get(f"/doc/lang-son-xviii/figure/{place}").text for place in ("362-376", "443-452")
    )
    assert 'class="wrong"' in wrong
    assert "lệch 2" in text(wrong)
    assert 'id="checks"' in sound
    assert "lskg%3AhasStatedFigure" in sound
    assert 'class="wrong"' not in sound.split("</header>")[1].split("<section")[0]


def test_both_sides_of_a_comparison_tell_of_it(audited: FlaskClient) -> None:
    page = audited.get("/en/audit").text
    differs = page.split('<article class="check differs"', 1)[1].split("</article>", 1)[0]
    assert "Department: 15 doctors" in text(differs)
    for claim in ("lang-son-xviii/figure/443-452", "statistic/office"):
        told = audited.get(f"/en/doc/{claim}").text
        assert 'id="checks"' in told
        assert "/en/audit#source-443-office" in told
        assert "The department: 15." in text(told)


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of a site of two reports, of which one has checks."""
    sources = {**SOURCES, "audit": (HERE / "audit.ttl",)}
    folder = tmp_path_factory.mktemp("several") / "current"
    write_release(folder, sources, (OTHER, REPORT))
    return create_app(InProcess(Store.open(folder)), Site.open(folder)).test_client()


@pytest.mark.parametrize("path", PAGES)
def test_several_reports_are_told_in_numbers(several: FlaskClient, path: str) -> None:
    page = several.get(path).text
    assert "<article" not in page
    rows = re.findall(r'<tr>\s*<th scope="row"><a href="([^"]+)"(.*?)</tr>', page, re.DOTALL)
    counts = {href: re.findall(r'data-value="(\d+)"', cells) for href, cells in rows}
    assert counts == {
        f"{path}?report={OTHER['key']}": ["0", "0", "0"],
        f"{path}?report={REPORT['key']}": ["1", "1", "1"],
    }
    assert f'href="{path}?report={REPORT["key"]}#error"' in page


def test_one_of_several_reports_has_its_checks_as_if_alone(
    audited: FlaskClient, several: FlaskClient
) -> None:
    part = re.compile(r'<section class="verdict".*</section>', re.DOTALL)
    page = several.get(f"/audit?report={REPORT['key']}").text
    alone = part.findall(audited.get("/audit").text)
    assert alone
    assert part.findall(page) == alone
    assert "<article" not in several.get(f"/audit?report={OTHER['key']}").text
    assert several.get("/audit?report=nothing").status_code == 400


@pytest.mark.parametrize(
    "path", [f"/reports/{REPORT['key']}/text", "/doc/statistic/office", "/en/doc/statistic/office"]
)
def test_links_to_checks_lead_to_the_page_of_their_report(several: FlaskClient, path: str) -> None:
    links = re.findall(r'href="([^"]*/audit\?[^"#]*)#([^"]+)"', several.get(path).text)
    assert links
    for page, anchor in links:
        assert f'id="{anchor}"' in several.get(unescape(page)).text
