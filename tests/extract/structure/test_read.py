"""A report taken apart: headings, footnotes, and what holds a stretch of it."""

from __future__ import annotations

import pytest

from lskg.errors import SourceError
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document, Span


@pytest.mark.parametrize(
    ("words", "section", "footnote"),
    [
        ("Ủy ban nhân dân tỉnh", "1-i-1.1", None),
        ("Chi cục Thủy sản", None, 2),
        ("Bộ Chính trị", None, None),
    ],
)
def test_holder_of_a_stretch(
    hai_son: Document, words: str, section: str | None, footnote: int | None
) -> None:
    structure = read_structure(hai_son)
    at = hai_son.text.index(words)
    assert structure.holder(Span(at, at + len(words))) == (section, footnote)


def test_sentences_without_headings_are_loose() -> None:
    document = Document("Thu ngân sách đạt 5 tỷ đồng.")
    with pytest.raises(SourceError, match="no heading"):
        read_structure(document)
    structure = read_structure(document, loose=True)
    assert (structure.sections, structure.footnotes) == ((), ())
    assert document[structure.layout.body] == document.text


def test_report_is_no_loose_text(hai_son: Document) -> None:
    assert read_structure(hai_son, loose=True) == read_structure(hai_son)
