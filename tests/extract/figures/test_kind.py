"""What kind of value a number states."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lskg.extract.figures.records import Figure

Figures = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thu ngân sách đạt 12.000 tỷ đồng.", "amount"),
        ("Trồng 2.300- 3.300 ha rừng.", "amount"),
        ("Nâng cấp 69.434m đường.", "amount"),
        ("Thu giữ 32,9kg ma túy.", "amount"),
        ("Thu nhập bình quân đầu người đạt 69,8 triệu đồng.", "level"),
        ("Giá trị sản xuất đạt 115 triệu đồng/ha.", "level"),
        ("Chỉ số HDI đạt 0,7 – 0,75.", "level"),
        ("Chỉ số PCI đạt 68,95 điểm.", "level"),
        ("Tuổi thọ trung bình đạt 74,5 tuổi.", "level"),
        ("Có 37 giường bệnh/vạn dân.", "level"),
        ("Thu ngân sách bằng 58,2% dự toán.", "level"),
        ("Xuất khẩu bằng 118% so với năm 2020.", "level"),
        ("Xuất khẩu bằng 112% cùng kỳ.", "level"),
        ("Xuất khẩu bằng 118% năm 2020.", "level"),
        ("Đầu tư bằng 35% GRDP.", "share"),
        ("Cấp thẻ đạt 99,5% kế hoạch.", "level"),
        ("Tỷ lệ che phủ rừng đạt 65%.", "share"),
        ("Có 95% số xã đạt chuẩn.", "share"),
        ("Không còn hộ nghèo.", "share"),
        ("Thành lập 01 đô thị.", "count"),
        ("Có 106/175 xã đạt chuẩn.", "count"),
        ("Đón 85,1 nghìn lượt khách.", "count"),
        ("Chỉ số PCI xếp thứ 36/63.", "rank"),
        ("Chỉ số PCI đứng thứ 5 cả nước.", "rank"),
        ("Chỉ số PAPI thuộc nhóm 10 địa phương dẫn đầu.", "count"),
        ("Thu ngân sách tăng 45%.", "change"),
        ("Thu ngân sách gấp 1,5 lần năm 2020.", "change"),
        ("Thu ngân sách tăng bình quân 9%/năm.", "rate"),
    ],
)
def test_kind(figures: Figures, text: str, kind: str) -> None:
    assert [each.kind for each in figures(text)] == [kind]


def test_fractions_are_ranks_where_the_sentence_ranks(figures: Figures) -> None:
    found = figures("Chỉ số PCI xếp thứ 36/63 năm 2020, 16/63 năm 2024, có 106/175 xã đạt chuẩn.")
    assert [(each.kind, each.unit) for each in found] == [
        ("rank", "rank"),
        ("rank", "rank"),
        ("count", "commune"),
    ]
