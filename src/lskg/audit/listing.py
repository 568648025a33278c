"""The ties of a report as text, errors first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lskg.audit.explanations import explain
from lskg.audit.find import gravest_first
from lskg.audit.ties import VERDICTS, Tie
from lskg.text.document import Document


def listing(ties: Sequence[Tie], document: Document, language: str) -> str:
    """Each tie with its verdict, the places of its figures, and the sum worked out.

    Args:
        ties: the ties.
        document: the text that their figures stand in.
        language: ``vi`` or ``en``.
    """
    return "".join(_entry(each, document, language) for each in gravest_first(ties))


def counted(ties: Sequence[Tie]) -> str:
    """How many ties come to each verdict.

    >>> counted(())
    'no figures are tied'
    """
    counts = Counter(each.verdict for each in ties)
    told = [f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict]]
    return ", ".join(told) or "no figures are tied"


def _entry(tie: Tie, document: Document, language: str) -> str:
    figures = ", ".join(
        f"{each.span.start}-{each.span.end} “{' '.join(document[each.span].split())}”"
        for each in tie.figures
    )
    return f"{tie.verdict}: {tie.rule}: {explain(tie, document, language)}\n  {figures}\n"
