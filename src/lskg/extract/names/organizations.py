"""Agencies found by rule: the head words of Vietnamese public bodies and what follows them.

The lists beside this module hold head words (`organizations.csv`), the words of more than one
syllable that follow them (`organization_words.txt`) and the words for a level
(`organization_levels.csv`), as every province uses them. A name is a head, the capitalised words
after it, the number of its region, and the word for its level with the name of the place; a head
that governs may stand before the name of another body (*Đảng ủy Công an tỉnh*).

A name goes on over the end of a line only where it cannot end there: inside a head, at *và*, and
before a level in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from lskg.extract.names.grammar import UPPER, WORDS, lines, table
from lskg.extract.records import Entity
from lskg.text.document import Document
from lskg.text.slugs import one_spelling, slug
from lskg.text.word_lists import any_of, rows

_SPACE = r"[^\S\n]+"
# *khu vực VI*, *Chi nhánh Khu vực 5*, *vùng 1*
_REGION = (
    rf"(?P<region>{_SPACE}(?:Chi nhánh{_SPACE})?(?:[Kk]hu vực|[Vv]ùng){_SPACE}"
    r"(?:[IVXL]+|[0-9]{1,2})(?!\w))?"
)
# *GD&ĐT*, *LĐ-TB&XH*, *Y*
_CAPITAL = rf"(?!Chi nhánh|Khu vực|Vùng)[{UPPER}](?:\w*[{UPPER}](?:[&-][{UPPER}]\w*)+|\w*)"


def find_organizations(document: Document) -> tuple[Entity, ...]:
    """The bodies that the rules recognise, each with the forms in which it is printed."""
    text = document.one_spelling
    printed: dict[str, Entity] = {}
    for match in organization_pattern().finditer(text):
        row = _named_row(match)
        if row is None:
            continue
        form = " ".join(document.text[match.start() : match.end()].split())
        level = _levels().get(" ".join((match["level"] or "").split())) or row["level"]
        name = body_name(match, document.text)
        key = organization_key(name)
        known = printed.get(key)
        aliases = {form, *(known.aliases if known else ())}
        printed[key] = Entity(
            key=key,
            kind=row["class"],
            level=level or _head_row(match)["level"] or None,
            name_vi=known.name_vi if known else name,
            name_en=(row["name_en"] if not match["region"] else "") or None,
            aliases=tuple(sorted(aliases)),
        )
    return tuple(printed[key] for key in sorted(printed))


@cache
def organization_pattern() -> re.Pattern[str]:
    """A head word of a public body, what follows it, and the word for its level."""
    closed, opened, whole, level, governing = (
        _any_head(row for row in _lexicon().values() if test(row))
        for test in (
            lambda row: row["tail"] != "required",
            lambda row: row["tail"] == "required",
            lambda row: not row["tail"],
            lambda row: row["tail"] == "level",
            lambda row: row["governs"],
        )
    )
    head = rf"(?:{closed}|{opened})(?!\w)"
    # *Thuế* heads a name only before a level, so it may be a word of another name.
    other = rf"(?!(?!(?:{level})(?!\w)){head})"
    words = any_of(map(one_spelling, lines("organization_words.txt"))).replace(r"\ ", r"\s+")
    known = rf"(?:{words})(?!\w)"
    word = rf"{other}(?:{known}|{_CAPITAL})"
    joined = rf"\s+(?:và|&)\s+(?!{head})(?:{known}|[{UPPER}]{{2,}})|{_SPACE}các\s+{known}"
    tail = rf"(?P<tail>(?(open)(?:\s+{other}{known})?)(?:{joined}|{_SPACE}{word})*)"
    return re.compile(
        rf"(?<![\w/-])(?:(?!(?:{whole})(?!\w))(?P<outer>{governing})\s+(?={head}))?"
        rf"(?P<head>(?:{closed}|(?P<open>{opened}))(?!\w)){tail}{_REGION}"
        rf"(?:{_level()}(?P<place>{_SPACE}(?!{head}){WORDS})?)?(?!\w)"
    )


def _any_head(rows: Iterable[dict[str, str]]) -> str:
    """Pattern of one of several heads, a longer one before those that it begins with."""
    patterns = (_either_case(row["head"]) for row in rows)
    return "|".join(sorted(patterns, key=lambda each: (-len(each), each)))


def body_name(match: re.Match[str], text: str) -> str:
    """The name of a body, without that of the province: a report speaks of its own."""
    of_province = _levels().get(" ".join((match["level"] or "").split())) == "province"
    end = match.start("place") if of_province and match["place"] else match.end()
    return " ".join(text[match.start() : end].split())


def organization_key(name: str) -> str:
    """The key of a body; its name with abbreviations and written out has the same.

    >>> organization_key("UBND tỉnh"), organization_key("Uỷ ban nhân dân tỉnh")
    ('uy-ban-nhan-dan-tinh', 'uy-ban-nhan-dan-tinh')
    """
    for row in rows("lskg.text", "abbreviations.csv"):
        name = re.sub(rf"(?<!\w){re.escape(row['short'])}(?!\w)", row["full"], name)
    return slug(one_spelling(name))


def _named_row(match: re.Match[str]) -> dict[str, str] | None:
    """The row that says what a match names; None for a head that lacks what must follow it."""
    outer, head = (" ".join((match[part] or "").split()).lower() for part in ("outer", "head"))
    row = _head_row(match)
    follows = {
        "": True,
        "required": bool(match["tail"]),
        "level": bool(not match["tail"] and (match["level"] or match["region"])),
        "any": bool(match["tail"] or match["level"] or match["region"]),
    }
    if not follows[row["tail"]]:
        return None
    return _lexicon().get(f"{outer} {head}", _lexicon().get(outer, row))


def _head_row(match: re.Match[str]) -> dict[str, str]:
    return _lexicon()[" ".join(match["head"].split()).lower()]


def _level() -> str:
    """Pattern of a word for a level; one with a capital stands on the line of the name."""
    small = [each for each in _levels() if each[0].islower()]
    great = [each for each in _levels() if each[0].isupper()]
    return (rf"(?P<level>\s+(?:{any_of(small)})(?!\w)|{_SPACE}(?:{any_of(great)})(?!\w))?").replace(
        r"\ ", r"\s+"
    )


def _either_case(head: str) -> str:
    """Pattern of a head: its small words may begin with a capital (*Ủy ban Nhân dân*)."""
    first, *rest = one_spelling(head).split(" ")
    others = (
        rf"\s+[{word[0]}{word[0].upper()}]{re.escape(word[1:])}"
        if word[0].islower()
        else rf"\s+{re.escape(word)}"
        for word in rest
    )
    return re.escape(first) + "".join(others)


@cache
def _levels() -> dict[str, str]:
    return {one_spelling(row["words"]): row["level"] for row in table("organization_levels.csv")}


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    """The rows by their heads in small letters."""
    return {one_spelling(row["head"]).lower(): row for row in table("organizations.csv")}
