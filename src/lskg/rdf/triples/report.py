"""The report itself in RDF: the work, its text version, the file it was made from."""

from __future__ import annotations

import hashlib
from pathlib import Path

from rdflib import DCTERMS, RDF, Literal

from lskg.extract.records import Extraction
from lskg.project import ReportInfo
from lskg.rdf.writer import Scribe
from lskg.text.periods import Period
from lskg.vocabulary import LSKG


def write_report(scribe: Scribe, info: ReportInfo, path: Path, extraction: Extraction) -> None:
    """The report, its congress, its text version and file, and its appendix."""
    report = scribe.start("report", info.key, info)
    congress = scribe.start("congress", info.congress, (info, "congress"))
    file = scribe.start("file", "1", path)
    scribe.say(
        "report",
        report,
        (RDF.type, LSKG.PoliticalReport),
        (DCTERMS.title, Literal(info.title_vi, lang="vi")),
        (DCTERMS.title, Literal(info.title_en, lang="en")),
        (DCTERMS.language, Literal(info.language)),
        (LSKG.isIssuedBy, scribe.iris.mint("agency", info.issuer)),
        (LSKG.isSubmittedTo, congress),
    )
    scribe.labels("report", report, info.title_vi, info.title_en)
    scribe.say(
        "report",
        scribe.version,
        (RDF.type, LSKG.TextVersion),
        (LSKG.isVersionOf, report),
        (LSKG.isMadeFrom, file),
        (LSKG.contentHash, Literal(scribe.document.sha256)),
        (LSKG.textLength, Literal(len(scribe.document))),
    )
    scribe.labels("report", scribe.version, "Bản văn bản của báo cáo", "Text version of the report")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    scribe.say(
        "report",
        file,
        (RDF.type, LSKG.SourceFile),
        (DCTERMS.title, Literal(info.file)),
        (LSKG.contentHash, Literal(digest)),
    )
    scribe.labels("report", file, "Tệp nhận được", "File as received")
    scribe.say("plan", congress, (RDF.type, LSKG.PartyCongress))
    scribe.labels("plan", congress, info.congress_vi, info.congress_en)
    term = Period(info.term_start, info.term_end)
    scribe.say("plan", congress, (LSKG.refersToPeriod, scribe.period(term, LSKG.CongressTerm)))
    if extraction.layout.appendix is not None:
        appendix = scribe.start("appendix", "1", extraction.layout.appendix)
        scribe.say(
            "report",
            appendix,
            (RDF.type, LSKG.Appendix),
            (LSKG.isAppendixOf, scribe.version),
            (LSKG.isStatedIn, scribe.passage(extraction.layout.appendix)),
        )
        scribe.labels("report", appendix, "Phụ lục 1", "Appendix 1")
