from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lskg.errors import SourceError
from lskg.external.statistics.readers import read_cells


def values(path: Path) -> dict[tuple[str, ...], str]:
    return {tuple(label for _, label in cell.labels): cell.value for cell in read_cells(path).cells}


def test_pxweb_csv_loses_its_mark_and_title_line(files: Path) -> None:
    file = read_cells(files / "pxweb.csv")
    assert file.title == "Tỷ lệ nghèo phân theo địa phương"
    assert file.dimensions == ("Tỉnh, thành phố", "period")
    assert values(files / "pxweb.csv")["Lang Son", "Sơ bộ 2024"] == ".."


def test_folded_header_is_split_into_year_and_item(files: Path) -> None:
    assert values(files / "folded.csv")["Lang Son", "2008(*)", "Area of forest"] == "382.4"


def test_json_stat_1_with_its_nul_byte(files: Path) -> None:
    found = values(files / "jsonstat1.json")
    assert found["Lang Son", "2024", "Average population (Thous. pers.)"] == "813.992"


def test_json_stat_2_with_a_missing_value(files: Path) -> None:
    found = values(files / "jsonstat2.json")
    assert found["Lạng Sơn", "2023", "Dân số trung bình (Nghìn người)"] == "807.315"
    assert found["Lạng Sơn", "Ước 2025", "Dân số trung bình (Nghìn người)"] == ""


def test_px_with_a_missing_value(files: Path) -> None:
    found = values(files / "table.px")
    name = "Average population (Thous. pers.)"
    assert found["Lang Son", name, "2023"] == "807.3"
    assert found["Cao Bang", name, "2023"] == ""


def test_sdmx_without_its_structure(files: Path) -> None:
    assert values(files / "annual.xml")["VN", "NGDP_PA", "A", "6", "2024"] == "114.2"


def test_spreadsheet_with_title_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Biểu 1. Dân số"], [], ["Tỉnh", 2023, "Sơ bộ 2024"], ["Lạng Sơn", 807.3, 814]):
        sheet.append(row)
    book.save(tmp_path / "table.xlsx")
    assert read_cells(tmp_path / "table.xlsx").title == "Biểu 1. Dân số"
    assert values(tmp_path / "table.xlsx")["Lạng Sơn", "2023"] == "807.3"


def test_long_table_with_a_column_of_values(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("province,year,value\nLạng Sơn,2023,9.6\nHà Giang,2023,25.1\n", "utf-8")
    assert values(path) == {("Lạng Sơn", "2023"): "9.6", ("Hà Giang", "2023"): "25.1"}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("table.doc", b"x", "must end in one of"),
        ("table.csv", b"\xff\xfe;", "is not UTF-8"),
        ("table.csv", b"one line", "no line is divided into columns"),
        ("table.csv", b"a;b\nc;d\n", "no column holds values"),
        ("table.json", b"{", "cannot be read as json"),
        ("table.xml", b"<a/>", "cannot be read as xml"),
        ("table.xlsx", b"not a zip", "cannot be read as xlsx"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SourceError, match=reason):
        read_cells(path)
