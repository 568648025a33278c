"""The paragraphs of the report as a page shows them, with headings, marks and footnotes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lskg.text.document import Span
from lskg.text.sentences import paragraphs
from lskg.web.pages.report.marks import Run
from lskg.web.pages.report.text import ReportText
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.quotations import Note, bare

_HEADING_LEVELS = 4
_LEVEL = re.compile(r"^(\(|\w+ là\b)")


@dataclass(frozen=True, slots=True)
class English:
    """What a sentence says in English.

    Attributes:
        is_found: whether it holds what the reader asked for.
        is_first: whether that begins in it.
    """

    words: str
    is_found: bool = False
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class NoteText:
    """A footnote with its paragraphs; open when it holds what the reader asked for."""

    note: Note
    span: Span
    ref: Ref
    paragraphs: tuple[tuple[Run, ...], ...]
    is_open: bool
    english: tuple[English, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a heading when `level` is not None.

    Attributes:
        section: the section that begins here, or None.
        heading: lines of the heading that the paragraph begins with; empty within a section.
        level: level of the section, from 1, where its heading stands alone.
        lines: where the lines of the heading stand.
        rest: where the runs stand, empty where there are none.
        notes: the footnotes anchored in the paragraph.
        english: its sentences in English, where the report has a translation.
    """

    section: Ref | None
    heading: tuple[tuple[Run, ...], ...]
    level: int | None
    lines: tuple[Span, ...]
    rest: Span
    runs: tuple[Run, ...]
    notes: tuple[NoteText, ...]
    english: tuple[English, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """An entry of the table of contents."""

    ref: Ref
    key: str
    level: int
    children: list[Chapter] = field(default_factory=list)


def blocks(reader: Reader, text: ReportText) -> tuple[Block, ...]:
    """The paragraphs in order, nothing in them asked for."""
    return tuple(_joined(_blocks(reader, text)))


def with_asked(block: Block, text: ReportText, asked: Span) -> Block:
    """A block with what a reader asks for marked; the same block where that is elsewhere."""
    notes = tuple(
        replace(
            each,
            paragraphs=_paragraphs(text, each.span, asked),
            is_open=each.span.start <= asked.start < each.span.end,
            english=_english(text, (each.span,), asked),
        )
        if _overlap(each.span, asked)
        else each
        for each in block.notes
    )
    spans = (*block.lines, block.rest)
    if notes == block.notes and not any(_overlap(span, asked) for span in spans):
        return block
    return replace(
        block,
        heading=tuple(text.marks.runs(line, asked) for line in block.lines),
        runs=text.marks.runs(block.rest, asked) if block.rest.start < block.rest.end else (),
        notes=notes,
        english=_english(text, spans, asked),
    )


def chapters(reader: Reader, text: ReportText) -> tuple[Chapter, ...]:
    """The table of contents."""
    top: list[Chapter] = []
    known: dict[str, Chapter] = {}
    for _, iri in sorted(text.sections.items()):
        label = reader.label(iri, "vi").words
        if _LEVEL.match(label) or text.depth(iri) > _HEADING_LEVELS:
            continue
        chapter = Chapter(reader.ref(iri), iri.rpartition("/")[2], text.depth(iri))
        known[iri] = chapter
        parent = known.get(text.parents.get(iri, ""))
        (parent.children if parent else top).append(chapter)
    return tuple(top)


def _blocks(reader: Reader, text: ReportText) -> Iterator[Block]:
    notes = {note.anchor: (note, span) for note, span in text.notes.values()}
    title, section = "", None
    for paragraph in paragraphs(text.report, Span(0, text.end)):
        iri = text.sections.get(paragraph.start)
        if iri is not None:
            title, section = bare(reader.label(iri, "vi").words), iri
        cut, title = _title_end(text.report[paragraph], title)
        heading = Span(paragraph.start, paragraph.start + cut)
        rest = text.report.trim(Span(heading.end, paragraph.end))
        depth = text.depth(section) if section and cut else 0
        is_item = section is not None and bool(_LEVEL.match(reader.label(section, "vi").words))
        alone = cut > 0 and rest.start == rest.end and not is_item and depth <= _HEADING_LEVELS
        yield Block(
            section=reader.ref(iri) if iri else None,
            heading=(text.marks.runs(heading),) if cut else (),
            level=depth if alone else None,
            lines=(heading,) if cut else (),
            rest=rest,
            runs=text.marks.runs(rest) if rest.start < rest.end else (),
            english=_english(text, (heading, rest)),
            notes=tuple(
                _note(reader, text, *notes[anchor])
                for anchor in notes
                if anchor is not None and paragraph.start <= anchor < paragraph.end
            ),
        )


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks, with headings that run over several lines put together."""
    open_: Block | None = None
    for block in blocks:
        if open_ is not None and block.level and block.section is None:
            open_ = replace(
                open_,
                heading=open_.heading + block.heading,
                lines=open_.lines + block.lines,
                english=open_.english + block.english,
            )
            continue
        if open_ is not None:
            yield open_
        open_ = block
    if open_ is not None:
        yield open_


def _note(reader: Reader, text: ReportText, note: Note, span: Span) -> NoteText:
    return NoteText(
        note=note,
        span=span,
        ref=reader.ref(note.iri),
        paragraphs=_paragraphs(text, span, None),
        is_open=False,
        english=_english(text, (span,)),
    )


def _english(
    text: ReportText, spans: Sequence[Span], asked: Span | None = None
) -> tuple[English, ...]:
    """What the sentences that begin in some stretches say in English."""
    found = []
    for span in spans:
        first = bisect_left(text.english, span.start, key=lambda each: each[0].start)
        for place, words in text.english[first:]:
            if place.start >= span.end:
                break
            is_found = asked is not None and _overlap(place, asked)
            is_first = asked is not None and place.start <= asked.start < place.end
            found.append(English(words, is_found, is_first))
    return tuple(found)


def _paragraphs(text: ReportText, span: Span, asked: Span | None) -> tuple[tuple[Run, ...], ...]:
    return tuple(text.marks.runs(paragraph, asked) for paragraph in paragraphs(text.report, span))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _title_end(paragraph: str, title: str) -> tuple[int, str]:
    """How much of a paragraph belongs to a heading, and what of the heading is still to come.

    Args:
        paragraph: the words as printed.
        title: the heading, letters and digits only.
    """
    at, end = 0, 0
    for place, character in enumerate(paragraph):
        if at == len(title):
            break
        if not character.isalnum():
            continue
        if character.casefold() != title[at : at + len(character.casefold())]:
            return 0, ""
        at += len(character.casefold())
        end = place + 1
    if end and at == len(title):
        while end < len(paragraph) and paragraph[end] in ".:)”":
            end += 1
    return end, title[at:]
