"""Why a figure has no period: the list, the word *now*, or the rule that it stands in."""

from __future__ import annotations

import pytest

from lskg.extract.basis import Bases
from lskg.extract.figures.read import read_figures
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document


def reasons(text: str, stated: dict[int, str] | None = None) -> dict[str, str | None]:
    """The reasons of the figures of a loose text, by their words."""
    structure = read_structure(Document(text), loose=True)
    figures, _ = read_figures(structure)
    read = Bases(structure).of_figures(figures, stated or {})
    return {text[each.span.start : each.span.end]: each.undated for each in read}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Toàn tỉnh hiện có 39 cơ sở chăn nuôi.", "time-of-writing"),
        ("Lũy kế toàn tỉnh có 39 cơ sở chăn nuôi.", "time-of-writing"),
        ("Toàn tỉnh có 39 cơ sở chăn nuôi còn hiệu lực.", "time-of-writing"),
        ("Chuyển đổi số trên cả 05 trụ cột.", "standing-rule"),
        ("Mức hỗ trợ tối đa 50 triệu đồng cho mỗi hộ.", "standing-rule"),
        ("Toàn tỉnh có 39 cơ sở chăn nuôi.", "not-stated"),
        ("Toàn tỉnh có 54 điểm du lịch, 303 khách sạn và 16 công ty lữ hành.", "undated-list"),
        ("Toàn tỉnh có 54 điểm du lịch và 303 khách sạn.", "not-stated"),
    ],
)
def test_words_around_tell(text: str, reason: str) -> None:
    assert set(reasons(text).values()) == {reason}


def test_what_has_a_period_needs_no_reason() -> None:
    assert set(reasons("Năm 2025, toàn tỉnh có 39 cơ sở chăn nuôi.").values()) == {None}


def test_list_with_a_date_is_none() -> None:
    found = reasons(
        "Toàn tỉnh có 54 điểm du lịch, 303 khách sạn, 16 công ty lữ hành và 5 chợ năm 2025."
    )
    assert found["54 điểm du lịch"] == "not-stated"


def test_year_that_is_compared_with_dates_no_list() -> None:
    found = reasons(
        "Toàn tỉnh có 54 điểm du lịch, 303 khách sạn và 16 công ty lữ hành, "
        "nhiều hơn so với năm 2020."
    )
    assert set(found.values()) == {"undated-list"}


def test_part_has_the_reason_of_the_whole() -> None:
    found = reasons("Toàn tỉnh hiện có 82 chợ. Trong đó có 11 chợ hạng hai.")
    assert (found["82 chợ"], found["11 chợ"]) == ("time-of-writing", "time-of-writing")


def test_what_a_person_said_goes_before() -> None:
    text = "Toàn tỉnh có 39 cơ sở chăn nuôi."
    assert reasons(text, {text.index("39"): "standing-rule"}) == {"39 cơ sở": "standing-rule"}
