"""Figures are compared as the words say, and nothing is claimed where they do not agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lskg.audit.explanations import work
from lskg.audit.find import find_checks
from lskg.extract.figures.read import read_figures
from lskg.extract.records import Footnote
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document, Span

RISES = "Tỷ trọng du lịch tăng qua các năm"
SERIES = "Năm 2023 đạt {}%, năm 2024 đạt 3,5%, năm 2025 đạt 4,8%."


def compared(words: str) -> list[str]:
    """What is worked out of a rate and the figure that details it."""
    document = Document(f"Kinh tế tăng 7,16%, {words}.")
    first, other = read_figures(read_structure(document, loose=True))[0]
    other = replace(other, kind=first.kind, related=(("detail-of", first.span.start),))
    found = find_checks(document, (first, other))
    return [work(each, document, "vi") for each in found if each.rule == "order"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("cao hơn giai đoạn trước (5,2%)", "5,2 < 7,16"),
        ("thấp hơn giai đoạn trước (8,1%)", "8,1 > 7,16"),
        ("đạt mức chỉ tiêu đề ra từ 7 - 7,5%", "7 ≤ 7,16 ≤ 7,5"),
    ],
)
def test_words_that_hold_are_told(words: str, told: str) -> None:
    assert compared(words) == [told]


@pytest.mark.parametrize(
    "words",
    [
        "cao hơn giai đoạn trước (8,1%)",
        "chưa đạt mục tiêu đề ra từ 7 - 7,5%",
        "đạt mức chỉ tiêu đề ra từ 8 - 8,5%",
        "giai đoạn trước là 5,2%",
    ],
)
def test_nothing_is_claimed_of_other_words(words: str) -> None:
    assert compared(words) == []


@pytest.mark.parametrize(
    ("before", "first", "told"),
    [
        (RISES, "1,3", ["1,3 < 3,5 < 4,8"]),
        (RISES, "4,3", []),
        ("Tỷ trọng du lịch không tăng qua các năm", "1,3", []),
        ("Tỷ trọng du lịch", "1,3", []),
    ],
)
def test_a_series_in_a_note_rises_as_its_sentence_says(
    before: str, first: str, told: list[str]
) -> None:
    document = Document(f"{before}.\n{SERIES.format(first)}")
    figures = [
        replace(each, period=str(2023 + at), indicator="tourism-share", kind="share", area=None)
        for at, each in enumerate(read_figures(read_structure(document, loose=True))[0])
    ]
    note = Footnote(1, Span(len(before) + 2, len(document)), len(before), None)
    found = find_checks(document, figures, (note,))
    assert [work(each, document, "vi") for each in found if each.rule == "order"] == told
