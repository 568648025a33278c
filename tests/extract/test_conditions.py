"""The classification or standard by which a value is counted stands in brackets behind it."""

from __future__ import annotations

import pytest

from lskg.extract.conditions import condition_of
from lskg.text.document import Document, Span


@pytest.mark.parametrize(
    ("behind", "condition"),
    [
        (
            " (theo phân loại đường đến hết năm 2024); tỷ lệ thôn",
            "theo phân loại đường đến hết năm 2024",
        ),
        (" (theo chuẩn  nghèo đa chiều).", "theo chuẩn nghèo đa chiều"),
        (" (giá so sánh 2010)", "giá so sánh 2010"),
        (" (theo Nghị quyết số 28-NQ/TU)", None),
        (" (giá trị tăng thêm)", None),
        (", trong đó (theo chuẩn nghèo) 5%", None),
        (".", None),
    ],
)
def test_brackets_behind_a_value(behind: str, condition: str | None) -> None:
    words = "tỷ lệ hộ nghèo còn 2%"
    assert condition_of(Document(words + behind), Span(0, len(words))) == condition


def test_brackets_within_the_words_of_a_target() -> None:
    words = "Tỷ lệ hộ nghèo (theo chuẩn nghèo đa chiều) còn 2%"
    assert condition_of(Document(words), Span(0, len(words))) == "theo chuẩn nghèo đa chiều"
