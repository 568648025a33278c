"""The figures of a report: every number that states a quantity with a meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lskg.extract.figures.candidates import find_candidates
from lskg.extract.figures.change_words import RANKS
from lskg.extract.figures.kind import measured
from lskg.extract.figures.number_roles import Claim
from lskg.extract.figures.number_roles_patterns import FOOTNOTE_MARK
from lskg.extract.figures.readings import Outlook, Ranking, Reading, Said, Timing, Topic, Trend
from lskg.extract.figures.records import Figure
from lskg.extract.figures.sentence_reader import read_sentence
from lskg.extract.figures.term_of_section import Context, Contexts
from lskg.extract.figures.time_expressions import find_moments
from lskg.extract.records import Footnote
from lskg.extract.structure.read import Structure
from lskg.extract.tabular.layout import find_tables
from lskg.extract.tabular.values import read_tables
from lskg.text.document import Document, Span
from lskg.text.periods import Period, parse_period
from lskg.text.quantities import blank
from lskg.text.sentences import paragraphs, sentences
from lskg.text.slugs import slug

_OF_WHICH = re.compile(r"^\W*trong (?:đó|số đó)", re.IGNORECASE)
_STOP = re.compile(r"[.?!](?=\s)")
_SLUG_WORDS = 16
# What stands in a sentence and is none of its words: marks of footnotes, the mark of an item.
_MARKS = re.compile(
    rf"{FOOTNOTE_MARK}|^\s*\[[0-9]{{1,3}}\]\s*|^\s*(?:[-–+*•]\s+|\(?(?:[0-9]{{1,2}}|[a-zđ])[.)/]\s*(?=[^\W\d_])|\(?[a-zđ]\)\s*)+"
)


@dataclass(frozen=True, slots=True)
class _Zone:
    """A stretch whose sentences are read one after another: the body, or one footnote.

    Attributes:
        annotated: the figure that the footnote annotates.
        whole: the value of which *Trong đó* lists the parts.
    """

    span: Span
    footnote: Footnote | None = None
    annotated: Figure | None = None
    whole: Figure | None = None


def find_figures(structure: Structure, claims: Iterable[Claim]) -> tuple[Figure, ...]:
    """The figures of a text in reading order, each related to those it hangs together with."""
    document = structure.document
    tables = find_tables(document)
    hidden = (*(claim.span for claim in claims), *(table.span for table in tables))
    masked = blank(document.text, hidden)
    contexts = Contexts(structure.sections, structure.titles)
    figures: list[Figure] = []
    for value in read_tables(document, tables, contexts):
        where = structure.holder(value.reading.quantity.quote)
        figures += _records((value.reading,), 0, where, None, None)
    for span in _running_text(structure):
        figures += _zone_figures(structure, masked, _Zone(span), contexts)
    for note in structure.footnotes:
        annotated = _annotated(figures, document, note)
        zone = _Zone(note.span, note, annotated, _whole(annotated, figures))
        figures += _zone_figures(structure, masked, zone, contexts)
    return tuple(sorted(figures, key=lambda each: each.span))


def _running_text(structure: Structure) -> list[Span]:
    """What is read one after another besides the notes: body and closing, or a loose text."""
    layout = structure.layout
    if not structure.sections:
        return [Span(0, len(structure.document))]
    appendix = None if structure.footnotes else layout.appendix
    return [span for span in (layout.body, layout.closing, appendix) if span is not None]


def _annotated(figures: list[Figure], document: Document, footnote: Footnote) -> Figure | None:
    """The figure that a footnote annotates: the last one of its sentence before the mark."""
    if footnote.anchor is None:
        return None
    before = [
        each for each in figures if each.footnote is None and each.span.end <= footnote.anchor
    ]
    last = before[-1] if before else None
    if last is None or _STOP.search(document.text[last.span.end : footnote.anchor]):
        return None
    return last


def _whole(annotated: Figure | None, figures: list[Figure]) -> Figure | None:
    """The value of which *Trong đó* lists the parts: of a change, what changed."""
    if annotated is None:
        return None
    based = dict(annotated.related).get("change-of")
    return next((each for each in figures if each.span.start == based), annotated)


def _zone_figures(
    structure: Structure, masked: str, zone: _Zone, contexts: Contexts
) -> Iterator[Figure]:
    """The figures of a zone; what a sentence says of time lasts to the end of its paragraph."""
    document, annotated = structure.document, zone.annotated
    note = zone.footnote
    for paragraph in paragraphs(document, zone.span):
        said, listed, topic = _first_said(annotated, note, contexts), zone.whole, ""
        for span in sentences(document, paragraph):
            text = _MARKS.sub(lambda match: " " * len(match[0]), document[span])
            where = structure.holder(span)
            context = contexts.of(note.section if note else where[0])
            said = _ranking(said) if RANKS.search(text) else said
            quantities = find_candidates(masked[span.start : span.end])
            parts = listed if _OF_WHICH.search(text) else None
            if parts is not None:
                said = _going_on(parts, said.ranking.ranked)
            readings, said = read_sentence(text, quantities, context, said)
            figures = tuple(_records(_named(readings, topic), span.start, where, annotated, parts))
            yield from figures
            topic = figures[-1].phrase if figures else topic
            listed = _last_whole(figures) or listed
            said = _carried(text, context, said, bool(quantities))


def _named(readings: tuple[Reading, ...], topic: str) -> tuple[Reading, ...]:
    """The readings, of which those without a phrase have that of the sentence before."""
    return tuple(replace(each, phrase=each.phrase or topic) for each in readings)


def _last_whole(figures: tuple[Figure, ...]) -> Figure | None:
    """The last value of a sentence that is neither a change nor a part of another."""
    wholes = [
        each
        for each in figures
        if each.direction is None and not {"part-of", "share-of"} & dict(each.related).keys()
    ]
    return wholes[-1] if wholes else None


def _first_said(annotated: Figure | None, note: Footnote | None, contexts: Contexts) -> Said:
    """What holds at the start of a paragraph; a note goes on with the figure it annotates."""
    if annotated is None or note is None:
        return Said()
    period = _years(annotated)
    term = period if period and period == contexts.of(note.section).term else None
    return Said(Timing(term, inherited=True, lasting=term), topic=Topic(annotated.phrase))


def _ranking(said: Said) -> Said:
    """What holds in a sentence that speaks of ranks."""
    return replace(said, ranking=replace(said.ranking, ranked=True))


def _going_on(annotated: Figure, ranked: bool) -> Said:
    """*Trong đó* in a note lists what the annotated figure is made of."""
    status = annotated.status if annotated.status in {"estimate", "forecast"} else ""
    return Said(
        timing=Timing(_years(annotated)),
        outlook=Outlook(status, of_all=True),
        trend=Trend(rated=annotated.kind == "rate"),
        ranking=Ranking(ranked),
        topic=Topic(annotated.phrase, heading=annotated.phrase),
    )


def _years(figure: Figure) -> Period | None:
    return parse_period((figure.period or "").removeprefix("annual "))


def _carried(text: str, context: Context, said: Said, counted: bool) -> Said:
    """What a sentence leaves to the next one of its paragraph: times and ranks."""
    lasting = said.timing.lasting
    if not counted:
        times = [moment.period for moment in find_moments(text, context) if moment.lasting]
        lasting = times[-1] if times else lasting
    baseline = said.timing.baseline if lasting else None
    timing = Timing(lasting, inherited=True, lasting=lasting, baseline=baseline)
    return Said(timing, ranking=said.ranking)


def _records(
    readings: tuple[Reading, ...],
    offset: int,
    where: tuple[str | None, int | None],
    annotated: Figure | None,
    whole: Figure | None,
) -> Iterator[Figure]:
    """The figures of the readings of a sentence.

    Args:
        readings: what was read.
        offset: where the sentence begins.
        where: its section, or its footnote.
        annotated: what the footnote annotates.
        whole: what the sentence lists the parts of.
    """
    starts = [reading.quantity.quote.start + offset for reading in readings]
    for reading in readings:
        quantity = reading.quantity.shift(offset)
        fraction = quantity.whole is not None
        related = [
            (relation, starts[other])
            for relation, other in (
                ("change-of", reading.change_of),
                ("share-of", reading.share_of),
                ("part-of", reading.part_of),
                ("same-as", reading.same_as),
            )
            if other is not None
        ]
        if whole is not None and whole.unit == quantity.unit and reading.part_of is None:
            related.append(("part-of", whole.span.start))
        elif annotated is not None:
            related.append(("detail-of", annotated.span.start))
        yield Figure(
            span=quantity.quote,
            low=quantity.low,
            high=quantity.high,
            numerator=quantity.low if fraction else None,
            denominator=quantity.whole,
            exponent=quantity.exponent,
            unit="rank" if reading.kind == "rank" else quantity.unit,
            unit_printed=quantity.unit_printed,
            comparator=quantity.sign,
            kind=reading.kind,
            direction=reading.direction,
            status=reading.status,
            period=_period(reading),
            baseline=reading.baseline,
            area=reading.area,
            phrase=reading.phrase,
            indicator=slug(measured(reading.phrase, reading.kind, reading.direction), _SLUG_WORDS)
            or f"figure-{quantity.quote.start}",
            section=where[0],
            footnote=where[1],
            related=tuple(related),
        )


def _period(reading: Reading) -> str | None:
    if reading.period is None:
        return None
    return f"annual {reading.period}" if reading.yearly else str(reading.period)
