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


def test_workbook_of_the_office_with_two_rows_of_header(tmp_path: Path) -> None:
    """Title, empty row, header without a first cell, and a second row of header."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    item = "Dân số trung bình (Nghìn người)"
    sheet.append(["Dân số phân theo địa phương"])
    sheet.append([])
    sheet.append(["", "2011", "Sơ bộ 2012"])
    sheet.append(["", item, item])
    sheet.append(["CẢ NƯỚC", 88145.83, 89202])
    sheet.append(["Đông Bắc"])
    sheet.append(["Lạng Sơn", 741.2, 744.1])
    book.save(tmp_path / "table.xlsx")
    file = read_cells(tmp_path / "table.xlsx")
    assert file.title == "Dân số phân theo địa phương"
    found = values(tmp_path / "table.xlsx")
    assert found["CẢ NƯỚC", "2011", item] == "88145.83"
    assert found["Lạng Sơn", "Sơ bộ 2012", item] == "744.1"
    assert ("Đông Bắc", "2011", item) not in found


def test_workbook_with_merged_cells_and_a_line_of_the_unit(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Dân số trung bình"])
    sheet.append(["Đơn vị tính: Nghìn người"])
    sheet.append(["Tỉnh", "Nam", None, "Nữ", None])
    sheet.append([None, 2023, 2024, 2023, 2024])
    sheet.append(["Lạng Sơn", 410.1, 411, 400.2, 401])
    for cells in ("A1:E1", "A3:A4", "B3:C3", "D3:E3"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "table.xlsx")
    assert read_cells(tmp_path / "table.xlsx").title == "Dân số trung bình (Nghìn người)"
    assert values(tmp_path / "table.xlsx") == {
        ("Lạng Sơn", "2023", "Nam"): "410.1",
        ("Lạng Sơn", "2024", "Nam"): "411",
        ("Lạng Sơn", "2023", "Nữ"): "400.2",
        ("Lạng Sơn", "2024", "Nữ"): "401",
    }


def test_header_of_a_csv_goes_on_over_empty_cells(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Tỉnh;2023;;2024;\n;Nam;Nữ;Nam;Nữ\nLạng Sơn;1,5;2;3;4\n", "utf-8")
    assert values(path)["Lạng Sơn", "2023", "Nữ"] == "2"
    assert values(path)["Lạng Sơn", "2024", "Nam"] == "3"


def test_column_that_counts_the_rows_is_left_away(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(",Region,all\n0,Lạng Sơn,781655\n1,0-4 ,69754\n", "utf-8")
    assert values(path) == {("Lạng Sơn", "all"): "781655", ("0-4", "all"): "69754"}


def test_table_of_statistics_sweden(files: Path) -> None:
    file = read_cells(files / "deaths-sweden.json")
    assert file.kind == "json-stat"
    assert file.dimensions[-1] == "år"
    assert {"kön", "tabellinnehåll"} <= set(file.dimensions)


def test_message_of_istat_whose_data_name_another_structure(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = values(files / "population-italy.xml")
    assert len(found) == 8
    assert "29131195" in found.values()
    assert capsys.readouterr().out == ""


def test_message_that_the_reader_fails_at_is_an_error_in_a_sentence(
    files: Path, tmp_path: Path
) -> None:
    path = tmp_path / "table.xml"
    text = (files / "population-italy.xml").read_text("utf-8")
    path.write_text(text.replace("message:Structure ", "message:Other "), "utf-8")
    with pytest.raises(SourceError, match="cannot be read as xml"):
        read_cells(path)


def test_table_of_the_office_of_spain_in_latin_letters(files: Path) -> None:
    file = read_cells(files / "jobless-spain.px")
    assert file.dimensions == ("Sector económico", "Sexo", "Periodo")
    found = values(files / "jobless-spain.px")
    assert len(found) == 7 * 3 * 24
    assert found["Construcción", "Hombres", "2013T4"] == "5.45"


def test_messages_of_eurostat_are_named_by_their_data_flow(files: Path) -> None:
    file = read_cells(files / "gdp-luxembourg.xml")
    assert (file.kind, file.title) == ("sdmx", "NAMA_10_GDP")
    assert values(files / "gdp-luxembourg.xml")["LU", "B1GQ", "CP_MEUR", "A", "2015"] == "54142.3"


def test_sdmx_as_csv_is_a_long_table(files: Path) -> None:
    file = read_cells(files / "census-france.csv")
    assert [cell.value for cell in file.cells] == ["2162398", "2147582", "4309980"]
    assert file.members("SEX") == ("F", "M", "T")
