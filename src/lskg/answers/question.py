"""What somebody types, understood: language, words, times, places, and the answer it wants."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from lskg.answers.ranking import Group
from lskg.answers.words import MOST_WORDS, TONGUES, Tongue, raw_words, stems, typed, words
from lskg.text.slugs import fold
from lskg.text.word_lists import rows

_PACKAGE = "lskg.answers"
_YEARS = re.compile(
    r"(?<![\w/.,])(19\d\d|20\d\d)"
    r"(?:\s*(?:-|–|den|to|and|va|toi)\s*(?:nam )?(19\d\d|20\d\d))?(?![\w/]|[.,]\d)"
)
_NUMBER = re.compile(r"(?<![\w])\d[\d.,/]*%?")
_NOTE = re.compile(
    r"\b(?:chu thich|ghi chu|footnote|note)\s+(?:so\s+|number\s+|no\.?\s*)?(\d{1,3})\b"
)
_COUNT: Mapping[Tongue, re.Pattern[str]] = {
    "vi": re.compile(r"\b(?:bao nhieu|may) ([a-z]+)"),
    "en": re.compile(r"\bhow many (?:more |key |main )?([a-z]+)"),
}
_UNCOUNTED = frozenset(
    [
        "nguoi",
        "phan",
        "nghin",
        "ngan",
        "trieu",
        "ty",
        "tien",
        "people",
        "percent",
        "percentag",
        "peopl",
    ]
)
_MARKED = re.compile(r"[^\W\d_a-zA-Z]")
_CAPITAL = re.compile(r"[^\W\d_]+")
#: From here on two words are one, and might be.
_TIED, _LOOSE = 0.3, 0.08
#: What is to be named need not be called so.
_LITTLE = 0.3
Tie = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a question names, and its names without diacritics."""

    vi: str
    en: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    Attributes:
        groups: what it is about, in words with other ways to say them.
        cues: what its other words say of the answer.
        years: first and last years of the times that it names.
        places: those that it names, but for the territory of the report.
        numbers: other numbers, as typed.
        note: the number of a footnote that it names, or None.
        words: all its words without diacritics.
        territory: what the report is about, without diacritics.
        named_kind: the class of what is to be named, or an empty string.
        counted: the words after *bao nhiêu* or *how many*.
        capitals: words that are typed with a capital letter, without diacritics.
    """

    text: str
    tongue: Tongue
    groups: tuple[Group, ...]
    cues: frozenset[str]
    years: tuple[tuple[int, int], ...]
    places: tuple[Place, ...]
    numbers: tuple[str, ...]
    note: int | None
    words: tuple[str, ...]
    capitals: frozenset[str]
    territory: frozenset[str] = frozenset()
    counted: tuple[str, ...] = ()
    named_kind: str = ""

    @property
    def is_question(self) -> bool:
        """Whether an answer is wanted, and not only what has these words."""
        return bool(self.cues) or bool(self.years) or self.text.endswith("?")


def understand(
    text: str,
    page: Tongue = "vi",
    territory: Sequence[str] = (),
    tie: Tie = lambda first, second: 0.0,
) -> Question:
    """Understand what somebody types.

    Args:
        text: any text; what is long is cut.
        page: language of the page, for words of neither language.
        territory: the names of what the report is about.
        tie: how strongly two words are tied in the report, from 0 to 1.
    """
    asked = typed(text)
    tongue = tongue_of(asked, page)
    folded = fold(asked)
    years, rest = _years(folded)
    own = {fold(name) for name in territory}
    said = _read(rest, _without_years(folded, asked.lower()), tongue, tie, own)
    cues = frozenset(_cues(said))
    which, kind, noun = _which(said)
    places = tuple(place for place in _places(folded) if not own & {*place.forms})
    note = _NOTE.search(folded)
    return Question(
        text=asked,
        tongue=tongue,
        groups=tuple(
            replace(group, weight=_LITTLE) if kind and group.said == noun else group
            for group in _groups(said)
        ),
        cues=cues | which,
        named_kind=kind or (_named_kind(said) if "names" in cues else ""),
        years=years,
        places=places,
        numbers=tuple(match[0].rstrip(".,") for match in _NUMBER.finditer(rest)),
        note=int(note[1]) if note else None,
        words=said.found,
        capitals=frozenset(
            fold(match[0]) for match in _CAPITAL.finditer(asked) if match[0][0].isupper()
        ),
        territory=frozenset(own),
        counted=_counted(said),
    )


def tongue_of(text: str, page: Tongue = "vi") -> Tongue:
    """The language of a text: by its letters, then by its small words.

    >>> tongue_of("dân số"), tongue_of("ty le ho ngheo"), tongue_of("forest cover of the province")
    ('vi', 'vi', 'en')
    """
    found = words(text)
    counts = {tongue: sum(word in _telling(tongue) for word in found) for tongue in TONGUES}
    if any(_MARKED.search(word) for word in text.split() if word[0].islower()):
        return "vi"
    if counts["en"] > counts["vi"]:
        return "en"
    return "vi" if counts["vi"] > counts["en"] else page


@cache
def _telling(tongue: Tongue) -> frozenset[str]:
    """Small words by which a language is told."""
    found = rows(_PACKAGE, "telling_words.csv")
    return frozenset(
        word for row in found if row["tongue"] == tongue for word in row["words"].split()
    )


def _years(folded: str) -> tuple[tuple[tuple[int, int], ...], str]:
    """The years that a text names, and the text without them."""
    found = []
    for match in _YEARS.finditer(folded):
        first = int(match[1])
        last = int(match[2] or first)
        found.append((min(first, last), max(first, last)))
    return tuple(dict.fromkeys(found)), _YEARS.sub(" ", folded)


def _without_years(folded: str, marked: str) -> str:
    """The text with its diacritics, without the years that it names."""
    if len(folded) != len(marked):
        return _YEARS.sub(" ", folded)
    at, kept = 0, []
    for match in _YEARS.finditer(folded):
        kept.append(marked[at : match.start()])
        at = match.end()
    return " ".join([*kept, marked[at:]])


def _places(folded: str) -> Iterator[Place]:
    padded = f" {' '.join(re.findall(r'[a-z0-9]+', folded))} "
    for place in known_places():
        if any(f" {form} " in padded for form in place.forms):
            yield place


@cache
def known_places() -> tuple[Place, ...]:
    """Provinces and countries that questions may name."""
    found = []
    for row in rows(_PACKAGE, "places.csv"):
        names = [row["name_vi"], row["name_en"], *row["also"].split(" | ")]
        forms = tuple(
            dict.fromkeys(" ".join(re.findall(r"[a-z0-9]+", fold(name))) for name in names if name)
        )
        found.append(Place(row["name_vi"], row["name_en"], forms))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a question, without diacritics and as typed.

    Attributes:
        ties: how strongly each word is tied to the next, from 0 to 1.
        is_plain: whether nothing is typed with diacritics.
        own: places of the words that name the territory of the report.
    """

    found: tuple[str, ...]
    typed: tuple[str, ...]
    ties: tuple[float, ...]
    tongue: Tongue
    is_plain: bool
    own: frozenset[int]

    def is_tied(self, at: int) -> bool:
        """Whether a word is but a part of a longer one: *may* in *nha may*."""
        return max(self.ties[at], self.ties[at - 1] if at else 0.0) >= _TIED

    def is_said(self, at: int, phrase: tuple[str, ...], marked: tuple[str, ...]) -> bool:
        """Whether a phrase stands at a word; with diacritics, where any are typed."""
        end = at + len(phrase)
        if self.found[at:end] != phrase:
            return False
        if self.tongue == "en":
            return True
        if not self.is_plain:
            return all(one == other for one, other in zip(self.typed[at:end], marked, strict=True))
        return len(phrase) > 1 or not self.is_tied(at)


