"""What people come for, done in a real browser."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect


def test_from_the_home_page_to_a_target_to_its_passage_and_back(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=re.compile("che phủ rừng: 65%", re.I)).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("che phủ rừng")
    page.get_by_role("link", name="Đọc trong báo cáo").first.click()
    marked = page.locator("#passage")
    expect(marked).to_be_in_viewport()
    expect(page.locator("mark.found").first).to_contain_text("Tỷ lệ che phủ rừng")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("che phủ rừng")


def test_search_without_diacritics(page: Page) -> None:
    page.goto("/search")
    page.get_by_role("combobox").fill("che phu rung")
    page.get_by_role("button", name="Tìm", exact=True).click()
    expect(page.locator("mark").first).to_have_text(re.compile("che phủ rừng", re.I))
    page.locator(".results a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("che phủ rừng")


def test_find_in_the_report_goes_from_place_to_place(page: Page) -> None:
    page.goto("/reports/lang-son-xviii/text")
    page.get_by_role("searchbox").fill("cua khau thong minh")
    output = page.locator("#find output")
    expect(output).to_have_text(re.compile(r"^\d+$"))
    page.keyboard.press("Enter")
    expect(output).to_have_text(re.compile(r"^1 / \d+$"))


def test_marks_of_the_report_can_be_switched_off(page: Page) -> None:
    page.goto("/reports/lang-son-xviii/text")
    name = page.locator("article.report a.entity").first
    assert "underline" in name.evaluate("each => getComputedStyle(each).textDecorationLine")
    page.get_by_label("Tên gọi").uncheck()
    assert name.evaluate("each => getComputedStyle(each).textDecorationLine") == "none"


def test_an_example_query_is_run_and_drawn(page: Page) -> None:
    page.goto("/en/sparql")
    page.get_by_role("link", name="How many targets are yearly averages").click()
    page.locator("button.yasqe_queryButton").first.click()
    expect(page.locator(".yasr table")).to_contain_text("end of period")
    page.locator(".select_chart").click()
    expect(page.locator(".yasr svg[role=img]")).to_be_visible()


def test_the_editor_shows_the_query_in_the_place_of_the_form(page: Page) -> None:
    page.goto("/sparql")
    page.get_by_label("Truy vấn", exact=True).click()
    expect(page.locator(".CodeMirror")).to_contain_text("SELECT")
    expect(page.locator("#plain-query")).to_be_hidden()


def test_a_query_of_the_address_is_answered_with_names(page: Page) -> None:
    query = "SELECT ?target WHERE { ?target a <https://w3id.org/lskg/ns#IndicatorTarget> } LIMIT 3"
    page.goto("/en/sparql?query=" + query.replace("#", "%23").replace("?", "%3F"))
    expect(page.locator(".yasr a.named").first).to_be_visible()


def test_an_unknown_term_is_told_and_mended_by_a_click(page: Page) -> None:
    query = "SELECT ?target WHERE { ?target a lskg:IndicatorTargets } LIMIT 3"
    page.goto("/en/sparql?query=" + query.replace("?", "%3F"))
    line = page.get_by_role("status").get_by_text("The graph has no lskg:IndicatorTargets")
    expect(line).to_be_visible()
    page.get_by_role("button", name="lskg:IndicatorTarget").click()
    expect(page.locator(".yasr a.named").first).to_be_visible()
    expect(line).to_be_hidden()
    expect(page.locator(".CodeMirror")).to_contain_text("a lskg:IndicatorTarget }")


def test_the_language_switch_keeps_the_page(page: Page) -> None:
    page.goto("/doc/lang-son-xviii/target/16-forest-cover")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile("/en/doc/lang-son-xviii/target/16-forest-cover$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Forest cover")
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page).to_have_url(re.compile("/doc/lang-son-xviii/target/16-forest-cover$"))


def test_the_neighbours_of_a_thing_are_drawn(page: Page) -> None:
    page.goto("/en/doc/indicator/forest-cover")
    page.locator("details.graph > summary").click()
    page.locator("details.neighbours summary").click()
    expect(page.locator(".network canvas").first).to_be_visible()


def test_targets_are_compared_filtered_and_sorted(page: Page) -> None:
    page.goto("/en/compare")
    page.get_by_label("Theme").select_option(label="Party building")
    page.get_by_role("button", name="Filter").click()
    rows = page.locator("table.compare tbody tr")
    expect(rows).to_have_count(3)
    expect(page.locator("svg.course").first).to_be_visible()
    page.get_by_label("Order").select_option(label="by indicator")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url("**order=indicator")
    names = page.locator("table.compare th[scope=row] a").all_inner_texts()
    assert len(names) == 3
    assert names == sorted(names, key=str.casefold)


INSIDE = """() => [...document.querySelectorAll("svg.evidence")].flatMap((svg) => {
  const whole = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")]
    .filter((each) => whole.width && each.getBoundingClientRect().width)
    .filter((each) => {
      const box = each.getBoundingClientRect();
      return box.left < whole.left - 1 || box.right > whole.right + 1;
    })
    .map((each) => each.textContent);
})"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["forest-cover", "tourist-visits", "tourism-revenue"])
def test_words_of_charts_are_not_cut(page: Page, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"/doc/indicator/{name}")
    expect(page.locator("svg.evidence:visible").first).to_be_visible()
    assert page.evaluate(INSIDE) == []


