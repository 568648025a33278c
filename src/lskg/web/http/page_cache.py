"""Finished pages, kept because a graph that is served never changes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from cachetools import LRUCache
from flask import request

#: Characters of the pages of one blueprint.
_MOST = 4_000_000


class Kept:
    """The pages of one blueprint by address; a page that parameters change is made each time."""

    def __init__(self) -> None:
        self._pages: LRUCache[str, str] = LRUCache(_MOST, len)
        self._lock = Lock()

    def page(self, make: Callable[[], str]) -> str:
        """The page of this request, made when it was not asked for before."""
        if request.args:
            return make()
        with self._lock:
            found = self._pages.get(request.base_url)
        if found is None:
            found = make()
            if len(found) <= _MOST:
                with self._lock:
                    self._pages[request.base_url] = found
        return found
