"""What a .docx prints is what is read: numbers, notes, tables, boxes, accepted changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx.oxml import parse_xml
from tests.intake.made import Word

from lskg.errors import IntakeError
from lskg.extract.structure.read import read_structure
from lskg.intake.word_file import read_docx
from lskg.text.document import Document

BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:txbxContent><w:p><w:r><w:t>Chữ trong hộp</w:t></w:r></w:p>'
    "</w:txbxContent></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r>"
    "<w:t>Chữ trong hộp</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def lines(word: Word) -> list[str]:
    return [line for line in read_docx(word.data(), "x.docx").text.split("\n") if line]


def test_numbers_of_lists_are_written_as_they_are_printed(word: Word) -> None:
    for text, level in (
        *(("KẾT QUẢ", 0), ("Kinh tế", 1), ("Nông nghiệp", 2), ("Lúa", 3), ("Ngô", 3)),
        *(("gồm hai vụ", 4), ("Công nghiệp", 2), ("Xã hội", 1), ("Y tế", 2), ("MỤC TIÊU", 0)),
        ("Kinh tế", 1),
    ):
        word.line(text, level)
    word.line("Bắt đầu lại", 0, 78)
    assert lines(word) == [
        *("I. KẾT QUẢ", "1. Kinh tế", "1.1. Nông nghiệp", "a) Lúa", "b) Ngô", "- gồm hai vụ"),
        *("1.2. Công nghiệp", "2. Xã hội", "2.1. Y tế", "II. MỤC TIÊU", "1. Kinh tế"),
        "I. Bắt đầu lại",
    ]


def test_a_list_may_be_that_of_a_style(word: Word) -> None:
    word.document.add_paragraph("Thành thị", style="List Number")
    word.document.add_paragraph("Nông thôn", style="List Number")
    word.document.add_paragraph("Miền núi", style="List Bullet")
    assert lines(word) == ["1. Thành thị", "2. Nông thôn", "• Miền núi"]


def test_numbered_lines_are_headings_of_the_report(word: Word) -> None:
    for text, level in (("KẾT QUẢ", 0), ("Kinh tế", 1), ("Nông nghiệp", 2), ("MỤC TIÊU", 0)):
        word.line(text, level)
        word.line("Đạt kết quả khá.")
    sections = read_structure(Document(read_docx(word.data(), "x").text)).sections
    assert [(each.number, each.level) for each in sections] == [
        *(("I", 1), ("1", 2), ("1.1", 3), ("II", 1))
    ]


def test_notes_stand_in_an_appendix_and_lead_to_their_place(word: Word) -> None:
    word.line("KẾT QUẢ", 0)
    paragraph = word.line("Thu ngân sách đạt 12%")
    word.note(paragraph, "12 xã, phường.")
    paragraph.add_run(". Chi tăng 3%.")
    word.note(paragraph, "Theo số liệu thống kê.")
    text = read_docx(word.data(), "x").text
    structure = read_structure(Document(text))
    assert [text[each.span.start : each.span.end] for each in structure.footnotes] == [
        *("12 xã, phường.", "Theo số liệu thống kê.")
    ]
    anchors = [each.anchor for each in structure.footnotes]
    assert [
        text[:anchor].endswith(words)
        for anchor, words in zip(anchors, ("đạt 12%", "tăng 3%"), strict=True)
    ] == [True, True]


@pytest.mark.parametrize(
    ("xml", "read"),
    [
        ('<w:ins w:id="1" w:author="a"><w:r><w:t>mới</w:t></w:r></w:ins>', "Tăng mới"),
        ('<w:del w:id="1" w:author="a"><w:r><w:delText>cũ</w:delText></w:r></w:del>', "Tăng"),
        ('<w:moveFrom w:id="1" w:author="a"><w:r><w:t>đi</w:t></w:r></w:moveFrom>', "Tăng"),
        ('<w:moveTo w:id="1" w:author="a"><w:r><w:t>đến</w:t></w:r></w:moveTo>', "Tăng đến"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>", "Tăng"),
        ("<w:r><w:t>8</w:t><w:noBreakHyphen/><w:t>9</w:t></w:r>", "Tăng 8-9"),
        ("<w:r><w:t>8\u00a0tỷ</w:t></w:r>", "Tăng 8\u00a0tỷ"),
        ("<w:r><w:t>xây\u00ad dựng</w:t></w:r>", "Tăng xây dựng"),
        ("<w:r><w:t>cao</w:t><w:br/><w:t>nhất</w:t></w:r>", "Tăng cao nhất"),
        ("<w:r><w:t>cao</w:t><w:br/><w:t>Ba là</w:t></w:r>", "Tăng cao\nBa là"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>9</w:t></w:r>', "Tăng ≥9"),
        ('<w:hyperlink w:anchor="x"><w:r><w:t>đều</w:t></w:r></w:hyperlink>', "Tăng đều"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", "Tăng"),
        ("<w:sdt><w:sdtContent><w:r><w:t>kỹ</w:t></w:r></w:sdtContent></w:sdt>", "Tăng kỹ"),
    ],
)
def test_words_are_those_that_are_printed(word: Word, xml: str, read: str) -> None:
    word.add(word.line("Tăng "), xml)
    assert read_docx(word.data(), "x").text == f"{read}\n"


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next(word: Word) -> None:
    paragraph = word.line("Thu ngân sách ")
    mark = '<w:rPr><w:del w:id="3" w:author="a"/></w:rPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(mark.replace(">", f" {WORD}>", 1)))
    word.line("đạt 12%.")
    assert lines(word) == ["Thu ngân sách đạt 12%."]


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_a_box_is_read_once_after_its_paragraph(word: Word) -> None:
    word.add(word.line("Trước hộp"), BOX)
    word.line("Sau hộp")
    assert lines(word) == ["Trước hộp", "Chữ trong hộp", "Sau hộp"]


def test_a_table_is_read_row_by_row(word: Word) -> None:
    rows = (("TT", "Chỉ tiêu", "2030"), ("1", "Tăng trưởng", "10%"), ("2", "Thu", "9 tỷ"))
    table = word.document.add_table(3, 3)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2)).text = "10%"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Chỉ tiêu"
    assert lines(word) == ["Chỉ tiêu\t2030", "1\tTăng trưởng\t10%", "2\tThu"]


def test_a_letterhead_is_read_cell_by_cell(word: Word) -> None:
    table = word.document.add_table(1, 2)
    for cell, texts in zip(
        table.rows[0].cells,
        (("ỦY BAN NHÂN DÂN", "TỈNH HẢI SƠN"), ("CỘNG HÒA", "Độc lập")),
        strict=True,
    ):
        cell.text = texts[0]
        cell.add_paragraph(texts[1])
    assert lines(word) == ["ỦY BAN NHÂN DÂN", "TỈNH HẢI SƠN", "CỘNG HÒA", "Độc lập"]


def test_heads_feet_and_contents_are_left_out(word: Word) -> None:
    section = word.document.sections[0]
    section.header.paragraphs[0].text = "ĐẦU TRANG"
    section.footer.paragraphs[0].text = "3"
    styles = word.document.styles.element
    styles.append(
        parse_xml(
            f'<w:style {WORD} w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
        )
    )
    paragraph = word.line("I. KẾT QUẢ\t3")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:pStyle {WORD} w:val="TOC1"/>'))
    word.line("Lời nói đầu")
    found = read_docx(word.data(), "x")
    assert found.text == "Lời nói đầu\n"
    assert found.warnings == ("A table of contents was left out.",)


def test_words_in_fonts_of_an_old_encoding_are_made_unicode(word: Word) -> None:
    word.line("PhÊn ®Êu hoµn thµnh nhiÖm vô ®Çu t­ n¨m 2008, ®¹t kÕt qu¶ cao so víi cïng kú.")
    found = read_docx(word.data(), "x")
    assert found.text == (
        "Phấn đấu hoàn thành nhiệm vụ đầu tư năm 2008, đạt kết quả cao so với cùng kỳ.\n"
    )
    assert "TCVN3" in found.form


def test_the_texts_of_the_corpus_read_the_same(word: Word, seen: dict[str, str]) -> None:
    for name, text in seen.items():
        made = Word()
        for line in filter(None, text.split("\n")):
            made.line(line)
        assert lines(made) == [line.strip() for line in text.split("\n") if line.strip()], name


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda data: data[: len(data) // 2], "no .docx that can be read"),
        (lambda _: b"PK\x03\x04" + b"x" * 100, "no .docx that can be read"),
        (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "encrypted or an old .doc"),
    ],
)
def test_what_cannot_be_read_is_refused(
    word: Word, spoil: Callable[[bytes], bytes], message: str
) -> None:
    word.line("Thu")
    with pytest.raises(IntakeError, match=message):
        read_docx(spoil(word.data()), "x.docx")


def test_a_file_without_words_is_refused(word: Word) -> None:
    with pytest.raises(IntakeError, match="holds no text"):
        read_docx(word.data(), "x.docx")
