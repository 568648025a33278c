"""A PDF reads as its text does: whole paragraphs, without what only belongs to pages."""

from __future__ import annotations

import unicodedata

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission
from tests.intake.made import Pdf

from lskg.errors import IntakeError
from lskg.extract.structure.read import read_structure
from lskg.intake.pdf_file import read_pdf
from lskg.intake.pdf_lines import read_pages
from lskg.text.document import Document

SENTENCE = (
    "Tổng sản phẩm trên địa bàn tăng bình quân 7,4%/năm giai đoạn 2021 - 2025, cao hơn 1,1 điểm "
    "phần trăm so với giai đoạn trước, trong đó công nghiệp và xây dựng tăng 9,7%/năm."
)


#: Headings that fill their line, so that the reader takes the next line for their rest.
RUN_ON = {"7. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các đoàn thể"}


def read(pdf: FPDF) -> list[str]:
    return [line for line in read_pdf(bytes(pdf.output()), "x.pdf").text.split("\n") if line]


def test_the_texts_of_the_corpus_read_the_same(seen: dict[str, str]) -> None:
    # The lines of one report that the font of the tests cannot write are left out.
    for name, text in seen.items():
        made = Pdf()
        made.add_page()
        written = [line for line in text.split("\n") if line.strip() and not set("≤≥") & set(line)]
        written = [line for line in written if line not in RUN_ON]
        made.lines("\n".join(written))
        assert read(made) == [line.strip() for line in written], name


def test_the_headings_of_a_report_are_found_in_its_pdf(seen: dict[str, str]) -> None:
    text = seen["province-report"]
    made = Pdf()
    made.add_page()
    made.lines(text)
    found, printed = (
        [(each.level, each.number, each.title) for each in read_structure(document).sections]
        for document in (Document(read_pdf(made.data(), "x").text), Document(text))
    )
    assert found == printed


def test_marks_that_stand_apart_from_their_letters_are_joined_to_them(pdf: Pdf) -> None:
    pdf.lines(unicodedata.normalize("NFD", SENTENCE))
    assert read(pdf) == [SENTENCE]


def test_numbers_of_pages_and_running_feet_are_left_out(pdf: Pdf) -> None:
    pdf.foot = "Báo cáo trình Đại hội"
    pdf.lines("\n".join([SENTENCE] * 40))
    pages = read_pages(pdf.data(), "x")
    assert len(pages) > 3
    assert any(line.text == "2" for line in pages[1].lines)
    assert read(pdf) == [SENTENCE] * 40


def test_a_number_that_does_not_count_pages_stays(pdf: Pdf) -> None:
    pdf.lines("I. CHỈ TIÊU\n75\n" + SENTENCE)
    assert read(pdf) == ["I. CHỈ TIÊU", "75", SENTENCE]


def test_columns_are_not_mixed() -> None:
    pdf = Pdf()
    pdf.add_page()
    sides = ["\n".join([SENTENCE.replace("Tổng", word)] * 3) for word in ("Trái", "Phải")]
    for at, text in enumerate(sides):
        pdf.set_xy(20 + at * 90, 30)
        for line in text.split("\n"):
            pdf.set_x(20 + at * 90)
            pdf.multi_cell(80, 7, line, align="L", new_x="LEFT", new_y="NEXT")
            pdf.ln(4)
    assert read(pdf) == "\n".join(sides).split("\n")


def test_columns_that_were_written_line_by_line_are_not_mixed() -> None:
    pdf = Pdf()
    pdf.add_page()
    for row in range(14):
        for at, word in enumerate(("trái", "phải")):
            pdf.set_xy(20 + at * 90, 30 + 7 * row)
            pdf.cell(80, 7, f"tổng sản phẩm {word} tăng {row}%")
    text = " ".join(read(pdf))
    assert text.index("trái tăng 13%") < text.index("phải tăng 0%")


