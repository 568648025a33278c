"""What sums of money are for, and where they come from, each row checked against the figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from lskg.extract.curation.rows import read_rows
from lskg.extract.figures.records import Funding

_COLUMNS = ("start", "quote", "initiatives", "sources", "note")


def read_funding(
    directory: Path, figures: Mapping[int, str], initiatives: Collection[str]
) -> tuple[Funding, ...]:
    """The rows of the table of funding.

    Args:
        directory: the folder of the curated tables of the report.
        figures: the words of the figures, by where they start.
        initiatives: keys of the programmes and projects.

    Raises:
        CurationError: the table is broken, no figure stands there in these words, or an initiative
            is not in the tables.
    """
    found = []
    for row in read_rows(directory / "funding.csv", _COLUMNS):
        start = row.parsed("start", int)
        if figures.get(start) != row["quote"]:
            raise row.error(f"no figure “{row['quote']}” starts at {row['start']}.")
        for key in row.many("initiatives"):
            if key not in initiatives:
                raise row.error(f"“{key}” is the slug of no initiative.")
        found.append(Funding(start, row.many("initiatives"), row.many("sources")))
    return tuple(found)
