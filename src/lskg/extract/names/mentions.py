"""Where names stand in the text: longest match first, and names inside names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from lskg.extract.names.by_head_word import find_heads_of_lists
from lskg.extract.names.grammar import table
from lskg.extract.names.index import NameIndex
from lskg.extract.names.records import Context
from lskg.extract.records import Mention, MentionRole
from lskg.extract.structure.read import Structure
from lskg.text.document import Document, Span
from lskg.text.slugs import one_spelling

# What is printed behind a place to name one of several things: *Hồ Sơn 1*, *Na Dương 1, 2*.
_NUMBERS = re.compile(r"\s+(?:\d{1,2}|[IVX]+)(?:,\s+\d{1,2})*")
#: Classes of places whose own name is none apart from the word for their sort.
_ONE_WITH_HEAD = {"BorderGate", "NaturalFeature", "TransportRoute"}


def find_mentions(
    structure: Structure,
    names: Mapping[str, str],
    contexts: Sequence[Context] = (),
    whole: Collection[str] = (),
    sorts: Mapping[str, str] | None = None,
) -> tuple[Mention, ...]:
    """Every span where something is named, in reading order, and then every name inside a longer.

    Where two names begin at one offset the longer is taken, and then the names inside that one; a
    name never matches inside another word. A thing is not named inside its own name, nor is
    anything by the word for its sort (*khu kinh tế cửa khẩu*), nor a place by a name that only
    a number tells from it (*Hồ Sơn 1*), or by the own name of a gate or river (*cửa khẩu Tân
    Thanh*), nor the bodies that an index compares. The word for the sort of several things in a
    list begins no name (*04 tỉnh A, B*).

    Args:
        structure: the text.
        names: printed forms and the keys of the things that they name.
        contexts: what a name stands for where its form alone would mislead.
        whole: keys of things whose names hold no other: *thị trấn Hữu Lũng* does not name the
            district Hữu Lũng.
        sorts: keys of things with their sorts; what only opens the name of a thing of its sort is
            not named there: *Ủy ban nhân dân cấp xã* does not name *Ủy ban nhân dân*.
    """
    seeker = _Seeker(structure.document, names, contexts, frozenset(whole), sorts)
    outer = tuple(seeker.outer())
    named = [(span, key) for span, keys in outer for key in keys]
    inner = [each for span, keys in outer for each in seeker.inside(span, frozenset(keys))]
    return mentions_at(named, structure) + mentions_at(inner, structure, "inner")


def find_names(
    document: Document, names: Mapping[str, str], contexts: Sequence[Context] = ()
) -> Iterator[tuple[Span, str]]:
    """The spans where names stand, with the keys they name, longest first, none overlapping.

    A span is given once for each thing that a context says it names.
    """
    outer = _Seeker(document, names, contexts).outer()
    return ((span, key) for span, keys in outer for key in keys)


def mentions_at(
    found: Iterable[tuple[Span, str]], structure: Structure, role: MentionRole = "name"
) -> tuple[Mention, ...]:
    """The mentions at spans, each with the section or footnote that holds it."""
    return tuple(Mention(key, span, *structure.holder(span), role) for span, key in found)


class _Seeker:
    """Walks through a text from word to word and takes the longest name at each."""

    def __init__(
        self,
        document: Document,
        names: Mapping[str, str],
        contexts: Sequence[Context],
        whole: frozenset[str] = frozenset(),
        sorts: Mapping[str, str] | None = None,
    ) -> None:
        self._index = NameIndex(document, names)
        self._spelling = document.one_spelling
        self._text = Span(0, len(document))
        self._whole = whole
        self._sorts = sorts or {}
        self._contexts: dict[int, dict[Span, tuple[str, ...]]] = {}
        for context in contexts:
            self._contexts.setdefault(context.span.start, {})[context.span] = context.entities
        named = set(self._index.starts()) - set(find_heads_of_lists(document))
        self._starts = sorted({*named, *self._contexts})

    def outer(self) -> Iterator[tuple[Span, tuple[str, ...]]]:
        """The names that stand in no other, with what each names."""
        return self._walk(self._text, frozenset())

    def inside(self, span: Span, own: frozenset[str]) -> Iterator[tuple[Span, str]]:
        """The names inside the name of something."""
        if not own or own & self._whole:
            return
        for inner, keys in self._walk(span, own):
            yield from ((inner, key) for key in keys)
            if keys:
                yield from self.inside(inner, own | frozenset(keys))

    def _walk(self, span: Span, own: frozenset[str]) -> Iterator[tuple[Span, tuple[str, ...]]]:
        """The longest names in a span; in a name, but for itself and the names of its owners."""
        free = span.start
        first, last = (bisect_left(self._starts, end) for end in (span.start, span.end))
        for start in self._starts[first:last]:
            if start < free:
                continue
            for found, keys in self._at(start, span.end):
                if not own or self._is_inside(found, keys, span, own):
                    yield found, keys
                    free = found.end
                    break

    def _is_inside(
        self, found: Span, keys: tuple[str, ...], span: Span, own: frozenset[str]
    ) -> bool:
        """Whether a name inside another names something else, and is no mere opening of it."""
        if found == span or (keys and own.issuperset(keys)) or self._is_part(found, span):
            return False
        if found.start == span.start and _NUMBERS.fullmatch(self._spelling[found.end : span.end]):
            return False
        sorts = {self._sorts[key] for key in own if key in self._sorts}
        if "Index" in sorts and any(self._sorts.get(key) == "body" for key in keys):
            return False
        return found.start != span.start or all(self._sorts.get(key) not in sorts for key in keys)

    def _is_part(self, found: Span, span: Span) -> bool:
        """Whether a name is nothing apart from the word for the sort of the longer one's thing.

        It lies in that word, or is all that follows that of a gate or river.
        """
        head = _heads().match(self._spelling, span.start, span.end)
        if head is None or found.start == span.start:
            return False
        own = found.start == head.end() + 1 and found.end == span.end
        return found.end <= head.end() or (own and _class(head[0]) in _ONE_WITH_HEAD)

    def _at(self, start: int, end: int) -> list[tuple[Span, tuple[str, ...]]]:
        """What is named at an offset, longest first; a context overrules a form alone."""
        named = {span: (key,) for span, key in self._index.at(start, end)}
        contexts = self._contexts.get(start, {})
        fixed = {span: keys for span, keys in contexts.items() if span.end <= end}
        return sorted({**named, **fixed}.items(), key=lambda item: -item[0].end)


@cache
def _heads() -> re.Pattern[str]:
    """Pattern of the head words of names, longest first."""
    heads = {one_spelling(row["head"]) for row in table("name_heads.csv")}
    words = sorted(heads, key=lambda head: (-len(head), head))
    return re.compile(rf"(?i:{'|'.join(map(re.escape, words))})(?!\w)")


@cache
def _classes() -> dict[str, str]:
    return {one_spelling(row["head"]).lower(): row["class"] for row in table("name_heads.csv")}


def _class(head: str) -> str:
    """The class of what has a head word."""
    return _classes()[head.lower()]
