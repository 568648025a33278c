"""A crawler over the sitemap of a site: `python -m tests.crawl http://127.0.0.1:8000/`.

Every address of the sitemap answers with 200, in at most 150 kB as it is sent, names itself as
canonical and the page in the other language, which is in the sitemap and names it back, and has a
title of its own; no link within the site is dead, nor the place in a page that it leads to; and no
page that is led to and names itself is left out of the sitemap. Of links that differ in the values
of their parameters alone, one for each path is followed.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from http import HTTPStatus
from urllib.parse import parse_qsl, urljoin, urlsplit

import httpx

_LINK = re.compile(r'<link rel="(canonical|alternate)"(?: hreflang="([\w-]+)")? href="([^"]+)">')
_LEADS = re.compile(r'<(?:a|link|script|img|source)\s[^>]*?(?:href|src)="([^"]+)"')
_PLACE = re.compile(r'\sid="([^"]+)"')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_LOC = re.compile(r"<loc>([^<]+)</loc>")
_SHOWN = 20
#: Bytes of a page as it is sent.
MOST = 150_000


@dataclass(frozen=True)
class Answer:
    """What an address answers.

    Attributes:
        status: of HTTP.
        text: of a page or a sitemap; of others none.
        size: bytes as they are sent.
    """

    status: int
    text: str
    size: int


Get = Callable[[str], Answer]


@dataclass
class Crawl:
    """What was found.

    Attributes:
        pages: how many addresses the sitemap has.
        links: how many others pages lead to, within the site.
        heaviest: bytes of the largest page of the sitemap, as it is sent.
        faults: sentences.
    """

    pages: int = 0
    links: int = 0
    heaviest: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass
class _Page:
    title: str
    canonical: str
    languages: dict[str, str]
    links: frozenset[str]
    places: frozenset[str]


def crawl(get: Get, root: str, at_once: int = 1) -> Crawl:
    """Visit what a sitemap names, and what that leads to.

    Args:
        get: asks for an address.
        root: of the site, with a slash at its end.
        at_once: requests under way at the same time.
    """
    found = Crawl()
    addresses = list(_addresses(get, f"{root}sitemap.xml"))
    found.pages = len(addresses)
    with ThreadPoolExecutor(at_once) as pool:
        pages: dict[str, _Page] = {}
        for address, answer in zip(addresses, pool.map(get, addresses), strict=True):
            if answer.status == HTTPStatus.OK:
                pages[address] = _read(address, answer.text)
            else:
                found.faults.append(f"{address} of the sitemap answers with {answer.status}")
            found.heaviest = max(found.heaviest, answer.size)
            if answer.size > MOST:
                found.faults.append(f"{address} has {answer.size} bytes")
        found.faults += _misnamed(pages)
        others = _others(pages, root)
        found.links = len(others)
        for address, answer in zip(others, pool.map(get, others), strict=True):
            if answer.status >= HTTPStatus.BAD_REQUEST:
                found.faults.append(f"{address} is dead ({answer.status}); see {others[address]}")
            elif _read(address, answer.text).canonical == address:
                found.faults.append(f"{address} is not in the sitemap; see {others[address]}")
    found.faults += _misplaced(pages)
    return found


def _addresses(get: Get, sitemap: str) -> Iterator[str]:
    """The addresses of a sitemap, also where it is in parts."""
    text = get(sitemap).text
    for address in map(unescape, _LOC.findall(text)):
        if "<sitemapindex" in text:
            yield from _addresses(get, address)
        else:
            yield address


def _read(address: str, html: str) -> _Page:
    canonical, languages = "", {}
    for relation, language, target in _LINK.findall(html):
        if relation == "canonical":
            canonical = unescape(target)
        elif language:
            languages[language] = unescape(target)
    title = _TITLE.search(html)
    return _Page(
        unescape(title[1]).strip() if title else "",
        canonical,
        languages,
        frozenset(urljoin(address, unescape(each)) for each in _LEADS.findall(html)),
        frozenset(map(unescape, _PLACE.findall(html))),
    )


def _misnamed(pages: dict[str, _Page]) -> Iterator[str]:
    titles: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for address, page in pages.items():
        titles[page.title, "/en/" in address].append(address)
        if page.canonical != address:
            yield f"{address} says that it is {page.canonical or 'nothing'}"
        if address not in page.languages.values() or len({*page.languages.values()}) < 2:
            yield f"{address} is in no language of its own: {page.languages}"
        yield from _elsewhere(address, page, pages)
    for (title, _), same in titles.items():
        if len(same) > 1 or not title:
            yield f"“{title}” is the title of {len(same)} pages: {', '.join(same[:4])}"


def _elsewhere(address: str, page: _Page, pages: dict[str, _Page]) -> Iterator[str]:
    """What is wrong with the page in its other language."""
    for language, other in page.languages.items():
        if other not in pages:
            yield f"{other} ({language}), the other language of {address}, is not there"
        elif pages[other].languages != page.languages:
            yield f"{address} and {other} ({language}) do not lead to each other"


def _others(pages: dict[str, _Page], root: str) -> dict[str, str]:
    """What pages lead to that is not among them, each with one that does."""
    others: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}
    for address, page in pages.items():
        for link in sorted(page.links):
            target, _, _ = link.partition("#")
            if target.startswith(root) and target not in pages:
                parts = urlsplit(target)
                names = tuple(sorted(name for name, _ in parse_qsl(parts.query)))
                others.setdefault((parts.path, names), (target, address))
    return dict(others.values())


def _misplaced(pages: dict[str, _Page]) -> Iterator[str]:
    for address, page in pages.items():
        for link in sorted(page.links):
            target, _, place = link.partition("#")
            if place and target in pages and place not in pages[target].places:
                yield f"{address} leads to {link}, where there is no such place"


def crawl_served(root: str) -> Crawl:
    """Crawl a site that is served."""
    with httpx.Client(timeout=60) as client:

        def get(address: str) -> Answer:
            response = client.get(address, headers={"Accept": "text/html,*/*;q=0.5"})
            is_text = response.headers.get("Content-Type", "").startswith(
                ("text/html", "application/xml")
            )
            text = response.text if is_text else ""
            return Answer(response.status_code, text, response.num_bytes_downloaded)

        return crawl(get, root, at_once=4)


def told(found: Crawl) -> str:
    """What was found, in words."""
    heaviest = f"the heaviest page with {found.heaviest / 1000:.0f} kB"
    counts = f"{found.pages:,} addresses of the sitemap, {found.links:,} others"
    return f"{counts}, {heaviest}, {len(found.faults)} faults"


def _main(root: str) -> int:
    found = crawl_served(root)
    lines = [told(found), *found.faults[:_SHOWN]]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
