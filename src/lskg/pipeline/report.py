"""What `lskg check` prints: the state of validation, as text, Turtle or HTML."""

from __future__ import annotations

from collections import Counter
from html import escape

from lskg.pipeline.assemble import Assembly


def text_report(assembly: Assembly) -> str:
    """Counts, then every finding in English and Vietnamese."""
    counts = Counter(finding.severity for finding in assembly.findings)
    extraction = assembly.extraction
    lines = [
        f"Report: {len(assembly.document)} characters, {len(extraction.sections)} sections, "
        f"{len(extraction.footnotes)} footnotes, {len(extraction.elements)} plan elements, "
        f"{len(extraction.targets)} targets, {len(extraction.entities)} organizations, "
        f"{len(extraction.named)} other named things and collective words, "
        f"{len(extraction.mentions)} mentions.",
        "Triples: "
        + ", ".join(f"{name} {len(graph)}" for name, graph in assembly.graphs.items())
        + ".",
        ". ".join(f"{each}s: {counts[each]}" for each in ("Violation", "Warning", "Info")) + ".",
    ]
    lines += [f"Warning: {warning}" for warning in extraction.warnings]
    for finding in assembly.findings:
        lines += [f"{finding.severity}: {finding}", f"  {finding.message_vi}"]
    return "\n".join(lines) + "\n"


def turtle_report(assembly: Assembly) -> str:
    """SHACL's own report."""
    return assembly.validation.serialize(format="turtle")


def html_report(assembly: Assembly) -> str:
    """A table of the findings, to open in a browser."""
    cells = ("severity", "focus", "path", "value", "message_vi", "message_en")
    head = "".join(f"<th>{name}</th>" for name in cells)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(getattr(finding, name))}</td>" for name in cells) + "</tr>\n"
        for finding in assembly.findings
    )
    return (
        '<!doctype html>\n<html lang="vi"><meta charset="utf-8"><title>lskg check</title>\n'
        f"<p>{len(assembly.violations)} violations, {len(assembly.findings)} findings.</p>\n"
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n</html>\n"
    )
