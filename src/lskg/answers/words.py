"""Words as answers compare them: without diacritics, in pairs, English ones by their stem."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from lskg.text.slugs import fold

Tongue = Literal["vi", "en"]
_YEARS = re.compile(
    r"(?<![\w/.,])(19\d\d|20\d\d)"
    r"(?:\s*(?:-|–|den|to|and|va|toi)\s*(?:nam )?(19\d\d|20\d\d))?(?![\w/]|[.,]\d)"
)
TONGUES: tuple[Tongue, ...] = ("vi", "en")
#: Characters of what is typed that count, and words of it.
LONGEST = 300
MOST_WORDS = 40
_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+|%")
#: *Bác sỹ* and *bác sĩ* are one word.
_LAST_Y = re.compile(r"\b([^aeiou\W]+)y$")
_SHORTEST_STEM = 4
#: How a word is written on one side of the Atlantic, and on the other.
_BRITISH = (
    (re.compile(r"(?<=\w{4})is(?=(?:e[drs]?|ers|ing|ations?)$)"), "iz"),
    (re.compile(r"(?<=\w{3})our(?=(?:s|ed|ing|ers?|able|hoods?)?$)"), "or"),
    (re.compile(r"(?<=\w{2})tre(?=s?$)"), "ter"),
    (re.compile(r"^programme"), "program"),
    (re.compile(r"fence(?=s?$)"), "fense"),
    (re.compile(r"^skilful"), "skillful"),
)


def typed(text: str) -> str:
    r"""What is typed as it is read: composed, on one line, cut where it is long.

    >>> typed("  Thu   ngân sách?\n")
    'Thu ngân sách?'
    """
    return " ".join(unicodedata.normalize("NFC", text[: LONGEST * 2]).split())[:LONGEST]


def words(text: str) -> list[str]:
    """The words of a text without diacritics, numbers as they are printed.

    >>> words("Đạt 7,16% (giai đoạn 2021 - 2025)")
    ['dat', '7,16%', 'giai', 'doan', '2021', '2025']
    """
    return _WORD.findall(_folded(text))


def raw_words(text: str) -> list[str]:
    """The words of a text in lower case, with their diacritics.

    >>> raw_words("Đạt 7,16%")
    ['đạt', '7,16%']
    """
    return _WORD.findall(text.lower())


def cased_words(text: str) -> list[str]:
    """The words of a text as they are.

    >>> cased_words("Chi Ma - Ái Điểm")
    ['Chi', 'Ma', 'Ái', 'Điểm']
    """
    return _WORD.findall(text)


def stems(text: str, tongue: Tongue) -> list[str]:
    """The words of a text by which it is found.

    >>> stems("Border gates planned", "en")
    ['border', 'gat', 'plan']
    """
    found = [_without_zero(word) for word in words(text)]
    return [_with_i(word) if tongue == "vi" else stem(word) for word in found]


@lru_cache(maxsize=1 << 13)
def name_stems(name: str, tongue: Tongue) -> frozenset[str]:
    """The words of a name, which is asked for again and again."""
    return frozenset(stems(name, tongue))


@lru_cache(maxsize=1 << 13)
def _with_i(word: str) -> str:
    """A syllable with *i* for the *y* that ends it."""
    return _LAST_Y.sub(r"\1i", word)


def _without_zero(word: str) -> str:
    """A number of one digit as it is said: *04* is *4*."""
    return word[1:] if len(word) == 2 and word[0] == "0" and word[1].isdecimal() else word


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """An English word without its ending, as it is written on either side of the Atlantic.

    >>> [stem(word) for word in ("cities", "planned", "rising", "class", "gates", "use", "used")]
    ['city', 'plan', 'ris', 'class', 'gat', 'us', 'us']
    >>> [stem(word) for word in ("labour", "centre", "organisations", "organization")]
    ['labor', 'center', 'organization', 'organization']
    """
    word = _as_american(word)
    if word.endswith("ies") and len(word) > _SHORTEST_STEM:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        if (
            word.endswith(ending)
            and len(word) - len(ending) >= 2
            and re.search("[aeiouy]", word[: -len(ending)])
        ):
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 2 and word != "the" else word


def _as_american(word: str) -> str:
    """An English word with *-ize*, *-or* and *-er* for *-ise*, *-our* and *-re*."""
    for pattern, other in _BRITISH:
        word = pattern.sub(other, word)
    return word


@lru_cache(maxsize=1 << 14)
def spelling(word: str) -> str:
    """A syllable with its letters and tone, wherever the tone is written: *hòa* and *hoà*."""
    plain = unicodedata.normalize("NFD", word.lower())
    tones = "".join(sorted(mark for mark in plain if unicodedata.combining(mark)))
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return letters[:-1] + "i" + tones if letters.endswith("y") else letters + tones


def pairs(found: Sequence[str]) -> Iterator[str]:
    """Neighbours joined.

    >>> list(pairs(["che", "phu", "rung"]))
    ['che phu', 'phu rung']
    """
    for first, second in itertools.pairwise(found):
        yield f"{first} {second}"


@lru_cache(maxsize=1 << 13)
def folded(text: str) -> str:
    """The text of a report without diacritics, which is read for many questions."""
    return fold(text)


@lru_cache(maxsize=1 << 15)
def _folded_word(word: str) -> str:
    return fold(word)


def _folded(text: str) -> str:
    """The folded form of a text, word by word: most words come again and again."""
    return " ".join(map(_folded_word, text.split()))


def years_in(folded: str) -> tuple[tuple[tuple[int, int], ...], str]:
    """The years that a text names, and the text without them."""
    found = []
    for match in _YEARS.finditer(folded):
        first = int(match[1])
        last = int(match[2] or first)
        found.append((min(first, last), max(first, last)))
    return tuple(dict.fromkeys(found)), _YEARS.sub(" ", folded)


def without_years(folded: str, marked: str) -> str:
    """The text with its diacritics, without the years that it names."""
    if len(folded) != len(marked):
        return _YEARS.sub(" ", folded)
    at, kept = 0, []
    for match in _YEARS.finditer(folded):
        kept.append(marked[at : match.start()])
        at = match.end()
    return " ".join([*kept, marked[at:]])
