"""A report at a glance, and all reports in one table: what the home page shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template
from werkzeug.wrappers import Response as BaseResponse

from lskg.web.http.page_cache import PageCache, site_address
from lskg.web.http.responses import conditional
from lskg.web.language import Language, Text
from lskg.web.pages.structured_dataset import structured_dataset
from lskg.web.templating import has_script, reader_for
from lskg.web.urls import TERMS
from lskg.web.view.blocks.discoveries import discoveries
from lskg.web.view.blocks.told import statement
from lskg.web.view.by_class import families
from lskg.web.view.geography import corpus_map
from lskg.web.view.graph_index import GraphIndex, once_per_graph
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.reports import ReportRef, report_ref
from lskg.web.view.targets import by_theme, target_lines


@dataclass(frozen=True, slots=True)
class Element:
    """A plan element with the elements under it."""

    ref: Ref
    number: str | None
    text: Text | None
    children: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class CorpusLine:
    """A report in one line of a table, with how much the graph has of it, and found out."""

    report: ReportRef
    targets: int
    figures: int
    sections: int
    found: int


_COUNTED = {
    "targets": ("IndicatorTarget",),
    "figures": ("ReportedFigure", "TargetFigure", "ChangeStatement", "RankingStatement"),
    "sections": ("Section",),
}


def home_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The home page and those of the reports, in one language."""
    blueprint = Blueprint("home", __name__)
    cache = PageCache()

    @blueprint.get("/")
    def home() -> BaseResponse:
        return conditional(Response(cache.page(lambda: _home(reader_for(index, language)))))

    @blueprint.get("/reports/<key>")
    def report(key: str) -> BaseResponse:
        if key not in index.reports:
            abort(404)
        reader = reader_for(index, language)
        if reader.only_report:
            return redirect(reader.urls.page("/"), 302)
        return conditional(Response(cache.page(lambda: _report(reader, key))))

    return blueprint


def _home(reader: Reader) -> str:
    """The page of the only report, or of all."""
    if reader.only_report:
        return _report(reader, reader.only_report)
    structured = structured_dataset(reader, site_address())
    return render_template("corpus.html", **corpus_home(reader), structured=structured)


def _report(reader: Reader, key: str) -> str:
    return render_template(
        "home.html",
        **report_home(reader, key),
        structured=structured_dataset(reader, site_address()),
        has_charts=has_script("sparks.js"),
    )


def report_home(reader: Reader, key: str) -> dict[str, Any]:
    """What the template shows of a report, with the elements by the local name of their class."""
    shown = report_ref(reader, key)
    congress = next(reader.index.rows("congresses", report=shown.iri), {})
    lines = target_lines(reader, report=key)
    return {
        "shown": shown,
        "congress": reader.ref_in(congress, "congress"),
        "targets": by_theme(lines),
        "target_count": len(lines),
        "found": discoveries(reader, key),
        "elements": _elements(reader, key),
        "families": families(reader, "agencies", key),
        "triples": _triples(reader),
    }


def corpus_home(reader: Reader) -> dict[str, Any]:
    """What the template shows of all reports."""
    counts = _counts(reader.index)
    found = discoveries(reader)
    lines = [
        CorpusLine(
            report_ref(reader, key),
            counts[key, "targets"],
            counts[key, "figures"],
            counts[key, "sections"],
            sum(each.by_report[key] for each in found),
        )
        for key in reader.index.reports
    ]
    return {
        "lines": lines,
        "found": found,
        "map": corpus_map(reader),
        "triples": _triples(reader),
    }


@once_per_graph
def _counts(index: GraphIndex) -> Counter[tuple[str, str]]:
    """How much of what each report has, by its key and the name of what is counted."""
    of_classes = {f"{TERMS}{each}": name for name, counted in _COUNTED.items() for each in counted}
    return Counter(
        (report, name)
        for iri, classes in index.classes.items()
        for name in {of_classes[each] for each in classes if each in of_classes}
        if (report := index.report_of(iri)) is not None
    )


def _triples(reader: Reader) -> int:
    return sum(reader.index.site.release.get("triples", {}).values())


def _elements(reader: Reader, report: str) -> dict[str, tuple[Element, ...]]:
    rows = {
        row["element"]: row
        for row in reader.index.rows("elements")
        if reader.index.report_of(row["element"]) == report
    }
    children: dict[str, list[str]] = defaultdict(list)
    for iri, row in rows.items():
        children[row.get("parent", "")].append(iri)

    def build(iri: str) -> Element:
        row = rows[iri]
        ordered = sorted(children[iri], key=lambda each: int(rows[each].get("order", 0)))
        text = Text(row["text"], "vi") if "text" in row else None
        if row.get("passage") in reader.index.passages:
            text = statement(reader, row["passage"])
        return Element(reader.ref(iri), row.get("number"), text, tuple(map(build, ordered)))

    found: dict[str, list[tuple[int, Element]]] = defaultdict(list)
    for iri, row in rows.items():
        name = row["class"].removeprefix(TERMS)
        found[name].append((int(row.get("order", 0)), build(iri)))
    return {
        name: tuple(element for _, element in sorted(each, key=lambda pair: pair[0]))
        for name, each in found.items()
    }
