"""Whether the plan says who is responsible for what it asks for."""

from __future__ import annotations

import pytest

from lskg.extract.plan.elements import find_elements
from lskg.extract.records import PlanElement
from lskg.extract.responsibilities.assignment_status import find_statuses
from lskg.extract.responsibilities.records import Responsibility
from lskg.extract.structure.sections import find_layout, find_sections
from lskg.text.document import Document, Span

TEXT = (
    "I. A\n1. Nhiệm vụ trọng tâm\n(1) Mở cảng.\n(2) Nâng cao trách nhiệm của cấp ủy.\n"
    "2. Hạn chế\nChậm.\n"
)
SPAN = Span(0, 1)


@pytest.fixture
def document() -> Document:
    return Document(TEXT)


@pytest.fixture
def elements(document: Document) -> tuple[PlanElement, ...]:
    return find_elements(document, find_sections(document, find_layout(document)))


def responsibility(
    naming: str = "explicit", tense: str = "to-do", role: str = "performs"
) -> Responsibility:
    return Responsibility("ubnd-tinh", (role,), SPAN, tense, naming, "task/1-mo-cang")


def test_collective_words_and_silence(
    document: Document, elements: tuple[PlanElement, ...]
) -> None:
    assert find_statuses(document, elements, (), ()) == {
        "task/1-mo-cang": "not-stated",
        "task/2-nang-cao-trach-nhiem-cua-cap": "collective",
    }


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (responsibility(), "named"),
        (responsibility(naming="implied"), "implied"),
        (responsibility(tense="done"), "not-stated"),
        (responsibility(role="is-judged"), "not-stated"),
    ],
)
def test_responsibility_counts_where_something_is_asked(
    document: Document, elements: tuple[PlanElement, ...], given: Responsibility, status: str
) -> None:
    assert find_statuses(document, elements, (), [given])["task/1-mo-cang"] == status
