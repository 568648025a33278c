"""The indicator of a number, in the words of the report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lskg.extract.figures.records import Figure

Figures = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Dân số năm 2024 là 1.234.567 người.", "Dân số"),
        ("Năm 2025, tỷ lệ che phủ rừng ước đạt 65%.", "tỷ lệ che phủ rừng"),
        ("Đã thành lập mới 01 đô thị.", "số đô thị thành lập mới"),
        ("Có 106/175 xã đạt chuẩn nông thôn mới.", "số xã đạt chuẩn nông thôn mới"),
        ("Có 95% số hộ dùng nước sạch.", "tỷ lệ số hộ dùng nước sạch"),
        ("Có từ 90% trở lên hộ dùng nước sạch.", "tỷ lệ hộ dùng nước sạch"),
        ("Trồng mới 2.300- 3.300 ha rừng mỗi năm.", "Trồng mới rừng"),
        ("Thu hồi 5.000m2 đất.", "Thu hồi đất"),
        ("Đạt 21,3 m2 sàn/người.", "số m2 sàn/người"),
        ("Trung bình mỗi năm đào tạo 1.200 lao động.", "số lao động đào tạo"),
        ("Không còn hộ nghèo.", "tỷ lệ hộ nghèo"),
        ("Tổng số đảng viên là 71.615.", "Tổng số đảng viên"),
    ],
)
def test_phrase(figures: Figures, text: str, phrase: str) -> None:
    assert [each.phrase for each in figures(text)] == [phrase]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Thu đạt 12 tỷ đồng, tăng 45%.", ["Thu", "Thu"]),
        (
            "Có 106/175 xã đạt chuẩn, đạt 60,6%.",
            ["số xã đạt chuẩn", "tỷ lệ xã đạt chuẩn"],
        ),
        (
            "Tỷ lệ đô thị hóa đạt 25,5%, cao hơn mức bình quân vùng 2%.",
            ["Tỷ lệ đô thị hóa", "Tỷ lệ đô thị hóa"],
        ),
        ("Kim ngạch đạt 5,2 tỷ USD, vượt 12% kế hoạch.", ["Kim ngạch", "Kim ngạch"]),
        ("Chỉ số PCI xếp thứ 36/63, lên thứ 16/63.", ["Chỉ số PCI", "Chỉ số PCI"]),
        (
            "Tỷ lệ thất nghiệp là 3,1%; 2,8% và 2,5%.",
            ["Tỷ lệ thất nghiệp", "Tỷ lệ thất nghiệp", "Tỷ lệ thất nghiệp"],
        ),
        ("Xây dựng 30 nhà và hỗ trợ 20 hộ.", ["số nhà xây dựng", "số hộ hỗ trợ"]),
        (
            "Có 14 đảng bộ trực thuộc với 65.000 đảng viên.",
            ["số đảng bộ trực thuộc", "số đảng viên"],
        ),
        ("Tăng 5% số vụ, giảm 3% số người chết.", ["số vụ", "số người chết"]),
        (
            "Số hộ nghèo còn 900 hộ, giảm 300 hộ nghèo.",
            ["Số hộ nghèo", "Số hộ nghèo"],
        ),
        ("Giảm từ 11 huyện xuống còn 8 huyện.", ["số huyện", "số huyện"]),
        (
            "Cơ cấu kinh tế: nông nghiệp 20%; dịch vụ 50%.",
            ["Cơ cấu kinh tế: nông nghiệp", "Cơ cấu kinh tế: dịch vụ"],
        ),
        (
            "Sản lượng thủy sản đạt 9 tấn, trong đó nuôi trồng 5 tấn.",
            ["Sản lượng thủy sản", "Sản lượng thủy sản: nuôi trồng"],
        ),
        ("Cắt giảm 35% chi phí tuân thủ.", ["chi phí tuân thủ"]),
        ("Tai nạn lao động xảy ra 12 vụ.", ["số vụ Tai nạn lao động"]),
        ("Đàn bò 2.145 con, giảm 180 con so với năm 2020.", ["Đàn bò", "Đàn bò"]),
        ("Trồng 1.000 ha keo, 300 ha quế.", ["Trồng keo", "quế"]),
        (
            "Năng suất lao động tăng 7%/năm và đạt 165 triệu đồng/lao động.",
            ["Năng suất lao động", "Năng suất lao động"],
        ),
        (
            "Tỷ lệ hộ nghèo còn 2,1%, thấp hơn mục tiêu 2,5%.",
            ["Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo"],
        ),
        ("Thu đạt 71%. So với năm 2020 tăng 51%.", ["Thu", "Thu"]),
        (
            "Có 11 đơn vị hành chính cấp huyện (10 huyện, 01 thành phố).",
            ["số đơn vị hành chính cấp huyện", "số huyện", "số thành phố"],
        ),
    ],
)
def test_phrases_of_a_sentence(figures: Figures, text: str, phrases: list[str]) -> None:
    assert [each.phrase for each in figures(text)] == phrases
