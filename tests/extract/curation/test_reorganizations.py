"""What became of bodies and units is read from a table that fits the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.errors import CurationError
from lskg.extract.curation.reorganizations import read_reorganizations
from lskg.extract.curation.sources import Sources
from lskg.extract.names.records import ToldChange
from lskg.text.document import Document, Span

HEAD = (
    "key,kind,name_vi,name_en,before,before_text,after,after_text,period,period_basis,quote,note\n"
)
TEXT = "Từ năm 2020 đến nay đã sáp nhập Hội A\nvào Hội B. Giảm 05 sở."


def read(folder: Path, *rows: str) -> tuple[ToldChange, ...]:
    (folder / "reorganizations.csv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return read_reorganizations(Sources.of(folder, (), Document(TEXT)), {"hoi-a", "hoi-b"})


def test_a_change_tells_what_there_was_and_what_came_of_it(tmp_path: Path) -> None:
    what = "hoi,merged,Sáp nhập,Merger,hoi-a,Hội A,hoi-b,Hội B,2020/2025,stated"
    row = f"{what},sáp nhập Hội A vào Hội B,"
    (change,) = read(tmp_path, row)
    assert (change.before, change.before_text) == (("hoi-a",), "Hội A")
    assert (change.after, change.after_text) == (("hoi-b",), "Hội B")
    at = TEXT.index("sáp nhập")
    assert change.spans == (Span(at, TEXT.index(". Giảm")),)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("so,reduced,Giảm,Less,,06 sở,,,,not-stated,Giảm 06 sở,", "“Giảm 06 sở” is not in"),
        ("so,reduced,Giảm,Less,,06 sở,,,,not-stated,Giảm 05 sở,", "does not hold “06 sở”"),
        ("so,reduced,Giảm,Less,,,,,,not-stated,Giảm 05 sở,", "neither what there was nor"),
        ("so,reduced,Giảm,Less,,05 sở,,,,not-stated,,", "quotes nothing"),
        ("so,reduced,Giảm,Less,khac,05 sở,,,,not-stated,Giảm 05 sở,", "“khac” is the key of no"),
        ("S o,reduced,Giảm,Less,,05 sở,,,,not-stated,Giảm 05 sở,", "may hold small letters"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_fit_is_named(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(CurationError, match=message):
        read(tmp_path, row)


def test_a_report_without_the_table_tells_of_none(tmp_path: Path) -> None:
    assert read_reorganizations(Sources.of(tmp_path, (), Document(TEXT)), ()) == ()
