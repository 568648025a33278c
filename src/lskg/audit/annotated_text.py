"""A text annotated with its figures, in the sentences and brackets that they stand in."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from lskg.audit.amounts import Amount, amount_of
from lskg.extract.figures.records import Figure
from lskg.extract.figures.sentence import Level, find_levels, level_at
from lskg.extract.records import Footnote
from lskg.text.document import Document, Span
from lskg.text.sentences import sentences

_LEAD = re.compile(r"[\s\ufffd.]*")


class AnnotatedText:
    """The figures of a text, each with its sentence, its brackets and the words around it."""

    def __init__(
        self, document: Document, figures: Sequence[Figure], footnotes: Sequence[Footnote]
    ) -> None:
        self.document = document
        self.figures = tuple(sorted(figures, key=lambda each: each.span))
        self.footnotes = tuple(footnotes)
        self.by_start = {each.span.start: each for each in self.figures}
        self.sentences = _sentences(document)
        self._starts = [each.start for each in self.sentences]
        self._levels: dict[int, tuple[Level, ...]] = {}
        self._members: dict[int, list[Figure]] = {}
        for figure in self.figures:
            self._members.setdefault(self.sentence(figure), []).append(figure)

    def amount(self, figure: Figure, whole: bool = False) -> Amount:
        """What a figure amounts to."""
        return amount_of(figure, self.document, whole)

    def sentence(self, figure: Figure) -> int:
        """Position of the sentence that a figure stands in."""
        return self.sentence_at(figure.span.start)

    def sentence_at(self, offset: int) -> int:
        """Position of the sentence that holds an offset, or of the last one before it."""
        return max(0, bisect.bisect_right(self._starts, offset) - 1)

    def members(self, sentence: int) -> Sequence[Figure]:
        """The figures of a sentence in printed order."""
        return self._members.get(sentence, ())

    def groups(self) -> Iterator[Sequence[Figure]]:
        """The figures of one sentence after another."""
        yield from self._members.values()

    def level(self, figure: Figure) -> tuple[int, int]:
        """The sentence of a figure, and the innermost brackets of it."""
        at = self.sentence(figure)
        span = self.sentences[at]
        if at not in self._levels:
            self._levels[at] = find_levels(self.document[span])
        return at, level_at(self._levels[at], figure.span.start - span.start)

    def opening(self, figure: Figure) -> str:
        """The words of the innermost brackets of a figure, or an empty string outside of any."""
        at, level = self.level(figure)
        if level == 0:
            return ""
        return self.document[self._levels[at][level].span.shift(self.sentences[at].start)]

    def between(self, first: Figure, second: Figure) -> str:
        """The words between two figures."""
        return self.document.text[first.span.end : second.span.start]

    def before(self, figure: Figure) -> str:
        """The words of the sentence before a figure."""
        start = self.sentences[self.sentence(figure)].start
        return self.document.text[start : figure.span.start]

    def after(self, figure: Figure) -> str:
        """The words of the sentence behind a figure."""
        end = self.sentences[self.sentence(figure)].end
        return self.document.text[figure.span.end : end]

    def lead(self, figure: Figure) -> str:
        """The words between the figure before it in its sentence, or its beginning, and it."""
        earlier = [each for each in self.members(self.sentence(figure)) if each.span < figure.span]
        words = self.between(earlier[-1], figure) if earlier else self.before(figure)
        return words[_end(words) :]


def related(figure: Figure, relation: str) -> Iterator[int]:
    """The offsets of the figures to which a figure is so related."""
    return (start for name, start in figure.related if name == relation)


def _end(words: str) -> int:
    match = _LEAD.match(words)
    return match.end() if match else 0


def _sentences(document: Document) -> tuple[Span, ...]:
    return tuple(sentences(document, Span(0, len(document))))
