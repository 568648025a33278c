"""Questions and the query page in a real browser: charts, choices, frames, faults and sharing."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

RANKS = "/questions/rankings-year-by-year"
SELECT = "SELECT ?s ?n { ?s <https://w3id.org/lskg/ns#orderNumber> ?n } LIMIT 7"
#: Asks for so many combinations that no machine is done in the time of a test.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?i) }"


def test_a_question_is_answered_and_drawn(page: Page) -> None:
    page.goto(RANKS)
    expect(page.locator(".answer.lead")).to_contain_text("15 thứ hạng")
    drawing = page.locator("figure.answer svg")
    expect(drawing).to_be_visible()
    expect(drawing).to_have_attribute("role", "img")
    # The best rank is at the top, and years stand once on the axis.
    first, last = (
        drawing.locator("text", has_text=re.compile(f"^{rank}$")).last.bounding_box()
        for rank in ("4", "62")
    )
    assert first
    assert last
    assert first["y"] < last["y"]
    assert drawing.locator("text", has_text=re.compile("^2021$")).count() == 1


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "path", [RANKS, "/en/questions/checks-by-kind", "/questions/growth-that-targets-imply"]
)
def test_no_word_of_a_chart_is_cut(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(path)
    expect(page.locator("figure.answer svg")).to_be_visible()
    outside = page.evaluate(
        """() => {
          const box = document.querySelector("figure.answer svg").getBoundingClientRect();
          return [...document.querySelectorAll("figure.answer svg text")]
            .map((text) => [text.textContent, text.getBoundingClientRect()])
            .filter(([, each]) => each.width)
            .filter(([, each]) => each.left < box.left - 1 || each.right > box.right + 1)
            .map(([words]) => words);
        }"""
    )
    assert outside == []
    assert "…" not in page.locator("figure.answer").inner_text()


def test_a_choice_is_in_the_address(page: Page) -> None:
    page.goto("/questions/targets-by-theme")
    page.get_by_label("lĩnh vực").select_option(label="du lịch")
    page.get_by_role("button", name="Hỏi").click()
    expect(page).to_have_url(re.compile(r"/questions/targets-by-theme\?topic=tourism$"))
    expect(page.locator("h1")).to_contain_text("du lịch")
    expect(page.locator(".answer.lead")).to_contain_text("2 chỉ tiêu")


def test_rows_sort_by_value(page: Page) -> None:
    page.goto("/questions/places-named-most")
    page.get_by_role("button", name="số lần được nêu riêng").click()
    cells = page.locator("tbody tr td:nth-child(3)").all_inner_texts()
    assert [int(each) for each in cells] == sorted(int(each) for each in cells)


def test_the_embedded_page_is_the_answer_alone(page: Page) -> None:
    page.set_viewport_size({"width": 600, "height": 600})
    page.goto(f"/embed{RANKS}")
    expect(page.locator("h1")).to_contain_text("Thứ hạng")
    expect(page.locator("figure.answer svg")).to_be_visible()
    assert page.locator("nav, footer, form").count() == 0
    expect(page.locator("h1 a")).to_have_attribute("href", RANKS)


def test_what_is_cited_is_copied(browser: Browser, site: str) -> None:
    with browser.new_context(base_url=site) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(RANKS)
        page.get_by_text("Trích dẫn trang này").click()
        page.get_by_role("button", name="Sao chép").nth(1).click()
        expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{")


def open_editor(page: Page, address: str) -> None:
    page.goto(address)
    page.mouse.move(20, 20)
    page.mouse.move(40, 40)
    expect(page.locator(".CodeMirror")).to_be_visible()


def write(page: Page, query: str) -> None:
    page.evaluate(
        "(query) => document.querySelector('.CodeMirror').CodeMirror.setValue(query)", query
    )


def test_a_fault_is_told_with_its_place(page: Page) -> None:
    open_editor(page, "/sparql?query=SELECT+*+{%0A++?s+?p+}")
    fault = page.locator("#yasgui .fault")
    expect(fault).to_contain_text("dòng 2, cột")
    expect(fault.locator("pre")).to_contain_text("^")
    expect(page.locator(".faulty-line")).to_have_count(1)
    open_editor(page, "/en/sparql?query=INSERT+DATA+{+<urn:a>+<urn:b>+1+}")
    expect(page.locator("#yasgui .fault")).not_to_be_empty()


def test_a_refused_limit_is_told(page: Page) -> None:
    query = "SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }"
    open_editor(page, "/en/sparql")
    write(page, query)
    page.get_by_role("button", name="Run the query").click()
    expect(page.locator("#yasgui .fault")).to_contain_text("SERVICE is refused")


def test_an_example_runs_when_it_is_opened(page: Page) -> None:
    open_editor(page, "/sparql?example=examples/rankings-year-by-year")
    expect(page.locator(".query-status")).to_contain_text(re.compile("15 dòng trong .* giây"))
    expect(page.locator("#yasgui table")).to_be_visible()
    # Literals as people write them, and no type.
    assert "^^" not in page.locator("#yasgui table").inner_text()


def test_a_shared_address_opens_query_answer_and_view(page: Page) -> None:
    open_editor(page, "/sparql?example=examples/rankings-year-by-year")
    expect(page.locator("#yasgui table")).to_be_visible()
    page.locator("#yasgui .select_chart").click()
    expect(page.locator("#yasgui .yasr_results svg[role=img]")).to_be_visible()
    page.get_by_role("button", name="Chia sẻ truy vấn").click()
    address = page.locator(".yasqe_sharePopup input").input_value()
    assert parse_qs(urlsplit(address).query)["view"] == ["chart"]
    open_editor(page, address)
    expect(page.locator("#yasgui .yasr_results svg[role=img]")).to_be_visible()
    expect(page.locator(".CodeMirror")).to_contain_text("RankingStatement")


def test_a_query_that_takes_long_can_be_stopped(page: Page) -> None:
    open_editor(page, "/sparql")
    write(page, ENDLESS)
    page.get_by_role("button", name="Chạy truy vấn").click()
    expect(page.locator(".query-status")).to_contain_text("Đang chạy")
    page.get_by_role("button", name="Dừng").click()
    expect(page.locator(".query-status")).to_have_text("Đã dừng truy vấn.")
    expect(page.locator("#yasgui .fault")).to_have_count(0)


def test_vietnamese_pages_have_a_vietnamese_editor(page: Page) -> None:
    open_editor(page, f"/sparql?query={quote(SELECT)}")
    expect(page.locator("#yasgui table")).to_be_visible()
    words = page.locator("#yasgui").inner_text()
    told = page.evaluate(
        """() => ["title", "aria-label", "placeholder"].flatMap((name) =>
          [...document.querySelectorAll(`#yasgui [${name}]`)]
            .filter((each) => each.checkVisibility())
            .map((each) => each.getAttribute(name)))"""
    )
    english = re.compile(
        r"\b(Table|Response|Simple|Ellipse|Filter|Page size|Showing|Share|Run|Download|View)\b"
    )
    assert english.findall(words) == []
    assert [each for each in told if english.search(each)] == []


def test_prefixes_of_the_site_need_no_typing(page: Page) -> None:
    open_editor(page, "/sparql")
    write(page, "SELECT ?label { ?s a lskg:OverallGoal ; rdfs:label ?label }")
    page.get_by_role("button", name="Chạy truy vấn").click()
    expect(page.locator(".query-status")).to_contain_text("dòng trong")
