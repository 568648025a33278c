"""What the plan promises and what was found out about it are seen without scrolling."""

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
