"""The report as one immutable string, and spans of code points into it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lskg.errors import SourceError
from lskg.text.slugs import one_spelling

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: zero-based code-point offsets, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")

    def contains(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one (or equals it)."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Span:
        """The same stretch, counted from another origin."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True)
class Document:
    r"""A text in Unicode NFC with ``\n`` line ends; every offset counts its code points."""

    text: str

    @classmethod
    def from_bytes(cls, data: bytes, name: str) -> Document:
        """Decode UTF-8, unify line ends, normalise to NFC, and change nothing else.

        Raises:
            SourceError: the bytes are not UTF-8, or hold no text.
        """
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise SourceError(
                f"{name}: byte {error.start} is not UTF-8; save the report as UTF-8 text."
            ) from None
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        if not text.strip():
            raise SourceError(f"{name}: the file holds no text.")
        return cls(text)

    @classmethod
    def read(cls, path: Path) -> Document:
        """Read a report from a file.

        Raises:
            SourceError: the file cannot be read, or is not UTF-8 text.
        """
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SourceError(f"{path}: {error.strerror}.") from None
        return cls.from_bytes(data, str(path))

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def one_spelling(self) -> str:
        """The text in one spelling, in which names and words are looked for; offsets stay."""
        return one_spelling(self.text)

    def small(self, span: Span) -> str:
        """A stretch in one spelling and small letters."""
        return self.one_spelling[span.start : span.end].lower()

    @property
    def sha256(self) -> str:
        """Lower-case SHA-256 of the UTF-8 bytes of the normalised text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def trim(self, span: Span) -> Span:
        """The span without the white space at its ends."""
        part = self[span]
        start = span.start + len(part) - len(part.lstrip())
        return Span(start, max(start, span.start + len(part.rstrip())))

    def lines(self, span: Span) -> list[Span]:
        """The lines of a span, without their line ends; blank lines are left out."""
        found = []
        start = span.start
        for line in self[span].split("\n"):
            trimmed = self.trim(Span(start, start + len(line)))
            if trimmed.start < trimmed.end:
                found.append(trimmed)
            start += len(line) + 1
        return found


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
