"""The phrases of word lists in what somebody types: cues, synonyms and small words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lskg.answers.ranking import Group
from lskg.answers.words import MOST_WORDS, Tongue, cased_words, raw_words, spelling, stems
from lskg.text.word_lists import rows

_PACKAGE = "lskg.answers"
#: From here on two words are one, and might be.
TIED, _LOOSE = 0.3, 0.08
#: Words of two syllables that are read whole without diacritics: *đầu tiên* has no *tiền* in it.
_WHOLE = frozenset(
    {
        *("dau tien", "uu tien", "truoc tien", "tien boi", "tien do", "tien si", "tien hanh"),
        *("tien toi", "tien trinh", "gia dinh", "quoc gia", "gia tri", "danh gia", "tham gia"),
        *("chuyen gia", "gia suc", "gia cam", "gia tang", "gia nhap", "nha may", "xe may"),
        *("may bay", "bo may", "may moc", "dau tu", "bat dau", "dung dau", "khong dau"),
        "luong thuc",
    }
)
_WHOLE_MARKED = frozenset({"lương thực", "lương tâm", "tiền phong", "tiền đề", "giá trị"})
#: What is now is asked for, and what shall be then.
_NOW = re.compile(
    r"(?<!thuc )(?<!phat )(?<!the )(?<!bieu )\bhien"
    r" (?:dang|nay|tai|dat|co|la|bao|gio|con|moi|chiem|duoc|o)\b"
    r"|\b(?:den nay|bay gio|luc nay|dang (?:co|la|dat) (?:bao|may)|(?:cuoi|het)(?: nam)? 2025"
    r"|(?:nhiem ky|dot) (?:qua|truoc|vua)|now|today|currently|at present|so far|last term"
    r"|(?:end of|in) 2025)\b"
)
_THEN = re.compile(
    r"\b(?:20[3-9]\d|nhiem ky (?:toi|sau|moi)|(?:next|new|coming) (?:term|target|aim|goal))\b"
)
_PARTS = re.compile(r"[,:;]\s|\b(?:va|con|so voi|roi|and|versus|vs|against)\b")
#: A cause, a name or a plan is asked for, and no number of what is named: *which … drive output*.
_NO_NUMBER = re.compile(
    r"^(?:why|who|whom|whose|which|name|list"
    r"|what (?:caus|push|dr[iao]v|mad|led|hurt|held|explain)\w*"
    r"|what (?:s|is|are|was|were|will|does|do|did) (?:\w+ ){1,4}(?:plan|planning|do|doing|done)\b)"
)
AMOUNTS = frozenset({"number", "money", "people"})
#: What is told of a part is no number of the whole: *what part of the population*.
_PART_OF = re.compile(r"\b(?:part|share|proportion|fraction|percentage|percent|slice|%) of\b")
Tie = Callable[[str, str], float]
Kin = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class TypedWords:
    """The words of a question, without diacritics and as typed.

    Attributes:
        ties: how strongly each word is tied to the next, from 0 to 1.
        is_plain: whether nothing is typed with diacritics.
        capitals: places of the words of names, which begin with capital letters side by side.
        own: places of the words that name the territory of the report.
        kin: for each other words of the report, of its family or with its first letters.
    """

    found: tuple[str, ...]
    typed: tuple[str, ...]
    ties: tuple[float, ...]
    tongue: Tongue
    is_plain: bool
    capitals: frozenset[int]
    own: frozenset[int]
    kin: tuple[tuple[str, ...], ...] = ()

    def ways(self, at: int, length: int = 1) -> tuple[tuple[str, ...], ...]:
        """Ways to say some words: as they are, and one alone by its kin."""
        kin = self.kin[at] if self.kin and length == 1 else ()
        return (self.found[at : at + length], *(tuple(each.split()) for each in kin))

    def is_tied(self, at: int) -> bool:
        """Whether a word is but a part of a longer one: *may* in *nha may*."""
        beside = (" ".join(self.found[at - 1 : at + 1]), " ".join(self.found[at : at + 2]))
        tied = max(self.ties[at], self.ties[at - 1] if at else 0.0) >= TIED
        return tied or not _WHOLE.isdisjoint(beside)

    def _is_in_whole(self, at: int, end: int) -> bool:
        """Whether one word is the first syllable of another: *lương* in *lương thực*."""
        return end - at == 1 and " ".join(self.typed[at : at + 2]) in _WHOLE_MARKED

    def is_said(self, at: int, phrase: tuple[str, ...], marked: tuple[str, ...]) -> bool:
        """Whether a phrase stands at a word; with diacritics, where any are typed."""
        end = at + len(phrase)
        if self.found[at:end] != phrase:
            return False
        if self.tongue == "en":
            return True
        if not self.is_plain:
            pairs = zip(self.typed[at:end], marked, strict=True)
            return all(one == other for one, other in pairs) and not self._is_in_whole(at, end)
        return len(phrase) > 1 or not self.is_tied(at)


def read_words(
    rest: str,
    marked: str,
    tongue: Tongue,
    tie: Tie,
    own: Collection[str],
    marked_tie: Tie | None = None,
    kin: Kin | None = None,
) -> TypedWords:
    """The words of a question, folded and as typed, with how they are tied.

    Args:
        rest: the question without diacritics and years.
        marked: the same as typed.
        tongue: its language.
        tie: how strongly two words are tied in the report, from 0 to 1.
        own: the names of what the report is about.
        marked_tie: the same as `tie` for words with diacritics; None where there is none.
        kin: other words of the family of one; None where there are none.
    """
    found = tuple(stems(rest, tongue)[:MOST_WORDS])
    cased = tuple(cased_words(marked)[:MOST_WORDS])
    if len(cased) != len(found):
        cased = found
    raw = tuple(word.lower() for word in cased)
    is_plain = rest == marked.lower()
    ties = [tie(first, second) for first, second in itertools.pairwise(found)]
    if marked_tie and tongue == "vi" and not is_plain:
        spelled = map(spelling, raw)
        ties = [marked_tie(first, second) for first, second in itertools.pairwise(spelled)]
    named = {
        place
        for name in own
        for at in range(len(found))
        if " ".join(found[at : at + (size := len(name.split()))]) == name
        for place in range(at, at + size)
    }
    capitals = frozenset(
        place
        for at, (first, second) in enumerate(itertools.pairwise(cased))
        if first[0].isupper() and second[0].isupper()
        for place in (at, at + 1)
    )
    return TypedWords(
        found,
        raw,
        (*ties, 0.0),
        tongue,
        is_plain,
        capitals,
        frozenset(named),
        tuple(map(kin, found)) if kin else (),
    )


@dataclass(frozen=True, slots=True)
class Telling:
    """A word of a question that says what it is about; one of two syllables is one word.

    Attributes:
        said: the word without diacritics.
        ways: each way to say it, in syllables or English stems.
        marked: its syllables as they are typed.
        before: the syllable before it, and
        after: the one behind it, without diacritics; or empty.
    """

    said: str
    ways: tuple[tuple[str, ...], ...]
    marked: tuple[str, ...]
    before: str
    after: str


def groups_of(said: TypedWords) -> Iterator[Group]:
    """The words that say what a question is about, in groups, in the order of the words."""
    phrases, kept = _split(said)
    found = [(at, _with_ways(said, at, length, row)) for at, length, row in phrases]
    found += _plain_groups(said, kept)
    return (group for _, group in sorted(found, key=lambda each: each[0]))


def telling_of(said: TypedWords) -> tuple[Telling, ...]:
    """The words that say what a question is about, none in another, in their order."""
    phrases, kept = _split(said)
    found = [
        (at, _telling(said, at, length, _with_ways(said, at, length, row).ways))
        for at, length, row in phrases
    ]
    for at, length in _joined(said, [at for at in kept if at not in said.own]):
        if length > 1 or not _is_stop(said, at):
            found.append((at, _telling(said, at, length, said.ways(at, length))))
    return tuple(each for _, each in sorted(found, key=lambda each: each[0]))


def _telling(said: TypedWords, at: int, length: int, ways: tuple[tuple[str, ...], ...]) -> Telling:
    end = at + length
    return Telling(
        said=" ".join(said.found[at:end]),
        ways=ways,
        marked=said.typed[at:end],
        before=said.found[at - 1] if at else "",
        after=said.found[end] if end < len(said.found) else "",
    )


def _joined(said: TypedWords, kept: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Words of one syllable and of two: first those whose syllables are tied most."""
    left = {*kept}
    by_tie = sorted(kept, key=lambda at: (-said.ties[at], at))
    for at in by_tie:
        if at in left and at + 1 in left and said.ties[at] >= TIED and said.tongue == "vi":
            left -= {at, at + 1}
            yield at, 2
    for at in sorted(left):
        yield at, 1


