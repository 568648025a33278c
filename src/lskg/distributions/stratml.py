"""The plan as a performance plan in StratML Part 2, the XML of ISO 17469-1 with indicators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any
from xml.etree.ElementTree import fromstring, indent, register_namespace, tostring

from jinja2 import Environment

from lskg.distributions.ask import rows, titles
from lskg.engine.store import Store
from lskg.vocabulary import LSKG

# Version 2.2.2016-02-16 of the schema PerformancePlanOrReport.
NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"


def stratml_path(report: str) -> str:
    """The file of a release that holds the plan of a report."""
    return f"exports/{report}.stratml.xml"


def stratml_plans(
    store: Store, base: str, reports: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, bytes]]:
    """The plans of reports as XML documents, each with the key of its report.

    Args:
        store: the graphs of the release.
        base: of the IRIs of its things.
        reports: what is known of the reports.
    """
    elements, targets = (_by_plan(store, f"stratml_{name}") for name in ("elements", "targets"))
    for report in reports:
        plan = f"{base}id/plan/{report['key']}"
        issuer = titles(store, f"{base}id/agency/{report.get('issuer', '')}")
        yield (
            report["key"],
            _written(base, report, issuer, elements[plan], targets[plan]),
        )


def _by_plan(store: Store, name: str) -> dict[str, list[dict[str, str]]]:
    """The rows of a query of all plans by the IRI of the plan."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(store, name):
        found[row["plan"]].append(row)
    return found


def _written(
    base: str,
    report: Mapping[str, Any],
    issuer: Mapping[str, str],
    elements: Sequence[Mapping[str, str]],
    rows_of_targets: Sequence[Mapping[str, str]],
) -> bytes:
    # Each headline target is an objective with its indicators; one without a number has its own.
    targets: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in rows_of_targets:
        targets[row.get("number") or row["target"].rpartition("/")[2]].append(row)
    source = (files("lskg.distributions") / "plan.stratml.xml").read_text(encoding="utf-8")
    written = (
        Environment(autoescape=True)
        .from_string(source)
        .render(
            namespace=NAMESPACE,
            lskg=str(LSKG),
            base=base,
            report=report,
            issuer=issuer,
            elements=elements,
            targets=targets,
        )
    )
    register_namespace("", NAMESPACE)
    root = fromstring(written)
    indent(root)
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
