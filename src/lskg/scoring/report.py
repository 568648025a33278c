"""Scores as lines for people and as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lskg.scoring.figures import FIGURES
from lskg.scoring.score import Score

_FIELDS = ("level", *FIGURES.fields)
COLUMNS = (
    "report",
    "part",
    "expected",
    "found",
    "matched",
    "recall",
    "precision",
    *_FIELDS,
    "doubts",
)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of a report, or of several together.

    Attributes:
        scores: by part: sections, figures and so on.
        doubts: number of places where the reader saw two readings; they stay in the score.
    """

    title: str
    scores: Mapping[str, Score]
    doubts: int = 0

    def __add__(self, other: Evaluation) -> Evaluation:
        """Both together, under the title of the first."""
        parts = dict.fromkeys((*self.scores, *other.scores))
        none = Score()
        scores = {
            part: self.scores.get(part, none) + other.scores.get(part, none) for part in parts
        }
        return Evaluation(self.title, scores, self.doubts + other.doubts)


def evaluation_text(evaluation: Evaluation) -> str:
    """A report in lines: for each part recall and precision with counts, then its fields."""
    doubts = f" ({evaluation.doubts} doubts, in the score)" if evaluation.doubts else ""
    lines = [evaluation.title + doubts]
    for part, score in evaluation.scores.items():
        lines.append(
            f"  {part:<16}  recall {_share(score.recall):<5} ({score.matched} of {score.expected})"
            f"  precision {_share(score.precision):<5} ({score.matched} of {score.found})"
        )
        if fields := [f"{name} {_share(score.agreement(name))}" for name in score.agreed]:
            lines.append(f"  {'':<16}  {', '.join(fields)}")
    return "\n".join(lines) + "\n"


def evaluation_rows(evaluations: Iterable[Evaluation]) -> Iterator[dict[str, str]]:
    """A row for each part of each report; shares of nothing, and fields it has not, are empty."""
    for evaluation in evaluations:
        for part, score in evaluation.scores.items():
            yield {
                "report": evaluation.title,
                "part": part,
                "expected": str(score.expected),
                "found": str(score.found),
                "matched": str(score.matched),
                "recall": _cell(score.recall),
                "precision": _cell(score.precision),
                **{name: _cell(score.agreement(name)) for name in score.agreed},
                "doubts": str(evaluation.doubts),
            }


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def _cell(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"
