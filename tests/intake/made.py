"""Word files and PDFs made for the tests, with all that the readers promise to read."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import fontpkg_noto_serif
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from fpdf import FPDF

W = nsdecls("w")
FONT = next((Path(fontpkg_noto_serif.__file__).parent / "files").glob("NotoSerif[[]*"))
_LEVELS = (
    ("upperRoman", "%1."),
    ("decimal", "%2."),
    ("decimal", "%2.%3."),
    ("lowerLetter", "%4)"),
    ("bullet", "-"),
)


class Word:
    """A Word file in the making."""

    def __init__(self) -> None:
        self.document: WordDocument = docx.Document()
        self._notes: list[str] = []
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for level, (form, text) in enumerate(_LEVELS)
        )
        numbering = self.document.part.numbering_part.element
        numbering.insert(
            0,
            parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'),
        )
        for number, override in ((77, ""), (78, '<w:startOverride w:val="1"/>')):
            numbering.append(
                parse_xml(
                    f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="77"/>'
                    f'<w:lvlOverride w:ilvl="0">{override}</w:lvlOverride></w:num>'
                )
            )

    def line(self, text: str, level: int | None = None, list_: int = 77) -> Paragraph:
        """A paragraph, of a level of a list where one is given."""
        paragraph = self.document.add_paragraph(text)
        if level is not None:
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(
                    f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
                )
            )
        return paragraph

    def add(self, paragraph: Paragraph, xml: str) -> None:
        """What is written as XML, at the end of a paragraph."""
        paragraph._p.append(parse_xml(xml.replace(">", f" {W}>", 1)))

    def note(self, paragraph: Paragraph, text: str) -> None:
        """A footnote that is called at the end of a paragraph."""
        self._notes.append(text)
        number = len(self._notes) + 1
        self.add(paragraph, f'<w:r><w:footnoteReference w:id="{number}"/></w:r>')

    def data(self) -> bytes:
        """The bytes of the file."""
        if self._notes:
            notes = "".join(
                f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
                f"<w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>"
                for number, text in enumerate(self._notes, start=2)
            )
            separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
            part = Part(
                PackURI("/word/footnotes.xml"),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
                f"<w:footnotes {W}>{separator}{notes}</w:footnotes>".encode(),
                self.document.part.package,
            )
            self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """A package with another part in place of one of the name."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, part if each == name else old.read(each))
    return stream.getvalue()


class Pdf(FPDF):
    """A PDF as offices print them: numbers of pages at the top, a running foot, justified text."""

    foot = ""

    def __init__(self) -> None:
        super().__init__(format="A4")
        self.add_font("Serif", fname=FONT)
        self.set_margins(30, 20, 20)
        self.set_auto_page_break(True, 30)
        self.set_font("Serif", size=13)

    def header(self) -> None:
        if self.page_no() > 1:
            self.set_y(10)
            self.set_font("Serif", size=10)
            self.cell(0, 6, str(self.page_no()), align="C", new_x="LMARGIN", new_y="NEXT")
            self.set_y(20)
            self.set_font("Serif", size=13)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Serif", size=9)
        self.cell(0, 6, self.foot, align="C")
        self.set_font("Serif", size=13)

    def lines(self, text: str) -> None:
        """Paragraphs, one a line; short ones in capitals are centred, others indented."""
        for line in filter(None, text.split("\n")):
            centred = line.isupper() and len(line) < 60
            words = line if centred else f"      {line}"
            align = "C" if centred else "J"
            self.multi_cell(0, 7, words, align=align, new_x="LMARGIN", new_y="NEXT")

    def at_foot(self, text: str, up: float = 28) -> None:
        """Small print at the foot of the page."""
        self.set_auto_page_break(False)
        self.set_y(-up)
        self.set_font("Serif", size=9)
        self.multi_cell(0, 4.5, text, align="J", new_x="LMARGIN", new_y="NEXT")
        self.set_font("Serif", size=13)
        self.set_auto_page_break(True, 30)

    def data(self) -> bytes:
        return bytes(self.output())
