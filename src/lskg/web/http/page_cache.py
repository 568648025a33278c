"""Finished pages, kept because a graph that is served never changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import Future
from sys import getsizeof

from flask import g, request

from lskg.cache import Cache
from lskg.errors import QueryInterrupted, StoreBusy

#: Bytes of the pages of one blueprint.
_MOST = 8_000_000
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
    """The pages of one blueprint by path; a page that parameters change is made each time.

    A page is kept once, whatever the host is called by which it is asked for.
    """

    def __init__(self) -> None:
        self._pages: Cache[str, str] = Cache(
            _MOST, lambda *parts: sum(map(getsizeof, parts)), _MOST
        )

    def page(self, make: Callable[[], str]) -> str:
        """The page of this request, made when it was not asked for before.

        Raises:
            StoreBusy: another makes it, and takes too long.
        """
        host = request.host_url.rstrip("/")
        if request.args or not _HOST.fullmatch(host):
            return make()
        try:
            page = self._pages.get(
                request.script_root + request.path,
                lambda: _for_any_host(make),
                lambda others: _taken(others, make),
            )
        except TimeoutError:
            raise StoreBusy(
                "This page is being made; try again in a few seconds.",
                limit="patience",
            ) from None
        return page.replace(_ANY_HOST, host)


def _taken(others: Future[str], make: Callable[[], str]) -> str:
    """The page that another makes; made here where the other was refused for its own sake."""
    try:
        return others.result(_PATIENCE)
    except (StoreBusy, QueryInterrupted):
        return _for_any_host(make)


def _for_any_host(make: Callable[[], str]) -> str:
    g.host_address = _ANY_HOST
    try:
        return make()
    finally:
        del g.host_address
