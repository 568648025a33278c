"""Numbers that are no figures, as the genre prints them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lskg.extract.figures.number_roles_patterns import EARLY, LATE
from lskg.extract.figures.records import Number

Numbers = Callable[[str], tuple[Number, ...]]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("nâng cấp Quốc lộ 4B", "name"),
        ("đường ĐT. 239", "name"),
        ("đoạn Km18-Km80", "name"),
        ("đoạn Km18+500", "name"),
        ("triển khai Đề án 06", "name"),
        ("Nghị quyết số 57-NQ/TW", "document number"),
        ("Nghị định số 178/2024/NĐ-CP", "document number"),
        ("Quyết định số 236", "document number"),
        ("cụm công nghiệp Hồ Sơn 1", "name"),
        ("Hòa Sơn 1, Hồ Sơn 1, Na Dương 2", "name"),
        ("bản đồ tỷ lệ 1/2.000", "other"),
        ("bản đồ tỷ lệ 1/500", "other"),
        ("tăng trưởng 2 con số", "other"),
        ("Nghị quyết Trung ương 4 khóa XII", "ordinal"),
        ("Nghị quyết Trung ương 4, khóa XII", "ordinal"),
        ("cột mốc 1088/2-1089", "name"),
        ("từ mốc 412 đến mốc 438/2", "name"),
        ("ngày 25/4/2025", "date"),
        ("ngày 03 tháng 02 năm 2025", "date"),
        ("năm 2025", "date"),
        ("nợ thuế đến 31/10 là", "period"),
        ("giá trị sản phẩm trên 1 ha đất", "other"),
        ("bão số 3 làm", "ordinal"),
        ("cầu Hồ Sơn 2 dài", "name"),
        ("tháng 7/2025", "date"),
        ("giai đoạn 2021 - 2025", "period"),
        ("các năm 2021, 2022 và 2023", "period"),
        ("trong 5 năm", "period"),
        ("Kế hoạch 5 năm tới", "period"),
        ("giai đoạn 5 năm trước", "period"),
        ("dự án giai đoạn 2", "name"),
        ("sau đại dịch Covid-19", "name"),
        ("mạng 5G", "name"),
        ("đô thị loại 5", "ordinal"),
        ("lần thứ 18", "ordinal"),
        ("sản phẩm đạt 4 sao", "ordinal"),
        ("người từ 15 đến 60 tuổi", "other"),
        ("tiêu chuẩn ISO 9001:2015", "name"),
        ("trực 24/24 giờ", "other"),
        ("phương châm “4 tại chỗ”", "name"),
        ("chính quyền địa phương 2 cấp", "name"),
        ("(1) Mở cửa khẩu", "heading number"),
        ("1.1. Kinh tế", "heading number"),
        ("Phụ lục 3 kèm theo", "heading number"),
    ],
)
def test_role_of_numbers_that_are_no_figures(numbers: Numbers, text: str, role: str) -> None:
    found = numbers(text)
    assert found
    assert {each.role for each in found} == {role}


@pytest.mark.parametrize(
    "text",
    [
        "đạt mốc 10 nghìn tỷ đồng",
        "vượt mốc 1.000 doanh nghiệp",
        "thành lập 01 đô thị",
        "đường tỉnh 120 km",
        "khu công nghiệp 350 ha",
        "tăng 1,5 lần",
        "tuổi thọ trung bình 74,5 tuổi",
        "đứng thứ 5 cả nước",
        "xếp thứ 36/63",
        "chiều dài 18km",
        "rộng 832 km2",
        "giảm cả 3 huyện",
        "có 5 năng lực",
        "kỷ luật 26 tổ chức",
    ],
)
def test_figures_are_left(numbers: Numbers, text: str) -> None:
    assert {each.role for each in numbers(text)} == {"figure"}


def test_year_of_a_numbered_document(numbers: Numbers) -> None:
    found = numbers("Quyết định 236 năm 2024")
    assert [each.role for each in found] == ["document number", "date"]


def test_roles_are_those_that_numbers_may_have() -> None:
    roles = {role for role, _ in (*EARLY, *LATE)}
    assert roles == {
        "date",
        "document number",
        "heading number",
        "name",
        "ordinal",
        "other",
        "period",
    }


def test_things_of_a_grade_are_counted(numbers: Numbers) -> None:
    found = [each.role for each in numbers("Có 47 trường học, 15 trường đạt chuẩn mức độ 2.")]
    assert found == ["figure", "figure", "ordinal"]
