"""What lies outside a report, read and checked: territories, matches, plans, statistics."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from lskg.external.plans import Planning
from lskg.external.records import (
    GlobalGoal,
    Links,
    Match,
    OutsideDocument,
    Plan,
    Source,
)
from lskg.external.statistics.mapping import imported_sources
from lskg.external.territories import read_successions, read_territories
from lskg.extract.curation.tables import Record, Table
from lskg.extract.records import Indicator
from lskg.text.document import Document

_KINDS = ("administrative-unit", "country", "indicator", "plan", "region")

_SOURCES = Table(Source, {"key": "slug"})
_GOALS = Table(GlobalGoal, {"title_vi": ("title_vi", "title_vi_basis")})
_MATCHES = Table(Match, {"target": "object", "source": "dataset", "page": "source"})
_INDICATORS = Table(Indicator, {"phrases": (), "near": ()})
_DOCUMENTS = Table(OutsideDocument, {"key": "slug"})
_PLANS = Table(Plan, {"key": "slug", "territory": "area"})


def read_links(
    directory: Path, indicators: Collection[str], report: str = "", document: Document | None = None
) -> Links:
    """Read and check the tables of links.

    Args:
        directory: the folder `data/links`; a project without it has no links.
        indicators: keys of the catalogue.
        report: key of a report that some rows quote.
        document: its text; without it the quotations from reports are not looked up.

    Raises:
        CurationError: a file or column is missing, a key is used twice or refers to nothing, a
            quotation does not hold its number or is not in the report, or a cell is not NFC.
    """
    if not directory.is_dir():
        return Links()
    imports = directory / "imports"
    sources = (*_records(_SOURCES, directory / "datasets.csv"), *imported_sources(imports))
    territories = read_territories(directory)
    own = tuple(_indicators(directory / "indicators.csv", indicators))
    documents = _records(_DOCUMENTS, directory / "documents.csv")
    plans = _records(_PLANS, directory / "plans.csv")
    planning = Planning(
        report=report,
        document=document,
        indicators={*indicators, *(indicator.key for indicator in own)},
        territories={territory.key for territory in territories},
        plans={plan.key for plan in plans},
        sources={source.key for source in sources},
    )
    targets = tuple(planning.targets(directory / "planning_targets.csv"))
    tables = (directory / "statistics.csv", *sorted(imports.glob("*.csv")))
    statistics = tuple(record for path in tables for record in planning.statistics(path))
    return Links(
        sources=sources,
        documents=documents,
        territories=territories,
        successions=tuple(
            read_successions(
                directory / "successors.csv",
                planning.territories,
                {document.key for document in documents},
                planning.sources,
            )
        ),
        goals=tuple(_goals(directory / "sdg.csv")),
        matches=tuple(_matches(directory / "matches.csv", planning, plans)),
        indicators=own,
        plans=plans,
        targets=targets,
        statistics=statistics,
    )


def _goals(path: Path) -> Iterator[GlobalGoal]:
    for row in _GOALS.rows(path):
        yield _GOALS.read(row, title_vi=row["title_vi"])


def _matches(path: Path, planning: Planning, plans: tuple[Plan, ...]) -> Iterator[Match]:
    known = {f"indicator/{key}" for key in planning.indicators} | set(planning.territories)
    known |= {f"plan/{plan.key}" for plan in plans}
    for row in _MATCHES.rows(path, ("subject", "object")):
        target = row["object"]
        for end in (row["subject"], *(() if target.startswith("http") else (target,))):
            if end.partition("/")[0] in _KINDS and end not in known:
                raise row.error(f"“{end}” is nothing that is known.")
        if row["dataset"] != "lskg" and row["dataset"] not in planning.sources:
            raise row.error(f"the data set “{row['dataset']}” is not in datasets.csv.")
        page = row["source"] if row["source"].startswith("http") else ""
        yield _MATCHES.read(row, page=page)


def _indicators(path: Path, taken: Collection[str]) -> Iterator[Indicator]:
    for row in _INDICATORS.rows(path):
        if row["key"] in taken:
            raise row.error(
                f"the indicator “{row['key']}” is in the catalogue of the report; remove it here."
            )
        yield _INDICATORS.read(row, phrases=())


def _records(table: Table[Record], path: Path) -> tuple[Record, ...]:
    return tuple(map(table.read, table.rows(path)))
