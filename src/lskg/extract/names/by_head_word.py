"""Places, initiatives, enterprises, events and the like, found by the head words of their names.

The lists beside this module hold head words, each with the pattern of what follows (`tail`)
and the class of what is named, and names that every report of the genre may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lskg.extract.names import grammar
from lskg.text.document import Document, Span
from lskg.text.slugs import one_spelling, slug
from lskg.text.word_lists import any_of

# Units of which the report also prints the name without the head word.
_BARE = {"Province", "District"}
# What is said in quotation marks is the name itself, there: *phương châm “Dân là gốc”*.
_SAID = {"goal", "motto"}
_NEXT_SAID = re.compile(r"(?:,|\s+và)\s+“(?P<said>[^“”]{3,250})”")


@dataclass(frozen=True, slots=True)
class Find:
    """A name found by rule.

    Attributes:
        key: slug of the thing: its head word in one form, and its own name.
        alone: whether the form names the thing wherever it stands.
        bare: the name without its head word, where that names the thing too.
    """

    key: str
    kind: str
    type: str | None
    name_vi: str
    name_en: str | None
    span: Span
    alone: bool = True
    bare: str | None = None


def find_by_head(document: Document) -> Iterator[Find]:
    """The names with a known head word, and those of a list with one head word."""
    text = document.one_spelling
    for row in grammar.table("name_heads.csv"):
        for match in _pattern(row["head"], row["tail"], row["unless_after"]).finditer(text):
            span = Span(match.start("name"), match.end("tail"))
            if row["tail"] == "person":
                span = Span(match.start("tail"), match.end("tail"))
            if row["type"] in _SAID:
                span = Span(document.text.index("“", span.start) + 1, span.end - 1)
                yield from _said_too(row, document, match.end())
            tail = " ".join(document.text[match.start("tail") : match.end("tail")].split())
            yield _find(row, tail, document, span, alone=row["type"] not in _SAID)
        if row["tail"] in {"proper", "words"}:
            yield from _listed(document, row, _list_pattern(row["head"]), grammar.PROPER)
        if row["tail"] == "ends":
            yield from _listed(document, row, _ends_pattern(row["head"]), grammar.ENDS)


def find_known(document: Document) -> Iterator[Find]:
    """The names of the genre that the text holds."""
    text = document.one_spelling
    for row in grammar.table("known_names.csv"):
        for match in _known(row["name"]).finditer(text):
            name = row["main_name"] or row["name"]
            yield Find(
                slug(one_spelling(f"{_lead(row['class'])}{name}")),
                row["class"],
                row["type"] or None,
                name,
                row["name_en"] or None,
                Span(match.start(), match.end()),
            )


def find_heads_of_lists(document: Document) -> Iterator[int]:
    """Where the head word of a list stands, which is part of no name there: *04 tỉnh A, B*."""
    for row in grammar.table("name_heads.csv"):
        if row["tail"] in {"proper", "words"}:
            for match in _list_pattern(row["head"]).finditer(document.one_spelling):
                yield match.start("head")


def _find(
    row: dict[str, str], tail: str, document: Document, span: Span, *, alone: bool = True
) -> Find:
    name = " ".join(document[span].split()) if alone else f"{row['family']} {tail}"
    person = row["tail"] == "person"
    return Find(
        slug(one_spelling(tail if person else f"{row['family']} {tail}")),
        row["class"],
        row["type"] or None,
        name,
        None,
        span,
        alone,
        tail if row["class"] in _BARE else None,
    )


def _said_too(row: dict[str, str], document: Document, at: int) -> Iterator[Find]:
    """What is said in quotation marks of its own behind another: *tinh thần “…”, “…”*."""
    while match := _NEXT_SAID.match(document.text, at):
        said, at = Span(*match.span("said")), match.end()
        yield _find(row, match["said"], document, said, alone=False)


def _listed(
    document: Document, row: dict[str, str], pattern: re.Pattern[str], name: str
) -> Iterator[Find]:
    """The names of a list after one head word: *các huyện: A, B và C*, *04 tỉnh A, B*."""
    for match in pattern.finditer(document.one_spelling):
        for item in re.finditer(name, match["items"]):
            start = match.start("items") + item.start()
            span = Span(start, start + len(item[0]))
            yield _find(row, " ".join(document[span].split()), document, span, alone=False)


def _lead(kind: str) -> str:
    """What the key of a known unit begins with, so that it is that of the unit with its head."""
    return "tỉnh " if kind == "Province" else ""


@cache
def _pattern(head: str, tail: str, unless_after: str) -> re.Pattern[str]:
    tails = {
        "proper": grammar.PROPER,
        "words": grammar.WORDS,
        "single": grammar.SINGLE,
        "mixed": _mixed(),
        "quoted": grammar.QUOTED + f"(?:{grammar.YEARS})?",
        "number": grammar.NUMBER,
        "stretch": grammar.STRETCH,
        "person": grammar.PERSON,
        "ends": grammar.ENDS,
        "route": grammar.ROUTE,
        "works": grammar.WORKS,
        "markers": grammar.MARKERS,
        "marked": grammar.MARKED,
        "parties": grammar.PARTIES,
        "meeting": f"{grammar.title()}{grammar.SECRETARIES}",
        "dated": grammar.dated_title(),
        "title": f"{grammar.title()}(?:{grammar.YEARS})?",
    }
    space = "" if tail == "quoted" else r"[ \t]+"
    guard = grammar.unless_after(unless_after)
    return re.compile(
        rf"(?<!\w){guard}(?P<name>{_either_case(head)}){space}(?P<tail>{tails[tail]})(?!\w)"
    )


@cache
def _mixed() -> str:
    """Pattern of the name of an enterprise or festival, which holds no head of another name."""
    rows = (*grammar.table("organizations.csv"), *grammar.table("name_heads.csv"))
    heads = {
        one_spelling(row["head"][0].upper() + row["head"][1:])
        for row in rows
        if row["tail"] == "mixed" or ("governs" in row and _may_follow(row))
    }
    words = any_of(map(one_spelling, grammar.lines("enterprise_words.txt")))
    return grammar.mixed(rf"(?!(?:{any_of(heads)})(?!\w))", words)


def _may_follow(row: dict[str, str]) -> bool:
    """Whether a head of public bodies is no word of an enterprise: *Điện lực* and *Trường* are."""
    return row["tail"] != "level" and (" " in row["head"] or row["head"] in {"Sở", "Bộ", "UBND"})


@cache
def _list_pattern(head: str) -> re.Pattern[str]:
    item = grammar.PROPER
    return re.compile(
        rf"(?<!\w)(?:(?i:các|những)|\d+)\s+(?P<head>{re.escape(one_spelling(head))})(?::\s+|\s+)"
        rf"(?P<items>{item}(?:(?:,\s+|\s+và\s+){item}(?!\w))+)"
    )


@cache
def _ends_pattern(head: str) -> re.Pattern[str]:
    """Roads behind the one with the head word: *đường cao tốc A - B, C - D*."""
    return re.compile(
        rf"(?<!\w){_either_case(head)}\s+{grammar.ENDS}"
        rf"(?P<items>(?:(?:,\s+|\s+và\s+){grammar.ENDS}(?!\w))+)"
    )


def _either_case(head: str) -> str:
    """A head word with a small first letter stands at the head of a sentence too.

    The other words may begin with a capital, but a head is not printed in capitals throughout.
    """
    first, *rest = one_spelling(head).split(" ")
    start = f"[{first[0]}{first[0].upper()}]" if first[0].islower() else re.escape(first[0])
    others = (rf"\s+[{word[0].lower()}{word[0].upper()}]{re.escape(word[1:])}" for word in rest)
    return start + re.escape(first[1:]) + "".join(others)


@cache
def _known(name: str) -> re.Pattern[str]:
    """A known name; one of capitalised words is printed so, and is no part of a longer one."""
    if all(word[0].isupper() for word in name.split(" ") if word[0].isalpha()):
        words = r"\s+".join(map(re.escape, one_spelling(name).split(" ")))
        return re.compile(rf"(?<!\w){words}(?!\w)(?!\s+[{grammar.UPPER}])")
    return re.compile(rf"(?<!\w){_either_case(name)}(?!\w)")
