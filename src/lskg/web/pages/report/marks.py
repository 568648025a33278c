"""The text of the report cut into runs, each of which links to at most one thing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lskg.text.document import Document, Span
from lskg.web.view.quotations import Note, readable

Kind = Literal["entity", "figure", "target", "element", "assessment"]
#: Kinds whose words are a link; the others are whole statements and get a sign where they begin.
INLINE = ("entity", "figure")


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing and a stretch of the report that names or states it."""

    span: Span
    kind: Kind
    thing: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words of a paragraph.

    Attributes:
        start: offset of its first character.
        length: how many characters of the text it covers.
        mark: what the words link to, or None.
        begins: the statements that begin here.
        note: the footnote whose mark follows the words, or None.
        found: whether it is part of the stretch that the reader asked for.
    """

    start: int
    length: int
    words: str
    mark: Mark | None
    begins: tuple[Mark, ...]
    note: Note | None
    found: bool


class Marks:
    """The marks of a report, to cut paragraphs with."""

    def __init__(self, report: Document, marks: Iterable[Mark], notes: Iterable[Note]) -> None:
        self._report = report
        ordered = sorted(marks, key=lambda each: (each.span.start, -each.span.end, each.thing))
        self._inline = _outermost([each for each in ordered if each.kind in INLINE])
        self._starts = [each.span.start for each in self._inline]
        self._begins: dict[int, list[Mark]] = {}
        for each in ordered:
            if each.kind not in INLINE:
                self._begins.setdefault(each.span.start, []).append(each)
        self._begin_offsets = sorted(self._begins)
        self._notes = {each.anchor: each for each in notes if each.anchor is not None}
        self._anchors = sorted(self._notes)

    def runs(self, span: Span, asked: Span | None = None) -> tuple[Run, ...]:
        """The runs of a paragraph, in order.

        Args:
            span: the paragraph.
            asked: the stretch that the reader asked for, or None.
        """
        inline = self._inline_within(span)
        begins = _within(self._begin_offsets, span)
        anchors = _within(self._anchors, span)
        cuts = {span.start, span.end, *begins, *anchors}
        for mark in inline:
            cuts |= {mark.span.start, min(mark.span.end, span.end)}
        if asked is not None:
            cuts |= {at for at in (asked.start, asked.end) if span.start < at < span.end}
        edges = sorted(cuts)
        return tuple(
            self._run(Span(start, end), inline, asked)
            for start, end in zip(edges, [*edges[1:], span.end], strict=True)
            if start < end or start in self._notes or start in self._begins
        )

    def _run(self, span: Span, inline: Sequence[Mark], asked: Span | None) -> Run:
        mark = next((each for each in inline if each.span.contains(span)), None)
        return Run(
            start=span.start,
            length=span.end - span.start,
            words=readable(self._report[span]),
            mark=mark if span.start < span.end else None,
            begins=tuple(self._begins.get(span.start, ())),
            note=self._notes.get(span.end),
            found=asked is not None and span.start < span.end and asked.contains(span),
        )

    def _inline_within(self, span: Span) -> list[Mark]:
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return self._inline[first:last]


def _outermost(marks: Sequence[Mark]) -> list[Mark]:
    """The marks that lie inside no earlier one; of two in one place the first is taken."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return kept


def _within(offsets: Sequence[int], span: Span) -> Sequence[int]:
    return offsets[bisect_left(offsets, span.start) : bisect_left(offsets, span.end)]
