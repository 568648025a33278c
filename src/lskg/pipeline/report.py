"""What `lskg check` prints: the state of validation, as text, Turtle or HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from rdflib import Graph

from lskg.pipeline.corpus import Corpus, ReportParts
from lskg.pipeline.steps import SUMMARY, VALIDATION
from lskg.release.json_files import read_json

Found = Mapping[str, str]
_SEVERITIES = ("Violation", "Warning", "Info")


def count_line(report: ReportParts) -> str:
    """How much of each sort was read of a report, and at which level."""
    counts = read_json(report.written / SUMMARY)["counts"]
    told = ", ".join(f"{number:,} {name}" for name, number in counts.items())
    return f"{report.info.key} ({report.info.level}): {told}."


def text_report(corpus: Corpus, key: str | None = None) -> str:
    """Counts of each report, every finding in English and Vietnamese, and how many each rule has.

    Args:
        corpus: what the steps made.
        key: of the report whose findings are meant; None for all.
    """
    findings = _findings(corpus, key)
    lines = [count_line(report) for report in corpus.reports]
    found = Counter(each["severity"] for each in findings)
    lines.append(". ".join(f"{each}s: {found[each]}" for each in _SEVERITIES) + ".")
    lines += [f"Warning: {warning}" for warning in corpus.warnings]
    for finding in findings:
        lines += [f"{finding['severity']}: {finding_line(finding)}", f"  {finding['message_vi']}"]
    return "\n".join([*lines, *_sums(findings)]) + "\n"


def _sums(findings: Sequence[Found]) -> Iterator[str]:
    """How many findings each rule has, the gravest first, then the most."""
    counts = Counter((each["severity"], each["shape"].rpartition("#")[2]) for each in findings)
    if counts:
        yield "By rule:"
    for (severity, rule), count in sorted(
        counts.items(), key=lambda item: (_SEVERITIES.index(item[0][0]), -item[1], item[0][1])
    ):
        yield f"{count:>7,}  {rule} ({severity})"


def _findings(corpus: Corpus, key: str | None) -> list[dict[str, str]]:
    return [each for each in corpus.findings if key in (None, each["report"])]


def finding_line(finding: Found) -> str:
    """A finding in one line of English."""
    value = f", value “{finding['value']}”" if finding["value"] else ""
    where = finding["path"] or finding["component"]
    return f"{finding['focus']}: {finding['message_en']} ({where}{value})"


def turtle_report(corpus: Corpus, key: str | None = None) -> str:
    """SHACL's own reports, together, or that of one report alone; see `text_report`."""
    together = Graph()
    shared = () if key else (corpus.checked,)
    own = (each.checked for each in corpus.reports if key in (None, each.info.key))
    for folder in (*shared, *own):
        together.parse(folder / VALIDATION, format="nt")
    return together.serialize(format="turtle")


def html_report(corpus: Corpus, key: str | None = None) -> str:
    """A table of the findings, to open in a browser; see `text_report`."""
    findings = _findings(corpus, key)
    violations = sum(each["severity"] == "Violation" for each in findings)
    cells = ("report", "severity", "focus", "path", "value", "message_vi", "message_en")
    head = "".join(f"<th>{name}</th>" for name in cells)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(finding[name])}</td>" for name in cells) + "</tr>\n"
        for finding in findings
    )
    return (
        '<!doctype html>\n<html lang="vi"><meta charset="utf-8"><title>lskg check</title>\n'
        f"<p>{violations} violations, {len(findings)} findings.</p>\n"
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n</html>\n"
    )
