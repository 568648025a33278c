"""What sums of money are for, and where they come from, each row checked against the figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from lskg.extract.curation.sources import Sources
from lskg.extract.figures.records import Funding

_COLUMNS = ("start", "quote", "initiatives", "sources", "note")


def read_funding(
    sources: Sources, figures: Mapping[int, str], initiatives: Collection[str]
) -> tuple[Funding, ...]:
    """The rows of the table of funding.

    Args:
        sources: the curated tables.
        figures: the words of the figures, by where they start.
        initiatives: keys of the programmes and projects.

    Raises:
        CurationError: the table is broken, no figure stands there in these words, or an initiative
            is not in the tables.
    """
    found = []
    for row in sources.own("funding", _COLUMNS):
        start = row.parsed("start", int)
        if figures.get(start) != row["quote"]:
            raise row.error(f"no figure “{row['quote']}” starts at {row['start']}.")
        for key in row.many("initiatives"):
            if key not in initiatives:
                raise row.error(f"“{key}” is the slug of no initiative.")
        found.append(Funding(start, row.many("initiatives"), row.many("sources")))
    return tuple(found)
