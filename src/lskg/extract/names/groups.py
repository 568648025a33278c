"""Bodies that are named together by their sorts, where they act: *các sở, ngành, địa phương*.

A group is one or more sorts of bodies (`group_words.csv`) with what tells them from others
(`group_qualifiers.txt`), behind *các*, *những* or *một số*; some sorts go without. Such words are
printed everywhere for places and receivers too, so a group is a body only where it begins a
sentence or clause, follows one who tells it something or works with it (`group_leads.txt`), or
goes on with a list of bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from lskg.extract.names.grammar import UPPER, lines, table
from lskg.text.document import Document, Span
from lskg.text.slugs import one_spelling
from lskg.text.word_lists import any_of

_MARK = r"(?:(?:\d+(?:\.\d+)*|[a-zđ]|[IVX]+)[.)/-]+|\([\da-z]{1,2}\)|[-+*•–\u2212]|Điều \d+\.)?"
_START = re.compile(rf"(?:^|\n|[.;:]\s)[^\S\n]*(?:{_MARK}[^\S\n]*)*(?:[Tt]oàn thể |[Tt]ất cả )?$")
_COMMA = re.compile(r",\s+$")
_JOINT = re.compile(r"(?:,|;|,?\s+(?:và|cùng|cùng với|với|hoặc))\s+$")
_WITH = re.compile(r"(?<!\w)[Pp]hối hợp(?:[^\S\n]\w+){0,4}[^\S\n]với[^\S\n]$")
# *công tác kiểm tra của các cấp ủy*, *xếp loại các đơn vị*
_OWN = re.compile(
    r"(?<!\w)(?i:công tác|việc|đánh giá|xếp loại)[^.;:\n]{1,40}(?:của|giữa|đối với)[^\S\n]$"
)
# A heading that is one word for authorities speaks of them all.
_ENDS = re.compile(r"[^\S\n]*(?:\n|$)")
#: How far back the words before a group are looked at.
_REACH = 60


@dataclass(frozen=True, slots=True)
class Group:
    """A group of bodies where it is named.

    Attributes:
        kind: the class of the first sort.
        level: code of the scheme `administrative-level` of the first sort.
    """

    span: Span
    kind: str
    level: str | None


def find_groups(document: Document, bodies: Iterable[Span]) -> Iterator[Group]:
    """The groups of bodies that act, in reading order.

    Args:
        document: the text.
        bodies: where bodies are named otherwise.
    """
    text = document.one_spelling
    named = sorted(bodies)
    ends = {each.end for each in named}
    inside = {at for each in named for at in range(each.start, each.end)}
    for match in _pattern().finditer(text):
        row = _rows()[" ".join(match["first"].split()).lower()]
        is_many = match["many"] is not None
        if match.start() in inside or not _acts(text, match, row, ends, is_many=is_many):
            continue
        ends.add(match.end())
        yield Group(Span(*match.span()), row["class"], row["level"] or None)


def is_group(name: str) -> bool:
    """Whether a name is that of a group.

    >>> is_group("các sở, ngành, địa phương"), is_group("cấp ủy, chính quyền"), is_group("Sở Y tế")
    (True, True, False)
    """
    match = _pattern().fullmatch(one_spelling(name))
    return match is not None and (bool(match["many"]) or _alone(match))


def begins_clause(text: str, at: int) -> bool:
    """Whether at an offset those stand who act: at the beginning of a clause, or told."""
    before = text[max(0, at - _REACH) : at]
    return any(each.search(before) for each in (_START, _lead(), _COMMA))


def _acts(
    text: str, match: re.Match[str], row: dict[str, str], ends: set[int], *, is_many: bool
) -> bool:
    """Whether a group stands where those stand who act; places are named behind commas too."""
    if not is_many and (not _alone(match) or _ENDS.match(text, match.end())):
        return False
    before = text[max(0, match.start() - _REACH) : match.start()]
    joint = _JOINT.search(before)
    if joint is not None and match.start() - len(joint[0]) in ends:
        return True
    if row["place"] and _COMMA.search(before):
        return False
    return begins_clause(text, match.start())


def _alone(match: re.Match[str]) -> bool:
    row = _rows()[" ".join(match["first"].split()).lower()]
    return bool(row["alone"])


@cache
def _lead() -> re.Pattern[str]:
    leads = any_of(map(one_spelling, lines("group_leads.txt")))
    return re.compile(rf"(?:(?<!\w)(?i:{leads})[^\S\n]|{_WITH.pattern}|{_OWN.pattern})$")


@cache
def _pattern() -> re.Pattern[str]:
    first = _sort(_rows())
    more = _sort(filter(_may_follow, _rows()))
    # *các đơn vị và địa phương* are two, *các sở và ngành* one
    last = _sort(words for words in filter(_may_follow, _rows()) if not _rows()[words]["alone"])
    qualifiers = any_of(map(one_spelling, lines("group_qualifiers.txt"))).replace(r"\ ", r"\s+")
    told = rf"(?:\s+(?i:{qualifiers})(?!\w)(?![^\S\n]+[{UPPER}])){{0,3}}"
    return re.compile(
        rf"(?<![\w-])(?>(?:(?P<many>(?i:các|những|một\s+số))\s+)?(?P<first>{first}){told}"
        rf"(?:(?:,\s+{more}|\s+(?:và|hoặc)\s+{last}){told})*)(?!\s*:)(?![^\S\n]+[{UPPER}])"
    )


def _may_follow(words: str) -> bool:
    """Whether a sort stands in a list without *các*; *tổ chức* would be a verb there."""
    return not _rows()[words]["joined"]


def _sort(sorts: Iterable[str]) -> str:
    """Pattern of one of some sorts, where it is no part of another word (*ban hành*)."""
    patterns = []
    for words in sorted(sorts, key=lambda each: (-len(each), each)):
        other = _rows()[words]["unless_before"]
        guard = rf"(?!\s+(?:{one_spelling(other)})(?!\w))" if other else ""
        patterns.append(re.escape(words).replace(r"\ ", r"\s+") + rf"(?!\w){guard}")
    return rf"(?i:{'|'.join(patterns)})"


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {one_spelling(row["words"]).lower(): row for row in table("group_words.csv")}
