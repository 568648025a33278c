"""A figure of a note that details a dated figure at its mark has the time of that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lskg.extract.figures.read import read_figures
from lskg.extract.figures.records import Figure
from lskg.extract.note_times import annotated_figure, dated_by_marks
from lskg.extract.records import Footnote
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document, Span

TEXT = "Tổng chi năm 2025 đạt 80 tỷ đồng. Chi thường xuyên là 60 tỷ đồng."
NOTE = Footnote(1, Span(34, len(TEXT)), 33, None, Span(0, 32))


@pytest.fixture
def read() -> tuple[Figure, Figure]:
    """A figure of the body with its year, and one of the note to it without."""
    body, detail = read_figures(read_structure(Document(TEXT), loose=True))[0]
    assert body.period == "2025"
    return body, replace(detail, period=None, footnote=1, related=())


@pytest.mark.parametrize(
    ("relation", "method", "period"),
    [
        ("part-of", "rule", "2025"),
        ("share-of", "rule", "2025"),
        ("detail-of", "rule", None),
        ("part-of", "curated", None),
    ],
)
def test_piece_of_a_dated_figure(
    read: tuple[Figure, Figure], relation: str, method: str, period: str | None
) -> None:
    body, detail = read
    detail = replace(detail, related=((relation, body.span.start),), method=method)
    assert dated_by_marks((body, detail), (NOTE,))[1].period == period


def test_own_period_stays(read: tuple[Figure, Figure]) -> None:
    body, detail = read
    detail = replace(detail, period="2024", related=(("part-of", body.span.start),))
    assert dated_by_marks((body, detail), (NOTE,))[1].period == "2024"


def test_figure_outside_of_the_clause_at_the_mark_dates_nothing(
    read: tuple[Figure, Figure],
) -> None:
    body, detail = read
    detail = replace(detail, related=(("part-of", body.span.start),))
    elsewhere = replace(NOTE, clause=Span(0, 5))
    assert annotated_figure(detail, (body, detail), (elsewhere,)) is None
    assert annotated_figure(detail, (body, detail), (NOTE,)) == body


def test_ring_of_relations_ends(read: tuple[Figure, Figure]) -> None:
    body, detail = read
    ring = replace(detail, related=(("part-of", detail.span.start),))
    assert annotated_figure(ring, (body, ring), (NOTE,)) is None
