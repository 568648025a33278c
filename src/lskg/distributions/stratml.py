"""The plan as a performance plan in StratML Part 2, the XML of ISO 17469-1 with indicators."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from lskg.distributions.ask import rows, titles
from lskg.engine.store import Store
from lskg.vocabulary import LSKG

# Version 2.2.2016-02-16 of the schema PerformancePlanOrReport.
NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
#: The file of a release that holds the plan.
STRATML = "exports/plan.stratml.xml"

Row = dict[str, str]


def stratml(store: Store, base: str, report: dict[str, Any]) -> bytes:
    """The plan of a release as an XML document.

    Args:
        store: the graphs of the release.
        base: of the IRIs of its things.
        report: what is known of the report.
    """
    register_namespace("", NAMESPACE)
    root = Element(_name("PerformancePlanOrReport"), {"Type": "Performance_Plan"})
    _add(root, "Name", report.get("title_vi", ""))
    _add(root, "Description", report.get("title_en", ""))
    core = SubElement(root, _name("StrategicPlanCore"))
    _organization(core, store, base, report)
    elements = rows(store, "stratml_elements")
    vision = SubElement(core, _name("Vision"))
    goals = [row for row in elements if _is(row, "OverallGoal")]
    _add(vision, "Description", "\n\n".join(row.get("text", row["name"]) for row in goals))
    for row in elements:
        if _is(row, "GuidingViewpoint"):
            value = SubElement(core, _name("Value"))
            _add(value, "Name", row["name"])
            _add(value, "Description", row.get("text", ""))
    _target_goal(core, rows(store, "stratml_targets"))
    for row in elements:
        if any(_is(row, kind) for kind in ("StrategicBreakthrough", "KeyTask", "SolutionGroup")):
            _goal(core, row, elements)
    _administration(root, base, report)
    indent(root)
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _organization(core: Element, store: Store, base: str, report: dict[str, Any]) -> None:
    labels = titles(store, f"{base}id/agency/{report.get('issuer', '')}")
    if not labels:
        return
    organization = SubElement(core, _name("Organization"))
    _add(organization, "Name", labels.get("vi", ""))
    _add(organization, "Identifier", "agency." + str(report.get("issuer", "")))
    _add(organization, "Description", labels.get("en", ""))


def _target_goal(core: Element, targets: list[Row]) -> None:
    """The headline targets, each an objective with its indicators."""
    goal = SubElement(core, _name("Goal"))
    _add(goal, "Name", "Các chỉ tiêu chủ yếu")
    _add(goal, "Description", "Main targets")
    _add(goal, "Identifier", "goal.targets")
    printed: dict[str, list[Row]] = defaultdict(list)
    for row in targets:
        printed[row["number"]].append(row)
    for number, parts in printed.items():
        objective = SubElement(goal, _name("Objective"))
        _add(objective, "Name", "; ".join(dict.fromkeys(row["indicator"] for row in parts)))
        _add(objective, "Description", "; ".join(dict.fromkeys(row["text"] for row in parts)))
        _add(objective, "Identifier", f"objective.target.{number}")
        _add(objective, "SequenceIndicator", number)
        for row in parts:
            _indicator(objective, row)


def _indicator(objective: Element, row: Row) -> None:
    kind = {"PerformanceIndicatorType": "Quantitative", "ValueChainStage": "Outcome"}
    indicator = SubElement(objective, _name("PerformanceIndicator"), kind)
    _add(indicator, "MeasurementDimension", row["indicator"])
    _add(indicator, "UnitOfMeasurement", row["unit"])
    _add(indicator, "Identifier", _identifier(row["target"]))
    instance = SubElement(indicator, _name("MeasurementInstance"))
    result = SubElement(instance, _name("TargetResult"))
    if "last" in row:
        _add(result, "StartDate", f"{row['first']}-01-01")
        _add(result, "EndDate", f"{row['last']}-12-31")
    if "lower" in row and row["lower"] == row.get("upper"):
        _add(result, "NumberOfUnits", row["lower"])
    _add(result, "Description", row["printed"])


def _goal(core: Element, row: Row, elements: list[Row]) -> None:
    goal = SubElement(core, _name("Goal"))
    _add(goal, "Name", row["name"])
    _add(goal, "Description", row.get("text", row["name"]))
    _add(goal, "Identifier", _identifier(row["element"]))
    _add(goal, "SequenceIndicator", row.get("number", ""))
    for child in elements:
        if child.get("parent") == row["element"]:
            objective = SubElement(goal, _name("Objective"))
            _add(objective, "Name", child["name"])
            _add(objective, "Description", child.get("text", child["name"]))
            _add(objective, "Identifier", _identifier(child["element"]))
            _add(objective, "SequenceIndicator", child.get("number", ""))


def _administration(root: Element, base: str, report: dict[str, Any]) -> None:
    information = SubElement(root, _name("AdministrativeInformation"))
    if report.get("term_start"):
        _add(information, "StartDate", f"{report['term_start']}-01-01")
        _add(information, "EndDate", f"{report['term_end']}-12-31")
    _add(information, "Source", f"{base}id/report/{report.get('key', '')}")


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, _name(name)).text = text


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"


def _is(row: Row, local: str) -> bool:
    return row["class"] == str(LSKG[local])


def _identifier(iri: str) -> str:
    """An XML ID made of kind and slug."""
    kind, slug = iri.rsplit("/", 2)[1:]
    return f"{kind}.{slug}"
