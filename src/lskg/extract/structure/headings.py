"""The printed forms of headings and items, each with its place among the others.

A form has a rank: a heading closes those of its own rank and above that are open. Items of lists
(*(1)*, *1)*, *a)*, *Một là*, *Thứ nhất*) share the highest rank and lie within what is open when
their list begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lskg.text.word_lists import any_of, lines

ANNEX, PART, CHAPTER, DIVISION, ARTICLE, CAPITAL, ROMAN, ARABIC, LINE, ITEM = (
    0.5,
    1,
    1.2,
    1.3,
    1.4,
    1.6,
    2,
    2,
    90,
    100,
)
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_CARDINALS = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")
_ROMANS = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"),
)
#: Vietnamese letters, with those that some writers leave out.
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_LEFT_OUT = set("đfjwz")
#: The forms that count in letters.
_LETTERED = {"part A", "A", "a)", "a.", "(a)"}
_CAPITAL = "".join(
    mark
    for mark in map(chr, range(0x41, 0x1EFA))
    if mark.isupper() and (ord(mark) < 0x1B0 or ord(mark) >= 0x1EA0)
)
_AFTER = (
    rf"(?:\.\s+(?=\S)|\.(?=[{_CAPITAL}])|\s*[-–—]\s*(?=[“\"{_CAPITAL}])|/\s*(?=[{_CAPITAL}])"
    rf"|[./][-–—/]\s*(?=[{_CAPITAL}]))"
)
_ORDINAL_WORDS, _CARDINAL_WORDS = "|".join(_ORDINALS), "|".join(_CARDINALS)
_CARDINAL_FORMS = "|".join((_CARDINAL_WORDS, _CARDINAL_WORDS.upper(), _CARDINAL_WORDS.lower()))
_AFTER_CAPITAL = rf"(?:{_AFTER}|\)\s*(?=[{_CAPITAL}]))"
_POINT_WORDS = any_of(lines("lskg.extract.structure", "numbered_words.txt"))


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may be a heading.

    Attributes:
        form: which series its number belongs to.
        rank: its place among the forms; one more for each component of *1.1*.
        number: as printed; empty for a line without one.
        index: position in its series; all components for *1.1*.
        local: what it adds to the key of the section.
        start, title_start, line_end: offsets in the document.
        style: of a line without a number, how it is printed; a greater one lies within a lesser.
        leads_to: of such a line, where the list begins that stands right under it; 0 without one.
    """

    form: str
    rank: float
    number: str
    index: tuple[int, ...]
    local: str
    start: int
    title_start: int
    line_end: int
    style: int = 0
    leads_to: int = 0

    @property
    def begins(self) -> bool:
        """Whether it is the first of its series."""
        return self.index[-1:] == (1,)

    def follows(self, before: Heading) -> bool:
        """Whether it is the next of the series of another."""
        here, there = self.index[-1], before.index[-1]
        if self.form in _LETTERED:
            return here > there and set(_LETTERS[there : here - 1]) <= _LEFT_OUT
        return here == there + 1


@dataclass(frozen=True, slots=True)
class _Form:
    name: str
    rank: float
    pattern: re.Pattern[str]  # group 1 is the number as printed, group 2 what counts


