"""Which named things numbers are of: the one that opens the clause, or the label before it.

*Quỹ “Vì người nghèo” đã vận động được 43 tỷ đồng* is about the fund, and so is a part of what it
raised. A name elsewhere in the clause may be anything, so the rules take none: a row of curation
says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from lskg.extract.figures.records import PIECES, Figure
from lskg.extract.records import Mention
from lskg.text.clauses import clause_of
from lskg.text.document import Document, Span

#: Classes of things whose own numbers a report tells.
_KINDS = frozenset(
    {
        *("Product", "Event", "Project", "Programme", "Scheme", "Movement", "InformationSystem"),
        *("Organization", "PartyOrganization", "PartyCommittee", "StateBody", "PeoplesCommittee"),
        *("PeoplesCouncil", "SpecializedAgency", "JudicialBody", "FatherlandFront"),
        *("SocioPoliticalOrganization", "Association", "ArmedForcesUnit", "Enterprise"),
        *("NationalAssemblyDelegation", "EconomicZone", "TouristPlace", "Award"),
    }
)
# What may stand before the name of the thing: *toàn Đảng bộ tỉnh có*, *vùng trồng Ớt cay với*.
_OPENING = re.compile(
    r"\W*(?:(?:trong đó|riêng|toàn|các|diện tích|sản lượng|vùng|sản xuất|trồng|cây|nhà máy"
    r"|dự án|công trình)\s+)*",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,|và)\s*")
_LABEL = re.compile(r"\s*:")
_WHOLES = (*PIECES, "change-of")


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
    by_start = {each.span.start: each for each in figures}
    found: dict[int, tuple[str, ...]] = {}
    for figure in figures:
        sentence = sentence_of(figure.span)
        inside = [each for each in known if sentence.contains(each.span)]
        thing = _opener(figure, inside, mentions, document) or _label(
            figure, inside, document, sentence
        )
        if thing is not None:
            found[figure.span.start] = (thing,)
    for figure in figures:
        whole = next((start for name, start in figure.related if name in _WHOLES), None)
        above = by_start.get(whole) if whole is not None else None
        if figure.span.start in found or above is None or above.span.start not in found:
            continue
        other = {
            each.entity
            for each in known
            if each.span.end <= figure.span.start
            and any(piece.contains(each.span) for piece in clause_of(document, figure.span))
        }
        same = other <= set(found[above.span.start])
        if same and sentence_of(above.span) == sentence_of(figure.span):
            found[figure.span.start] = found[above.span.start]
    return found


def _opener(
    figure: Figure, mentions: Sequence[Mention], every: Sequence[Mention], document: Document
) -> str | None:
    """The thing whose name opens the clause of a figure, where no other stands before it."""
    pieces = clause_of(document, figure.span)
    before = {
        each.entity
        for each in mentions
        if each.span.end <= figure.span.start and any(piece.contains(each.span) for piece in pieces)
    }
    opening = next((each for each in mentions if pieces[0].contains(each.span)), None)
    if opening is None or len(before) != 1 or opening.span.end > figure.span.start:
        return None
    start = pieces[0].start
    if any(_JOINED.fullmatch(document.text, each.span.end, start) for each in every):
        return None  # *HĐND tỉnh, Thường trực HĐND tỉnh đã tổ chức*: of both
    words = document.text[start : opening.span.start]
    return opening.entity if _OPENING.fullmatch(words) else None


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
