"""The search box of every page: its keyboard, its suggestions, and results on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect


def test_the_keyboard_does_it_all(page: Page) -> None:
    page.goto("/compare")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Tìm kiếm")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("che phu r")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("che phủ rừng")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("che phu r")
    page.keyboard.press("ArrowDown")
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("che phủ rừng")


def test_enter_without_a_choice_searches(page: Page) -> None:
    page.goto("/en/tables/")
    page.get_by_role("combobox").fill("tourism")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/en/search\?q=tourism"))


def test_a_slash_can_be_typed(page: Page) -> None:
    page.goto("/search")
    page.get_by_role("combobox").fill("23")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_have_value("23/")


def test_suggestions_tell_the_value_of_a_target_and_can_be_clicked(page: Page) -> None:
    page.goto("/audit")
    page.get_by_role("combobox").press_sequentially("forest cov")
    option = page.get_by_role("option").filter(has_text="65%").first
    expect(option).to_be_visible()
    option.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("che phủ rừng")


def test_the_box_works_without_scripts(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False, base_url=site) as context:
        page = context.new_page()
        page.goto("/en/audit")
        page.get_by_role("searchbox").fill("forest cover")
        page.keyboard.press("Enter")
        expect(page.locator(".results a").first).to_contain_text("orest cover")


@pytest.mark.parametrize("path", ["/search?q=che+phu+rung", "/en/search?q=tourism&only=report"])
def test_the_first_result_is_on_the_first_screen_of_a_phone(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(path)
    # What answers the words, or else what has them.
    first = page.locator("article.answer h2, .results li").first.bounding_box()
    facets = page.locator("#facets").bounding_box()
    assert first is not None
    assert facets is not None
    assert first["y"] + first["height"] < 600
    assert facets["y"] > first["y"]


def test_what_the_report_says_alone_is_remembered(page: Page) -> None:
    page.goto("/search?q=dân+số+trung+bình")
    expect(page.locator(".results .outside").first).to_be_visible()
    page.get_by_role("checkbox").check()
    expect(page).to_have_url(re.compile("only=report"))
    expect(page.locator(".results .outside")).to_have_count(0)
    page.goto("/audit")
    page.get_by_role("combobox").fill("dân số")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("only=report"))
