"""Why figures have no period, where a person decided: each row checked against the text."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from lskg.extract.curation.rows import quoted
from lskg.extract.curation.sources import Sources
from lskg.extract.undated import REASONS

_COLUMNS = ("start", "quote", "reason", "words", "note")


def read_undated(
    sources: Sources, figures: Mapping[int, str], dated: Collection[int]
) -> dict[int, str]:
    """The reasons in the table, by where the figure starts.

    Args:
        sources: the curated tables.
        figures: the words of the figures, by where they start.
        dated: where those start that have a period.

    Raises:
        CurationError: the table is broken, no figure stands there in these words, it has a period,
            or the words that show the reason are not in the text.
    """
    reasons = {}
    for row in sources.own("undated", _COLUMNS):
        start = row.parsed("start", int)
        if figures.get(start) != row["quote"]:
            raise row.error(f"no figure “{row['quote']}” starts at {row['start']}.")
        if start in dated:
            raise row.error(f"the figure “{row['quote']}” has a period, so it needs no reason.")
        quoted(row, row["words"], sources.flat.text)
        reasons[start] = row.one_of("reason", REASONS)
    return reasons
