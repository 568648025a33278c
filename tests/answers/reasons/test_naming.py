"""Whether something that can be named stands in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.answers.corpus import Corpus, Tables, read_corpus
from lskg.answers.question import understand
from lskg.answers.reasons.naming import has_name
from lskg.text.document import Document, Span

ASKED = "phần mềm này tên là gì"


@pytest.fixture
def empty(tmp_path: Path) -> Corpus:
    """A report of which no table tells anything, but for one sentence."""
    said = "Xây dựng phần mềm “Theo dõi tình hình nhân dân” trên địa bàn.\n"
    tables = tmp_path / "tables"
    tables.mkdir()
    columns = "report,start,end,translation_en,footnote,section"
    row = f"r,0,{len(said) - 1},,,"
    (tables / "sentences.csv").write_text(f"{columns}\n{row}\n", encoding="utf-8")
    return read_corpus(Tables(tmp_path), "r", Document(said))


@pytest.mark.parametrize(
    ("near", "is_named"),
    [
        ("Xây dựng phần mềm “Theo dõi tình hình nhân dân”", True),
        ("Xây dựng phần mềm theo dõi tình hình nhân dân", False),
        ("Xây dựng “phần mềm này”", False),
        ("Xây dựng phần mềm Lạng Sơn Số", True),
    ],
)
def test_what_stands_in_quotation_marks_is_a_name(empty: Corpus, near: str, is_named: bool) -> None:
    assert has_name(empty, understand(ASKED), Span(0, 20), near) is is_named
