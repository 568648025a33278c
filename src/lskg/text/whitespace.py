"""The text with white space made single, and the way back to its offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lskg.text.document import Document, Span

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class FlatText:
    """A text in which every run of white space is one space.

    Attributes:
        offsets: the offset in the document of each character.
    """

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> FlatText:
        """The flat text of a document."""
        words = list(_WORD.finditer(document.text))
        offsets: list[int] = []
        for word in words:
            offsets += range(word.start(), word.end() + 1)
        return cls(" ".join(word[0] for word in words), tuple(offsets[:-1]))

    def span(self, start: int, end: int) -> Span:
        r"""The span in the document of a stretch of the flat text that is not empty.

        >>> FlatText.of(Document("Đại hội\n\nlần thứ XVII")).span(4, 11)
        Span(start=4, end=12)
        """
        return Span(self.offsets[start], self.offsets[end - 1] + 1)
