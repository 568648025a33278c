"""What validation found in the data of a release, by rule."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from lskg.errors import StoreError
from lskg.web.language import Language, Text

SEVERITIES = ("Violation", "Warning", "Info")


@dataclass(frozen=True, slots=True)
class Finding:
    """A thing for which a rule does not hold.

    Attributes:
        severity: ``Violation``, ``Warning`` or ``Info``.
        focus: IRI of the thing.
        path: local name of the property, or an empty string.
        value: the value that is wrong, or an empty string.
        shape: IRI of the rule.
        component: local name of the kind of constraint.
        message_vi: what is wrong; also in English.
        mend_vi: what to do about it; also in English.
        report: key of the report that it was found in; empty for what reports share.
    """

    severity: str
    focus: str
    path: str
    value: str
    shape: str
    component: str
    message_vi: str
    message_en: str
    mend_vi: str
    mend_en: str
    report: str = ""

    def message(self, language: Language) -> Text:
        """What is wrong, in a language."""
        return Text(self.message_vi if language == "vi" else self.message_en, language)

    def mend(self, language: Language) -> Text:
        """What to do about it, in a language."""
        return Text(self.mend_vi if language == "vi" else self.mend_en, language)


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule with the things for which it does not hold.

    Attributes:
        anchor: local name of its shape.
        severity: ``Violation``, ``Warning`` or ``Info``.
    """

    anchor: str
    severity: str
    findings: tuple[Finding, ...]

    def message(self, language: Language) -> Text | None:
        """What is wrong, where that is said of all in the same words."""
        return _only({each.message(language).words for each in self.findings}, language)

    def mend(self, language: Language) -> Text | None:
        """What to do about it, likewise."""
        return _only({each.mend(language).words for each in self.findings}, language)

    def by_report(self) -> tuple[tuple[str, int], ...]:
        """How many things of each report, the most first; the key of what they share is empty."""
        counts = Counter(each.report for each in self.findings)
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def read_findings(path: Path) -> tuple[Finding, ...] | None:
    """The findings in a file of a release; None when there is no file.

    Raises:
        StoreError: the file does not hold findings.
    """
    if not path.exists():
        return None
    try:
        return tuple(Finding(**each) for each in json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        raise StoreError(f"{path} does not hold findings.") from None


def broken_rules(findings: Iterable[Finding]) -> tuple[BrokenRule, ...]:
    """The rules that do not hold, the gravest first, each with its findings in their order."""
    found: dict[tuple[int, str], list[Finding]] = defaultdict(list)
    for each in findings:
        found[SEVERITIES.index(each.severity), each.shape.rpartition("#")[2]].append(each)
    return tuple(
        BrokenRule(rule, SEVERITIES[rank], tuple(listed))
        for (rank, rule), listed in sorted(found.items())
    )


def narrowed(rules: Iterable[BrokenRule], rule: str, report: str) -> tuple[BrokenRule, ...]:
    """Those of some rules that are asked for.

    Args:
        rules: all that do not hold.
        rule: anchor of the one that is meant; empty for all.
        report: key of the report whose findings are meant; empty for all.
    """
    meant = [each for each in rules if rule in ("", each.anchor)]
    if not report:
        return tuple(meant)
    kept = (tuple(each for each in one.findings if each.report == report) for one in meant)
    return tuple(
        replace(one, findings=found) for one, found in zip(meant, kept, strict=True) if found
    )


def _only(words: set[str], language: Language) -> Text | None:
    return Text(words.pop(), language) if len(words) == 1 else None
