"""What the site shows besides the graph: the release, the report and the saved queries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from lskg.answers.answer import Answers
from lskg.distributions.counts import COUNTS, DatasetCounts, read_counts
from lskg.project import ReportInfo
from lskg.release.check import read_description
from lskg.release.files import (
    PLACES,
    ReleaseFile,
    ReleaseFiles,
    published,
    report_text,
    report_translation,
    translated,
)
from lskg.release.releases import Release, described_release, kept_releases
from lskg.search.search import Search
from lskg.sparql.query_files import Query, load_queries
from lskg.text.document import Document
from lskg.text.name_forms import place_name
from lskg.web.view.findings import Finding, read_findings
from lskg.web.view.ontology_versions import Version, read_parts, read_versions
from lskg.web.view.renamings import Renamings, read_renamings


@dataclass(frozen=True, slots=True)
class Site:
    """A published release without its triples.

    Attributes:
        base: base IRI of the things of the graph.
        release: what `build.json` says.
        reports: the texts that the offsets of passages count in, by the keys of the reports.
        queries: the saved queries, tables and examples.
        search: the full-text index, or None when the release has none.
        files: the graphs, and what the build made of them, or None when there are no files.
        counts: how much there is of what.
        folder: where the release is, or None when it is in no folder.
        shapes: the rules that data must keep, in Turtle; empty when the release has none.
        versions: those of the ontology, the newest first.
        parts: alignment, codes, units and shapes in Turtle, by path and version.
        near_terms: terms elsewhere that are near to ours, in SSSOM; empty when there are none.
        renamings: where IRIs of earlier versions are now.
        findings: what validation found in the data, or None when the release does not say.
        features: the features of the map, in GeoJSON.
        english: what the sentences of the reports say in English, by keys and offsets.
        answers: to what people type, or None when the release is in no folder.
        published: when it was published; a release that is removed is served on.
    """

    base: str
    release: dict[str, Any]
    reports: Mapping[str, Document]
    queries: tuple[Query, ...]
    search: Search | None = None
    files: ReleaseFiles | None = None
    counts: DatasetCounts = field(default_factory=DatasetCounts)
    folder: Path | None = None
    shapes: str = ""
    versions: tuple[Version, ...] = ()
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    near_terms: str = ""
    renamings: Renamings = field(default_factory=Renamings)
    findings: tuple[Finding, ...] | None = None
    features: tuple[dict[str, Any], ...] = ()
    english: Mapping[str, Mapping[tuple[int, int], str]] = field(default_factory=dict)
    answers: Answers | None = None
    published: datetime | None = None

    @property
    def infos(self) -> dict[str, ReportInfo]:
        """What is known of the reports, by their keys."""
        found = (ReportInfo(**({"file": ""} | each)) for each in self.release.get("reports", ()))
        return {info.key: info for info in found}

    @property
    def titles(self) -> dict[str, str]:
        """The name of the site by language: that of its one territory, or a neutral one."""
        titles = {"vi": "Đồ thị tri thức kế hoạch", "en": "Planning knowledge graph"}
        infos = [*self.infos.values()]
        if len(infos) == 1 and infos[0].territory_vi:
            titles["vi"] = f"Đồ thị tri thức {infos[0].territory_vi}"
        if len(infos) == 1 and infos[0].territory_en:
            titles["en"] = f"{infos[0].territory_en} knowledge graph"
        return titles

    @property
    def day(self) -> str:
        """The day of the release: that on which it was kept or else published; or nothing."""
        issued = next((each.issued for each in self.releases()), "")
        return issued or (self.published.date().isoformat() if self.published else "")

    def file(self, name: str) -> ReleaseFile | None:
        """A file of the release by its path there."""
        return self.files.get(name) if self.files else None

    def queries_of(self, group: str) -> list[Query]:
        """The saved queries of a group."""
        return [query for query in self.queries if query.group == group]

    def releases(self) -> tuple[Release, ...]:
        """This release, and before it those that were kept, the newest first."""
        if self.folder is None:
            return ()
        this = described_release(self.folder, self.release)
        kept = kept_releases(self.folder.parents[1])
        marked = [each for each in kept if each.name == this.name]
        return (*(marked or [this]), *(each for each in kept if each.name != this.name))

    @classmethod
    def open(cls, directory: Path) -> Site:
        """Read a release from its directory.

        Raises:
            StoreError: `build.json` is missing or is not one, a file that the build wrote is
                missing, or a version of the ontology or a finding cannot be read.
            SourceError: the report cannot be read.
            QueryError: a saved query cannot be read.
        """
        # A build may lead to another release meanwhile.
        folder = directory.resolve()
        release = read_description(folder)
        base = str(release["base"])
        keys = [report["key"] for report in release["reports"]]
        reports = {key: Document.read(report_text(folder, key)) for key in keys}
        english = {key: translated(report_translation(folder, key)) for key in keys}
        queries = load_queries(folder / "queries")
        files = ReleaseFiles(folder)
        return cls(
            base=base,
            release=release,
            reports=reports,
            english=english,
            queries=queries,
            search=Search(folder / "search.db"),
            files=files,
            counts=read_counts(folder / COUNTS),
            folder=folder,
            published=published(folder),
            shapes=_text_of(folder / "shapes.ttl"),
            versions=read_versions(folder / "ontology"),
            parts=read_parts(folder / "ontology"),
            near_terms=_text_of(folder / "ontology" / "near.sssom.tsv"),
            renamings=read_renamings(folder / "ontology" / "migrations"),
            findings=read_findings(folder / "findings.json"),
            features=_features(folder / PLACES),
            answers=Answers(folder, base, reports, _territories(release)),
        )


def _territories(release: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """What the reports are about, by their keys, without the word for its kind."""
    found = {}
    for report in release["reports"]:
        names = (report.get("territory_vi", ""), report.get("territory_en", ""))
        found[report["key"]] = tuple(place_name(name) for name in names if name)
    return found


def _features(path: Path) -> tuple[dict[str, Any], ...]:
    """The features of a file in GeoJSON; none when it is not there."""
    return tuple(json.loads(path.read_text(encoding="utf-8"))["features"]) if path.exists() else ()


def _text_of(path: Path) -> str:
    """The text of a file; empty when it is not there."""
    return path.read_text(encoding="utf-8") if path.exists() else ""
