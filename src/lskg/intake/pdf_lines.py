"""The printed lines of a PDF: their words, where they stand, and what is raised in them.

PDFium gives characters with their places in the order in which they were written, which for what
office programs write is that of reading. Lines are made of these here, since its own break at
raised marks and run across columns.
"""

from __future__ import annotations

import ctypes
import itertools
import statistics
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2
from pypdfium2 import raw

from lskg.errors import IntakeError
from lskg.intake.limits import MOST_PAGES

_GAP, _SPACE = 1.6, 0.12  # of the size: between cells, between words
_SMALLER, _HIGHER = 0.85, 0.1  # of the size of a line: what is raised in it
_ENDS = "\r\n\x00\x02\ufffe"
_FEW = 10  # lines of a page that may have columns
_MOSTLY = 0.7
_DOUBLE = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a printed line; lengths are in points, from the lower left of the page.

    Attributes:
        text: its words, with what is raised.
        base: the height of the base line.
        size: the height of its characters.
        first: the width of its first word.
        raised: where in the text digits stand that are small and above the base line.
        column: 0 for the left or only one, 1 for the right, -1 across both.
        in_row: whether it stands beside the line before it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float
    raised: tuple[tuple[int, int], ...] = ()
    column: int = 0
    in_row: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page, counted from 1, with its lines in the order of reading."""

    number: int
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Glyph:
    text: str
    left: float
    right: float
    base: float
    size: float


def read_pages(data: bytes, name: str) -> list[Page]:
    """The pages of a PDF.

    Raises:
        IntakeError: the file asks for a password, is broken, or has too many pages.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            count = len(document)
            if count > MOST_PAGES:
                raise IntakeError(
                    "{file}: the PDF has {count:,} pages; at most {most:,} are read.",
                    file=name,
                    count=count,
                    most=MOST_PAGES,
                )
            return [Page(at + 1, _lines(document[at])) for at in range(count)]
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise IntakeError(
                "{file}: the PDF asks for a password; save it without one.", file=name
            ) from None
        raise IntakeError(
            "{file}: this is no PDF that can be read; save the file anew as PDF, .docx or text.",
            file=name,
        ) from None


def _lines(page: pypdfium2.PdfPage) -> tuple[Line, ...]:
    lines: list[Line] = []
    for glyphs in _runs(page):
        line = _line(glyphs)
        if line is None:
            continue
        before = lines[-1] if lines else None
        beside = before is not None and (
            abs(before.base - line.base) < line.size / 4 and line.left > before.right
        )
        lines.append(replace(line, in_row=beside))
    return _in_columns(lines)


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[_Glyph]:
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        character = chr(code) if code < 0x110000 else "\ufffd"
        if character in _ENDS and raw.FPDFText_IsHyphen(text, at) == 1:
            character = "-"
        elif character in _ENDS:
            continue
        raw.FPDFText_GetLooseCharBox(text, at, box)
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        yield _Glyph(character, box.left, box.right, y.value, abs(box.top - box.bottom))


def _runs(page: pypdfium2.PdfPage) -> Iterator[list[_Glyph]]:
    """The characters of each line, or of each cell of one."""
    run: list[_Glyph] = []
    size = 0.0
    for glyph in _glyphs(page):
        if run and unicodedata.combining(glyph.text):
            run[-1].text = unicodedata.normalize("NFC", run[-1].text + glyph.text)
            run[-1].right = max(run[-1].right, glyph.right)
            continue
        if glyph.text.isspace():
            glyph.text = " "
            if run:
                run.append(glyph)
            continue
        last = next((each for each in reversed(run) if each.text != " "), None)
        if last is not None and not _goes_on(last, glyph, size):
            yield run
            run = []
        # A space that follows may be of any size, so the gap to the last word counts.
        elif run and last is run[-1] and glyph.left - last.right > _SPACE * size:
            run.append(_Glyph(" ", last.right, glyph.left, last.base, last.size))
        size = max(glyph.size, size) if run else glyph.size
        run.append(glyph)
    if run:
        yield run


def _goes_on(last: _Glyph, glyph: _Glyph, size: float) -> bool:
    """Whether a character stands in the line of the one before it."""
    size = max(size, glyph.size)  # a raised mark may come first
    gap = glyph.left - last.right
    return abs(glyph.base - last.base) < size / 2 and -size / 2 < gap < _GAP * size


def _line(glyphs: list[_Glyph]) -> Line | None:
    while glyphs and glyphs[-1].text == " ":
        glyphs.pop()
    if not glyphs:
        return None
    printed = [each for each in glyphs if each.text != " "]
    size = max(each.size for each in printed)
    full = [each for each in printed if each.size > _SMALLER * size]
    base = statistics.median(each.base for each in full)
    text = ""
    raised: list[tuple[int, int]] = []
    for glyph in glyphs:
        if glyph.text == " " and text.endswith(" "):
            continue
        is_raised = glyph.size <= _SMALLER * size and glyph.base > base + _HIGHER * size
        if is_raised and glyph.text.isdecimal():
            if raised and raised[-1][1] == len(text):
                raised[-1] = (raised[-1][0], len(text) + 1)
            else:
                raised.append((len(text), len(text) + 1))
        text += glyph.text
    word = [*itertools.takewhile(lambda each: each.text != " ", glyphs)][-1]
    left = printed[0].left
    return Line(text, left, printed[-1].right, base, size, word.right - left, tuple(raised))


def _in_columns(lines: list[Line]) -> tuple[Line, ...]:
    """The lines of a page, those of the left column before those of the right one."""
    edges = [line.left for line in lines] + [line.right for line in lines]
    middle = (min(edges, default=0) + max(edges, default=0)) / 2
    sides = [_side(line, middle) for line in lines]
    beside = [len(line.text) for line, side in zip(lines, sides, strict=True) if side >= 0]
    if (
        len(lines) < _FEW
        or len(beside) < _MOSTLY * len(lines)
        or min(sides.count(0), sides.count(1)) < _DOUBLE
        or statistics.mean(beside) < _FEW * 2
    ):
        return tuple(lines)
    ordered: list[Line] = []
    run: list[Line] = []
    for line, side in zip(lines, sides, strict=True):
        if side < 0:
            ordered += sorted(run, key=lambda each: each.column)
            run = []
            ordered.append(replace(line, column=side))
        else:
            run.append(replace(line, column=side, in_row=False))
    return (*ordered, *sorted(run, key=lambda each: each.column))


def _side(line: Line, middle: float) -> int:
    if line.right < middle:
        return 0
    return 1 if line.left > middle else -1
