"""Lists for readers: each thing with its whole statement, and what is told of it in a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lskg.web.language import Text
from lskg.web.urls import TERMS
from lskg.web.view.blocks.quoted import Quoted
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.reports import ReportRef, report_of

#: Words of so many characters are read at a glance; more are behind the name of the thing.
_GLANCE = 320


@dataclass(frozen=True, slots=True)
class Told:
    """A thing in a list.

    Attributes:
        ref: the thing, under its whole statement where that is short, else under its name.
        rest: the whole statement where it is long, or None.
        asides: what else is told of it: its kind, a role, who, what for.
        report: its report, where there are several; or None.
        is_judged: whether an editor or shared words alone tie it to what the page is about.
        quote: a sentence that says why it is listed, or None.
    """

    ref: Ref
    rest: Text | None = None
    asides: tuple[Ref, ...] = ()
    report: ReportRef | None = None
    is_judged: bool = False
    quote: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A list under a heading.

    Attributes:
        anchor: its place on the page.
        items: the ones shown.
        total: how many there are.
        more: path of a page that lists all, or None.
    """

    anchor: str
    title: str
    items: tuple[Told, ...]
    total: int
    more: str | None = None

    @property
    def is_judged(self) -> bool:
        """Whether no word of the source ties any of them to what the page is about."""
        return all(each.is_judged for each in self.items)


def told(reader: Reader, iri: str, passage: str | None = None, *asides: Ref) -> Told:
    """A thing in a list.

    Args:
        reader: whom the list is for.
        iri: IRI of the thing.
        passage: IRI of the passage that is its statement; None for what is told by its name.
        asides: what else is told of it.
    """
    ref = reader.ref(iri)
    report = None if reader.only_report else report_of(reader, iri)
    if passage is None or passage not in reader.index.passages:
        return Told(ref, asides=asides, report=report)
    words = statement(reader, passage)
    if len(words.words) <= _GLANCE:
        return Told(replace(ref, text=words), asides=asides, report=report)
    return Told(ref, words, asides, report)


def statement(reader: Reader, passage: str) -> Text:
    """The words of a passage, in English where there is a translation and it is wanted."""
    found = reader.index.passages[passage]
    english = reader.translated(found.report, found.span)
    if english is None:
        return Text(reader.exact(passage), "vi")
    return Text(" ".join(filter(None, (english.words, english.rest))), "en")


def named(reader: Reader, iri: str) -> Ref:
    """A code or a class by its name alone, without a link."""
    return replace(reader.ref(iri), href=None)


def kind(reader: Reader, iri: str) -> Ref | None:
    """The class of ours that a thing is stated to be of, by its name alone."""
    ours = [each for each in reader.index.classes.get(iri, ()) if each.startswith(TERMS)]
    return named(reader, ours[0]) if ours else None


def block(
    anchor: str, title: str, items: Iterable[Told], most: int, more: str | None = None
) -> Block | None:
    """A list under a heading, or None where there is nothing to list.

    Args:
        anchor: its place on the page.
        title: the heading.
        items: all of them, in order.
        most: how many are shown.
        more: path of a page that lists all.
    """
    found = tuple(items)
    if not found:
        return None
    return Block(anchor, title, found[:most], len(found), more if len(found) > most else None)
