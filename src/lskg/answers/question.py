"""What somebody types, understood: language, words, times, places, and the answer it wants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, takewhile

from lskg.answers.phrases import (
    AMOUNTS,
    TIED,
    Kin,
    Telling,
    Tie,
    TypedWords,
    asks_no_amount,
    cue_table,
    cues_of_both,
    groups_of,
    is_small,
    must_table,
    phrases_at,
    read_words,
    says_little,
    telling_of,
)
from lskg.answers.places import Place, places_in
from lskg.answers.ranking import Group
from lskg.answers.words import (
    TONGUES,
    Tongue,
    spelling,
    stems,
    typed,
    without_years,
    words,
    years_in,
)
from lskg.text.slugs import fold
from lskg.text.word_lists import rows

_PACKAGE = "lskg.answers"
_NUMBER = re.compile(r"(?<![\w])\d[\d.,/]*%?")
_NOTE = re.compile(
    r"\b(?:chu thich|ghi chu|footnote|note)\s+(?:so\s+|number\s+|no\.?\s*)?(\d{1,3})\b"
)
_LAST_NOTE = re.compile(r"\b(?:chu thich|ghi chu) (?:sau )?cuoi|\b(?:last|final) (?:foot)?note\b")
#: The last footnote, whatever its number.
LAST_NOTE = -1
_COUNT: Mapping[Tongue, re.Pattern[str]] = {
    "vi": re.compile(
        r"\b(?:bao nhieu|may) (?:(?:cai|con|chiec|ngoi|can|toa|ngon)\b *(?=[a-z]))?([a-z]+)"
    ),
    "en": re.compile(
        r"\bhow many (?:more |key |main )?(?!went\b|got\b|came\b|took\b|did\b|had\b)([a-z]+)"
    ),
}
#: Words that ask; in Vietnamese with and without diacritics.
_ENGLISH = re.compile(
    r"^(?:\w+ )?(?:which|what|who|whom|whose|where|when|why|how)\b"
    r"|^(?:is|are|was|were|does|do|did|has|have|can|will|would) "
)
_ASKING: Mapping[tuple[Tongue, bool], re.Pattern[str]] = {
    ("vi", False): re.compile(r"\b(?:nào|gì|ai|đâu|sao|mấy|bao nhiêu)\b|\b(?:không|chưa)$"),
    ("vi", True): re.compile(
        r"\b(?:nao|bao nhieu|may|o dau|la ai|ai la|the nao|ra sao|(?:la|lam|nhung|cai) gi)\b"
        r"|\b(?:khong|chua|gi|dau|ai)$|^ai\b"
    ),
    ("en", True): _ENGLISH,
    ("en", False): _ENGLISH,
}
_HOW_MANY = re.compile(
    r"\bhow many (?!percent|places|points|times)\w|"
    r"\b(?:bao nhieu|may) (?!phan|lan|diem|bac|do\b(?! thi)|thu|hang|%|so voi|nam"
    r"|(?:va|trong|o|den|toi|vao|so|thi|roi|nua|hay|la|khi|sau|truoc|tai|theo|hien|nhi|vay"
    r"|the|a|con)\b)[a-z]"
)
#: What may stand between what is measured and *bao nhiêu*.
_LINKS = frozenset({"la", "dat", "duoc", "len", "con", "co"})
#: What follows *how many* and is no thing to be counted; people are called by many names.
_UNCOUNTED = frozenset(
    {"nguoi", "phan", "nghin", "ngan", "trieu", "ty", "tien", "peopl", "percent"}
)
#: *Ngân hàng* begins as *ngàn* does, without its tone.
_BANK = "ngan hang"
#: Who has an office, whatever stands between: *ai đang làm bí thư*, *who currently chairs*.
_WHO = re.compile(
    r"^ai (?:\w+ ){0,2}(?:la|lam|giu|nam|dung dau|phu trach|lanh dao|chu tri|quan ly|dieu hanh)"
    r" (?:\w+ ){0,2}(?:chuc|bi thu|chu tich|giam doc|chanh|truong|pho|tong|cuc|vien)\b"
    r"|^who (?:\w+ ){0,2}(?:holds?|heads?|leads?|chairs?|runs?|directs?|manages?|serves as)\b"
)
#: Here what *which* asks for is at its end.
_NO_NOUN = frozenset(
    {
        *("is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "will", "would"),
        *("can", "could", "should", "of", "in", "on", "at", "to", "for", "by", "with", "from"),
        *("that", "and", "or"),
    }
)
_MARKED = re.compile(r"[^\W\d_a-zA-Z]")
_ACRONYM = re.compile(r"(?<!\()\b[A-ZĐ]{3,}\b")
_CAPITAL = re.compile(r"[^\W\d_]+")
#: Whether there is any, which need not be named: *có bệnh viện nào chưa*.
_WHETHER = re.compile(r"\bco (?:\w+ ){1,4}nao (?:\w+ ){0,2}(?:chua|khong)$")
#: Behind these *giá* is no price.
_VALUING = frozenset({"tri", "danh", "dinh", "quoc", "don"})
#: What is to be named need not be called so.
_LITTLE = 0.3
#: So many words name what is counted.
_MOST_COUNTED = 4


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    Attributes:
        groups: what it is about, in words with other ways to say them.
        cues: what its other words say of the answer.
        years: first and last years of the times that it names.
        places: those that it names, but for the territory of the report.
        numbers: other numbers, as typed.
        note: the number of a footnote that it names, -1 for the last, or None.
        words: all its words without diacritics.
        territory: what the report is about, without diacritics.
        named_kind: the class of what is to be named, or an empty string.
        noun: what kind of thing is to be named, in folded words or English stems, or empty.
        folded: its text without diacritics.
        acronyms: words of capital letters alone.
        counted: the words after *bao nhiêu* or *how many*.
        measured: the word before *bao nhiêu*: *vốn bao nhiêu*, by letters and tones.
        capitals: words that are typed with a capital letter, without diacritics.
        telling: the words that say what it is about, each once.
        is_plain: whether it is typed without diacritics.
        must: words of which an answer has one, for each that asks for what they name.
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
    folded: str = ""
    acronyms: frozenset[str] = frozenset()
    counted: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()
    named_kind: str = ""
    noun: str = ""
    telling: tuple[Telling, ...] = ()
    is_plain: bool = True
    must: tuple[tuple[str, ...], ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether an answer is wanted, and not only what has these words."""
        return bool(self.cues) or bool(self.years) or self.is_asking

    @property
    def is_asking(self) -> bool:
        """Whether it has a word that asks, or its mark."""
        asked = self.folded if self.is_plain or self.tongue == "en" else self.text.lower()
        return self.text.endswith("?") or bool(_ASKING[self.tongue, self.is_plain].search(asked))

    @property
    def wants_count(self) -> bool:
        """Whether so many of something are asked for, and no share."""
        counted = _HOW_MANY.search(self.folded)
        return counted is not None and not self.cues & {"share", "rank", "compare", "series"}


