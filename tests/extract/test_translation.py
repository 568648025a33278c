"""The translation of a report: a row for each sentence, and what both sides say."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.errors import CurationError
from lskg.extract.terms import Term
from lskg.extract.translated_names import PrintedName
from lskg.extract.translation import (
    TranslatedSentence,
    TranslatedText,
    differences,
    read_translation,
)
from lskg.text.document import Document, Span

TEXT = "Năm 2025 thu đạt trên 1.234,5 tỷ đồng. Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024."
FIRST = Span(0, TEXT.index(". Thực") + 1)
SECOND = Span(TEXT.index("Thực"), len(TEXT))


def write(folder: Path, *rows: str) -> Path:
    (folder / "en.csv").write_text("\n".join(("start,end,en", *rows, "")), encoding="utf-8")
    return folder


def row(span: Span, english: str) -> str:
    return f'{span.start},{span.end},"{english}"'


def test_each_sentence_is_read_in_the_order_of_the_text(tmp_path: Path) -> None:
    write(tmp_path, row(SECOND, "Implement Resolution No. 57."), row(FIRST, "In 2025 …"))
    found = read_translation(tmp_path, Document(TEXT)).sentences
    assert [each.span for each in found] == [FIRST, SECOND]
    assert found[0].english == "In 2025 …"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(FIRST, "In 2025 …")], "has no row"),
        ([row(FIRST, "In 2025 …"), row(Span(1, 9), "x")], "no sentence of the text"),
        ([row(FIRST, " "), row(SECOND, "x")], "en is empty"),
        ([row(FIRST, "a"), row(FIRST, "b")], "stands in an earlier row"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(tmp_path: Path, rows: list[str], words: str) -> None:
    with pytest.raises(CurationError, match=words):
        read_translation(write(tmp_path, *rows), Document(TEXT))


@pytest.mark.parametrize(
    ("span", "english", "kind"),
    [
        (FIRST, "In 2025 revenue was over 1,234.5 billion dong.", None),
        (FIRST, "In 2025 revenue was over 1,235.4 billion dong.", "number"),
        (FIRST, "In 2025 revenue was 1,234.5 billion dong.", "hedge"),
        (SECOND, "Implement Resolution No. 57-NQ/TW of 22 December 2024.", None),
        (SECOND, "Implement Resolution No. 57-NQ/TU of 22 December 2024.", "symbol"),
        (SECOND, "Implement Resolution No. 57-NQ/TW of 22 November 2024.", "number"),
    ],
)
def test_numbers_documents_and_hedges_are_the_same_on_both_sides(
    span: Span, english: str, kind: str | None
) -> None:
    found = list(differences(Document(TEXT), [TranslatedSentence(span, english)]))
    assert [each.kind for each in found] == ([] if kind is None else [kind])


def test_a_difference_warns_until_it_is_judged_right(tmp_path: Path) -> None:
    write(
        tmp_path, row(FIRST, "In 2025 it was 1,234.5 billion dong."), row(SECOND, "Implement it.")
    )
    document = Document(TEXT)
    warnings = list(read_translation(tmp_path, document).warnings(document))
    assert len(warnings) == 3
    assert "another hedge: “trên” in the text" in warnings[0]
    judged = f"start,kind,reason\n{SECOND.start},number,said by the word it\n"
    (tmp_path / "differences.csv").write_text(judged, encoding="utf-8")
    left = list(read_translation(tmp_path, document).warnings(document))
    assert left == [warnings[0], warnings[2]]


def test_names_and_terms_are_those_of_the_catalogue_and_of_the_list(tmp_path: Path) -> None:
    write(
        tmp_path,
        row(FIRST, "In 2025 revenue was over 1,234.5 billion dong."),
        row(SECOND, "Carry out Decree No. 57-NQ/TW of 22 December 2024."),
    )
    document = Document(TEXT)
    decree = Span(TEXT.index("Nghị"), TEXT.index(" ngày"))
    names = [PrintedName(decree, "nq", "Nghị quyết số 57-NQ/TW", "Resolution No. 57-NQ/TW")]
    terms = [Term("thu", ("revenue",)), Term("nghị quyết", ("resolution",))]
    translation = read_translation(tmp_path, document)
    assert list(translation.warnings(document)) == []
    where = f"The translation of the sentence at {SECOND.start} does not say"
    assert list(translation.warnings(document, names, terms)) == [
        f"{where} “Resolution No. 57-NQ/TW” for “Nghị quyết số 57-NQ/TW”.",
        f"{where} “resolution” for “nghị quyết”.",
    ]
    (tmp_path / "names.csv").write_text("entity,en\nnq,Decree\n", encoding="utf-8")
    judged = f"start,kind,reason\n{SECOND.start},term,a test\n"
    (tmp_path / "differences.csv").write_text(judged, encoding="utf-8")
    translation = read_translation(tmp_path, document)
    assert list(translation.warnings(document, names, terms)) == []


def test_a_whole_sentence_has_its_title_in_english(tmp_path: Path) -> None:
    text = "(1) Phát triển kinh tế.\nMột là: Trồng hồi, thông..."
    document = Document(text)
    first, second = (Span(*each) for each in ((0, 23), (24, len(text))))
    write(
        tmp_path,
        row(first, "(1) Develop the economy."),
        row(second, "First: Plant star anise, pine, etc."),
    )
    assert read_translation(tmp_path, document).titles(document) == {
        "Phát triển kinh tế": "Develop the economy",
        "Trồng hồi, thông": "Plant star anise, pine, etc.",
    }


def test_a_report_without_a_translation_has_none(tmp_path: Path) -> None:
    assert read_translation(tmp_path, Document(TEXT)).sentences == ()


def test_a_translated_text_keeps_what_stands_between_the_sentences() -> None:
    document = Document("Một. Hai.\n\n* * *\n\nBa.\n")
    spans = [(Span(0, 4), "One."), (Span(5, 9), "Two, twice."), (Span(18, 21), "Three.")]
    english = TranslatedText(document, [TranslatedSentence(*each) for each in spans])
    assert english.text == "One. Two, twice.\n\n* * *\n\nThree.\n"
    assert english.of(Span(1, 2)) == english.of(Span(0, 4)) == "One."
    assert english.of(Span(3, 6)) == "One. Two, twice."
    assert english.of(Span(5, 21)) == "Two, twice.\n\n* * *\n\nThree."
    assert english.of(Span(11, 16)) == english.of(Span(4, 5)) == ""
