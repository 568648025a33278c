"""The translation of a report, sentence by sentence, and where it does not say the same."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import month_name
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lskg.errors import CurationError
from lskg.extract.curation.rows import read_rows
from lskg.extract.terms import Term, unsaid
from lskg.extract.translated_names import PrintedName
from lskg.text import word_lists
from lskg.text.document import Document, Span
from lskg.text.sentences import sentences

#: The files of a translation: its sentences, the differences that a reader has judged right, and
#: shorter names of things.
_SENTENCES, _JUDGED, _NAMES = "en.csv", "differences.csv", "names.csv"
_COLUMNS, _JUDGED_COLUMNS = ("start", "end", "en"), ("start", "kind", "reason")
_NAMES_COLUMNS = ("entity", "en")
_KINDS = ("number", "symbol", "hedge", "name", "term")
#: What stands before the words of a sentence that is a heading or an item of a list, and behind.
_LEAD = {
    "vi": re.compile(r"\(\d+\) |(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là: "),
    "en": re.compile(
        r"\(\d+\) |(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth): "
    ),
}
#: The full stop of a title, but not that of an abbreviation or the last dot of an ellipsis.
_STOP = re.compile(r"(?<!\betc)(?<!\.)\.$")
_MONTHS = list(month_name)
_MONTH = re.compile(rf"(?<!\w)(?:{'|'.join(_MONTHS[1:])})(?!\w)")
# *1.234.567* and *7,16* in Vietnamese; *1,234,567* and *7.16* in English.
_THOUSANDS = {
    "vi": re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))"),
    "en": re.compile(r"(?<=\d),(?=\d{3}(?!\d))"),
}
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
_NUMBER = re.compile(r"(?<![^\W\d_])\d+(?:\.\d+)?")
_TEN_THOUSAND = re.compile(r"(\d)\s*vạn(?!\w)")
_ROMAN = re.compile(r"(?<![\w-])[IVX]{2,}(?!\w)")
_ROMANS = {"I": 1, "V": 5, "X": 10}
#: Number and symbol of a document: *57-NQ/TW*, *111/2022/NĐ-CP*.
_SYMBOL = re.compile(r"\d+(?:/\d{4})?[-/][A-ZĐ]{2,}[\w/-]*")


@dataclass(frozen=True, slots=True)
class TranslatedSentence:
    """A sentence of the text and what it says in English."""

    span: Span
    english: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that one side of a translation says and the other does not.

    Attributes:
        kind: ``number``, ``symbol``, ``hedge``, ``name`` or ``term``.
        vietnamese: what the text alone has, or an empty string.
        english: what the translation alone has, or an empty string; what it should say for a name
            or a term.
    """

    span: Span
    kind: str
    vietnamese: str
    english: str


@dataclass(frozen=True, slots=True)
class Translation:
    """What a report says in English.

    Attributes:
        sentences: in the order of the text; none where there is no translation.
        judged: start and kind of the differences that are right as they are.
        shorter: by the keys of things, names that are shorter than those of the catalogue.
    """

    sentences: tuple[TranslatedSentence, ...] = ()
    judged: frozenset[tuple[int, str]] = frozenset()
    shorter: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def titles(self, document: Document) -> dict[str, str]:
        """The English of whole sentences as titles: without number, *Một là* and end mark."""
        return {
            _title(document[each.span], "vi"): _title(each.english, "en") for each in self.sentences
        }

    def differences(
        self, document: Document, names: Sequence[PrintedName] = (), terms: Sequence[Term] = ()
    ) -> Iterator[Difference]:
        """What the two sides do not both say, judged or not.

        Args:
            document: the text.
            names: those that stand in it.
            terms: what each is called in English.
        """
        yield from differences(document, self.sentences)
        for each in self.sentences:
            for name in names:
                shorter = self.shorter.get(name.key, ())
                if each.span.contains(name.span) and not name.is_said(
                    document, each.english, shorter
                ):
                    yield Difference(each.span, "name", document[name.span], name.english)
            for term in unsaid(terms, " ".join(document[each.span].split()), each.english):
                yield Difference(each.span, "term", term.vietnamese, term.forms[0])

    def warnings(
        self, document: Document, names: Sequence[PrintedName] = (), terms: Sequence[Term] = ()
    ) -> Iterator[str]:
        """What the two sides do not both say, but for what was judged right."""
        for each in self.differences(document, names, terms):
            if (each.span.start, each.kind) in self.judged:
                continue
            if each.kind in ("name", "term"):
                yield (
                    f"The translation of the sentence at {each.span.start} does not say "
                    f"“{each.english}” for “{each.vietnamese}”."
                )
            else:
                yield (
                    f"The translation of the sentence at {each.span.start} has another "
                    f"{each.kind}: "
                    f"“{each.vietnamese}” in the text, “{each.english}” in English."
                )


