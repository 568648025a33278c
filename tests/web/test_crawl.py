"""A crawler tells what is wrong in a site; `python -m tests.crawl URL` asks one that is served."""

from __future__ import annotations

import pytest
from tests.crawl import MOST, Answer, crawl

ROOT = "http://localhost/"


PAGE = (
    '<title>{title}</title><link rel="canonical" href="{here}">'
    '<link rel="alternate" hreflang="vi" href="http://localhost/{name}">'
    '<link rel="alternate" hreflang="en" href="http://localhost/en/{name}">'
    '<a href="{link}">…</a><p id="here">'
)


def site(**changes: str) -> dict[str, str]:
    """Two pages in two languages, and what is said otherwise of one of them."""
    pages = {}
    for each in ("a", "b"):
        for prefix in ("", "en/"):
            here = f"{ROOT}{prefix}{each}"
            said = {"title": here, "here": here, "name": each, "link": "/a#here"}
            pages[here] = PAGE.format(**said | (changes if here == f"{ROOT}b" else {}))
    places = "".join(f"<url><loc>{address}</loc></url>" for address in pages)
    return pages | {f"{ROOT}sitemap.xml": f"<urlset>{places}</urlset>"}


def faults(pages: dict[str, str]) -> list[str]:
    def get(address: str) -> Answer:
        text = pages.get(address, "")
        return Answer(200 if address in pages else 404, text, len(text))

    return crawl(get, ROOT).faults


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": f"{ROOT}a"}, "is the title of 2 pages"),
        ({"here": f"{ROOT}a"}, "says that it is"),
        ({"name": "a"}, "do not lead to each other"),
        (
            {"name": "d"},
            "/d (vi), the other language of http://localhost/b, is not",
        ),
        ({"title": "b" * MOST}, "bytes"),
        ({"link": "/c?x=1"}, "/c?x=1 is dead (404)"),
        ({"link": "/a#there"}, "no such place"),
    ],
)
def test_each_fault_is_found(changes: dict[str, str], words: str) -> None:
    assert faults(site()) == []
    assert any(words in each for each in faults(site(**changes)))


def test_a_page_that_is_not_there_is_a_fault() -> None:
    pages = site()
    del pages[f"{ROOT}en/b"]
    assert "of the sitemap answers with 404" in faults(pages)[0]


@pytest.mark.parametrize(("first", "visited"), [(0, "a"), (1, "b")])
def test_one_page_of_so_many_is_visited_in_both_languages(first: int, visited: str) -> None:
    pages, asked = site(link="/c"), list[str]()

    def get(address: str) -> Answer:
        asked.append(address)
        return Answer(200, pages.get(address, ""), 1)

    found = crawl(get, ROOT, every=2, first=first)
    assert asked[:3] == [f"{ROOT}sitemap.xml", f"{ROOT}{visited}", f"{ROOT}en/{visited}"]
    assert (found.pages, found.faults) == (2, [])
