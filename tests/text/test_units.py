"""Units as printed, with their notations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.text.units import notation_of, read_unit
from lskg.text.word_lists import rows

ROWS = rows("lskg.text", "units.csv")
NOTATIONS = {row["notation"] for row in (*ROWS, *rows("lskg.text", "unit_qualifiers.csv"))}


@pytest.mark.parametrize(
    ("text", "notation", "dimension"),
    [
        ("% dân số", "PERCENT", "percent"),
        ("m²", "M2", "area"),
        ("m đường", "M", "length"),
        ("kg ma túy", "KiloGM", "mass"),
        (" tỷ", None, None),
        (" đồng", "VND", "money"),
        (" lượt khách", "visit", "count"),
        (" lượt người tham gia", "attendance", "count"),
        (" đô thị", "urban area", "count"),
        (" xã, phường, thị trấn", "commune", "count"),
        (" điểm phần trăm", "percentage point", "point"),
        (" điểm", "index point", "point"),
        (" giường bệnh/1vạn dân", "hospital bed per 10000 people", "ratio"),
        (" bác sĩ trên 1 vạn dân", "doctor per 10000 people", "ratio"),
        ("%/năm", "PERCENT", "percent"),
        ("km/h", None, "ratio"),
        (" xã/năm", "commune", "count"),
        (" đơn vị hành chính cấp huyện", "district", "count"),
        (" đơn vị hành chính cấp xã", "commune", "count"),
        (" đơn vị sự nghiệp", "public service unit", "count"),
        ("\nha", "HA", "area"),
    ],
)
def test_unit(text: str, notation: str | None, dimension: str | None) -> None:
    unit = read_unit(text, 0)
    assert (unit and unit.notation, unit and unit.dimension) == (notation, dimension)


@pytest.mark.parametrize("text", ["", "hành tinh", "hào", "metro", "xãhội", "\n\nha", "Ha Nội"])
def test_no_unit(text: str) -> None:
    assert read_unit(text, 0) is None


def test_longest_unit_is_read() -> None:
    text = "5 tổ chức cơ sở đảng trực thuộc"
    unit = read_unit(text, 1)
    assert unit is not None
    assert text[1 : unit.end] == " tổ chức cơ sở đảng"


def test_unit_per_something_unknown_is_a_ratio_without_notation() -> None:
    unit = read_unit(" nghị quyết/phường", 0)
    assert unit is not None
    assert (unit.notation, unit.dimension, unit.end) == (None, "ratio", 18)


def test_notation_of_a_whole_printed_unit() -> None:
    assert notation_of("lượt khách") == "visit"
    assert notation_of("lượt khách quốc tế") is None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["printed"])
def test_every_printed_form_is_read_as_listed(row: dict[str, str]) -> None:
    unit = read_unit(row["printed"], 0)
    assert unit is not None
    assert (unit.notation, unit.dimension, unit.end) == (
        row["notation"],
        row["dimension"],
        len(row["printed"]),
    )


@given(st.text(max_size=30) | st.sampled_from([row["printed"] for row in ROWS]), st.integers(0, 9))
def test_unit_of_any_text_ends_inside_it(text: str, at: int) -> None:
    unit = read_unit(text, at)
    if unit is not None:
        assert at < unit.end <= len(text)
        assert unit.notation is None or unit.notation in NOTATIONS
