"""What a person adds on responsibilities, themes and the links of the plan."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from lskg.extract.curation.rows import Row, quoted
from lskg.extract.curation.sources import Sources
from lskg.extract.curation.tables import Table
from lskg.extract.plan.links import shared_wording
from lskg.extract.records import Footnote, Layout, PlanElement, Target
from lskg.extract.responsibilities.find import with_element
from lskg.extract.responsibilities.records import PlanLink, Responsibility
from lskg.text.document import Document, Span
from lskg.text.sentences import sentences

THEMES = ("element", "themes", "quote")
RESPONSIBILITIES = ("agency", "quote", "roles", "tense", "naming")
#: What a curated link may rest on.
_BASES = ("stated", "same-wording", "judged")
_LINKS = Table(
    PlanLink,
    {"kind": "predicate", "subject_span": "subject_quote", "object_span": "object_quote"},
)


@dataclass(frozen=True, slots=True)
class PlanRelations:
    """The curated tables on how the plan hangs together; none of them is complete."""

    themes: tuple[Row, ...] = ()
    responsibilities: tuple[Row, ...] = ()
    links: tuple[Row, ...] = ()


def read_relations(sources: Sources, agencies: Container[str]) -> PlanRelations:
    """Read the tables and check their quotations.

    Raises:
        CurationError: a file or column is missing, a key repeats, a quotation is not in the text,
            or an agency is not in the catalogue of entities.
    """
    themes = tuple(sources.own("themes", THEMES))
    responsibilities = tuple(
        sources.own("responsibilities", RESPONSIBILITIES, RESPONSIBILITIES[:2])
    )
    links = tuple(sources.own("plan_links", _LINKS.columns, _LINKS.columns[:3]))
    for row in (*themes, *responsibilities):
        quoted(row, row["quote"], sources.flat.text)
    for row in responsibilities:
        if row["agency"] not in agencies:
            raise row.error(f"the agency “{row['agency']}” is not in entities.csv.")
    return PlanRelations(themes, responsibilities, links)


def curated_themes(
    document: Document, elements: Sequence[PlanElement], rows: Sequence[Row]
) -> dict[str, tuple[str, ...]]:
    """The curated themes of elements, by path.

    Raises:
        CurationError: a row belongs to no element, or quotes words that are not its own.
    """
    by_path = {each.path: each for each in elements}
    themes = {}
    for row in rows:
        element = by_path.get(row["element"])
        if element is None:
            raise row.error(f"“{row['element']}” is not a plan element.")
        quoted(row, row["quote"], _flat(document, element.span))
        themes[element.path] = row.many("themes")
    return themes


def curate_responsibilities(
    document: Document,
    layout: Layout,
    footnotes: tuple[Footnote, ...],
    elements: tuple[PlanElement, ...],
    found: Sequence[Responsibility],
    rows: Sequence[Row],
    is_complete: bool = True,
) -> tuple[Responsibility, ...]:
    """The responsibilities found by rule, with the rows that add, change or reject one.

    A row without roles rejects what the rules found.

    Args:
        document: the text.
        layout: its parts.
        footnotes: its notes.
        elements: those of the plan.
        found: what the rules found.
        rows: of the table.
        is_complete: whether a person read the whole text, so that a row that says what the rules
            find tells nothing; else it tells that a person has read this sentence.

    Raises:
        CurationError: a row does not quote the beginning of exactly one sentence, or changes
            nothing.
    """
    parts = [layout.body, layout.closing, *(note.span for note in footnotes)]
    texts = [
        (_flat(document, each), each)
        for part in parts
        if part
        for each in sentences(document, part)
    ]
    curated = {(each.agency, each.span): each for each in found}
    for row in rows:
        matches = [span for text, span in texts if text.startswith(row["quote"])]
        if len(matches) != 1:
            raise row.error(f"{len(matches)} sentences begin with “{row['quote']}”; give one.")
        before = curated.pop((row["agency"], matches[0]), None)
        after = None
        if row["roles"]:
            after = Responsibility(
                row["agency"], row.many("roles"), matches[0], row["tense"], row["naming"]
            )
            after = with_element(after, elements, footnotes)
            curated[after.agency, after.span] = replace(after, method="curated")
        if before == after and (is_complete or after is None):
            raise row.error("the rules find this without the row; remove it.")
    return tuple(sorted(curated.values(), key=lambda each: (each.span, each.agency)))


def curated_links(
    document: Document,
    elements: Sequence[PlanElement | Target],
    footnotes: Sequence[Footnote],
    rows: Sequence[Row],
) -> tuple[PlanLink, ...]:
    """The curated links.

    Raises:
        CurationError: an end is not there, a quotation is not its own, the basis is no code for a
            link, no words are shared, or what is judged has no reason in both languages.
    """
    spans = {each.path: each.span for each in elements}
    spans |= {f"footnote/{each.number}": each.span for each in footnotes}
    return tuple(_link(document, spans, row) for row in rows)


def _link(document: Document, spans: Mapping[str, Span], row: Row) -> PlanLink:
    ends = []
    for end in ("subject", "object"):
        if row[end] not in spans:
            raise row.error(f"“{row[end]}” is not a plan element or footnote.")
        ends.append(_quoted_span(document, spans[row[end]], row, f"{end}_quote"))
    basis = row.one_of("basis", _BASES)
    if basis == "same-wording" and not shared_wording(row["subject_quote"], row["object_quote"]):
        raise row.error(
            "the two quotations share no wording: three words in a row, or a term of the "
            "list of themes."
        )
    if basis == "judged" and not (row["reason_vi"] and row["reason_en"]):
        raise row.error("a link that is judged needs a reason in both languages.")
    return _LINKS.read(row, subject_span=ends[0], object_span=ends[1])


def _quoted_span(document: Document, holder: Span, row: Row, column: str) -> Span:
    """Where a quotation with single white space stands in the text of one end of a link."""
    pattern = r"\s+".join(map(re.escape, row[column].split()))
    match = re.search(pattern, document[holder])
    if not match or not pattern:
        raise row.error(f"the quotation “{row[column]}” is not in {row[column.partition('_')[0]]}.")
    return Span(*match.span()).shift(holder.start)


def _flat(document: Document, span: Span) -> str:
    return " ".join(document[span].split())
