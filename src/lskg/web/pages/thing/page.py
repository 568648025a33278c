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
from lskg.web.view.audit import Audit, CheckText, claim_checks
from lskg.web.view.geography import Location, drawing, locations_of
from lskg.web.view.indicator_comparison import Bar, comparison_of
from lskg.web.view.indicator_family import Family, family_of
from lskg.web.view.indicator_series import Series, series_of
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
from lskg.web.view.targets import TargetGroup, target_lines

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
        trail: the sections that hold it, the outermost first.
        english: the paragraphs in English, for a reader of English and a translated report.
    """

    trail: tuple[Ref, ...]
    paragraphs: tuple[list[Piece], ...]
    english: tuple[list[Piece], ...]
    children: tuple[Ref, ...]
    notes: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ThingPage:
    """What the page about a thing shows.

    Attributes:
        sentence: what it is, where no definition says so; or an empty string.
        other_label: its label in the other language, when it has one.
        value: its value in the reader's language and in the other.
        annotated: the clause whose end bears the mark of a footnote.
        quotations: the passages it is stated in.
        mentions: the passages that name it, by section or footnote.
        comparison: what several reports aim at, for an indicator.
        locations: where it is, as far as that is known.
        map: what the script draws of them, as JSON.
        listed: the one property to list in full, or None for the whole page.
    """

    thing: Ref
    sentence: str
    other_label: Text | None
    classes: tuple[Ref, ...]
    definitions: tuple[Text, ...]
    value: tuple[Text, Text] | None
    groups: tuple[Group, ...]
    inferred: tuple[Statement, ...]
    annotated: tuple[CitedPassage, ...]
    quotations: tuple[CitedPassage, ...]
    mentions: tuple[tuple[Ref | None, tuple[CitedPassage, ...]], ...]
    mention_count: int
    incoming: tuple[Incoming, ...]
    section: SectionText | None
    targets: tuple[TargetGroup, ...]
    comparison: tuple[Bar, ...]
    series: Series | None
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
    groups, inferred = statement_groups(reader, iri)
    stated, named = _passages(reader, iri)
    section = _section(reader, iri, stated)
    listed = incoming(reader, iri, _MANY, only, page) if only else ()
    lines = target_lines(reader, target=iri) if _is_a(reader, iri, "IndicatorTarget") else ()
    target = lines[0] if lines else None
    targets = (TargetGroup(None, lines),) if target else _targets(reader, iri)
    definitions = both_definitions(reader, iri)
    places = locations_of(reader, iri)
    return ThingPage(
        thing=reader.ref(iri),
        sentence="" if definitions else sentence_about(reader, iri, target, stated, len(named)),
        other_label=_other_label(reader, iri),
        classes=reader.refs(reader.index.classes.get(iri, ())),
        definitions=definitions,
        comparison=comparison_of(reader, [line for each in targets for line in each.lines]),
        value=target.value if target else reader.both(iri),
        groups=groups,
        inferred=inferred,
        annotated=_annotated(reader, iri),
        quotations=() if section else tuple(map(reader.cited, stated)),
        mentions=_by_holder(reader, named),
        mention_count=len(named),
        incoming=incoming(reader, iri, _FEW),
        section=section,
        targets=targets,
        series=series_of(reader, iri) if _is_a(reader, iri, "Indicator") else None,
        family=family_of(reader, iri) if _is_a(reader, iri, "Indicator") else None,
        statuses=statuses_of(reader, iri),
        locations=places,
        map=drawing(reader, places, reader.ref(iri).text) if places else None,
        checks=claim_checks(reader, audit, iri),
        files=files_of(reader, iri),
        listed=listed[0] if listed else None,
        size=_MANY,
        in_href=lambda predicate: reader.urls.page(document, **{"in": predicate}),
        listed_href=lambda at: reader.urls.page(document, **{"in": only or "", "page": str(at)}),
    )


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


def _by_holder(
    reader: Reader, passages: list[str]
) -> tuple[tuple[Ref | None, tuple[CitedPassage, ...]], ...]:
    grouped: dict[Ref | None, list[CitedPassage]] = defaultdict(list)
    for passage in passages:
        cited = reader.cited(passage)
        grouped[cited.holder].append(cited)
    return tuple((holder, tuple(cited)) for holder, cited in grouped.items())


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
        trail=_trail(reader, iri),
        paragraphs=tuple(rest),
        english=tuple(english[len(paragraphs) - len(rest) :]),
        children=reader.refs(children),
        notes=reader.refs(note.iri for note in notes),
    )


def _trail(reader: Reader, iri: str) -> tuple[Ref, ...]:
    parents = {row["section"]: row["parent"] for row in reader.index.rows("parents")}
    trail: list[str] = []
    while iri in parents and parents[iri] not in trail:
        iri = parents[iri]
        trail.insert(0, iri)
    return reader.refs(trail)


def _without_heading(paragraphs: list[list[Piece]], label: str) -> list[list[Piece]]:
    """The paragraphs after the ones that only repeat the label of the section."""
    rest = bare(label)
    for at, paragraph in enumerate(paragraphs):
        words = bare("".join(piece.words for piece in paragraph))
        if not rest.startswith(words):
            return paragraphs[at:]
        rest = rest.removeprefix(words)
    return []


def _targets(reader: Reader, iri: str) -> tuple[TargetGroup, ...]:
    if not _is_a(reader, iri, "Indicator"):
        return ()
    lines = target_lines(reader, indicator=iri)
    return (TargetGroup(None, lines),) if lines else ()
