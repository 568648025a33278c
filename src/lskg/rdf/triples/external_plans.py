"""Plans of others, their targets, and published statistics, in RDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from rdflib import DCTERMS, RDF, RDFS, XSD, Literal, URIRef

from lskg.external.records import (
    Links,
    Plan,
    PlanningTarget,
    Statistic,
    Territory,
)
from lskg.external.territories import is_day
from lskg.extract.figures.records import Figure
from lskg.extract.figures.status import says_status
from lskg.extract.records import Indicator
from lskg.rdf.labels import period_text, quantity_text
from lskg.rdf.triples import data_cube
from lskg.rdf.triples.documents import say_in_eli
from lskg.rdf.triples.targets import write_indicator, write_value
from lskg.rdf.triples.territories import thing, write_reorganizations
from lskg.rdf.writer import Writer, text, write
from lskg.text.periods import Period
from lskg.text.quantities import Quantity
from lskg.vocabulary import LSKG, SDMX_ATTRIBUTE, SDMX_MEASURE

_SCALES_VI = {0: "", 3: "nghìn ", 6: "triệu ", 9: "tỷ ", 12: "nghìn tỷ "}
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_SIGNS = {"exact": "=", "about": "~", "over": ">"}


def write_links(
    links: Links,
    indicators: Iterable[Indicator],
    writer: Writer,
) -> None:
    """Say in RDF what lies outside the reports; what one of them quotes is left to it.

    Args:
        links: what the tables say.
        indicators: the catalogue.
        writer: writes the statements.
    """
    for record in (
        *links.sources,
        *links.documents,
        *links.territories,
        *links.goals,
        *links.plans,
    ):
        write(record, writer)
    for indicator in links.indicators:
        write_indicator(indicator, writer)
    for match in links.matches:
        write(match, writer)
    names = _Names.of(links, indicators)
    write_reorganizations(links.successions, names.territories, writer)
    for target in links.targets:
        if not target.report:
            _write_target(target, names, writer)
    if links.statistics:
        data_cube.write_structure(writer, {statistic.source for statistic in links.statistics})
    for statistic in links.statistics:
        _write_statistic(statistic, names, writer)


def write_quoted(
    links: Links, indicators: Iterable[Indicator], writer: Writer, quoted: Mapping[str, Figure]
) -> None:
    """Say the targets of other plans that a report states, as a statement of the report.

    Args:
        links: what the tables say.
        indicators: those of the report.
        writer: writes the statements.
        quoted: the figures of the report that are such targets, by key of the target.
    """
    names = _Names.of(links, indicators)
    for target in links.targets:
        if target.span is not None:
            _write_target(target, names, writer, quoted.get(target.key))


def quoted_targets(
    figures: Iterable[Figure], targets: Iterable[PlanningTarget]
) -> dict[str, Figure]:
    """The figures of the report that are targets of other plans, by key of the target."""
    return {
        target.key: figure
        for figure in figures
        for target in targets
        if target.span is not None
        and target.span.contains(figure.span)
        and (target.quantity.low, target.quantity.high) == (figure.low, figure.high)
    }


@dataclass(frozen=True, slots=True)
class _Names:
    """Where labels find the names of what they are made of."""

    indicators: Mapping[str, Indicator]
    territories: Mapping[str, Territory]
    plans: Mapping[str, Plan]

    @classmethod
    def of(cls, links: Links, indicators: Iterable[Indicator]) -> _Names:
        return cls(
            {indicator.key: indicator for indicator in (*indicators, *links.indicators)},
            {territory.key: territory for territory in links.territories},
            {plan.key: plan for plan in links.plans},
        )

    def indicator(self, key: str, language: str) -> str:
        found = self.indicators[key]
        return found.name_vi if language == "vi" else found.name_en or found.name_vi

    def territory(self, key: str, language: str) -> str:
        found = self.territories[key]
        return found.name_vi if language == "vi" else found.name_en


@write.register
def _(plan: Plan, writer: Writer) -> None:
    iri = writer.start("plan", plan.key, plan)
    congress = writer.iris.mint("congress", plan.adopted_at) if plan.adopted_at else None
    basis = None
    if plan.issuer:
        basis = "stated" if plan.page else "judged"
    issuer = writer.iris.mint("agency", plan.issuer) if plan.issuer else None
    document = writer.things.iri(plan.document) if plan.document else None
    writer.say(
        "planning",
        iri,
        (RDF.type, LSKG.Plan),
        (LSKG.documentNumber, text(plan.number)),
        (LSKG.isIssuedBy, issuer),
        (LSKG.hasIssuerBasis, writer.codes.code("basis", basis, plan.key)),
        (LSKG.isAdoptedAt, congress),
        (LSKG.isLaidDownIn, document),
        (DCTERMS.issued, text(plan.date)),
        (LSKG.isAboutPlace, thing(writer, plan.territory)),
    )
    writer.labels("planning", iri, plan.name_vi, plan.name_en)
    if document is not None:
        day = plan.date if is_day(plan.date) else None
        bodies = (issuer,) if issuer is not None else ()
        say_in_eli(writer, "planning", document, plan.number, day, bodies)
        writer.say(
            "planning",
            document,
            (LSKG.documentNumber, text(plan.number)),
            (DCTERMS.issued, Literal(day, datatype=XSD.date) if day else None),
        )


def _write_target(
    target: PlanningTarget, names: _Names, writer: Writer, quoted: Figure | None = None
) -> None:
    iri = writer.start("planning-target", target.key, target)
    where = f"planning_targets.csv, {target.key}"
    quantity, words = target.quantity, target.value_text
    if quoted is not None:
        quantity = replace(quantity, unit_printed=quoted.unit_printed)
        words = writer.document[quoted.span]
    value = write_value(
        target.key, quantity, writer, where, "planning", words, kind="planning-value"
    )
    writer.say(
        "planning",
        iri,
        (RDF.type, LSKG.PlanningTarget),
        (LSKG.isSetByPlan, writer.iris.mint("plan", target.plan)),
        (LSKG.hasIndicator, writer.iris.mint("indicator", target.indicator)),
        (LSKG.isAboutPlace, thing(writer, target.territory)),
        (LSKG.refersToPeriod, writer.period(target.period)),
        (
            LSKG.hasAggregationKind,
            writer.codes.code("aggregation-kind", target.aggregation, where),
        ),
        (LSKG.hasPeriodBasis, _period_basis(target.period, target.quote, writer)),
        (LSKG.hasValue, value),
        (LSKG.hasFigureStatus, writer.codes.code("figure-status", "target", where)),
        (LSKG.hasStatusBasis, _status_basis("target", target.quote, "heading", writer)),
        (LSKG.quotedText, Literal(target.quote, lang=target.language)),
        (
            DCTERMS.source,
            writer.iris.mint("report", target.report) if target.report else URIRef(target.page),
        ),
    )
    # What the report says of a plan of others is a statement of the report.
    passage = writer.passage(target.span) if target.span else None
    writer.say("figures", iri, (LSKG.isStatedIn, passage))
    plan = names.plans[target.plan]
    for language in ("vi", "en"):
        name = plan.number or (plan.name_vi if language == "vi" else plan.name_en)
        amount = _amount(target.quantity, target.quantity.sign, language, writer)
        label = (
            f"{name}: {names.indicator(target.indicator, language)}: {amount} "
            f"({period_text(target.period)})"
        )
        writer.say("planning", iri, (RDFS.label, Literal(label, lang=language)))


def _write_statistic(statistic: Statistic, names: _Names, writer: Writer) -> None:
    iri = writer.start("statistic", statistic.key, statistic)
    where = f"statistic {statistic.key}"
    quantity = statistic.quantity
    source = writer.iris.mint("source", statistic.source)
    status = writer.codes.code("figure-status", statistic.status, where)
    signed = replace(quantity, sign=_SIGNS[statistic.precision])
    words = statistic.published
    value = write_value(
        statistic.key, signed, writer, where, "planning", words, kind="planning-value"
    )
    writer.say(
        "planning",
        iri,
        (RDF.type, LSKG.PublishedStatistic),
        (RDF.type, data_cube.QB.Observation),
        (data_cube.QB.dataSet, source),
        (DCTERMS.source, source),
        (LSKG.hasIndicator, writer.iris.mint("indicator", statistic.indicator)),
        (LSKG.isAboutPlace, thing(writer, statistic.territory)),
        (LSKG.refersToPeriod, writer.period(statistic.period)),
        (LSKG.hasPeriodBasis, _period_basis(statistic.period, statistic.quote, writer)),
        (LSKG.hasValue, value),
        (LSKG.hasFigureStatus, status),
        (
            LSKG.hasStatusBasis,
            _status_basis(
                statistic.status,
                statistic.quote,
                "judged" if statistic.quote else "heading",
                writer,
            ),
        ),
        (SDMX_MEASURE.obsValue, writer.decimal(quantity.low * Decimal(10) ** quantity.exponent)),
        (SDMX_ATTRIBUTE.unitMeasure, writer.codes.unit(quantity.unit, where)),
        (SDMX_ATTRIBUTE.obsStatus, status),
        (LSKG.hasPrecision, writer.codes.code("precision", statistic.precision, where)),
        (LSKG.publishedText, Literal(statistic.published)),
        (LSKG.quotedText, text(statistic.quote, statistic.language or None)),
    )
    for language in ("vi", "en"):
        amount = _amount(quantity, _SIGNS[statistic.precision], language, writer)
        label = (
            f"{names.indicator(statistic.indicator, language)}, "
            f"{names.territory(statistic.territory, language)}, "
            f"{period_text(statistic.period)}: {amount}"
        )
        writer.say("planning", iri, (RDFS.label, Literal(label, lang=language)))


def _period_basis(period: Period, quote: str, writer: Writer) -> URIRef | None:
    """What a period rests on: the words of the source, its table, or the reading of an editor."""
    said = {int(year) for year in _YEAR.findall(quote)}
    basis = "stated" if {period.start, period.end} <= said else "judged"
    return writer.codes.code("basis", basis if quote else "heading", "period")


def _status_basis(status: str, quote: str, otherwise: str, writer: Writer) -> URIRef | None:
    """What a status rests on: the words of the source, the plan or table they stand in, or else."""
    basis = "stated" if says_status(status, quote) else otherwise
    return writer.codes.code("basis", basis, "status")


def _amount(quantity: Quantity, sign: str, language: str, writer: Writer) -> str:
    """A quantity in words, with the label of its unit."""
    name = "%" if quantity.unit == "PERCENT" else ""
    if quantity.unit not in ("PERCENT", "UNITLESS"):
        name = writer.codes.label(writer.codes.unit(quantity.unit, "label"), "vi")
    printed = _SCALES_VI[quantity.exponent] + name
    words = replace(quantity, sign=sign, unit_printed=printed)
    return quantity_text(words, language, writer.codes.unit_words(quantity.unit))
