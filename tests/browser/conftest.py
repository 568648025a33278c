"""A real browser and the real server over the built graph."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from tests.web.http_site import lskg_serve

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("LSKG_CHROMIUM") or shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BUNDLE = ROOT / "src" / "lskg" / "web" / "static" / "lib" / "query.js"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and say why they do not run where something is missing."""
    reason = None
    if CHROMIUM is None:
        reason = "No chromium on the path (Debian package chromium); or set LSKG_CHROMIUM."
    elif not BUNDLE.exists():
        reason = "The front-end libraries are not bundled; run `make browser`, which bundles them."
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if reason is not None:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def site(project_release: Path) -> Iterator[str]:
    """The address of a server over the built graph."""
    with lskg_serve(project_release.parent, "--no-access-log") as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of the browser."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, without a window."""
    with playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS) as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page that fails the test when a script fails or another host is asked."""
    with browser.new_context(base_url=site) as context:
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((site, "data:", "blob:"))
                else faults.append(f"asked {request.url}")
            ),
        )
        yield page
        assert faults == []
