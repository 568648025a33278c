"""What is done over a term and adds up has its years; a state has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.figures.conftest import Figures

from lskg.extract.figures.candidates import find_candidates
from lskg.extract.figures.deeds import counts_deed, counts_funds, counts_targets
from lskg.extract.figures.sentence import Around, Sentence
from lskg.extract.figures.term_of_section import Context
from lskg.text.periods import Period

TERM = "2020/2025"
REPORT = "BÁO CÁO CHÍNH TRỊ\nĐẢNG BỘ XÃ NHIỆM KỲ 2025 - 2030\n"
RESULTS = f"{REPORT}Phần thứ nhất\nKẾT QUẢ NHIỆM KỲ 2020 - 2025\n1. Kết quả\n"
KINDS = ("amount", "change", "count", "level", "rank", "rate", "share")


def arounds(text: str) -> tuple[Around, ...]:
    return Sentence.of(text, find_candidates(text), Context(Period(2020, 2025))).numbers


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # deeds, also in a list and in the passive voice
        ("Đảng bộ kết nạp 215 đảng viên.", [TERM]),
        ("Ban hành 46 nghị quyết, 12 chỉ thị.", [TERM, TERM]),
        ("Tặng bằng khen cho 12 tập thể, 30 cá nhân.", [TERM, TERM]),
        ("Thi hành kỷ luật 8 đảng viên; xây 3 nhà văn hóa.", [TERM, TERM]),
        ("Sáu trạm y tế được nâng cấp.", [TERM]),
        ("Ba trạm y tế chưa được nâng cấp.", [None]),
        # *cấp* as a verb and as a level
        ("Đã cấp 900 sổ đỏ.", [TERM]),
        ("Cấp huyện quản lý 9 hồ.", [None]),
        # their cost
        ("Xây mới 12 cầu với tổng kinh phí 16 tỷ đồng.", [TERM, TERM]),
        ("Thu hút 5 dự án, vốn đăng ký 900 tỷ đồng.", [TERM, TERM]),
        ("Huy động vốn làm đường đạt 31 tỷ đồng.", [TERM]),
        ("Tổng vốn đầu tư toàn xã hội đạt 310 tỷ đồng.", [TERM]),
        # shares and parts of them, and what they are held against
        ("Xây mới 12 cầu, đạt 107% kế hoạch.", [TERM, TERM]),
        ("Xây mới 12 cầu, trong đó Nhân dân đóng góp 4 tỷ đồng.", [TERM, TERM]),
        ("Kết nạp 215 đảng viên, trong đó nữ chiếm 40%.", [TERM, TERM]),
        ("Trồng 900 ha rừng, bằng 110% nhiệm kỳ trước.", [TERM, TERM]),
        # fewer of something, and a change since another year
        ("Sắp xếp tổ chức, giảm 12 đơn vị.", [TERM]),
        ("Số hộ nghèo giảm 12 hộ so với năm 2020.", [TERM]),
        # the targets of a plan, as far as they were reached
        ("17/20 chỉ tiêu đạt và vượt kế hoạch.", [TERM]),
        ("Nghị quyết đề ra 20 chỉ tiêu.", [None]),
        # states
        ("Toàn xã có 12 trạm y tế.", [None]),
        ("Hiện còn 31 hộ nghèo.", [None]),
        ("Tỷ lệ hộ nghèo giảm còn 2%.", [None]),
        ("Tỷ lệ cứng hóa đường đạt 94%.", [None]),
        ("Năng suất lúa đạt 61 tạ/ha.", [None]),
        ("Xây 3 nhà văn hóa; có 9 nhà văn hóa.", [TERM, None]),
        # what each gets or does
        ("Mỗi thôn bố trí 2 công an viên.", [None]),
        ("Hỗ trợ 5 triệu đồng/hộ.", [None]),
        # who works somewhere, and who was given work
        ("Có 37 doanh nghiệp, thu hút 700 lao động.", [None, None]),
        ("Đào tạo 900 người, tạo việc làm cho 700 lao động.", [TERM, TERM]),
        ("Tạo việc làm cho 700 lao động.", [TERM]),
        # what a plan counts of itself, and ranks
        ("Thực hiện ba đột phá.", [None]),
        ("Xã đứng thứ 3 trong tỉnh.", [None]),
    ],
)
def test_deeds_of_a_term(figures: Figures, text: str, periods: list[str | None]) -> None:
    assert [each.period for each in figures(f"{RESULTS}{text}\n")] == periods


@pytest.mark.parametrize(
    ("note", "period"),
    [("Xây 5 cầu treo.", TERM), ("Có 5 cầu treo.", None), ("Năm 2023 xây 5 cầu treo.", "2023")],
)
def test_note_has_the_time_of_its_words(figures: Figures, note: str, period: str | None) -> None:
    text = (
        f"{RESULTS}Xây mới 12 cầu[1].\nPhần thứ hai\nPHƯƠNG HƯỚNG NHIỆM KỲ 2025 - 2030\n"
        f"1. Nhiệm vụ\nXây 9 chợ.\n[1] {note}\n"
    )
    found = figures(text)
    assert [(each.period, each.status) for each in found] == [
        (TERM, "actual"),
        ("2025/2030", "target"),
        (period, "actual"),
    ]


def test_deed_goes_on_up_to_a_state() -> None:
    deed, cost, state = arounds("Xây 3 nhà, kinh phí 9 tỷ đồng; còn 5 hộ nghèo")
    assert counts_deed("count", deed, before=False)
    assert counts_deed("amount", cost, before=True)
    assert not counts_deed("count", state, before=True)


def test_money_of_all_the_years_and_targets_of_a_plan() -> None:
    funds, targets = arounds("Nguồn vốn FDI 9 tỷ đồng; 17 chỉ tiêu")
    assert counts_funds(funds)
    assert not counts_funds(targets)
    assert counts_targets(targets)
    assert not counts_targets(funds)


@given(st.sampled_from(KINDS), st.booleans())
def test_rank_and_part_of_a_plan_are_no_deeds(kind: str, before: bool) -> None:
    (part,) = arounds("Triển khai ba đột phá")
    assert not counts_deed(kind, part, before)
    (deed,) = arounds("Triển khai 3 dự án")
    assert counts_deed(kind, deed, before) is (kind in {"amount", "change", "count"})
