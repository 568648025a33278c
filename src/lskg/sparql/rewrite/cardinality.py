"""How many rows patterns have, and which numbers properties, in a graph that does not change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from sys import getsizeof

import pyoxigraph as ox

from lskg.cache import Cache
from lskg.sparql.patterns import Count, Triple, is_variable

#: Bytes of counts, and of the numbers of properties, that are kept.
_KEPT = 1_000_000
_KEPT_NUMBERS = 32_000_000
_MOST_NUMBERS = 100_000
_XSD = "http://www.w3.org/2001/XMLSchema#"
#: What is compared without a loss; longer ones may be no numbers to the engine.
_EXACT = (f"{_XSD}integer", f"{_XSD}decimal")
_NUMBER = re.compile(r"[+-]?(?=[0-9.]{1,15}\Z)(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\Z")


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
        self._counted: Cache[tuple[str, int], int] = Cache(_KEPT, _size_of_count, _KEPT // 1000)
        self._numbers: Cache[str, Sequence[Decimal] | None] = Cache(
            _KEPT_NUMBERS, _size_of_numbers, _KEPT_NUMBERS
        )

    def after(self, declarations: str) -> Count:
        """What counts the rows of patterns after declarations of BASE and PREFIX."""

        def count(triples: Sequence[Triple], limit: int) -> int:
            return self._count(f"{declarations}{_pattern(triples)}", declarations, triples, limit)

        return count

    def rows(self, declarations: str, group: str, limit: int) -> int:
        """How many rows a group has, up to a limit.

        Args:
            declarations: those of BASE and PREFIX.
            group: what stands in its brackets.
            limit: when to stop counting.
        """
        found = self._store.query(
            f"{declarations} SELECT (COUNT(*) AS ?n) {{ SELECT * {{ {group} }} LIMIT {limit} }}",
            base_iri=self._base,
        )
        assert isinstance(found, ox.QuerySolutions)
        return int(getattr(next(iter(found))["n"], "value", 0))

    def numbers(self, declarations: str, verb: str) -> Sequence[Decimal] | None:
        """All values of a property in order; None where they are not all numbers, or too many.

        Args:
            declarations: those of BASE and PREFIX.
            verb: the property in the words of a query.
        """
        return self._numbers.get(
            f"{declarations}{verb}", lambda: self._numbers_of(declarations, verb)
        )

    def _numbers_of(self, declarations: str, verb: str) -> Sequence[Decimal] | None:
        found = self._store.query(
            f"{declarations} SELECT ?o {{ ?s {verb} ?o }} LIMIT {_MOST_NUMBERS + 1}",
            base_iri=self._base,
        )
        assert isinstance(found, ox.QuerySolutions)
        return _decimals(row[0] for row in found)

    def _count(self, key: str, declarations: str, triples: Sequence[Triple], limit: int) -> int:
        return self._counted.get(
            (key, limit), lambda: self.rows(declarations, _pattern(triples), limit)
        )


def _size_of_count(key: tuple[str, int], count: int) -> int:
    return getsizeof(key[0]) + 200


def _size_of_numbers(key: str, numbers: Sequence[Decimal] | None) -> int:
    return getsizeof(key) + 200 + sum(map(getsizeof, numbers or ()))


def _decimals(terms: Iterable[object]) -> Sequence[Decimal] | None:
    """Terms as numbers in order; None where one is none, or there are too many."""
    values = []
    for term in terms:
        if not isinstance(term, ox.Literal) or term.datatype.value not in _EXACT:
            return None
        if _NUMBER.match(term.value) is None:
            return None
        values.append(Decimal(term.value))
    return sorted(values) if len(values) <= _MOST_NUMBERS else None


def _pattern(triples: Sequence[Triple]) -> str:
    """The triples with variables that are numbered as they come."""
    names: dict[str, str] = {}

    def word(text: str) -> str:
        return names.setdefault(text, f"?v{len(names)}") if is_variable(text) else text

    return " . ".join(
        f"{word(each.subject)} {word(each.verb)} {word(each.value)}" for each in triples
    )
