"""The files of curated tables: those of a report, and those that it shares with others.

A row of the report must be borne out by its text. A row that reports share is taken where the text
holds one of its printed forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lskg.errors import CurationError
from lskg.extract.curation.rows import Row, read_rows
from lskg.extract.curation.tables import Table
from lskg.text.document import Document, FlatText

#: The tables that a report alone has.
REPORT_TABLES = frozenset(
    {
        *("audit", "contexts", "evidence", "figure_things", "figures", "funding", "numbers"),
        *("plan_links", "projects", "reorganizations", "responsibilities", "statements"),
        *("status_statements", "targets", "themes", "titles", "undated"),
    }
)
#: The tables of what reports share; a report has rows of its own for what it alone speaks of.
SHARED_TABLES = frozenset(
    {
        *(
            "border-gates",
            "concepts",
            "documents",
            "entities",
            "indicators",
            "names",
            "near_indicators",
        ),
        *("places", "programmes"),
    }
)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the curated tables of one report stand.

    Attributes:
        directory: the folder of the tables of the report, or None for those that are shared alone;
            it need not be there.
        catalogues: the folders of those that it shares, the widest first.
        document: the text.
        flat: the text with white space made single.
    """

    directory: Path | None
    catalogues: tuple[Path, ...]
    document: Document
    flat: FlatText

    @classmethod
    def of(
        cls, directory: Path | None, catalogues: tuple[Path, ...], document: Document
    ) -> Sources:
        """The tables in some folders.

        Raises:
            CurationError: a file in one of them is no table that is known.
        """
        for folder in catalogues:
            _check_names(folder, SHARED_TABLES)
        if directory is not None:
            _check_names(directory, REPORT_TABLES | SHARED_TABLES)
        return cls(directory, catalogues, document, FlatText.of(document))

    def own(
        self, name: str, columns: tuple[str, ...], key: tuple[str, ...] | None = None
    ) -> Iterator[Row]:
        """The rows of a table of the report; none where it has none. See `read_rows`."""
        path = self.directory / f"{name}.csv" if self.directory else None
        if path and path.exists():
            yield from read_rows(path, columns, key)

    def shared(self, name: str, table: Table[Any]) -> Iterator[Row]:
        """The rows of a table that reports share, those of the report last.

        Raises:
            CurationError: see `read_rows`; or the first cell of a row stands in another file too.
        """
        seen: dict[str, str] = {}
        for folder in (*self.catalogues, *filter(None, [self.directory])):
            path = folder / f"{name}.csv"
            for row in table.rows(path) if path.exists() else ():
                column = table.columns[0]
                if (other := seen.setdefault(row[column], row.place)) != row.place:
                    raise row.error(f"{column} “{row[column]}” stands in {other} too.")
                yield row

    def is_own(self, row: Row) -> bool:
        """Whether a row is of the report, so that its text must bear it out."""
        return Path(row.place.rpartition(", row ")[0]).parent == self.directory

    def printed(self, row: Row, column: str) -> tuple[str, ...]:
        """The forms in a cell that the text holds.

        Raises:
            CurationError: the row is of the report, whose text does not hold one of them.
        """
        forms = row.many(column)
        held = tuple(form for form in forms if form in self.flat.text)
        if self.is_own(row) and held != forms:
            missing = next(form for form in forms if form not in held)
            raise row.error(f"the quotation “{missing}” is not in the report.")
        return held


def _check_names(folder: Path, known: frozenset[str]) -> None:
    """Refuse a file that is no table that is known."""
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in known:
            names = ", ".join(sorted(known))
            raise CurationError(f"{path}: no table has this name; there are {names}.")
