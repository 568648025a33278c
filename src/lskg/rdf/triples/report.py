"""The report itself in RDF: the work, the plan it lays down, its text version and file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from rdflib import DCTERMS, RDF, SDO, Literal, URIRef

from lskg.extract.records import Extraction
from lskg.project import ReportInfo
from lskg.rdf.writer import Writer, text
from lskg.text.periods import Period
from lskg.vocabulary import LSKG


def write_report(writer: Writer, info: ReportInfo, path: Path, extraction: Extraction) -> None:
    """The report, its congress, its text version and file, and its appendix."""
    report = writer.start("report", info.key, info)
    file = writer.start("file", "1", path)
    code, where = writer.codes.code, f"{info.key}/report.toml"
    # A congress that the text does not name is not told of.
    congress = info.congress if info.congress in {each.key for each in extraction.named} else ""
    writer.say(
        "report",
        report,
        (RDF.type, LSKG.PoliticalReport if congress else LSKG.PlanningDocument),
        (LSKG.hasDocumentType, code("document-type", info.kind or None, where)),
        (LSKG.hasPublicationLevel, code("publication-level", info.level, where)),
        (DCTERMS.title, text(info.title_vi, "vi")),
        (DCTERMS.title, text(info.title_en, "en")),
        (DCTERMS.language, Literal(info.language)),
    )
    if info.issuer:
        writer.say(
            "report",
            report,
            (LSKG.isIssuedBy, writer.iris.mint("agency", info.issuer)),
            (LSKG.hasIssuerBasis, code("basis", "judged", where)),
        )
    writer.labels("report", report, info.title_vi, info.title_en)
    writer.say(
        "report",
        writer.version,
        (RDF.type, LSKG.TextVersion),
        (LSKG.isVersionOf, report),
        (LSKG.isMadeFrom, file),
        (LSKG.contentHash, Literal(writer.document.sha256)),
        (LSKG.textLength, Literal(len(writer.document))),
        (DCTERMS.language, Literal(info.language)),
    )
    writer.labels("report", writer.version, "Bản văn bản của báo cáo", "Text version of the report")
    if writer.english is not None:
        _write_translation(writer, report, writer.english.text)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    writer.say(
        "report",
        file,
        (RDF.type, LSKG.SourceFile),
        (DCTERMS.title, Literal(info.file)),
        (LSKG.contentHash, Literal(digest)),
    )
    writer.labels("report", file, "Tệp nhận được", "File as received")
    if congress:
        _write_congress(writer, info, report)
    _write_plan(writer, info, report)
    if extraction.layout.appendix is not None:
        appendix = writer.start("appendix", "1", extraction.layout.appendix)
        writer.say(
            "report",
            appendix,
            (RDF.type, LSKG.Appendix),
            (LSKG.isAppendixOf, writer.version),
            (LSKG.hasExtent, writer.passage(extraction.layout.appendix)),
        )
        writer.labels("report", appendix, "Phụ lục 1", "Appendix 1")


def _write_translation(writer: Writer, report: URIRef, english: str) -> None:
    """The English text of the report."""
    digest = hashlib.sha256(english.encode()).hexdigest()
    version = writer.start("version", digest[:12], english)
    writer.say(
        "report",
        version,
        (RDF.type, LSKG.UnofficialTranslation),
        (LSKG.isVersionOf, report),
        (SDO.translationOfWork, writer.version),
        (LSKG.contentHash, Literal(digest)),
        (LSKG.textLength, Literal(len(english))),
        (DCTERMS.language, Literal("en")),
    )
    writer.labels(
        "report",
        version,
        "Bản dịch tiếng Anh không chính thức của báo cáo",
        "Unofficial English translation of the report",
    )


def _write_congress(writer: Writer, info: ReportInfo, report: URIRef) -> None:
    """The congress that the report is for."""
    congress = writer.start("congress", info.congress, (info, "congress"))
    writer.say("report", report, (LSKG.isSubmittedTo, congress))
    writer.say(
        "catalogue",
        congress,
        (RDF.type, LSKG.PartyCongress),
        (LSKG.refersToPeriod, _term(writer, info)),
    )
    writer.labels("catalogue", congress, info.congress_vi, info.congress_en)


def _term(writer: Writer, info: ReportInfo) -> URIRef | None:
    """The years that the plan is for, if they are known."""
    if not info.term_start:
        return None
    kind = LSKG.CongressTerm if info.congress else LSKG.Period
    return writer.period(Period(info.term_start, info.term_end), kind)


def _write_plan(writer: Writer, info: ReportInfo, report: URIRef) -> None:
    """The plan that the report lays down, to which its elements and targets belong."""
    writer.say(
        "plan",
        writer.plan,
        (RDF.type, LSKG.Plan),
        (LSKG.isLaidDownIn, report),
        (LSKG.isAboutPlace, writer.things.known(info.territory) if info.territory else None),
        (LSKG.refersToPeriod, _term(writer, info)),
    )
    vi = f"Kế hoạch của {info.title_vi}"
    en = f"Plan of the {info.title_en}" if info.title_en else None
    writer.labels("plan", writer.plan, vi, en)
