"""A report as the rules read it, to be corrected row by row."""

from __future__ import annotations

from lskg.external.read import read_links
from lskg.extract.curation.plan import read_catalogue
from lskg.extract.curation.propose import Proposal
from lskg.extract.read_report import ReadReport, extract
from lskg.project import Project, ReportFolder


def proposal(project: Project, folder: ReportFolder) -> Proposal:
    """What the rules find in a report, beside what a person stated already.

    Raises:
        SourceError: the report cannot be read.
        CurationError: curation and text do not agree.
    """
    report = ReadReport.of(project, folder)
    catalogue = read_catalogue((project.catalogue, *project.provinces))
    keys = {each.key for each in catalogue.indicators}
    elsewhere = read_links(project.links, keys).indicators
    extraction = extract(report.structure, report.curation, folder.info, elsewhere)
    return Proposal(report.document, report.curation, extraction)
