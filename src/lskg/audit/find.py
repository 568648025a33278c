"""All checks of a report: those that the rules find, and those that a person adds or explains."""

from __future__ import annotations

from collections.abc import Sequence

from lskg.audit.annotated_text import AnnotatedText
from lskg.audit.checks import Check
from lskg.audit.curation import curate_checks, read_audit
from lskg.audit.rules.changes import find_changes
from lskg.audit.rules.counts import find_counts
from lskg.audit.rules.orders import find_orders
from lskg.audit.rules.repeats import find_repeats
from lskg.audit.rules.shares import find_shares, find_structures
from lskg.audit.rules.sums import find_sums
from lskg.extract.curation.rows import Row
from lskg.extract.figures.records import Figure
from lskg.extract.read_report import ReadReport, extract
from lskg.extract.records import Footnote
from lskg.extract.structure.read import read_structure
from lskg.project import Project, ReportFolder
from lskg.text.document import Document


def find_checks(
    document: Document,
    figures: Sequence[Figure],
    footnotes: Sequence[Footnote] = (),
    rows: Sequence[Row] = (),
) -> tuple[Check, ...]:
    """The checks of a report, in the order of their first figures.

    Args:
        document: the text.
        figures: its figures, curated or read by rule.
        footnotes: its footnotes with their anchors.
        rows: what a person adds, of `audit.csv`.

    Raises:
        CurationError: a row does not quote figures of the text, or changes nothing.
    """
    text = AnnotatedText(document, figures, footnotes)
    sums = tuple(find_sums(text))
    wholes = {
        part.span.start: each.stated for each in sums if each.stated for part in each.operands
    }
    found = (
        *sums,
        *find_shares(text, wholes),
        *find_structures(text, sums),
        *find_changes(text),
        *find_repeats(text),
        *find_counts(text),
        *find_orders(text),
    )
    checks = {each.identity: each for each in found}
    return tuple(sorted(curate_checks(text, checks, rows), key=lambda each: each.order))


def audit_report(project: Project, folder: ReportFolder) -> tuple[Document, tuple[Check, ...]]:
    """A report of a project, and its checks.

    Raises:
        SourceError: the text is not a report of this genre.
        CurationError: curation and text do not agree.
    """
    report = ReadReport.of(project, folder)
    extraction = extract(report.structure, report.curation, folder.info)
    rows = read_audit(folder.curation)
    checks = find_checks(report.document, extraction.figures, extraction.footnotes, rows)
    return report.document, checks


def audit_rules(document: Document) -> tuple[Check, ...]:
    """The checks of any text by the rules alone."""
    extraction = extract(read_structure(document, loose=True))
    return find_checks(document, extraction.figures, extraction.footnotes)
