"""Lines in capitals as they would be printed in small letters, so that names are found in them.

*ĐẢNG BỘ TỈNH PHÚ HẢI* is read as *Đảng bộ tỉnh Phú Hải*: the words of the lists beside this
module get the capitals that they have there, and so do the words behind a level, which name the
place. Every other word is in small letters, and so is a line that only says what kind of document
follows. The length stays, so offsets do too.
"""

from __future__ import annotations

import re
from functools import cache

from lskg.extract.names.grammar import lines, table
from lskg.text.slugs import one_spelling
from lskg.text.word_lists import any_of

_LINE = re.compile(r"[^\n]+")
_LETTER = re.compile(r"[^\W\d_]")
_PLACE_WORDS = 4


def in_small_letters(text: str) -> str:
    """The text with its lines in capitals in small letters, but for names.

    >>> in_small_letters("UBND TỈNH SƠN TRẠCH")
    'UBND tỉnh Sơn Trạch'
    """
    return _LINE.sub(lambda line: _lowered(line[0]) if _in_capitals(line[0]) else line[0], text)


def _in_capitals(line: str) -> bool:
    letters = _LETTER.findall(line)
    return len(letters) > 1 and all(each.isupper() for each in letters)


def _lowered(line: str) -> str:
    low = line.lower()
    if len(low) != len(line):
        return line
    if low.strip() in lines("kind_lines.txt"):
        return low
    named = _known().sub(lambda match: _forms()[" ".join(match[0].split())], low)
    named = _first().sub(lambda match: match[1] + match[2].capitalize(), named)
    return _level().sub(_with_place, named)


def _with_place(match: re.Match[str]) -> str:
    return match[1] + re.sub(r"\w+", lambda word: word[0][0].upper() + word[0][1:], match[2])


@cache
def _forms() -> dict[str, str]:
    """The words of heads and names, with their capitals, by the same in small letters."""
    words = [row["head"] for row in table("organizations.csv") if _is_plain(row["head"])]
    words += [*lines("organization_words.txt"), *lines("agency_names.txt")]
    return {one_spelling(word).lower(): one_spelling(word) for word in words}


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(_forms())})(?!\w)")


def _is_plain(head: str) -> bool:
    """Whether a head can be no part of another word: *UBND*, *Văn phòng*, but not *Vụ*."""
    return " " in head or head.isupper()


@cache
def _first() -> re.Pattern[str]:
    """A head of one syllable, where no word stands before it that it may belong to."""
    heads = [row["head"] for row in table("organizations.csv") if not _is_plain(row["head"])]
    return re.compile(
        rf"(^\W*(?:[0-9ivxl]{{1,4}}[.)/-]\W*)*|[,;:]\s+|(?<!\w)(?:của|giao|trưởng)\s+)"
        rf"({any_of(one_spelling(head).lower() for head in heads)})(?!\w)"
    )


@cache
def _level() -> re.Pattern[str]:
    """A level or a committee named for one, and the words of a place behind it."""
    levels = [row["words"] for row in table("organization_levels.csv") if row["unit"]]
    heads = ("Tỉnh ủy", "Thành ủy", "Huyện ủy")
    stops = any_of(map(one_spelling, lines("place_stops.txt")))
    word = rf"(?!(?:{stops})(?!\w))[^\W\d_]+"
    return re.compile(
        rf"(?<!\w)((?:{any_of((*levels, *heads))})[^\S\n]+)"
        rf"({word}(?:[^\S\n]+{word}){{1,{_PLACE_WORDS - 1}}})"
    )