def test_a_chart_is_saved_as_a_picture(page: Page) -> None:
    page.goto("/en/doc/indicator/forest-cover")
    with page.expect_download() as saved:
        page.get_by_role("button", name="PNG").click()
    assert saved.value.suggested_filename == "forest-cover-1.png"
    assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")


def test_small_charts_are_drawn_as_they_come_into_sight(page: Page) -> None:
    page.goto("/en/")
    small = page.locator("figure.sparkline").first
    small.scroll_into_view_if_needed()
    expect(small.locator("svg")).to_have_attribute("aria-label", re.compile("2026–2030: 10–11%"))


def test_the_map_leads_to_a_place(page: Page) -> None:
    page.goto("/map")
    dots = page.locator('figure.map svg [fill="var(--accent)"] circle')
    expect(dots.first).to_be_visible()
    dots.last.hover()
    dots.last.click()
    expect(page).to_have_url(re.compile("/doc/(place|administrative-unit)/"))


def test_a_place_of_the_list_is_ringed_on_the_map(page: Page) -> None:
    page.goto("/en/map")
    ring = page.locator('figure.map svg [stroke="var(--focus)"] path')
    expect(page.locator("figure.map svg")).to_be_visible()
    expect(ring).to_have_count(0)
    page.get_by_role("link", name="Hữu Nghị International Border Gate", exact=True).focus()
    expect(ring).to_have_count(1)


def test_a_table_is_narrowed_and_taken_as_it_is(page: Page) -> None:
    page.goto("/en/tables/targets")
    page.get_by_label("Find in the table").fill("rung")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url("**=rung*")
    rows = page.locator("table.data tbody tr")
    count = rows.count()
    assert 0 < count < 38
    with page.expect_download() as download:
        page.get_by_role("link", name="Spreadsheet (.xlsx)").click()
    assert download.value.suggested_filename == "targets.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes())).worksheets[0]
    assert sheet.max_row == count + 1
    page.get_by_role("link", name="Value", exact=True).click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_text(re.compile("Value"))
    expect(rows).to_have_count(count)


def test_on_a_phone_rows_are_cards(browser: Browser, site: str) -> None:
    with browser.new_context(base_url=site, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto("/tables/targets")
        first = page.locator("table.cards tbody tr").first
        box = first.bounding_box()
        assert box
        # The first card stands on the first screen: what narrows the rows is folded away.
        assert box["y"] < 700
        assert box["width"] <= 390
        expect(page.locator("table.cards thead th").first).not_to_be_in_viewport()


def test_pages_can_be_read_without_scripts(browser: Browser, site: str) -> None:
    with browser.new_context(base_url=site, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/compare?theme=&q=che+phu")
        expect(page.get_by_role("link", name=re.compile("che phủ rừng: 65%", re.I))).to_be_visible()
        page.goto("/map")
        expect(page.get_by_role("link", name="Na Dương", exact=True)).to_be_visible()
        page.goto("/sparql")
        page.get_by_role("button", name="Chạy truy vấn").click()
        expect(page.locator("#plain-answer table")).to_be_visible()
        page.goto("/doc/indicator/forest-cover")
        expect(page.get_by_role("link", name="64,5%").first).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/reports/lang-son-xviii/text", "/compare", "/map", "/tables/figures", "/search"),
        *("/questions/sections-in-order", "/questions/checks-by-kind"),
    ],
)
def test_a_first_load_is_light(page: Page, path: str) -> None:
    sizes: list[int] = []
    page.on("requestfinished", lambda each: sizes.append(each.sizes()["responseBodySize"]))
    page.goto(path, wait_until="networkidle")
    assert 0 < sum(sizes) < 300_000


def test_a_phone_needs_no_sideways_scrolling(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    paths = (
        "/",
        "/reports/lang-son-xviii/text",
        "/compare",
        "/questions/",
        "/questions/rankings-year-by-year",
        "/embed/questions/sdg-coverage",
        "/map",
        "/browse",
        "/sparql",
        "/search?q=rung",
        "/tables/",
    )
    for path in (
        *paths,
        "/doc/lang-son-xviii/target/16-forest-cover",
        "/doc/indicator/grdp-per-person-usd",
        "/doc/code/theme/economy",
        "/doc/agency/lang-son.ubnd-tinh",
        "/doc/border-gate/cua-khau-huu-nghi",
        "/doc/lang-son-xviii/section/1-i-1.1",
        "/limits",
        "/releases/",
    ):
        page.goto(path)
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) <= 0, path


def test_the_keyboard_reaches_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
