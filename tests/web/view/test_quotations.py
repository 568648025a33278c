"""Quotations in their sentence, and the text of sections."""

from __future__ import annotations

from lskg.text.document import Document, Span
from lskg.web.view.quotations import Note, Sentences

TEXT = "Câu đầu. Tăng 7,16%\n. Cơ cấu chuyển dịch.\n\nĐoạn hai."


def test_quotation_stands_in_its_sentence() -> None:
    start = TEXT.index("7,16%")
    found = Sentences(Document(TEXT)).around(Span(start, start + 5))
    assert (found.before, found.exact, found.rest, found.after) == ("Tăng ", "7,16%", "", ".")


def test_long_quotation_is_cut_after_a_sentence() -> None:
    text = "Một câu có mười chữ để cho dài thêm ra. " * 60
    found = Sentences(Document(text)).around(Span(0, len(text.rstrip())))
    assert found.exact.endswith("ra.")
    assert (found.exact + found.rest).strip() == text.strip()
    assert len(found.exact) < 600


def test_quotation_outside_sentences_is_shown_alone() -> None:
    text = "Một.  \n\n  Hai."
    found = Sentences(Document(text)).around(Span(5, 6))
    assert (found.before, found.after) == ("", "")


def test_body_is_cut_at_the_marks_of_notes() -> None:
    anchor = TEXT.index("\n.")
    note = Note("https://example.org/1", 1, anchor)
    paragraphs = Sentences(Document(TEXT)).body(Span(0, len(TEXT)), [note])
    assert [[piece.words for piece in paragraph] for paragraph in paragraphs] == [
        ["Câu đầu. Tăng 7,16%", ". Cơ cấu chuyển dịch."],
        ["Đoạn hai."],
    ]
    assert paragraphs[0][0].note == note
