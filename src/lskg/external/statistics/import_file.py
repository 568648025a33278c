"""A statistical file read by its mapping, and kept as a table of statistics."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lskg.errors import SourceError
from lskg.external.read import read_links
from lskg.external.records import Source, Territory
from lskg.external.statistics.indicator_names import Variables
from lskg.external.statistics.mapping import (
    MAPPING_ENDING,
    Mapping,
    complete,
    mapping_text,
    propose,
    read_mapping,
)
from lskg.external.statistics.observations import Imported, import_cells
from lskg.external.statistics.readers import read_cells
from lskg.external.statistics.territory_names import Places
from lskg.external.statistics.years import read_label
from lskg.extract.curation.plan import read_catalogue
from lskg.extract.records import Indicator
from lskg.formats import CSVW
from lskg.project import Project
from lskg.tables import csvw
from lskg.text.slugs import slug

_COLUMNS = (
    csvw.CsvColumn("dataset", "khóa của nguồn", "key of the source"),
    csvw.CsvColumn("indicator", "khóa của chỉ số", "key of the indicator"),
    csvw.CsvColumn("area", "loại và khóa của địa bàn", "kind and slug of the territory"),
    csvw.CsvColumn("period", "năm hoặc khoảng năm", "year or interval of years"),
    csvw.CsvColumn("sign", "dấu: =, ~ hoặc >", "sign: =, ~ or >"),
    csvw.CsvColumn("value", "giá trị", "value", "decimal"),
    csvw.CsvColumn("unit", "đơn vị", "unit"),
    csvw.CsvColumn("scale", "bậc số", "scale word"),
    csvw.CsvColumn("status", "trạng thái số liệu", "status of the figure"),
    csvw.CsvColumn("published", "giá trị như công bố", "value as published"),
    csvw.CsvColumn("quote", "nguyên văn của nguồn", "words of the source"),
    csvw.CsvColumn("language", "ngôn ngữ của nguyên văn", "language of the words"),
)
_KEY = ("dataset", "indicator", "area", "period")


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What linking a file gave.

    Attributes:
        mapping: the file that says how it was read, to be looked at.
        table: the file with the rows.
        is_new: whether the mapping was made now.
    """

    mapping: Path
    table: Path
    imported: Imported
    is_new: bool

    def summary(self) -> Iterator[str]:
        """What was left out and why, and where the rest is kept, line by line."""
        for reason, count in self.imported.left_out.items():
            yield f"Left out {count}: {reason}."
        yield f"Mapping {'made' if self.is_new else 'used'}: {self.mapping}"
        yield f"{len(self.imported.rows)} values linked in {self.table}."


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the labels of a file are matched to."""

    territories: tuple[Territory, ...]
    indicators: tuple[Indicator, ...]


def import_to_project(
    project: Project,
    path: Path,
    name: str = "",
    only: Collection[str] = (),
    mark: str = "",
    year: str = "",
) -> ImportedFile:
    """Link a file to the catalogues of a project, and keep its rows for the next build.

    Raises:
        SourceError: see `import_file`.
        CurationError: the tables of the project are not in order.
    """
    curated = read_catalogue((project.catalogue, *project.provinces)).indicators
    links = read_links(project.links, {indicator.key for indicator in curated})
    catalogue = Catalogue(links.territories, (*curated, *links.indicators))
    return import_file(path, project.links / "imports", catalogue, name, only, mark, year)


def import_file(
    path: Path,
    folder: Path,
    catalogue: Catalogue,
    name: str = "",
    only: Collection[str] = (),
    mark: str = "",
    year: str = "",
) -> ImportedFile:
    """Read a file by the mapping kept for it, or by a new one, and write its rows.

    Args:
        path: the file.
        folder: where mapping and table are kept.
        catalogue: what labels are matched to.
        name: slug of the source; made of the name of the file by default.
        only: keys of the territories to keep; all by default. One alone is the place of a table
            that has no dimension of places.
        mark: decimal mark, where the numbers do not show it.
        year: years of a table that has no dimension of years, as `2019` or `2015-2020`.

    Raises:
        SourceError: the file or its mapping cannot be read, or gives a value twice.
    """
    file = read_cells(path)
    key = name or slug(path.stem)
    places, variables = Places(catalogue.territories), Variables(catalogue.indicators)
    mapping_path = folder / f"{key}{MAPPING_ENDING}"
    is_new = not mapping_path.exists()
    if is_new:
        title = file.title or path.stem
        source = Source(key, title, title, "", "", "", "", path.name)
        mapping = propose(file, source, places, variables, mark)
    else:
        mapping = complete(file, read_mapping(mapping_path), places, variables)
    place = next(iter(only)) if len(only) == 1 else ""
    mapping = replace(mapping, period=year or mapping.period, place=mapping.place or place)
    _check(mapping, mapping_path, catalogue)
    imported = import_cells(file, mapping, places, only)
    table = folder / f"{key}.csv"
    titles = {"vi": mapping.source.title_vi, "en": mapping.source.title_en}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(mapping_path, mapping_text(mapping))
        _write(table, imported.to_csv())
        _write(folder / f"{key}.{CSVW.ending}", csvw.metadata(table.name, titles, _COLUMNS, _KEY))
    except OSError as error:
        raise SourceError(f"{error.filename or folder}: {error.strerror}.") from None
    return ImportedFile(mapping_path, table, imported, is_new)


def _check(mapping: Mapping, path: Path, catalogue: Catalogue) -> None:
    """Check that what a mapping names exists; a person may have written it.

    Raises:
        SourceError: a territory or indicator is unknown.
    """
    territories = {territory.key for territory in catalogue.territories}
    indicators = {indicator.key for indicator in catalogue.indicators}
    if mapping.period and read_label(mapping.period) is None:
        raise SourceError(f"{path}: “{mapping.period}” is no year, nor years from one to another.")
    for label, keys in (*mapping.places.items(), ("place", (mapping.place,) * bool(mapping.place))):
        for key in keys:
            if key not in territories:
                raise SourceError(f"{path}: “{label}” is mapped to “{key}”, which is no territory.")
    for label, variable in mapping.variables.items():
        if variable is not None and variable.indicator not in indicators:
            raise SourceError(
                f"{path}: “{label}” is mapped to “{variable.indicator}”, which is no indicator."
            )


def _write(path: Path, text: str) -> None:
    """Write a file in one step: whole, or not at all."""
    temporary = path.with_name(f".{path.name}")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
