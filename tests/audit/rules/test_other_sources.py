"""A figure is set beside another source only where both tell of the same thing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lskg.audit.rules.other_sources import SourceCheck, explain_source, find_source_checks
from lskg.external.records import (
    Discrepancy,
    Links,
    Plan,
    PlanningTarget,
    Source,
    Statistic,
)
from lskg.extract.figures.read import read_figures
from lskg.extract.figures.records import Figure
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document, Span
from lskg.text.periods import Period
from lskg.text.quantities import Quantity

DOCUMENT = Document("Năm 2025, tỷ lệ che phủ rừng đạt 64,5%.")
PLACE = "administrative-unit/20"


def figure() -> Figure:
    (found,) = read_figures(read_structure(DOCUMENT, loose=True))[0]
    return replace(found, indicator="forest-cover", status="actual", period="2025")


def statistic(value: str, **changes: object) -> Statistic:
    number = Decimal(value)
    quantity = Quantity(Span(0, 0), 0, number, number, unit="PERCENT")
    made = Statistic(
        key="office.forest-cover.20.2025",
        source="office",
        indicator="forest-cover",
        territory=PLACE,
        period=Period(2025, 2025),
        quantity=quantity,
        precision="exact",
        status="actual",
        published=f"{value} %",
        quote="",
        language="",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def checks(other: Statistic) -> tuple[SourceCheck, ...]:
    quantity = Quantity(Span(0, 0), 0, Decimal(1), Decimal(1))
    beside = Discrepancy(
        "d", "forest-cover", PLACE, Period(2025, 2025), Span(0, 3), "", quantity, (), "", ""
    )
    source = Source("office", "Cơ quan thống kê", "Statistics office", "", "", "", "", "")
    links = Links(sources=(source,), statistics=(other,), discrepancies=(beside,))
    return find_source_checks(DOCUMENT, (figure(),), links)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("64.5", "consistent"),
        ("64.48", "consistent"),
        ("64.58", "consistent-by-truncation"),
        ("65", "consistent"),
        ("63.9", "undecidable"),
        ("67", "undecidable"),
    ],
)
def test_sources_agree_within_the_digits_of_both(value: str, verdict: str) -> None:
    assert [each.verdict for each in checks(statistic(value))] == [verdict]


@pytest.mark.parametrize(
    "other",
    [
        statistic("64.5", indicator="clean-water"),
        statistic("64.5", territory="administrative-unit/04"),
        statistic("64.5", period=Period(2024, 2024)),
        statistic("64.5", status="estimate"),
        statistic("64.5", quantity=Quantity(Span(0, 0), 0, Decimal(64), Decimal(64), unit="HA")),
    ],
    ids=["indicator", "place", "period", "status", "unit"],
)
def test_what_tells_of_something_else_is_not_compared(other: Statistic) -> None:
    assert checks(other) == ()


def test_difference_is_told_without_a_judgement() -> None:
    (found,) = checks(statistic("67"))
    assert explain_source(found, DOCUMENT, "vi") == (
        "Báo cáo: 64,5%. Cơ quan thống kê: 67%. Lệch 2,5; phép tính không cho biết nguồn nào đúng."
    )
    assert explain_source(found, DOCUMENT, "en") == (
        "The report: 64.5%. Statistics office: 67%. "
        "Off by 2.5; arithmetic does not tell which source is right."
    )


def test_a_hedge_leaves_the_question_open() -> None:
    (found,) = checks(statistic("64.5", precision="about"))
    assert (found.verdict, found.is_hedged) == ("undecidable", True)


def test_what_the_report_quotes_of_a_plan_is_not_set_beside_itself() -> None:
    quantity = Quantity(Span(0, 0), 0, Decimal("64.5"), Decimal("64.5"), unit="PERCENT")
    target = PlanningTarget(
        key="plan.forest-cover.2025",
        plan="plan",
        indicator="forest-cover",
        territory=PLACE,
        quantity=quantity,
        value_text="64,5",
        period=Period(2025, 2025),
        aggregation="end-of-period",
        quote="đạt 64,5%",
        language="vi",
        page="https://example.org/",
        span=None,
    )
    plan = Plan("plan", "", "Kế hoạch", "Plan", None, None, "", PLACE, "")
    beside = Discrepancy(
        "d", "forest-cover", PLACE, Period(2025, 2025), Span(0, 3), "", quantity, (), "", ""
    )
    wanted = replace(figure(), status="target")

    def found(other: PlanningTarget) -> int:
        links = Links(plans=(plan,), targets=(other,), discrepancies=(beside,))
        return len(find_source_checks(DOCUMENT, (wanted,), links))

    assert found(target) == 1
    assert found(replace(target, span=Span(0, len(DOCUMENT)))) == 0
