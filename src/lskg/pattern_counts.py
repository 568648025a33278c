"""How many rows patterns have in a graph that does not change."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pyoxigraph as ox
from cachetools import LRUCache

from lskg.groups import Count
from lskg.triple_blocks import Triple, is_variable

_KEPT = 1024
_LONGEST_KEPT = 1_000


class PatternCounts:
    """Counts the rows of patterns; what it counted is kept for the next query."""

    def __init__(self, store: ox.Store, base: str | None) -> None:
        """Count in the default graph of a store.

        Args:
            store: what holds the triples.
            base: what relative IRIs are relative to.
        """
        self._store = store
        self._base = base
        self._kept: LRUCache[tuple[str, int], int] = LRUCache(_KEPT)
        self._lock = threading.Lock()

    def after(self, declarations: str) -> Count:
        """What counts the rows of patterns after declarations of BASE and PREFIX."""

        def count(triples: Sequence[Triple], limit: int) -> int:
            return self._count(f"{declarations}{_pattern(triples)}", declarations, triples, limit)

        return count

    def _count(self, key: str, declarations: str, triples: Sequence[Triple], limit: int) -> int:
        with self._lock:
            kept = self._kept.get((key, limit))
        if kept is not None:
            return kept
        rows = f"{{ SELECT * {{ {_pattern(triples)} }} LIMIT {limit} }}"
        found = self._store.query(
            f"{declarations} SELECT (COUNT(*) AS ?n) {rows}", base_iri=self._base
        )
        assert isinstance(found, ox.QuerySolutions)
        number = int(getattr(next(iter(found))["n"], "value", 0))
        if len(key) < _LONGEST_KEPT:
            with self._lock:
                self._kept[key, limit] = number
        return number


def _pattern(triples: Sequence[Triple]) -> str:
    """The triples with variables that are numbered as they come."""
    names: dict[str, str] = {}

    def word(text: str) -> str:
        return names.setdefault(text, f"?v{len(names)}") if is_variable(text) else text

    return " . ".join(
        f"{word(each.subject)} {word(each.verb)} {word(each.value)}" for each in triples
    )