_FORMS = tuple(
    _Form(name, rank, re.compile(pattern, flags))
    for name, rank, pattern, flags in (
        (
            "annex",
            ANNEX,
            r"((?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?([IVX]+|[0-9]{1,2}))?)\s*(?:[.:]|$)",
            0,
        ),
        ("part", PART, rf"(phần\s+thứ\s+({_ORDINAL_WORDS}))\b\s*[.:]?", re.IGNORECASE),
        (
            "part",
            PART,
            rf"((?:Phần|PHẦN)\s+([IVX]+|[0-9]{{1,2}}|{_CARDINAL_FORMS}))"
            r"(?:\s*[.:–-]|\s*$|\s+(?=[A-ZĐ]{2}))",
            0,
        ),
        ("chapter", CHAPTER, r"((?:Chương|CHƯƠNG)\s+([IVX]+|[0-9]{1,2}))(?:\s*[.:–-]|\s*$)", 0),
        ("part A", PART, r"((?:Phần|PHẦN)\s+([A-ZĐ]))(?:\s*[.:–-]|\s*$)", 0),
        ("division", DIVISION, r"((?:Mục|MỤC)\s+([IVX]+|[0-9]{1,2}))(?:\s*[.:]|\s*$)", 0),
        ("article", ARTICLE, r"((?:Điều|ĐIỀU)\s+([0-9]{1,3}))(?:\s*[.:–-]|\s*$)", 0),
        ("I", ROMAN, rf"(([IVX]+)){_AFTER_CAPITAL}", 0),
        ("A", CAPITAL, rf"(([A-ZĐ])){_AFTER_CAPITAL}", 0),
        ("1", ARABIC, rf"((?:[IVX]+|[A-ZĐ])\.([0-9]{{1,2}}(?:\.[0-9]{{1,2}})*)){_AFTER}", 0),
        ("1", ARABIC, rf"(([0-9]{{1,2}}(?:\.[0-9]{{1,2}})*)){_AFTER}", 0),
        ("1", ARABIC, r"(([0-9]{1,2}(?:\.[0-9]{1,2})+))\s+(?=\S)", 0),
        ("(1)", ITEM, r"(\(([0-9]{1,2})\))\s*(?=\S)", 0),
        ("1)", ITEM, r"(([0-9]{1,2})\))\s*(?=\S)", 0),
        ("(a)", ITEM, r"(\(([a-zđ])\))\s*(?=\S)", 0),
        ("a)", ITEM, r"(([a-zđ])\))\s*(?=\S)", 0),
        ("a.", ITEM, rf"(([a-zđ]))[.,/]\s*(?=[“\"{_CAPITAL}])", 0),
        ("Một là", ITEM, rf"(({_CARDINAL_WORDS}) là)(?:\s*[,:]|(?=\s))\s*(?=\S)", 0),
        ("Thứ nhất", ITEM, rf"(Thứ ({_ORDINAL_WORDS}) là)(?:\s*[,:]|(?=\s))\s*(?=\S)", 0),
        ("Thứ nhất", ITEM, rf"(Thứ ({_ORDINAL_WORDS}))\s*[,:]\s*(?=\S)", 0),
        ("word 1", ITEM, rf"((?:{_POINT_WORDS})\s+(?:số\s+)?([0-9]{{1,2}}))\s*[.:]\s+(?=\S)", 0),
        ("word 1", ITEM, rf"((?:{_POINT_WORDS})\s+thứ\s+({_ORDINAL_WORDS}))\s*[,.:]\s*(?=\S)", 0),
    )
)
_BULLET = re.compile(r"[-–—+*•●▪■◦‣]\s+|\*(?=\w)")


def numbered(text: str, start: int = 0) -> Iterator[Heading]:
    """The headings that a line may be by the form of its number.

    Args:
        text: the line.
        start: its offset in the document.
    """
    for form in _FORMS:
        match = form.pattern.match(text)
        counted = (match[2] or "1") if match is not None else ""
        if match is None or not (index := _index(form.name, counted)):
            continue
        local = {"I": counted.lower(), "1": counted, "A": counted.lower()}.get(form.name)
        if form.name in _LETTERED - {"A"}:
            local = counted.lower().replace("đ", "dd")
        elif form.name in {"annex", "chapter", "division", "article"}:
            local = f"{form.name}-{index[-1]}"
        yield Heading(
            form=form.name,
            rank=form.rank + len(index) if form.name == "1" else form.rank,
            number=match[1],
            index=index,
            local=(local or str(index[-1])).replace("đ", "dd"),
            start=start,
            title_start=start + match.end(),
            line_end=start + len(text),
        )


def is_bullet(text: str) -> bool:
    """Whether a line is a point of a list without numbers."""
    return _BULLET.match(text) is not None


def bullet(text: str) -> str:
    """The mark of a point of a list without numbers, with the space behind it; else empty.

    >>> bullet("* Về kinh tế:"), bullet("Về kinh tế")
    ('* ', '')
    """
    match = _BULLET.match(text)
    return match[0] if match else ""


def _index(form: str, printed: str) -> tuple[int, ...]:
    """The position of a number in its series; empty for one that is none."""
    if printed.isascii() and printed[0].isdigit():
        return tuple(int(part) for part in printed.split("."))
    if form in _LETTERED:
        return (_LETTERS.index(printed.lower()) + 1,)
    for series in (_ROMANS, _CARDINALS, _ORDINALS):
        known = printed.lower() if series is _ORDINALS else printed
        known = printed.capitalize() if series is _CARDINALS else known
        if known in series:
            return (series.index(known) + 1,)
    return ()
