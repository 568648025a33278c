"""The time that a figure of a note has from the words that bear the mark of the note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lskg.extract.figures.records import PIECES, Figure
from lskg.extract.records import Footnote

#: Pieces and details, where a person said so; the rules take all that a note tells for details.
_DETAILS = (*PIECES, "detail-of")


def annotated_figure(
    figure: Figure, figures: Sequence[Figure], footnotes: Sequence[Footnote]
) -> Figure | None:
    """The figure in the clause at the mark that a figure of a note details, step by step.

    Args:
        figure: the one of the note.
        figures: all of the text.
        footnotes: all notes.
    """
    note = next((each for each in footnotes if each.number == figure.footnote), None)
    if note is None or note.clause is None:
        return None
    by_start = {each.span.start: each for each in figures}
    relations = _DETAILS if figure.method == "curated" else PIECES
    at: Figure | None = figure
    seen: set[int] = set()
    while at is not None and at.span.start not in seen:
        if note.clause.contains(at.span):
            return at
        seen.add(at.span.start)
        whole = next((start for name, start in at.related if name in relations), None)
        at = None if whole is None else by_start.get(whole)
    return None


def dated_by_marks(figures: Sequence[Figure], footnotes: Sequence[Footnote]) -> tuple[Figure, ...]:
    """The figures; a piece of a dated one at the mark of its note has the time of that.

    Only what the rules read without a time is dated: a person left empty what is to be so.
    """
    return tuple(_dated(each, figures, footnotes) for each in figures)


def _dated(figure: Figure, figures: Sequence[Figure], footnotes: Iterable[Footnote]) -> Figure:
    if figure.period or figure.method == "curated" or figure.kind in {"rank", "group"}:
        return figure
    annotated = annotated_figure(figure, figures, tuple(footnotes))
    return figure if annotated is None else replace(figure, period=annotated.period)
