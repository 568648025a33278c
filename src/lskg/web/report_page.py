"""The whole report to read: headings, marks that lead to things, footnotes beside their places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.text.document import Span
from lskg.text.sentences import paragraphs
from lskg.web.index import Index
from lskg.web.language import Language
from lskg.web.passages import Note
from lskg.web.reader import Reader, Ref
from lskg.web.report_marks import Run
from lskg.web.report_text import ReportText
from lskg.web.representations import conditional
from lskg.web.setting import reader_for

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
_HEADING_LEVELS = 4
_LEVEL = re.compile(r"^(\(|\w+ là\b)")


@dataclass(frozen=True, slots=True)
class NoteText:
    """A footnote with its paragraphs; open when it holds what the reader asked for."""

    note: Note
    ref: Ref
    paragraphs: tuple[tuple[Run, ...], ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a heading when `level` is not None.

    Attributes:
        section: the section that begins here, or None.
        heading: lines of the heading that the paragraph begins with; empty within a section.
        level: level of the section, from 1, where its heading stands alone.
        notes: the footnotes anchored in the paragraph.
    """

    section: Ref | None
    heading: tuple[tuple[Run, ...], ...]
    level: int | None
    runs: tuple[Run, ...]
    notes: tuple[NoteText, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """An entry of the table of contents."""

    ref: Ref
    key: str
    level: int
    children: list[Chapter] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What the page shows; `counts` says how many marks of each kind there are."""

    blocks: tuple[Block, ...]
    chapters: tuple[Chapter, ...]
    counts: dict[str, int]
    asked: Span | None


def report_pages(index: Index, language: Language) -> Blueprint:
    """The report in one language: its own text, with the words around it translated."""
    blueprint = Blueprint("report", __name__)
    text = ReportText(index)
    rendered: list[str] = []

    @blueprint.get("/report")
    def report() -> BaseResponse:
        asked = _asked(request.args.get("at"), len(index.site.report))
        if asked is None and not request.args and rendered:
            return conditional(Response(rendered[0]))
        page = report_page(reader_for(index, language), text, asked)
        html = render_template("report.html", page=page)
        if not request.args and not rendered and not request.script_root:
            rendered.append(html)
        return conditional(Response(html))

    return blueprint


def report_page(reader: Reader, text: ReportText, asked: Span | None) -> ReportPage:
    """The report for one reader.

    Args:
        reader: whom the page is for.
        text: the report with its marks.
        asked: the stretch to show, or None.
    """
    counts: dict[str, int] = defaultdict(int)
    for mark in text.found:
        counts[mark.kind] += 1
    return ReportPage(
        blocks=tuple(_joined(_blocks(reader, text, asked))),
        chapters=_chapters(reader, text),
        counts=dict(counts),
        asked=asked,
    )


def _asked(place: str | None, length: int) -> Span | None:
    """The stretch that an address names; 404 when it is not one of this text."""
    if place is None:
        return None
    match = _PLACE.fullmatch(place)
    if match is None or not int(match[1]) < int(match[2]) <= length:
        abort(404)
    return Span(int(match[1]), int(match[2]))


def _blocks(reader: Reader, text: ReportText, asked: Span | None) -> Iterator[Block]:
    notes = {note.anchor: (note, span) for note, span in text.notes.values()}
    title, section = "", None
    for paragraph in paragraphs(text.report, Span(0, text.end)):
        iri = text.sections.get(paragraph.start)
        if iri is not None:
            title, section = _bare(reader.label(iri, "vi").words), iri
        cut, title = _title_end(text.report[paragraph], title)
        heading = Span(paragraph.start, paragraph.start + cut)
        rest = text.report.trim(Span(heading.end, paragraph.end))
        depth = text.depth(section) if section and cut else 0
        is_item = section is not None and bool(_LEVEL.match(reader.label(section, "vi").words))
        alone = cut > 0 and rest.start == rest.end and not is_item and depth <= _HEADING_LEVELS
        yield Block(
            section=reader.ref(iri) if iri else None,
            heading=(text.marks.runs(heading, asked),) if cut else (),
            level=depth if alone else None,
            runs=text.marks.runs(rest, asked) if rest.start < rest.end else (),
            notes=tuple(
                _note(reader, text, *notes[anchor], asked)
                for anchor in notes
                if anchor is not None and paragraph.start <= anchor < paragraph.end
            ),
        )


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks, with headings that run over several lines put together."""
    open_: Block | None = None
    for block in blocks:
        if open_ is not None and block.level and block.section is None:
            open_ = replace(open_, heading=open_.heading + block.heading)
            continue
        if open_ is not None:
            yield open_
        open_ = block
    if open_ is not None:
        yield open_


def _note(reader: Reader, text: ReportText, note: Note, span: Span, asked: Span | None) -> NoteText:
    return NoteText(
        note=note,
        ref=reader.ref(note.iri),
        paragraphs=tuple(
            text.marks.runs(paragraph, asked) for paragraph in paragraphs(text.report, span)
        ),
        is_open=asked is not None and span.start <= asked.start < span.end,
    )


def _chapters(reader: Reader, text: ReportText) -> tuple[Chapter, ...]:
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


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
