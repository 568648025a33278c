"""The first screen: the head on one line, promises and discoveries without scrolling."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
@pytest.mark.parametrize("path", ["/", "/en/"])
def test_promises_and_discoveries_are_on_the_first_screen(
    page: Page, path: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(path)
    for name in ("promised", "news"):
        box = page.locator(f"nav.{name}").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height, name


@pytest.mark.parametrize("path", ["/", "/en/", "/compare", "/en/compare", "/en/search?q=rung"])
def test_the_head_of_a_page_stands_on_one_line(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(path)
    head = page.locator("header.site")
    parts = head.locator(".name, nav li, form.search, .choices").all()
    boxes = [each.bounding_box() for each in parts]
    middles = [box["y"] + box["height"] / 2 for box in boxes if box is not None]
    assert len(middles) == len(parts) >= 10
    assert max(middles) - min(middles) < 5, middles
