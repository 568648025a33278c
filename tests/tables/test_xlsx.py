"""Workbooks: what a spreadsheet program finds in them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from lskg.tables.sheets import Head, Sheets
from lskg.tables.values import Value
from lskg.tables.xlsx import to_xlsx

SHEETS = Sheets(
    "Chỉ tiêu: 2030",
    (Head("Tên", "name_vi", "tên của chỉ tiêu"), Head("Giá trị", "value", "= giá trị")),
    "Giải thích",
    ("Cột", "Khóa", "Nghĩa"),
    (("Nguồn", "Báo cáo"), ("Giấy phép", "CC BY 4.0")),
    datetime(2026, 1, 2, tzinfo=UTC),
)


def opened(rows: Sequence[Sequence[Value]]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(SHEETS, iter(rows))))


def test_a_cell_is_what_it_holds() -> None:
    rows: list[Sequence[Value]] = [
        ("Độ che phủ", Decimal("64.5")),
        ("ngày", date(2025, 7, 1)),
        ("đúng", True),
        ("", None),
        ("năm", 2030),
    ]
    sheet = opened(rows).worksheets[0]
    found = [(row[0].value, row[1].value, row[1].data_type) for row in sheet.iter_rows(2)]
    assert found == [
        ("Độ che phủ", 64.5, "n"),
        ("ngày", datetime(2025, 7, 1), "d"),
        ("đúng", True, "b"),
        (None, None, "n"),
        ("năm", 2030, "n"),
    ]
    # A year has no mark between its digits; a day is shown as the reader's language writes it.
    assert sheet["B6"].number_format == "General"
    assert sheet["B3"].number_format == "mm-dd-yy"


def test_the_head_stays_and_filters() -> None:
    book = opened([("a" * 500, 1), ("b", 2)])
    sheet = book.worksheets[0]
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == (
        "Chỉ tiêu  2030",
        "A2",
        "A1:B3",
    )
    assert [(cell.value, cell.font.b) for cell in sheet[1]] == [("Tên", True), ("Giá trị", True)]
    assert 8 <= sheet.column_dimensions["B"].width < sheet.column_dimensions["A"].width <= 60


def test_the_second_sheet_says_what_the_columns_mean() -> None:
    sheet = opened([]).worksheets[1]
    assert sheet.title == "Giải thích"
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Cột", "Khóa", "Nghĩa"],
        ["Tên", "name_vi", "tên của chỉ tiêu"],
        ["Giá trị", "value", "= giá trị"],
        [None, None, None],
        ["Nguồn", None, "Báo cáo"],
        ["Giấy phép", None, "CC BY 4.0"],
    ]
    assert sheet["C3"].data_type == "s"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1 người", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])
def test_words_are_no_formula(words: str) -> None:
    cell = opened([(words, 1)]).worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (words, "s", True)


def test_what_no_cell_can_hold_is_mended() -> None:
    sheet = opened([("a\x00b\ud800", 12345678901234567), ("x" * 40_000, 1)]).worksheets[0]
    assert sheet["A2"].value == "a\ufffdb\ufffd"
    # A spreadsheet would make 12345678901234600 of it.
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("12345678901234567", "s")
    assert len(sheet["A3"].value) == 32_767
    assert sheet["A3"].value.endswith("x…")


def test_the_same_rows_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = to_xlsx(SHEETS, [("a", 1)])
    monkeypatch.setattr("time.time", lambda: 4e9)
    monkeypatch.setattr("time.localtime", lambda *_: (2099, 1, 1, 1, 1, 1, 0, 1, 0))
    assert to_xlsx(SHEETS, [("a", 1)]) == first
