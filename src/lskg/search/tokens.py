"""Words and numbers of texts, as the index keeps them and as questions ask for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from lskg.text.numbers import parse_number
from lskg.text.slugs import fold, one_spelling

#: Folded forms that are kept.
_WORDS = 1 << 15
#: A printed number.
DIGITS = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*(?!\w)")
_PIECE = re.compile(rf"(?P<number>{DIGITS.pattern})|(?P<percent>%)|(?P<word>\w+)")
#: The same sound is written with either letter: `kỹ`, `kĩ`.
_Y = re.compile(r"(?<=^[hklmst])[yýỳỷỹỵ]$")
_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
PERCENT = "pct"
_SCALES = {
    **{"tram": 2, "nghin": 3, "ngan": 3, "trieu": 6, "ti": 9},
    **{"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12},
}
_BETWEEN = ("den", "to", "toi", "and")
#: Scale words that follow one another.
_MAX_SCALES = 2
_PERCENT_WORDS = re.compile(r"phần trăm|phan tram|per cent|percent", re.IGNORECASE)


class Token(NamedTuple):
    """A word or a number of a text.

    Attributes:
        folded: small letters without diacritics; a number as its value, ``n8p5``.
        exact: small letters with diacritics, in one spelling.
    """

    folded: str
    exact: str

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return self.folded[:1] == "n" and self.folded[1:2].isdigit()


def tokens(text: str, language: str = "vi") -> list[Token]:
    """The words and numbers of a text.

    Args:
        text: what is said.
        language: ``vi`` or ``en``, which tells what point and comma in numbers mean.

    >>> [token.folded for token in tokens("đạt 8,5%, hay 88.856 Bác sỹ")]
    ['dat', 'n8p5', 'pct', 'hay', 'n88856', 'bac', 'si']
    """
    return [*_tokens(unicodedata.normalize("NFC", text), language)]


def _tokens(text: str, language: str) -> Iterator[Token]:
    for match in _PIECE.finditer(_PERCENT_WORDS.sub("%", text)):
        if match["word"]:
            yield _word(match["word"])
        elif match["percent"]:
            yield Token(PERCENT, PERCENT)
        else:
            yield from _number(match["number"], language)


@lru_cache(maxsize=_WORDS)
def _word(word: str) -> Token:
    exact = _Y.sub(lambda found: found[0].translate(_I), one_spelling(word.lower()))
    return Token(fold(exact), exact)


def _number(printed: str, language: str) -> Iterator[Token]:
    value = readings(printed).get(language)
    pieces = [value] if value is not None else map(Decimal, re.split("[.,]", printed))
    for piece in pieces:
        name = value_name(piece)
        yield Token(name, name)


def readings(printed: str) -> dict[str, Decimal]:
    """What a printed number can mean, by the language that would print it so.

    >>> readings("4,400"), readings("8,5")
    ({'vi': Decimal('4.400'), 'en': Decimal('4400')}, {'vi': Decimal('8.5')})
    """
    found = {}
    try:
        if (vietnamese := parse_number(printed)) is not None:
            found["vi"] = vietnamese
        if _ENGLISH.fullmatch(printed):
            found["en"] = Decimal(printed.replace(",", ""))
    except InvalidOperation:
        return {}
    return found


def value_name(value: Decimal, scale: int = 0) -> str:
    """A number as a word of the index.

    >>> value_name(Decimal("8.50")), value_name(Decimal(4400), 3)
    ('n8p5', 'n4400000')
    """
    shown = f"{value.scaleb(scale):f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    whole, point, rest = shown.partition(".")
    return f"n{whole.lstrip('0') or '0'}{'p' if point else ''}{rest}"


def values(found: Sequence[Token]) -> list[str]:
    """The values of the numbers among tokens: with their scale, and those in percent.

    >>> values(tokens("từ 8 - 9%, 4.400 nghìn lượt"))
    ['n8pct', 'n9pct', 'n4400000']
    """
    return [
        name
        for at, token in enumerate(found)
        if token.is_number and (name := value_at(found, at)) is not None
    ]


def value_at(found: Sequence[Token], at: int) -> str | None:
    """The value of a number with the scale or percent sign behind it or behind its range."""
    after = at + 1
    if after < len(found) and found[after].folded in _BETWEEN:
        after += 1
    if after < len(found) and found[after].is_number:
        after += 1
    else:
        after = at + 1
    return _with_scale(found[at].folded, [each.folded for each in found[after : after + 2]])


def _with_scale(number: str, following: list[str]) -> str | None:
    if following[:1] == [PERCENT]:
        return number + PERCENT
    scale = 0
    for word in following[:_MAX_SCALES]:
        if word not in _SCALES:
            break
        scale += _SCALES[word]
    if not scale:
        return None
    return value_name(Decimal(number[1:].replace("p", ".")), scale)


def scale_words(found: Sequence[Token], at: int) -> int:
    """How many tokens at a place are scale words or a percent sign."""
    if at < len(found) and found[at].folded == PERCENT:
        return 1
    count = 0
    while count < _MAX_SCALES and at + count < len(found) and found[at + count].folded in _SCALES:
        count += 1
    return count
