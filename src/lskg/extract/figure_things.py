"""Which named things numbers are of: the one that opens the clause, or the label before it.

*Quỹ “Vì người nghèo” đã vận động được 43 tỷ đồng* is about the fund, and so is a part of what it
raised, and what the next clause says that it did. A name elsewhere in the clause may be anything,
so the rules take none: a row of curation says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from lskg.extract.figures.records import PIECES, Figure
from lskg.extract.records import Mention
from lskg.text.clauses import clause_of
from lskg.text.document import Document, Span
from lskg.text.word_lists import any_of, lines

_PACKAGE = "lskg.extract.figures"
#: Bodies, which do things.
_BODIES = frozenset(
    {
        *("Organization", "PartyOrganization", "PartyCommittee", "StateBody", "PeoplesCommittee"),
        *("PeoplesCouncil", "SpecializedAgency", "JudicialBody", "FatherlandFront"),
        *("SocioPoliticalOrganization", "Association", "ArmedForcesUnit", "Enterprise"),
        *("NationalAssemblyDelegation",),
    }
)
#: Classes of things whose own numbers a report tells.
_KINDS = _BODIES | {
    *("Product", "Event", "Project", "Programme", "Scheme", "Movement", "InformationSystem"),
    *("EconomicZone", "TouristPlace", "Award", "LegalDocument", "Person"),
}
# What may stand before the name of the thing: *toàn Đảng bộ tỉnh có*, *vùng trồng Ớt cay với*,
# *Trong nhiệm kỳ, Ban Thường vụ Tỉnh ủy đã*, *cấp ủy, ủy ban kiểm tra các cấp đã*.
_OPENING = re.compile(
    r"\W*(?:(?:trong (?:số )?đó|riêng|toàn|các|diện tích|sản lượng|vùng|sản xuất|trồng|cây"
    r"|nhà máy|dự án|công trình|vđv|vận động viên|kết quả,|đến nay,|cấp [uủ][ỷy],"
    r"|(?:trong |qua |cả )?(?:nhiệm kỳ|giai đoạn|năm)(?: \d{4}(?:\s*[-–]\s*\d{4})?)?,)\s+)*",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,|và)\s*")
_LABEL = re.compile(r"\s*:")
_WHOLES = (*PIECES, "change-of")


@cache
def _deed() -> re.Pattern[str]:
    """What opens a clause whose subject is that of the clause before: *; tặng bằng khen cho*."""
    verbs = {*lines(_PACKAGE, "deeds.txt"), *lines(_PACKAGE, "further_deeds.txt")}
    return re.compile(rf"\W*(?:và |đã |được )*(?:{any_of(verbs)}|tặng)(?!\w)", re.IGNORECASE)


def find_things(
    figures: Sequence[Figure],
    mentions: Sequence[Mention],
    kinds: Mapping[str, str],
    document: Document,
    sentence_of: Callable[[Span], Span],
) -> dict[int, tuple[str, ...]]:
    """The keys of the things that figures are about, by where the figure starts.

    Args:
        figures: all of a text, in reading order.
        mentions: where things are named.
        kinds: the class of each thing, by its key.
        document: the text.
        sentence_of: gives the sentence around a span.
    """
    named = [each for each in mentions if each.role == "name"]
    known = sorted(
        (each for each in named if kinds.get(each.entity) in _KINDS), key=lambda each: each.span
    )
    found: dict[int, tuple[str, ...]] = {}
    doers: set[str] = set()
    last: Span | None = None
    for figure in figures:
        sentence = sentence_of(figure.span)
        inside = [each for each in known if sentence.contains(each.span)]
        if sentence != last:
            doers, last = {*_first_doer(inside, named, kinds, document, sentence)}, sentence
        thing = _opener(figure, inside, named, document)
        if thing is not None and kinds[thing] in _BODIES:
            doers.add(thing)
        thing = thing or _label(figure, inside, document, sentence)
        if thing is not None:
            found[figure.span.start] = (thing,)
        elif len(doers) == 1 and _goes_on(figure, inside, document):
            found[figure.span.start] = tuple(doers)
    return found | dict(_of_wholes(figures, found, known, document, sentence_of))


def _of_wholes(
    figures: Sequence[Figure],
    found: Mapping[int, tuple[str, ...]],
    known: Sequence[Mention],
    document: Document,
    sentence_of: Callable[[Span], Span],
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The things of parts and changes: those of the whole, where their words name no other."""
    by_start = {each.span.start: each for each in figures}
    held = dict(found)
    for figure in figures:
        whole = next((start for name, start in figure.related if name in _WHOLES), None)
        above = by_start.get(whole) if whole is not None else None
        if figure.span.start in held or above is None or above.span.start not in held:
            continue
        other = {
            each.entity
            for each in known
            if each.span.end <= figure.span.start
            and any(piece.contains(each.span) for piece in clause_of(document, figure.span))
        }
        same = other <= set(held[above.span.start])
        if same and sentence_of(above.span) == sentence_of(figure.span):
            held[figure.span.start] = held[above.span.start]
            yield figure.span.start, held[above.span.start]


def _first_doer(
    mentions: Sequence[Mention],
    every: Sequence[Mention],
    kinds: Mapping[str, str],
    document: Document,
    sentence: Span,
) -> Iterator[str]:
    """The body that opens a sentence, alone."""
    first = next((each for each in mentions if kinds[each.entity] in _BODIES), None)
    if first is None or not _OPENING.fullmatch(document.text, sentence.start, first.span.start):
        return
    is_joined = any(
        each.span.start > first.span.start
        and _JOINED.fullmatch(document.text, first.span.end, each.span.start)
        for each in every
    )
    if not is_joined and not _LABEL.match(document.text, first.span.end):
        yield first.entity


def _opener(
    figure: Figure, mentions: Sequence[Mention], every: Sequence[Mention], document: Document
) -> str | None:
    """The thing whose name opens the clause of a figure, where no other stands before it.

    That is the innermost piece of the clause that a name opens; a name may hold commas, and the
    piece begin within it.
    """
    for piece in reversed(clause_of(document, figure.span)):
        before = [
            each
            for each in mentions
            if each.span.end <= figure.span.start and piece.start < each.span.end <= piece.end
        ]
        if len({each.entity for each in before}) != 1:
            continue
        start = min(piece.start, before[0].span.start)
        if any(_JOINED.fullmatch(document.text, each.span.end, start) for each in every):
            continue  # *HĐND tỉnh, Thường trực HĐND tỉnh đã tổ chức*: of both
        if _OPENING.fullmatch(document.text, start, before[0].span.start):
            return before[0].entity
    return None


def _goes_on(figure: Figure, mentions: Sequence[Mention], document: Document) -> bool:
    """Whether a clause without a subject says what was done, and names nothing that did it."""
    start = clause_of(document, figure.span)[0].start
    names = any(start < each.span.end <= figure.span.start for each in mentions)
    return not names and _deed().match(document.text, start, figure.span.start) is not None


def _label(
    figure: Figure, mentions: Sequence[Mention], document: Document, sentence: Span
) -> str | None:
    """The thing that labels a sentence: *Hội Nông dân: tổng số hội viên là 112.653*."""
    first = mentions[0] if mentions else None
    if first is None or first.span.end > figure.span.start:
        return None
    words = document.text[sentence.start : first.span.start]
    is_label = not words.strip(" \n�.") and _LABEL.match(document.text, first.span.end)
    return first.entity if is_label else None
