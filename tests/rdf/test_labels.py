"""Labels of figures and targets in both languages, with the plurals of the list of units."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from rdflib import Graph

from lskg.extract.figures.records import Figure
from lskg.extract.records import Target
from lskg.rdf.codes import Codes
from lskg.rdf.labels import (
    doing,
    figure_label,
    number_text,
    period_text,
    quantity_text,
    target_label,
)
from lskg.text.document import Span
from lskg.text.periods import Period
from lskg.text.quantities import Quantity

UNITS = Path(__file__).parents[2] / "ontology" / "units.ttl"


@pytest.fixture(scope="module")
def codes() -> Codes:
    return Codes(Graph().parse(UNITS))


def percent(low: str, high: str | None = None, sign: str = "=", nearly: bool = False) -> Quantity:
    ends = Decimal(low), Decimal(high or low)
    return Quantity(Span(0, 1), 1, *ends, sign, nearly, 0, "PERCENT", "%")


def other(low: str, unit: str | None, printed: str = "", exponent: int = 0) -> Quantity:
    return replace(percent(low), exponent=exponent, unit=unit, unit_printed=printed)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (percent("65"), "65%", "65%"),
        (percent("7.16"), "7,16%", "7.16%"),
        (percent("10", "11"), "10–11%", "10–11%"),
        (percent("30", sign=">"), "trên 30%", "over 30%"),
        (percent("30", sign="<"), "dưới 30%", "under 30%"),
        (percent("30", sign="<="), "tối đa 30%", "at most 30%"),
        (percent("76", sign=">="), "từ 76% trở lên", "at least 76%"),
        (percent("30", sign="~"), "khoảng 30%", "about 30%"),
        (percent("30", sign="~", nearly=True), "gần 30%", "nearly 30%"),
        (other("10000", "VND", "tỷ đồng", 9), "10.000 tỷ đồng", "10,000 billion VND"),
        (other("0.7", "UNITLESS"), "0,7", "0.7"),
        (other("5", None), "5", "5"),
        (other("1.5", "percentage point", "%"), "1,5 điểm phần trăm", "1.5 percentage point"),
    ],
)
def test_quantity(value: Quantity, vi: str, en: str) -> None:
    assert quantity_text(value, "vi") == vi
    assert quantity_text(value, "en") == en


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [("0", "0", "0"), ("6000000", "6.000.000", "6,000,000"), ("1234.50", "1.234,50", "1,234.50")],
)
def test_number(value: str, vi: str, en: str) -> None:
    assert number_text(Decimal(value), "vi") == vi
    assert number_text(Decimal(value), "en") == en


def test_period() -> None:
    assert period_text(Period(2030, 2030)) == "2030"
    assert period_text(Period(2026, 2030)) == "2026–2030"


def target(period: Period | None, aggregation: str) -> Target:
    span = Span(0, 1)
    return Target("1", "1", 1, span, "", "", "", percent("10"), period, aggregation, "x")


@pytest.mark.parametrize(
    ("period", "aggregation", "vi", "en"),
    [
        (Period(2030, 2030), "end-of-period", "Rừng: 10% (2030)", "Forest: 10% (2030)"),
        (
            Period(2026, 2030),
            "yearly",
            "Rừng: 10% (hằng năm 2026–2030)",
            "Forest: 10% (yearly 2026–2030)",
        ),
        (
            Period(2026, 2030),
            "yearly-average",
            "Rừng: 10% (bình quân hằng năm 2026–2030)",
            "Forest: 10% (yearly average 2026–2030)",
        ),
        (None, "yearly", "Rừng: 10%", "Forest: 10%"),
    ],
)
def test_target(period: Period | None, aggregation: str, vi: str, en: str) -> None:
    assert target_label(target(period, aggregation), "Rừng", "vi") == vi
    assert target_label(target(period, aggregation), "Forest", "en") == en


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (other("1", "commune"), "1 commune"),
        (other("1.0", "tourist site"), "1.0 tourist sites"),
        (other("2", "commune"), "2 communes"),
        (other("0", "agency"), "0 agencies"),
        (other("1", "visit", "triệu lượt", 6), "1 million visits"),
        (other("18.5", "criterion per commune"), "18.5 criteria per commune"),
        (other("5", "collective or individual"), "5 collectives and individuals"),
        (other("408", "product or model"), "408 products and models"),
        (other("9", "task and cost estimate"), "9 tasks and cost estimates"),
        (other("12", "doctor per 10000 people"), "12 doctors per 10,000 inhabitants"),
        (other("1158.1", "HA"), "1,158.1 hectares"),
        (other("5000", "USD"), "5,000 US dollars"),
        (other("130", "VND", "triệu đồng", 6), "130 million Vietnamese dong"),
        (
            other("92.501895284052", "person per square kilometre"),
            "92.50 people per square kilometre",
        ),
        (other("8.02", "percentage point"), "8.02 percentage points"),
    ],
)
def test_english_units_have_the_form_of_their_number(
    value: Quantity, words: str, codes: Codes
) -> None:
    assert quantity_text(value, "en", codes.unit_words(value.unit)) == words


def test_a_computed_number_is_rounded_in_vietnamese_too() -> None:
    value = other("92.501895284052", "person per square kilometre", "người/km2")
    assert quantity_text(value, "vi") == "92,50 người/km2"


def figure(kind: str, low: str, whole: str | None, unit: str, printed: str) -> Figure:
    number, denominator = Decimal(low), None if whole is None else Decimal(whole)
    return Figure(
        span=Span(0, 1),
        low=number,
        high=number,
        numerator=None if whole is None else number,
        denominator=denominator,
        exponent=0,
        unit=unit,
        unit_printed=printed,
        comparator="=",
        kind=kind,
        direction=None,
        status="actual",
        period="2024",
        baseline=None,
        area=None,
        phrase="",
        indicator="x",
        section="",
        footnote=None,
        method="rule",
        related=(),
    )


@pytest.mark.parametrize(
    ("kind", "low", "whole", "unit", "printed", "vi", "en"),
    [
        ("rank", "12", "63", "rank", "", "thứ 12/63 (2024)", "12th of 63 (2024)"),
        ("rank", "23", "63", "rank", "tỉnh", "thứ 23/63 (2024)", "23rd of 63 (2024)"),
        ("rank", "5", None, "rank", "", "thứ 5 (2024)", "5th (2024)"),
        ("count", "1", "7", "agency", "cơ quan", "1/7 cơ quan (2024)", "1 of 7 agencies (2024)"),
        (
            *("count", "9", "5", "province", "tỉnh, thành phố"),
            *("9/5 tỉnh, thành phố (2024)", "9/5 provinces and cities (2024)"),
        ),
    ],
)
def test_ranks_and_parts_of_a_whole(
    kind: str, low: str, whole: str | None, unit: str, printed: str, vi: str, en: str, codes: Codes
) -> None:
    said = figure(kind, low, whole, unit, printed)
    value = other(low, unit, printed)
    assert figure_label(said, value, "Chỉ số", "vi", None) == f"Chỉ số: {vi}"
    assert figure_label(said, value, "Index", "en", codes.unit_words(unit)) == f"Index: {en}"


def test_a_target_names_its_unit_in_words(codes: Codes) -> None:
    said = replace(target(Period(2030, 2030), "end-of-period"), quantity=other("1000", "HA", "ha"))
    words = target_label(said, "Parks", "en", codes.unit_words("HA"))
    assert words == "Parks: 1,000 hectares (2030)"


@pytest.mark.parametrize(
    ("body", "roles", "words"),
    [
        ("People's Councils at all levels", "coordinates", "coordinate"),
        ("Party committees directly under the Committee", "leads, is judged", "lead, are judged"),
        ("Associations for Promoting Education", "advises", "advise"),
        ("Lạng Sơn Customs", "issues", "issues"),
        ("Committee on Negative Phenomena", "issues", "issues"),
    ],
)
def test_what_several_bodies_do_is_said_of_several(body: str, roles: str, words: str) -> None:
    assert doing(body, roles) == f"{body}: {words}"
