"""Finished pages, kept because a graph that is served never changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import Future
from sys import getsizeof

from flask import current_app, g, request

from lskg.cache import Cache
from lskg.errors import QueryInterrupted, StoreBusy
from lskg.web.http.negotiation import GRAPH_ALIASES, HTML, choose
from lskg.web.http.work import paused
from lskg.web.urls import RDF_TYPES

#: Bytes of all pages and their paths; the largest page has less than a sixth of it.
_MOST = 24_000_000
_EXTENSION = "lskg.pages"
_FORMS = (HTML, *RDF_TYPES.values())
#: Where this host stands in a page that is kept, the one of each request is written.
_ANY_HOST = "http://host.invalid"
_HOST = re.compile(r"https?://[\w.:\[\]-]+", re.ASCII)
_PATIENCE = 10.0


def host_address() -> str:
    """Scheme and host of this request, for a page that may be kept for requests by other names."""
    address: str = g.get("host_address") or request.host_url.rstrip("/")
    return address


def site_address() -> str:
    """Address of the site of this request, with a slash at its end; see `host_address`."""
    return f"{host_address()}{request.script_root}/"


class PageCache:
    """The finished pages of an application by path; one that parameters change is made each time.

    A page is kept once, whatever the host is called by which it is asked for.
    """

    def page(self, make: Callable[[], str]) -> bytes:
        """The page of this request, made when it was not asked for before.

        Raises:
            StoreBusy: another makes it, and takes too long.
        """
        host = request.host_url.rstrip("/")
        if request.args or not _HOST.fullmatch(host):
            return make().encode()
        try:
            page = _pages().get(
                _key(),
                lambda: _for_any_host(make),
                lambda others: _taken(others, make),
            )
        except TimeoutError:
            raise StoreBusy(
                "This page is being made; try again in a few seconds.",
                limit="patience",
            ) from None
        return page.replace(_ANY_HOST.encode(), host.encode())


def is_kept() -> bool:
    """Whether the page of this request is there, and is what it asks for."""
    if request.method not in ("GET", "HEAD") or request.args or _key() not in _pages():
        return False
    return choose(request.headers.get("Accept"), _FORMS, GRAPH_ALIASES) == HTML


def _pages() -> Cache[str, bytes]:
    """The pages of the application that answers."""
    pages: Cache[str, bytes] | None = current_app.extensions.get(_EXTENSION)
    if pages is None:
        # Where two make one at once, the same one is there for both.
        pages = current_app.extensions.setdefault(_EXTENSION, Cache(_MOST, _size, _MOST // 6))
    return pages


def _key() -> str:
    return request.script_root + request.path


def _size(key: str, page: bytes) -> int:
    return getsizeof(key) + getsizeof(page)


def _taken(others: Future[bytes], make: Callable[[], str]) -> bytes:
    """The page that another makes; made here where the other was refused for its own sake."""
    try:
        with paused():
            return others.result(_PATIENCE)
    except (StoreBusy, QueryInterrupted):
        return _for_any_host(make)


def _for_any_host(make: Callable[[], str]) -> bytes:
    g.host_address = _ANY_HOST
    try:
        return make().encode()
    finally:
        del g.host_address
