"""Footnotes stand where lskg looks for them, and each leads to its place."""

from __future__ import annotations

import pytest

from lskg.extract.structure.read import read_structure
from lskg.intake.notes import MARK, with_notes
from lskg.text.document import Document

HEADING = "I. KẾT QUẢ"


@pytest.mark.parametrize(
    ("paragraph", "broken"),
    [
        (f"Thu đạt 12%{MARK}. Chi tăng.", "Thu đạt 12%\n. Chi tăng."),
        (f"Thu đạt 12%{MARK}, tăng 3%.", "Thu đạt 12%\n, tăng 3%."),
        (f"Dự án lớn{MARK} và các nhà máy.", "Dự án lớn\nvà các nhà máy."),
        (f"Thu đạt 12%.{MARK} Chi tăng.", "Thu đạt 12%\n. Chi tăng."),
        (f"Thu đạt 12%.{MARK}", "Thu đạt 12%\n."),
        (f"Luật{MARK} Đất đai được thi hành.", "Luật Đất\nđai được thi hành."),
        (f"1. Thu{MARK} từ thuế, phí. Chi tăng.", "1. Thu từ thuế, phí\n. Chi tăng."),
        (f"a) Thu từ thuế{MARK}, phí tăng 5%;", "a) Thu từ thuế, phí tăng 5%\n;"),
        (f"1. Thu{MARK}, phí{MARK}. Chi.", "1. Thu\n, phí\n. Chi."),
        (f"Tăng 7{MARK},5 lần và hơn.", "Tăng 7,5\nlần và hơn."),
        (f"Tỷ lệ đạt 5%{MARK}{MARK}; tốt.", "Tỷ lệ\nđạt 5%\n; tốt."),
    ],
)
def test_a_mark_becomes_a_break_where_the_reader_sees_one(paragraph: str, broken: str) -> None:
    notes = ["một"] * paragraph.count(MARK)
    text, _ = with_notes([HEADING, paragraph], notes)
    body = text.split("\n\nPHỤ LỤC")[0]
    assert body.replace(" \n", "\n") == f"{HEADING}\n{broken}"


def test_every_note_leads_to_its_sentence() -> None:
    paragraphs = [
        HEADING,
        f"GRDP tăng 7%{MARK}. Công nghiệp tăng 9%.{MARK} Dịch vụ tăng 6%.",
        "của các ngành, trong đó có nông nghiệp.",
        f"Thu ngân sách{MARK} tăng 12%.",
        "PHỤ LỤC 1: BIỂU SỐ LIỆU",
        "1. Biểu thu ngân sách",
    ]
    notes = ["25 xã, phường.", "Nghị quyết số 10.\nGồm 3 dự án.", "“Thu nội địa”."]
    text, warnings = with_notes(paragraphs, notes)
    structure = read_structure(Document(text))
    assert warnings == ()
    assert structure.warnings == ()
    found = [
        (text[note.span.start : note.span.end], text[: note.anchor].rsplit("\n", 1)[-1][-11:])
        for note in structure.footnotes
        if note.anchor is not None
    ]
    assert [each[0] for each in found] == notes
    assert [each[1].strip() for each in found] == ["RDP tăng 7%", "iệp tăng 9%", "u ngân sách"]


def test_a_mark_in_a_heading_leads_to_the_text_below_and_is_told() -> None:
    text, warnings = with_notes([f"KẾT QUẢ{MARK}", "Thu ngân sách tăng."], ["Theo báo cáo."])
    assert "KẾT QUẢ\nThu\nngân" in text.replace(" \n", "\n")
    assert len(warnings) == 1
    assert "KẾT QUẢ" in warnings[0]


def test_the_title_of_a_heading_is_not_cut() -> None:
    text, warnings = with_notes(
        ["1. Kinh tế và xã hội" + MARK, "Thu ngân sách tăng."], ["Gồm thu."]
    )
    section, *_ = read_structure(Document(text)).sections
    assert section.title == "Kinh tế và xã hội"
    assert len(warnings) == 1


def test_without_notes_nothing_is_added() -> None:
    assert with_notes(["Một.", "Hai."], []) == ("Một.\nHai.\n", ())


def test_a_paragraph_that_begins_small_is_no_place_of_a_mark() -> None:
    text, _ = with_notes(["BÁO CÁO", "của Ban Chấp hành", HEADING, "Thu tăng."], [])
    assert read_structure(Document(text)).warnings == ()
