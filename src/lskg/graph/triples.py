"""How each kind of record is said in RDF: one short function per record."""

from __future__ import annotations

from decimal import Decimal
from functools import singledispatch

from rdflib import DCTERMS, RDF, SKOS, XSD, Literal, URIRef

from lskg.extract.records import (
    Entity,
    Footnote,
    Indicator,
    Mention,
    PlanElement,
    Section,
    Target,
)
from lskg.graph.labels import target_label
from lskg.graph.scribe import Scribe
from lskg.text.quantities import Quantity
from lskg.vocabulary import LSKG

# Kind in the IRI of each class of plan element.
ELEMENT_KINDS = {
    "CongressTheme": "theme",
    "OverallGoal": "goal",
    "GuidingViewpoint": "viewpoint",
    "KeyTask": "task",
    "StrategicBreakthrough": "breakthrough",
    "SolutionGroup": "solution-group",
    "Solution": "solution",
    "Achievement": "achievement",
    "Limitation": "limitation",
    "ObjectiveCause": "objective-cause",
    "SubjectiveCause": "subjective-cause",
    "Lesson": "lesson",
    "ContextFactor": "context",
}
_COMPARATORS = {
    "=": "equal",
    "~": "equal",
    ">": "more-than",
    ">=": "at-least",
    "<": "less-than",
    "<=": "at-most",
}
_SCALES = {0: "one", 3: "thousand", 4: "ten-thousand", 6: "million", 9: "billion", 12: "trillion"}

_NUMBERS_EN = {
    "Phần thứ nhất": "Part One",
    "Phần thứ hai": "Part Two",
    "Phần thứ ba": "Part Three",
    "Phần thứ tư": "Part Four",
    "Một là": "First",
    "Hai là": "Second",
    "Ba là": "Third",
    "Bốn là": "Fourth",
    "Năm là": "Fifth",
    "Sáu là": "Sixth",
    "Bảy là": "Seventh",
    "Tám là": "Eighth",
    "Chín là": "Ninth",
    "Mười là": "Tenth",
}


@singledispatch
def write(record: object, scribe: Scribe) -> None:
    """Say a record in RDF."""
    raise TypeError(f"no RDF for {type(record).__name__}")


@write.register
def _(section: Section, scribe: Scribe) -> None:
    iri = scribe.start("section", section.key, section)
    parent = scribe.iris.mint("section", section.parent) if section.parent else None
    english = scribe.title_en(section.title)
    scribe.say(
        "report",
        iri,
        (RDF.type, LSKG.Section),
        (LSKG.isSectionOf, scribe.version),
        (LSKG.isDirectlyWithinSection, parent),
        (LSKG.sectionNumber, Literal(section.number)),
        (LSKG.sectionLevel, Literal(section.level, datatype=XSD.positiveInteger)),
        (LSKG.orderNumber, Literal(section.order, datatype=XSD.positiveInteger)),
        (DCTERMS.title, Literal(section.title, lang="vi")),
        (DCTERMS.title, _text(english, "en")),
        (LSKG.isStatedIn, scribe.passage(section.span)),
    )
    joint = ". "
    if section.is_item:
        joint = " " if section.number.startswith("(") else ": "
    elif section.level == 1:
        joint = ": "
    number_en = _NUMBERS_EN.get(section.number, section.number)
    scribe.labels(
        "report",
        iri,
        f"{section.number}{joint}{section.title}",
        f"{number_en}{joint}{english}" if english else None,
    )


@write.register
def _(note: Footnote, scribe: Scribe) -> None:
    iri = scribe.start("footnote", str(note.number), note)
    anchor = None
    if note.anchor is not None:
        anchor = Literal(note.anchor, datatype=XSD.nonNegativeInteger)
    section = scribe.iris.mint("section", note.section) if note.section else None
    scribe.say(
        "report",
        iri,
        (RDF.type, LSKG.Footnote),
        (LSKG.isFootnoteOf, scribe.iris.mint("appendix", "1")),
        (LSKG.footnoteNumber, Literal(note.number, datatype=XSD.positiveInteger)),
        (LSKG.anchorOffset, anchor),
        (LSKG.isAnchoredIn, section),
        (LSKG.isStatedIn, scribe.passage(note.span)),
    )
    scribe.labels("report", iri, f"Chú thích {note.number}", f"Footnote {note.number}")


@write.register
def _(element: PlanElement, scribe: Scribe) -> None:
    iri = scribe.start(ELEMENT_KINDS[element.kind], element.key, element)
    parent = scribe.iris.mint("solution-group", element.parent) if element.parent else None
    text = " ".join(scribe.document[element.span].split())
    scribe.say(
        "plan",
        iri,
        (RDF.type, LSKG[element.kind]),
        (LSKG.elementNumber, _text(element.number)),
        (LSKG.orderNumber, Literal(element.order, datatype=XSD.positiveInteger)),
        (LSKG.statementText, Literal(text)),
        (LSKG.isPartOfElement, parent),
        (LSKG.isStatedIn, scribe.passage(element.span)),
    )
    scribe.labels("plan", iri, element.title, scribe.title_en(element.title))


