"""The plan at a glance: what the home page shows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from lskg.web.language import Text
from lskg.web.urls import TERMS
from lskg.web.view.by_class import Family, families
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.targets import TargetGroup, by_theme, target_lines


@dataclass(frozen=True, slots=True)
class Element:
    """A plan element with the elements under it."""

    ref: Ref
    number: str | None
    text: Text | None
    children: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the home page shows; `elements` is keyed by the local name of the class."""

    title: Text
    report: Ref | None
    congress: Ref | None
    targets: tuple[TargetGroup, ...]
    target_count: int
    elements: dict[str, tuple[Element, ...]]
    families: tuple[Family, ...]
    triples: int


def home_page(reader: Reader) -> HomePage:
    """The home page for one reader."""
    index = reader.index
    report = next(index.rows("report"), {})
    lines = target_lines(reader)
    return HomePage(
        title=reader.report_title,
        report=reader.ref(report["report"]) if "report" in report else None,
        congress=reader.ref(report["congress"]) if "congress" in report else None,
        targets=by_theme(lines),
        target_count=len(lines),
        elements=_elements(reader),
        families=families(reader, "agencies"),
        triples=sum(index.site.release.get("triples", {}).values()),
    )


def _elements(reader: Reader) -> dict[str, tuple[Element, ...]]:
    rows = {row["element"]: row for row in reader.index.rows("elements")}
    children: dict[str, list[str]] = defaultdict(list)
    for iri, row in rows.items():
        children[row.get("parent", "")].append(iri)

    def build(iri: str) -> Element:
        row = rows[iri]
        ordered = sorted(children[iri], key=lambda each: int(rows[each].get("order", 0)))
        text = Text(row["text"], "vi") if "text" in row else None
        return Element(reader.ref(iri), row.get("number"), text, tuple(map(build, ordered)))

    found: dict[str, list[tuple[int, Element]]] = defaultdict(list)
    for iri, row in rows.items():
        name = row["class"].removeprefix(TERMS)
        found[name].append((int(row.get("order", 0)), build(iri)))
    return {
        name: tuple(element for _, element in sorted(each, key=lambda pair: pair[0]))
        for name, each in found.items()
    }
