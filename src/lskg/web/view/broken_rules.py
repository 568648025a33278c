"""The rules that do not hold, each with as many of its things as a page has room for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, groupby

from lskg.web.language import Text
from lskg.web.view.findings import BrokenRule, Finding
from lskg.web.view.localized import Reader

#: Things that the page of all rules shows of each, and of all together; and those of a page of one.
MOST, IN_ALL, SIZE = 20, 100, 200
#: Reports that the page of all rules counts the things of a rule by; the page of one has all.
_REPORTS = 8


@dataclass(frozen=True, slots=True)
class ReportCount:
    """How many things of a report break a rule, and where they are listed."""

    text: Text
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule that does not hold, with some of the things for which it does not.

    Attributes:
        anchor: local name of its shape.
        severity: ``Violation``, ``Warning`` or ``Info``; empty where nothing breaks it.
        message: what is wrong.
        has_own_words: whether each thing tells it in words of its own.
        mend: what to do about it, where that is the same for all.
        count: how many things break it.
        findings: those that are shown.
        shared: how many of the things belong to no report.
        reports: the others by report, the most first, where reports are told apart.
        other_reports: how many more reports have such things.
        href: where all are listed.
    """

    anchor: str
    severity: str
    message: Text
    has_own_words: bool
    mend: Text | None
    count: int
    findings: tuple[Finding, ...]
    shared: int
    reports: tuple[ReportCount, ...]
    other_reports: int
    href: str


@dataclass(frozen=True, slots=True)
class SeverityGroup:
    """The broken rules of one severity, with the number of things that break them."""

    severity: str
    count: int
    rules: tuple[ShownRule, ...]


def by_severity(
    reader: Reader, words: Mapping[str, Text], rules: tuple[BrokenRule, ...], report: str
) -> tuple[SeverityGroup, ...]:
    """All broken rules, the gravest first, each with its first things.

    Args:
        reader: whom they are for.
        words: what a rule says, by its anchor.
        rules: those that do not hold, the gravest first.
        report: key of the report that they are narrowed to, or an empty string.
    """
    most = max(1, min(MOST, IN_ALL // max(1, len(rules))))
    return tuple(
        SeverityGroup(
            severity,
            sum(len(each.findings) for each in found),
            tuple(
                _shown(reader, words, each, report, slice(most), reports=_REPORTS) for each in found
            ),
        )
        for severity, found in (
            (name, tuple(each)) for name, each in groupby(rules, lambda rule: rule.severity)
        )
    )


def whole_rule(
    reader: Reader,
    words: Mapping[str, Text],
    anchor: str,
    rules: Iterable[BrokenRule],
    report: str,
    page: int,
) -> ShownRule:
    """One rule with a page of its things; a rule that holds has none.

    Args:
        reader: whom it is for.
        words: what a rule says, by its anchor.
        anchor: that of the rule.
        rules: the rule by severity, the gravest first.
        report: key of the report that it is narrowed to, or an empty string.
        page: which page, from 1.
    """
    found = tuple(rules)
    findings = tuple(chain.from_iterable(each.findings for each in found))
    whole = BrokenRule(anchor, found[0].severity if found else "", findings)
    return _shown(reader, words, whole, report, slice((page - 1) * SIZE, page * SIZE), None)


def address(reader: Reader, rule: str, report: str, page: int = 1) -> str:
    """Where the things that break a rule are listed."""
    asked = {"rule": rule, "report": report, "page": str(page) if page > 1 else ""}
    return reader.urls.page("/validation", **{name: each for name, each in asked.items() if each})


def _shown(
    reader: Reader,
    words: Mapping[str, Text],
    rule: BrokenRule,
    report: str,
    part: slice,
    reports: int | None,
) -> ShownRule:
    message = rule.message(reader.language)
    apart = not (reader.only_report or report)
    counts = dict(rule.by_report()) if apart else {}
    shared = counts.pop("", 0)
    named = [*counts.items()]
    return ShownRule(
        anchor=rule.anchor,
        severity=rule.severity,
        message=message or words.get(rule.anchor) or Text(rule.anchor),
        has_own_words=message is None and bool(rule.findings),
        mend=rule.mend(reader.language),
        count=len(rule.findings),
        findings=rule.findings[part],
        shared=shared,
        reports=tuple(
            ReportCount(reader.territory(key), address(reader, rule.anchor, key), count)
            for key, count in named[:reports]
        ),
        other_reports=len(named[reports:]) if reports else 0,
        href=address(reader, rule.anchor, report),
    )
