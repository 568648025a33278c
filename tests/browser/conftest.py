"""A real browser and the real server over the built graph."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

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
    """Say why the tests of this folder do not run where there is no browser or no bundle."""
    reason = None
    if CHROMIUM is None:
        reason = "No chromium on the path (Debian package chromium); or set LSKG_CHROMIUM."
    elif not BUNDLE.exists():
        reason = "The front-end libraries are not bundled; run `make test`, which bundles them."
    if reason is not None:
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def site(project_release: Path) -> Iterator[str]:
    """The address of a server over the built graph."""
    serve = ["serve", str(project_release.parent), "--port", "8399", "--no-access-log"]
    command = [sys.executable, "-m", "lskg", *serve]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        address = "http://127.0.0.1:8399"
        for _ in range(150):
            try:
                urlopen(address + "/static/icon.svg", timeout=1).close()
                break
            except URLError:
                time.sleep(0.2)
        else:
            server.kill()
            pytest.fail(f"The server did not start: {server.communicate()[1]}")
        yield address
        server.terminate()


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
