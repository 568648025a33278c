"""Headings of a report and their tree, and the parts of the file around the body.

A number counts as a heading only where it goes on the sequence of its series (or starts one), so
a line that merely begins with a number does not. A line without a number is one where its words
head a list in the genre, or where the numbers begin anew after it. All numbers begin anew in a
document that is attached to another.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lskg.errors import SourceError
from lskg.extract.records import Layout, Section
from lskg.extract.structure.headings import ARABIC, ITEM, ROMAN, Heading, numbered
from lskg.extract.structure.lines import OUTER, Lines, is_point
from lskg.extract.structure.titles import attached_titles, title_lines
from lskg.text.document import Document, Span

_APPENDIX = re.compile(r"^\s*(PHỤ LỤC)\b", re.MULTILINE)
_RECIPIENTS = re.compile(r"^\s*Nơi nhận\s*:", re.MULTILINE)


def find_layout(document: Document) -> Layout:
    """Find where body, closing paragraph and appendix lie."""
    attached_at = {start for start, _ in attached_titles(document, Span(0, len(document)))}
    appendix = next(
        (each for each in _APPENDIX.finditer(document.text) if each.start(1) not in attached_at),
        None,
    )
    end = appendix.start() if appendix else len(document)
    attached = attached_titles(document, Span(0, end))
    begin = attached[-1][0] if attached else 0  # the recipients of what it is attached to
    if recipients := _RECIPIENTS.search(document.text, begin, end):
        end = recipients.start()
    body = document.trim(Span(0, end))
    lines = document.lines(body)
    closing = lines[-1] if len(lines) > 1 and document[lines[-1]].endswith("./.") else None
    if closing is not None:
        body = document.trim(Span(0, closing.start))
    return Layout(
        body=body,
        closing=closing,
        appendix=document.trim(Span(appendix.start(), len(document))) if appendix else None,
    )


def find_sections(document: Document, layout: Layout) -> tuple[Section, ...]:
    """The headings of the body in reading order.

    Raises:
        SourceError: there is no heading of the genre.
    """
    headings = _Headings(document, layout.body).read()
    if not headings:
        raise SourceError(
            "The text has no heading (“Phần thứ nhất”, “I.”, “1.”, “(1)”, “Một là”); "
            "it is not a report of this genre, or its line breaks were lost."
        )
    attached = [start for start, _ in attached_titles(document, layout.body)]
    sections: list[Section] = []
    open_: list[tuple[Heading, Section]] = []
    children: dict[str | None, int] = {}
    used: set[str] = set()
    for position, (depth, heading, title, title_end) in enumerate(headings):
        del open_[depth:]
        parent = open_[-1][1] if open_ else None
        order = children[parent.key if parent else None] = (
            children.get(parent.key if parent else None, 0) + 1
        )
        following = [other.start for at, other, *_ in headings[position + 1 :] if at <= depth][:1]
        following += [start for start in attached if start > heading.start][:1]
        span = document.trim(Span(heading.start, min(following, default=layout.body.end)))
        line_end = max(title_end, heading.line_end)
        elder = sections[-1] if sections else None
        pointed = elder is not None and elder.point and elder.level == depth + 1
        section = Section(
            key=_unused(_key(heading, open_[-1] if open_ else None), used),
            number=heading.number,
            title=title,
            level=depth + 1,
            parent=parent.key if parent else None,
            order=order,
            span=span,
            heading=Span(heading.start, title_end),
            point=is_point(
                heading,
                document.text[heading.title_start : title_end].strip(),
                document.text[title_end:line_end].strip(),
                "" if pointed else document.text[line_end : span.end].strip(),
            ),
        )
        sections.append(section)
        open_.append((heading, section))
    return tuple(sections)


def innermost(sections: tuple[Section, ...], offset: int) -> Section | None:
    """The innermost section that holds an offset (its end included)."""
    holders = [each for each in sections if each.span.start <= offset <= each.span.end]
    return max(holders, key=lambda each: (each.level, each.span.start), default=None)


@dataclass(slots=True)
class _Headings:
    """Reads the headings of a text line by line, knowing those that are open."""

    document: Document
    body: Span
    _lines: Lines = field(init=False)
    _open: list[Heading] = field(init=False, default_factory=list)
    _last: dict[str, tuple[Heading, ...]] = field(init=False, default_factory=dict)

    def read(self) -> list[tuple[int, Heading, str, int]]:
        """Each heading with how many it lies within, its title, and the offset after that."""
        attached = frozenset(start for start, _ in attached_titles(self.document, self.body))
        self._lines = Lines(self.document, self.document.lines(self.body), attached)
        found: list[tuple[int, Heading, str, int]] = []
        end = 0
        title = {line.start for line in title_lines(self.document, self.body)}
        for position, line in enumerate(self._lines.spans):
            if line.start in attached:
                self._open, self._last = [], {}
            self._lines.pass_over(position)
            place = self._place(position) if line.start >= end else None
            if place is None:
                continue
            depth, heading = place
            if heading.form == "line" and not found and line.start in title:
                continue
            words, end = self._lines.title(position, heading)
            self._open[depth:] = [heading]
            self._last[heading.form] = tuple(self._open)
            self._lines.begun = True
            found.append((depth, heading, words, end))
        return found

    def _place(self, position: int) -> tuple[int, Heading] | None:
        line = self._lines.spans[position]
        if self._lines.signed:
            return None
        headings = list(numbered(self.document[line], line.start))
        if headings and headings[0].form == "annex":
            return (0, headings[0]) if self._lines.is_attached(position) else None
        for depth_in in (self._depth, self._out_of_step):
            places = [
                (depth, each)
                for each in headings
                if (depth := depth_in(position, each)) is not None
            ]
            if places:  # what goes on counting goes before what begins
                return next((each for each in places if not each[1].begins), places[0])
        return self._unnumbered(position)

    def _depth(self, position: int, heading: Heading) -> int | None:
        if self._is_within_item(position, heading):
            return len(self._open)
        depth = depth_of(self._open, heading, self._is_within_roman(position, heading))
        return self._counting_on(heading) if depth is None else depth

    def _is_within_item(self, position: int, heading: Heading) -> bool:
        """Whether Arabic numbers begin in an item of a list that goes on after them."""
        if not heading.begins or heading.rank != ARABIC + 1 or not self._open:
            return False
        return self._open[-1].rank >= ITEM and self._item_goes_on(position, "1")

    def _is_within_roman(self, position: int, heading: Heading) -> bool:
        """Whether letters or divisions begin under a Roman number and not above it.

        Above it they were, if the Roman numbers began anew after them.
        """
        if heading.form not in {"A", "division"} or not any(
            each.form == "I" for each in self._open
        ):
            return False
        later = (
            each
            for line in self._lines.spans[position + 1 :]
            for each in numbered(self.document[line], line.start)
            if each.form == "I"
        )
        roman = next(later, None)
        return roman is None or not roman.begins

    def _counting_on(self, heading: Heading) -> int | None:
        """How many headings hold one that goes on counting under the next heading above it.

        Articles are counted through all chapters, and the targets of some plans through all fields.
        """
        *path, last = self._last.get(heading.form, (None,))
        depth = above(self._open, heading.rank) if heading.rank < ITEM else len(self._open)
        here = self._open[:depth] if heading.rank < ITEM else self._open
        if here and here[-1].form != "line" and self._open[-1].form == "line":
            here = self._open
        if last is None or last.rank != heading.rank or not heading.follows(last):
            return None
        if heading.form == "article":
            return depth
        beside = bool(path and here) and path[-1].form == here[-1].form and path[-1] != here[-1]
        return len(here) if beside and path[:-1] == here[:-1] else None

    def _out_of_step(self, position: int, heading: Heading) -> int | None:
        """How many headings hold one whose number was given twice or leaves one out.

        It must look like a title, with text of its own.
        """
        if heading.rank >= ITEM or not self._lines.is_titled(position, heading):
            return None
        same = [
            at
            for at, each in enumerate(self._open)
            if (each.form, each.rank) == (heading.form, heading.rank)
            and each.index[:-1] == heading.index[:-1]
        ]
        if not same:
            return 0 if not self._last and heading.rank < ARABIC + 1 else None
        step = heading.index[-1] - self._open[same[-1]].index[-1]
        return same[-1] if step in {0, 2} else None

    def _unnumbered(self, position: int) -> tuple[int, Heading] | None:
        """A line without a number that is a heading all the same, and how many it lies within."""
        behind = next(iter(self._lines.spans[position + 1 : position + 2]), None)
        if behind is None:
            return None
        list_ = next(
            (each for each in numbered(self.document[behind], behind.start) if self._is_next(each)),
            None,
        )
        style = self._lines.style(position, list_, self._open, self._begins_anew(list_))
        if style is None:
            return None
        heading = self._lines.heading(position, style, list_)
        depths = [
            at for at, each in enumerate(self._open) if each.form == "line" and each.style >= style
        ]
        depths += [
            at
            for at, each in enumerate(self._open)
            if list_ and list_.begins and each.form == list_.form
        ]
        if style == OUTER:
            return 0, heading
        if not self._item_goes_on(position):
            depths.append(above(self._open, ITEM))
        return min(depths, default=len(self._open)), heading

    def _item_goes_on(self, position: int, form: str = "line") -> bool:
        """Whether an open list of items is gone on with before the next heading above it.

        So it is, where the last heading of the form lay in an item of the list.
        """
        items = [each for each in self._open if each.rank >= ITEM]
        holders = self._last.get(form, ())[-2:-1]
        if any(each.form == holder.form for each in items for holder in holders):
            return True
        for line in self._lines.spans[position + 1 :] if items else ():
            for heading in numbered(self.document[line], line.start):
                if any(each.form == heading.form and heading.follows(each) for each in items):
                    return True
                if heading.rank < ITEM and depth_of(self._open, heading) is not None:
                    return False
        return False

    def _is_next(self, heading: Heading) -> bool:
        """Whether a heading begins a series, or goes on with an open list or one of a line."""
        if heading.begins:
            return True
        within_line = any(each.form == "line" for each in self._open)
        return any(each.form == heading.form and heading.follows(each) for each in self._open) and (
            heading.rank >= ITEM or within_line
        )

    def _begins_anew(self, heading: Heading | None) -> bool:
        """Whether a series begins again while it is open."""
        if heading is None or heading.rank >= ITEM:
            return False
        alike = [each for each in self._open if each.form == heading.form]
        return bool(alike) and depth_of(self._open, heading) is None


def depth_of(open_: Sequence[Heading], heading: Heading, within_roman: bool = False) -> int | None:
    """How many of the open headings a heading lies within; None where its number does not fit.

    Args:
        open_: the headings that are open, from the outermost on.
        heading: the next one.
        within_roman: whether it lies within a Roman number, which otherwise it stands above.
    """
    same = [
        at
        for at, each in enumerate(open_)
        if each.form == heading.form and each.rank == heading.rank
    ]
    if same and heading.follows(open_[same[-1]]):
        last = open_[same[-1]]
        return same[-1] if last.index[:-1] == heading.index[:-1] else None
    if heading.rank == ITEM:
        if not heading.begins:
            return None
        return same[-1] if same else len(open_)
    led = bool(open_) and open_[-1].leads_to == heading.start
    depth = len(open_) if led else above(open_, ROMAN + 0.5 if within_roman else heading.rank)
    holder = next((each for each in reversed(open_[:depth]) if each.form != "line"), None)
    if len(heading.index) > 1 and (holder is None or holder.index != heading.index[:-1]):
        return None
    return depth if heading.begins and not any(at >= depth for at in same) else None


def above(open_: Sequence[Heading], rank: float) -> int:
    """How many of the open headings hold one of a rank: up to the last number of a lesser rank."""
    holders = [at for at, each in enumerate(open_) if each.form != "line" and each.rank < rank]
    lines = [at for at, each in enumerate(open_) if each.form == "line" and rank >= ITEM]
    return max([*holders, *lines], default=-1) + 1


def _key(heading: Heading, parent: tuple[Heading, Section] | None) -> str:
    """Path of the numbers; `1.1` replaces the `1` of its parent, which it repeats."""
    if parent is None:
        return heading.local
    path = parent[1].key
    if len(heading.index) > 1 and parent[0].form == "1":
        path = path.rpartition("-")[0]
    return f"{path}-{heading.local}" if path else heading.local


def _unused(key: str, used: set[str]) -> str:
    """The key, with a counter when another kind of number led to it before."""
    free = next(each for each in _counted(key) if each not in used)
    used.add(free)
    return free


def _counted(key: str) -> Iterator[str]:
    yield key
    yield from (f"{key}-{count}" for count in itertools.count(2))
