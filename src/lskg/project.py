"""Where the folders of a checkout lie; the only module with file names in it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from lskg.errors import SourceError

GRAPHS = (
    "ontology",
    "alignment",
    "codes",
    "report",
    "plan",
    "figures",
    "entities",
    "judgement",
    "links",
    "planning",
    "audit",
    "inferred",
)


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """What `data/report/report.toml` says of the report.

    Attributes:
        key: slug of the report.
        file: name of the source file beside the metadata.
        issuer: key of the issuing body in the entity catalogue.
        congress: slug of the congress it was submitted to.
    """

    key: str
    file: str
    title_vi: str
    title_en: str
    issuer: str
    congress: str
    congress_vi: str
    congress_en: str
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
    def report_info(self) -> ReportInfo:
        """The metadata of the report.

        Raises:
            SourceError: the file is missing, is not TOML, or its entries are not as they must be.
        """
        path = self.root / "data" / "report" / "report.toml"
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
        return ReportInfo(**entries)

    @property
    def report(self) -> Path:
        """The report as it was received."""
        return self.root / "data" / "report" / self.report_info.file

    @property
    def curation(self) -> Path:
        """The folder of curated tables."""
        return self.root / "data" / "curation"

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
