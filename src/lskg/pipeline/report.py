"""What `lskg check` prints: the state of validation, as text, Turtle or HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from html import escape

from rdflib import Graph

from lskg.pipeline.corpus import Corpus, ReportParts
from lskg.pipeline.steps import SUMMARY, VALIDATION, read_json

Found = Mapping[str, str]


def count_line(report: ReportParts) -> str:
    """How much of each sort was read of a report, and at which level."""
    counts = read_json(report.written / SUMMARY)["counts"]
    told = ", ".join(f"{number:,} {name}" for name, number in counts.items())
    return f"{report.info.key} ({report.info.level}): {told}."


def text_report(corpus: Corpus) -> str:
    """Counts of each report, then every finding in English and Vietnamese."""
    lines = [count_line(report) for report in corpus.reports]
    found = Counter(each["severity"] for each in corpus.findings)
    lines.append(". ".join(f"{each}s: {found[each]}" for each in ("Violation", "Warning", "Info")))
    lines[-1] += "."
    lines += [f"Warning: {warning}" for warning in corpus.warnings]
    for finding in corpus.findings:
        lines += [f"{finding['severity']}: {finding_line(finding)}", f"  {finding['message_vi']}"]
    return "\n".join(lines) + "\n"


def finding_line(finding: Found) -> str:
    """A finding in one line of English."""
    value = f", value “{finding['value']}”" if finding["value"] else ""
    where = finding["path"] or finding["component"]
    return f"{finding['focus']}: {finding['message_en']} ({where}{value})"


def turtle_report(corpus: Corpus) -> str:
    """SHACL's own reports, together."""
    together = Graph()
    for folder in (corpus.checked, *(each.checked for each in corpus.reports)):
        together.parse(folder / VALIDATION, format="nt")
    return together.serialize(format="turtle")


def html_report(corpus: Corpus) -> str:
    """A table of the findings, to open in a browser."""
    cells = ("report", "severity", "focus", "path", "value", "message_vi", "message_en")
    head = "".join(f"<th>{name}</th>" for name in cells)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(finding[name])}</td>" for name in cells) + "</tr>\n"
        for finding in corpus.findings
    )
    return (
        '<!doctype html>\n<html lang="vi"><meta charset="utf-8"><title>lskg check</title>\n'
        f"<p>{len(corpus.violations)} violations, {len(corpus.findings)} findings.</p>\n"
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n</html>\n"
    )
