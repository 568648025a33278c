"""Whether what is asked of a thing is had by things of its kind: a colour, a weight, a spouse.

Things and attributes are those of a general dictionary (`things.csv`, `attributes.csv`), each
attribute with the kinds of things that have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lskg.answers.question import Question
from lskg.answers.words import Tongue, raw_words, spelling, words
from lskg.text.slugs import fold
from lskg.text.word_lists import rows

_PACKAGE = "lskg.answers.reasons"
#: What stands behind these in a phrase says more of them, and is not itself asked about.
_GOVERNING = frozenset({"rate", "rank", "money", "text", "idea", "event", "award", "body"})
#: What may stand between a measure and what is measured; what is said or planned only behind these.
_OF = frozenset(
    {"cua", "cho", "moi", "mot", "cac", "nhung", "the", "a", "an", "each", "every", "all", "of"}
)
_SAID = frozenset({"text", "idea", "time", "event"})
#: So many words stand between what is asked about and what says more of it.
_REACH = 3
#: Here a phrase ends.
_ENDS = frozenset(
    {
        *("co", "la", "thi", "duoc", "bi", "bao", "may", "nao", "gi", "ai", "va", "hay", "hoac"),
        *("voi", "da", "se", "giao", "cho", "trong", "o", "tai", "chi", "an", "moi"),
        *("is", "are", "was", "do", "does", "did", "has", "have", "will", "and", "or"),
        *("by", "with", "for", "at", "to", "from", "than", "per", "that"),
    }
)
#: Who speaks is not what is asked about.
_SOURCES = frozenset({"theo", "trong", "nay", "in", "under", "by", "this", "to", "tung"})
_SHORT, _LONG = 3, 4
#: What is but a number, and what has a body and stands in no number.
_NUMBERS, _BODIES = frozenset({"rate", "rank"}), frozenset({"animal", "food", "machine"})
#: Without diacritics these are small words.
_SMALL = frozenset(
    {
        *("la", "may", "nam", "o", "con", "ba", "ban", "so", "to", "chi", "em", "anh", "bao", "lo"),
        *("cho", "de", "qua", "co", "toi", "minh", "da", "gio", "cay", "lua"),
    }
)
#: Here a group of English nouns ends, and a name before its last one has so many words.
_ENDS_GROUP = frozenset(
    {
        *("is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "will", "would"),
        *("and", "or", "by", "with", "for", "at", "to", "from", "than", "per", "that", "in", "on"),
        *("of", "among", "under", "during", "after", "before", "since", "as", "now", "today"),
        *("this", "last", "next", "compared", "when", "which", "who", "where", "whose"),
        *("beside", "near", "along", "behind", "outside", "inside", "around", "across", "between"),
    }
)
_YEARLY = frozenset({"moi", "hang", "trong", "nam"})
_LIVING = frozenset({"animal", "food", "plant"})
_ANY_OF_THEM = frozenset({"cay", "con", "dan", "giong", "hat", "hoa", "la", "qua", "rau", "vuon"})
_PREPOSITIONS, _NAME_WORDS = frozenset({"of", "for", "in", "among"}), 6
#: Words that say something else together, so that nothing is asked by them.
_IDIOM = "idiom"
_IN_Y, _ES = re.compile(r"[^aeiou]y$"), re.compile(r"(?:s|x|ch|sh)$")
#: Without diacritics these are other words as well.
_AMBIGUOUS = frozenset(
    {
        *("an duoc", "an gi", "an may", "ban cong", "ban trai", "bi cam", "bo cua", "bo me"),
        *("bon phan", "ca lo", "cam tinh", "chay may", "choi co", "choi dan", "chua hay"),
        *("co giay", "co mui", "co vi", "cung khong", "dien ap", "doi khong", "dong bang"),
        *("dong dac", "duong kinh", "goi dau", "hat bai", "ho hang", "man hay", "may hec"),
        *("may lang", "may noi", "me cua", "mem khong", "nam vien", "nghe gi", "noi may"),
        *("qua doi", "sau bao nhieu", "so gi", "so ma", "so vao", "to tien", "uong may", "vi gi"),
        *("bo di", "nguoi yeu", "tinh bot", "dan con", "hoi dau", "thuc day", "lau bang", "thi do"),
        *("day may", "ra la", "ra hoa", "son mong", "thue nha", "bo de", "vien thi", "may lop"),
        *("de con", "loai gi", "so may", "no hoa", "hoa no", "ra qua", "bi ho", "bo doi"),
        *("bao nhieu von", "may von", "noi so", "the tich"),
    }
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase of a list in a question, and where it stands."""

    start: int
    end: int
    kind: str
    had_by: frozenset[str] = frozenset()


_Phrase = tuple[tuple[str, ...], str, frozenset[str]]


