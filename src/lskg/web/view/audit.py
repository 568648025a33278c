"""The arithmetic checks of the graph, with their passages, as pages show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from lskg.text.document import Span
from lskg.web.language import Text, choose
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.quotations import MarkedSentence

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
class Quoted:
    """A sentence with the figures of a check marked, the key of its report, and where it stands."""

    sentence: MarkedSentence
    report: str
    holder: Ref | None
    is_note: bool
    offsets: str


@dataclass(frozen=True, slots=True)
class CheckText:
    """A check in the words of one reader."""

    slug: str
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


_AUDITS: WeakKeyDictionary[GraphIndex, Audit] = WeakKeyDictionary()


def audit_of(index: GraphIndex) -> Audit:
    """The checks of a graph, which many pages show."""
    if index not in _AUDITS:
        _AUDITS[index] = Audit(index)
    return _AUDITS[index]


def verdict_groups(reader: Reader, audit: Audit) -> tuple[VerdictGroup, ...]:
    """The checks with errors first, each in the order of the report."""
    groups = []
    for code in VERDICTS:
        found = [each for each in audit.checks if each.code == code]
        if found:
            texts = tuple(check_text(reader, each, quoted=True) for each in found)
            groups.append(VerdictGroup(code, reader.ref(found[0].verdict), texts))
    return tuple(groups)


def claim_checks(reader: Reader, audit: Audit, claim: str) -> tuple[CheckText, ...]:
    """The checks of a figure, or of what another source states, errors first."""
    found = sorted(audit.of_claim.get(claim, ()), key=lambda each: VERDICTS.index(each.code))
    return tuple(check_text(reader, each) for each in found)


def check_text(reader: Reader, check: Check, quoted: bool = False) -> CheckText:
    """A check for one reader.

    Args:
        reader: whom it is for.
        check: the check.
        quoted: whether to quote its sentences.
    """
    words = check.explanation
    return CheckText(
        slug=_anchor(reader, check),
        code=check.code,
        ref=reader.ref(check.iri),
        rule=reader.ref(check.rule),
        verdict=reader.ref(check.verdict),
        explanation=choose(reader.language, words.get("vi", ""), words.get("en", "")),
        other=reader.ref(check.other) if check.other else None,
        quotes=tuple(_quotes(reader, check)) if quoted else (),
    )


def _anchor(reader: Reader, check: Check) -> str:
    """The place of a check on the page; the checks of two reports may end alike."""
    report = None if reader.only_report else reader.index.report_of(check.iri)
    return f"{report}-{check.slug}" if report else check.slug


def _quotes(reader: Reader, check: Check) -> Iterable[Quoted]:
    """Each sentence once, with all figures of the check that stand in it."""
    spans = {reader.span(each): each for each in check.passages}
    report = reader.index.passages[check.passages[0]].report
    for sentence in reader.index.sentences(report).marked(tuple(spans)):
        passage = spans[sentence.spans[0]]
        cited = reader.cited(passage)
        yield Quoted(
            sentence=sentence,
            report=report,
            holder=cited.holder,
            is_note=cited.holder_kind == "footnote",
            offsets=_offsets(sentence.spans),
        )


def _offsets(spans: tuple[Span, ...]) -> str:
    return f"{spans[0].start}-{spans[-1].end}"


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
