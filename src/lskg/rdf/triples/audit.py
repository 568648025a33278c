"""Arithmetic checks in RDF: which claims are compared, what follows, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from rdflib import PROV, RDF, Literal, URIRef

from lskg.audit.checks import Check
from lskg.audit.curation import SOURCE
from lskg.audit.explanations import explain, scale_of, work
from lskg.audit.number_text import decimal_of
from lskg.audit.rules.other_sources import SourceCheck, both, explain_source
from lskg.extract.figures.records import Figure
from lskg.rdf.labels import short_text, unit_text
from lskg.rdf.triples.territories import thing
from lskg.rdf.writer import Writer
from lskg.text.document import Span
from lskg.vocabulary import LSKG

_LABEL = 90


def write_audit(checks: Sequence[Check], sources: Sequence[SourceCheck], writer: Writer) -> None:
    """Say every check, and the audit that made it."""
    if not checks and not sources:
        return
    activity = writer.start("activity", "audit", ("audit",))
    writer.say("audit", activity, (RDF.type, PROV.Activity), (PROV.used, writer.version))
    writer.labels("audit", activity, "Kiểm tra số học của báo cáo", "Audit of the report")
    arithmetic = map(partial(_of_arithmetic, writer), checks)
    for check in (*arithmetic, *map(partial(_of_source, writer), sources)):
        _write_check(check, activity, writer)


@dataclass(frozen=True, slots=True)
class _Check:
    """What is said of a check; numbers are in the unit of the stated figure."""

    record: object
    key: str
    rule: str
    verdict: str
    method: str
    stated: Figure | None
    operands: tuple[Figure, ...]
    other: URIRef | None
    expected: Fraction
    computed: Fraction | None
    slack: Fraction | None
    works: tuple[str, str]
    explanations: tuple[str, str]
    names: tuple[Span, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (() if self.stated is None else (self.stated,)) + self.operands


def _of_arithmetic(writer: Writer, check: Check) -> _Check:
    scale, document = scale_of(check), writer.document
    units = partial(unit_text, writer.codes)
    return _Check(
        record=check,
        key=check.key,
        rule=check.rule,
        verdict=check.verdict,
        method=check.method,
        stated=check.stated,
        operands=check.operands,
        other=None,
        expected=check.expected / scale,
        computed=check.computed / scale if check.has_result else None,
        slack=check.slack / scale if check.has_result else None,
        works=(work(check, document, "vi"), work(check, document, "en")),
        explanations=(
            explain(check, document, "vi", units),
            explain(check, document, "en", units),
        ),
        names=check.names,
    )


def _of_source(writer: Writer, check: SourceCheck) -> _Check:
    scale, document = Fraction(10) ** check.figure.exponent, writer.document
    units = partial(unit_text, writer.codes)
    return _Check(
        record=check,
        key=check.key,
        rule=SOURCE,
        verdict=check.verdict,
        method=check.method,
        stated=check.figure,
        operands=(),
        other=thing(writer, check.other.key),
        expected=check.expected / scale,
        computed=check.computed / scale,
        slack=check.slack / scale,
        works=(
            " ↔ ".join(both(check, document, "vi", units)),
            " ↔ ".join(both(check, document, "en", units)),
        ),
        explanations=(
            explain_source(check, document, "vi", units),
            explain_source(check, document, "en", units),
        ),
    )


def _write_check(check: _Check, activity: URIRef, writer: Writer) -> None:
    iri = writer.start("check", check.key, check.record)
    code = writer.codes.code
    rule = code("audit-rule", check.rule, check.key)
    figures = [writer.claim(each.span.start) for each in check.figures]
    writer.say(
        "audit",
        iri,
        (RDF.type, LSKG.ArithmeticCheck),
        (LSKG.hasAuditRule, rule),
        (LSKG.hasAuditVerdict, code("audit-verdict", check.verdict, check.key)),
        (LSKG.hasExtractionMethod, code("extraction-method", check.method, check.key)),
        (LSKG.hasStatedFigure, figures[0] if check.stated else None),
        (LSKG.comparesWith, check.other),
        (LSKG.statedValue, _number(check.expected, writer)),
        (LSKG.computedValue, _number(check.computed, writer)),
        (LSKG.tolerance, _number(check.slack, writer)),
        (LSKG.explanation, Literal(check.explanations[0], lang="vi")),
        (LSKG.explanation, Literal(check.explanations[1], lang="en")),
        (PROV.wasGeneratedBy, activity),
        (PROV.wasDerivedFrom, check.other),
        *((LSKG.hasOperand, each) for each in figures[1 if check.stated else 0 :]),
        *((PROV.wasDerivedFrom, each) for each in figures),
        *((LSKG.concernsPassage, writer.passage(each.span)) for each in check.figures),
        *((LSKG.concernsPassage, writer.passage(each)) for each in check.names),
    )
    vi, en = (
        short_text(f"{writer.codes.label(rule, language)}: {worked}", _LABEL)
        for language, worked in zip(("vi", "en"), check.works, strict=True)
    )
    writer.labels("audit", iri, vi, en)


def _number(value: Fraction | None, writer: Writer) -> Literal | None:
    return None if value is None else writer.decimal(decimal_of(value))