@write.register
def _(indicator: Indicator, scribe: Scribe) -> None:
    iri = scribe.start("indicator", indicator.key, indicator)
    where = f"indicators.csv, {indicator.key}"
    scribe.say(
        "plan",
        iri,
        (RDF.type, LSKG.Indicator),
        (SKOS.definition, _text(indicator.definition_vi, "vi")),
        (SKOS.definition, _text(indicator.definition_en, "en")),
        (LSKG.hasDefaultUnit, scribe.codes.unit(indicator.unit, where)),
        (
            LSKG.hasDesirableDirection,
            scribe.codes.code("desirable-direction", indicator.direction, where),
        ),
        (LSKG.hasTheme, scribe.codes.code("theme", indicator.theme, where)),
    )
    scribe.labels("plan", iri, indicator.name_vi, indicator.name_en)


def write_target(target: Target, indicator: Indicator, scribe: Scribe) -> None:
    """Say a target in RDF, with the theme and the name of its indicator."""
    iri = scribe.start("target", target.key, target)
    where = f"target {target.key}"
    value = _write_value(target.key, target.quantity, scribe, where)
    period = scribe.period(target.period) if target.period else None
    scribe.say(
        "plan",
        iri,
        (RDF.type, LSKG.IndicatorTarget),
        (LSKG.elementNumber, Literal(target.number)),
        (LSKG.orderNumber, Literal(target.order, datatype=XSD.positiveInteger)),
        (LSKG.statementText, Literal(target.quote)),
        (LSKG.hasIndicator, scribe.iris.mint("indicator", indicator.key)),
        (LSKG.hasValue, value),
        (LSKG.hasFigureStatus, scribe.codes.code("figure-status", "target", where)),
        (
            LSKG.hasAggregationKind,
            scribe.codes.code("aggregation-kind", target.aggregation, where),
        ),
        (LSKG.refersToPeriod, period),
        (LSKG.hasTheme, scribe.codes.code("theme", indicator.theme, where)),
        (LSKG.isStatedIn, scribe.passage(target.span)),
    )
    scribe.labels(
        "plan",
        iri,
        target_label(target, indicator.name_vi, "vi"),
        target_label(target, indicator.name_en, "en") if indicator.name_en else None,
    )


@write.register
def _(entity: Entity, scribe: Scribe) -> None:
    iri = scribe.start("agency", entity.key, entity)
    where = f"entities.csv, {entity.key}"
    level = scribe.codes.code("administrative-level", entity.level, where)
    parent = scribe.iris.mint("agency", entity.parent) if entity.parent else None
    scribe.say(
        "entities",
        iri,
        (RDF.type, scribe.organization_class(entity.kind, where)),
        (LSKG.hasAdministrativeLevel, level),
        (LSKG.isSubordinateTo, parent),
        *(
            (SKOS.altLabel, Literal(alias, lang="vi"))
            for alias in entity.aliases
            if alias != entity.name_vi
        ),
    )
    scribe.labels("entities", iri, entity.name_vi, entity.name_en)


@write.register
def _(mention: Mention, scribe: Scribe) -> None:
    iri = scribe.iris.mint("agency", mention.entity)
    scribe.say("entities", iri, (LSKG.isMentionedIn, scribe.passage(mention.span)))


def _text(text: str | None, language: str | None = None) -> Literal | None:
    return Literal(text, lang=language) if text else None


def _write_value(key: str, quantity: Quantity, scribe: Scribe, where: str) -> URIRef:
    """The value node of a target: bounds as printed and without the scale word."""
    iri = scribe.start("value", key, quantity)
    unit = scribe.codes.unit(quantity.unit, where)
    hedge = "exact"
    if quantity.sign == "~":
        hedge = "nearly" if quantity.nearly else "about"
    scribe.say(
        "plan",
        iri,
        (RDF.type, LSKG.QuantityValue),
        (LSKG.valueText, Literal(" ".join(scribe.document[quantity.span].split()))),
        (LSKG.hasComparator, scribe.codes.code("comparator", _COMPARATORS[quantity.sign], where)),
        (LSKG.hasPrecision, scribe.codes.code("hedge", hedge, where)),
        (LSKG.hasScaleWord, scribe.codes.code("scale-word", _SCALES[quantity.exponent], where)),
        (LSKG.hasUnit, unit),
        (LSKG.hasNormalizedUnit, unit),
        (LSKG.unitText, _text(quantity.unit_printed)),
    )
    factor = Decimal(10) ** quantity.exponent
    if not quantity.sign.startswith("<"):
        scribe.say(
            "plan",
            iri,
            (LSKG.lowerBound, scribe.decimal(quantity.low)),
            (LSKG.isLowerInclusive, Literal(quantity.sign != ">")),
            (LSKG.normalizedLowerBound, scribe.decimal(quantity.low * factor)),
        )
    if not quantity.sign.startswith(">"):
        scribe.say(
            "plan",
            iri,
            (LSKG.upperBound, scribe.decimal(quantity.high)),
            (LSKG.isUpperInclusive, Literal(quantity.sign != "<")),
            (LSKG.normalizedUpperBound, scribe.decimal(quantity.high * factor)),
        )
    return iri
