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
from lskg.extract.structure.headings import CHAPTER, ITEM, LINE, Heading, is_bullet, numbered
from lskg.extract.structure.titles import attached_titles, heads_list, title_lines
from lskg.text.document import Document, Span
from lskg.text.sentences import continues, first_stop
from lskg.text.slugs import slug

_APPENDIX = re.compile(r"^\s*PHỤ LỤC\b", re.MULTILINE)
_RECIPIENTS = re.compile(r"^\s*Nơi nhận\s*:", re.MULTILINE)
_LONGEST = 20  # words of a heading without a number
_LEAD = 5  # words of one over running text, in small letters and without a colon
_KEY_WORDS = 6


def find_layout(document: Document) -> Layout:
    """Find where body, closing paragraph and appendix lie."""
    appendix = _APPENDIX.search(document.text)
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
        section = Section(
            key=_unused(_key(heading, open_[-1] if open_ else None), used),
            number=heading.number,
            title=title,
            level=depth + 1,
            parent=parent.key if parent else None,
            order=order,
            span=document.trim(Span(heading.start, min(following, default=layout.body.end))),
            heading=Span(heading.start, title_end),
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
    _lines: list[Span] = field(init=False)
    _open: list[Heading] = field(init=False, default_factory=list)
    _last: dict[str, tuple[Heading, ...]] = field(init=False, default_factory=dict)

    def read(self) -> list[tuple[int, Heading, str, int]]:
        """Each heading with how many it lies within, its title, and the offset after that."""
        self._lines = self.document.lines(self.body)
        attached = {start for start, _ in attached_titles(self.document, self.body)}
        found: list[tuple[int, Heading, str, int]] = []
        end = 0
        title = {line.start for line in title_lines(self.document, self.body)}
        for position, line in enumerate(self._lines):
            if line.start < end:
                continue
            if line.start in attached:
                self._open, self._last = [], {}
            place = self._place(position)
            if place is None:
                continue
            depth, heading = place
            if heading.form == "line" and not found and line.start in title:
                continue
            words, end = self._title(position, heading)
            self._open[depth:] = [heading]
            self._last[heading.form] = tuple(self._open)
            found.append((depth, heading, words, end))
        return found

    def _place(self, position: int) -> tuple[int, Heading] | None:
        line = self._lines[position]
        for heading in numbered(self.document[line], line.start):
            depth = _depth(self._open, heading)
            if depth is None:
                depth = self._counting_on(heading)
            if depth is not None:
                return depth, heading
        unnumbered = self._unnumbered(position)
        if unnumbered is None:
            return None
        return _above(self._open, unnumbered.rank), unnumbered

    def _counting_on(self, heading: Heading) -> int | None:
        """How many headings hold one that goes on counting under the next heading above it.

        Articles are counted through all chapters, and the targets of some plans through all fields.
        """
        *path, last = self._last.get(heading.form, (None,))
        depth = _above(self._open, heading.rank) if heading.rank < ITEM else len(self._open)
        here = self._open[:depth]
        if last is None or last.rank != heading.rank or not heading.follows(last):
            return None
        beside = bool(path and here) and path[-1].form == here[-1].form and path[-1] != here[-1]
        return depth if beside and path[:-1] == here[:-1] else None

    def _text(self, position: int) -> str:
        return self.document[self._lines[position]] if position < len(self._lines) else ""

    def _unnumbered(self, position: int) -> Heading | None:
        """A line without a number that is a heading all the same."""
        text, behind = self._text(position), self._text(position + 1)
        if not behind or any(True for _ in numbered(text)) or is_bullet(text):
            return None
        list_ = next((each for each in numbered(behind) if self._is_next(each)), None)
        if not self._may_head(position, text, list_):
            return None
        rank: float = LINE
        if list_ is not None and list_.rank < LINE and list_.begins:
            rank = list_.rank - 0.5
        elders = (
            each.rank
            for each in self._open
            if each.form == "line" and each.capitals == text.isupper()
        )
        return self._line(position, min([rank, *elders]))

    def _may_head(self, position: int, text: str, list_: Heading | None) -> bool:
        line, behind = self._lines[position], self._lines[position + 1]
        words = text.split()
        if (
            len(words) > _LONGEST
            or text[-1] in ".;,?!/"
            or not (text[0].isupper() or text[0].isdigit())
        ):
            return False
        if continues(self.document, line.end, behind.start):
            return False
        if text.isupper() and list_ is not None and self._begins_anew(list_):
            return True
        if not heads_list(text):
            return False
        if list_ is not None or text.isupper():
            return True
        if any(each.rank >= ITEM for each in self._open):
            return False
        return text.endswith(":") or is_bullet(self._text(position + 1)) or len(words) <= _LEAD

    def _is_next(self, heading: Heading) -> bool:
        """Whether a heading begins a series or goes on with an open list."""
        return heading.begins or (
            heading.rank >= ITEM
            and any(each.form == heading.form and heading.follows(each) for each in self._open)
        )

    def _begins_anew(self, heading: Heading) -> bool:
        """Whether a series begins again while it is open."""
        alike = [each for each in self._open if each.form == heading.form]
        return bool(alike) and heading.rank < ITEM and _depth(self._open, heading) is None

    def _line(self, position: int, rank: float) -> Heading:
        line = self._lines[position]
        text = self.document[line]
        local = slug(text, _KEY_WORDS)
        return Heading(
            "line", rank, "", (), local, line.start, line.start, line.end, text.isupper()
        )

    def _title(self, position: int, heading: Heading) -> tuple[str, int]:
        """Title and the offset after it: on its own line, or run in up to the first full stop."""
        document = self.document
        if heading.rank <= CHAPTER:
            below = list(itertools.takewhile(self._goes_on, range(position + 1, len(self._lines))))
            first = position if heading.title_start < heading.line_end else position + 1
            if first > position and not below and self._names(position + 1):
                below = [position + 1]
            if below or first > position:
                begin = heading.title_start
                title, end = self._joined(
                    begin, [*([position] if first == position else []), *below]
                )
                return title, end or heading.line_end
        line = document.text[heading.title_start : heading.line_end]
        stop = first_stop(line)
        end = heading.title_start + stop if stop else heading.line_end
        title = document.text[heading.title_start : end].strip().rstrip(".")
        return " ".join(title.split()), end

    def _goes_on(self, position: int) -> bool:
        """Whether a line in capitals goes on with the title of a part."""
        text = self._text(position)
        return text.isupper() and not any(each.begins for each in numbered(text))

    def _names(self, position: int) -> bool:
        """Whether a line in small letters is the title of the part above it."""
        text = self._text(position)
        fits = 0 < len(text.split()) <= _LONGEST and text[-1] not in ".;:,"
        return fits and not is_bullet(text) and not any(True for _ in numbered(text))

    def _joined(self, begin: int, positions: Sequence[int]) -> tuple[str, int]:
        """The words of lines from an offset on, and the offset after them; 0 if there are none."""
        words: list[str] = []
        end = 0
        for each in positions:
            line = self._lines[each]
            words += self.document[Span(max(begin, line.start), line.end)].split()
            end = line.end
        return " ".join(words).rstrip("."), end


def _depth(open_: Sequence[Heading], heading: Heading) -> int | None:
    """How many of the open headings a heading lies within; None where its number does not fit."""
    same = [
        at
        for at, each in enumerate(open_)
        if each.form == heading.form and each.rank == heading.rank
    ]
    if heading.rank == ITEM:
        if same and (heading.follows(open_[same[-1]]) or heading.begins):
            return same[-1]
        return len(open_) if heading.begins and not same else None
    depth = _above(open_, heading.rank)
    holder = next((each for each in reversed(open_[:depth]) if each.form != "line"), None)
    if len(heading.index) > 1 and (holder is None or holder.index != heading.index[:-1]):
        return None
    before = next((open_[at] for at in same if at >= depth), None)
    fits = heading.follows(before) if before else heading.begins
    return depth if fits else None


def _above(open_: Sequence[Heading], rank: float) -> int:
    """How many of the open headings stand above a rank."""
    return next((at for at, each in enumerate(open_) if each.rank >= rank), len(open_))


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
