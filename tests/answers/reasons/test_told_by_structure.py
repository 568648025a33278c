"""The reason of a refusal is told by the form of a question, by kinds of things, place and time."""

from __future__ import annotations

import pytest

from lskg.answers.places import places_in
from lskg.answers.question import understand
from lskg.answers.reasons.judging import is_judgement, may_be_judgement
from lskg.answers.reasons.kinds import has_no_such, may_have_no_such
from lskg.answers.reasons.times import is_far, lacks_month


@pytest.mark.parametrize(
    ("text", "is_senseless"),
    [
        ("Chỉ số PCI mặc áo màu gì?", True),
        ("Cán bộ mặc áo màu gì?", False),
        ("How many siblings does the growth rate have?", True),
        ("How many siblings does the director have?", False),
        ("What colour is total budget revenue", True),
        ("What colour is the border gate", False),
        ("Nghị quyết 57 có bao nhiêu calo?", True),
        ("Món vịt quay có bao nhiêu calo?", False),
        ("widening the tax base eats into revenue, by how much", False),
        ("số kg heroin bị bắt giữ", False),
        ("yield in tonnes per hectare of rice", False),
        ("yield in tonnes per hectare of each party member", True),
    ],
)
def test_what_a_thing_has_goes_by_its_kind(text: str, is_senseless: bool) -> None:
    assert has_no_such(understand(text)) is is_senseless


def test_without_diacritics_nonsense_is_told_only_of_what_is_refused() -> None:
    asked = understand("chi so pci mac ao mau gi")
    assert not has_no_such(asked)
    assert has_no_such(asked, is_sure=False)


def test_what_says_more_of_a_rate_is_not_asked_about() -> None:
    assert has_no_such(understand("Tỷ lệ hộ nghèo của người Dao nặng bao nhiêu kg?"))
    assert not has_no_such(understand("Người Dao nặng bao nhiêu kg?"))


def test_a_rate_beside_a_machine_is_nonsense_where_it_is_not_told() -> None:
    assert may_have_no_such(understand("đi tàu hỏa tới chỉ số PAPI"))
    assert not may_have_no_such(understand("đi tàu hỏa tới Hà Nội"))


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("Sống ở đây có sướng không?", True),
        ("bạn thấy bản báo cáo này thế nào", True),
        ("giả sử không có dịch thì tăng trưởng ra sao", True),
        ("were the leaders competent", True),
        ("is the police tough enough on drugs", True),
        ("suppose the border closed, what then", True),
        ("who did the most for the province", True),
        ("nợ xấu ngân hàng chiếm bao nhiêu", False),
        ("đến 2030 có cao tốc không", False),
        ("what share of loans is bad debt", False),
        ("could you tell me the forest cover", False),
    ],
)
def test_a_judgement_by_its_form(text: str, is_sure: bool) -> None:
    assert is_judgement(understand(text)) is is_sure


def test_what_may_ask_for_a_guess() -> None:
    assert may_be_judgement(understand("sang năm giá đất có tăng không"))
    assert may_be_judgement(understand("are prices going to rise"))
    assert not may_be_judgement(understand("giá đất là bao nhiêu"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("tỷ lệ lao động qua đào tạo", []),
        ("bên Lào có bao nhiêu hộ nghèo", ["Lào"]),
        ("poverty rate in France", ["Pháp"]),
        ("mấy nhà máy thủy điện", []),
        ("thu ngân sách của thành phố Lạng Sơn", ["thanh pho lang son"]),
        ("thu ngân sách của tỉnh Lạng Sơn", []),
        ("budget of the city of Springfield", ["Springfield"]),
    ],
)
def test_places_elsewhere(text: str, names: list[str]) -> None:
    assert [place.vi for place in places_in(text, {"lang son"})] == names


def test_a_month_must_be_said() -> None:
    said = "Tháng 6/2024 thu 100 tỷ đồng."
    assert not lacks_month("thu thang 6 duoc bao nhieu", said, is_english=False)
    assert lacks_month("thu thang 7 duoc bao nhieu", said, is_english=False)
    assert lacks_month("revenue in may 2024", said, is_english=True)
    assert not lacks_month("xep thu may 2020", said, is_english=False)
    assert lacks_month("thu quy iii", said, is_english=False)


def test_times_of_which_no_report_tells() -> None:
    assert is_far("thoi bao cap co bao nhieu hop tac xa")
    assert is_far("farms fifty years ago")
    assert not is_far("nam 2025 co bao nhieu hop tac xa")
