"""Headings of a report and their tree, and the parts of the file around the body.

Reports of this genre number their headings *Phần thứ nhất*, *I.*, *1.*, *1.1.*, *1.1.1.*, and
their items *(1)* or *Một là*. A number counts as a heading only where it goes on the sequence of
its level (or starts one), so a line that merely begins with a number does not.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lskg.errors import SourceError
from lskg.extract.records import Layout, Section
from lskg.text.document import Document, Span
from lskg.text.sentences import first_stop

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_CARDINALS = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PART = re.compile(
    rf"((?:Phần|PHẦN)\s+(?:thứ|THỨ)\s+({'|'.join(_ORDINALS)}))\b[.:]?", re.IGNORECASE
)
_ROMAN = re.compile(r"([IVX]+)\.\s+(?=\S)")
_ARABIC = re.compile(
    r"([0-9]{1,2}(?:\.[0-9]{1,2})*)\.\s+(?=\S)|([0-9]{1,2}(?:\.[0-9]{1,2})+)\s+(?=\S)"
)
_ITEM = re.compile(r"(\(([0-9]{1,2})\))\s*(?=\S)")
_ORDINAL = re.compile(rf"(({'|'.join(_CARDINALS)}) là)\s*[,:]\s*(?=\S)")
_APPENDIX = re.compile(r"^\s*PHỤ LỤC\b", re.MULTILINE)
_RECIPIENTS = re.compile(r"^\s*Nơi nhận\s*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Heading:
    rank: int  # 1 part, 2 roman, 3… arabic by depth, 100 item, 101 ordinal
    number: str
    index: tuple[int, ...]  # position in the sequence of its level; all components for arabic
    start: int
    title_start: int
    line_end: int


def find_layout(document: Document) -> Layout:
    """Find where body, closing paragraph and appendix lie."""
    appendix = _APPENDIX.search(document.text)
    end = appendix.start() if appendix else len(document)
    if recipients := _RECIPIENTS.search(document.text, 0, end):
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
    headings = _find_headings(document, layout.body)
    if not headings:
        raise SourceError(
            "The text has no heading (“Phần thứ nhất”, “I.”, “1.”, “(1)”, “Một là”); "
            "it is not a report of this genre, or its line breaks were lost."
        )
    sections: list[Section] = []
    open_: list[tuple[_Heading, Section]] = []
    children: dict[str | None, int] = {}
    used: set[str] = set()
    for position, heading in enumerate(headings):
        while open_ and open_[-1][0].rank >= heading.rank:
            open_.pop()
        parent = open_[-1][1] if open_ else None
        order = children[parent.key if parent else None] = (
            children.get(parent.key if parent else None, 0) + 1
        )
        limit = _limit(headings, position, layout.body.end)
        title, title_end = _title(document, heading, limit)
        end = _end(headings, position, layout.body.end)
        section = Section(
            key=_unused(_key(heading, open_[-1] if open_ else None), used),
            number=heading.number,
            title=title,
            level=parent.level + 1 if parent and heading.rank >= 100 else heading.rank,
            parent=parent.key if parent else None,
            order=order,
            span=document.trim(Span(heading.start, end)),
            heading=Span(heading.start, title_end),
        )
        sections.append(section)
        open_.append((heading, section))
    return tuple(sections)


def innermost(sections: tuple[Section, ...], offset: int) -> Section | None:
    """The innermost section that holds an offset (its end included)."""
    holders = [each for each in sections if each.span.start <= offset <= each.span.end]
    return max(holders, key=lambda each: (each.level, each.span.start), default=None)


def _find_headings(document: Document, body: Span) -> list[_Heading]:
    found: list[_Heading] = []
    for line in document.lines(body):
        heading = _match(document, line)
        if heading is not None and _continues(found, heading):
            found.append(heading)
    return found


def _match(document: Document, line: Span) -> _Heading | None:
    text = document[line]

    def heading(rank: int, number: str, index: tuple[int, ...], match: re.Match[str]) -> _Heading:
        return _Heading(rank, number, index, line.start, line.start + match.end(), line.end)

    if match := _PART.match(text):
        index = _ORDINALS.index(match[2].lower()) + 1
        return heading(1, match[1], (index,), match)
    if (match := _ROMAN.match(text)) and match[1] in _ROMANS:
        return heading(2, match[1], (_ROMANS.index(match[1]) + 1,), match)
    if match := _ARABIC.match(text):
        number = match[1] or match[2]
        index_ = tuple(int(part) for part in number.split("."))
        return heading(2 + len(index_), number, index_, match)
    if match := _ITEM.match(text):
        return heading(100, match[1], (int(match[2]),), match)
    if match := _ORDINAL.match(text):
        return heading(101, match[1], (_CARDINALS.index(match[2]) + 1,), match)
    return None


def _continues(found: list[_Heading], heading: _Heading) -> bool:
    """Whether a number goes on the sequence of its level, or starts one."""
    previous: _Heading | None = None
    holder: _Heading | None = None
    for earlier in reversed(found):
        if earlier.rank < heading.rank:
            holder = earlier
            break
        if earlier.rank == heading.rank and previous is None:
            previous = earlier
    if 4 <= heading.rank < 100:
        inside = holder is not None and holder.index == heading.index[:-1]
        if not inside:
            return False
    return heading.index[-1] == (previous.index[-1] + 1 if previous else 1)


def _limit(headings: list[_Heading], position: int, body_end: int) -> int:
    """Where the text before the next heading ends."""
    return headings[position + 1].start if position + 1 < len(headings) else body_end


def _end(headings: list[_Heading], position: int, body_end: int) -> int:
    rank = headings[position].rank
    following = (other.start for other in headings[position + 1 :] if other.rank <= rank)
    return next(following, body_end)


def _title(document: Document, heading: _Heading, limit: int) -> tuple[str, int]:
    """Title and the offset after it: on its own line, or run in up to the first full stop."""
    if heading.rank == 1 and heading.title_start >= heading.line_end:
        return _part_title(document, heading, limit)
    line = document.text[heading.title_start : heading.line_end]
    stop = first_stop(line)
    end = heading.title_start + stop if stop else heading.line_end
    title = document.text[heading.title_start : end].strip().rstrip(".")
    return " ".join(title.split()), end


def _part_title(document: Document, heading: _Heading, limit: int) -> tuple[str, int]:
    """The lines in capitals below *Phần thứ …*, joined."""
    words: list[str] = []
    end = heading.line_end
    for line in document.lines(Span(heading.line_end, limit)):
        if not document[line].isupper():
            break
        words += document[line].split()
        end = line.end
    return " ".join(words), end


def _key(heading: _Heading, parent: tuple[_Heading, Section] | None) -> str:
    """Path of the numbers; `1.1` replaces the `1` of its parent, which it repeats."""
    if heading.rank == 2:
        local = heading.number.lower()
    elif 3 <= heading.rank < 100:
        local = heading.number
    else:
        local = str(heading.index[-1])
    if parent is None:
        return local
    path = parent[1].key
    if 4 <= heading.rank < 100:
        path = path.rpartition("-")[0]
    return f"{path}-{local}" if path else local


def _unused(key: str, used: set[str]) -> str:
    """The key, with a counter when another kind of number led to it before."""
    free = next(each for each in _counted(key) if each not in used)
    used.add(free)
    return free


def _counted(key: str) -> Iterator[str]:
    yield key
    yield from (f"{key}-{count}" for count in itertools.count(2))
