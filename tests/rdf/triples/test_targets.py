"""Indicators, targets and their values in RDF."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from rdflib import RDF, RDFS, Literal, URIRef

from lskg.audit.progress import Progress
from lskg.errors import BuildError
from lskg.extract.records import Extraction, Indicator
from lskg.rdf.triples import write
from lskg.rdf.triples.targets import write_progress, write_target, write_value
from lskg.rdf.writer import Writer
from lskg.text.document import Span
from lskg.text.quantities import Quantity
from lskg.vocabulary import CODE, LSKG, UNIT

ID = "https://example.org/id/"
FOREST = Indicator(
    "forest-cover",
    "Tỷ lệ che phủ rừng",
    "Forest cover",
    "Nghĩa.",
    "Meaning.",
    "PERCENT",
    "keep",
    "environment",
    ("rừng",),
)
BOUNDS = (
    "lowerBound",
    "upperBound",
    "isLowerInclusive",
    "isUpperInclusive",
    "normalizedLowerBound",
    "normalizedUpperBound",
)


def bounds(writer: Writer, value: Quantity) -> dict[str, str]:
    """What is said of the bounds of a value."""
    iri = write_value("1", value, writer, "here")
    graph = writer.graphs["plan"]
    found = {name: graph.value(iri, LSKG[name]) for name in BOUNDS}
    return {name: str(value) for name, value in found.items() if value is not None}


@pytest.mark.parametrize(
    ("sign", "comparator", "precision", "lower", "upper"),
    [
        ("=", "equal", "exact", "true", "true"),
        ("~", "equal", "about", "true", "true"),
        (">", "more-than", "exact", "false", None),
        (">=", "at-least", "exact", "true", None),
        ("<", "less-than", "exact", None, "false"),
        ("<=", "at-most", "exact", None, "true"),
    ],
)
def test_sign_decides_comparator_bounds_and_precision(
    writer: Writer, sign: str, comparator: str, precision: str, lower: str | None, upper: str | None
) -> None:
    value = Quantity(Span(0, 2), 2, Decimal(5), Decimal(5), sign=sign, unit="PERCENT")
    found = bounds(writer, value)
    assert found.get("isLowerInclusive") == lower
    assert found.get("isUpperInclusive") == upper
    assert ("lowerBound" in found, "upperBound" in found) == (lower is not None, upper is not None)
    graph = writer.graphs["plan"]
    iri = URIRef(ID + "hai-son-xx/value/1")
    assert graph.value(iri, LSKG.hasComparator) == CODE[f"comparator/{comparator}"]
    assert graph.value(iri, LSKG.hasPrecision) == CODE[f"precision/{precision}"]


def test_nearly_is_a_precision_of_its_own(writer: Writer) -> None:
    bounds(writer, Quantity(Span(0, 2), 2, Decimal(5), Decimal(5), sign="~", nearly=True))
    precision = writer.graphs["plan"].value(URIRef(ID + "hai-son-xx/value/1"), LSKG.hasPrecision)
    assert precision == CODE["precision/nearly"]


@pytest.mark.parametrize(
    ("exponent", "scale", "normalized"),
    [
        (0, "one", ("2.5", "3")),
        (3, "thousand", ("2500", "3000")),
        (4, "ten-thousand", ("25000", "30000")),
        (6, "million", ("2500000", "3000000")),
        (9, "billion", ("2500000000", "3000000000")),
        (12, "trillion", ("2500000000000", "3000000000000")),
    ],
)
def test_bounds_as_printed_and_without_the_scale_word(
    writer: Writer, exponent: int, scale: str, normalized: tuple[str, str]
) -> None:
    value = Quantity(Span(0, 2), 2, Decimal("2.5"), Decimal("3.0"), exponent=exponent, unit="VND")
    found = bounds(writer, value)
    assert (found["lowerBound"], found["upperBound"]) == ("2.5", "3")
    assert (found["normalizedLowerBound"], found["normalizedUpperBound"]) == normalized
    graph = writer.graphs["plan"]
    iri = URIRef(ID + "hai-son-xx/value/1")
    assert graph.value(iri, LSKG.hasScaleWord) == CODE[f"scale-word/{scale}"]


def test_target_says_indicator_value_period_and_passage(
    writer: Writer, hai_son_extraction: Extraction
) -> None:
    target = replace(hai_son_extraction.targets[3], key="3-x")
    write_target(target, FOREST, writer)
    graph, iri = writer.graphs["plan"], URIRef(ID + "hai-son-xx/target/3-x")
    assert (iri, RDF.type, LSKG.IndicatorTarget) in graph
    assert graph.value(iri, LSKG.hasIndicator) == URIRef(ID + "indicator/forest-cover")
    assert graph.value(iri, LSKG.refersToPeriod) == URIRef(ID + "period/2030")
    assert graph.value(iri, LSKG.hasAggregationKind) == CODE["aggregation-kind/end-of-period"]
    assert graph.value(iri, LSKG.hasFigureStatus) == CODE["figure-status/target"]
    assert graph.value(iri, LSKG.hasTheme) == CODE["theme/environment"]
    value = graph.value(iri, LSKG.hasValue)
    assert str(graph.value(value, LSKG.valueText)) == "khoảng 95 triệu đồng"
    assert str(graph.value(value, LSKG.unitText)) == "triệu đồng"
    assert graph.value(value, LSKG.hasUnit) == UNIT["CCY_VND"]
    passage = graph.value(iri, LSKG.isStatedIn)
    assert str(writer.graphs["report"].value(passage, LSKG.exactText)) == target.quote
    assert set(graph.objects(iri, RDFS.label)) == {
        Literal("Tỷ lệ che phủ rừng: khoảng 95 triệu đồng (2030)", lang="vi"),
        Literal("Forest cover: about 95 million Vietnamese dong (2030)", lang="en"),
    }


def test_target_without_period_has_none(writer: Writer, hai_son_extraction: Extraction) -> None:
    target = replace(hai_son_extraction.targets[3], key="3-x", period=None)
    write_target(target, FOREST, writer)
    iri = URIRef(ID + "hai-son-xx/target/3-x")
    assert (iri, LSKG.refersToPeriod, None) not in writer.graphs["plan"]


def test_progress_stands_beside_the_checks_and_says_it_is_computed(
    writer: Writer, hai_son_extraction: Extraction
) -> None:
    late, early = hai_son_extraction.figures[:2]
    target = hai_son_extraction.targets[3]
    missing = Decimal("60.200")
    write_progress(
        Progress(target, "not-reached", (late, early), late, early, distance=missing), writer
    )
    graph, iri = writer.graphs["audit"], URIRef(f"{ID}hai-son-xx/target/{target.key}")
    figures = {writer.claim(each.span.start) for each in (late, early)}
    assert set(graph.objects(iri, LSKG.hasComparableFigure)) == figures
    assert graph.value(iri, LSKG.hasLatestResult) == writer.claim(late.span.start)
    assert graph.value(iri, LSKG.hasBaselineFigure) == writer.claim(early.span.start)
    assert graph.value(iri, LSKG.hasProgress) == CODE["progress/not-reached"]
    assert graph.value(iri, LSKG.hasProgressBasis) == CODE["basis/computed"]
    assert str(graph.value(iri, LSKG.distanceToTarget)) == "60.2"
    assert not [triple for name in ("plan", "figures") for triple in writer.graphs[name]]


def test_a_near_result_is_no_latest_one(writer: Writer, hai_son_extraction: Extraction) -> None:
    target, near = hai_son_extraction.targets[3], hai_son_extraction.figures[0]
    write_progress(Progress(target, "near-indicator", near=near), writer)
    graph, iri = writer.graphs["audit"], URIRef(f"{ID}hai-son-xx/target/{target.key}")
    assert graph.value(iri, LSKG.hasNearResult) == writer.claim(near.span.start)
    assert (iri, LSKG.hasLatestResult, None) not in graph
    assert (iri, LSKG.distanceToTarget, None) not in graph


def test_indicators_that_are_near_are_tied(writer: Writer) -> None:
    write(replace(FOREST, near=("woods",)), writer)
    graph, iri = writer.graphs["catalogue"], URIRef(ID + "indicator/forest-cover")
    assert graph.value(iri, LSKG.isNearIndicator) == URIRef(ID + "indicator/woods")


def test_indicator_says_unit_direction_and_theme(writer: Writer) -> None:
    write(FOREST, writer)
    graph, iri = writer.graphs["catalogue"], URIRef(ID + "indicator/forest-cover")
    assert graph.value(iri, LSKG.hasDefaultUnit) == UNIT["PERCENT"]
    assert graph.value(iri, LSKG.hasDesirableDirection) == CODE["desirable-direction/keep"]
    assert graph.value(iri, LSKG.hasTheme) == CODE["theme/environment"]


@pytest.mark.parametrize(
    ("indicator", "message"),
    [
        (replace(FOREST, unit="parsec"), "“parsec” is not a unit"),
        (replace(FOREST, direction="up"), "“up” is not a code of the scheme desirable-direction"),
        (replace(FOREST, theme="space"), "“space” is not a code of the scheme theme"),
    ],
)
def test_unknown_code_names_its_row(writer: Writer, indicator: Indicator, message: str) -> None:
    with pytest.raises(BuildError, match=f"^indicators.csv, forest-cover: {message}"):
        write(indicator, writer)