def _split(
    said: TypedWords,
) -> tuple[list[tuple[int, int, dict[str, str]]], list[int]]:
    """The phrases of the list of synonyms, and the places of other words that no cue takes."""
    at = 0
    kept: list[int] = []
    found: list[tuple[int, int, dict[str, str]]] = []
    while at < len(said.found):
        best = max(
            phrases_at(_synonym_table(said.tongue), said, at),
            key=lambda each: each[0],
            default=None,
        )
        dropped = max(
            (
                length
                for length, row in phrases_at(cue_table(said.tongue), said, at)
                if row["content"] == "no"
            ),
            default=0,
        )
        if best and best[0] >= dropped:
            found.append((at, *best))
            at += best[0]
        elif dropped and not (at and said.found[at - 1].isdecimal()):
            at += dropped
        else:
            kept.append(at)
            at += 1
    return found, kept


def _with_ways(said: TypedWords, at: int, length: int, row: dict[str, str]) -> Group:
    words_there = said.found[at : at + length]
    ways = [tuple(stems(way, said.tongue)) for way in row["means"].split(" | ")]
    return Group(" ".join(words_there), tuple(dict.fromkeys([words_there, *ways])))


def _plain_groups(said: TypedWords, kept: Sequence[int]) -> Iterator[tuple[int, Group]]:
    """Words each alone but for small ones, and those that are tied in pairs."""
    kept = [at for at in kept if at not in said.own]
    for at in kept:
        if not _is_stop(said, at):
            yield at, Group(said.found[at], said.ways(at))
    for at, following in itertools.pairwise(kept):
        if following == at + 1:
            pair = (said.found[at], said.found[following])
            small = _is_stop(said, at) or _is_stop(said, following)
            tie = said.ties[at]
            if small and said.tongue == "en":
                continue
            if tie >= (TIED if small else _LOOSE):
                yield at, Group(" ".join(pair), (pair,), 0.9)
            elif not small:
                yield at, Group(" ".join(pair), (pair,), 0.25)


