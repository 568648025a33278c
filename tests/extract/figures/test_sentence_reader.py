"""Numbers of one sentence: who shares which unit, year, verb and status."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.figures.candidates import find_candidates
from lskg.extract.figures.number_roles import find_claims
from lskg.extract.figures.readings import Reading, Said, Timing
from lskg.extract.figures.sentence_reader import read_sentence
from lskg.extract.figures.term_of_section import Context
from lskg.text.document import Document
from lskg.text.periods import Period
from lskg.text.quantities import blank

CONTEXT = Context(Period(2020, 2025))
PIECES = (
    *("10%", "1.234,5 tỷ đồng", "36/63", "20 xã", "hai huyện", "năm 2020", " đạt ", " tăng "),
    *(" giảm từ ", " còn ", ", ", "; ", " (", ")", " trong đó ", " và ", " bình quân hằng năm "),
    *(" so với ", "5 năm trước", " lần lượt ", "tương đương ", "xếp thứ ", "các năm 2021, 2022 "),
)
PROSE = st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=14).map("".join)


def read(text: str) -> tuple[Reading, ...]:
    masked = blank(text, (claim.span for claim in find_claims(Document(text), ())))
    return read_sentence(text, find_candidates(masked), CONTEXT, Said())[0]


def summary(text: str) -> list[tuple[str, str, str | None]]:
    """Value, kind and period of each reading."""
    return [
        (
            str(each.quantity.low),
            each.kind,
            None if each.period is None else f"{'annual ' if each.yearly else ''}{each.period}",
        )
        for each in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "Tỷ lệ hộ nghèo năm 2020 là 1,3%, năm 2021 đạt 1,5%, năm 2022 1,7%.",
            [("1.3", "share", "2020"), ("1.5", "share", "2021"), ("1.7", "share", "2022")],
        ),
        (
            "Tỷ lệ thất nghiệp các năm 2021, 2022 và 2023 lần lượt là 3,1%; 2,8% và 2,5%.",
            [("3.1", "share", "2021"), ("2.8", "share", "2022"), ("2.5", "share", "2023")],
        ),
        (
            "Chỉ số PCI xếp thứ 36/63 năm 2020, 30/63 năm 2021 và 20/63 năm 2022.",
            [("36", "rank", "2020"), ("30", "rank", "2021"), ("20", "rank", "2022")],
        ),
        (
            "Thu nhập tăng từ 44,2 triệu đồng năm 2020 lên 69,8 triệu đồng năm 2025.",
            [("44.2", "level", "2020"), ("69.8", "level", "2025")],
        ),
        (
            "Giai đoạn 2021 - 2025, tỷ lệ hộ nghèo giảm từ 12,5% còn 3,1%.",
            [("12.5", "share", "2021"), ("3.1", "share", "2025")],
        ),
        (
            "Tỷ lệ hộ nghèo còn 3,1%, giảm 9,4% so với năm 2020, bình quân giảm 2%/năm.",
            [
                ("3.1", "share", None),
                ("9.4", "change", None),
                ("2", "rate", "annual 2021/2025"),
            ],
        ),
        (
            "Tốc độ tăng trưởng bình quân hằng năm đạt 7 - 7,5%.",
            [("7", "rate", "annual 2021/2025")],
        ),
        (
            "Có 1.200 hộ nghèo (số liệu tính đến ngày 30/6/2025).",
            [("1200", "count", "2025-06-30")],
        ),
    ],
)
def test_series(text: str, readings: list[tuple[str, str, str | None]]) -> None:
    assert summary(text) == readings


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("Giảm 45 trường, 125 lớp so với năm 2020.", ["decrease", "decrease"]),
        ("Tăng 7 bậc, từ thứ 36/63 lên thứ 29/63.", ["increase", None, None]),
        ("Số vụ tăng 5%, số người chết giảm 3%.", ["increase", "decrease"]),
        ("Thu tăng 5%, đạt 12 tỷ đồng.", ["increase", None]),
        ("Công nghiệp tăng bình quân 9,5%/năm, dịch vụ 7,2%/năm.", ["increase", "increase"]),
    ],
)
def test_direction_of_a_list(text: str, directions: list[str | None]) -> None:
    assert [each.direction for each in read(text)] == directions


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Thu ước đạt 5 tỷ đồng, chi 4 tỷ đồng; dư nợ 3 tỷ đồng.", ["estimate"] * 3),
        ("Thu ước đạt 5 tỷ đồng; dư nợ đã tăng lên 3 tỷ đồng.", ["estimate", "actual"]),
        ("Ước đến hết năm 2025, thu 5 tỷ đồng; dư nợ 3 tỷ đồng.", ["estimate"] * 2),
        ("Phấn đấu đến năm 2030, rừng 65%; nước sạch 90%.", ["target"] * 2),
        ("Dự báo năm 2030 dân số 850 nghìn người.", ["forecast"]),
        ("Đến nay, thu 5 tỷ đồng.", ["actual"]),
    ],
)
def test_status_of_a_list(text: str, statuses: list[str]) -> None:
    assert [each.status for each in read(text)] == statuses


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        ("Thu đạt 12 tỷ đồng, tăng 45% so với 5 năm trước.", [None, "2016/2020"]),
        ("Thu đạt 12 tỷ đồng, tăng 45% so với giai đoạn trước.", [None, "2016/2020"]),
        ("Thu 5 năm đạt 12 tỷ đồng, gấp 1,5 lần 5 năm trước.", [None, "2016/2020"]),
        ("Thu năm 2024 đạt 12 tỷ đồng, tăng 45% so với năm trước.", [None, "2023"]),
        ("Giảm 45 trường, 125 lớp so với năm 2020.", ["2020", "2020"]),
        ("So với đầu nhiệm kỳ, số xã tăng 30%.", ["start of term"]),
        ("Tăng 30% so với 3 năm trước.", [None]),
    ],
)
def test_baseline(text: str, baselines: list[str | None]) -> None:
    assert [each.baseline for each in read(text)] == baselines


def test_comparison_with_the_previous_period_dates_the_value() -> None:
    assert {str(each.period) for each in read("Thu 12 tỷ đồng, tăng 45% so với 5 năm trước.")} == {
        "2021/2025"
    }


def test_rank_takes_the_unit_of_the_first_of_its_series() -> None:
    first, second = read("Chỉ số PCI xếp thứ 36/63 tỉnh, thành phố; PAPI xếp thứ 23/63.")
    assert (first.quantity.unit, second.quantity.unit) == ("province", "province")


def test_area_of_the_words_of_a_number() -> None:
    first, second = read("Tỷ lệ thất nghiệp thành thị 3%, tỷ lệ lao động nông thôn 60%.")
    assert (first.area, second.area) == ("thành thị", "nông thôn")


@given(PROSE)
def test_readings_of_any_sentence_keep_its_numbers(text: str) -> None:
    masked = blank(text, (claim.span for claim in find_claims(Document(text), ())))
    quantities = find_candidates(masked)
    found, _ = read_sentence(text, quantities, CONTEXT, Said())
    assert [each.quantity.quote for each in found] == [each.quote for each in quantities]
    for one, other in pairwise(found):
        assert one.quantity.quote.end <= other.quantity.quote.start
    for index, each in enumerate(found):
        assert (each.direction is not None) == each.is_change
        assert each.status in {"actual", "estimate", "target", "forecast"}
        for other_index in (each.change_of, each.share_of, each.part_of, each.same_as):
            assert other_index is None or (0 <= other_index < len(found) and other_index != index)


def test_what_came_before_holds_and_is_left_as_it_was() -> None:
    before = Said(Timing(Period(2021, 2021)))
    text = "Có 30 xã (20 xã mới, tăng 5% so với năm 2020)."
    masked = blank(text, (claim.span for claim in find_claims(Document(text), ())))
    readings, after = read_sentence(text, find_candidates(masked), CONTEXT, before)
    assert readings[0].period == Period(2021, 2021)
    assert (before, after.timing.baseline) == (Said(Timing(Period(2021, 2021))), "2020")


@given(PROSE)
def test_a_rate_has_years(text: str) -> None:
    for each in read(text):
        assert each.kind != "rate" or each.period is not None
