"""Units and phrases mean the same in more ways than one, but not in every way."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.errors import CurationError
from lskg.extract.curation.rows import Row
from lskg.scoring.values import number, same_phrase, same_unit


@pytest.mark.parametrize(
    ("marked", "printed", "notation"),
    [
        ("đồng", "nghìn tỷ đồng", None),
        ("đồng", "tỷ\nđồng", None),
        ("", "", None),
        ("cơ sở", "cơ sở sản xuất", None),
        ("tiêu chuẩn quốc gia", "tiêu chuẩn", None),
        ("lượt khách", "khách", "visit"),
    ],
)
def test_units_that_are_the_same(marked: str, printed: str, notation: str | None) -> None:
    assert same_unit(marked, printed, notation)


@pytest.mark.parametrize(
    ("marked", "printed", "notation"),
    [("đồng", "USD", None), ("xã", "", None), ("", "xã", None), ("xã", "phường", None)],
)
def test_units_that_are_not(marked: str, printed: str, notation: str | None) -> None:
    assert not same_unit(marked, printed, notation)


def test_phrases_share_half_of_the_words_of_the_shorter_one() -> None:
    assert same_phrase("tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo đa chiều toàn tỉnh")
    assert same_phrase("hộ nghèo", "hộ cận")
    assert not same_phrase("tỷ lệ hộ nghèo", "sản lượng lương thực hộ")
    assert not same_phrase("hộ nghèo", "")


def test_a_cell_without_a_number_is_told_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(CurationError, match=r"row 2: “8,5” is no number"):
        number(Row("figures.csv, row 2", {}), "8,5")
