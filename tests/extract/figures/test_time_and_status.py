"""When values hold, and whether they are results or wanted, in whole documents."""

from __future__ import annotations

import pytest
from tests.extract.figures.conftest import Figures

PLAN = "KẾ HOẠCH\nPhát triển du lịch giai đoạn 2026 - 2030\nI. NHIỆM VỤ\n"
YEAR_PLAN = "KẾ HOẠCH\nPhát triển hạ tầng năm 2026\nI. NHIỆM VỤ\n"
LIST = "KẾ HOẠCH\nPhát triển du lịch giai đoạn 2026 - 2030\nI. CHỈ TIÊU ĐẾN NĂM 2030\n"
PHASE = "KẾ HOẠCH\nPhát triển du lịch\nI. CHỈ TIÊU GIAI ĐOẠN 2026 - 2030\n"
RESULTS = "BÁO CÁO\nKết quả phát triển du lịch\nI. KẾT QUẢ\n"
COUNCIL = (
    "BÁO CÁO\nTình hình kinh tế - xã hội năm 2023 (Trình kỳ họp thứ 9, HĐND thị xã khóa X, "
    "nhiệm kỳ 2021 - 2026)\nI. KẾT QUẢ NĂM 2023\n"
)


@pytest.mark.parametrize(
    ("head", "text", "values"),
    [
        # the present, within a plan
        (PLAN, "Toàn tỉnh mới có 12 khách sạn; đầu tư 30 khách sạn.", "actual target"),
        (
            PLAN,
            "Khắc phục hạn chế hiện nay: 30% cơ sở yếu; 12 bến xe cũ.",
            "actual " * 2,
        ),
        (PLAN, "Năm 2024 còn 40% cơ sở chưa đạt chuẩn.", "actual"),
        (PLAN, "Hoàn thành 12 bến xe trước ngày 31/12/2025.", "target"),
        (PLAN, "Kế hoạch được 100% đại biểu biểu quyết thông qua.", "actual"),
        (
            PLAN,
            "Hỗ trợ 30 doanh nghiệp thông qua Quỹ; nâng trạm hiện có lên 20 giường.",
            "target " * 2,
        ),
        (PLAN, "Cụm công nghiệp xây dựng mới có 90 nhà xưởng.", "target"),
        # what a plan counts of itself
        (PLAN, "Thực hiện ba khâu đột phá; xây dựng ba trường.", "actual target"),
        (PLAN, "Hoàn thành 5 chương trình tín dụng.", "target"),
        (PLAN, "Phấn đấu 3/4 số cơ sở đạt chuẩn; hỗ trợ 2/3 số cơ sở.", "target " * 2),
        # a plan beside what was reached
        (RESULTS, "Tỷ lệ nước sạch chưa đạt (68,3%/75%).", "actual target"),
        (RESULTS, "Khách tăng 5%, thấp hơn mục tiêu đề ra (7,5%).", "actual target"),
        (RESULTS, "Khách tăng 5%, đạt mục tiêu đề ra (cả nước 7,5%).", "actual " * 2),
        (RESULTS, "Sau 3 năm thực hiện Đề án du lịch đến năm 2035, đón 90 đoàn khách.", "actual"),
        # estimates and forecasts that go on
        (RESULTS, "Thu ước đạt 9 tỷ đồng; trong đó thu phí tăng 4%.", "estimate " * 2),
        (RESULTS, "Thu ước đạt 9 tỷ đồng; đã chi 4 tỷ đồng.", "estimate actual"),
        (RESULTS, "Dự báo khách đạt 9 nghìn lượt; cần thêm 40 khách sạn.", "forecast " * 2),
        (RESULTS, "Đường ven biển có tổng mức đầu tư sơ bộ 800 tỷ đồng.", "estimate"),
        # the term of a council is not that of a report on a year
        (COUNCIL, "Năm 2023 thu 9 tỷ đồng.", "actual"),
    ],
)
def test_status(figures: Figures, head: str, text: str, values: str) -> None:
    assert [each.status for each in figures(head + text)] == values.split()


@pytest.mark.parametrize(
    ("head", "text", "periods"),
    [
        # sizes of things are of no time
        (YEAR_PLAN, "Khởi công cầu dài 480 m, vốn 620 tỷ đồng.", [None, None]),
        (PLAN, "Đến năm 2028, bệnh viện có quy mô 700 giường.", ["2028"]),
        (YEAR_PLAN, "Tổng vốn 620 tỷ đồng; trồng 480 ha.", ["2026", "2026"]),
        # what is done in all the years of a plan
        (PLAN, "Xây dựng 12 bến thuyền; bố trí hai cán bộ.", ["2026/2030"] * 2),
        (PLAN, "Xây dựng 12 bến thuyền; phấn đấu có 30 khách sạn.", ["2026/2030", None]),
        (PHASE, "- Đào tạo 900 lao động.\n- Có 40 khách sạn.", ["2026/2030", "2030"]),
        (LIST, "- Đào tạo 900 lao động.\n- Có 40 khách sạn.", ["2030", "2030"]),
        # a time that opens a paragraph of results
        (RESULTS, "Giai đoạn 2021 - 2023, xây 4 bến. Mở 2 tuyến. Có 9 khách sạn.",
         ["2021/2023", "2021/2023", None]),
        (PLAN, "Hỗ trợ 5 triệu đồng/hộ.", [None]),
        (PLAN + "Trồng hoa.\nII. KINH PHÍ\n", "Tổng kinh phí 90 tỷ đồng.", ["2026/2030"]),
        # a time that closes its clause, a deadline, a day
        (PLAN, "Có 30% cơ sở du lịch được số hóa quy trình đón khách quốc tế trong năm 2027; giảm "
         "20% phí.", ["2027", None]),
        (PLAN, "Hoàn thành trước ngày 15/12/2026; mỗi xã chọn 02 điểm.", [None]),
        (RESULTS, "Tại thời điểm 01/10/2025 có 60 đoàn khách; lấp đầy 71% số phòng.",
         ["2025-10-01", "2025-10-01"]),
        (RESULTS, "Số khách tại thời điểm 01/10/2025 là 60 người; lấp đầy 71% số phòng.",
         ["2025-10-01", None]),
        # years in brackets, one year apart, some years of a plan
        (RESULTS, "Tỷ lệ cứng hóa tăng từ 68% (2020) lên 94% (2025).", ["2020", "2025"]),
        (LIST, "- Khách tăng bình quân 9%/năm; riêng năm 2026 7%.", ["annual 2026/2030", "2026"]),
        (LIST, "- Hoàn thành 60% trong hai năm đầu.", ["2026/2027"]),
        # by the year, but of no year
        (RESULTS, "Diện tích cây hằng năm là 2.318 ha.", [None]),
        (PLAN, "Cho vay với lãi suất thấp hơn 2%/năm.", [None]),
        (RESULTS, "Vụ Đông Xuân 2024 - 2025 đạt 71 tạ/ha. Có 4.120 con bò.", ["2024/2025", None]),
        (RESULTS, "Khách bằng 85 - 86% mức của năm 2019.", [None]),
    ],
)  # fmt: skip
def test_period(figures: Figures, head: str, text: str, periods: list[str | None]) -> None:
    assert [each.period for each in figures(head + text)] == periods
