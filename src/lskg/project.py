"""Where the folders of a checkout lie, or those that an installed package brings."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, TypeAlias

from lskg.errors import SourceError
from lskg.text.slugs import is_slug

#: How a report came to be read: by the rules, with rows of curation where there are any; or
#: against its whole text by a person, so that the rules add nothing to figures and names.
Level: TypeAlias = Literal["rule", "curated"]
LEVELS: tuple[Level, ...] = ("rule", "curated")
#: Levels of government with bodies of their own, the widest first.
UNITS = ("province", "district", "commune")
#: What an installed package brings of a checkout; a checkout itself does not have it.
PACKAGED = Path(__file__).parent / "packaged"


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """What `report.toml` says of a report; what it does not know is empty, or 0 for a year.

    Attributes:
        key: slug of the report, which its folder, its IRIs and its graphs bear.
        file: name of the text beside the metadata.
        received_file: name of the file as it was received; of the text, where that is the same.
        symbol: number and symbol of the document: *212/KH-UBND*.
        issuer_vi: the issuing body as printed.
        issuer_level: its level: central, province, district or commune.
        level: how the report was read.
        kind: what it is, a code of the scheme `document-type`; empty for a political report.
        issuer: key of the issuing body.
        congress: slug of the congress it was submitted to.
        territory: kind and slug of the territory it is about.
        territory_vi, territory_en: the name of that, as titles have it: *tỉnh An Hải*.
        province, district, commune: slugs of the units whose own bodies the report speaks of
            without naming the unit (*UBND tỉnh*).
        term_start, term_end: first and last year that the plan is for.
        date: day of the report in ISO 8601.
    """

    key: str
    file: str
    title_vi: str
    level: Level = "rule"
    kind: str = ""
    title_en: str = ""
    issuer: str = ""
    congress: str = ""
    congress_vi: str = ""
    congress_en: str = ""
    territory: str = ""
    territory_vi: str = ""
    territory_en: str = ""
    province: str = ""
    district: str = ""
    commune: str = ""
    term_start: int = 0
    term_end: int = 0
    date: str = ""
    language: str = "vi"
    received_file: str = ""
    symbol: str = ""
    issuer_vi: str = ""
    issuer_level: str = ""
    received_as: str = ""
    source: str = ""

    def unit(self, level: str | None) -> str:
        """Slug of the unit whose body one of a level is: of that level, else the next wider one.

        The report stands for a unit where it names none.
        """
        last = UNITS.index(level) if level in UNITS else len(UNITS) - 1
        slugs = (self.province, self.district, self.commune)
        return next((each for each in reversed(slugs[: last + 1]) if each), self.key)


@dataclass(frozen=True, slots=True)
class ReportFolder:
    """The folder of a report: its metadata, its text and its curation."""

    path: Path
    #: What the metadata say.
    info: ReportInfo = field(compare=False)

    @classmethod
    def read(cls, path: Path) -> ReportFolder:
        """Read the metadata.

        Raises:
            SourceError: the file is missing, is not TOML, or its entries are not as they must be.
        """
        return cls(path, _read_info(path / "report.toml"))

    @property
    def text(self) -> Path:
        """The report as it was received."""
        return self.path / self.info.file

    @property
    def curation(self) -> Path:
        """The folder of the curated tables of the report."""
        return self.path / "curation"

    @property
    def translation(self) -> Path:
        """The folder of the translation of the report, which it may lack."""
        return self.path / "translation"

    @property
    def asked(self) -> Path:
        """The table of what people would ask of the report, which it may lack."""
        return self.path / "asked.csv"


@dataclass(frozen=True, slots=True)
class Project:
    """A checkout, a copy of its folders, or a folder of somebody who has the package alone.

    What all projects share, and a folder does not have itself, is that of the package.
    """

    root: Path

    def _shared(self, name: str) -> Path:
        """A folder or file that the package brings for projects without one of their own."""
        own, packaged = self.root / name, PACKAGED / name
        return packaged if packaged.exists() and not own.exists() else own

    @property
    def reports_folder(self) -> Path:
        """The folder of the folders of reports."""
        return self.root / "data" / "reports"

    @property
    def reports(self) -> tuple[ReportFolder, ...]:
        """The folders of the reports, in order of their keys.

        Raises:
            SourceError: there is none, or the metadata of one cannot be read.
        """
        folder = self.reports_folder
        paths = sorted(
            path for path in folder.glob("*") if path.is_dir() and not path.name.startswith(".")
        )
        if not paths:
            raise SourceError(
                f"{folder}: no report is here; `lskg new KEY FILE` makes the folder of one."
            )
        return tuple(map(ReportFolder.read, paths))

    def report(self, key: str | None = None) -> ReportFolder:
        """The folder of the report with a key; without one, of the only report there is.

        Raises:
            SourceError: there is none, or no key says which one is meant.
        """
        reports = self.reports
        found = [each for each in reports if key in (None, each.info.key)]
        if len(found) != 1:
            names = ", ".join(each.info.key for each in reports)
            said = f"no report has the key “{key}”" if key else "say which report is meant"
            raise SourceError(f"{self.reports_folder}: {said}; there are {names}.")
        return found[0]

    def catalogues(self, info: ReportInfo) -> tuple[Path, ...]:
        """The folders of the curated tables that a report shares with others, the widest first."""
        folders = (self.catalogue, self.province(info.province)) if info.province else None
        return tuple(each for each in folders or (self.catalogue,) if each.is_dir())

    @property
    def catalogue(self) -> Path:
        """The folder of the curated tables that all reports share."""
        return self._shared("data/catalogue")

    def province(self, slug: str) -> Path:
        """The folder of those that the reports of a province share."""
        return self.catalogue / "provinces" / slug

    @property
    def provinces(self) -> tuple[Path, ...]:
        """The folders of all provinces."""
        return tuple(sorted((self.catalogue / "provinces").glob("*/")))

    @property
    def reference(self) -> Path:
        """The folder of figures annotated by reading, to measure extraction against."""
        return self.root / "tests" / "reference"

    @property
    def links(self) -> Path:
        """The folder of tables about what lies outside the report."""
        return self._shared("data/links")

    def own_links(self) -> Path:
        """The same, to be written to: those of the package are copied here first.

        Raises:
            SourceError: they cannot be copied.
        """
        own = self.root / "data" / "links"
        if self.links != own:
            try:
                shutil.copytree(self.links, own)
            except OSError as error:
                raise SourceError(f"{own}: {error.strerror or 'it cannot be written'}.") from None
        return own

    @property
    def terms(self) -> Path:
        """The table of the English forms of terms, which a project may lack."""
        return self._shared("data/terms.csv")

    @property
    def ontology(self) -> tuple[Path, ...]:
        """The ontology and its alignment, the first being what reasoning uses."""
        return (self._ontology / "lskg.ttl", self._ontology / "align.ttl")

    @property
    def _ontology(self) -> Path:
        return self._shared("ontology")

    @property
    def versions(self) -> Path:
        """The folder of the ontology as it was at each released version."""
        return self._ontology / "versions"

    @property
    def migrations(self) -> Path:
        """The folder of what changes from version to version in graphs of others."""
        return self._ontology / "migrations"

    @property
    def near_terms(self) -> Path:
        """The table of terms elsewhere that are near to ours, in SSSOM."""
        return self._ontology / "near.sssom.tsv"

    @property
    def codes(self) -> tuple[Path, ...]:
        """Code lists and units."""
        return (self._ontology / "codes.ttl", self._ontology / "units.ttl")

    @property
    def shapes(self) -> tuple[Path, ...]:
        """The SHACL shapes for data, in order of name."""
        return tuple(
            path for path in sorted(self._shared("shapes").glob("*.ttl")) if path.stem != "ontology"
        )

    @property
    def queries(self) -> Path:
        """The folder of query files."""
        return self._shared("queries")

    @property
    def build(self) -> Path:
        """The folder of built releases; `build/current` is the published one."""
        return self.root / "build"


def _read_info(path: Path) -> ReportInfo:
    """The metadata of a report, each entry of its type."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: {error}.") from None
    fault = _fault_of_entries(entries)
    if fault is None:
        info = ReportInfo(**entries)
        fault = _fault(info, path.parent.name)
        if fault is None:
            return info
    raise SourceError(f"{path}: {fault}")


def _fault_of_entries(entries: dict[str, Any]) -> str | None:
    """What is wrong with the names and types of entries."""
    known = {each.name: each for each in fields(ReportInfo)}
    for name, value in entries.items():
        if name not in known:
            return f"the entry “{name}” is not known."
        wanted = int if known[name].type == "int" else str
        if type(value) is not wanted:
            return f"“{name}” must be of type {wanted.__name__}."
    for name, each in known.items():
        if each.default is MISSING and not entries.get(name):
            return f"the entry “{name}” is missing."
    return None


def _fault(info: ReportInfo, folder: str) -> str | None:
    """What is wrong with the values of the metadata in a folder."""
    if info.key != folder:
        return f"“key” must be the name of the folder, {folder}."
    if info.level not in LEVELS:
        return f"“level” must be one of {', '.join(LEVELS)}."
    units = (info.province, info.district, info.commune)
    for slug in filter(None, (info.key, info.congress, info.issuer, *units)):
        if not is_slug(slug):
            return f"“{slug}” may hold small letters, digits, - and . only, as in an-binh."
    if not 0 <= info.term_start <= info.term_end:
        return (
            f"the years {info.term_start} to {info.term_end} are no term; "
            "“term_end” must not lie before “term_start”."
        )
    return None
