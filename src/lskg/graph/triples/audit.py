"""Arithmetic checks in RDF: what is tied, what follows, and the verdict as a SHACL result."""

from __future__ import annotations

from collections.abc import Sequence

from rdflib import PROV, RDF, SH, Literal, URIRef

from lskg.audit.explanations import explain, scale_of, work
from lskg.audit.ties import Tie
from lskg.audit.writing import decimal_of
from lskg.graph.labels import short_text
from lskg.graph.scribe import Scribe
from lskg.graph.triples.figure import figure_iri
from lskg.vocabulary import LSKG

_SEVERITIES = {
    "error": SH.Violation,
    "different-base": SH.Info,
    "undecidable": SH.Info,
    "consistent-by-truncation": SH.Info,
}
_LABEL = 90


def write_audit(ties: Sequence[Tie], scribe: Scribe) -> None:
    """Say every check, the audit that made it, and the report of what does not simply agree."""
    if not ties:
        return
    activity = scribe.start("activity", "audit", ("audit",))
    scribe.say("audit", activity, (RDF.type, PROV.Activity), (PROV.used, scribe.version))
    scribe.labels("audit", activity, "Kiểm tra số học của báo cáo", "Audit of the report")
    report = scribe.start("validation-report", "audit", ("validation-report",))
    wrong = any(each.verdict == "error" for each in ties)
    scribe.say(
        "audit",
        report,
        (RDF.type, SH.ValidationReport),
        (SH.conforms, Literal(not wrong)),
        (PROV.wasGeneratedBy, activity),
    )
    scribe.labels("audit", report, "Kết quả kiểm tra số học", "Results of the audit")
    for tie in ties:
        check = _write_check(tie, activity, scribe)
        if tie.verdict in _SEVERITIES:
            scribe.say("audit", report, (SH.result, check))
            _write_result(tie, check, scribe)


def _write_check(tie: Tie, activity: URIRef, scribe: Scribe) -> URIRef:
    iri = scribe.start("check", tie.key, tie)
    code, document = scribe.codes.code, scribe.document
    scale = scale_of(tie)
    computed, tolerance = (
        scribe.decimal(decimal_of(each / scale)) for each in (tie.computed, tie.slack)
    )
    figures = [figure_iri(each.span, scribe) for each in tie.figures]
    scribe.say(
        "audit",
        iri,
        (RDF.type, LSKG.ArithmeticCheck),
        (LSKG.hasAuditRule, code("audit-rule", tie.rule, tie.key)),
        (LSKG.hasVerdict, code("audit-verdict", tie.verdict, tie.key)),
        (LSKG.hasExtractionMethod, code("extraction-method", tie.method, tie.key)),
        (LSKG.hasStatedFigure, figures[0] if tie.stated else None),
        (LSKG.statedValue, scribe.decimal(decimal_of(tie.expected / scale))),
        (LSKG.computedValue, computed if tie.has_result else None),
        (LSKG.tolerance, tolerance if tie.has_result else None),
        (LSKG.explanation, Literal(explain(tie, document, "vi"), lang="vi")),
        (LSKG.explanation, Literal(explain(tie, document, "en"), lang="en")),
        (PROV.wasGeneratedBy, activity),
        *((LSKG.hasOperand, each) for each in figures[1 if tie.stated else 0 :]),
        *((PROV.wasDerivedFrom, each) for each in figures),
        *((LSKG.isStatedIn, scribe.passage(each.span)) for each in tie.figures),
    )
    names = [
        short_text(f"{scribe.codes.label(rule, language)}: {work(tie, document, language)}", _LABEL)
        for rule in [code("audit-rule", tie.rule, tie.key)]
        for language in ("vi", "en")
    ]
    scribe.labels("audit", iri, names[0], names[1])
    return iri


def _write_result(tie: Tie, check: URIRef, scribe: Scribe) -> None:
    """The same check as a SHACL validation result."""
    focus = figure_iri(tie.figures[0].span, scribe)
    scribe.say(
        "audit",
        check,
        (RDF.type, SH.ValidationResult),
        (SH.focusNode, focus),
        (SH.resultSeverity, _SEVERITIES[tie.verdict]),
        (SH.sourceConstraintComponent, scribe.codes.code("audit-rule", tie.rule, tie.key)),
        (SH.resultMessage, Literal(explain(tie, scribe.document, "vi"), lang="vi")),
        (SH.resultMessage, Literal(explain(tie, scribe.document, "en"), lang="en")),
    )
