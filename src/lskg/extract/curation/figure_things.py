"""What figures are about, where a person decided: each row checked against the text."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from lskg.extract.curation.rows import quoted
from lskg.extract.curation.sources import Sources

_COLUMNS = ("start", "quote", "things", "words", "note")


def read_figure_things(
    sources: Sources, figures: Mapping[int, str], things: Collection[str]
) -> dict[int, tuple[str, ...]]:
    """The keys of the things in the table, by where the figure starts; none where it is of none.

    Args:
        sources: the curated tables.
        figures: the words of the figures, by where they start.
        things: keys of all named things and bodies.

    Raises:
        CurationError: the table is broken, no figure stands there in these words, a thing is not
            in the tables, or the words that name it are not in the text.
    """
    found = {}
    for row in sources.own("figure_things", _COLUMNS):
        start = row.parsed("start", int)
        if figures.get(start) != row["quote"]:
            raise row.error(f"no figure “{row['quote']}” starts at {row['start']}.")
        quoted(row, row["words"], sources.flat.text)
        for key in row.many("things"):
            if key not in things:
                raise row.error(f"“{key}” is the slug of no named thing.")
        found[start] = row.many("things")
    return found
