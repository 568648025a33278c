"""The sources of the files that were linked before."""

from __future__ import annotations

from pathlib import Path

from lskg.external.records import Source
from lskg.external.statistics.mapping import read_mapping

MAPPING_ENDING = ".mapping.json"


def imported_sources(folder: Path) -> tuple[Source, ...]:
    """What the mapping files of a folder say of their sources, by name of the file.

    Raises:
        SourceError: a mapping cannot be read.
    """
    return tuple(read_mapping(path).source for path in sorted(folder.glob(f"*{MAPPING_ENDING}")))
