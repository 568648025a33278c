"""The figures of a report: every number that states a quantity with a meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lskg.extract.figures.candidates import find_candidates
from lskg.extract.figures.change_words import RANKS
from lskg.extract.figures.kind import measured
from lskg.extract.figures.noun_phrases import without_head
from lskg.extract.figures.number_roles import Claim
from lskg.extract.figures.number_roles_patterns import FOOTNOTE_MARK
from lskg.extract.figures.period import since_the_start
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
_MADE_OF = re.compile(r"\s*[\[(][0-9]{1,3}[\])]\s*(?:trong đó|gồm|bao gồm)(?!\w)", re.IGNORECASE)
_STOP = re.compile(r"[.?!](?=\s)")
_SLUG_WORDS = 16
#: Names of values that are of what was spoken of before.
_OF_THE_SAME = frozenset(
    {"sản lượng", "năng suất", "diện tích", "giá trị", "kim ngạch", "khối lượng"}
)
# What stands in a sentence and is none of its words: marks of footnotes, the mark of an item.
_MARKS = re.compile(
    rf"{FOOTNOTE_MARK}|^\s*\[[0-9]{{1,3}}\]\s*|^\s*(?:[-–+*•]\s+|\(?(?:[0-9]{{1,2}}|[a-zđ])[.)/]\s*(?=[^\W\d_])|\(?[a-zđ]\)\s*)+"
)
_BULLET = re.compile(r"\s*([-–—\u2212+*•])\s")
_NOTE = re.compile(r"\s*(\[[0-9]{1,3}\]|\([0-9]{1,2}\))\s")
# What may stand before a time that opens a paragraph.
_FRAME = re.compile(
    r"\W*(?:[0-9a-zđ]{1,2}[.)]\s+)?(?:(?:trong|giai đoạn|thời kỳ)\s+)*", re.IGNORECASE
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


@dataclass(frozen=True, slots=True)
class _Lead:
    """A line that ends with a colon and leads to bullets.

    Attributes:
        mark: its own bullet; empty without one.
        section: the section that it stands in.
        said: what it says of the numbers of the bullets.
    """

    mark: str
    section: str | None
    said: Said

    def leads(self, text: str, section: str | None) -> bool:
        """Whether a paragraph is one of its bullets."""
        mark = _bullet(text)
        return bool(mark) and mark != self.mark and section == self.section


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
    body = [each for each in figures if each.footnote is None]
    return _last_before(body, document, footnote.anchor)


def _last_before(figures: list[Figure], document: Document, mark: int) -> Figure | None:
    """The last figure of the sentence that bears the mark of a note, before it."""
    before = [each for each in figures if each.span.end <= mark]
    last = before[-1] if before else None
    if last is None or _STOP.search(document.text[last.span.end : mark]):
        return None
    return last


def _made_of(annotated: Figure | None) -> Said | None:
    """*(2) Gồm: 168 sản phẩm …*: the parts have the time of what they make up."""
    period = None if annotated is None else _years(annotated)
    return None if period is None else Said(Timing(period, done=True))


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
    note, lead = zone.footnote, None
    read: list[Figure] = []
    for paragraph in paragraphs(document, zone.span):
        said, listed, topic = _first_said(annotated, note, contexts), zone.whole, ""
        last: Reading | None = None
        section = structure.holder(paragraph)[0]
        lead = lead if lead and lead.leads(document[paragraph], section) else None
        said = lead.said if lead else said
        noted = _noted_at(document, paragraph)
        if noted is not None and _MADE_OF.match(document[paragraph]):
            said = _made_of(_last_before(read, document, noted)) or said
        for span in sentences(document, paragraph):
            text = _MARKS.sub(lambda match: " " * len(match[0]), document[span])
            where = structure.holder(span)
            context = contexts.of(note.section if note else where[0])
            context = context if noted is None else contexts.at(noted)
            said = _ranking(said) if RANKS.search(text) else said
            quantities = find_candidates(masked[span.start : span.end])
            parts = listed if _OF_WHICH.search(text) else None
            if parts is not None:
                said = _going_on(parts, said.ranking.ranked)
            before = said
            readings, said = read_sentence(text, quantities, context, before)
            if timing := _same_thing(text, readings, last, context):
                readings, said = read_sentence(
                    text, quantities, context, replace(before, timing=timing)
                )
            last = next((each for each in readings[::-1] if not each.is_change), None)
            readings = since_the_start(_named(readings, topic), context)
            figures = tuple(_records(readings, span.start, where, annotated, parts))
            yield from figures
            read += figures
            topic = figures[-1].phrase if figures else topic
            listed = _last_whole(figures) or listed
            told = _lead_of(document[paragraph], text, section, context, said, bool(quantities))
            lead = told or lead
            framed = before.timing.framed or (
                span.start == paragraph.start and _frames(text, context)
            )
            said = _carried(text, context, said, bool(quantities), framed)


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


def _carried(text: str, context: Context, said: Said, counted: bool, framed: bool) -> Said:
    """What a sentence leaves to the next one of its paragraph: times and ranks."""
    lasting = said.timing.lasting
    if not counted:
        times = [moment.period for moment in find_moments(text, context) if moment.lasting]
        lasting = times[-1] if times else lasting
    baseline = said.timing.baseline if lasting else None
    timing = Timing(lasting, inherited=True, lasting=lasting, baseline=baseline, framed=framed)
    return Said(timing, ranking=said.ranking)


def _frames(text: str, context: Context) -> bool:
    """Whether a time that lasts opens a sentence and a comma stands behind it."""
    return any(
        each.lasting and _FRAME.fullmatch(text[: each.span.start]) and text[each.span.end] == ","
        for each in find_moments(text, context)
        if each.span.end < len(text)
    )


def _bullet(text: str) -> str:
    """The mark of a bullet, or an empty string."""
    match = _BULLET.match(text)
    return match[1] if match else ""


def _lead_of(
    text: str, sentence: str, section: str | None, context: Context, said: Said, counted: bool
) -> _Lead | None:
    """The lead that a paragraph is; None where it leads to nothing or says neither time nor status.

    Args:
        text: the paragraph.
        sentence: its last sentence.
        section: the section that it stands in.
        context: what holds there.
        said: what has been said after it.
        counted: whether the sentence has numbers.
    """
    if not text.rstrip().endswith(":"):
        return None
    period = said.timing.period if counted else None
    if period is None:
        periods = [each.period for each in find_moments(sentence, context) if each.period]
        period = periods[-1] if periods else None
    timing = Timing(period, lasting=said.timing.lasting, always_yearly=said.timing.always_yearly)
    outlook = Outlook(said.outlook.status, of_all=True) if counted else Outlook()
    trend = Trend(rated=said.trend.rated) if counted else Trend()
    if period is None and not outlook.status:
        return None
    return _Lead(_bullet(text), section, Said(timing, outlook, trend))


def _noted_at(document: Document, paragraph: Span) -> int | None:
    """Where the mark of a note (*[1] Năm 2020 …*, *(1) …*) stands in the text before it.

    A mark stands right behind a word, where a number of an item has a space before it.
    """
    match = _NOTE.match(document[paragraph])
    if match is None:
        return None
    mark = re.compile(rf"(?<=[\w%)”]){re.escape(match[1])}|{re.escape(match[1])}(?=[.,;]|$)")
    found = mark.search(document.text, 0, paragraph.start)
    if found is None and match[1].startswith("["):
        at = document.text.find(match[1], 0, paragraph.start)
        return at if at >= 0 else None
    return found.start() if found else None


def _same_thing(
    text: str, readings: tuple[Reading, ...], last: Reading | None, context: Context
) -> Timing | None:
    """The time of the sentence before, where a sentence without one goes on with its thing.

    *Diện tích lúa năm 2024 là 1.310 ha. Năng suất lúa đạt 57 tạ/ha.*
    """
    if last is None or last.period is None or not readings or find_moments(text, context):
        return None
    first = readings[0]
    one_year = last.period.start == last.period.end and not last.yearly
    if first.period is not None or not one_year or first.yearly or first.kind == "rank":
        return None
    one, other = without_head(last.phrase).lower(), without_head(first.phrase).lower()
    whole = not first.phrase or first.phrase.lower() in _OF_THE_SAME
    same = whole or (other and f" {other} " in f" {one} ") or (one and f" {one} " in f" {other} ")
    return Timing(last.period) if same else None


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
