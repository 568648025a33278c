"""The plan at a glance: what the home page shows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from lskg.web.language import Text
from lskg.web.urls import TERMS
from lskg.web.view.by_class import families
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.targets import by_theme, target_lines


@dataclass(frozen=True, slots=True)
class Element:
    """A plan element with the elements under it."""

    ref: Ref
    number: str | None
    text: Text | None
    children: tuple[Element, ...] = ()


def home_page(reader: Reader) -> dict[str, Any]:
    """What the template shows to one reader, with the elements by the local name of their class."""
    index = reader.index
    report = next(index.rows("report"), {})
    lines = target_lines(reader)
    return {
        "report": reader.ref_in(report, "report"),
        "congress": reader.ref_in(report, "congress"),
        "targets": by_theme(lines),
        "target_count": len(lines),
        "elements": _elements(reader),
        "families": families(reader, "agencies"),
        "triples": sum(index.site.release.get("triples", {}).values()),
    }


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
