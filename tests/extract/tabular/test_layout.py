"""Tables whose rows are lines of a text."""

from __future__ import annotations

import pytest

from lskg.extract.tabular.layout import Table, find_tables
from lskg.text.document import Document

SPACES = (
    "TT Chỉ tiêu Đơn vị tính Ước thực hiện 2025 Kế hoạch 2026\n"
    "I Kinh tế\n"
    "1 Tốc độ tăng GRDP % 8,2 10\n"
    "2 Thu ngân sách Tỷ đồng 8.350 ≥ 9.500\n"
)


def read(text: str) -> tuple[Document, tuple[Table, ...]]:
    document = Document(text)
    return document, find_tables(document)


def rows(text: str) -> list[tuple[str, str, str, list[str]]]:
    document, tables = read(text)
    return [
        (
            row.number,
            document[row.name],
            row.unit,
            [document[each] if each else "" for each in row.cells],
        )
        for table in tables
        for row in table.rows
    ]


@pytest.mark.parametrize(
    "text",
    [
        SPACES,
        (
            "STT | Chỉ tiêu | ĐVT | Ước TH 2025 | KH 2026\nI | Kinh tế | | |\n"
            "1 | Tốc độ tăng GRDP | % | 8,2 | 10\n2 | Thu ngân sách | Tỷ đồng | 8.350 | ≥ 9.500\n"
        ),
        (
            "TT\tChỉ tiêu\tƯớc TH năm 2025\tKế hoạch năm 2026\n"
            "1\tTốc độ tăng GRDP (%)\t8,2\t10\n2\tThu ngân sách (tỷ đồng)\t8.350\t≥ 9.500\n"
        ),
    ],
)
def test_cells_are_divided_by_bars_tabs_or_spaces(text: str) -> None:
    assert rows(text) == [
        ("1", "Tốc độ tăng GRDP", "%", ["8,2", "10"]),
        ("2", "Thu ngân sách", "tỷ đồng", ["8.350", "≥ 9.500"]),
    ]
    (table,) = read(text)[1]
    assert [(str(each.period), each.status) for each in table.columns] == [
        ("2025", "estimate"),
        ("2026", "target"),
    ]
    assert table.of_targets


def test_a_unit_of_all_rows_stands_above_the_head() -> None:
    text = "Đơn vị tính: tỷ đồng\nChỉ tiêu | Năm 2026 | Năm 2030\nThu nội địa | 5.200 | 7.000\n"
    assert rows(text) == [("", "Thu nội địa", "tỷ đồng", ["5.200", "7.000"])]


def test_an_empty_cell_and_a_comparison() -> None:
    text = "TT Chỉ tiêu ĐVT Kế hoạch 2026 So với 2025 (%)\n1 Trồng rừng Ha 450 -\n"
    (table,) = read(text)[1]
    assert rows(text) == [("1", "Trồng rừng", "ha", ["450", ""])]
    assert [each.told for each in table.columns] == [True, False]


def test_empty_cells_between_bars() -> None:
    text = "| TT | Chỉ tiêu | ĐVT | 2025 | 2026 | Ghi chú |\n| 1 | Rừng | % | | 60 | |\n"
    assert rows(text) == [("1", "Rừng", "%", ["", "60", ""])]


def test_a_fraction_is_one_value() -> None:
    text = "TT Chỉ tiêu ĐVT Năm 2025 Năm 2030\n1 Thôn văn hóa Thôn 11/14 14/14\n"
    assert rows(text) == [("1", "Thôn văn hóa", "thôn", ["11/14", "14/14"])]


def test_a_table_ends_where_running_text_begins() -> None:
    document, (table,) = read(f"{SPACES}Ngoài ra, phấn đấu trồng 5 ha rừng.\n3 Rừng % 5 6\n")
    assert document[table.span].endswith("≥ 9.500")


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ tiêu năm 2026 đạt khá.\n1 xã 5 6\n",
        "Các chỉ tiêu chủ yếu đến năm 2030\n(1) Rừng đạt 60%.\n",
        "Chỉ tiêu giao các đơn vị năm 2026\n1. Kết nạp đảng viên 20\n",
        "TT Chỉ tiêu Đơn vị tính Kế hoạch 2026\nThu ngân sách khá.\n",
    ],
)
def test_no_tables(text: str) -> None:
    assert read(text)[1] == ()
