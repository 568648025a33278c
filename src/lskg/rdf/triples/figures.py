"""Figures in RDF: what they say, for when and where, and how they hang together."""

from __future__ import annotations

from dataclasses import replace

from rdflib import RDF, Literal, URIRef

from lskg.extract.figures.records import Figure, Number
from lskg.extract.records import Indicator
from lskg.rdf.labels import figure_label
from lskg.rdf.triples.targets import write_value
from lskg.rdf.writer import Writer
from lskg.text.document import Document, Span
from lskg.text.quantities import Quantity
from lskg.text.sentences import clause_start
from lskg.vocabulary import LSKG

_CHANGES = ("change", "rate")
#: Baselines that are said in words, as years before the beginning of the last term.
_TERM_YEARS = 5
_RELATIONS = {
    "change-of": LSKG.isChangeOf,
    "share-of": LSKG.isShareOf,
    "part-of": LSKG.isPartOfTotal,
    "same-as": LSKG.restates,
    "detail-of": LSKG.isDetailOf,
}


def write_figure(
    figure: Figure, indicator: Indicator, spans: dict[int, Span], writer: Writer, last_term: int
) -> None:
    """Say a figure in RDF.

    Args:
        figure: what is said.
        indicator: what it measures.
        spans: the spans of all figures by their start.
        writer: where to write.
        last_term: first year of the term that the report looks back on.
    """
    iri = figure_iri(figure.span, writer)
    writer.start("figure", f"{figure.span.start}-{figure.span.end}", figure)
    where = f"figure “{writer.document[figure.span]}” at {figure.span.start}"
    codes = writer.codes
    interval = (figure.period or "").removeprefix("annual ")
    is_annual = (figure.period or "").startswith("annual ")
    aggregation = ("yearly-average" if figure.kind == "rate" else "yearly") if is_annual else None
    writer.say(
        "figures",
        iri,
        (RDF.type, figure_class(figure)),
        (LSKG.statementText, Literal(statement(writer.document, figure.span))),
        (LSKG.hasIndicator, writer.iris.mint("indicator", indicator.key)),
        (LSKG.hasValue, _write_value(figure, writer, where)),
        (LSKG.hasFigureKind, codes.code("figure-kind", figure.kind, where)),
        (LSKG.hasFigureStatus, codes.code("figure-status", figure.status, where)),
        (LSKG.hasExtractionMethod, codes.code("extraction-method", figure.method, where)),
        (LSKG.hasAggregationKind, codes.code("aggregation-kind", aggregation, where)),
        (LSKG.refersToPeriod, writer.interval(interval) if interval else None),
        (LSKG.hasPeriodBasis, codes.code("basis", figure.period_basis, where)),
        (LSKG.hasStatusBasis, codes.code("basis", figure.status_basis, where)),
        (LSKG.hasTheme, codes.code("theme", indicator.theme, where)),
        (LSKG.areaText, Literal(figure.area) if figure.area else None),
        (LSKG.isStatedIn, writer.passage(figure.span)),
    )
    if figure.kind in _CHANGES:
        writer.say(
            "figures",
            iri,
            (LSKG.hasChangeDirection, codes.code("change-direction", figure.direction, where)),
            (LSKG.hasBaselinePeriod, _baseline(figure.baseline, writer, last_term)),
        )
    for relation, start in figure.related:
        writer.say("figures", iri, (_RELATIONS[relation], figure_iri(spans[start], writer)))
    unit_en = codes.unit_label(figure.unit, "en")
    writer.labels(
        "figures",
        iri,
        figure_label(figure, _quantity(figure), indicator.name_vi, "vi", None),
        figure_label(figure, _quantity(figure), indicator.name_en or "", "en", unit_en)
        if indicator.name_en
        else None,
    )


def figure_iri(span: Span, writer: Writer) -> URIRef:
    """IRI of the figure at a span."""
    return writer.iris.mint("figure", f"{span.start}-{span.end}")


def figure_class(figure: Figure) -> URIRef:
    """The class of a figure, which its kind and status tell."""
    if figure.kind in _CHANGES:
        return LSKG.ChangeStatement
    if figure.kind == "rank":
        return LSKG.RankingStatement
    return LSKG.TargetFigure if figure.status == "target" else LSKG.ReportedFigure


def statement(document: Document, span: Span) -> str:
    """The words of the clause up to a figure and its unit."""
    start = clause_start(document.text, span.start)
    return " ".join(document.text[start : span.end].split())


def _quantity(figure: Figure) -> Quantity:
    return Quantity(
        span=figure.span,
        number_end=figure.span.end,
        low=figure.low,
        high=figure.high,
        sign=figure.comparator,
        exponent=figure.exponent,
        unit=figure.unit,
        unit_printed=figure.unit_printed,
    )


def _write_value(figure: Figure, writer: Writer, where: str) -> URIRef:
    quantity = _quantity(figure)
    if quantity.unit is None:
        quantity = replace(quantity, unit="UNITLESS")
    key = f"figure-{figure.span.start}-{figure.span.end}"
    iri = write_value(key, quantity, writer, where, "figures")
    for term, value in (
        (LSKG.numerator, figure.numerator),
        (LSKG.denominator, figure.denominator),
    ):
        writer.say("figures", iri, (term, None if value is None else writer.decimal(value)))
    return iri


def _baseline(baseline: str | None, writer: Writer, last_term: int) -> URIRef | None:
    """The period that a change is compared with.

    *The previous term* is the one before that which the report looks back on, and *the start of
    the term* is the first year of the latter.
    """
    if baseline == "previous term":
        return writer.interval(f"{last_term - _TERM_YEARS}/{last_term}", LSKG.CongressTerm)
    if baseline == "start of term":
        return writer.interval(str(last_term))
    return writer.interval(baseline) if baseline else None


def write_number(number: Number, spans: dict[int, Span], writer: Writer) -> None:
    """Say what a number of the text is.

    Args:
        number: a run of digits and its role.
        spans: the spans of all figures by their start.
        writer: where to write.
    """
    role = number.role.replace(" ", "-")
    figure = None if number.figure is None else figure_iri(spans[number.figure], writer)
    writer.say(
        "figures",
        writer.passage(number.span),
        (LSKG.hasNumberRole, writer.codes.code("number-role", role, "numbers.csv")),
        (LSKG.isNumberOf, figure),
    )
