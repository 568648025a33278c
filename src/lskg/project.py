"""Where the folders of a checkout lie; the only module with file names in it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from lskg.errors import SourceError


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """What `report.toml` says of a report.

    Attributes:
        key: slug of the report, which its folder, its IRIs and its graphs bear.
        file: name of the source file beside the metadata.
        issuer: key of the issuing body in the entity catalogue.
        congress: slug of the congress it was submitted to.
        territory: kind and slug of the territory it is about, or an empty string.
    """

    key: str
    file: str
    title_vi: str
    title_en: str
    issuer: str
    congress: str
    congress_vi: str
    congress_en: str
    territory: str
    term_start: int
    term_end: int
    language: str
    received_as: str
    source: str


@dataclass(frozen=True, slots=True)
class Project:
    """A checkout, or a copy of its folders."""

    root: Path

    @property
    def report_folder(self) -> Path:
        """The folder of the report: its metadata, its text and its curation.

        Raises:
            SourceError: there is none, or more than one.
        """
        reports = self.root / "data" / "reports"
        found = sorted(path for path in reports.glob("*") if path.is_dir())
        if len(found) != 1:
            names = ", ".join(path.name for path in found) or "none"
            raise SourceError(f"{reports}: the folder of one report must be here, found {names}.")
        return found[0]

    @property
    def report_info(self) -> ReportInfo:
        """The metadata of the report.

        Raises:
            SourceError: the file is missing, is not TOML, or its entries are not as they must be.
        """
        path = self.report_folder / "report.toml"
        try:
            entries = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise SourceError(f"{path}: {error.strerror}.") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SourceError(f"{path}: {error}.") from None
        types = {field.name: int if field.type == "int" else str for field in fields(ReportInfo)}
        for name in sorted(types.keys() | entries.keys()):
            if name not in entries:
                raise SourceError(f"{path}: the entry “{name}” is missing.")
            if name not in types:
                raise SourceError(f"{path}: the entry “{name}” is not known.")
            if type(entries[name]) is not types[name]:
                raise SourceError(f"{path}: “{name}” must be of type {types[name].__name__}.")
        if entries["key"] != path.parent.name:
            raise SourceError(f"{path}: “key” must be the name of the folder, {path.parent.name}.")
        return ReportInfo(**entries)

    @property
    def report(self) -> Path:
        """The report as it was received."""
        return self.report_folder / self.report_info.file

    @property
    def curation(self) -> Path:
        """The folder of the curated tables of the report."""
        return self.report_folder / "curation"

    @property
    def catalogue(self) -> Path:
        """The folder of the curated tables that reports share."""
        return self.root / "data" / "catalogue"

    @property
    def reference(self) -> Path:
        """The folder of figures annotated by reading, to measure extraction against."""
        return self.root / "tests" / "reference"

    @property
    def links(self) -> Path:
        """The folder of tables about what lies outside the report."""
        return self.root / "data" / "links"

    @property
    def ontology(self) -> tuple[Path, ...]:
        """The ontology and its alignment, the first being what reasoning uses."""
        return (self.root / "ontology" / "lskg.ttl", self.root / "ontology" / "align.ttl")

    @property
    def versions(self) -> Path:
        """The folder of the ontology as it was at each released version."""
        return self.root / "ontology" / "versions"

    @property
    def migrations(self) -> Path:
        """The folder of what changes from version to version in graphs of others."""
        return self.root / "ontology" / "migrations"

    @property
    def near_terms(self) -> Path:
        """The table of terms elsewhere that are near to ours, in SSSOM."""
        return self.root / "ontology" / "near.sssom.tsv"

    @property
    def codes(self) -> tuple[Path, ...]:
        """Code lists and units."""
        return (self.root / "ontology" / "codes.ttl", self.root / "ontology" / "units.ttl")

    @property
    def shapes(self) -> tuple[Path, ...]:
        """The SHACL shapes for data, in order of name."""
        return tuple(
            path for path in sorted((self.root / "shapes").glob("*.ttl")) if path.stem != "ontology"
        )

    @property
    def queries(self) -> Path:
        """The folder of query files."""
        return self.root / "queries"

    @property
    def build(self) -> Path:
        """The folder of built releases; `build/current` is the published one."""
        return self.root / "build"
