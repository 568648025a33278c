"""What the page about one thing shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from lskg.formats import Kind, formats_of
from lskg.text.document import Span
from lskg.web.language import Text
from lskg.web.pages.ontology.page import both_definitions
from lskg.web.pages.thing.sentence import sentence_about
from lskg.web.urls import TERMS
from lskg.web.view.audit import Audit, CheckText, claim_checks, disputed
from lskg.web.view.blocks.kinds import kind_of_page, parts_of
from lskg.web.view.blocks.looked_up import first_blocks, planned_blocks
from lskg.web.view.blocks.quoted import Quoted, mentions_of, words_of
from lskg.web.view.blocks.relations import Fact, facts_of, relation_blocks
from lskg.web.view.blocks.theme import theme_targets
from lskg.web.view.blocks.told import Block
from lskg.web.view.blocks.trail import Step, trail_of
from lskg.web.view.evidence.points import evidence_of
from lskg.web.view.evidence.shown import ShownEvidence, evidence_shown
from lskg.web.view.geography import Location, drawing, locations_of
from lskg.web.view.indicator_comparison import Bar, comparison_of
from lskg.web.view.indicator_family import Family, family_of
from lskg.web.view.localized import CitedPassage, Reader, Ref
from lskg.web.view.quotations import Piece, bare
from lskg.web.view.statements import (
    OWN_WORDS,
    Group,
    Incoming,
    Statement,
    incoming,
    reading_order,
    statement_groups,
)
from lskg.web.view.statuses import StatusLine, statuses_of
from lskg.web.view.targets import TargetGroup, TargetLine, target_lines

_FEW = 10
_MANY = 100


@dataclass(frozen=True, slots=True)
class File:
    """A representation to download."""

    name: str
    href: str
    media_type: str


@dataclass(frozen=True, slots=True)
class SectionText:
    """The text of a section above its first subsection, and what hangs on it.

    Attributes:
        english: the paragraphs in English, for a reader of English and a translated report.
    """

    paragraphs: tuple[list[Piece], ...]
    english: tuple[list[Piece], ...]
    children: tuple[Ref, ...]
    notes: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ThingPage:
    """What the page about a thing shows.

    Attributes:
        kind: the kind of the page, or an empty string.
        parts: what the page has, in order.
        trail: the way to it from the top.
        sentence: what it is, where no definition says so; or an empty string.
        other_label: its label in the other language, when it has one.
        value: its value in the reader's language and in the other.
        annotated: the clause whose end bears the mark of a footnote.
        quotations: the words that state it.
        cited: the words that state it first.
        mentions: the sentences that name it, by section or footnote, but those of `quotations`.
        facts: what it is, in the words of readers.
        blocks: what it is tied to, likewise.
        target_count: how many targets there are, of which `targets` has the first.
        evidence: the values of an indicator, or those that share a chart with a target.
        comparison: what several reports aim at, for an indicator.
        locations: where it is, as far as that is known.
        map: what the script draws of them, as JSON.
        listed: the one property to list in full, or None for the whole page.
    """

    thing: Ref
    kind: str
    parts: tuple[str, ...]
    trail: tuple[Step, ...]
    sentence: str
    other_label: Text | None
    classes: tuple[Ref, ...]
    definitions: tuple[Text, ...]
    value: tuple[Text, Text] | None
    groups: tuple[Group, ...]
    inferred: tuple[Statement, ...]
    annotated: tuple[CitedPassage, ...]
    quotations: tuple[CitedPassage | Quoted, ...]
    cited: str
    mentions: tuple[tuple[Ref | None, tuple[Quoted, ...]], ...]
    mention_count: int
    facts: tuple[Fact, ...]
    blocks: tuple[Block, ...]
    incoming: tuple[Incoming, ...]
    section: SectionText | None
    targets: tuple[TargetGroup, ...]
    target_count: int
    comparison: tuple[Bar, ...]
    evidence: ShownEvidence | None
    family: Family | None
    statuses: tuple[StatusLine, ...]
    locations: tuple[Location, ...]
    map: str | None
    checks: tuple[CheckText, ...]
    files: tuple[File, ...]
    listed: Incoming | None
    size: int
    in_href: Callable[[str], str]
    listed_href: Callable[[int], str]


def thing_page(reader: Reader, audit: Audit, iri: str, only: str | None, page: int) -> ThingPage:
    """The page about a thing.

    Args:
        reader: whom the page is for.
        audit: the arithmetic checks.
        iri: IRI of the thing, known to the graph.
        only: IRI of the property by which things that point here are listed, or None.
        page: which page of that list.
    """
    document = reader.urls.document(iri) or ""
    kind = kind_of_page(reader, iri)
    groups, inferred = statement_groups(reader, iri)
    stated, named = _passages(reader, iri)
    first, told = first_blocks(reader, iri, kind)
    naming, shown = planned_blocks(reader, iri, kind, [*stated, *told])
    section = _section(reader, iri, stated)
    listed = incoming(reader, iri, _MANY, only, page) if only else ()
    lines = _targets(reader, iri, kind)
    target = lines[0] if kind == "target" and lines else None
    definitions = both_definitions(reader, iri)
    places = locations_of(reader, iri)

    def in_href(predicate: str) -> str:
        return reader.urls.page(document, **{"in": predicate})

    tied = () if kind == "theme" else relation_blocks(reader, iri, in_href)
    return ThingPage(
        thing=reader.ref(iri),
        kind=kind,
        parts=parts_of(kind),
        trail=trail_of(reader, iri),
        sentence="" if definitions else sentence_about(reader, iri, target, stated, len(named)),
        other_label=_other_label(reader, iri),
        classes=reader.refs(reader.index.classes.get(iri, ())),
        definitions=definitions,
        comparison=comparison_of(reader, lines) if kind in ("target", "indicator") else (),
        value=target.own if target else reader.both(iri),
        groups=groups,
        inferred=inferred,
        annotated=_annotated(reader, iri),
        quotations=() if section else words_of(reader, stated),
        cited=_cited(reader, stated),
        mentions=mentions_of(reader, named, [*stated, *told], shown),
        mention_count=len(named),
        facts=facts_of(reader, iri),
        blocks=(*first, *naming, *tied),
        incoming=incoming(reader, iri, _FEW),
        section=section,
        targets=(TargetGroup(None, lines[:_MANY] if kind == "theme" else lines),) if lines else (),
        target_count=len(lines),
        evidence=_evidence(reader, iri, kind, lines),
        family=family_of(reader, iri) if kind == "indicator" else None,
        statuses=statuses_of(reader, iri),
        locations=places,
        map=drawing(reader, places, reader.ref(iri).text) if places else None,
        checks=_checks(reader, audit, iri, kind),
        files=files_of(reader, iri),
        listed=listed[0] if listed else None,
        size=_MANY,
        in_href=in_href,
        listed_href=lambda at: reader.urls.page(document, **{"in": only or "", "page": str(at)}),
    )


def _checks(reader: Reader, audit: Audit, iri: str, kind: str) -> tuple[CheckText, ...]:
    """The checks of a claim; of an indicator those of its values that do not agree."""
    if kind != "indicator":
        return claim_checks(reader, audit, iri)
    values = (row["figure"] for row in reader.index.rows("disputed", indicator=iri))
    found = (check for each in values if (check := disputed(reader, each)))
    return tuple({check.slug: check for check in found}.values())


def files_of(reader: Reader, iri: str) -> tuple[File, ...]:
    """The documents about a thing in RDF."""
    document = reader.urls.document(iri) or ""
    return tuple(
        File(each.label, reader.urls.file(f"{document}.{each.ending}"), each.media_type)
        for each in formats_of(Kind.GRAPH)
    )


def _is_a(reader: Reader, iri: str, *names: str) -> bool:
    classes = reader.index.classes.get(iri, ())
    return any(f"{TERMS}{name}" in classes for name in names)


def _other_label(reader: Reader, iri: str) -> Text | None:
    both = all(reader.has_label(iri, each) for each in (reader.language, reader.other))
    text = reader.label(iri, reader.other) if both else None
    return text if text and text.words != reader.label(iri).words else None


def _passages(reader: Reader, iri: str) -> tuple[list[str], list[str]]:
    """The passages a thing is stated in, and the ones that name it, in reading order."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in reader.index.rows("quotations", thing=iri):
        if row["passage"] in reader.index.passages:
            found[row["predicate"]].append(row["passage"])
    if iri in reader.index.passages:
        found[f"{TERMS}isStatedIn"].append(iri)
    stated, named = (
        sorted(
            {passage for name in names for passage in found[name]},
            key=lambda each: reading_order(reader, each),
        )
        for names in (OWN_WORDS, (f"{TERMS}isMentionedIn",))
    )
    return stated, named


