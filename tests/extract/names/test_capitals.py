"""Lines in capitals are read as if they were printed in small letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.names.capitals import in_small_letters


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("ĐẢNG BỘ TỈNH PHÚ LÂM", "Đảng bộ tỉnh Phú Lâm"),
        ("TỈNH ỦY BẮC SƠN", "Tỉnh ủy Bắc Sơn"),
        ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Bộ Nông nghiệp và Môi trường"),
        ("1. SỞ Y TẾ, SỞ NỘI VỤ", "1. Sở Y tế, Sở Nội vụ"),
        ("BAN CHẤP HÀNH ĐẢNG BỘ TỈNH QUYẾT NGHỊ:", "Ban Chấp hành Đảng bộ tỉnh quyết nghị:"),
        ("NHIỆM VỤ VÀ GIẢI PHÁP", "nhiệm vụ và giải pháp"),
        ("UBND Tỉnh họp", "UBND Tỉnh họp"),
    ],
)
def test_names_keep_their_capitals(printed: str, read: str) -> None:
    assert in_small_letters(printed) == read


@given(st.text(alphabet="ĐẢNG BỘTỈHÚÂMsở\n., İß1", max_size=60))
def test_offsets_stay(text: str) -> None:
    assert len(in_small_letters(text)) == len(text)