def _read(rest: str, marked: str, tongue: Tongue, tie: Tie, own: Collection[str]) -> _Words:
    found = tuple(stems(rest, tongue)[:MOST_WORDS])
    raw = tuple(raw_words(marked)[:MOST_WORDS])
    if len(raw) != len(found):
        raw = found
    ties = [tie(first, second) for first, second in itertools.pairwise(found)]
    named = {
        place
        for name in own
        for at in range(len(found))
        if " ".join(found[at : at + (size := len(name.split()))]) == name
        for place in range(at, at + size)
    }
    return _Words(found, raw, (*ties, 0.0), tongue, rest == marked, frozenset(named))


def _cues(said: _Words) -> Iterator[str]:
    for start in range(len(said.found)):
        for _, row in _phrases_at(_cue_table(said.tongue), said, start):
            yield row["cue"]
            if row["content"] == "errors":
                yield "errors"


def _counted(said: _Words) -> tuple[str, ...]:
    """What is counted: the word after *bao nhiêu*, *mấy* or *how many*."""
    found = " ".join(said.found)
    match = _COUNT[said.tongue].search(found)
    if match is None or match[1] in _UNCOUNTED or is_small(match[1], said.tongue):
        return ()
    return (match[1],)


def _which(said: _Words) -> tuple[frozenset[str], str, str]:
    """Whether a name is asked for, of what kind and by which noun: *công ty nào*."""
    nouns = _name_bearers(said.tongue)
    for at, word in enumerate(said.found):
        for noun in _nouns_at(said, at, word):
            if noun in nouns:
                return frozenset({"which"}), nouns[noun], " ".join(noun)
    return frozenset(), "", ""


def _nouns_at(said: _Words, at: int, word: str) -> Iterator[tuple[str, ...]]:
    """What may be the noun of a *nào* or *which*, with a word between them or none."""
    if said.tongue == "vi" and word == "nao" and said.found[at + 1 : at + 2] != ("cung",):
        for end in (at, at - 1):
            for start in (end - 3, end - 2, end - 1):
                yield said.found[max(0, start) : max(0, end)]
    elif said.tongue == "en" and word in ("which", "what"):
        for start in range(at + 1, at + (5 if word == "which" else 2)):
            yield said.found[start : start + 1]


