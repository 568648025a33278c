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
#: A sentence may begin with these.
_FIRST_WORDS = frozenset({"Anh", "Áo", "Ý", "Mỹ", "Nga", "Đức", "Lào", "Turkey", "Chad", "Jordan"})
_TYPED = re.compile(
    r"\b(?:[Tt]ỉnh|[Tt]hành phố|[Nn]ước|[Tt]inh|[Tt]hanh pho|[Nn]uoc)"
    r" ((?:[A-ZĐÁÂÔƠƯ][^\W\d_]+ ?){1,3})"
    r"|\b((?:[A-Z][^\W\d_]+ ){1,3})(?:province|city)\b"
    r"|\b(?:province|city|country) of ((?:[A-Z][^\W\d_]+ ?){1,3})"
)


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
        yield from _city_of(name, padded)
        padded = padded.replace(f" {name} ", "  ")
    found = [
        place
        for place in known_places()
        if any(_is_named(form, place, text, padded) for form in place.forms)
    ]
    yield from found
    known = {form for place in found for form in place.forms}
    yield from (place for place in _typed(text, own) if known.isdisjoint(place.forms))


def _is_named(form: str, place: Place, text: str, padded: str) -> bool:
    if f" {form} " not in padded:
        return False
    if _is_written(place, text):
        return True
    if " " in form:
        return form not in _OTHER_WORDS
    if form != fold(place.vi) or " " in place.vi or place.vi == place.en:
        return len(form) >= _SHORTEST
    return re.search(rf" {_BEFORE} {form} (?!{_NO_NAMES} )", padded) is not None


def _is_written(place: Place, text: str) -> bool:
    """Whether a place is named as it is written, and no person: *Nguyễn Văn Đức*."""
    return any(name in text and _stands_alone(name, text) for name in {place.vi, place.en})


def _stands_alone(name: str, text: str) -> bool:
    """Whether a name is none that is part of another, nor the first word of a sentence."""
    if " " in name:
        return True
    for match in re.finditer(rf"(?:(\w+) )?\b{name}\b(?: (\w+))?", text):
        before, after = match[1] or "", match[2] or ""
        is_part = after[:1].isupper() or (before[:1].isupper() and match.start() > 0)
        if not is_part and (before or name not in _FIRST_WORDS):
            return True
    return False


def _city_of(own: str, padded: str) -> Iterator[Place]:
    """The city that has the name of the territory."""
    for form in (f"thanh pho {own}", f"tp {own}", f"{own} city", f"city of {own}"):
        if f" {form} " in padded:
            yield Place(form, form, (f"thanh pho {own}", form))


def _typed(text: str, own: Collection[str]) -> Iterator[Place]:
    """Provinces, cities and countries that are called so and are in no list."""
    for match in _TYPED.finditer(text):
        name = next(filter(None, match.groups())).strip()
        if fold(name) not in own:
            yield _place(name, name, [])


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
