"""The translation of a report, sentence by sentence, and where it does not say the same."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lskg.errors import CurationError
from lskg.extract.curation.rows import read_rows
from lskg.text import word_lists
from lskg.text.document import Document, Span
from lskg.text.sentences import sentences

#: The files of a translation: its sentences, and the differences that a reader has judged right.
_SENTENCES, _JUDGED = "en.csv", "differences.csv"
_COLUMNS, _JUDGED_COLUMNS = ("start", "end", "en"), ("start", "kind", "reason")
_KINDS = ("number", "symbol", "hedge")
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
        kind: ``number``, ``symbol`` or ``hedge``.
        vietnamese: what the text alone has, or an empty string.
        english: what the translation alone has, or an empty string.
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
    """

    sentences: tuple[TranslatedSentence, ...] = ()
    judged: frozenset[tuple[int, str]] = frozenset()

    def warnings(self, document: Document) -> Iterator[str]:
        """What the two sides do not both say, but for what was judged right."""
        for each in differences(document, self.sentences):
            if (each.span.start, each.kind) not in self.judged:
                yield (
                    f"The translation of the sentence at {each.span.start} has another "
                    f"{each.kind}: "
                    f"“{each.vietnamese}” in the text, “{each.english}” in English."
                )


def read_translation(folder: Path, document: Document) -> Translation:
    """The translation of a text.

    Args:
        folder: has `en.csv`, with `start` and `end`, offsets in the text, and `en`; and, where need
            be, `differences.csv`, with the `start` of a sentence, a `kind` and the `reason`.
        document: the text, each of whose sentences has a row.

    Raises:
        CurationError: a table is not in order, a row is no sentence of the text or says nothing,
            or a sentence has none.
    """
    path, judged = folder / _SENTENCES, folder / _JUDGED
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
    return Translation(
        tuple(TranslatedSentence(*each) for each in wanted.items()),
        frozenset((row.parsed("start", int), row.one_of("kind", _KINDS)) for row in rows),
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