def is_small(word: str, tongue: Tongue) -> bool:
    """Whether a word without diacritics says little."""
    return word in _stop_words(tongue)[0] or any(
        phrase == (word,) and row["content"] == "no"
        for phrase, _, row in cue_table(tongue).get(word, ())
    )


def says_little(said: TypedWords, at: int) -> bool:
    """Whether a word says little as it is typed: *cho*, and not *chợ*."""
    if said.tongue == "en" or said.is_plain:
        return is_small(said.found[at], said.tongue)
    return _is_stop(said, at) or any(
        marked == (said.typed[at],) and row["content"] == "no"
        for _, marked, row in cue_table(said.tongue).get(said.found[at], ())
    )


def _is_stop(said: TypedWords, at: int) -> bool:
    if said.tongue == "vi" and said.is_plain and at in said.capitals:
        return False
    plain, marked = _stop_words(said.tongue)
    if said.tongue == "en" or said.is_plain:
        return said.found[at] in plain
    return said.typed[at] in marked


Phrase = tuple[tuple[str, ...], tuple[str, ...], dict[str, str]]
Table = Mapping[str, tuple[Phrase, ...]]


def phrases_at(table: Table, said: TypedWords, at: int) -> Iterator[tuple[int, dict[str, str]]]:
    """The phrases of a table that begin at a word, with their lengths.

    A single word of a name asks for nothing: *Lương Văn Tri*.
    """
    for phrase, marked, row in table.get(said.found[at], ()):
        is_name = said.tongue == "vi" and at in said.capitals and "means" not in row
        if len(phrase) == 1 and is_name:
            continue
        if said.is_said(at, phrase, marked):
            yield len(phrase), row


def asks_no_amount(said: TypedWords) -> bool:
    """Whether an English question asks for something else of what it names than how much it is."""
    asked = " ".join(said.typed)
    return said.tongue == "en" and bool(_NO_NUMBER.search(asked) or _PART_OF.search(asked))


def cues_of_both(folded: str) -> frozenset[str]:
    """Whether what is now and what shall be are asked for in two parts."""
    is_both = _NOW.search(folded) and _THEN.search(folded) and _PARTS.search(folded)
    return frozenset({"compare", "both"}) if is_both else frozenset()


@cache
def cue_table(tongue: Tongue) -> Table:
    """The phrases that say what kind of answer is wanted."""
    return _table("cues.csv", "phrase", tongue)


@cache
def must_table(tongue: Tongue) -> Table:
    """The words that a passage must say, where they are asked for."""
    return _table("must_say.csv", "typed", tongue)


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
