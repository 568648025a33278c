"""The clause that states a figure, with what an item of a list hangs on.

A statement quotes. Where an item needs words that do not stand beside it, an ellipsis joins the
pieces (*Chỉ số PAR INDEX: … năm 2021: 23/63*): each stands in the text, in that order. The words
that tell an item from a clause of its own lie in `clause_words.csv` beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from lskg.text.document import Document, Span
from lskg.text.sentences import continues, first_stop
from lskg.text.units import read_unit
from lskg.text.word_lists import any_of, rows

ELLIPSIS = " … "
_MARK = re.compile(r"[,;:](?=\D|$)|[()]")
_STOP = re.compile(r"…|\.{2,}")
_LIST_MARK = re.compile(r"\s*(?:[-–+*•�.,;:…]+|\(?(?:\d{1,2}|[a-zđ])[.)])(?=\s)\s*")
_JOINT = re.compile(
    r"\s(?:và|hoặc|cùng với|cùng|trong đó|(?:bao )?gồm)\s(?:[^\W\d_]+\s){0,3}(?:\d|\w*\d+/)"
)
_NUMBER = re.compile(r"(?<![\w/])(?<!số )\d[\d.,/]*(?![\w.,/]*[/-][A-ZĐ])")
_TIME = re.compile(
    r"\b(?:(?:ước|dự kiến|dự ước|tính|từ|đến|hết|cuối|đầu|trong|giữa|riêng|kể từ)\s)*"
    r"(?<!hằng )(?<!hàng )(?<!mỗi )(?:các năm|năm|giai đoạn|nhiệm kỳ|tháng|quý|thời điểm|ngày)"
    r"(?:\s+(?:tháng\s+)?\d[\d/]*(?:\s*[-–]\s*\d[\d/]*)?|\s+qua|\s+này)*(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_WHOLE = re.compile(r"\s*(?:trong (?:số )?đó|bao gồm|gồm)(?!\w)", re.IGNORECASE)
_DANGLING = re.compile(r"\s+(?:và|hoặc|cùng)\s*$")
_QUOTED = re.compile(r"“[^”]*”")
#: The nouns of a list have few words; a clause has more.
_NOUN = 4
_LONGEST_LEAD = 160


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch between two marks; `mark` is the one before it, empty at the beginning."""

    start: int
    end: int
    mark: str


def statement_text(document: Document, span: Span) -> str:
    """The words that state a figure, with single blanks and an ellipsis between pieces.

    >>> text = "Trồng rừng đạt 9.000 ha, có 15 xã (7 xã vùng III; 8 xã vùng I), tăng 2%."
    >>> shown = lambda words: statement_text(Document(text), Span(at := text.index(words), at + 4))
    >>> shown("8 xã"), shown("2%.")
    ('có 15 xã … 8 xã vùng I', 'có 15 xã (7 xã vùng III; 8 xã vùng I), tăng 2%.')
    """
    return ELLIPSIS.join(" ".join(document[piece].split()) for piece in clause_of(document, span))


def clause_of(document: Document, span: Span) -> tuple[Span, ...]:
    """The pieces of text that state a figure: its clause, after the lead that it hangs on."""
    text = document.text
    start, stop = _sentence(document, span)
    parts = _parts(text, start, span.start)
    end = _clause_end(text, span, stop)
    first, lead = _begin(document, parts, span, text[span.end : end])
    pieces = [] if lead is None else [lead]
    clause = _span(document, first, end)
    if lead and text[lead.end : clause.start].strip() == "(" and text[end : end + 1] == ")":
        return (Span(lead.start, end + 1),)
    opened = _unclosed(text, clause)
    if opened is not None and text[end : end + 1] == ")":
        clause = Span(clause.start, end + 1)
    elif opened is not None:
        pieces.append(_span(document, clause.start, opened))
        clause = _span(document, opened + 1, end)
    if pieces and not text[pieces[-1].end : clause.start].strip(" ,:;\n"):
        clause = Span(pieces.pop().start, clause.end)
    return (*pieces, clause)


def _begin(
    document: Document, parts: Sequence[_Part], span: Span, after: str
) -> tuple[int, Span | None]:
    """Where the clause of the last part begins, and the lead of a clause that is an item."""
    text = document.text
    at = len(parts) - 1
    if at and _is_hanging(text, parts[at], span):
        at -= 1
        while at and parts[at].mark == "," and _is_item(text, parts[at]):
            at -= 1
        return parts[_label(text, parts, at) if _is_item(text, parts[at]) else at].start, None
    if at and _is_item(text, parts[at]):
        at = _label(text, parts, at)
        if not _is_item(text, parts[at]):
            return _label_start(text, parts, at), None
        return parts[at].start, _lead(document, parts, at, after) if at else None
    if at and _is_whole(text, parts[at]):
        return parts[at].start, _whole(document, parts, at - 1)
    return parts[_subject(text, parts, at, _measures(text, span))].start, None