def has_no_such(question: Question, *, is_sure: bool = True) -> bool:
    """Whether something is asked that none of the things of a question has.

    Args:
        question: what is asked.
        is_sure: whether nothing counts without diacritics, where phrases may be other words.
    """
    tongue, is_plain = question.tongue, _is_plain(question)
    said, plain = _said(question)
    asked = [*_found(_attributes(tongue, is_plain), said, is_apart=False)]
    taken = {at for each in asked for at in range(each.start, each.end)}
    idioms = {at for each in asked if each.kind == _IDIOM for at in range(each.start, each.end)}
    asked = [each for each in asked if idioms.isdisjoint(range(each.start, each.end))]
    if not asked or (is_plain and is_sure):
        return False
    kinds = {*_kinds(question, said, plain, taken)}
    return bool(kinds) and any(kinds.isdisjoint(each.had_by) for each in asked)


def measures_no_such(question: Question) -> bool:
    """Whether a measure is asked of just what has none: the growth of a decree."""
    tongue, is_plain = question.tongue, _is_plain(question)
    said, plain = _said(question)
    things = [*_found(_things(tongue, is_plain), said)]
    behind = _last_of_group if tongue == "en" else _next
    for measure in _found(_measures(tongue, is_plain), said, is_apart=tongue == "vi"):
        thing = behind(things, plain, measure, is_plain=is_plain)
        found = [thing] if thing else _subjects(question, things, plain, measure)
        if found and not any(each.kind in {*measure.had_by, "time"} for each in found):
            return True
    return False


def _behind_of(plain: Sequence[str], at: int) -> int:
    """Where what is measured begins, behind the words that say so."""
    while at < len(plain) and plain[at] in _OF:
        at += 1
    return at


def _next(
    things: Sequence[_Found], plain: Sequence[str], measure: _Found, *, is_plain: bool
) -> _Found | None:
    """The thing just behind a measure; one that is but said needs a word between: *của*."""
    at = _behind_of(plain, measure.end)
    thing = next((each for each in things if each.start == at), None)
    is_of = at > measure.end or not (is_plain or (thing is not None and thing.kind in _SAID))
    return thing if is_of else None


def _last_of_group(
    things: Sequence[_Found], plain: Sequence[str], measure: _Found, *, is_plain: bool
) -> _Found | None:
    """The last noun of the English ones behind a measure, with at most a name before them."""
    if is_plain or plain[measure.end - 1] not in _PREPOSITIONS:
        return None
    at = _behind_of(plain, measure.end)
    end = next((to for to in range(at, len(plain)) if plain[to] in _ENDS_GROUP), len(plain))
    while end > at and plain[end - 1].isdigit():
        end -= 1
    group = [each for each in things if at <= each.start < min(end, at + _NAME_WORDS)]
    return group[-1] if group and group[-1].end == end else None


def _subjects(
    question: Question, things: Sequence[_Found], plain: Sequence[str], measure: _Found
) -> Sequence[_Found]:
    """The things in front of a measure that are said to have it, or to do what it tells."""
    before = [each for each in things if each.end <= measure.start and each.kind != "time"]
    if not before:
        return ()
    if question.tongue == "en":
        between = plain[before[-1].end : measure.start]
        return before[-1:] if between[-1:] == ["s"] and len(between) < _LONG else ()
    is_had = plain[measure.start - 1] in ("co", "dat")
    is_done = plain[measure.end : measure.end + 1] in (["bao"], ["may"])
    is_aimed = plain[measure.start - 1] == "tieu"
    between = [
        word
        for word in plain[before[-1].end : measure.start]
        if not (word.isdigit() or word in _YEARLY)
    ]
    is_first = before[0].start == 0 and len(between) < _SHORT
    is_first = is_first and (before[0].end > 1 or not _is_plain(question))
    return before if is_first and (is_had or is_done) and not is_aimed else ()


def may_have_no_such(question: Question) -> bool:
    """Whether a rate or a rank and an animal, a dish or a machine stand beside each other.

    That is nonsense where the report does not say it: *by motorbike from one index to another*.
    """
    if _is_plain(question):
        return False
    said, plain = _said(question)
    kinds = {*_kinds(question, said, plain, set())}
    return not kinds.isdisjoint(_NUMBERS) and not kinds.isdisjoint(_BODIES)


def produce_in(question: Question) -> frozenset[str]:
    """The plants, animals and dishes that a question names, as folded words.

    None without diacritics, where many are other words as well.
    """
    if _is_plain(question):
        return frozenset()
    said, plain = _said(question)
    found = _found(_things(question.tongue, is_plain=False), said)
    named = (" ".join(plain[each.start : each.end]) for each in found if each.kind in _LIVING)
    return frozenset(named) - _ANY_OF_THEM


