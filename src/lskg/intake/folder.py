"""The folder of a report, made from a received file: the file, its text, and `report.toml`."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

import tomlkit

from lskg.errors import IntakeError, SourceError
from lskg.external.territories import read_territories
from lskg.extract.structure.read import read_structure
from lskg.intake.first_page import FirstPage, read_first_page
from lskg.intake.printed_names import Territory, in_english, level_of
from lskg.intake.read_file import read_file
from lskg.intake.records import Received
from lskg.project import UNITS, Project, ReportInfo
from lskg.text.document import Document
from lskg.text.slugs import fold, is_slug, slug
from lskg.text.word_lists import rows

_PLACES = frozenset({"territory", "territory_vi", "province"})


@dataclass(frozen=True, slots=True)
class Made:
    """A new folder, and what a person should know.

    Attributes:
        headings, notes: how many were found in the text.
        missing: what could not be read: the name of an entry, and what it is.
        warnings: what may have been read wrongly.
    """

    folder: Path
    form: str
    headings: int
    notes: int
    missing: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    entries: ReportInfo = field(repr=False)


def new_report(project: Project, key: str, file: Path) -> Made:
    """Make `data/reports/KEY/` from a file, whole or not at all.

    Raises:
        IntakeError: the key is no slug or is taken, or the file cannot be read.
        CurationError: the list of territories is not as it should be.
    """
    reports = project.reports_folder
    if not is_slug(key):
        raise IntakeError(
            "“{key}” is no key of a report: it has small letters without marks, digits and "
            "hyphens, such as {example}.",
            key=key,
            example=slug(key) or "hai-son-xx",
        )
    folder = reports / key
    if folder.exists():
        raise IntakeError("{folder} is there already; give another key.", folder=folder)
    received = read_file(file)
    page = read_first_page(received.text)
    names = _names(file, received)
    code = _code(page.territory, project.links)
    entries = _entries(key, names, page, code, received)
    _write(folder, file, received, entries)
    headings, notes, doubts = _structure(received.text)
    return Made(
        folder=folder,
        form=received.form,
        headings=headings,
        notes=notes,
        missing=tuple(_missing(entries)),
        warnings=(*received.warnings, *doubts),
        entries=entries,
    )


def _names(file: Path, received: Received) -> tuple[str, str]:
    """The names of the text and of the received file, which are one where nothing was changed."""
    name = slug(file.stem) or "report"
    try:
        same = Document.read(file).text == received.text
    except SourceError:
        same = False
    suffix = f".{slug(file.suffix)}" if slug(file.suffix) else ""
    if same:
        return f"{name}.txt", f"{name}.txt"
    return f"{name}.txt", f"{name}-received.txt" if suffix == ".txt" else f"{name}{suffix}"


def _code(territory: Territory | None, links: Path) -> str:
    """The key of a territory in the national list; of two with one name, that which exists."""
    if territory is None:
        return ""
    found = [
        each
        for each in read_territories(links)
        if fold(each.name_vi) == fold(str(territory)) and each.code
    ]
    found.sort(key=lambda each: (bool(each.valid_to), each.key))
    # A commune of the same name may lie in another province, so only one alone is meant.
    existing = [each for each in found if not each.valid_to] or found
    return existing[0].key if len(existing) == 1 else ""


def _entries(
    key: str, names: tuple[str, str], page: FirstPage, code: str, received: Received
) -> ReportInfo:
    territory = page.territory
    units = {
        level: slug(each.name)
        for each in (*page.above, *filter(None, (territory,)))
        if (level := level_of(each.kind)) in UNITS
    }
    if territory and code and not level_of(territory.kind):
        units["province"] = slug(territory.name)  # a city that the national list has
    return ReportInfo(
        key=key,
        file=names[0],
        title_vi=page.title_vi,
        level="rule",
        kind=_kind(page.kind),
        title_en=page.title_en,
        congress=page.congress,
        congress_vi=page.congress_vi,
        congress_en=page.congress_en,
        territory=code,
        territory_vi=str(territory) if territory else "",
        territory_en=in_english(territory),
        **units,
        term_start=page.term_start,
        # A year until which something holds is no term without the one it begins with.
        term_end=page.term_end if page.term_start else 0,
        date=page.day,
        language=page.language or "vi",
        received_file=names[1],
        symbol=page.symbol,
        issuer_vi=page.issuer_name,
        issuer_level=page.issuer_level,
        received_as=received.form,
        source=page.issuer_name,
    )


def _kind(printed: str) -> str:
    """The code of a kind of document; none for a report."""
    types = {
        row["word"].lower(): row["type"] for row in rows("lskg.extract.names", "document_types.csv")
    }
    return types.get(printed, "")


def _missing(entries: ReportInfo) -> list[tuple[str, str]]:
    """The entries that a person should fill in."""
    values = asdict(entries)
    return [
        (row["entry"], row["missing"])
        for row in rows("lskg.intake", "entries.csv")
        if row["missing"] and not values[row["entry"]]
        # A ministry is of no place below the country.
        if not (entries.issuer_level == "central" and row["entry"] in _PLACES)
    ]


def _toml(entries: ReportInfo) -> str:
    document = tomlkit.document()
    document.add(tomlkit.comment("What is known of the report, read from its first page by rules."))
    document.add(tomlkit.comment("Look at each entry; what could not be read is empty."))
    missing = dict(_missing(entries))
    comments = {row["entry"]: row["comment"] for row in rows("lskg.intake", "entries.csv")}
    values = asdict(entries)
    for name, value in ((name, values[name]) for name in comments):
        if comments[name]:
            document.add(tomlkit.comment(comments[name]))
        if name in missing:
            document.add(tomlkit.comment(f"Not found: fill in {missing[name]}."))
        document.add(name, value)
    return tomlkit.dumps(document)


def _write(folder: Path, file: Path, received: Received, entries: ReportInfo) -> None:
    """Write a folder under another name, and give it its own when all is there."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise IntakeError("{folder}: {reason}.", folder=folder, reason=error.strerror) from None
    try:
        work.chmod(0o755)
        shutil.copyfile(file, work / entries.received_file)
        if entries.file != entries.received_file:
            (work / entries.file).write_text(received.text, encoding="utf-8", newline="\n")
        (work / "report.toml").write_text(_toml(entries), encoding="utf-8")
        work.rename(folder)
    except OSError as error:
        raise IntakeError("{folder}: {reason}.", folder=folder, reason=error.strerror) from None
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _structure(text: str) -> tuple[int, int, tuple[str, ...]]:
    """How many headings and notes a text has, and what could not be decided about them."""
    structure = read_structure(Document(text), loose=True)
    warnings = structure.warnings
    if not structure.sections:
        warnings = (*warnings, "No heading was found, so the report has no sections.")
    return len(structure.sections), len(structure.footnotes), warnings