def _annotated(reader: Reader, iri: str) -> tuple[CitedPassage, ...]:
    if not _is_a(reader, iri, "Footnote"):
        return ()
    return tuple(
        reader.cited(row["passage"])
        for row in reader.index.rows("quotations", thing=iri)
        if row["predicate"] == f"{TERMS}annotatesClause" and row["passage"] in reader.index.passages
    )


def _section(reader: Reader, iri: str, stated: list[str]) -> SectionText | None:
    if not _is_a(reader, iri, "Section", "Appendix"):
        return None
    children = [row["child"] for row in reader.index.rows("subsections", section=iri)]
    notes = [note for note in reader.index.notes.values() if note.section == iri]
    whole = [reader.index.passages[passage] for passage in stated]
    starts = [
        reader.span(passage).start for child in children for passage in _passages(reader, child)[0]
    ]
    paragraphs: list[list[Piece]] = []
    english: list[list[Piece]] = []
    for found in whole:
        sentences = reader.index.sentences(found.report)
        end = max(found.span.start, min([found.span.end, *starts]))
        paragraphs += sentences.body(Span(found.span.start, end), notes)
        if reader.language == "en":
            english += sentences.translated_body(Span(found.span.start, end), notes)
    rest = _without_heading(paragraphs, reader.label(iri, "vi").words)
    return SectionText(
        paragraphs=tuple(rest),
        english=tuple(english[len(paragraphs) - len(rest) :]),
        children=reader.refs(children),
        notes=reader.refs(note.iri for note in notes),
    )


