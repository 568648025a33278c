"""Terms of our namespaces that a query names and the graph does not use, each with a better one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from sys import getsizeof
from types import MappingProxyType

from rapidfuzz import fuzz, process

from lskg.cache import Cache
from lskg.namespaces import PREFIXES
from lskg.sparql.lexer import Kind, Token, tokens
from lskg.sparql.prefixes import undeclared

#: A longer query is not looked at.
_LONGEST = 20_000
#: How many terms of a query are told.
_MOST = 5
#: Of 100, how alike a term must be to another one to be told beside it.
_LEAST_SCORE = 60
#: Bytes of queries that were looked at, with what was found.
_KEPT = 1_000_000
_PREFIX = re.compile("PREFIX", re.IGNORECASE)
_IRI = re.compile(r"<([^<>\s]*+)>")
_ESCAPED = re.compile(r"\\(.)")
#: A local name that needs no escapes: https://www.w3.org/TR/sparql11-query/#rPN_LOCAL
_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w-]*\w)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class UnknownTerm:
    """A term that the graph does not have, or that is deprecated.

    Attributes:
        written: as the query has it.
        iri: what that stands for.
        nearest: IRI of the term of the same namespace that is most alike, or None; of one that is
            deprecated, what replaces it, and of one with another IRI now, that.
        better: how the query would name that, or an empty string.
        corrected: the query with that in the place of the term, or an empty string.
        is_deprecated: whether there was such a term in an earlier version.
    """

    written: str
    iri: str
    nearest: str | None
    better: str
    corrected: str
    is_deprecated: bool = False


class KnownTerms:
    """The terms that there are in some namespaces."""

    def __init__(
        self,
        namespaces: Sequence[str],
        iris: Iterable[str],
        replaced: Mapping[str, str] = MappingProxyType({}),
        renamed: Callable[[str], str | None] = lambda iri: None,
    ) -> None:
        """Keep those of the IRIs that are in the namespaces.

        Args:
            namespaces: what ours begin with.
            iris: what there is.
            replaced: what is deprecated, with what replaces it.
            renamed: tells the IRI of what had another one in an earlier version.
        """
        self._renamed = renamed
        self._replaced = replaced
        self._namespaces = tuple(namespaces)
        self._known: dict[str, dict[str, str]] = {each: {} for each in namespaces}
        self._iris = set()
        for iri in sorted(set(iris) - replaced.keys()):
            if (namespace := self._namespace(iri)) is not None:
                self._iris.add(iri)
                self._known[namespace][iri.removeprefix(namespace).lower()] = iri
        self._found: Cache[str, tuple[UnknownTerm, ...]] = Cache(_KEPT, _size)

    def unknown(self, query: str) -> tuple[UnknownTerm, ...]:
        """The terms of a query that are not there or not any more, up to five, in its order.

        Strings and comments are passed over, and so are relative IRIs and those with escapes.
        """
        if len(query) > _LONGEST:
            return ()
        return self._found.get(
            query, lambda: tuple(self._look(query)) if self._is_to_be_read(query) else ()
        )

    def _is_to_be_read(self, query: str) -> bool:
        """Whether it may name what there is not; most queries need not be read for that."""
        if any(each.startswith(self._namespaces) for each in undeclared(query).values()):
            return True
        if not any(each in query for each in self._namespaces):
            return False
        return _PREFIX.search(query) is not None or any(
            self._namespace(iri) is not None and iri not in self._iris
            for iri in _IRI.findall(query)
        )

    def _look(self, query: str) -> Iterator[UnknownTerm]:
        declared: dict[str, str] = {}
        seen: set[str] = set()
        for token, iri in _named(query, declared):
            namespace = self._namespace(iri)
            if namespace is None or iri in self._iris or token.text in seen:
                continue
            seen.add(token.text)
            nearest = self._replaced.get(iri) or self._nearest(namespace, iri)
            better = _name_of(nearest, declared) if nearest else ""
            yield UnknownTerm(
                token.text,
                iri,
                nearest,
                better,
                _replaced(query, token.text, better) if nearest else "",
                iri in self._replaced,
            )
            if len(seen) == _MOST:
                return

    def _namespace(self, iri: str) -> str | None:
        return next(
            (each for each in self._namespaces if iri.startswith(each) and len(iri) > len(each)),
            None,
        )

    def _nearest(self, namespace: str, iri: str) -> str | None:
        if (new := self._renamed(iri)) in self._iris:
            return new
        known = self._known[namespace]
        name = iri.removeprefix(namespace).lower()
        found = process.extractOne(name, known.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_SCORE)
        return known[found[0]] if found else None


def _named(query: str, declared: dict[str, str]) -> Iterator[tuple[Token, str]]:
    """The absolute IRIs that a query names after its declarations, which are noted."""
    prefix: str | None = None
    before: Token | None = None
    for token in tokens(query):
        if token.kind is Kind.PREFIXED:
            name, _, local = token.text.partition(":")
            if before and before.says("PREFIX"):
                prefix = name
            elif (start := declared.get(name, PREFIXES.get(name))) is not None:
                yield token, start + _ESCAPED.sub(r"\1", local)
        elif token.kind is Kind.IRI:
            iri = token.text[1:-1]
            if prefix is not None:
                declared[prefix], prefix = iri, None
            elif "\\" not in iri and not (before and before.says("BASE")):
                yield token, iri
        before = token


def _name_of(iri: str, declared: dict[str, str]) -> str:
    """How a query with some declarations names an IRI."""
    others = {name: start for name, start in PREFIXES.items() if name not in declared}
    for name, start in (declared | others).items():
        local = iri.removeprefix(start)
        if local != iri and _PLAIN.fullmatch(local):
            return f"{name}:{local}"
    return f"<{iri}>"


def _replaced(query: str, old: str, new: str) -> str:
    parts: list[str] = []
    last = 0
    for token in tokens(query):
        if token.text == old:
            parts += query[last : token.start], new
            last = token.end
    return "".join((*parts, query[last:]))


def _size(query: str, found: tuple[UnknownTerm, ...]) -> int:
    return getsizeof(query) + sum(getsizeof(each.corrected) + 1_000 for each in found) + 200