def understand(
    text: str,
    page: Tongue = "vi",
    territory: Sequence[str] = (),
    tie: Tie = lambda first, second: 0.0,
    marked_tie: Tie | None = None,
    kin: Kin | None = None,
) -> Question:
    """Understand what somebody types.

    Args:
        text: any text; what is long is cut.
        page: language of the page, for words of neither language.
        territory: the names of what the report is about.
        tie: how strongly two words are tied in the report, from 0 to 1.
        marked_tie: the same for words with diacritics.
        kin: other words of the report of the family of an English one.
    """
    asked = typed(text)
    tongue = tongue_of(asked, page)
    folded = fold(asked)
    years, rest = years_in(folded)
    own = {fold(name) for name in territory}
    said = read_words(rest, without_years(folded, asked), tongue, tie, own, marked_tie, kin)
    cues = frozenset(_cues(said)) | cues_of_both(folded)
    if _WHO.search(folded):
        cues |= {"person"}
    which, kind, noun = _which(said)
    places = tuple(place for place in places_in(asked, own) if not own & {*place.forms})
    return Question(
        text=asked,
        tongue=tongue,
        groups=tuple(
            replace(group, weight=_LITTLE) if kind and group.said == noun else group
            for group in groups_of(said)
        ),
        cues=cues | which,
        named_kind="Person"
        if "person" in cues
        else kind or (_named_kind(said) if "names" in cues else ""),
        noun=noun or (_noun_of_names(said) if "names" in cues else ""),
        folded=folded,
        acronyms=frozenset(
            fold(match[0]) for match in _ACRONYM.finditer(asked) if asked != asked.upper()
        ),
        years=years,
        places=places,
        numbers=tuple(match[0].rstrip(".,") for match in _NUMBER.finditer(rest)),
        note=_note(folded),
        words=said.found,
        capitals=frozenset(
            fold(match[0]) for match in _CAPITAL.finditer(asked) if match[0][0].isupper()
        ),
        territory=frozenset(own),
        counted=_counted(said),
        measured=_measured(said),
        telling=telling_of(said),
        is_plain=said.is_plain,
        must=tuple(_must(said)),
    )


def _note(folded: str) -> int | None:
    """The number of the footnote that a text names."""
    if _LAST_NOTE.search(folded):
        return LAST_NOTE
    note = _NOTE.search(folded)
    return int(note[1]) if note else None


def tongue_of(text: str, page: Tongue = "vi") -> Tongue:
    """The language of a text: by its letters, then by its small words.

    >>> tongue_of("dân số"), tongue_of("ty le ho ngheo"), tongue_of("forest cover of the province")
    ('vi', 'vi', 'en')
    """
    # Names are of no language: *Bảo Lâm* without marks looks like small words.
    first, *rest = text.split() or [""]
    found = words(" ".join([first, *(word for word in rest if not word[0].isupper())]))
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


