"""A crawler over a sitemap: `python -m tests.crawl http://127.0.0.1:8000/ [EVERY [FIRST]]`.

Every address of the sitemap answers with 200, in at most 150 kB as it is sent, names itself as
canonical and the page in the other language, which is in the sitemap and names it back, and has a
title of its own; no link within the site is dead, nor the place in a page that it leads to. Of
links that differ in the values of their parameters alone, one for each path is followed.
"""

from __future__ import annotations

import re
import sys
import time
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
_SHOWN = 100
_HEADERS = {"Accept": "text/html,*/*;q=0.5"}
#: How often, and how many seconds, a crawler waits for one address when it is told to.
_TRIES, _PATIENCE = 60, 5.0
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


def crawl(get: Get, root: str, at_once: int = 1, every: int = 1, first: int = 0) -> Crawl:
    """Visit what a sitemap names, and what that leads to.

    Args:
        get: asks for an address.
        root: of the site, with a slash at its end.
        at_once: requests under way at the same time.
        every: one page of so many is visited, in both languages.
        first: how many pages are left out before the first of these, so that runs share a site.
    """
    found = Crawl()
    known = list(_addresses(get, f"{root}sitemap.xml"))
    addresses = [each for at, each in enumerate(known) if at // 2 % every == first]
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
        found.faults += _misnamed(pages, frozenset(known))
        others = _others(pages, root, frozenset(known))
        found.links = len(others)
        for address, answer in zip(others, pool.map(get, others), strict=True):
            if answer.status >= HTTPStatus.BAD_REQUEST:
                found.faults.append(f"{address} is dead ({answer.status}); see {others[address]}")
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


def _misnamed(pages: dict[str, _Page], known: frozenset[str]) -> Iterator[str]:
    titles: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for address, page in pages.items():
        titles[page.title, "/en/" in address].append(address)
        if page.canonical != address:
            yield f"{address} says that it is {page.canonical or 'nothing'}"
        if address not in page.languages.values() or len({*page.languages.values()}) < 2:
            yield f"{address} is in no language of its own: {page.languages}"
        yield from _misled(address, pages, known)
    for (title, _), same in titles.items():
        if len(same) > 1 or not title:
            yield f"“{title}” is the title of {len(same)} pages: {', '.join(same[:4])}"


def _misled(address: str, pages: dict[str, _Page], known: frozenset[str]) -> Iterator[str]:
    """What is wrong with the page in its other language."""
    languages = pages[address].languages
    for language, other in languages.items():
        if other not in known:
            yield f"{other} ({language}), the other language of {address}, is not there"
        elif other in pages and pages[other].languages != languages:
            yield f"{address} and {other} ({language}) do not lead to each other"


def _others(pages: dict[str, _Page], root: str, known: frozenset[str]) -> dict[str, str]:
    """What pages lead to that is not in the sitemap, each with one that does."""
    others: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}
    for address, page in pages.items():
        for link in sorted(page.links):
            target, _, _ = link.partition("#")
            if target.startswith(root) and target not in known:
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


def crawl_served(root: str, every: int = 1, first: int = 0) -> Crawl:
    """Crawl a site that is served, or one page of so many; where it asks to wait, wait."""
    with httpx.Client(timeout=300) as client:

        def get(address: str) -> Answer:
            response = client.get(address, headers=_HEADERS)
            for _ in range(_TRIES):
                if "Retry-After" not in response.headers:
                    break
                time.sleep(min(float(response.headers["Retry-After"]), _PATIENCE))
                response = client.get(address, headers=_HEADERS)
            is_text = response.headers.get("Content-Type", "").startswith(
                ("text/html", "application/xml")
            )
            text = response.text if is_text else ""
            return Answer(response.status_code, text, response.num_bytes_downloaded)

        return crawl(get, root, 4, every, first)


def told(found: Crawl) -> str:
    """What was found, in words."""
    heaviest = f"the heaviest page with {found.heaviest / 1000:.0f} kB"
    counts = f"{found.pages:,} addresses of the sitemap, {found.links:,} others"
    return f"{counts}, {heaviest}, {len(found.faults)} faults"


def _main(root: str, every: str = "1", first: str = "0") -> int:
    found = crawl_served(root, int(every), int(first))
    lines = [told(found), *found.faults[:_SHOWN]]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:4]))