def test_rows_of_a_table_are_lines_of_cells(pdf: Pdf) -> None:
    pdf.lines("\n".join([SENTENCE] * 5))
    for row in (("1", "Tăng trưởng", "10%"), ("2", "Thu ngân sách", "9.500 tỷ")):
        for cell in row:
            pdf.cell(55, 7, cell)
        pdf.ln(7)
    assert read(pdf)[-2:] == ["1\tTăng trưởng\t10%", "2\tThu ngân sách\t9.500 tỷ"]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("kết quả của ngành logis-", "tics tăng", "kết quả của ngành logistics tăng"),
        ("đại dịch Covid-", "19 được", "đại dịch Covid-19 được"),
        ("kinh tế -", "xã hội", "kinh tế - xã hội"),
        ("Nghị quyết số 68-", "NQ/TW", "Nghị quyết số 68-NQ/TW"),
        ("bình quân 7%/", "năm", "bình quân 7%/năm"),
        ("giai đoạn 2026", "- 2030", "giai đoạn 2026 - 2030"),
    ],
)
def test_words_divided_at_the_end_of_a_line_are_whole(first: str, second: str, joined: str) -> None:
    pdf = Pdf()
    pdf.add_page()
    pdf.set_margins(30, 20, 20)
    pdf.lines(SENTENCE)
    width = pdf.get_string_width(first)
    pdf.set_x(pdf.w - 20 - width - 2.1)
    pdf.cell(0, 7, first, new_x="LMARGIN", new_y="NEXT")
    pdf.set_x(30)
    pdf.cell(0, 7, f"{second} và còn nữa.")
    assert f"{joined} và còn nữa." in " ".join(read(pdf))


def with_notes(pdf: Pdf, heading: str = "I. KẾT QUẢ", source: str = "thống kê") -> None:
    pdf.write(7, f"{heading}\n")
    pdf.write(7, "GRDP tăng 7,16%")
    raised(pdf, "1")
    pdf.write(7, ". Diện tích là 10 km")
    raised(pdf, "2")
    pdf.write(7, " đất. Thu ngân sách")
    raised(pdf, "2")
    pdf.write(7, " tăng 12%.\n")
    pdf.at_foot(f"1 Theo số liệu của ngành {source}.\n2 Trong đó có thu của ngành {source}.")


def raised(pdf: Pdf, number: str) -> None:
    pdf.char_vpos = "SUP"
    pdf.write(7, number)
    pdf.char_vpos = "LINE"


def test_notes_at_the_foot_lead_to_their_place(pdf: Pdf) -> None:
    with_notes(pdf)
    found = read_pdf(pdf.data(), "x")
    text = found.text
    structure = read_structure(Document(text))
    assert found.warnings == ()
    assert [
        (text[each.span.start : each.span.end], text[: each.anchor].split()[-1])
        for each in structure.footnotes
        if each.anchor
    ] == [
        ("Theo số liệu của ngành thống kê.", "7,16%"),
        ("Trong đó có thu của ngành thống kê.", "sách"),
    ]
    assert "10 km2 đất" in text


def test_notes_go_on_over_pages(pdf: Pdf) -> None:
    with_notes(pdf)
    pdf.add_page()
    with_notes(pdf, "II. MỤC TIÊU", "tài chính")
    structure = read_structure(Document(read_pdf(pdf.data(), "x").text))
    assert [each.number for each in structure.footnotes] == [1, 2, 3, 4]


def test_a_number_that_leads_nowhere_is_told(pdf: Pdf) -> None:
    pdf.write(7, "Thu ngân sách năm nay")
    raised(pdf, "7")
    pdf.write(7, " tăng 12%.\n")
    assert any("number 7 on page 1" in each for each in read_pdf(pdf.data(), "x").warnings)


def test_small_print_without_a_number_stays_in_the_text(pdf: Pdf) -> None:
    pdf.lines(SENTENCE)
    pdf.at_foot("Nguồn số liệu là các sở, ngành.")
    assert read(pdf) == [SENTENCE, "Nguồn số liệu là các sở, ngành."]


def test_pictures_of_pages_are_refused() -> None:
    pdf = FPDF()
    for _ in range(3):
        pdf.add_page()
        pdf.rect(10, 10, 100, 100, style="F")
    with pytest.raises(IntakeError, match="no text layer"):
        read_pdf(bytes(pdf.output()), "x.pdf")


def test_a_page_without_text_among_others_is_told(pdf: Pdf) -> None:
    pdf.lines("\n".join([SENTENCE] * 3))
    pdf.add_page()
    pdf.rect(10, 10, 100, 100, style="F")
    assert read_pdf(pdf.data(), "x").warnings[0].endswith("pictures: 2.")


def test_a_pdf_with_a_password_is_refused(pdf: Pdf) -> None:
    pdf.lines(SENTENCE)
    pdf.set_encryption(owner_password="o", user_password="u")
    with pytest.raises(IntakeError, match="asks for a password"):
        read_pdf(pdf.data(), "x.pdf")


def test_a_pdf_that_anyone_may_open_is_read(pdf: Pdf) -> None:
    pdf.lines(SENTENCE)
    pdf.set_encryption(owner_password="o", permissions=AccessPermission.none())
    assert read(pdf) == [SENTENCE]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\xff" * 5000])
def test_a_broken_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(IntakeError, match="no PDF that can be read"):
        read_pdf(data, "x.pdf")
