"""Numbers of things that are named beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from lskg.audit.amounts import is_counted
from lskg.audit.annotated_text import AnnotatedText
from lskg.audit.checks import Check, judge
from lskg.audit.intervals import Interval
from lskg.extract.figures.records import Figure
from lskg.text.document import Span

#: What ends a list that is whole.
_END = r"(?=[.;:()\n]|$)(?!\.\.)"
#: *05 trụ cột gồm: A, B và C*; *02 giải pháp: A và B*
_COLON = re.compile(
    r"[^,;:.()0-9…]{0,60}?(?::|(?<!\w)(?:gồm|bao gồm)(?: có)?:?)\s+(?P<names>[^.;:()…\n]+)" + _END
)
#: *02 đơn vị tự chủ (A, B)*
_BRACKETS = re.compile(
    r"[^,;:.()0-9…]{0,60}\((?:(?:gồm|bao gồm):?\s+)?(?P<names>[^.:()…\n]+)\)", re.IGNORECASE
)
#: *04 tỉnh A, B, C, D*
_NEXT = re.compile(r"\s+(?P<names>[^.;:()…\n0-9]+)" + _END)
_COMMA = re.compile(r"[,;]\s+")
_AND = re.compile(r"\s+và\s+")
_BOTH = re.compile(r"[,;]\s+|\s+và\s+")
_MERGED = re.compile(r"(?:hợp nhất|sáp nhập)\s+", re.IGNORECASE)
_MOST = 20
_LONGEST = 80


def find_counts(text: AnnotatedText) -> Iterator[Check]:
    """The numbers that as many names follow.

    A list that does not come to its number is no error: a name may hold a comma or *và*.
    """
    for figure in text.figures:
        if not _is_number_of_things(figure):
            continue
        found = (count(text, figure, names, merged) for names, merged in _lists(text, figure))
        agreeing = next((each for each in found if each.verdict == "consistent"), None)
        if agreeing is not None:
            yield agreeing


def count(
    text: AnnotatedText, stated: Figure, names: Sequence[Span], merged: bool = False
) -> Check:
    """The check of a number with the things that are named.

    Args:
        text: the text.
        stated: the number.
        names: where the things are named.
        merged: whether the things became one, so that there are fewer by all of them but one.
    """
    number = Interval.point(Fraction(len(names) - merged))
    found = judge("count", text.amount(stated), [], lambda _: number)
    return replace(found, names=tuple(names))


def is_merger(text: AnnotatedText, stated: Figure, names: Sequence[Span]) -> bool:
    """Whether the words between a number that falls and the first name tell of a merger."""
    words = text.document.text[stated.span.end : names[0].start]
    return stated.direction == "decrease" and _MERGED.search(words) is not None


def _is_number_of_things(figure: Figure) -> bool:
    return (
        is_counted(figure)
        and figure.unit not in {None, "rank"}
        and figure.kind in {"count", "change", "level"}
        and figure.comparator == "="
        and figure.low == figure.high
        and 1 <= figure.low <= _MOST
        and figure.denominator is None
    )


def _lists(text: AnnotatedText, figure: Figure) -> Iterator[tuple[list[Span], bool]]:
    """The ways to read what stands behind a number as a list of names."""
    behind = text.after(figure)
    for pattern in (_COLON, _BRACKETS, _NEXT):
        match = pattern.match(behind)
        if match is None:
            continue
        start, end = match.span("names")
        merger = _MERGED.match(behind, start, end) if figure.direction == "decrease" else None
        for names in _splits(behind, Span(merger.end() if merger else start, end)):
            if _are_names([behind[each.start : each.end] for each in names], pattern is not _COLON):
                yield [each.shift(figure.span.end) for each in names], merger is not None


def _splits(words: str, span: Span) -> Iterator[list[Span]]:
    """A list taken apart at each comma and *và*, and at commas and the first *và* of the rest."""
    yield _split(words, span, _BOTH)
    parts = _split(words, span, _COMMA)
    match = _AND.search(words, parts[-1].start, parts[-1].end)
    if match is not None:
        last = [Span(parts[-1].start, match.start()), Span(match.end(), parts[-1].end)]
        yield parts[:-1] + last


def _split(words: str, span: Span, pattern: re.Pattern[str]) -> list[Span]:
    spans, start = [], span.start
    for match in pattern.finditer(words, span.start, span.end):
        spans.append(Span(start, match.start()))
        start = match.end()
    end = start + len(words[start : span.end].rstrip())
    return [*spans, Span(start, end)]


def _are_names(names: Sequence[str], capitals: bool) -> bool:
    """Whether words may be names: short, without numbers; with capitals where nothing leads."""
    return len(names) > 1 and all(
        0 < len(name) <= _LONGEST
        and not any(each.isdigit() for each in name)
        and (name[0].isupper() or not capitals)
        for name in names
    )
