"""What people would ask of a report: each row of a clause, and a question in each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.errors import CurationError
from lskg.extract.asked import COLUMNS, read_asked
from lskg.project import Project, ReportFolder
from lskg.text.document import Document, Span

ROOT = Path(__file__).parents[2]
PROJECT = Project(ROOT)
WITH_QUESTIONS = [each for each in PROJECT.reports if each.asked.exists()]
TEXT = "Có 114 cửa hàng\nbán lẻ xăng dầu; thu 48 tỷ đồng. Độ che phủ rừng đạt 64,5%."
SHOPS = "Có 114 cửa hàng bán lẻ xăng dầu"
FOREST = "Độ che phủ rừng đạt 64,5%"


def row(quote: str, vi: str, en: str, by: int = 0) -> str:
    start = TEXT.replace("\n", " ").index(quote) + by
    return f'{start},{start + len(quote)},"{quote}",{vi},{en}'


def write(folder: Path, *rows: str) -> Path:
    path = folder / "asked.csv"
    path.write_text("\n".join((",".join(COLUMNS), *rows, "")), encoding="utf-8")
    return path


def test_rows_are_read_in_the_order_of_the_text(tmp_path: Path) -> None:
    rows = (row(FOREST, "rừng còn nhiều không", "forest left"), row(SHOPS, "mấy cây xăng", "fuel"))
    first, second = read_asked(write(tmp_path, *rows), Document(TEXT))
    assert (first.span, first.vi, first.en) == (Span(0, len(SHOPS)), "mấy cây xăng", "fuel")
    assert TEXT[second.span.start : second.span.end] == FOREST


def test_a_report_may_be_without_them(tmp_path: Path) -> None:
    assert read_asked(tmp_path / "asked.csv", Document(TEXT)) == ()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(SHOPS, "mấy cây xăng", "fuel", by=1)], "does not stand at 1-32"),
        ([row("48 tỷ đồng. Độ che phủ", "a", "b")], "lies in no one sentence"),
        ([row(SHOPS, "?", "fuel")], "vi says nothing"),
        ([row(SHOPS, "mấy cây xăng", "12 %")], "en says nothing"),
        ([row(SHOPS, f"{SHOPS.lower()}?", "fuel")], "vi is the clause itself"),
        ([row(SHOPS, "mấy cây xăng", "fuel"), row(SHOPS, "mấy cây xăng", "pumps")], "earlier row"),
        ([row(SHOPS, "mấy cây xăng", "fuel"), row(SHOPS, "cây xăng", "Fuel?")], "an earlier row"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(tmp_path: Path, rows: list[str], words: str) -> None:
    with pytest.raises(CurationError, match=words):
        read_asked(write(tmp_path, *rows), Document(TEXT))


@pytest.mark.parametrize("folder", WITH_QUESTIONS, ids=lambda each: each.info.key)
def test_the_questions_of_a_report_rest_on_its_text(folder: ReportFolder) -> None:
    assert read_asked(folder.asked, Document.read(folder.text))
