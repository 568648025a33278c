"""Workbooks as LibreOffice opens them, in a Vietnamese and in an English locale."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lskg.tables.sheets import Head, Sheets
from lskg.tables.values import Value
from lskg.tables.xlsx import to_xlsx

SOFFICE = shutil.which("soffice")
SHEETS = Sheets(
    "Bảng", [Head("Chữ"), Head("Số"), Head("Ngày"), Head("Đúng")], "Nghĩa", ("", "", "")
)
ROWS: list[Sequence[Value]] = [
    ("Tỷ lệ che phủ rừng – ước đạt", Decimal("7.16"), date(2025, 7, 1), True),
    ("=1+1", 34178900000000, date(2030, 12, 31), False),
    ("Đường", 2025, None, None),
]
#: What a cell shows, with a decimal comma or point, and the day as the locale writes it.
SHOWN = {
    "vi-VN": [["7,16", "01/07/2025", "ĐÚNG"], ["34178900000000", "31/12/2030", "SAI"]],
    "en-US": [["7.16", "07/01/2025", "TRUE"], ["34178900000000", "12/31/2030", "FALSE"]],
}
#: UTF-8, quotation marks around words alone, cells as they are shown.
FILTER = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false"
LOCALE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale"><value>{}</value></prop></item>
</oor:items>
"""


@pytest.mark.skipif(SOFFICE is None, reason="soffice is not there")
@pytest.mark.parametrize("locale", SHOWN)
def test_letters_numbers_and_days_are_right(tmp_path: Path, locale: str) -> None:
    (tmp_path / "book.xlsx").write_bytes(to_xlsx(SHEETS, ROWS))
    head, *rows = as_shown(tmp_path, ["book.xlsx"], locale)["book.xlsx"]
    assert head == ["Chữ", "Số", "Ngày", "Đúng"]
    assert [row[0] for row in rows] == [row[0] for row in ROWS]
    assert [row[1:] for row in rows[:2]] == SHOWN[locale]
    assert rows[2][1] == "2025"


def as_shown(folder: Path, books: Sequence[str], locale: str) -> dict[str, list[list[str]]]:
    """The cells of the first sheet of workbooks in a folder, as LibreOffice shows them."""
    assert SOFFICE
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(LOCALE.format(locale))
    subprocess.run(
        [
            *(SOFFICE, "--headless", f"-env:UserInstallation={profile.as_uri()}"),
            *("--convert-to", FILTER, "--outdir", str(folder), *books),
        ],
        check=True,
        capture_output=True,
        cwd=folder,
        timeout=600,
    )
    found = {}
    for book in books:
        with (folder / book).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
            found[book] = [*csv.reader(file, delimiter="\t")]
    return found
