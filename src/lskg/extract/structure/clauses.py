"""The clause that a footnote mark closes.

It is what the sentence says up to the mark, from the semicolon, the end of the sentence, or the
mark of another note before it; and from the last comma behind which something is said anew, with
a verb of its own: *Du lịch phát triển, hạ tầng du lịch dần được hoàn thiện*. A comma between what
a list holds ends no clause, be they nouns or verbs with one object (*đã bố trí, giải ngân 5 tỷ
đồng*). Words that open a clause lie beside the module (`clause_openings.csv`), with those that do
so always; the others may be nouns of a list (*công tác thu hồi, giao đất, cấp giấy*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from lskg.text.document import Document, Span
from lskg.text.sentences import paragraphs, sentences
from lskg.text.word_lists import any_of, rows

_OPENING = re.compile(
    r"(?:[\s.,;:)”…]|(?:và|hoặc|đồng thời)\s|[-–+*•]\s|\(?[0-9]{1,2}\)\s|[a-zđ]\)\s)+"
)
_PAIRS = {")": "(", "”": "“", "]": "["}
#: Words of a verb alone, at most: *đã bố trí*, *Tập trung lãnh đạo*.
_BARE = 4
_TOLD = re.compile(
    r"(?<!\w)(?:được|đạt|đã|có|phát triển (?:tích cực|mạnh|khá|nhanh|ổn định|an toàn|toàn diện))"
    r"(?!\w)",
    re.IGNORECASE,
)
# A subject that something is said of: *nguồn lợi thủy sản được bảo vệ*.
_ANEW = re.compile(r"[^,;]{4,}?\s(?:được|dần|đã|ngày càng|từng bước|tiếp tục)\s", re.IGNORECASE)
# *được bồi dưỡng*, *được quan tâm lãnh đạo*: what follows may be done to the same.
_PASSIVE = re.compile(r"(?<!\w)được(?:\s+\w+){1,4}(?:,(?:\s+\w+){1,3})*\s*$", re.IGNORECASE)
# Nouns of action, which a list of verbs may follow: *công tác thu hồi, giao đất*.
_OF_ACTION = re.compile(
    r"(?<!\w)(?:công tác|việc|giải pháp|biện pháp|chính sách|để)(?!\w).*$",
    re.IGNORECASE | re.DOTALL,
)


def clauses_before(document: Document, body: Span, anchors: Iterable[int]) -> dict[int, Span]:
    """The clause that ends at each mark, by the offset of the mark.

    Args:
        document: the text.
        body: the part of it that the marks stand in.
        anchors: offsets of the marks.
    """
    found: dict[int, Span] = {}
    waiting = sorted(anchors)
    for paragraph in paragraphs(document, body):
        last = paragraph.start
        for anchor in (each for each in waiting if paragraph.start < each <= paragraph.end):
            found[anchor] = _clause(document, paragraph.start, last, anchor)
            last = anchor
    return found


def _clause(document: Document, first: int, last: int, anchor: int) -> Span:
    """The clause up to a mark, in a paragraph that begins at `first` and has a mark at `last`."""
    begins = [each.start for each in sentences(document, Span(first, anchor))]
    start = max(last, *begins, first)
    commas = _outside(document.text, start, anchor, ",;")
    start = max((at + 1 for at in commas if document.text[at] == ";"), default=start)
    start = _said_anew(document.text, start, anchor, [at for at in commas if at >= start])
    opening = _OPENING.match(document.text, start, anchor)
    if opening and opening.end() < anchor:
        start = opening.end()
    return document.trim(Span(start, anchor))


def _outside(text: str, start: int, end: int, signs: str) -> list[int]:
    """Where signs stand in no bracket or quotation of their own, in reading order."""
    open_: list[str] = []
    found = []
    for at in range(end - 1, start - 1, -1):
        character = text[at]
        if character in _PAIRS:
            open_.append(_PAIRS[character])
        elif open_ and character == open_[-1]:
            open_.pop()
        elif character in signs and not open_:
            found.append(at)
    return found[::-1]


def _said_anew(text: str, start: int, end: int, commas: list[int]) -> int:
    """Offset behind the last comma after which something is said anew, or the start."""
    begins = start
    for at, following in pairwise([*commas, end]):
        segment = re.sub(r"^[\s….]+", "", text[at + 1 : following])
        if _opens(segment, text[begins:at]):
            begins = at + 1
    return begins


def _opens(segment: str, before: str) -> bool:
    """Whether words behind a comma open a clause, after those of the clause before it."""
    word = _openings().match(segment)
    if word is None:
        return bool(_ANEW.match(segment) and _TOLD.search(before))
    if word["always"]:
        return True
    passive, acted = _PASSIVE.search(before), _OF_ACTION.search(before)
    listed = acted and not _TOLD.search(acted[0])
    return not (passive or listed or _is_chain(before))


def _is_chain(before: str) -> bool:
    """Whether a clause has only verbs so far, which share the object to come."""
    return all(len(part.split()) <= _BARE for part in before.split(","))


@cache
def _openings() -> re.Pattern[str]:
    table = rows("lskg.extract.structure", "clause_openings.csv")
    always, others = (
        any_of(row["words"] for row in table if bool(row["always"]) is wanted)
        for wanted in (True, False)
    )
    # *triển khai 1.429 cuộc thanh tra, kết thúc 1.398 cuộc*: more of what was counted.
    return re.compile(rf"(?:(?P<always>{always})(?!\w)|(?:{others})(?!\w|\s+[0-9]))", re.IGNORECASE)