def _subject(text: str, parts: Sequence[_Part], at: int, measures: bool) -> int:
    """The part that names what is measured: *tỷ lệ chất thải được thu gom, xử lý đạt 99%*.

    A few words before a measure are the last of a list: *ủng hộ vùng bị thiên tai, dịch bệnh 3 tỷ*.
    """
    first = at
    while first and parts[first].mark == "," and _number(text, parts[first - 1]) is None:
        first -= 1
        if _words("quantity").search(text[parts[first].start : parts[first].end].lower()):
            return first
    is_last = first < at and measures and len(_WORD.findall(_head(text, parts[at]))) < _NOUN
    return at - 1 if is_last else at


def _unclosed(text: str, span: Span) -> int | None:
    """Offset of the first bracket that a span opens and does not close."""
    opened: list[int] = []
    for mark in re.finditer(r"[()]", text[span.start : span.end]):
        if mark[0] == "(":
            opened.append(span.start + mark.start())
        elif opened:
            opened.pop()
    return opened[0] if opened else None


def _sentence(document: Document, span: Span) -> tuple[int, int]:
    """Where the sentence of a figure begins, without the mark of a list, and where it ends."""
    text = document.text
    start = _paragraph_start(document, span.start)
    while stop := first_stop(text[start : span.start]):
        start += stop
    while (mark := _LIST_MARK.match(text, start)) and mark.end() <= span.start:
        start = mark.end()
    end = _paragraph_end(document, span.end)
    length = first_stop(text[span.end : end])
    return start, end if length is None else span.end + length


def _paragraph_start(document: Document, at: int) -> int:
    text = document.text
    while (line := text.rfind("\n", 0, at)) >= 0:
        before = _before_space(text, line)
        if not continues(document, before, _after_space(text, line + 1)):
            break
        at = before
    return line + 1


def _paragraph_end(document: Document, at: int) -> int:
    text = document.text
    while (line := text.find("\n", at)) >= 0:
        after = _after_space(text, line)
        if after == len(text) or not continues(document, _before_space(text, line), after):
            return line
        at = after
    return len(text)


