"""The ties of a whole report, from its text."""

from __future__ import annotations

from pathlib import Path

from lskg.audit.curation import read_audit
from lskg.audit.find import find_ties
from lskg.audit.ties import Tie
from lskg.errors import SourceError
from lskg.extract.curation.plan import read_curation
from lskg.extract.read_report import extract, extract_loose
from lskg.text.document import Document


def audit_report(document: Document, curation: Path) -> tuple[Tie, ...]:
    """The ties of the report that a folder of curated tables is about.

    Raises:
        SourceError: the text is not a report of this genre.
        CurationError: curation and text do not agree.
    """
    extraction = extract(document, read_curation(curation, document))
    return find_ties(document, extraction.figures, extraction.footnotes, read_audit(curation))


def audit_rules(document: Document) -> tuple[Tie, ...]:
    """The ties of any text by the rules alone."""
    try:
        extraction = extract(document)
    except SourceError:
        extraction = extract_loose(document)
    return find_ties(document, extraction.figures, extraction.footnotes)
