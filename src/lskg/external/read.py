"""The tables of `data/links/`, read and checked: territories, matches, plans, statistics."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from lskg.external.plans import Planning, parse_period, parse_quantity
from lskg.external.records import (
    Discrepancy,
    GlobalGoal,
    Links,
    Match,
    Plan,
    Source,
)
from lskg.external.statistics.sources import imported_sources
from lskg.external.territories import read_successions, read_territories
from lskg.extract.curation.rows import read_rows
from lskg.extract.records import Indicator
from lskg.text.document import Document

_GRADES = ("exact", "close", "broad", "related", "see", "within")
_KINDS = ("administrative-unit", "country", "indicator", "plan", "region")
_BASES = ("explicit", "inferred")

_SOURCES = (
    "slug",
    "title_vi",
    "title_en",
    "publisher_vi",
    "publisher_en",
    "page",
    "licence",
    "read_from",
)
_GOALS = (
    "code",
    "level",
    "iri",
    "broader",
    "title_en",
    "title_vi",
    "title_vi_basis",
    "wikidata",
)
_MATCHES = (
    "subject",
    "grade",
    "object",
    "dataset",
    "basis",
    "reason_vi",
    "reason_en",
    "source",
)
_INDICATORS = (
    "key",
    "name_vi",
    "name_en",
    "definition_vi",
    "definition_en",
    "unit",
    "direction",
    "theme",
)
_PLANS = (
    "slug",
    "number",
    "name_vi",
    "name_en",
    "issuer",
    "issuer_vi",
    "issuer_en",
    "date",
    "area",
    "page",
)
_DISCREPANCIES = (
    "slug",
    "indicator",
    "area",
    "period",
    "quote",
    "value",
    "unit",
    "scale",
    "compared",
    "reason_vi",
    "reason_en",
)


def read_links(directory: Path, document: Document, indicators: Collection[str]) -> Links:
    """Read and check the tables of links.

    Args:
        directory: the folder `data/links`; a project without it has no links.
        document: the report, which some rows quote.
        indicators: keys of the catalogue of the report.

    Raises:
        CurationError: a file or column is missing, a key is used twice or refers to nothing, a
            quotation does not hold its number or is not in the report, or a cell is not NFC.
    """
    if not directory.is_dir():
        return Links()
    imports = directory / "imports"
    sources = (*_sources(directory / "datasets.csv"), *imported_sources(imports))
    territories = read_territories(directory)
    own = tuple(_indicators(directory / "indicators.csv", indicators))
    plans = tuple(_plans(directory / "plans.csv"))
    planning = Planning(
        document=document,
        indicators={*indicators, *(indicator.key for indicator in own)},
        territories={territory.key for territory in territories},
        plans={plan.key for plan in plans},
        sources={source.key for source in sources},
    )
    targets = tuple(planning.targets(directory / "planning_targets.csv"))
    tables = (directory / "statistics.csv", *sorted(imports.glob("*.csv")))
    statistics = tuple(record for path in tables for record in planning.statistics(path))
    known = {f"planning-target/{target.key}" for target in targets}
    known |= {f"statistic/{statistic.key}" for statistic in statistics}
    return Links(
        sources=sources,
        territories=territories,
        successions=tuple(read_successions(directory / "successors.csv", planning.territories)),
        goals=tuple(_goals(directory / "sdg.csv")),
        matches=tuple(_matches(directory / "matches.csv", planning, plans)),
        indicators=own,
        plans=plans,
        targets=targets,
        statistics=statistics,
        discrepancies=tuple(_discrepancies(directory / "discrepancies.csv", planning, known)),
    )


def _sources(path: Path) -> Iterator[Source]:
    for row in read_rows(path, _SOURCES):
        yield Source(
            key=row["slug"],
            title_vi=row["title_vi"],
            title_en=row["title_en"],
            publisher_vi=row["publisher_vi"],
            publisher_en=row["publisher_en"],
            page=row["page"],
            licence=row["licence"],
            read_from=row["read_from"],
        )


def _goals(path: Path) -> Iterator[GlobalGoal]:
    for row in read_rows(path, _GOALS):
        yield GlobalGoal(
            iri=row["iri"],
            code=row["code"],
            level=row["level"],
            title_vi=row["title_vi"],
            title_en=row["title_en"],
            broader=row["broader"],
            wikidata=row["wikidata"],
        )


def _matches(path: Path, planning: Planning, plans: tuple[Plan, ...]) -> Iterator[Match]:
    known = {f"indicator/{key}" for key in planning.indicators} | set(planning.territories)
    known |= {f"plan/{plan.key}" for plan in plans}
    for row in read_rows(path, _MATCHES, ("subject", "object")):
        target = row["object"]
        for end in (row["subject"], *(() if target.startswith("http") else (target,))):
            if end.partition("/")[0] in _KINDS and end not in known:
                raise row.error(f"“{end}” is nothing that is known.")
        if row["dataset"] != "lskg" and row["dataset"] not in planning.sources:
            raise row.error(f"the data set “{row['dataset']}” is not in datasets.csv.")
        yield Match(
            subject=row["subject"],
            grade=row.one_of("grade", _GRADES),
            target=target,
            source=row["dataset"],
            basis=row.one_of("basis", _BASES),
            reason_vi=row["reason_vi"],
            reason_en=row["reason_en"],
            page=row["source"] if row["source"].startswith("http") else "",
        )


def _indicators(path: Path, taken: Collection[str]) -> Iterator[Indicator]:
    for row in read_rows(path, _INDICATORS):
        if row["key"] in taken:
            raise row.error(
                f"the indicator “{row['key']}” is in the catalogue of the report; remove it here."
            )
        yield Indicator(
            key=row["key"],
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            definition_vi=row["definition_vi"],
            definition_en=row["definition_en"],
            unit=row["unit"],
            direction=row["direction"],
            theme=row["theme"],
            phrases=(),
        )


def _plans(path: Path) -> Iterator[Plan]:
    for row in read_rows(path, _PLANS):
        yield Plan(
            key=row["slug"],
            number=row["number"],
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            issuer=row["issuer"] or None,
            issuer_vi=row["issuer_vi"],
            issuer_en=row["issuer_en"],
            date=row["date"],
            territory=row["area"],
        )


def _discrepancies(path: Path, planning: Planning, known: Collection[str]) -> Iterator[Discrepancy]:
    for row in read_rows(path, _DISCREPANCIES):
        planning.check(row)
        compared = row.many("compared")
        for other in compared:
            if other not in known:
                raise row.error(f"“{other}” is no target or statistic of these tables.")
        yield Discrepancy(
            key=row["slug"],
            indicator=row["indicator"],
            territory=row["area"],
            period=parse_period(row),
            span=planning.span(row),
            quote=row["quote"],
            quantity=parse_quantity(row, "=", row["value"], row["value"]),
            compared=compared,
            reason_vi=row["reason_vi"],
            reason_en=row["reason_en"],
        )
