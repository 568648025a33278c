"""Where names stand in the text: longest match first, and names inside names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lskg.extract.names.index import NameIndex
from lskg.extract.names.records import Context
from lskg.extract.records import Footnote, Mention, MentionRole, Section
from lskg.extract.structure.sections import innermost
from lskg.text.document import Document, Span


def find_mentions(
    document: Document,
    names: Mapping[str, str],
    sections: tuple[Section, ...],
    footnotes: tuple[Footnote, ...],
    contexts: Sequence[Context] = (),
) -> tuple[Mention, ...]:
    """Every place where something is named, in reading order.

    Where two names begin in one place the longer is taken, and a name inside a longer one is
    not a mention of its own; a name never matches inside another word.

    Args:
        document: the text.
        names: printed forms and the keys of the things that they name.
        sections: the headings, to say where a mention stands.
        footnotes: the notes, likewise.
        contexts: what a name stands for where its form alone would mislead.
    """
    found = find_names(document, names, contexts)
    return place_mentions(found, sections, footnotes)


def find_inner_mentions(
    document: Document,
    names: Mapping[str, str],
    sections: tuple[Section, ...],
    footnotes: tuple[Footnote, ...],
    contexts: Sequence[Context] = (),
    whole: Collection[str] = (),
) -> tuple[Mention, ...]:
    """Every place where something is named inside the longer name of another thing.

    The longest match is taken first here too, and then the names inside that one. A thing is not
    named inside its own name.

    Args:
        document: the text.
        names: printed forms and the keys of the things that they name.
        sections: the headings, to say where a mention stands.
        footnotes: the notes, likewise.
        contexts: what a name stands for where its form alone would mislead.
        whole: keys of things whose names hold no other: *thị trấn Hữu Lũng* does not name the
            district Hữu Lũng.
    """
    seeker = _Seeker(document, names, contexts, frozenset(whole))
    outer: dict[Span, set[str]] = {}
    for span, key in seeker.outer():
        outer.setdefault(span, set()).add(key)
    inner = (each for span, keys in outer.items() for each in seeker.inside(span, frozenset(keys)))
    return place_mentions(inner, sections, footnotes, "inner")


def find_names(
    document: Document, names: Mapping[str, str], contexts: Sequence[Context] = ()
) -> Iterator[tuple[Span, str]]:
    """The spans where names stand, with the keys they name, longest first, none overlapping.

    A span is given once for each thing that a context says it names.
    """
    return _Seeker(document, names, contexts).outer()


def place_mentions(
    found: Iterable[tuple[Span, str]],
    sections: tuple[Section, ...],
    footnotes: tuple[Footnote, ...],
    role: MentionRole = "name",
) -> tuple[Mention, ...]:
    """The mentions at spans, each with the section or footnote that holds it."""
    mentions = []
    for span, key in found:
        note = next((each.number for each in footnotes if each.span.contains(span)), None)
        holder = None if note else innermost(sections, span.start)
        mentions.append(Mention(key, span, holder.key if holder else None, note, role))
    return tuple(mentions)


class _Seeker:
    """Walks through a text from word to word and takes the longest name at each."""

    def __init__(
        self,
        document: Document,
        names: Mapping[str, str],
        contexts: Sequence[Context],
        whole: frozenset[str] = frozenset(),
    ) -> None:
        self._index = NameIndex(document, names)
        self._text = Span(0, len(document))
        self._whole = whole
        self._contexts: dict[int, dict[Span, tuple[str, ...]]] = {}
        for context in contexts:
            self._contexts.setdefault(context.span.start, {})[context.span] = context.entities

    def outer(self) -> Iterator[tuple[Span, str]]:
        for span, keys in self._walk(self._text, frozenset()):
            yield from ((span, key) for key in keys)

    def inside(self, span: Span, own: frozenset[str]) -> Iterator[tuple[Span, str]]:
        if own & self._whole:
            return
        for inner, keys in self._walk(span, own):
            yield from ((inner, key) for key in keys)
            yield from self.inside(inner, own | frozenset(keys))

    def _walk(self, span: Span, own: frozenset[str]) -> Iterator[tuple[Span, tuple[str, ...]]]:
        """The longest names in a span; in a name, but for itself and the names of its owners."""
        free = span.start
        for start in self._index.starts(span):
            if start < free:
                continue
            for found, keys in self._at(start, span.end):
                if not own or (found != span and not (keys and own.issuperset(keys))):
                    yield found, keys
                    free = found.end
                    break

    def _at(self, start: int, end: int) -> list[tuple[Span, tuple[str, ...]]]:
        """What is named at an offset, longest first; a context overrules a form alone."""
        named = {span: (key,) for span, key in self._index.at(start, end)}
        contexts = self._contexts.get(start, {})
        fixed = {span: keys for span, keys in contexts.items() if span.end <= end}
        return sorted({**named, **fixed}.items(), key=lambda item: -item[0].end)
