"""A term is found in the text, and its English in any of its forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.errors import CurationError
from lskg.extract.terms import Term, compared, read_terms, unsaid

PARTY = Term("xây dựng Đảng", ("Party building", "build the Party"))
HEAD = "term_vi,term_en,also_en,source,note\n"


@pytest.mark.parametrize(
    ("vietnamese", "english", "missed"),
    [
        ("Công tác xây dựng Đảng", "Party building work", False),
        ("Xây dựng đảng", "Build the Party", False),
        ("xây dựng Đảng", "Building the Party", False),
        ("xây dựng Đảng", "the construction of the Party", True),
        ("xây dựng Đảngs", "the construction of the Party", False),
    ],
)
def test_a_term_that_stands_in_the_text_is_said(
    vietnamese: str, english: str, missed: bool
) -> None:
    assert list(unsaid([PARTY], vietnamese, english)) == ([PARTY] if missed else [])


def test_spelling_of_tones_does_not_count() -> None:
    assert Term("Ủy ban", ("Committee",)).stands_in(compared("Uỷ ban nhân dân"))


def test_terms_are_read_with_all_their_forms(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    assert read_terms(path) == ()
    path.write_text(HEAD + "xây dựng Đảng,Party building,build the Party,x,\n", encoding="utf-8")
    assert read_terms(path) == (PARTY,)
    path.write_text("term_vi,term_en\na,b\n", encoding="utf-8")
    with pytest.raises(CurationError, match="the columns must be"):
        read_terms(path)
