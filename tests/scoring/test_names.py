"""Names are compared as printed, short and full forms alike; a name cut short is another."""

from __future__ import annotations

import pytest

from lskg.scoring.names import body_of, same_by_level, same_name, same_number


@pytest.mark.parametrize(
    ("marked", "form"),
    [
        ("SỞ TÀI CHÍNH", "Sở Tài chính"),
        ("Uỷ ban nhân dân tỉnh", "UBND tỉnh"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Hội đồng nhân dân (HĐND) tỉnh", "Hội đồng nhân dân tỉnh"),
        ("Mặt trận Tổ quốc (MTTQ)", "MTTQ"),
        ("Sở NN & MT", "Sở Nông nghiệp và Môi trường"),
        ("Vụ Kế hoạch - Tài chính", "Vụ Kế hoạch – Tài chính"),
    ],
)
def test_one_name_in_two_forms(marked: str, form: str) -> None:
    assert same_name(marked, ["khác", form])


@pytest.mark.parametrize(
    ("marked", "form"),
    [
        ("Cục Thủy sản và Kiểm ngư", "Cục Thủy sản"),
        ("Sở NN&MT", "Sở NN"),
        ("UBND tỉnh", "UBND xã"),
        ("Hội đồng nhân dân (HĐND) tỉnh", "Hội đồng nhân dân"),
        ("MTTQ", "Mặt trận tỉnh"),
    ],
)
def test_two_names(marked: str, form: str) -> None:
    assert not same_name(marked, [form])
    assert not same_name(form, [marked])


def test_no_form_is_no_name() -> None:
    assert not same_name("UBND tỉnh", [])


def test_a_document_is_told_by_its_number_and_symbol() -> None:
    full = "Báo cáo số 418-BC/TU, ngày 10/7/2025 của Tỉnh ủy về tổng kết"
    assert same_number(full, ["Báo cáo số 418-BC/TU"])
    assert not same_number(full, ["Báo cáo số 41"])
    assert not same_number(full, ["Báo cáo số 418-BC"])
    assert not same_number(full, ["Nghị quyết số 418-BC/TU"])
    assert not same_number("Luật Đất đai năm 2024", ["Luật Đất đai"])


@pytest.mark.parametrize(
    ("one", "other"),
    [("UBND TỈNH SƠN TRẠCH", "Ủy ban nhân dân tỉnh"), ("Đảng bộ xã", "Đảng bộ xã Hà")],
)
def test_a_level_stands_for_the_name_behind_it(one: str, other: str) -> None:
    assert same_by_level(one, [other])


@pytest.mark.parametrize(
    ("one", "other"), [("Sở Tài chính", "Sở"), ("UBND tỉnh", "UBND"), ("UBND xã", "UBND tỉnh Sơn")]
)
def test_a_name_is_not_any_name_that_it_begins(one: str, other: str) -> None:
    assert not same_by_level(one, [other])


@pytest.mark.parametrize(
    ("holder", "body"),
    [
        ("Chủ tịch UBND tỉnh", "UBND tỉnh"),
        ("Phó Giám đốc Sở Y tế", "Sở Y tế"),
        ("Chánh Văn phòng Bộ", "Văn phòng Bộ"),
        ("Trường Chính trị tỉnh", "Trường Chính trị tỉnh"),
    ],
)
def test_holders_of_an_office_count_for_their_body(holder: str, body: str) -> None:
    assert body_of(holder) == body
