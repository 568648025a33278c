"""What validation found in the data of a release, by rule."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
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
    """A rule with the things for which it does not hold."""

    anchor: str
    severity: str
    message: Text
    findings: tuple[Finding, ...]


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


def broken_rules(findings: Iterable[Finding], language: Language) -> tuple[BrokenRule, ...]:
    """The rules that do not hold, the gravest first, each with its findings in their order."""
    found: dict[tuple[int, str, Text], list[Finding]] = defaultdict(list)
    for each in findings:
        rule = each.shape.rpartition("#")[2]
        found[SEVERITIES.index(each.severity), rule, each.message(language)].append(each)
    return tuple(
        BrokenRule(rule, SEVERITIES[rank], message, tuple(listed))
        for (rank, rule, message), listed in sorted(found.items(), key=lambda item: item[0][:2])
    )