def _without_heading(paragraphs: list[list[Piece]], label: str) -> list[list[Piece]]:
    """The paragraphs after the ones that only repeat the label of the section."""
    rest = bare(label)
    for at, paragraph in enumerate(paragraphs):
        words = bare("".join(piece.words for piece in paragraph))
        if not rest.startswith(words):
            return paragraphs[at:]
        rest = rest.removeprefix(words)
    return []


def _targets(reader: Reader, iri: str, kind: str) -> tuple[TargetLine, ...]:
    """The targets that a page shows: the one that it is about, of its indicator, of its theme."""
    if kind == "target":
        return target_lines(reader, target=iri)
    if kind == "indicator":
        return target_lines(reader, indicator=iri)
    return theme_targets(reader, iri) if kind == "theme" else ()


def _cited(reader: Reader, stated: list[str]) -> str:
    """The words of the report of the first passage that states a thing."""
    if not stated:
        return ""
    found = reader.index.passages[stated[0]]
    return reader.index.site.reports[found.report][found.span]


def _evidence(
    reader: Reader, iri: str, kind: str, lines: tuple[TargetLine, ...]
) -> ShownEvidence | None:
    if kind == "target" and lines:
        return evidence_shown(reader, evidence_of(reader, lines[0].indicator.iri), lines, iri)
    if kind == "indicator":
        return evidence_shown(reader, evidence_of(reader, iri), lines)
    return None
