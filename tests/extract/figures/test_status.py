"""Whether a number is a result, an estimate, a forecast or something to be reached."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.figures.status import (
    aimed,
    estimated,
    opens_with_aim,
    opens_with_estimate,
)
from lskg.extract.figures.term_of_section import Context
from lskg.text.periods import Period

TERM = Period(2020, 2025)
RESULTS, PLAN, LIST = Context(TERM), Context(TERM, planned=True), Context(TERM, True, True)


@pytest.mark.parametrize(
    ("gap", "status"),
    [
        ("thu ước đạt ", "estimate"),
        ("dự ước năm 2025 đạt ", "estimate"),
        ("dự kiến ", "estimate"),
        ("ước tính ", "estimate"),
        ("dự báo đến năm 2030 ", "forecast"),
        ("thu đạt ", None),
        ("thước ", None),
        ("", None),
    ],
)
def test_estimates_and_forecasts(gap: str, status: str | None) -> None:
    assert estimated(gap) == status


@pytest.mark.parametrize(
    ("gap", "opens"),
    [
        ("Ước đến hết năm 2025, thu đạt ", True),
        ("Dự kiến trong giai đoạn 2021 - 2025 ", True),
        ("thu ước đạt ", False),
    ],
)
def test_estimate_with_its_time_holds_for_all(gap: str, opens: bool) -> None:
    assert opens_with_estimate(gap) is opens


@pytest.mark.parametrize(
    ("sentence", "opens"),
    [
        ("Phấn đấu đến năm 2030, rừng 65%.", True),
        ("- Mục tiêu: rừng 65%.", True),
        ("Quyết tâm tăng 9%.", True),
        ("Đến năm 2030, phấn đấu rừng 65%.", False),
        ("", False),
    ],
)
def test_sentence_that_opens_with_an_aim(sentence: str, opens: bool) -> None:
    assert opens_with_aim(sentence) is opens


@pytest.mark.parametrize(
    ("clause", "context", "period", "aim"),
    [
        ("phấn đấu rừng đạt ", RESULTS, None, True),
        ("đã phấn đấu đạt ", RESULTS, None, False),
        ("rừng đạt ", RESULTS, Period(2024, 2024), False),
        ("rừng đạt ", RESULTS, Period(2030, 2030), True),
        ("đến năm 2030 có ", RESULTS, None, True),
        ("đến năm 2024 có ", RESULTS, None, False),
        ("mục tiêu đề ra là ", RESULTS, None, True),
        ("vượt mục tiêu đề ra ", RESULTS, None, False),
        ("chương trình mục tiêu ", RESULTS, None, False),
        ("rừng đạt ", PLAN, None, True),
        ("rừng hiện nay ", PLAN, None, False),
        ("vượt kế hoạch ", PLAN, None, False),
        ("rừng ", LIST, None, True),
    ],
)
def test_aim(clause: str, context: Context, period: Period | None, aim: bool) -> None:
    assert aimed(clause, clause, context, period) is aim


@pytest.mark.parametrize(
    ("period", "aim"), [(Period(2020, 2030), True), (Period(2021, 2025), False)]
)
def test_what_is_to_last_beyond_the_term_is_an_aim(period: Period, aim: bool) -> None:
    assert aimed("đến năm 2030 có ", "đến năm 2030 có ", RESULTS, period) is aim


def test_aim_that_opens_the_sentence_holds_for_all_of_it() -> None:
    assert aimed("rừng ", "rừng ", RESULTS, None, opened=True)


@given(st.text())
def test_what_is_in_the_list_of_targets_is_a_target(clause: str) -> None:
    assert aimed(clause, clause, LIST, None)
