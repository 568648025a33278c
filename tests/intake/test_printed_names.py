"""Capitals become what running text writes."""

from __future__ import annotations

import pytest

from lskg.intake.printed_names import level_of, recased, territory_in

TEXT = "Trong năm, UBND xã Mộc Thượng và Sở Y tế chỉ đạo; GRDP của tỉnh tăng. Nhân dân Hải Sơn vui."


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("ĐẢNG ỦY XÃ MỘC THƯỢNG", "Đảng ủy xã Mộc Thượng"),
        ("UBND XÃ MỘC THƯỢNG", "UBND xã Mộc Thượng"),
        ("ỦY BAN NHÂN DÂN TỈNH HẢI SƠN", "Ủy ban nhân dân tỉnh Hải Sơn"),
        ("TĂNG TRƯỞNG GRDP", "Tăng trưởng GRDP"),
        ("ĐẠI HỘI ĐẢNG BỘ TỈNH LẦN THỨ XVII", "Đại hội Đảng bộ tỉnh lần thứ XVII"),
        ("Đã viết thường", "Đã viết thường"),
    ],
)
def test_recased(printed: str, written: str) -> None:
    assert recased(printed, TEXT) == written


@pytest.mark.parametrize(
    ("words", "territory"),
    [
        ("THÀNH ỦY HẢI SƠN", "thành phố Hải Sơn"),
        ("Đảng bộ phường Bình An", "phường Bình An"),
        ("ĐẢNG BỘ ĐẶC KHU HÒN NGỌC", "đặc khu Hòn Ngọc"),
        ("Bộ Tài chính", None),
    ],
)
def test_territory(words: str, territory: str | None) -> None:
    found = territory_in(words, TEXT)
    assert (str(found) if found else None) == territory


def test_the_level_of_a_city_is_not_known_from_its_words() -> None:
    assert level_of("Thành ủy Hải Sơn") == ""
