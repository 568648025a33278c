"""Finished pages are kept by path, once for all hosts, and only those without parameters."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from lskg.errors import QueryInterrupted, StoreBusy
from lskg.web.http.page_cache import PageCache, host_address, is_kept, site_address

PAGES = (
    "/reports/lang-son-xviii/text",
    "/doc/lang-son-xviii/target/1-growth",
    "/en/ontology",
    "/tables/agencies",
    "/sitemap.xml",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_kept_page_belongs_to_the_host_that_was_asked(client: FlaskClient, path: str) -> None:
    for host in ("one.example", "two.example:81", "[2001:db8::1]"):
        for scheme in ("http", "https"):
            html = client.get(path, base_url=f"{scheme}://{host}").text
            assert f"{scheme}://{host}/" in html
            rest = html.replace(f"{scheme}://{host}/", "")
            assert not any(each in rest for each in (".example", "db8", "host.invalid"))


def test_parameters_are_obeyed_after_a_page_was_kept(client: FlaskClient) -> None:
    assert 'id="passage"' not in client.get("/reports/lang-son-xviii/text").text
    assert 'id="passage"' in client.get("/reports/lang-son-xviii/text?at=168-225").text
    assert 'id="passage"' not in client.get("/reports/lang-son-xviii/text").text
    assert 'data-theme="dark"' in client.get("/?theme=dark").text
    assert "data-theme" not in client.get("/").text


class Pages:
    """An application with one page that says how often it was made, and waits where told."""

    def __init__(self) -> None:
        self.app = Flask(__name__)
        self.made = 0
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.error: Exception | None = None
        self.go_on.set()
        cache = PageCache()

        @self.app.get("/")
        def page() -> bytes:
            return cache.page(self.make)

    def make(self) -> str:
        """The page."""
        self.made += 1
        self.begun.set()
        assert self.go_on.wait(10)
        if self.error is not None:
            error, self.error = self.error, None
            raise error
        return f"{host_address()} {site_address()} {self.made}"

    def get(self, host: str) -> str:
        """The page for a host."""
        return self.app.test_client().get("/", base_url=f"http://{host}").text


def test_a_page_is_made_once_for_all_hosts() -> None:
    pages = Pages()
    for host in ("a.example", "b.example"):
        assert pages.get(host) == f"http://{host} http://{host}/ 1"


def test_a_page_is_made_once_for_all_who_ask_at_once() -> None:
    pages = Pages()
    pages.go_on.clear()
    with ThreadPoolExecutor(5) as clients:
        found = [clients.submit(pages.get, f"{number}.example") for number in range(5)]
        assert pages.begun.wait(10)
        pages.go_on.set()
    assert pages.made == 1
    texts = [each.result() for each in found]
    assert texts == [f"http://{n}.example http://{n}.example/ 1" for n in range(5)]


@pytest.mark.parametrize("error", [StoreBusy("Busy."), QueryInterrupted("Stopped.")])
def test_a_page_that_could_not_be_made_is_made_by_the_next(error: Exception) -> None:
    pages = Pages()
    pages.error = error
    assert "Internal Server Error" in pages.get("a.example")
    assert pages.get("a.example").endswith(" 2")


def test_a_host_that_is_none_makes_its_own_page() -> None:
    app = Flask(__name__)
    cache = PageCache()
    with app.test_request_context("/", headers={"Host": "a.example"}):
        assert cache.page(lambda: host_address()) == b"http://a.example"
    with app.test_request_context("/", environ_overrides={"HTTP_HOST": 'x"><script>'}):
        assert request.host_url
        assert b"invalid" not in cache.page(lambda: host_address())


def test_all_pages_together_are_bounded() -> None:
    app = Flask(__name__)
    caches = [PageCache() for _ in range(8)]
    for number in range(400):
        with app.test_request_context(f"/{number}"):
            caches[number % 8].page(lambda: "ổ" * 100_000)
    kept = app.extensions["lskg.pages"].bytes
    assert 20_000_000 < kept <= 24_000_000
    with app.test_request_context("/399"):
        assert is_kept()
    with app.test_request_context("/399", headers={"Accept": "text/turtle"}):
        assert not is_kept()
    with app.test_request_context("/399?x"):
        assert not is_kept()
    with app.test_request_context("/0"):
        assert not is_kept()
