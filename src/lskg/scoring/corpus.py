"""The rules alone on every report of a folder: per report, and summed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lskg.errors import CurationError
from lskg.extract.read_report import extract
from lskg.extract.structure.read import read_structure
from lskg.scoring.marks import read_marks
from lskg.scoring.parts import compare
from lskg.scoring.report import Evaluation
from lskg.text.document import Document

_TEXT = "text.txt"


def evaluate_corpus(folder: Path) -> Iterator[Evaluation]:
    """What the rules alone reach on each report of a folder, in the order of their names.

    A text whose headings are not recognised is read for its figures alone.

    Raises:
        CurationError: there is no report, or its marks are not as they should be.
    """
    reports = sorted(path.parent for path in folder.glob(f"*/{_TEXT}"))
    if not reports:
        raise CurationError(f"{folder}: no folder in it has a {_TEXT}.")
    for report in reports:
        document = Document.read(report / _TEXT)
        marks = read_marks(report, document)
        found = extract(read_structure(document, loose=True))
        yield Evaluation(report.name, compare(document, found, marks), marks.doubts)


def summed(evaluations: Iterable[Evaluation]) -> Evaluation:
    """All reports as if they were one."""
    total = Evaluation("all", {})
    for each in evaluations:
        total += each
    return total
