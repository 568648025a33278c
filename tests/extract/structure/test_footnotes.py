"""Footnotes and the places where their marks were lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.structure.footnotes import Notes, find_breaks, find_footnotes
from lskg.extract.structure.sections import find_layout, find_sections
from lskg.text.document import Document

BODY = (
    "I. KẾT QUẢ\n"
    "Tăng trưởng kinh tế đạt 7%\n. Độ che phủ rừng 60%\n, tăng 2%. Đường tỉnh được mở rộng\n"
    " và nâng cấp.\n1. Y tế\nTrạm y tế xã được xây mới (12 trạm\n). Hết.\n"
)
NOTES = (
    "Kinh tế năm 2024 tăng 6%.",
    "Rừng trồng mới 900 ha.",
    "Đường tỉnh 239.",
    "Trạm y tế xã A.",
)


def read(text: str) -> tuple[Document, Notes]:
    document = Document(text)
    layout = find_layout(document)
    return document, find_footnotes(document, layout, find_sections(document, layout))


def appendix(*notes: str) -> str:
    return "PHỤ LỤC\n" + "".join(f"\ufffd. {note}\n" for note in notes)


def anchored(document: Document, notes: Notes) -> list[str | None]:
    """The words before each anchor."""
    return [
        None if each.anchor is None else document.text[: each.anchor].split("\n")[-1].split()[-1]
        for each in notes.footnotes
    ]


def test_breaks_are_found_before_punctuation_and_small_letters() -> None:
    document = Document(BODY)
    breaks = find_breaks(document, find_layout(document).body)
    assert [document.text[at - 5 : at + 2] for at in breaks] == [
        "đạt 7%\n."[1:],
        "g 60%\n,",
        " rộng\n ",
        " trạm\n)",
    ]


def test_notes_and_breaks_pair_in_order() -> None:
    document, notes = read(BODY + appendix(*NOTES))
    assert [document[each.span] for each in notes.footnotes] == list(NOTES)
    assert [each.number for each in notes.footnotes] == [1, 2, 3, 4]
    assert [each.section for each in notes.footnotes] == ["i", "i", "i", "i-1"]
    assert all(document.text[each.anchor or 0] == "\n" for each in notes.footnotes)
    assert notes.warnings == ()


def test_notes_of_a_report(hai_son: Document) -> None:
    document, notes = read(hai_son.text)
    assert [document[each.span] for each in notes.footnotes] == [
        "Năm 2024 đạt 203 nghìn tấn lương thực.",
        "Trong đó 310 tàu cá dài trên 24 mét.\nSố tàu cá do Chi cục Thủy sản quản lý.",
        "Năm 2020 tỷ lệ hộ nghèo là 5,1%.",
    ]
    assert anchored(document, notes) == ["tấn", "bờ", "2,4%"]


@pytest.mark.parametrize(
    "mark", ["\ufffd. ", "\uf02a. ", "{}. ", "[{}] ", "{}) ", "{} ", "{}.  "], ids=repr
)
def test_marks_in_every_form(mark: str) -> None:
    lines = (f"{mark.format(number)}{note}\n" for number, note in enumerate(NOTES, start=1))
    document, notes = read(f"{BODY}PHỤ LỤC 1\n{''.join(lines)}")
    assert [document[each.span] for each in notes.footnotes] == list(NOTES)


def test_paragraph_that_begins_with_a_number_goes_on_with_its_note() -> None:
    document, notes = read(
        BODY + "PHỤ LỤC\n1. Kinh tế:\n12 xã chưa báo cáo.\n2. B.\n3. C.\n4. D.\n"
    )
    assert [document[each.span] for each in notes.footnotes] == [
        "Kinh tế:\n12 xã chưa báo cáo.",
        "B.",
        "C.",
        "D.",
    ]


@pytest.mark.parametrize("missing", range(4))
def test_a_missing_note_leaves_one_gap_and_a_warning(missing: int) -> None:
    kept = [note for index, note in enumerate(NOTES) if index != missing]
    document, notes = read(BODY + appendix(*kept))
    words = ["7%", "60%", "rộng", "trạm"]
    assert anchored(document, notes) == words[:missing] + words[missing + 1 :]
    summary, gap = notes.warnings
    assert summary.startswith("3 footnotes but 4 places of lost marks")
    assert words[missing] in gap
    assert "has no footnote" in gap


@pytest.mark.parametrize("place", range(5))
def test_a_note_too_many_leaves_one_gap_and_a_warning(place: int) -> None:
    notes_ = [*NOTES[:place], "Văn nghệ quần chúng sôi nổi.", *NOTES[place:]]
    document, notes = read(BODY + appendix(*notes_))
    words: list[str | None] = ["7%", "60%", "rộng", "trạm"]
    assert anchored(document, notes) == [*words[:place], None, *words[place:]]
    summary, gap = notes.warnings
    assert summary.startswith("5 footnotes but 4 places of lost marks")
    assert gap == f"Footnote {place + 1} has no anchor: “Văn nghệ quần chúng sôi nổi.”."


def test_report_without_appendix_has_no_notes() -> None:
    _, notes = read(BODY)
    assert notes.footnotes == ()
    assert notes.warnings == (
        "There are no footnotes, but places that look like lost marks of one: 4.",
    )
    assert read("I. A\nHết.\n")[1] == Notes((), ())


@given(
    st.lists(st.sampled_from(["Kinh tế", "Rừng", "Đường", "12 xã"]), max_size=6),
    st.lists(st.sampled_from(["A\n. B", "A\n, kinh tế", "Rừng\n đường", "C.", ""]), max_size=6),
)
def test_as_many_are_paired_as_can_be_and_in_order(notes_: list[str], lines: list[str]) -> None:
    document, notes = read("I. A\n" + "\n\n".join(lines) + "\n\n" + appendix(*notes_))
    anchors = [each.anchor for each in notes.footnotes if each.anchor is not None]
    breaks = find_breaks(document, find_layout(document).body)
    assert [document[each.span] for each in notes.footnotes] == notes_
    assert anchors == sorted(set(anchors))
    assert set(anchors) <= set(breaks)
    assert len(anchors) == min(len(notes_), len(breaks))
    assert bool(notes.warnings) == (len(notes_) != len(breaks))


@pytest.mark.parametrize(
    ("words", "clauses"),
    [
        # a comma ends one where something is said anew, with a verb of its own
        ("Du lịch phát triển tích cực, hạ tầng du lịch dần được hoàn thiện\n. Hết.",
         ["hạ tầng du lịch dần được hoàn thiện"]),
        ("Chương trình được triển khai hiệu quả, đã bố trí, giải ngân 5 tỷ đồng\n. Hết.",
         ["đã bố trí, giải ngân 5 tỷ đồng"]),
        # but not between the parts of a list, nor before what was reached of the same
        ("Thực hiện tốt công tác thu hồi, giao đất, cấp giấy chứng nhận cho tổ chức\n. Hết.",
         ["Thực hiện tốt công tác thu hồi, giao đất, cấp giấy chứng nhận cho tổ chức"]),
        ("Kinh tế số, xã hội số được quan tâm\n. Hết.", ["Kinh tế số, xã hội số được quan tâm"]),
        ("Triển khai 1.429 cuộc thanh tra, kết thúc 1.398 cuộc\n. Hết.",
         ["Triển khai 1.429 cuộc thanh tra, kết thúc 1.398 cuộc"]),
        ("Việc nêu gương được quan tâm lãnh đạo, chỉ đạo, tổ chức thực hiện\n. Hết.",
         ["Việc nêu gương được quan tâm lãnh đạo, chỉ đạo, tổ chức thực hiện"]),
        ("Thu ngân sách tăng, đạt 90 tỷ đồng\n. Hết.", ["Thu ngân sách tăng, đạt 90 tỷ đồng"]),
        ("Năm 2024 khó khăn. Thu đạt 90 tỷ đồng\n. Hết.", ["Thu đạt 90 tỷ đồng"]),
        ("Thu tăng; chi đạt 70 tỷ đồng\n. Hết.", ["chi đạt 70 tỷ đồng"]),
        # each mark of a sentence closes what stands behind the one before
        ("Thể thao phát triển\n, thành tích cao\n và bền vững\n.",
         ["Thể thao phát triển", "thành tích cao", "bền vững"]),
        # a bracket holds its semicolons, and the mark may stand within it
        ("Thu tăng; xây 12 trạm (7 trạm mới; 5 trạm cũ) ở xã\n. Hết.",
         ["xây 12 trạm (7 trạm mới; 5 trạm cũ) ở xã"]),
        ("Thực hiện đề án (tăng 3 đơn vị\n). Y tế tư nhân phát triển\n.",
         ["Thực hiện đề án (tăng 3 đơn vị", "Y tế tư nhân phát triển"]),
        ("Kinh tế khá\n\nThương mại khá\n. Hết.", ["Thương mại khá"]),
    ],
)  # fmt: skip
def test_a_note_leads_to_the_clause_that_its_mark_closes(words: str, clauses: list[str]) -> None:
    text = f"I. KẾT QUẢ\n{words}\n" + appendix(*(f"Gồm {each}" for each in clauses))
    document, notes = read(text)
    found = [each.clause and document[each.clause] for each in notes.footnotes]
    assert found == clauses
    assert [each.clause and each.clause.end for each in notes.footnotes] == [
        each.anchor for each in notes.footnotes
    ]


def test_a_note_without_a_place_has_no_clause() -> None:
    _, notes = read("I. KẾT QUẢ\nKinh tế đạt 7%\n. Hết.\n" + appendix("Kinh tế.", "Y tế."))
    assert [each.clause is None for each in notes.footnotes].count(True) == 1
