"""The plan at a glance: what the home page shows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lskg.web.language import Text
from lskg.web.links import TERMS
from lskg.web.reader import Reader, Ref


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target in one line of a table.

    Attributes:
        result: the latest reported figure of its indicator.
        reached: how much of the target the result is, from 0 to 1; None where more is not
            better, or there is no result.
    """

    target: Ref
    indicator: Ref
    value: tuple[Text, Text] | None
    period: Ref | None
    aggregation: Ref | None
    number: str | None
    result: Ref | None = None
    result_value: tuple[Text, Text] | None = None
    result_period: Ref | None = None
    result_status: Ref | None = None
    reached: float | None = None


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """The targets of one theme; without a theme for targets that have none."""

    theme: Ref | None
    lines: tuple[TargetLine, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """A plan element with the elements under it."""

    ref: Ref
    number: str | None
    text: Text | None
    children: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Organizations of one class, the most often named first."""

    kind: Ref
    members: tuple[tuple[Ref, int], ...]
    mentions: int


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
        targets=_by_theme(reader, lines),
        target_count=len(lines),
        elements=_elements(reader),
        families=_families(reader),
        triples=sum(index.site.release.get("triples", {}).values()),
    )


def target_lines(reader: Reader, **bindings: str) -> list[tuple[TargetLine, str | None]]:
    """The targets in plan order, each with the IRI of its broadest theme.

    Args:
        reader: whom the lines are for.
        bindings: `target` or `indicator`, to narrow the list.
    """
    lines: dict[str, tuple[TargetLine, str | None]] = {}
    results = {row["target"]: row for row in reader.index.rows("results")}
    for row in reader.index.rows("targets", **bindings):
        line = TargetLine(
            target=reader.ref(row["target"]),
            indicator=reader.ref(row["indicator"]),
            value=reader.both(row["value"]),
            period=reader.ref(row["period"]) if "period" in row else None,
            aggregation=reader.ref(row["aggregation"]) if "aggregation" in row else None,
            number=row.get("number"),
            **_result(reader, results.get(row["target"])),
        )
        lines.setdefault(row["target"], (line, row.get("top_theme") or row.get("theme")))
    return list(lines.values())


def _result(reader: Reader, row: dict[str, str] | None) -> dict[str, Any]:
    """The part of a line that a result fills."""
    if row is None:
        return {}
    reached = None
    if row.get("direction", "").endswith("/higher") and {"reached", "aim"} <= row.keys():
        aim = Decimal(row["aim"])
        reached = float(min(Decimal(row["reached"]) / aim, Decimal(1))) if aim > 0 else None
    return {
        "result": reader.ref(row["result"]),
        "result_value": reader.both(row["value"]),
        "result_period": reader.ref(row["period"]) if "period" in row else None,
        "result_status": reader.ref(row["status"]),
        "reached": reached,
    }


def _by_theme(
    reader: Reader, lines: list[tuple[TargetLine, str | None]]
) -> tuple[TargetGroup, ...]:
    groups: dict[str | None, list[TargetLine]] = defaultdict(list)
    for line, theme in lines:
        groups[theme].append(line)
    return tuple(
        TargetGroup(reader.ref(theme) if theme else None, tuple(found))
        for theme, found in sorted(groups.items(), key=lambda item: item[0] is None)
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


def _families(reader: Reader) -> tuple[Family, ...]:
    members: dict[str, dict[str, int]] = defaultdict(dict)
    for row in reader.index.rows("agencies"):
        if row.get("graph") != reader.index.inferred and "agency" in row:
            members[row["class"]][row["agency"]] = int(row["mentions"])
    families = [
        Family(
            kind=reader.ref(kind),
            members=tuple(
                (reader.ref(agency), count)
                for agency, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))
            ),
            mentions=sum(found.values()),
        )
        for kind, found in members.items()
    ]
    return tuple(sorted(families, key=lambda family: (-family.mentions, family.kind.iri)))
