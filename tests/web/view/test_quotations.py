"""Quotations in their sentence, and the text of sections."""

from __future__ import annotations

from lskg.text.document import Document, Span
from lskg.text.sentences import sentences
from lskg.web.view.quotations import Note, Sentences, Translated

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


def in_english(text: str, *said: str) -> Sentences:
    """A report with what its sentences say in English."""
    report = Document(text)
    spans = sentences(report, Span(0, len(report)))
    english = {(span.start, span.end): each for span, each in zip(spans, said, strict=True)}
    return Sentences(report, english)


def test_part_of_a_sentence_is_translated_by_the_whole() -> None:
    report = in_english(TEXT, "First.", "Up by 7.16%.", "The structure shifts.", "Paragraph two.")
    start = TEXT.index("7,16%")
    assert report.translated(Span(start, start + 5)) == Translated("Up by 7.16%.")
    both = report.translated(Span(start, TEXT.index("chuyển")))
    assert both == Translated("Up by 7.16%. The structure shifts.")
    last = report.translated(Span(TEXT.index("chuyển"), len(TEXT)))
    assert last == Translated("The structure shifts.\nParagraph two.")


def test_what_has_no_translation_has_none() -> None:
    assert Sentences(Document(TEXT)).translated(Span(0, 5)) is None
    assert in_english("Một.  \n\n  Hai.", "One.", "Two.").translated(Span(5, 6)) is None
    assert Sentences(Document(TEXT)).translated_body(Span(0, 5), []) == []


def test_many_sentences_in_english_are_cut_after_one() -> None:
    said = [f"Sentence {number} in English, to make it long." for number in range(60)]
    text = "Một câu. " * 60
    found = in_english(text, *said).translated(Span(0, len(text)))
    assert found is not None
    assert f"{found.words} {found.rest}" == " ".join(said)
    assert found.words.endswith("long.")
    assert len(found.words) < 600
    few = in_english("Một câu. " * 15, *said[:15]).translated(Span(0, 135))
    assert few == Translated(" ".join(said[:15]))


def test_the_mark_of_a_note_follows_its_sentence_in_english() -> None:
    report = in_english(TEXT, "First.", "Up by 7.16%.", "The structure shifts.", "Paragraph two.")
    note = Note("https://example.org/1", 1, TEXT.index("\n."))
    other = Note("https://example.org/2", 2, TEXT.index(" chuyển"))
    body = report.translated_body(Span(0, len(TEXT)), [note, other])
    assert [[(piece.words, piece.note) for piece in paragraph] for paragraph in body] == [
        [("First.", None), (" Up by 7.16%.", note), (" The structure shifts.", other)],
        [("Paragraph two.", None)],
    ]