def _before_space(text: str, at: int) -> int:
    """Where white space begins that ends at an offset; a long text is not copied for it."""
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _after_space(text: str, at: int) -> int:
    """Where white space ends that begins at an offset."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _parts(text: str, start: int, end: int) -> list[_Part]:
    """The stretches that lead to an offset; what closed brackets hold belongs to the one before."""
    parts = [_Part(start, end, "")]
    opened: list[int] = []
    quoted = [quote.span() for quote in _QUOTED.finditer(text, start, end)]
    for mark in _MARK.finditer(text, start, end):
        if any(first < mark.start() < last for first, last in quoted):
            continue
        if mark[0] == ")":
            if opened:
                del parts[opened.pop() :]
                parts[-1] = replace(parts[-1], end=end)
            continue
        if mark[0] == "(":
            opened.append(len(parts))
        after = mark.end()
        while after < end and text[after].isspace():
            after += 1
        parts[-1] = replace(parts[-1], end=mark.start())
        parts.append(_Part(after, end, mark[0]))
    return _whole_nouns(text, parts)


def _whole_nouns(text: str, parts: list[_Part]) -> list[_Part]:
    """The same, where *tỉnh, thành phố* behind a number is no part of its own."""
    found = parts[:1]
    for part in parts[1:]:
        words = text[part.start : part.end]
        before = text[found[-1].start : found[-1].end]
        is_noun = 0 < len(words.split()) <= _NOUN and not _NUMBER.search(words)
        if part is parts[-1]:
            unit = read_unit(text, part.start)
            is_noun = unit is not None and unit.dimension == "count"
        if part.mark == "," and is_noun and _NUMBER.search(before):
            found[-1] = replace(found[-1], end=part.end)
        else:
            found.append(part)
    return found


def _clause_end(text: str, span: Span, stop: int) -> int:
    """Where the clause ends: at a mark, a bracket, or before the words of the next number."""
    end, chained = stop, 0
    for mark in re.compile(f"{_MARK.pattern}|{_STOP.pattern}").finditer(text, span.end, stop):
        if mark[0] == "," and (chained := _goes_on(text, span.end, mark, stop, chained)):
            continue
        end = mark.start()
        break
    joint = _JOINT.search(text, span.end, end)
    if joint and text[span.end : joint.start()].strip():
        end = joint.start()
    end = span.end + len(text[span.end : end].rstrip(" .;,:\n"))
    return max(end, span.end)


def _goes_on(text: str, start: int, mark: re.Match[str], stop: int, chained: int) -> int:
    """How many nouns a list has so far, where words after a comma go on with it; else 0.

    A long one is the last, which is told as -1.
    """
    after = _MARK.search(text, mark.end(), stop)
    words = text[mark.end() : after.start() if after else stop].strip().lower()
    most = _NOUN if text[start : mark.start()].strip() else 2
    is_verb = _words("hanging", "bare", "predicate").match(words)
    if not words or is_verb or chained < 0 or any(map(str.isdigit, words)):
        return 0
    if len(words.split()) > most:
        return -1 if chained else 0
    return chained + 1


def _head(text: str, part: _Part) -> str:
    """The words of a part before its first number, without those that tell a time."""
    words = _TIME.sub(" ", text[part.start : part.end])
    number = _NUMBER.search(words)
    return (words[: number.start()] if number else words).lower()


def _is_item(text: str, part: _Part) -> bool:
    """Whether a part says of its own accord only a number, or when: it hangs on what is before."""
    return not _WORD.search(_words("bare").sub(" ", _head(text, part)))


def _is_hanging(text: str, part: _Part, span: Span) -> bool:
    """Whether a part says only by how much something grew, or what share of it something is."""
    return _says_only_how_much(text, replace(part, end=span.start)) and _measures(text, span)


def _says_only_how_much(text: str, part: _Part) -> bool:
    head = _head(text, part)
    rest = _words("bare").sub(" ", _words("hanging").sub(" ", head))
    return bool(_words("hanging").search(head)) and not _WORD.search(rest)


def _measures(text: str, span: Span) -> bool:
    """Whether a figure names no thing that it counts: *25%*, *3 tỷ đồng*."""
    return not _WORD.search(_words("measure").sub(" ", text[span.start : span.end].lower()))


def _label(text: str, parts: Sequence[_Part], at: int) -> int:
    """The part that labels one, with a colon between: *năm 2021: 23/63*; else the same."""
    while at and parts[at].mark == ":":
        at -= 1
        if not _is_item(text, parts[at]):
            break
    return at


def _label_start(text: str, parts: Sequence[_Part], at: int) -> int:
    """Where a label begins, which may be a list itself: *lĩnh vực văn hóa, xã hội: 692 mô hình*."""
    while (
        at
        and parts[at].mark == ","
        and not _NUMBER.search(text[parts[at - 1].start : parts[at - 1].end])
    ):
        at -= 1
    return parts[at].start


def _lead(document: Document, parts: Sequence[_Part], item: int, after: str) -> Span | None:
    """The words that an item hangs on; None where it stands for itself."""
    text = document.text
    is_clause = _words("predicate").search(after.lower())
    if parts[item].mark == ";" and is_clause and all(part.mark != "(" for part in parts):
        return None
    at = item
    while at:
        before = parts[at - 1]
        if parts[at].mark == "(" or _is_whole(text, parts[at]):
            return _whole(document, parts, at - 1)
        if parts[at].mark == ";":
            first = _row_start(parts, at - 1)
            if not first or not _is_item(text, parts[first]):
                return _run(document, parts[first:at])
            at = first
        elif at == item and _WORD.search(_head(text, before)):
            return _whole(document, parts, at - 1)
        elif at == 1 or not _is_item(text, before):
            return _run(document, parts[at - 1 : at])
        else:
            at -= 1
    return None


def _row_start(parts: Sequence[_Part], at: int) -> int:
    """The first part of what stands between two semicolons."""
    while at and parts[at].mark not in ("(", ";"):
        at -= 1
    return at


def _whole(document: Document, parts: Sequence[_Part], at: int) -> Span:
    """A part with the one that it says a size or a growth of."""
    first = at
    while first and parts[first].mark == "," and _says_only_how_much(document.text, parts[first]):
        first -= 1
    return _span(document, _with_number(document.text, parts, first), parts[at].end)


def _with_number(text: str, parts: Sequence[_Part], at: int) -> int:
    """Where a lead begins: the nouns of a list go with the number before them."""
    first = at
    while not _number(text, parts[first]) and first and parts[first].mark == ",":
        first -= 1
    return parts[first if _number(text, parts[first]) else at].start


def _is_whole(text: str, part: _Part) -> bool:
    """Whether what stands before a part is the whole of what it tells."""
    return _WHOLE.match(text, part.start, part.end) is not None


def _number(text: str, part: _Part) -> int | None:
    """Offset of the first number of a part that tells no time."""
    words = _TIME.sub(lambda time: " " * len(time[0]), text[part.start : part.end])
    number = _NUMBER.search(words)
    return part.start + number.start() if number else None


def _run(document: Document, parts: Sequence[_Part]) -> Span | None:
    """The words of the first parts up to their first item, or their first number."""
    text = document.text
    start = end = parts[0].start
    for part in parts:
        if part is not parts[0] and _is_item(text, part):
            break
        if part.end - start > _LONGEST_LEAD:
            start = part.start
        number = _number(text, part)
        follows = [each for each in parts[parts.index(part) + 1 :] if _is_whole(text, each)]
        end = part.end if number is None or follows else number
        if number is not None:
            break
    lead = _span(document, start, start + len(_DANGLING.sub("", text[start:end])))
    colon = text[lead.end : lead.end + 1] == ":"
    return Span(lead.start, lead.end + colon) if lead.start < lead.end else None


def _span(document: Document, start: int, end: int) -> Span:
    return document.trim(Span(start, end))


@cache
def _words(*kinds: str) -> re.Pattern[str]:
    """Pattern of the words of some kinds, as whole words."""
    return re.compile(rf"(?<!\w)(?:{any_of(_listed(*kinds))})(?!\w)")


def _listed(*kinds: str) -> tuple[str, ...]:
    table = rows("lskg.text", "clause_words.csv")
    return tuple(row["word"].lower() for row in table if row["kind"] in kinds)
