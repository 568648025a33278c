"""Words that are printed in capitals, as they are written in running text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from lskg.text.slugs import one_spelling
from lskg.text.word_lists import any_of, lines, rows

_HERE = "lskg.intake"
_UPPER = "".join(
    letter
    for letter in map(chr, range(0x41, 0x1EFA))
    if letter.isupper() and (ord(letter) < 0x1B0 or ord(letter) >= 0x1EA0)
)
_NAME = rf"[{_UPPER}]\w*(?: [{_UPPER}]\w*){{0,3}}"
_ROMAN = re.compile(r"(?<=\blần thứ )[ivxlc]+\b|(?<=\bkhóa )[ivxlc]+\b")
_WORDS = re.compile(r"(?<!\w)[A-ZĐ][A-ZĐ&]+(?!\w)")
_ENDS = re.compile(r",| lần thứ | khóa | nhiệm kỳ | giai đoạn | đến | năm |$")
_LONGEST = 4  # syllables of the name of a place


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory as it is printed: its kind in small letters, and its name."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


def recased(words: str, text: str) -> str:
    """Words in capitals as the text writes them: names, bodies and abbreviations keep theirs.

    >>> recased("ĐẢNG ỦY XÃ MỘC THƯỢNG", "Đảng bộ xã Mộc Thượng có 41 chi bộ.")
    'Đảng ủy xã Mộc Thượng'
    >>> recased("BỘ TÀI CHÍNH", "Giám đốc Sở Tài chính chịu trách nhiệm thi hành.")
    'Bộ Tài chính'
    >>> recased("UBND TỈNH SƠN TRẠCH", "UBND tỉnh đã ban hành 12 văn bản.")
    'UBND tỉnh Sơn Trạch'
    """
    if not words.isupper():
        return words
    small = one_spelling(words).lower()
    for start in (0, small.find(" ") + 1):
        if (form := _form(small[start:], text)) and not form.islower():
            return (small[:start] + form)[:1].upper() + (small[:start] + form)[1:]
    kept = [*_WORDS.findall(_running(text)), *map(str, _territories(text)[::-1])]
    written = {word.lower(): word for word in (*kept, *lines(_HERE, "proper_words.txt"))}
    pattern = rf"(?<!\w)(?:{any_of(written)})(?!\w)"
    small = re.sub(pattern, lambda match: written[match[0]], small)
    small = _ROMAN.sub(lambda number: number[0].upper(), small)
    if at := _last_kind(small):
        name = small[at.end() : _end(small, at.end())].strip()
        if name.islower() and len(name.split()) <= _LONGEST:
            small = f"{small[: at.end()]} {name.title()}{small[_end(small, at.end()) :]}"
    return small[:1].upper() + small[1:]


def _form(words: str, text: str) -> str:
    """How running text most often writes some words; empty if it does not."""
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    counts = Counter(re.findall(pattern, _running(text), re.IGNORECASE))
    return counts.most_common(1)[0][0] if counts and " " in words else ""


def territory_in(words: str, text: str) -> Territory | None:
    """The last territory that words name, printed in capitals or not.

    >>> str(territory_in("TỈNH ỦY TRÀ GIANG", "Tỉnh có 72 km bờ biển."))
    'tỉnh Trà Giang'
    >>> territory_in("Bộ Nông nghiệp và Môi trường", "")
    """
    written = recased(words, text)
    pattern = rf"(?<!\w)({_kinds()})\s+({_NAME})"
    found = None
    for match in re.finditer(pattern, written):
        found = Territory(_kind_of(match[1]), match[2])
    return found


def _end(words: str, start: int) -> int:
    """Where a name ends that begins there."""
    match = _ENDS.search(words, start)
    return match.start() if match else len(words)


def _last_kind(words: str) -> re.Match[str] | None:
    found = None
    for match in re.finditer(rf"(?<!\w)(?:{_kinds()})(?= \w)", words):
        found = match
    return found


@cache
def _running(text: str) -> str:
    """The lines that are not in capitals."""
    return "\n".join(line for line in one_spelling(text).split("\n") if not line.isupper())


@cache
def _territories(text: str) -> tuple[Territory, ...]:
    """The territories that running text names, the most frequent first."""
    pattern = rf"(?<!\w)({_kinds()}) ({_NAME})"
    counts = Counter(
        Territory(_kind_of(match[1]), match[2]) for match in re.finditer(pattern, _running(text))
    )
    return tuple(territory for territory, _ in counts.most_common())


@cache
def _kinds() -> str:
    """Pattern of the words before the name of a territory; a Party committee is of its own."""
    kinds = [row["word"] for row in rows(_HERE, "level_words.csv") if row["kind"]]
    return any_of([*kinds, *(kind.capitalize() for kind in kinds)]) + r"(?! ủy)"


def _kind_of(word: str) -> str:
    small = word.lower()
    return next(row["kind"] for row in rows(_HERE, "level_words.csv") if row["word"] == small)


def level_of(words: str) -> str:
    """The level of a body by the first word of its name that has one; empty if none has.

    >>> level_of("Ban Chấp hành Đảng bộ tỉnh Yên Giang"), level_of("Bộ Tài chính")
    ('province', 'central')
    """
    row = _row(words)
    return row["level"] if row else ""


def english_kind(kind: str) -> str:
    """What stands in English before *Party Organization* for a kind of territory.

    >>> english_kind("tỉnh"), english_kind("phường")
    ('Provincial', 'Ward')
    """
    row = _row(kind)
    return row["english"] if row else ""


def in_english(territory: Territory | None) -> str:
    """The English name of a territory.

    >>> in_english(Territory("tỉnh", "Nam Khê")), in_english(None)
    ('Nam Khê province', '')
    """
    if territory is None:
        return ""
    kind = english_kind(territory.kind)
    return f"{territory.name} {'province' if kind == 'Provincial' else kind.lower()}".strip()


def _row(words: str) -> dict[str, str] | None:
    """The row of the list whose word comes first, the longest of those that begin together."""
    small = one_spelling(words).lower()
    best: tuple[int, int] | None = None
    found = None
    for row in rows(_HERE, "level_words.csv"):
        word = row["word"].removeprefix("^")
        start = "^" if row["word"].startswith("^") else r"(?<!\w)"
        if match := re.search(rf"{start}{word}(?!\w)", small):
            rank = (match.start(), -len(word))
            if best is None or rank < best:
                best, found = rank, row
    return found
