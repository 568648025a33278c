"""The plan as a performance plan in StratML Part 2, the XML of ISO 17469-1 with indicators."""

from __future__ import annotations

from collections import defaultdict
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


def stratml(store: Store, base: str, report: dict[str, Any]) -> bytes:
    """The plan of a report as an XML document.

    Args:
        store: the graphs of the release.
        base: of the IRIs of its things.
        report: what is known of the report.
    """
    # Each headline target is an objective with its indicators; one without a number has its own.
    targets: dict[str, list[dict[str, str]]] = defaultdict(list)
    plan = f"{base}id/plan/{report['key']}"
    for row in rows(store, "stratml_targets", plan=plan):
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
            issuer=titles(store, f"{base}id/agency/{report.get('issuer', '')}"),
            elements=rows(store, "stratml_elements", plan=plan),
            targets=targets,
        )
    )
    register_namespace("", NAMESPACE)
    root = fromstring(written)
    indent(root)
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