def _kinds(
    question: Question, said: Sequence[str], plain: Sequence[str], taken: set[int]
) -> Iterator[str]:
    """The kinds of what a question is about, without what says but more of them."""
    found = [*_found(_things(question.tongue, _is_plain(question)), said)]
    found = [each for each in found if taken.isdisjoint(range(each.start, each.end))]
    if any(f" {name} " in f" {' '.join(words(question.text))} " for name in question.territory):
        yield "place"
    governed = False
    for at, each in enumerate(found):
        before = found[at - 1] if at else None
        after = found[at + 1] if at + 1 < len(found) else None
        is_source = each.kind == "text" and at and plain[each.start - 1] in _SOURCES
        is_name = question.tongue == "en" and after and _is_compound(plain[each.end : after.start])
        is_more = before is not None and _is_behind(question.tongue, plain, before, each)
        governed = is_more and (governed or (before is not None and before.kind in _GOVERNING))
        if not (is_source or is_name or governed):
            yield each.kind


def _is_behind(tongue: Tongue, plain: Sequence[str], before: _Found, each: _Found) -> bool:
    """Whether a thing stands where it but says more of another: *độ che phủ của rừng*."""
    between = plain[before.end : each.start]
    is_there = tongue == "vi" or "of" in between
    return is_there and len(between) <= _REACH and _ENDS.isdisjoint(between)


def _is_compound(between: Sequence[str]) -> bool:
    """Whether two English nouns are one name: *forest cover*, *the province's budget*."""
    return not between or (between[0] == "s" and len(between) <= _SHORT)


def _is_plain(question: Question) -> bool:
    """Whether it is Vietnamese that is typed without diacritics."""
    return question.tongue == "vi" and question.is_plain


def _said(question: Question) -> tuple[Sequence[str], Sequence[str]]:
    """The words of a question as they are compared, and folded; none where they do not pair."""
    said = _words(question.text, question.tongue, is_plain=_is_plain(question))
    plain = words(question.text)
    return (said, plain) if len(said) == len(plain) else ((), ())


def _words(text: str, tongue: Tongue, *, is_plain: bool) -> list[str]:
    return words(text) if tongue == "en" or is_plain else [*map(spelling, raw_words(text))]


def _found(
    table: Mapping[str, tuple[_Phrase, ...]], said: Sequence[str], *, is_apart: bool = True
) -> Iterator[_Found]:
    """The phrases of a table in some words, the longest at each place; apart, none in another."""
    at = 0
    while at < len(said):
        length = 1
        for phrase, kind, had_by in table.get(said[at], ()):
            if tuple(said[at : at + len(phrase)]) == phrase:
                yield _Found(at, at + len(phrase), kind, had_by)
                length = len(phrase) if is_apart else 1
                break
        at += length


def _table(
    listed: Iterator[tuple[str, str, str]], tongue: Tongue, *, is_plain: bool
) -> Mapping[str, tuple[_Phrase, ...]]:
    table: dict[str, list[_Phrase]] = {}
    for text, kind, had_by in listed:
        phrase = tuple(_words(text, tongue, is_plain=is_plain))
        kinds = frozenset(had_by.split(" | ")) if had_by else frozenset()
        table.setdefault(phrase[0], []).append((phrase, kind, kinds))
    return {
        first: tuple(sorted(found, key=lambda each: -len(each[0])))
        for first, found in table.items()
    }


def _is_clear(phrase: str) -> bool:
    """Whether a phrase says the same without diacritics; words of one syllable seldom do."""
    plain = " ".join(words(phrase))
    if " " not in plain:
        return phrase in ("calo", "wifi") or (phrase.isascii() and len(phrase) > _LONG)
    return plain not in _AMBIGUOUS


def _forms(listed: str, tongue: Tongue) -> Iterator[str]:
    """The words of a list; English ones for one and for several."""
    for word in listed.split(" | "):
        yield word
        if tongue == "en" and len(word) >= _SHORT:
            yield (
                f"{word[:-1]}ies"
                if _IN_Y.search(word)
                else f"{word}{(_ES.search(word) and 'es') or 's'}"
            )


@cache
def _things(tongue: Tongue, is_plain: bool) -> Mapping[str, tuple[_Phrase, ...]]:
    listed = (
        (word, row["kind"], "")
        for row in rows(_PACKAGE, "things.csv")
        if row["tongue"] == tongue
        for word in _forms(row["words"], tongue)
        if not is_plain or fold(word) not in _SMALL
    )
    return _table(listed, tongue, is_plain=is_plain)


@cache
def _attributes(tongue: Tongue, is_plain: bool) -> Mapping[str, tuple[_Phrase, ...]]:
    return _asked_of("attributes.csv", "attribute", tongue, is_plain=is_plain)


@cache
def _measures(tongue: Tongue, is_plain: bool) -> Mapping[str, tuple[_Phrase, ...]]:
    return _asked_of("measures.csv", "measure", tongue, is_plain=is_plain)


def _asked_of(
    table: str, column: str, tongue: Tongue, *, is_plain: bool
) -> Mapping[str, tuple[_Phrase, ...]]:
    listed = (
        (phrase, row[column], row["had_by"])
        for row in rows(_PACKAGE, table)
        if row["tongue"] == tongue
        for phrase in row["asked"].split(" | ")
        if not is_plain or _is_clear(phrase)
    )
    return _table(listed, tongue, is_plain=is_plain)
