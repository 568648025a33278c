"""The lines of a text as headings: titles, and lines without a number that are headings too.

A line without a number is one where its words head a list in the genre, where the numbers begin
anew after it, or where it is short, ends without a stop and stands over a list or running text.
`title_heads.txt`, `outer_heads.txt` and `no_heads.txt` beside this module hold the words.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lskg.extract.structure.headings import (
    ARTICLE,
    DIVISION,
    ITEM,
    LINE,
    Heading,
    bullet,
    is_bullet,
    numbered,
)
from lskg.extract.structure.titles import document_kind, heads_list, is_attached, is_outer
from lskg.text.document import Document, Span
from lskg.text.periods import find_times
from lskg.text.sentences import continues, first_stop
from lskg.text.slugs import slug
from lskg.text.word_lists import any_of, lines

_HERE = "lskg.extract.structure"
_LONGEST = 20  # words of a heading without a number
_SHORT = 14  # words of one in small letters that heads no list of the genre
_POINTED = 12  # words of one behind a bullet
_LEAD = 5  # words of one over running text where a list is open
_KEY_WORDS = 6
_PROSE = 5  # words of the shortest line of running text
_UNSTOPPED = 30  # words of a line that is running text also without a stop
#: Styles of lines without a number, from the outermost on.
OUTER, CAPITALS, SMALL, LEAD = 0, 1, 2, 20
_BULLETS = "*•●▪■◦‣-–—+"
_STOPS = ".;,?!/…"
_SIGNATURE = re.compile(r"(?:T/?M|KT|TL|TUQ|Q)[./]\s*(?:[A-ZĐ]|CÁC)")
_COUNTED = re.compile(r"\([^()]*\)|(?:19|20)[0-9]{2}|(?:\b0?5|\b10) năm|[0-9]{1,2} tháng")
_SPOKEN = re.compile(r"(?:^|\s)(?:sau|sau đây|là|gồm|bao gồm|trong đó|cụ thể|chia thành.*)\s*:$")
_LABEL = re.compile(r"(?:[^\s:]+\s+){0,6}[^\s:]+:\s+[^\Wa-zà-ỹđ]")
_LONG = 25  # words of a sentence that is no title of the text behind it
_JOINED = re.compile(r"(?:[,–-]|\bVÀ)$")
_GOING_ON = re.compile(
    r"(?:NHIỆM KỲ|GIAI ĐOẠN|THỜI KỲ|NĂM|ĐẾN|CỦA|TRONG|VÀ|CHO|THEO|TỈNH|THÀNH PHỐ|XÃ)(?!\w)"
)


@dataclass(slots=True)
class Lines:
    """The lines of a text, and what is known of them up to the one that is read.

    Attributes:
        attached: where documents begin that are attached to another.
        begun: whether the title of the document is passed.
        signed: whether it is signed.
    """

    document: Document
    spans: list[Span]
    attached: frozenset[int] = frozenset()
    begun: bool = False
    signed: bool = False

    def text(self, position: int) -> str:
        """The words of a line; empty behind the last."""
        return self.document[self.spans[position]] if position < len(self.spans) else ""

    def pass_over(self, position: int) -> None:
        """Note what a line tells of those to come."""
        text = self.text(position)
        if self.is_attached(position):
            self.begun = self.signed = False
        self.signed = self.signed or _SIGNATURE.match(text) is not None
        self.begun = self.begun or is_prose(text) or is_attached(text)

    def is_attached(self, position: int) -> bool:
        """Whether a document begins at a line that is attached to another."""
        return self.spans[position].start in self.attached

    def style(
        self, position: int, list_: Heading | None, open_: Sequence[Heading], anew: bool
    ) -> int | None:
        """How a line without a number is printed that is a heading; None where it is none.

        Args:
            position: that of the line.
            list_: the number right under it, where that begins or goes on with a list.
            open_: the headings that are open.
            anew: whether the numbers begin anew there.
        """
        text, behind = self.text(position), self.text(position + 1)
        mark = bullet(text)
        words = text[len(mark) :]
        if not words or not behind or any(True for _ in numbered(text)):
            return None
        if not mark and words.upper() != words.lower() and is_outer(words):
            return OUTER
        if not _is_title(words) or self._is_broken(position):
            return None
        if mark:
            heads = self._is_pointed(words, mark, behind, list_)
            return SMALL + 1 + _BULLETS.index(mark[0]) if heads else None
        own = CAPITALS if text.isupper() else SMALL
        if (text.isupper() and anew) or self._heads_list(words, behind, list_, open_):
            return own
        if self._leads_to_times(words, behind, list_):
            return LEAD
        return own if self._stands_alone(position, list_) else None

    def is_titled(self, position: int, heading: Heading) -> bool:
        """Whether a line with a number is a title that stands over a list or running text."""
        title = self.document.text[heading.title_start : heading.line_end]
        return (
            bool(title)
            and len(title.split()) <= _SHORT
            and _is_title(title)
            and not title.endswith(":")
            and (
                self._leads_on(position + 1)
                or any(each.begins for each in numbered(self.text(position + 1)))
            )
        )

    def heading(self, position: int, style: int, list_: Heading | None) -> Heading:
        """A line without a number as a heading."""
        line = self.spans[position]
        text = self.document[line]
        mark = bullet(text)
        return Heading(
            form="line",
            rank=LINE,
            number="",
            index=(),
            local=slug(text, _KEY_WORDS),
            start=line.start,
            title_start=line.start + len(mark),
            line_end=line.end,
            style=style,
            leads_to=list_.start if list_ is not None and list_.begins else 0,
        )

    def title(self, position: int, heading: Heading) -> tuple[str, int]:
        """Title and the offset after it: on its own line, or run in up to the first full stop."""
        document = self.document
        if heading.rank <= DIVISION:
            own = heading.title_start < heading.line_end
            begin = position if own else position + 1
            below = list(self._below(position, own))
            if below or not own:
                title, end = self._joined(heading.title_start, [*([begin] if own else []), *below])
                return title, end or heading.line_end
        line = document.text[heading.title_start : heading.line_end]
        stop = first_stop(line)
        end = heading.title_start + stop if stop else heading.line_end
        title = document.text[heading.title_start : end].strip().rstrip(".")
        return " ".join(title.split()), end

    def _is_broken(self, position: int) -> bool:
        """Whether the next line goes on with one."""
        line, behind = self.spans[position], self.spans[position + 1]
        return continues(self.document, line.end, behind.start)

    def _heads_list(
        self, words: str, behind: str, list_: Heading | None, open_: Sequence[Heading]
    ) -> bool:
        """Whether the words of a line head a list in the genre, and one follows."""
        if not heads_list(words):
            return False
        if list_ is not None or words.isupper():
            return True
        if any(each.rank >= ITEM for each in open_):
            return False
        return words.endswith(":") or is_bullet(behind) or len(words.split()) <= _LEAD

    def _leads_to_times(self, words: str, behind: str, list_: Heading | None) -> bool:
        """Whether a line leads to a list of what holds at a time (*Đến năm 2030:*)."""
        listed = list_ is not None or is_bullet(behind)
        short = len(words.split()) <= _SHORT and words.endswith(":")
        return listed and short and not _states_value(words) and _names_time(words)

    def _stands_alone(self, position: int, list_: Heading | None) -> bool:
        """Whether a line is short, states no value and stands over a list or running text."""
        words = self.text(position)
        if not self.begun or _is_none(words) or _states_value(words):
            return False
        if words.endswith(":") and not _is_about(words):
            return False
        if not words.isupper() and len(words.split()) > _SHORT:
            return False
        before = self.text(position - 1) if position else ""
        if before and not (
            is_prose(before) or is_bullet(before) or _is_title(before) or any(numbered(before))
        ):
            return False
        return list_ is not None or self._leads_on(position + 1, over=words)

    def _is_pointed(self, words: str, mark: str, behind: str, list_: Heading | None) -> bool:
        """Whether a bullet stands before a title and not before a point of a list."""
        other = bullet(behind)
        deeper = other[:1] != mark[:1] if other else list_ is not None or is_prose(behind)
        if (
            not deeper
            or len(words.split()) > _POINTED
            or _states_value(words)
            or _SPOKEN.search(words)
        ):
            return False
        if mark[0] in "*•●▪■◦‣" or _is_about(words) or heads_list(words):
            return True
        return not words.endswith(":")

    def _leads_on(self, position: int, over: str = "") -> bool:
        """Whether a line is text that a title stands over."""
        text = self.text(position)
        if is_bullet(text) or is_prose(text):
            return True
        lesser = bool(over) and over.isupper() and not text.isupper() and bool(text)
        return lesser and _is_title(text) and self._leads_on(position + 1)

    def _below(self, position: int, own: bool) -> Sequence[int]:
        """The lines of a title below that of its number."""
        below = list(itertools.takewhile(self._goes_on, range(position + 1, len(self.spans))))
        if not below and not own and self._names(position + 1):
            return [position + 1]
        kept = below[:1] if below and not own else []
        for at in below[len(kept) :]:
            before, text = self.text(at - 1), self.text(at)
            joined = _JOINED.search(before.rstrip()) or _GOING_ON.match(text)
            if not joined and is_prose(self.text(below[-1] + 1)):
                break
            kept.append(at)
        return kept

    def _goes_on(self, position: int) -> bool:
        """Whether a line in capitals goes on with the title of a part."""
        text = self.text(position)
        return text.isupper() and not any(each.begins for each in numbered(text))

    def _names(self, position: int) -> bool:
        """Whether a line in small letters is the title of the part above it."""
        text = self.text(position)
        fits = 0 < len(text.split()) <= _LONGEST and text[-1] not in ".;:,"
        return fits and not is_bullet(text) and not any(True for _ in numbered(text))

    def _joined(self, begin: int, positions: Sequence[int]) -> tuple[str, int]:
        """The words of lines from an offset on, and the offset after them; 0 if there are none."""
        words: list[str] = []
        end = 0
        for each in positions:
            line = self.spans[each]
            words += self.document[Span(max(begin, line.start), line.end)].split()
            end = line.end
        return " ".join(words).rstrip("."), end


def is_point(heading: Heading, title: str, rest: str, below: str) -> bool:
    """Whether a sentence stands there and no title: a numbered point, or words that lead to a list.

    Args:
        heading: what begins there.
        title: its title, with the stop at its end.
        rest: the words behind the title in its line.
        below: the text under its line.
    """
    if not heading.number:
        if heading.style == LEAD:
            return True
        return title.endswith(":") and (
            len(title.split()) > _LEAD + 3 or bool(_SPOKEN.search(title))
        )
    if heading.rank <= ARTICLE or heading.rank >= ITEM or below or _LABEL.match(title):
        return False
    if not rest:
        return title[-1:] in ".;,"
    return ";" in title or len(title.split()) > _LONG or bool(_assigns().match(title))


def is_prose(text: str) -> bool:
    """Whether a line is running text: a sentence or part of one, or a long line.

    >>> is_prose("Kinh tế tăng trưởng khá, xã hội ổn định."), is_prose("Về kinh tế")
    (True, False)
    """
    count = len(text.split())
    return count >= _UNSTOPPED or (count >= _PROSE and text[-1] in ".;:,")


def _is_title(words: str) -> bool:
    """Whether words may be a title by their length, beginning and end."""
    return (
        bool(words)
        and len(words.split()) <= _LONGEST
        and words[-1] not in _STOPS
        and (words[0].isupper() or words[0].isdigit())
    )


def _names_time(words: str) -> bool:
    return any(each.period is not None for each in find_times(words))


def _is_about(words: str) -> bool:
    """Whether words that lead to a list tell no more than what it is about (*Về kinh tế:*)."""
    return words.startswith(("Về ", "Đối với ", "Lĩnh vực ", "Nhóm ", "Công tác "))


def _is_none(words: str) -> bool:
    """Whether a line is a caption, an address or part of the signature."""
    if document_kind(words.rstrip(": ")) or "|" in words or "\t" in words:
        return True
    return _none().match(words.lower()) is not None


def _states_value(words: str) -> bool:
    """Whether words hold a number besides years and what stands in brackets."""
    return any(mark.isdigit() for mark in _COUNTED.sub(" ", words))


@cache
def _none() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(lines(_HERE, 'no_heads.txt'))})(?!\w)")


@cache
def _assigns() -> re.Pattern[str]:
    """A body with its duty (*Sở Tài chính chủ trì …*), not its name alone."""
    bodies, duties = (any_of(lines(_HERE, f"{each}.txt")) for each in ("bodies", "duties"))
    return re.compile(
        rf"(?:Giao |Đề nghị |Yêu cầu )?(?:{bodies})(?!\w)(?! (?:hành|nhập|máy|kết)\b)"
        rf".*(?<!\w)(?:{duties})(?!\w)"
    )
