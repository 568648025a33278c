"""Totals and their parts: sums, parts that cannot exceed their total, and rates of parts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

from lskg.audit.amounts import Amount, is_counted
from lskg.audit.annotated_text import AnnotatedText, related
from lskg.audit.checks import Check, judge
from lskg.audit.intervals import total
from lskg.extract.figures.records import Figure
from lskg.text.word_lists import any_of, lines

_CLOSED = re.compile(r"(?<!\w)(?:gồm|bao gồm|chia ra|chia thành|cụ thể)(?!\w)", re.IGNORECASE)
_SOME = re.compile(
    r"^\W*(?:trong đó|riêng|nhất là|trong số|tính riêng|như|điển hình)(?!\w)", re.IGNORECASE
)
_OPEN = re.compile(r"…|\.\.\.|(?<!\w)v\.v")
_LIST = re.compile(r"(?<!\w)(?:gồm|bao gồm|chia ra|trong đó)(?!\w)", re.IGNORECASE)
_FINISHED = re.compile(
    r"(?<!\w)(?:kết thúc|giải quyết xong|hòa giải thành công|hòa giải thành)\W*$", re.IGNORECASE
)
#: By how much an open list may exceed its total and still be meant to make it.
_NEAR = Fraction(1, 10)
#: By how much a closed list may miss its total and still be meant to make it.
_FAR = Fraction(1, 2)
#: How far behind the last part its words may stand.
_BEHIND = 40


def find_sums(text: AnnotatedText) -> Iterator[Check]:
    """The checks of totals with their parts."""
    groups = _related_groups(text)
    _add_listed(text, groups)
    for start, parts in groups.items():
        whole = text.by_start[start]
        for run in _runs(text, parts):
            alike = [each for each in run if _adds_up(whole, each)]
            if alike:
                yield from _checks(text, whole, alike)
    known = {part.span.start for parts in groups.values() for part in parts}
    for whole, parts in _noted(text, known):
        yield from (each for each in _checks(text, whole, parts) if each.rule == "sum")
    yield from _finished(text, known)


def _related_groups(text: AnnotatedText) -> dict[int, list[Figure]]:
    """The parts of each total as the figures themselves say."""
    groups: dict[int, list[Figure]] = {}
    for figure in text.figures:
        for start in related(figure, "part-of"):
            groups.setdefault(start, []).append(figure)
        for start in related(figure, "detail-of"):
            whole = text.by_start[start]
            if whole.unit == figure.unit != "PERCENT" and whole.kind == figure.kind:
                groups.setdefault(start, []).append(figure)
    return groups


def _add_listed(text: AnnotatedText, groups: dict[int, list[Figure]]) -> None:
    """*X dự án, gồm A dự án …, B dự án …* where nothing else says so."""
    known = {part.span.start for parts in groups.values() for part in parts}
    for members in text.groups():
        for whole, following in itertools.pairwise(members):
            if whole.span.start in known or following.span.start in known:
                continue
            if not _LIST.search(text.between(whole, following)) or not _same(whole, following):
                continue
            level = text.level(following)
            parts = [
                each
                for each in members
                if each.span >= following.span and _same(whole, each) and text.level(each) == level
            ]
            groups.setdefault(whole.span.start, []).extend(
                each for each in parts if each.span.start not in known
            )
            known |= {each.span.start for each in parts}


def _noted(text: AnnotatedText, known: Container[int]) -> Iterator[tuple[Figure, list[Figure]]]:
    """A footnote that begins with a list divides the figure that its mark stands behind."""
    for note in text.footnotes:
        behind = [] if note.anchor is None else _amounts_before(text, note.anchor)
        inside = [each for each in text.figures if note.span.contains(each.span)]
        if not behind or not inside:
            continue
        whole, level = behind[-1], text.level(inside[0])
        parts = [each for each in inside if _same(whole, each) and text.level(each) == level]
        free = not any(each.span.start in known for each in parts)
        if len(parts) > 1 and parts[0] is inside[0] and free:
            yield whole, parts


def _finished(text: AnnotatedText, known: Container[int]) -> Iterator[Check]:
    """*Triển khai A cuộc thanh tra, kết thúc B cuộc*: what came to its end was part of all."""
    for members in text.groups():
        for whole, part in itertools.pairwise(members):
            tied = _same(whole, part) and is_counted(whole) and is_counted(part)
            if not tied or part.span.start in known or text.level(whole) != text.level(part):
                continue
            if part.low <= whole.low and _FINISHED.search(text.lead(part)):
                found = judge("part", text.amount(whole), [text.amount(part)], total)
                yield replace(found, verdict="consistent")


def _amounts_before(text: AnnotatedText, anchor: int) -> list[Figure]:
    """The counts and amounts of a sentence before the mark of a footnote."""
    return [
        each
        for each in text.members(text.sentence_at(anchor))
        if each.span.end <= anchor
        and each.unit != "PERCENT"
        and each.kind not in {"change", "rate", "rank"}
    ]


def _runs(text: AnnotatedText, parts: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The parts of one total in the lists that they stand in."""
    lists: dict[tuple[int, int], list[Figure]] = {}
    for part in sorted(parts, key=lambda each: each.span):
        lists.setdefault(text.level(part), []).append(part)
    yield from lists.values()