class TranslatedText:
    """The English text of a report: its sentences, with what stands between those of the text.

    Attributes:
        text: all of it.
    """

    def __init__(self, document: Document, translated: Sequence[TranslatedSentence]) -> None:
        parts: list[str] = []
        self._spans: list[Span] = []
        at = length = 0
        for each in translated:
            between = document.text[at : each.span.start]
            parts += (between, each.english)
            start = length + len(between)
            length = start + len(each.english)
            self._spans.append(Span(start, length))
            at = each.span.end
        self.text = "".join((*parts, document.text[at:]))
        self._starts = [each.span.start for each in translated]
        self._ends = [each.span.end for each in translated]

    def of(self, span: Span) -> str:
        """The whole sentences that a stretch of the text lies in; empty where it lies in none."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        if first >= last:
            return ""
        return self.text[self._spans[first].start : self._spans[last - 1].end]


def read_translation(folder: Path, document: Document) -> Translation:
    """The translation of a text.

    Args:
        folder: has `en.csv`, with `start` and `end`, offsets in the text, and `en`; and, where need
            be, `differences.csv`, with the `start` of a sentence, a `kind` and the `reason`, and
            `names.csv`, with the key of an `entity` and a shorter name `en`.
        document: the text, each of whose sentences has a row.

    Raises:
        CurationError: a table is not in order, a row is no sentence of the text or says nothing,
            or a sentence has none.
    """
    path, judged, names = (folder / name for name in (_SENTENCES, _JUDGED, _NAMES))
    if not path.exists():
        return Translation()
    wanted = dict.fromkeys(sentences(document, Span(0, len(document))), "")
    for row in read_rows(path, _COLUMNS, ("start",)):
        span = Span(row.parsed("start", int), row.parsed("end", int))
        if span not in wanted:
            raise row.error(f"{span.start}-{span.end} is no sentence of the text.")
        if not row["en"].strip():
            raise row.error("en is empty.")
        wanted[span] = row["en"]
    for span, english in wanted.items():
        if not english:
            words = " ".join(document[span].split())[:60]
            raise CurationError(f"{path}: the sentence at {span.start}, “{words}”, has no row.")
    rows = read_rows(judged, _JUDGED_COLUMNS, ("start", "kind")) if judged.exists() else ()
    shorter = read_rows(names, _NAMES_COLUMNS) if names.exists() else ()
    return Translation(
        tuple(TranslatedSentence(*each) for each in wanted.items()),
        frozenset((row.parsed("start", int), row.one_of("kind", _KINDS)) for row in rows),
        {row["entity"]: row.many("en") for row in shorter},
    )


def differences(
    document: Document, translated: Sequence[TranslatedSentence]
) -> Iterator[Difference]:
    """What the two sides of a translation do not both say: numbers, documents and hedges."""
    for each in translated:
        text = " ".join(document[each.span].split())
        for kind, both in (
            ("number", (_numbers(text, "vi"), _numbers(each.english, "en"))),
            ("symbol", (Counter(_SYMBOL.findall(text)), Counter(_SYMBOL.findall(each.english)))),
        ):
            ours, theirs = both
            if ours != theirs:
                alone = (" ".join((ours - theirs).elements()), " ".join((theirs - ours).elements()))
                yield Difference(each.span, kind, *alone)
        yield from _unhedged(text, each)


def _title(sentence: str, language: str) -> str:
    """A sentence as the title of a section or a plan element.

    >>> _title("(2) Xây dựng Đảng bộ.", "vi"), _title("First: Build the Party.", "en")
    ('Xây dựng Đảng bộ', 'Build the Party')
    """
    words = " ".join(sentence.split())
    lead = _LEAD[language].match(words)
    words = words[lead.end() if lead else 0 :]
    return words.rstrip(". ") if language == "vi" else _STOP.sub("", words)


def _numbers(text: str, language: str) -> Counter[str]:
    """The numbers of a text without leading zeros, with a decimal point; months by name too.

    *lần thứ XVIII* is *18th*, *1 vạn* is *10,000*, and *m2* has no number.
    """
    plain = _THOUSANDS[language].sub("", text)
    if language == "vi":
        plain = _TEN_THOUSAND.sub(r"\g<1>0000", _DECIMAL.sub(".", plain))
    else:
        plain = _MONTH.sub(lambda match: f" {_MONTHS.index(match[0])} ", plain)
    plain = _ROMAN.sub(lambda match: f" {_value(match[0])} ", plain)
    return Counter(each.lstrip("0") or "0" for each in _NUMBER.findall(plain))


def _value(roman: str) -> int:
    """The value of a Roman numeral.

    >>> _value("XVIII"), _value("XIV")
    (18, 14)
    """
    digits = [_ROMANS[letter] for letter in roman]
    following = [*digits[1:], 0]
    return sum(-one if one < other else one for one, other in zip(digits, following, strict=True))


def _unhedged(text: str, translated: TranslatedSentence) -> Iterator[Difference]:
    for row in word_lists.rows("lskg.extract", "hedges.csv"):
        printed = re.search(rf"(?<!\w){row['vi']}(?= \d)", text, re.IGNORECASE)
        said = re.search(rf"(?<!\w)(?:{row['en']})(?!\w)", translated.english, re.IGNORECASE)
        if printed and not said:
            yield Difference(translated.span, "hedge", printed[0], "")
