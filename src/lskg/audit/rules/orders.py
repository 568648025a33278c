"""Figures that compare as words say: higher, lower, as much as was aimed at, rising."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from lskg.audit.annotated_text import AnnotatedText, related
from lskg.audit.checks import Check, judge
from lskg.audit.intervals import Interval
from lskg.extract.figures.records import Figure

_HIGHER = re.compile(r"(?<!\w)(?:cao hơn|lớn hơn|nhiều hơn)(?!\w)", re.IGNORECASE)
_LOWER = re.compile(r"(?<!\w)(?:thấp hơn|nhỏ hơn|ít hơn)(?!\w)", re.IGNORECASE)
_REACHED = re.compile(r"(?<!\w)đạt (?:mức )?(?:chỉ tiêu|mục tiêu|kế hoạch)(?!\w)", re.IGNORECASE)
_RISING = re.compile(
    r"(?<!\w)tăng (?:dần |đều |liên tục |nhanh |cao )*(?:qua (?:các|từng)|theo từng|từng|hằng|hàng)"
    r" năm(?!\w)",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?<!\w)(?:chưa|không)(?:\s+\w+){0,2}\s*$", re.IGNORECASE)
_YEAR = re.compile(r"[0-9]{4}")
_LEAST = 3


def find_orders(text: AnnotatedText) -> Iterator[Check]:
    """The figures that compare as words say.

    Figures that do not are no error: the words may compare something else.
    """
    for figure in text.figures:
        for start in related(figure, "detail-of"):
            if _is_as_told(text, text.by_start[start], figure):
                yield _order(text, text.by_start[start], [figure])
    for note in text.footnotes:
        members = [each for each in text.figures if note.span.contains(each.span)]
        if note.anchor is not None and _rises(text, note.anchor) and _is_rising(members):
            yield _order(text, members[-1], members[:-1])


def _is_as_told(text: AnnotatedText, level: Figure, other: Figure) -> bool:
    """*Tăng 7,16%; cao hơn giai đoạn trước (5,2%), đạt mức chỉ tiêu từ 7 - 7,5%*."""
    if level.unit != other.unit or level.kind != other.kind or level.low != level.high:
        return False
    lead = text.lead(other)
    is_within = other.low < other.high and other.low <= level.low <= other.high
    comparisons = (
        (_HIGHER, level.low > other.high),
        (_LOWER, level.low < other.low),
        (_REACHED, is_within),
    )
    return any(holds and _says(pattern, lead) for pattern, holds in comparisons)


def _says(pattern: re.Pattern[str], words: str) -> bool:
    match = pattern.search(words)
    return match is not None and _NOT.search(words[: match.start()]) is None


def _rises(text: AnnotatedText, anchor: int) -> bool:
    """Whether words before the mark of a footnote say that something rose year by year."""
    sentence = text.sentences[text.sentence_at(anchor)]
    return _says(_RISING, text.document.text[sentence.start : anchor])


def _is_rising(members: Sequence[Figure]) -> bool:
    """Whether figures tell one indicator year after year, each more than the one before."""
    years = [each.period or "" for each in members]
    alike = {(each.indicator, each.unit, each.kind, each.area) for each in members}
    return (
        len(members) >= _LEAST
        and len(alike) == 1
        and all(_YEAR.fullmatch(each) for each in years)
        and years == sorted(set(years))
        and all(one.high < two.low for one, two in itertools.pairwise(members))
    )


def _order(text: AnnotatedText, stated: Figure, others: Sequence[Figure]) -> Check:
    amounts = [text.amount(each) for each in others]
    found = judge("order", text.amount(stated), amounts, _last)
    return replace(found, verdict="consistent", slack=Fraction(0))


def _last(operands: Sequence[Interval]) -> Interval:
    return operands[-1]
