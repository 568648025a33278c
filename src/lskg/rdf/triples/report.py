"""The report itself in RDF: the work, the plan it lays down, its text version and file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from rdflib import DCTERMS, RDF, Literal, URIRef

from lskg.extract.records import Extraction
from lskg.project import ReportInfo
from lskg.rdf.writer import Writer
from lskg.text.periods import Period
from lskg.vocabulary import LSKG


def write_report(writer: Writer, info: ReportInfo, path: Path, extraction: Extraction) -> None:
    """The report, its congress, its text version and file, and its appendix."""
    report = writer.start("report", info.key, info)
    congress = writer.start("congress", info.congress, (info, "congress"))
    file = writer.start("file", "1", path)
    writer.say(
        "report",
        report,
        (RDF.type, LSKG.PoliticalReport),
        (DCTERMS.title, Literal(info.title_vi, lang="vi")),
        (DCTERMS.title, Literal(info.title_en, lang="en")),
        (DCTERMS.language, Literal(info.language)),
        (LSKG.isIssuedBy, writer.iris.mint("agency", info.issuer)),
        (LSKG.hasIssuerBasis, writer.codes.code("basis", "judged", "report.toml")),
        (LSKG.isSubmittedTo, congress),
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
    )
    writer.labels("report", writer.version, "Bản văn bản của báo cáo", "Text version of the report")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    writer.say(
        "report",
        file,
        (RDF.type, LSKG.SourceFile),
        (DCTERMS.title, Literal(info.file)),
        (LSKG.contentHash, Literal(digest)),
    )
    writer.labels("report", file, "Tệp nhận được", "File as received")
    writer.say("catalogue", congress, (RDF.type, LSKG.PartyCongress))
    writer.labels("catalogue", congress, info.congress_vi, info.congress_en)
    term = Period(info.term_start, info.term_end)
    writer.say("catalogue", congress, (LSKG.refersToPeriod, writer.period(term, LSKG.CongressTerm)))
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


def _write_plan(writer: Writer, info: ReportInfo, report: URIRef) -> None:
    """The plan that the report lays down, to which its elements and targets belong."""
    term = Period(info.term_start, info.term_end)
    writer.say(
        "plan",
        writer.plan,
        (RDF.type, LSKG.Plan),
        (LSKG.isLaidDownIn, report),
        (LSKG.isAboutPlace, writer.things.known(info.territory) if info.territory else None),
        (LSKG.refersToPeriod, writer.period(term, LSKG.CongressTerm)),
    )
    vi, en = f"Kế hoạch của {info.title_vi}", f"Plan of the {info.title_en}"
    writer.labels("plan", writer.plan, vi, en)
