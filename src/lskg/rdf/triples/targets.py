"""Indicators, targets and their values in RDF."""

from __future__ import annotations

from decimal import Decimal

from rdflib import RDF, SKOS, Literal, URIRef

from lskg.audit.progress import Progress
from lskg.extract.conditions import condition_of
from lskg.extract.records import Indicator, Target
from lskg.rdf.labels import target_label
from lskg.rdf.writer import Writer, text, write
from lskg.text.quantities import Quantity
from lskg.vocabulary import LSKG, QUDT

_COMPARATORS = {
    "=": "equal",
    "~": "equal",
    ">": "more-than",
    ">=": "at-least",
    "<": "less-than",
    "<=": "at-most",
}
_SCALES = {0: "one", 3: "thousand", 4: "ten-thousand", 6: "million", 9: "billion", 12: "trillion"}


@write.register
def _(indicator: Indicator, writer: Writer) -> None:
    write_indicator(indicator, writer)


def write_indicator(indicator: Indicator, writer: Writer) -> None:
    """Say an indicator in RDF."""
    iri = writer.start("indicator", indicator.key, indicator)
    where = f"indicators.csv, {indicator.key}"
    writer.say(
        "catalogue",
        iri,
        (RDF.type, LSKG.Indicator),
        (SKOS.definition, text(indicator.definition_vi, "vi")),
        (SKOS.definition, text(indicator.definition_en, "en")),
        (LSKG.hasDefaultUnit, writer.codes.unit(indicator.unit, where)),
        (
            LSKG.hasDesirableDirection,
            writer.codes.code("desirable-direction", indicator.direction, where),
        ),
        (LSKG.hasTheme, writer.codes.code("theme", indicator.theme, where)),
        (LSKG.hasMeasureForm, writer.codes.code("measure-form", indicator.form, where)),
        *((QUDT.hasQuantityKind, kind) for kind in writer.codes.quantity_kinds(indicator.unit)),
        *(
            (term, writer.iris.mint(kind, key) if key else None)
            for term, kind, key in (
                (LSKG.isChangeRateOf, "indicator", indicator.change_rate_of),
                (LSKG.hasBroaderIndicator, "indicator", indicator.broader),
                (LSKG.hasNumeratorIndicator, "indicator", indicator.numerator),
                (LSKG.hasDenominatorIndicator, "indicator", indicator.denominator),
                (LSKG.isAboutIndex, "index", indicator.index),
            )
        ),
    )
    for key in indicator.near:
        writer.say("catalogue", iri, (LSKG.isNearIndicator, writer.iris.mint("indicator", key)))
    writer.labels("catalogue", iri, indicator.name_vi, indicator.name_en)


def write_target(target: Target, indicator: Indicator, writer: Writer) -> None:
    """Say a target in RDF, with the theme and the name of its indicator."""
    iri = writer.start("target", target.key, target)
    where = f"target {target.key}"
    value = write_value(target.key, target.quantity, writer, where)
    period = writer.period(target.period) if target.period else None
    writer.say(
        "plan",
        iri,
        (RDF.type, LSKG.IndicatorTarget),
        (LSKG.elementNumber, text(target.number)),
        (LSKG.isPartOfPlan, writer.plan),
        (LSKG.orderNumber, Literal(target.order)),
        (LSKG.statementText, Literal(target.quote)),
        (LSKG.hasIndicator, writer.iris.mint("indicator", indicator.key)),
        (LSKG.hasValue, value),
        (LSKG.hasFigureStatus, writer.codes.code("figure-status", "target", where)),
        (
            LSKG.hasAggregationKind,
            writer.codes.code("aggregation-kind", target.aggregation, where),
        ),
        (LSKG.refersToPeriod, period),
        (LSKG.hasPeriodBasis, writer.codes.code("basis", target.period_basis, where)),
        (LSKG.hasStatusBasis, writer.codes.code("basis", "heading", where)),
        (LSKG.hasExtractionMethod, writer.codes.code("extraction-method", target.method, where)),
        (LSKG.hasTheme, writer.codes.code("theme", indicator.theme, where)),
        (LSKG.hasResponsibilityStatus, writer.status(target.path)),
        (LSKG.conditionText, text(condition_of(writer.document, target.span) or "")),
        (LSKG.isStatedIn, writer.passage(target.span)),
    )
    quantity = target.quantity
    unit_en = writer.codes.unit_words(quantity.unit, quantity.unit_printed)
    writer.labels(
        "plan",
        iri,
        target_label(target, indicator.name_vi, "vi"),
        target_label(target, indicator.name_en, "en", unit_en) if indicator.name_en else None,
    )


