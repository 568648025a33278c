"""The translation of a report: a row for each sentence, and what both sides say."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.errors import CurationError
from lskg.extract.translation import TranslatedSentence, differences, read_translation
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
        (FIRST, "In 2025 revenue was over 1,234.5 billion đồng.", None),
        (FIRST, "In 2025 revenue was over 1,235.4 billion đồng.", "number"),
        (FIRST, "In 2025 revenue was 1,234.5 billion đồng.", "hedge"),
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
        tmp_path, row(FIRST, "In 2025 it was 1,234.5 billion đồng."), row(SECOND, "Implement it.")
    )
    document = Document(TEXT)
    warnings = list(read_translation(tmp_path, document).warnings(document))
    assert len(warnings) == 3
    assert "another hedge: “trên” in the text" in warnings[0]
    judged = f"start,kind,reason\n{SECOND.start},number,said by the word it\n"
    (tmp_path / "differences.csv").write_text(judged, encoding="utf-8")
    left = list(read_translation(tmp_path, document).warnings(document))
    assert left == [warnings[0], warnings[2]]


def test_a_report_without_a_translation_has_none(tmp_path: Path) -> None:
    assert read_translation(tmp_path, Document(TEXT)).sentences == ()
