"""Agencies found by rule: the head words of Vietnamese public bodies and what follows them.

The lexicon beside this module holds head words (`organizations.csv`) and the words of more
than one syllable that follow them (`organization_words.txt`), as every province uses them. A
name is a head, the capitalised words after it, and the word for its level.
"""

from __future__ import annotations

import re
from functools import cache

from lskg.extract.names.grammar import UPPER, lines, table
from lskg.extract.records import Entity
from lskg.text.document import Document
from lskg.text.slugs import one_spelling, slug
from lskg.text.word_lists import any_of

_LEVELS = {
    "trung ương": "central",
    "tỉnh": "province",
    "cấp tỉnh": "province",
    "thành phố": "district",
    "huyện": "district",
    "cấp huyện": "district",
    "xã": "commune",
    "cấp xã": "commune",
    "các cấp": "all-levels",
    "Tỉnh ủy": "province",
    "Thành ủy": "district",
    "Huyện ủy": "district",
}
_LEVEL = rf"(?P<level>\s+(?:{any_of(_LEVELS)}))?"


def find_organizations(document: Document) -> tuple[Entity, ...]:
    """The bodies that the rules recognise, each with the forms in which it is printed."""
    text = document.one_spelling
    printed: dict[str, Entity] = {}
    for match in organization_pattern().finditer(text):
        row = _lexicon()[match["head"]]
        if row["tail"] and not match["tail"]:
            continue
        name = " ".join(document.text[match.start() : match.end()].split())
        level = " ".join((match["level"] or "").split())
        key = slug(one_spelling(name))
        known = printed.get(key)
        aliases = {name, *(known.aliases if known else ())}
        printed[key] = Entity(
            key=key,
            kind=row["class"],
            level=_LEVELS.get(level, row["level"]) or None,
            name_vi=known.name_vi if known else name,
            name_en=row["name_en"] or None,
            aliases=tuple(sorted(aliases)),
        )
    return tuple(printed[key] for key in sorted(printed))


@cache
def organization_pattern() -> re.Pattern[str]:
    """A head word of a public body, what follows it, and the word for its level."""
    head = any_of(_lexicon())
    words = any_of(map(one_spelling, lines("organization_words.txt")))
    known = rf"(?!(?:{head})(?!\w))(?:{words})(?!\w)"
    word = rf"(?:{known}|(?!(?:{head})(?!\w))[{UPPER}]\w*)"
    tail = rf"(?P<tail>(?:\s+(?:(?:và|các)\s+{known}|{word}))*)"
    return re.compile(rf"(?<!\w)(?P<head>{head})(?!\w){tail}{_LEVEL}(?!\w)")


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    return {one_spelling(row["head"]): row for row in table("organizations.csv")}