def _cues(said: TypedWords) -> Iterator[str]:
    """What kinds of answer are wanted; how far something is, is asked whole: *ở giai đoạn nào*."""
    taken = 0
    is_other = asks_no_amount(said)
    for start in range(len(said.found)):
        for length, row in phrases_at(cue_table(said.tongue), said, start):
            if start + length <= taken and row["cue"] != "state":
                continue
            if row["cue"] == "state":
                taken = max(taken, start + length)
            if not (is_other and row["content"] == "yes" and row["cue"] in AMOUNTS):
                yield row["cue"]
            if row["content"] == "errors":
                yield "errors"


def _must(said: TypedWords) -> Iterator[tuple[str, ...]]:
    """What an answer must say: *giá* where a price is asked for."""
    for start in range(len(said.found)):
        for length, row in phrases_at(must_table(said.tongue), said, start):
            if length == 1 and said.tongue == "vi" and said.is_plain and start:
                continue
            if said.found[start] == "gia" and start and said.found[start - 1] in _VALUING:
                continue
            yield tuple(row["said"].split(" | "))


def _counted(said: TypedWords) -> tuple[str, ...]:
    """What is counted: the words after *bao nhiêu*, *mấy* or *how many*, up to a small one."""
    found = " ".join(said.found)
    match = _COUNT[said.tongue].search(found)
    if match is None:
        return ()
    if match[1] in _UNCOUNTED and not found.startswith(_BANK, match.start(1)):
        return ()
    first = found.count(" ", 0, match.start(1))
    places = range(first, min(first + _MOST_COUNTED, len(said.found)))
    return tuple(said.found[at] for at in takewhile(lambda at: not says_little(said, at), places))


def _measured(said: TypedWords) -> tuple[str, ...]:
    """What is measured: the word before *bao nhiêu*, where nothing is counted behind it."""
    if said.tongue == "en" or _counted(said):
        return ()
    for at, (first, second) in enumerate(pairwise((*said.found, ""))):
        if (first, second) == ("bao", "nhieu") or first == "may":
            return _word_before(said, at - 1)
    return ()


def _word_before(said: TypedWords, at: int) -> tuple[str, ...]:
    """The word that ends at a place, by letters and tones; those that only link are passed by."""
    while at >= 0 and said.found[at] in _LINKS:
        at -= 1
    if at < 0 or is_small(said.found[at], "vi"):
        return ()
    start = at - 1 if at and said.ties[at - 1] >= TIED else at
    return tuple(map(spelling, said.typed[start : at + 1]))


def _which(said: TypedWords) -> tuple[frozenset[str], str, str]:
    """Whether a name is asked for, of what kind and by which noun: *công ty nào*."""
    nouns = _name_bearers(said.tongue)
    if said.tongue == "vi" and _WHETHER.search(" ".join(said.found)):
        return frozenset(), "", ""
    for at, word in enumerate(said.found):
        for noun in _nouns_at(said, at, word):
            if noun in nouns:
                return frozenset({"which"}), nouns[noun], " ".join(noun)
    return frozenset(), "", ""


def _nouns_at(said: TypedWords, at: int, word: str) -> Iterator[tuple[str, ...]]:
    """What may be the noun of a *nào* or *which*, with a word between them or none."""
    if said.tongue == "vi" and word == "nao" and said.found[at + 1 : at + 2] != ("cung",):
        parts = at > 1 and said.ties[at - 2] >= TIED
        for end in (at,) if parts else (at, at - 1):
            for start in (end - 3, end - 2, end - 1):
                yield said.found[max(0, start) : max(0, end)]
    elif said.tongue == "en" and word in ("which", "what"):
        for start in range(at + 1, at + (5 if word == "which" else 2)):
            if said.typed[start : start + 1] and said.typed[start] in _NO_NOUN:
                break
            yield said.found[start : start + 1]


def _named_kind(said: TypedWords) -> str:
    """The kind of the things whose names are asked for, by the last noun of a known kind."""
    found = [
        kind
        for noun, kind in _name_bearers(said.tongue).items()
        for at in range(len(said.found))
        if kind and said.found[at : at + len(noun)] == noun
    ]
    return found[0] if found else ""


def _noun_of_names(said: TypedWords) -> str:
    """The first noun of what has names: *tên ba nhà máy*."""
    nouns = _name_bearers(said.tongue)
    found = (
        (at, -len(noun), " ".join(noun))
        for noun in nouns
        for at in range(len(said.found))
        if said.found[at : at + len(noun)] == noun
    )
    return min(found, default=(0, 0, ""))[2]


@cache
def _name_bearers(tongue: Tongue) -> Mapping[tuple[str, ...], str]:
    return {
        tuple(stems(row["noun"], tongue)): row["kind"]
        for row in rows(_PACKAGE, "name_bearers.csv")
        if row["tongue"] == tongue
    }
