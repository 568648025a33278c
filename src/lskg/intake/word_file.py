"""The words of a .docx file in their order, as Word prints them.

python-docx opens the package and knows its elements. What it does not give is walked here: numbers
of lists, footnotes, text boxes, changes that are tracked.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml.etree import LxmlError

from lskg.errors import IntakeError
from lskg.intake.limits import LARGEST_PACKAGE
from lskg.intake.notes import MARK, with_notes
from lskg.intake.plain_text import from_fonts
from lskg.intake.records import Received
from lskg.intake.word_numbering import Numbering
from lskg.text.sentences import goes_on

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_W = qn("w:p")[: -len("p")]
_LEFT_OUT = {_W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText")}
_WRITTEN = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
#: Signs of the font Symbol, by their places in it.
_SYMBOLS = {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xBB: "≈"}
_NOTES = {
    "footnoteReference": RELATIONSHIP_TYPE.FOOTNOTES,
    "endnoteReference": RELATIONSHIP_TYPE.ENDNOTES,
}
_CONTENTS = ("TOC", "TableofFigures")
_LAYOUT_ROWS, _LAYOUT_CELLS = 4, 2


def read_docx(data: bytes, name: str) -> Received:
    """The text of a .docx file.

    Raises:
        IntakeError: the file is encrypted, broken, too large, or holds no text.
    """
    if data.startswith(_OLE):
        raise IntakeError(
            "{file}: the file is encrypted or an old .doc; save it as .docx without a password.",
            file=name,
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(each.file_size for each in package.infolist())
        if size > LARGEST_PACKAGE:
            raise IntakeError(
                "{file}: unpacked it would be {size:,} bytes; at most {most:,} are read.",
                file=name,
                size=size,
                most=LARGEST_PACKAGE,
            )
        words = _Words(docx.Document(io.BytesIO(data)))
        paragraphs, notes = words.read()
    except (zipfile.BadZipFile, OpcError, LxmlError, KeyError, ValueError, EOFError) as error:
        raise IntakeError(
            "{file}: this is no .docx that can be read; save the file anew as .docx, PDF or text.",
            file=name,
        ) from error
    if not any(paragraphs):
        raise IntakeError("{file}: the file holds no text.", file=name)
    texts, fonts, doubts = from_fonts(*paragraphs, *notes)
    count = len(paragraphs)
    text, warnings = with_notes(texts[:count], texts[count:])
    form = f"Word file (.docx), in {fonts}" if fonts else "Word file (.docx)"
    text = unicodedata.normalize("NFC", text)
    return Received(text, form, (*words.warnings, *warnings, *doubts))


@dataclass(slots=True)
class _Words:
    """Reads a document from its start to its end."""

    document: WordDocument
    warnings: list[str] = field(default_factory=list)
    _numbering: Numbering = field(init=False)
    _notes: list[tuple[str, str]] = field(init=False, default_factory=list)
    _boxes: list[BaseOxmlElement] = field(init=False, default_factory=list)
    _contents: bool = field(init=False, default=False)
    _style: str | None = field(init=False, default=None)

    def read(self) -> tuple[list[str], list[str]]:
        """The paragraphs, and the notes in the order in which they are called."""
        self._numbering = Numbering.read(self.document)
        default = self.document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
        self._style = default.style_id if default is not None else None
        paragraphs = list(self._blocks(self.document.element.body))
        stories = {kind: self._story(kind) for kind, _ in self._notes}
        called, self._notes = self._notes, []
        notes = [self._note(stories[kind].get(key)) for kind, key in called]
        if self._contents:
            self.warnings.append("A table of contents was left out.")
        return paragraphs, notes

    def _story(self, kind: str) -> dict[str, BaseOxmlElement]:
        part = self.document.part.part_related_by(_NOTES[kind])
        return {each.get(qn("w:id")): each for each in parse_xml(part.blob)}

    def _note(self, element: BaseOxmlElement | None) -> str:
        """The words of a note, its further paragraphs as further lines."""
        lines = [] if element is None else [line.strip() for line in self._blocks(element)]
        note = ""
        for line in filter(None, lines):
            # A number at the begin of a line would read as that of the next note.
            note += (" " if line[0].isdigit() or line[0] == "[" else "\n") + line
        return note.replace(MARK, "").strip()

    def _blocks(self, container: BaseOxmlElement) -> Iterator[str]:
        """The lines of what holds paragraphs and tables."""
        pending = ""
        for child in container:
            if child.tag == qn("w:p"):
                number, words, goes_into_next = self._paragraph(child)
                pending += words
                if goes_into_next:
                    continue
                if pending.strip():
                    yield from _lines(number + pending)
                pending = ""
                boxes, self._boxes = self._boxes, []
                for box in boxes:
                    yield from self._blocks(box)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag not in _LEFT_OUT:
                yield from self._blocks(_content(child))
        yield from _lines(pending)

    def _paragraph(self, paragraph: BaseOxmlElement) -> tuple[str, str, bool]:
        """The number of a paragraph, its words, and whether its end is deleted."""
        properties = paragraph.find(qn("w:pPr"))
        styled = properties.find(qn("w:pStyle")) if properties is not None else None
        style = self._style if styled is None else styled.get(qn("w:val"))
        words = "".join(self._inline(paragraph))
        if style and style.startswith(_CONTENTS):
            self._contents = True
            return "", "", False
        if properties is not None and properties.find(f"{qn('w:rPr')}/{qn('w:del')}") is not None:
            return "", words, True
        return self._numbering.printed(properties, style), words, False

    def _inline(self, element: BaseOxmlElement) -> Iterator[str]:
        """The words inside a paragraph."""
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or tag in _LEFT_OUT or _is_hidden(child):
                continue
            if tag == _CHOICE:
                yield from self._inline(_chosen(child))
            elif tag == qn("w:txbxContent"):
                self._boxes.append(child)
            elif tag == _MATH:
                yield child.text or ""
            elif tag.startswith(_W) and (write := _WORDS.get(tag.removeprefix(_W))):
                yield write(child)
            elif tag.startswith(_W) and (kind := tag.removeprefix(_W)) in _NOTES:
                self._notes.append((kind, child.get(qn("w:id"))))
                yield MARK
            else:
                yield from self._inline(child)

    def _table(self, table: BaseOxmlElement) -> Iterator[str]:
        """A row a line, its cells apart by tabs; what only lays out, paragraph by paragraph."""
        rows = []
        for row in table.iter(qn("w:tr")):
            if next(row.iterancestors(qn("w:tbl"))) is not table or _is_deleted(row):
                continue
            cells = [each for each in row.iter(qn("w:tc")) if _is_of(each, row)]
            rows.append([self._cell(cell) for cell in cells])
        if _lays_out(rows):
            for lines in (lines for row in rows for lines in row):
                yield from lines
            return
        for row in rows:
            if any(row):
                yield "\t".join(" ".join(lines) for lines in row).rstrip("\t")

    def _cell(self, cell: BaseOxmlElement) -> list[str]:
        """The lines of a cell; one that only goes on with that above it has none."""
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merged is not None and merged.get(qn("w:val")) != "restart":
            return []
        return [" ".join(line.split("\t")).strip() for line in self._blocks(cell) if line.strip()]


def _text(element: BaseOxmlElement) -> str:
    return element.text or ""


def _break(element: BaseOxmlElement) -> str:
    return "\n" if element.get(qn("w:type"), "textWrapping") == "textWrapping" else ""


def _symbol(element: BaseOxmlElement) -> str:
    """A character that is named by its place in a font."""
    place = int(element.get(qn("w:char"), "0"), 16)
    if place < 0xE000:
        return chr(place)
    place &= 0xFF
    if element.get(qn("w:font")) == "Symbol":
        return _SYMBOLS.get(place, chr(place) if 0x20 < place < 0x40 else "")
    return "•" if "ding" in element.get(qn("w:font"), "") else ""


def _written(element: BaseOxmlElement) -> str:
    return _WRITTEN[element.tag.removeprefix(_W)]


_WORDS: dict[str, Callable[[BaseOxmlElement], str]] = {
    "t": _text,
    "br": _break,
    "sym": _symbol,
    **dict.fromkeys(_WRITTEN, _written),
}


def _lines(words: str) -> Iterator[str]:
    """The lines of a paragraph: a soft break in the middle of a sentence is a space."""
    line = ""
    for part in words.split("\n"):
        part = part.strip()
        if line and part and not (goes_on(part) or (part[0].isdigit() and line[-1] not in ".;:")):
            yield line
            line = part
        elif part:
            line = f"{line} {part}" if line else part
    if line:
        yield line


def _content(element: BaseOxmlElement) -> BaseOxmlElement:
    """What a block holds: of a content control, its content."""
    inner = element.find(qn("w:sdtContent"))
    return element if inner is None else inner


def _chosen(alternatives: BaseOxmlElement) -> BaseOxmlElement:
    """The first of several forms of the same thing."""
    return next(iter(alternatives), alternatives)


def _is_hidden(run: BaseOxmlElement) -> bool:
    found = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return found is not None and found.get(qn("w:val"), "1") not in {"0", "false"}


def _is_deleted(row: BaseOxmlElement) -> bool:
    return row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def _is_of(cell: BaseOxmlElement, row: BaseOxmlElement) -> bool:
    """Whether a cell is of a row itself, not of a table inside it."""
    return next(cell.iterancestors(qn("w:tr"))) is row


def _lays_out(rows: list[list[list[str]]]) -> bool:
    """Whether a table only lays out, as letterheads and signatures: small, with lines in cells."""
    small = len(rows) <= _LAYOUT_ROWS and all(len(row) <= _LAYOUT_CELLS for row in rows)
    return small and any(len(lines) > 1 for row in rows for lines in row)
