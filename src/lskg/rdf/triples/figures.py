"""Figures in RDF: what they say, for when and where, and how they hang together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rdflib import DCTERMS, RDF, Literal, URIRef

from lskg.extract.change_basis import change_basis, in_its_unit
from lskg.extract.figures.records import Figure, Funding, Number
from lskg.extract.figures.scope import breakdown
from lskg.extract.records import Indicator
from lskg.rdf.labels import figure_label
from lskg.rdf.triples.targets import write_value
from lskg.rdf.writer import Writer
from lskg.text.clauses import statement_text
from lskg.text.document import Document, Span
from lskg.text.quantities import Quantity
from lskg.text.sentences import sentences
from lskg.vocabulary import LSKG

#: The kinds of which the report says whether they are a rise or a fall.
_TRENDS = ("change", "rate")
# *Bình quân mỗi năm kết nạp …*; not what is said of each person or unit.
_MEAN = re.compile(
    r"(?<!\w)(?:bình quân|trung bình)(?!\s+(?:đầu|(?:mỗi|một|trên)\s+(?!năm)))", re.IGNORECASE
)
#: Baselines that are said in words, as years before the beginning of the last term.
_TERM_YEARS = 5
_RELATIONS = {
    "change-of": LSKG.isChangeOf,
    "share-of": LSKG.isShareOf,
    "part-of": LSKG.isPartOfTotal,
    "same-as": LSKG.restates,
    "detail-of": LSKG.isDetailOf,
}


@dataclass(frozen=True, slots=True)
class Background:
    """What holds for all figures of a report.

    Attributes:
        report: IRI of the report.
        territory: IRI of the territory that it is about, if that is known.
        elsewhere: the sentences that name another place.
        last_term: first year of the term that the report looks back on, if it names its own.
    """

    report: URIRef
    territory: URIRef | None
    elsewhere: tuple[Span, ...]
    last_term: int | None


def write_figure(
    figure: Figure, indicator: Indicator, background: Background, writer: Writer
) -> None:
    """Say a figure in RDF; of the value of a target, what the target does not say itself.

    Args:
        figure: what is said.
        indicator: what it measures.
        background: what holds for all figures.
        writer: where to write.
    """
    start = figure.span.start
    iri = writer.claim(start)
    where = f"figure “{writer.document[figure.span]}” at {start}"
    target = writer.target_at(start)
    graph = "figures" if target is None else "plan"
    method = target.method if target and not writer.is_quoted(start) else figure.method
    if writer.is_quoted(start):
        words = Literal(statement(writer.document, figure.span))
        writer.say(graph, iri, (RDF.type, LSKG.QuantitativeStatement), (LSKG.statementText, words))
    elif graph == "figures":
        _write_statement(in_its_unit(figure, indicator.unit), indicator, writer, where)
    code = writer.codes.code
    away = any(each.contains(figure.span) for each in background.elsewhere)
    narrowed = breakdown(figure.area)
    writer.say(
        graph,
        iri,
        (LSKG.hasFigureKind, code("figure-kind", figure.kind, where)),
        (LSKG.hasExtractionMethod, code("extraction-method", method, where)),
        (LSKG.areaText, Literal(figure.area) if figure.area else None),
        *((LSKG.hasBreakdown, code(scheme, name, where)) for scheme, name in narrowed),
        (LSKG.isAboutPlace, None if away else background.territory),
        (DCTERMS.source, background.report),
        *((_RELATIONS[name], writer.claim(other)) for name, other in figure.related),
    )
    if figure.kind in _TRENDS:
        direction = code("change-direction", figure.direction, where)
        writer.say(graph, iri, (LSKG.hasChangeDirection, direction))
    if figure.kind == "change" and graph == "figures":
        basis = code("change-basis", change_basis(figure, indicator.unit), where)
        baseline = _baseline(figure.baseline, writer, background.last_term)
        writer.say(graph, iri, (LSKG.hasChangeBasis, basis), (LSKG.hasBaselinePeriod, baseline))
    writer.say(graph, writer.passage(figure.span), (LSKG.isNumberOf, iri))


def _write_statement(figure: Figure, indicator: Indicator, writer: Writer, where: str) -> None:
    """A figure that is a statement of its own."""
    iri = writer.start("figure", f"{figure.span.start}-{figure.span.end}", figure)
    codes = writer.codes
    interval = (figure.period or "").removeprefix("annual ")
    aggregation = aggregation_of(figure, writer.document)
    writer.say(
        "figures",
        iri,
        (RDF.type, figure_class(figure)),
        (LSKG.statementText, Literal(statement(writer.document, figure.span))),
        (LSKG.hasIndicator, writer.iris.mint("indicator", indicator.key)),
        (LSKG.hasValue, _write_value(figure, writer, where)),
        (LSKG.hasFigureStatus, codes.code("figure-status", figure.status, where)),
        (LSKG.hasAggregationKind, codes.code("aggregation-kind", aggregation, where)),
        (LSKG.refersToPeriod, writer.interval(interval) if interval else None),
        (LSKG.hasPeriodBasis, codes.code("basis", figure.period_basis, where)),
        (LSKG.hasUndatedReason, codes.code("undated-reason", figure.undated, where)),
        (LSKG.hasStatusBasis, codes.code("basis", figure.status_basis, where)),
        (LSKG.hasTheme, codes.code("theme", indicator.theme, where)),
        (LSKG.isStatedIn, writer.passage(figure.span)),
    )
    unit_en = codes.unit_words(figure.unit, figure.unit_printed)
    name_en = figure.name_en or indicator.name_en
    writer.labels(
        "figures",
        iri,
        figure_label(figure, _quantity(figure), figure.name_vi or indicator.name_vi, "vi", None),
        figure_label(figure, _quantity(figure), name_en, "en", unit_en) if name_en else None,
    )


def aggregation_of(figure: Figure, document: Document) -> str | None:
    """How a yearly value covers its years: as their mean where its sentence says so."""
    if not (figure.period or "").startswith("annual "):
        return None
    line = Span(document.text.rfind("\n", 0, figure.span.start) + 1, figure.span.end)
    *_, sentence = sentences(document, line)
    is_mean = figure.kind == "rate" or _MEAN.search(document[sentence])
    return "yearly-average" if is_mean else "yearly"


def figure_class(figure: Figure) -> URIRef:
    """The class of a figure that is no headline target, which its kind and status tell."""
    if figure.kind == "change":
        return LSKG.ChangeStatement
    if figure.kind == "rank":
        return LSKG.RankingStatement
    return LSKG.TargetFigure if figure.status == "target" else LSKG.ReportedFigure


def part_of_whole(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """The numbers of a fraction; none of a result above its plan, which is no part of a whole."""
    part, whole = figure.numerator, figure.denominator
    above = part is not None and whole is not None and part > whole
    return (None, None) if above else (part, whole)


def statement(document: Document, span: Span) -> str:
    """The clause that states a figure."""
    return statement_text(document, span)


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
    key = f"figure-{figure.span.start}-{figure.span.end}"
    iri = write_value(key, quantity, writer, where, "figures")
    part, whole = part_of_whole(figure)
    for term, value in ((LSKG.numerator, part), (LSKG.denominator, whole)):
        writer.say("figures", iri, (term, None if value is None else writer.decimal(value)))
    return iri


def _baseline(baseline: str | None, writer: Writer, last_term: int | None) -> URIRef | None:
    """The period that a change is compared with.

    *The previous term* is the one before that which the report looks back on, and *the start of
    the term* is the first year of the latter.
    """
    if baseline in ("previous term", "start of term") and last_term is None:
        return None
    if baseline == "previous term" and last_term is not None:
        return writer.interval(f"{last_term - _TERM_YEARS}/{last_term}", LSKG.CongressTerm)
    if baseline == "start of term":
        return writer.interval(str(last_term))
    return writer.interval(baseline) if baseline else None


def write_funding(funding: Funding, writer: Writer) -> None:
    """Say what a sum of money is for, and where it comes from."""
    codes = [writer.codes.code("funding-source", each, "funding.csv") for each in funding.sources]
    writer.say(
        "figures",
        writer.claim(funding.figure),
        *((LSKG.concernsInitiative, writer.things.iri(each)) for each in funding.initiatives),
        *((LSKG.hasFundingSource, code) for code in codes),
    )


def write_things(figure: int, things: Sequence[str], writer: Writer) -> None:
    """Say which named things the figure at an offset is about."""
    writer.say(
        "figures",
        writer.claim(figure),
        *((LSKG.isAboutThing, writer.things.iri(each)) for each in things),
    )


def write_number(number: Number, writer: Writer) -> None:
    """Say what a number of the text is."""
    role = number.role.replace(" ", "-")
    writer.say(
        "figures",
        writer.passage(number.span),
        (LSKG.hasNumberRole, writer.codes.code("number-role", role, "numbers.csv")),
        (LSKG.isNumberOf, None if number.figure is None else writer.claim(number.figure)),
    )
