"""A figure is set beside another source only where both tell of the same thing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lskg.audit.number_text import UnitText
from lskg.audit.rules.other_sources import SourceCheck, explain_source, find_source_checks
from lskg.errors import CurationError
from lskg.external.records import Links, Plan, PlanningTarget, Source, Statistic
from lskg.extract.curation.rows import Row
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


SOURCE = Source("office", "Cơ quan thống kê", "Statistics office", "", "", "", "", "")


def checks(other: Statistic, *rows: Row) -> tuple[SourceCheck, ...]:
    links = Links(sources=(SOURCE,), statistics=(other,))
    return find_source_checks(DOCUMENT, (figure(),), links, PLACE, rows)


def row(verdict: str = "", **changes: str) -> Row:
    cells = {
        "rule": "source",
        "starts": "33",
        "quotes": "64,5%",
        "compared": "statistic/office.forest-cover.20.2025",
        "verdict": verdict,
        "explanation_vi": "Đã tính lại.",
        "explanation_en": "Revised.",
    }
    return Row("audit.csv, row 2", cells | changes)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("64.5", "consistent"),
        ("64.48", "consistent"),
        ("64.58", "consistent-by-truncation"),
        ("65", "consistent"),
        ("63.9", "differs"),
        ("67", "differs"),
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


def test_difference_is_told_without_a_judgement(units: UnitText) -> None:
    (found,) = checks(statistic("67"))
    assert explain_source(found, DOCUMENT, "vi", units) == (
        "Báo cáo: 64,5%. Cơ quan thống kê: 67%. Lệch 2,5; phép tính không cho biết nguồn nào đúng."
    )
    assert explain_source(found, DOCUMENT, "en", units) == (
        "The report: 64.5%. Statistics office: 67%. "
        "Off by 2.5; the arithmetic does not show which source is right."
    )


def test_a_hedge_leaves_the_question_open(units: UnitText) -> None:
    (found,) = checks(statistic("64.5", precision="about"))
    assert found.verdict == "undecidable"
    assert explain_source(found, DOCUMENT, "en", units) == (
        "The report: 64.5%. Statistics office: about 64.5%. "
        "A number is approximate, so no conclusion is drawn."
    )


def test_row_adds_its_reason_to_what_arithmetic_finds(units: UnitText) -> None:
    (found,) = checks(statistic("67"), row())
    assert (found.verdict, found.method) == ("differs", "curated")
    assert explain_source(found, DOCUMENT, "vi", units).endswith("nguồn nào đúng. Đã tính lại.")


def test_row_sets_an_estimate_beside_what_came_of_it() -> None:
    other = statistic("67", status="estimate")
    assert checks(other) == ()
    assert [(each.verdict, each.method) for each in checks(other, row())] == [
        ("differs", "curated")
    ]
    same = statistic("64.5", status="estimate")
    assert [each.verdict for each in checks(same, row())] == ["consistent"]


@pytest.mark.parametrize("verdict", ["differs", "different-base"])
def test_row_decides_what_a_hedge_leaves_open(verdict: str) -> None:
    (found,) = checks(statistic("67", precision="about"), row(verdict))
    assert (found.verdict, found.method) == (verdict, "curated")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (row("undecidable"), "is not one of"),
        (row("differs", explanation_en=""), "needed in both languages"),
        (row(explanation_vi="", explanation_en=""), "find this tie without the row"),
        (row(starts="34"), "there is no figure"),
        (row(quotes="64,4%"), "there is no figure"),
        (row(starts="33 | 33"), "as many quotations as places"),
        (row(starts="33 | 33", quotes="64,5% | 64,5%"), "one place"),
        (row(compared="statistic/office.other"), "no target or statistic of the same"),
    ],
)
def test_row_that_cannot_be_is_refused(wrong: Row, message: str) -> None:
    with pytest.raises(CurationError, match=message):
        checks(statistic("67"), wrong)


@pytest.mark.parametrize("value", ["64.5", "64.58"])
def test_row_cannot_contradict_arithmetic(value: str) -> None:
    with pytest.raises(CurationError, match="leave the verdict empty"):
        checks(statistic(value), row("differs"))


@pytest.mark.parametrize(
    "other",
    [
        statistic("64.5", indicator="clean-water"),
        statistic("64.5", territory="administrative-unit/04"),
        statistic("64.5", period=Period(2024, 2024)),
    ],
    ids=["indicator", "place", "period"],
)
def test_row_cannot_compare_what_tells_of_something_else(other: Statistic) -> None:
    with pytest.raises(CurationError, match="no target or statistic of the same"):
        checks(other, row())


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
    wanted = replace(figure(), status="target")

    def found(other: PlanningTarget) -> int:
        links = Links(plans=(plan,), targets=(other,))
        return len(find_source_checks(DOCUMENT, (wanted,), links, PLACE))

    assert found(target) == 1
    assert found(replace(target, span=Span(0, len(DOCUMENT)))) == 0


def test_money_is_told_with_its_scale_and_currency(units: UnitText) -> None:
    document = Document("GRDP bình quân đầu người năm 2025 đạt 69,8 triệu đồng.")
    (found,) = read_figures(read_structure(document, loose=True))[0]
    mine = replace(found, indicator="grdp-per-capita", status="actual", period="2025")
    quantity = Quantity(Span(0, 0), 6, Decimal("71.1"), Decimal("71.1"), exponent=6, unit="VND")
    other = statistic("71.1", indicator="grdp-per-capita", quantity=quantity)
    links = Links(sources=(SOURCE,), statistics=(other,))
    (check,) = find_source_checks(document, (mine,), links, PLACE)
    assert explain_source(check, document, "en", units).startswith(
        "The report: 69.8 million Vietnamese dong. "
        "Statistics office: 71.1 million Vietnamese dong. Off by 1.3;"
    )
