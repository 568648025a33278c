"""The arithmetic checks of the graph, with their passages, as pages show them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lskg.web.language import Text, choose
from lskg.web.view.blocks.quoted import Quoted, quoted
from lskg.web.view.graph_index import GraphIndex, once_per_graph
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.reports import ReportRef, report_ref

#: Codes of the scheme `audit-verdict`, the gravest first.
VERDICTS = (
    "error",
    "differs",
    "different-base",
    "undecidable",
    "consistent-by-truncation",
    "consistent",
)


@dataclass(frozen=True, slots=True)
class Check:
    """An arithmetic check as the graph has it.

    Attributes:
        code: notation of its verdict.
        passages: the passages of its figures, in printed order.
        marked: the figures that a sign stands beside: the stated one, or all.
        other: IRI of the statement of another source, or None.
        explanation: the sum worked out, by language.
    """

    iri: str
    rule: str
    verdict: str
    code: str
    figures: tuple[str, ...]
    passages: tuple[str, ...]
    marked: tuple[str, ...]
    other: str | None
    explanation: dict[str, str]

    @property
    def slug(self) -> str:
        """The last part of its IRI, which names its place on the page."""
        return self.iri.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class CheckText:
    """A check in the words of one reader.

    Attributes:
        slug: its place on the page of the checks of its report.
        href: path of that place.
    """

    slug: str
    href: str
    code: str
    ref: Ref
    rule: Ref
    verdict: Ref
    explanation: Text
    other: Ref | None
    quotes: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class VerdictGroup:
    """The checks that come to one verdict."""

    code: str
    verdict: Ref
    checks: tuple[CheckText, ...]


class Audit:
    """The checks of a graph, read once, and those of each claim."""

    def __init__(self, index: GraphIndex) -> None:
        self.checks = tuple(_checks(index))
        self.of_claim: dict[str, list[Check]] = defaultdict(list)
        for check in self.checks:
            for claim in (*check.figures, *filter(None, (check.other,))):
                self.of_claim[claim].append(check)

    def wrong(self, figure: str) -> Check | None:
        """The first error that a figure is the stated one of, or None."""
        found = (c for c in self.of_claim.get(figure, ()) if c.code == "error")
        return next((each for each in found if figure in each.marked), None)


@once_per_graph
def audit_of(index: GraphIndex) -> Audit:
    """The checks of a graph, which many pages show."""
    return Audit(index)


@dataclass(frozen=True, slots=True)
class ReportVerdicts:
    """How many checks of a report come to each of some verdicts."""

    report: ReportRef
    href: str
    counts: tuple[int, ...]


def verdict_groups(
    reader: Reader, audit: Audit, report: str | None = None
) -> tuple[VerdictGroup, ...]:
    """The checks with errors first, each in the order of the report.

    Args:
        reader: whom they are for.
        audit: all checks.
        report: key of the report whose checks are meant; None for all.
    """
    groups = []
    for code, checks in _by_code(reader, audit):
        found = [c for c in checks if report in (None, reader.index.report_of(c.iri))]
        if found:
            texts = tuple(check_text(reader, each, is_quoted=True) for each in found)
            groups.append(VerdictGroup(code, reader.ref(found[0].verdict), texts))
    return tuple(groups)


def by_report(
    reader: Reader, audit: Audit
) -> tuple[tuple[tuple[str, Ref], ...], tuple[ReportVerdicts, ...]]:
    """The verdicts that there are, by code, and for each report how many checks come to them."""
    found = _by_code(reader, audit)
    counts = Counter(
        (code, reader.index.report_of(each.iri)) for code, checks in found for each in checks
    )
    return (
        tuple((code, reader.ref(checks[0].verdict)) for code, checks in found),
        tuple(
            ReportVerdicts(
                report_ref(reader, key),
                reader.urls.page("/audit", report=key),
                tuple(counts[code, key] for code, _ in found),
            )
            for key in reader.index.reports
        ),
    )


def _by_code(reader: Reader, audit: Audit) -> list[tuple[str, list[Check]]]:
    """The checks that a reader wants by their verdict, the gravest first."""
    found: dict[str, list[Check]] = defaultdict(list)
    for check in _wanted(reader, audit.checks):
        found[check.code].append(check)
    return [(code, found[code]) for code in VERDICTS if code in found]


def claim_checks(reader: Reader, audit: Audit, claim: str) -> tuple[CheckText, ...]:
    """The checks of a figure, or of what another source states, errors first."""
    wanted = _wanted(reader, audit.of_claim.get(claim, ()))
    found = sorted(wanted, key=lambda each: VERDICTS.index(each.code))
    return tuple(check_text(reader, each) for each in found)


def _wanted(reader: Reader, checks: Iterable[Check]) -> list[Check]:
    """The checks without those against other sources, for one who wants what reports say alone."""
    return [each for each in checks if not (reader.report_only and each.other)]


def disputed(reader: Reader, claim: str) -> CheckText | None:
    """The gravest check of a claim, where it is wrong or another source states otherwise."""
    found = claim_checks(reader, audit_of(reader.index), claim)
    return found[0] if found and found[0].code in ("error", "differs") else None


def check_text(reader: Reader, check: Check, is_quoted: bool = False) -> CheckText:
    """A check for one reader.

    Args:
        reader: whom it is for.
        check: the check.
        is_quoted: whether to quote its sentences.
    """
    words = check.explanation
    report = None if reader.only_report else reader.index.report_of(check.iri)
    page = reader.urls.page("/audit", **({"report": report} if report else {}))
    return CheckText(
        slug=check.slug,
        href=f"{page}#{check.slug}",
        code=check.code,
        ref=reader.ref(check.iri),
        rule=reader.ref(check.rule),
        verdict=reader.ref(check.verdict),
        explanation=choose(reader.language, words.get("vi", ""), words.get("en", "")),
        other=reader.ref(check.other) if check.other else None,
        quotes=tuple(quoted(reader, check.passages)) if is_quoted else (),
    )


def _checks(index: GraphIndex) -> Iterable[Check]:
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in index.rows("checks"):
        if row["passage"] in index.passages:
            rows[row["check"]].append(row)
    for iri, found in rows.items():
        figures = {row["figure"]: row["passage"] for row in found}
        stated = {row["figure"]: None for row in found if row["role"] == "stated"}
        yield Check(
            iri=iri,
            rule=found[0]["rule"],
            verdict=found[0]["verdict"],
            code=found[0]["code"],
            figures=tuple(figures),
            passages=tuple(figures.values()),
            marked=tuple(stated or figures),
            other=found[0].get("other"),
            explanation={row["language"]: row["explanation"] for row in found},
        )
