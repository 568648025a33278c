"""Where IRIs of earlier versions are now, as the migrations of the ontology say."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from lskg.errors import StoreError

#: The tables of a migration: what has become one with another thing, what has another name, and
#: what stands where a name did that is none any more.
TABLES = ("claims.csv", "comparisons.csv", "iris.csv", "names.csv")
_PART = re.compile(r"\\{(\w+)\\}")


class Renamings:
    """Old names and new ones: what IRIs have after the base.

    A row has a pattern of each, in which a part in braces stands for a segment of the path or
    for a piece of one: ``id/KIND/{slug}`` is ``id/KEY/KIND/{slug}``. The first row that fits
    counts.
    """

    def __init__(self, rows: Iterable[Mapping[str, str]] = ()) -> None:
        self._rows = tuple((_pattern(row["old"]), row["new"]) for row in rows)

    def new(self, name: str) -> str | None:
        """The present name of what had an old one; None for what is not named otherwise.

        What was renamed by one version may have been renamed by a later one too.
        """
        for pattern, new in self._rows:
            if found := pattern.fullmatch(name):
                renamed = new.format(**found.groupdict())
                return self.new(renamed) or renamed
        return None


def read_renamings(folder: Path) -> Renamings:
    """The renamings of all migrations of a release, the newest first.

    Raises:
        StoreError: a table cannot be read.
    """
    rows: list[dict[str, str]] = []
    versions = sorted(folder.glob("*/"), reverse=True)
    for path in (version / name for version in versions for name in TABLES):
        if not path.exists():
            continue
        try:
            rows += csv.DictReader(path.read_text(encoding="utf-8").splitlines())
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror}.") from None
    try:
        return Renamings(rows)
    except KeyError:
        raise StoreError(f"{folder} has a table of renamings without old and new.") from None


def _pattern(old: str) -> re.Pattern[str]:
    return re.compile(_PART.sub(r"(?P<\1>[^/]+)", re.escape(old)))
