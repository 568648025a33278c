"""The words of a PDF with a text layer: without what only belongs to its pages, in paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from lskg.errors import IntakeError
from lskg.intake.notes import MARK, with_notes
from lskg.intake.pdf_lines import Line, Page, read_pages
from lskg.intake.pdf_paragraphs import paragraphs
from lskg.intake.plain_text import from_fonts
from lskg.intake.records import Received

_NUMBER = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(r"\W*(?:Trang|TRANG|Page)?\W*#(?:\s*/\s*#)?\W*")
_NOTE = re.compile(r"\[?([0-9]{1,3})(?:[\]).]+\s*|\s+)(?=\S)")
_AREA = re.compile(r"(?<![^\W\d_])[kcdhm]?m$")
_EDGE = 2  # lines at the top and bottom of a page that may be running heads
_OFTEN = 3
_SMALL = 0.93  # of the size of the text: what notes are at most
_FEWEST = 25  # characters of a page with a text layer


def read_pdf(data: bytes, name: str) -> Received:
    """The text of a PDF.

    Raises:
        IntakeError: it has no text layer, asks for a password, is broken or too long.
    """
    pages = read_pages(data, name)
    bare = [page.number for page in pages if _characters(page) < _FEWEST]
    if sum(map(_characters, pages)) < _FEWEST * len(pages) or not pages:
        raise IntakeError(
            "{file}: the PDF has no text layer, it is pictures of pages; recognise its text by OCR "
            "and give the result.",
            file=name,
        )
    warnings = []
    if bare:
        listed = ", ".join(map(str, bare))
        warnings.append(f"Pages without text, which may be pictures: {listed}.")
    feet = _Feet(_text_size(pages))
    bodies = [feet.take(page) for page in _without_heads(pages)]
    joined = [*paragraphs(bodies), *feet.left()]
    texts, fonts, doubts = from_fonts(*joined, *feet.texts)
    text, lost = with_notes(texts[: len(joined)], texts[len(joined) :])
    warnings += [
        f"The raised number {line.text[start:end]} on page {page.number} leads to no note: "
        f"“{line.text[max(0, start - 40) : end]}”."
        for page in bodies
        for line in page.lines
        for start, end in line.raised
        if not _AREA.search(line.text[:start])
    ]
    form = f"PDF with a text layer, in {fonts}" if fonts else "PDF with a text layer"
    return Received(
        unicodedata.normalize("NFC", text), form, (*warnings, *feet.warnings, *lost, *doubts)
    )


def _characters(page: Page) -> int:
    return sum(len(line.text) for line in page.lines)


def _text_size(pages: Iterable[Page]) -> float:
    """The size that most of the text has."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _without_heads(pages: list[Page]) -> list[Page]:
    """The pages without numbers of pages and what is repeated at their edges."""
    found: dict[tuple[str, bool], list[tuple[int, Line]]] = defaultdict(list)
    for page in pages:
        for line, top in _edges(page):
            found[_NUMBER.sub("#", line.text), top].append((page.number, line))
    heads = {
        id(line)
        for (shape, _), places in found.items()
        for line in _repeated(shape, places, len(pages))
    }
    return [
        Page(page.number, tuple(line for line in page.lines if id(line) not in heads))
        for page in pages
    ]


def _edges(page: Page) -> list[tuple[Line, bool]]:
    """The outermost lines of a page, and whether each is at the top."""
    ordered = sorted(page.lines, key=lambda line: -line.base)
    bases = sorted({round(line.base) for line in ordered}, reverse=True)
    top, foot = bases[:_EDGE], bases[-_EDGE:]
    return [
        (line, round(line.base) in top)
        for line in ordered
        if round(line.base) in top or round(line.base) in foot
    ]


