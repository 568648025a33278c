"""The sentences of the report behind a statement, with the quoted stretch marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lskg.text.document import Document, Span
from lskg.text.sentences import paragraphs, sentences

_LOST_MARK = re.compile(r"\s*\n(?=[.,;:)”…])")
_BREAKS = re.compile(r"[^\S\n]*\n\s*")
_BLANKS = re.compile(r"[^\S\n]+")
_MUCH = 900


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of the report inside the sentences that hold it.

    Attributes:
        exact: what a reader sees first of the quoted stretch.
        rest: the remainder of a long one, or an empty string.
    """

    before: str
    exact: str
    rest: str
    after: str


@dataclass(frozen=True, slots=True)
class Translated:
    """The whole sentences that a stretch of the report lies in, in English.

    Attributes:
        words: what a reader sees first of them.
        rest: the remainder of many sentences, or an empty string.
    """

    words: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, and the section and place in the body where its mark was."""

    iri: str
    number: int
    anchor: int | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of a paragraph, and the note whose mark follows it."""

    words: str
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A run of words, marked or not."""

    words: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence with some stretches marked; `spans` are those of the stretches."""

    spans: tuple[Span, ...]
    pieces: tuple[MarkedPiece, ...]


class Sentences:
    """The sentences of a report, to find the ones around a quotation, and their English."""

    def __init__(
        self,
        report: Document,
        english: Mapping[tuple[int, int], str] = MappingProxyType({}),
    ) -> None:
        """Cut a report into sentences.

        Args:
            report: its text.
            english: what each sentence says in English, by its offsets; empty without a
                translation.
        """
        self._report = report
        self._spans = tuple(sentences(report, Span(0, len(report))))
        self._starts = [span.start for span in self._spans]
        self._ends = [span.end for span in self._spans]
        self._english = [english[span.start, span.end] for span in self._spans if english]

    def translated(self, quoted: Span) -> Translated | None:
        """The sentences that a stretch lies in, in English; None where there is no translation."""
        said, cut, length = [""], 0, 0
        for at in self._in(quoted) if self._english else ():
            gap = self._report.text[self._ends[at - 1] : self._starts[at]] if said[-1] else ""
            said.append(("\n" if "\n" in gap else " " if gap else "") + self._english[at])
            length += len(said[-1])
            cut = cut or (len(said) if length > _MUCH // 2 else 0)
        if length <= _MUCH:
            cut = len(said)
        words, rest = "".join(said[:cut]), "".join(said[cut:])
        return Translated(words, rest.lstrip()) if words else None

    def around(self, quoted: Span) -> Quotation:
        """A stretch of the report in its sentence, or in the sentences it runs over."""
        whole = self.whole(quoted)
        exact, rest = self._report[quoted], ""
        if len(exact) > _MUCH:
            cut = self._sentence(quoted.start + _MUCH // 2).end
            cut = min(max(cut, quoted.start + 1), quoted.end)
            exact, rest = (
                self._report[Span(quoted.start, cut)],
                self._report[Span(cut, quoted.end)],
            )
        return Quotation(
            readable(self._report[Span(whole.start, quoted.start)]),
            readable(exact),
            readable(rest),
            readable(self._report[Span(quoted.end, whole.end)]),
        )

    def whole(self, quoted: Span) -> Span:
        """The sentences that a stretch of the report lies in."""
        last = self._sentence(max(quoted.start, quoted.end - 1))
        return Span(self._sentence(quoted.start).start, max(quoted.end, last.end))

    def marked(self, quoted: Sequence[Span]) -> Iterator[MarkedSentence]:
        """Each sentence that holds some of the stretches, with those marked, in printed order."""
        held: dict[Span, list[Span]] = {}
        for span in sorted(quoted):
            sentence = self._sentence(span.start)
            held.setdefault(Span(sentence.start, max(sentence.end, span.end)), []).append(span)
        for sentence, spans in held.items():
            yield MarkedSentence(tuple(spans), tuple(self._cut(sentence, spans)))

    def _cut(self, sentence: Span, spans: Sequence[Span]) -> Iterator[MarkedPiece]:
        at = sentence.start
        for span in spans:
            yield MarkedPiece(readable(self._report[Span(at, max(at, span.start))]), False)
            yield MarkedPiece(readable(self._report[span]), True)
            at = max(at, span.end)
        yield MarkedPiece(readable(self._report[Span(at, max(at, sentence.end))]), False)

    def exact(self, quoted: Span) -> str:
        """A stretch of the report, read as running text."""
        return " ".join(readable(self._report[quoted]).split())

    def body(self, span: Span, notes: list[Note]) -> list[list[Piece]]:
        """The paragraphs of a stretch, cut where the marks of the notes were."""
        return [
            list(self._pieces(paragraph, notes))
            for paragraph in paragraphs(self._report, self._report.trim(span))
        ]

    def translated_body(self, span: Span, notes: list[Note]) -> list[list[Piece]]:
        """The same paragraphs in English, the mark of a note behind the sentence that has it."""
        if not self._english:
            return []
        return [
            list(self._translated_pieces(paragraph, notes))
            for paragraph in paragraphs(self._report, self._report.trim(span))
        ]

    def _translated_pieces(self, paragraph: Span, notes: list[Note]) -> Iterator[Piece]:
        marks: dict[int, list[Note]] = {}
        for note in notes:
            if note.anchor is not None and paragraph.start <= note.anchor <= paragraph.end:
                place = bisect_left(self._starts, max(note.anchor, paragraph.start + 1)) - 1
                marks.setdefault(place, []).append(note)
        lead = ""
        for at in self._in(paragraph):
            words = lead + self._english[at]
            for note in marks.get(at, ()):
                yield Piece(words, note)
                words = ""
            if words:
                yield Piece(words)
            lead = " "

    def _in(self, span: Span) -> range:
        """The places of the sentences that a stretch has a part of."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def _pieces(self, paragraph: Span, notes: list[Note]) -> list[Piece]:
        found, start = [], paragraph.start
        for note in notes:
            if note.anchor is not None and start <= note.anchor <= paragraph.end:
                words = self._report[Span(start, note.anchor)]
                found.append(Piece(readable(words).rstrip(), note))
                start = note.anchor
        return [*found, Piece(readable(self._report[Span(start, paragraph.end)]))]

    def _sentence(self, at: int) -> Span:
        """The sentence at an offset, or the empty stretch there between sentences."""
        place = bisect_right(self._starts, at) - 1
        if place >= 0 and self._spans[place].end > at:
            return self._spans[place]
        return Span(at, at)


def bare(text: str) -> str:
    """The letters and digits of a text, to compare it by."""
    return "".join(character for character in text.casefold() if character.isalnum())


def readable(text: str) -> str:
    r"""The text without the line breaks that lost footnote marks left behind, others single.

    >>> readable("đạt 7,16%\n. Cơ cấu\n\nkinh tế")
    'đạt 7,16%. Cơ cấu\nkinh tế'
    """
    return _BLANKS.sub(" ", _BREAKS.sub("\n", _LOST_MARK.sub("", text)))
