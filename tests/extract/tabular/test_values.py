"""What the values of a table say."""

from __future__ import annotations

from lskg.extract.figures.read import read_figures
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document

TABLE = (
    "KẾ HOẠCH\nPHÁT TRIỂN KINH TẾ NĂM 2026\nI. CHỈ TIÊU\n"
    "TT Chỉ tiêu Đơn vị tính Ước thực hiện 2025 Kế hoạch 2026\n"
    "1 Tốc độ tăng GRDP % 8,2 10\n"
    "2 Thu ngân sách Tỷ đồng 8.350 ≥ 9.500\n"
    "II. GIẢI PHÁP\n1. Trồng 5 ha rừng.\n"
)


def test_a_value_has_the_name_and_unit_of_its_row_and_the_time_of_its_column() -> None:
    document = Document(TABLE)
    figures, _ = read_figures(read_structure(document))
    assert [
        (
            document[each.span],
            each.phrase,
            each.unit,
            each.exponent,
            each.comparator,
            each.kind,
            each.status,
            each.period,
        )
        for each in figures
    ][:4] == [
        ("8,2", "Tốc độ tăng GRDP", "PERCENT", 0, "=", "change", "estimate", "2025"),
        ("10", "Tốc độ tăng GRDP", "PERCENT", 0, "=", "change", "target", "2026"),
        ("8.350", "Thu ngân sách", "VND", 9, "=", "amount", "estimate", "2025"),
        ("9.500", "Thu ngân sách", "VND", 9, ">=", "amount", "target", "2026"),
    ]


def test_the_head_and_the_numbers_of_rows_are_no_figures() -> None:
    document = Document(TABLE)
    figures, numbers = read_figures(read_structure(document))
    assert [document[each.span] for each in figures] == ["8,2", "10", "8.350", "9.500", "5 ha"]
    assert {each.role for each in numbers if document[each.span] in {"1", "2"}} <= {
        "heading number",
        "other",
    }
