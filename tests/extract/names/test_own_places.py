"""A report leaves out the place that it is about, and no other."""

from __future__ import annotations

from lskg.extract.names.own_places import own_places, without_own_place


def test_places_of_the_title_and_the_province_named_most() -> None:
    text = "Đảng bộ xã An Hòa\ntỉnh Phú Lâm, tỉnh Bình Hải, tỉnh Phú Lâm\nxã Mỹ Xuyên"
    printed = text.replace("Đảng bộ xã An Hòa", "ĐẢNG BỘ XÃ AN HÒA")
    assert own_places(text, printed) == ("An Hòa", "Phú Lâm")


def test_other_places_stay_in_a_name() -> None:
    assert without_own_place("UBND tỉnh Phú Lâm", ("Phú Lâm",)) == "UBND tỉnh"
    assert without_own_place("UBND tỉnh Bình Hải", ("Phú Lâm",)) == "UBND tỉnh Bình Hải"


def test_text_without_places() -> None:
    assert own_places("Kinh tế tăng khá.", "Kinh tế tăng khá.") == ()
