"""The report itself, its text version, its file and its appendix."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from rdflib import RDF, RDFS, Literal, URIRef

from lskg.extract.names.records import Named
from lskg.extract.records import Extraction
from lskg.project import Project
from lskg.rdf.triples.report import write_report
from lskg.rdf.writer import Writer
from lskg.vocabulary import LSKG

ID = "https://example.org/id/"


def test_report_leads_to_version_file_congress_and_issuer(
    writer: Writer, hai_son_extraction: Extraction, checkout: Path
) -> None:
    folder = Project(checkout).report()
    congress = Named("hai-son-xx", "PartyCongress", folder.info.congress_vi, None, ())
    named = replace(hai_son_extraction, named=(*hai_son_extraction.named, congress))
    write_report(writer, folder.info, folder.text, named)
    graph = writer.graphs["report"]
    assert (None, RDF.type, LSKG.Appendix) in graph
    report = URIRef(ID + "report/hai-son-xx")
    assert (report, RDF.type, LSKG.PoliticalReport) in graph
    assert graph.value(report, LSKG.isIssuedBy) == URIRef(ID + "agency/tinh-uy")
    assert graph.value(report, LSKG.isSubmittedTo) == URIRef(ID + "congress/hai-son-xx")
    assert graph.value(writer.version, LSKG.isVersionOf) == report
    assert graph.value(writer.version, LSKG.contentHash) == Literal(writer.document.sha256)
    assert str(graph.value(writer.version, LSKG.textLength)) == str(len(writer.document))
    file = graph.value(writer.version, LSKG.isMadeFrom)
    digest = hashlib.sha256(folder.text.read_bytes()).hexdigest()
    assert graph.value(file, LSKG.contentHash) == Literal(digest)
    term = writer.graphs["catalogue"].value(URIRef(ID + "congress/hai-son-xx"), LSKG.refersToPeriod)
    assert term == URIRef(ID + "period/term-2025-2030")


def test_report_without_appendix_has_none(
    writer: Writer, hai_son_extraction: Extraction, checkout: Path
) -> None:
    folder = Project(checkout).report()
    without = replace(hai_son_extraction, layout=replace(hai_son_extraction.layout, appendix=None))
    write_report(writer, folder.info, folder.text, without)
    assert (None, RDF.type, LSKG.Appendix) not in writer.graphs["report"]


def test_everything_is_labelled_in_both_languages(
    writer: Writer, hai_son_extraction: Extraction, checkout: Path
) -> None:
    folder = Project(checkout).report()
    write_report(writer, folder.info, folder.text, hai_son_extraction)
    for name in ("report", "catalogue"):
        graph = writer.graphs[name]
        for subject in set(graph.subjects()):
            if (subject, RDF.type, LSKG.Passage) not in graph:
                languages = sorted(
                    getattr(o, "language", "") for o in graph.objects(subject, RDFS.label)
                )
                assert languages == ["en", "vi"], subject
