"""The places that a question names: provinces, cities and regions of a list, and all countries."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale

from lskg.answers.words import words
from lskg.text.slugs import fold
from lskg.text.word_lists import rows

#: Behind these a name of one syllable is that of a country: *bên Lào*; *lao động* is not.
_BEFORE = r"(?:nuoc|ben|o|tai|cua|sang|voi|tu|in|of|from|to|over in)"
_NO_NAMES = r"(?:dong|cai|bao|nhom|nhat|phu|tu|mat|hien|me|than|hoa|minh)"
#: Without diacritics, or in small letters, these are other words: *thủy điện*, *năm cần*.
_OTHER_WORDS = frozenset({"ba vi", "dong hung", "hoa binh", "nam can", "thuy dien"})
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a question names, and its names without diacritics."""

    vi: str
    en: str
    forms: tuple[str, ...]


def places_in(text: str, own: Collection[str]) -> Iterator[Place]:
    """The places that a text names, none of them in the name of the territory and a word.

    Args:
        text: what somebody types.
        own: the names of the territory, without diacritics.
    """
    padded = f" {' '.join(words(text))} "
    for name in own:
        padded = padded.replace(f" {name} ", "  ")
    for place in known_places():
        if any(_is_named(form, place, text, padded) for form in place.forms):
            yield place


def _is_named(form: str, place: Place, text: str, padded: str) -> bool:
    if f" {form} " not in padded:
        return False
    if place.vi in text or place.en in text:
        return True
    if " " in form:
        return form not in _OTHER_WORDS
    if form != fold(place.vi) or " " in place.vi or place.vi == place.en:
        return len(form) >= _SHORTEST
    return re.search(rf" {_BEFORE} {form} (?!{_NO_NAMES} )", padded) is not None


@cache
def known_places() -> tuple[Place, ...]:
    """Provinces, cities and regions that questions may name, and the countries of the world."""
    found = [
        _place(row["name_vi"], row["name_en"], row["also"].split(" | "))
        for row in rows("lskg.answers", "places.csv")
    ]
    known = {form for place in found for form in place.forms}
    vi, en = (Locale(tongue).territories for tongue in ("vi", "en"))
    for code, name in vi.items():
        place = _place(name, en.get(code, name), [])
        if code.isalpha() and known.isdisjoint(place.forms):
            found.append(place)
    return tuple(found)


def _place(vi: str, en: str, also: Collection[str]) -> Place:
    names = [vi, en, *also]
    forms = (" ".join(re.findall(r"[a-z0-9]+", fold(name))) for name in names if name)
    return Place(vi, en, tuple(dict.fromkeys(filter(None, forms))))