def _named_kind(said: _Words) -> str:
    """The kind of the things whose names are asked for, by the last noun of a known kind."""
    found = [
        kind
        for noun, kind in _name_bearers(said.tongue).items()
        for at in range(len(said.found))
        if kind and said.found[at : at + len(noun)] == noun
    ]
    return found[0] if found else ""


@cache
def _name_bearers(tongue: Tongue) -> Mapping[tuple[str, ...], str]:
    return {
        tuple(stems(row["noun"], tongue)): row["kind"]
        for row in rows(_PACKAGE, "name_bearers.csv")
        if row["tongue"] == tongue
    }


def _groups(said: _Words) -> Iterator[Group]:
    """The words that say what a question is about, in groups, in the order of the words."""
    at = 0
    kept: list[int] = []
    found: list[tuple[int, Group]] = []
    while at < len(said.found):
        best = max(
            _phrases_at(_synonym_table(said.tongue), said, at),
            key=lambda each: each[0],
            default=None,
        )
        dropped = max(
            (
                length
                for length, row in _phrases_at(_cue_table(said.tongue), said, at)
                if row["content"] == "no"
            ),
            default=0,
        )
        if best and best[0] >= dropped:
            found.append((at, _with_ways(said, at, *best)))
            at += best[0]
        elif dropped and not (at and said.found[at - 1].isdecimal()):
            at += dropped
        else:
            kept.append(at)
            at += 1
    found += _plain_groups(said, kept)
    return (group for _, group in sorted(found, key=lambda each: each[0]))


def _with_ways(said: _Words, at: int, length: int, row: dict[str, str]) -> Group:
    words_there = said.found[at : at + length]
    ways = [tuple(stems(way, said.tongue)) for way in row["means"].split(" | ")]
    return Group(" ".join(words_there), tuple(dict.fromkeys([words_there, *ways])))


def _plain_groups(said: _Words, kept: Sequence[int]) -> Iterator[tuple[int, Group]]:
    """Words each alone but for small ones, and those that are tied in pairs."""
    kept = [at for at in kept if at not in said.own]
    for at in kept:
        if not _is_stop(said, at):
            yield at, Group(said.found[at], ((said.found[at],),))
    for at, following in itertools.pairwise(kept):
        if following == at + 1:
            pair = (said.found[at], said.found[following])
            small = _is_stop(said, at) or _is_stop(said, following)
            tie = said.ties[at]
            if small and said.tongue == "en":
                continue
            if tie >= (_TIED if small else _LOOSE):
                yield at, Group(" ".join(pair), (pair,), 0.9)
            elif not small:
                yield at, Group(" ".join(pair), (pair,), 0.25)


def is_small(word: str, tongue: Tongue) -> bool:
    """Whether a word without diacritics says little."""
    return word in _stop_words(tongue)[0] or any(
        phrase == (word,) and row["content"] == "no"
        for phrase, _, row in _cue_table(tongue).get(word, ())
    )


def _is_stop(said: _Words, at: int) -> bool:
    plain, marked = _stop_words(said.tongue)
    if said.tongue == "en" or said.is_plain:
        return said.found[at] in plain
    return said.typed[at] in marked


Phrase = tuple[tuple[str, ...], tuple[str, ...], dict[str, str]]
Table = Mapping[str, tuple[Phrase, ...]]


def _phrases_at(table: Table, said: _Words, at: int) -> Iterator[tuple[int, dict[str, str]]]:
    """The phrases of a table that begin at a word, with their lengths."""
    for phrase, marked, row in table.get(said.found[at], ()):
        if said.is_said(at, phrase, marked):
            yield len(phrase), row


@cache
def _cue_table(tongue: Tongue) -> Table:
    return _table("cues.csv", "phrase", tongue)


@cache
def _synonym_table(tongue: Tongue) -> Table:
    return _table("synonyms.csv", "typed", tongue)


def _table(name: str, column: str, tongue: Tongue) -> Table:
    table: dict[str, list[Phrase]] = {}
    for row in rows(_PACKAGE, name):
        if row["tongue"] == tongue and (phrase := tuple(stems(row[column], tongue))):
            marked = tuple(raw_words(row[column]))
            table.setdefault(phrase[0], []).append((phrase, marked, row))
    return {word: tuple(found) for word, found in table.items()}


@cache
def _stop_words(tongue: Tongue) -> tuple[frozenset[str], frozenset[str]]:
    """Small words without diacritics, and as they are written."""
    said = " ".join(
        row["words"] for row in rows(_PACKAGE, "stop_words.csv") if row["tongue"] == tongue
    )
    return frozenset(stems(said, tongue)), frozenset(raw_words(said))