def write_progress(progress: Progress, writer: Writer) -> None:
    """Say how far a target is reached, beside the checks: the report does not say it."""
    iri = writer.iris.mint("target", progress.target.key)
    where = f"target {progress.target.key}"
    claims = (progress.baseline, progress.latest, progress.near)
    baseline, latest, near = (
        None if each is None else writer.claim(each.span.start) for each in claims
    )
    missing = progress.distance
    writer.say(
        "audit",
        iri,
        *((LSKG.hasComparableFigure, writer.claim(each.span.start)) for each in progress.figures),
        (LSKG.hasLatestResult, latest),
        (LSKG.hasBaselineFigure, baseline),
        (LSKG.hasNearResult, near),
        (LSKG.hasProgress, writer.codes.code("progress", progress.code, where)),
        (LSKG.hasProgressBasis, writer.codes.code("basis", "computed", where)),
        (LSKG.distanceToTarget, None if missing is None else writer.decimal(missing)),
    )


def write_value(
    key: str,
    quantity: Quantity,
    writer: Writer,
    where: str,
    graph: str = "plan",
    words: str | None = None,
    kind: str = "value",
) -> URIRef:
    """The value node of a statement: bounds as printed and without the scale word.

    Args:
        key: slug of the node.
        quantity: the value.
        writer: where to write.
        where: what the value belongs to, for messages.
        graph: kind of the graph to write into.
        words: the value as printed, where it does not stand in the report.
        kind: kind of the node.
    """
    iri = writer.start(kind, key, quantity)
    unit = writer.codes.unit(quantity.unit or "UNITLESS", where)
    ranges = quantity.low != quantity.high
    comparator = _COMPARATORS[quantity.sign]
    if ranges and comparator == "equal":
        comparator = "between"
    precision = "exact"
    if quantity.sign == "~":
        precision = "nearly" if quantity.nearly else "about"
    writer.say(
        graph,
        iri,
        (RDF.type, LSKG.QuantityValue),
        (LSKG.valueText, Literal(words or " ".join(writer.document[quantity.span].split()))),
        (LSKG.hasComparator, writer.codes.code("comparator", comparator, where)),
        (LSKG.hasPrecision, writer.codes.code("precision", precision, where)),
        (LSKG.hasScaleWord, writer.codes.code("scale-word", _SCALES[quantity.exponent], where)),
        (LSKG.hasUnit, unit),
        (LSKG.hasNormalizedUnit, unit),
        (LSKG.unitText, text(quantity.unit_printed)),
    )
    factor = Decimal(10) ** quantity.exponent
    low, high = (writer.decimal(bound * factor) for bound in (quantity.low, quantity.high))
    # A range keeps both ends, whatever its sign: “trên 1.700 - 2.050 ha”.
    has_low = ranges or not quantity.sign.startswith("<")
    has_high = ranges or not quantity.sign.startswith(">")
    if has_low:
        writer.say(
            graph,
            iri,
            (LSKG.lowerBound, writer.decimal(quantity.low)),
            (LSKG.isLowerInclusive, Literal(quantity.sign != ">")),
            (LSKG.normalizedLowerBound, low),
            (QUDT.lowerBound, low),
        )
    if has_high:
        writer.say(
            graph,
            iri,
            (LSKG.upperBound, writer.decimal(quantity.high)),
            (LSKG.isUpperInclusive, Literal(quantity.sign != "<")),
            (LSKG.normalizedUpperBound, high),
            (QUDT.upperBound, high),
        )
    if has_low and has_high and not ranges:
        writer.say(graph, iri, (QUDT.numericValue, low))
    return iri