def _repeated(shape: str, places: list[tuple[int, Line]], pages: int) -> list[Line]:
    """The lines of a shape that are not of the text."""
    if "#" in shape:
        counted = _counting(places)
        if _PAGE_NUMBER.fullmatch(shape):
            alone = len(counted) == 1
            printed_on_it = _number(counted[0][1]) == counted[0][0] and pages > 1
            return [line for _, line in counted] if not alone or printed_on_it else []
        if len({line.text for _, line in places}) > 1:
            places = counted
    once = len({page for page, _ in places}) == len(places)
    heights = [line.base for _, line in places]
    level = max(heights) - min(heights) < max(line.size for _, line in places)
    often = len(places) >= _OFTEN or (len(places) > 1 and 2 * len(places) > pages)
    return [line for _, line in places] if once and level and often else []


def _counting(places: list[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """Those of some lines in which a number goes up with the pages."""
    shifts = Counter(_number(line) - page for page, line in places)
    shift = shifts.most_common(1)[0][0]
    return [(page, line) for page, line in places if _number(line) - page == shift]


def _number(line: Line) -> int:
    return int(_NUMBER.findall(line.text)[-1][:9])


@dataclass(slots=True)
class _Feet:
    """Takes the notes at the feet of pages, and marks in the text where they are called.

    Attributes:
        size: that of the text.
        texts: the notes in the order in which they are called.
    """

    size: float
    texts: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _waiting: dict[str, str] = field(init=False, default_factory=dict)

    def take(self, page: Page) -> Page:
        """The page without its notes, with `MARK` where each is called."""
        foot = self._foot(page)
        body = [line for line in page.lines if line not in foot]
        raised = {line.text[start:end] for line in body for start, end in line.raised}
        found = self._notes(foot, raised)
        if found is None:
            body, found = list(page.lines), {}
        # A note may stand on the page before that of its mark.
        self._waiting |= found
        marked = []
        for line in body:
            line, numbers = _marked(line, self._waiting)
            self.texts += [self._waiting.pop(number) for number in numbers]
            marked.append(line)
        return Page(page.number, tuple(marked))

    def left(self) -> list[str]:
        """The notes that are called nowhere, each told in a warning."""
        for number in self._waiting:
            self.warnings.append(f"Note {number} is called nowhere; it stands after the text.")
        return [f"{number} {text}" for number, text in self._waiting.items()]

    def _foot(self, page: Page) -> list[Line]:
        """The small lines at the end of a page."""
        foot: list[Line] = []
        for line in sorted(page.lines, key=lambda line: (line.base, -line.left)):
            if line.size > _SMALL * self.size:
                break
            foot.append(line)
        return foot[::-1]

    def _notes(self, foot: list[Line], raised: set[str]) -> dict[str, str] | None:
        """The notes of a page by their numbers; None where something else stands at its foot."""
        notes: dict[str, str] = {}
        number = ""
        for line in foot:
            begun, words = _start(line)
            is_marked = bool(line.raised) and line.raised[0][0] == 0
            if begun not in notes and (is_marked or begun in raised):
                number = begun
                notes[number] = words
            elif number:
                notes[number] += f" {line.text}"
            elif self.texts and not self.texts[-1].endswith((".", "!", "?")):
                self.texts[-1] += f" {line.text}"
            else:
                return None
        return notes


def _start(line: Line) -> tuple[str, str]:
    """The number that a line of a note begins with, and the words after it."""
    if line.raised and line.raised[0][0] == 0:
        end = line.raised[0][1]
        return line.text[:end], line.text[end:].lstrip(" .)")
    start = _NOTE.match(line.text)
    return (start[1], line.text[start.end() :]) if start else ("", line.text)


def _marked(line: Line, numbers: Collection[str]) -> tuple[Line, list[str]]:
    """A line with `MARK` in place of the raised numbers of notes, and which these are."""
    text = line.text
    found: list[str] = []
    for start, end in reversed(line.raised):
        number = line.text[start:end]
        if number in numbers and number not in found and not _AREA.search(line.text[:start]):
            found.insert(0, number)
            text = text[:start] + MARK + text[end:]
    return (replace(line, text=text, raised=()) if found else line), found