def _same(whole: Figure, part: Figure) -> bool:
    if part.kind in {"change", "rate", "rank", "share"} and part.kind != whole.kind:
        return False
    return whole.unit is not None and whole.unit == part.unit and whole.unit != "PERCENT"


def _adds_up(whole: Figure, part: Figure) -> bool:
    """Whether a part is of the dimension of its total."""
    if len({each.kind in {"change", "rate"} for each in (whole, part)}) > 1:
        return False
    return whole.unit == part.unit or (is_counted(whole) and is_counted(part))


def _checks(text: AnnotatedText, whole: Figure, parts: Sequence[Figure]) -> Iterator[Check]:
    stated, amounts = text.amount(whole), [text.amount(each) for each in parts]
    found = judge("sum", stated, amounts, total)
    if len(parts) > 1:
        if found.verdict.startswith("consistent"):
            yield found
            return
        if whole.unit == "PERCENT" and _is_mean(stated, amounts):
            yield replace(found, rule="average", verdict="undecidable")
            return
        if _is_wrong(text, found, whole, parts):
            yield _elsewhere(text, found, whole, parts) or found
            return
    if _is_told(text, whole, parts):
        part = _as_part(text, replace(found, rule="part"), stated, amounts)
        if part is not None:
            yield part


def _elsewhere(
    text: AnnotatedText, found: Check, whole: Figure, parts: Sequence[Figure]
) -> Check | None:
    """The check with an earlier total that the parts do make, where brackets stand behind two."""
    at = text.sentence(whole)
    amounts = [text.amount(each) for each in parts]
    for each in (*text.members(at - 1), *text.members(at)):
        if each.span < whole.span and _same(whole, each):
            other = judge("sum", text.amount(each), amounts, total)
            if other.verdict == "consistent":
                return other
    return None


def _is_told(text: AnnotatedText, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether words tell that the first is a total; what a person read needs none."""
    if any(each.kind in {"change", "rate"} for each in (whole, *parts)):
        return False
    if parts[0].method == "curated":
        return True
    return _LIST.search(text.between(whole, parts[0])) is not None


def _is_mean(stated: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether a rate lies between the rates of its parts, as their mean must."""
    return min(each.low for each in amounts) <= stated.low <= max(each.high for each in amounts)


def _is_wrong(text: AnnotatedText, found: Check, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a list that does not make its total was meant to make it.

    A closed list was. An open one (*trong đó*) may leave parts out, and its groups may overlap:
    only one that comes out a little too large was.
    """
    if found.verdict != "error" or has_overlap(_words(text, whole, parts)):
        return False
    if len({each.period for each in parts}) > 1:
        return False
    excess = found.computed - found.expected
    if _is_closed(text, whole, parts) and whole.unit != "PERCENT":
        return abs(excess) <= abs(found.expected) * _FAR
    return 0 < excess <= abs(found.expected) * _NEAR


def _is_closed(text: AnnotatedText, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a list says that it is complete: by *gồm*, or in brackets without *trong đó*."""
    if text.sentence(whole) != text.sentence(parts[0]):
        return False
    inside = text.opening(parts[0])
    if _OPEN.search(inside or text.after(whole)):
        return False
    if _CLOSED.search(text.between(whole, parts[0])):
        return True
    if not inside or text.level(whole) == text.level(parts[0]) or _SOME.match(inside):
        return False
    others = [
        each
        for each in text.members(text.sentence(whole))
        if text.level(each) == text.level(parts[0])
    ]
    return all(each in parts or each.unit == "PERCENT" for each in others)


def _as_part(
    text: AnnotatedText, found: Check, stated: Amount, amounts: Sequence[Amount]
) -> Check | None:
    """Parts of a list that is not complete: none can exceed the total."""
    if found.computed <= found.expected or found.verdict.startswith("consistent"):
        return replace(found, verdict="consistent")
    first = amounts[0]
    members = text.members(text.sentence(stated.figure))
    beside = stated.figure in members and members.index(stated.figure) + 1 < len(members)
    next_ = members[members.index(stated.figure) + 1] if beside else None
    alike = first.figure.unit == stated.figure.unit and first.figure is next_
    exact = not stated.hedged and not first.hedged
    if len(amounts) == 1 and alike and exact and first.figure.unit != "PERCENT":
        return replace(found, verdict="error")
    return None


def _words(text: AnnotatedText, whole: Figure, parts: Sequence[Figure]) -> str:
    """What is said of the parts: from the total to the words behind the last one."""
    first = parts[0].span.start if parts[0].span > whole.span else whole.span.start
    last = parts[-1]
    sentence = text.sentences[text.sentence(last)]
    start = max(sentence.start, min(first, whole.span.end))
    return text.document.text[start : min(sentence.end, last.span.end + _BEHIND)]


def has_overlap(words: str) -> bool:
    """Whether some words name a group that cuts across others.

    >>> has_overlap("60 người là nữ, 70 người dân tộc thiểu số"), has_overlap("07 thoả thuận")
    (True, False)
    """
    return _pattern().search(words) is not None


@cache
def _pattern() -> re.Pattern[str]:
    words = any_of(lines("lskg.audit.rules", "overlap_words.txt"))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
