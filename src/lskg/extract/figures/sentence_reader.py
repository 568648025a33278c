"""Reads the numbers of one sentence: who shares which unit, year, verb and status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lskg.extract.figures.change_words import is_among
from lskg.extract.figures.deeds import counts_deed, counts_targets
from lskg.extract.figures.indicator_phrase import area_of, complete, name
from lskg.extract.figures.kind import note_change, note_rank, ranked_unit, value_kind
from lskg.extract.figures.noun_phrases import heading_of
from lskg.extract.figures.period import baseline_year, is_yearly, note_time, period_of
from lskg.extract.figures.readings import Reading, Said, Topic
from lskg.extract.figures.relations import (
    changed,
    part_of,
    settle,
    share_of,
    taken_over,
    totals_among,
    year_by_year,
)
from lskg.extract.figures.sentence import Around, Sentence, holder_in
from lskg.extract.figures.status import note_outlook, status_of
from lskg.extract.figures.term_of_section import Context
from lskg.text.quantities import PrintedQuantity

_OF_WHICH = re.compile(r"(?<!\w)trong (?:đó|số đó)(?!\w)", re.IGNORECASE)
_OUT_OF = re.compile(r"(?:^|[;:])\s*trong(?:\s+tổng)?(?:\s+số)?\s*$", re.IGNORECASE)
_AS_OF = re.compile(r"^\s*(?:số liệu\s+)?tính đến\s", re.IGNORECASE)


def read_sentence(
    text: str, quantities: Sequence[PrintedQuantity], context: Context, before: Said
) -> tuple[tuple[Reading, ...], Said]:
    """The readings of the quantities of a sentence, in printed order, and what holds after it.

    Args:
        text: the sentence.
        quantities: its numbers, with units already shared.
        context: what holds in its section.
        before: what holds from what came before.
    """
    sentence = Sentence.of(text, quantities, context)
    heading = before.topic.heading or heading_of(text, quantities)
    said = {0: replace(before, topic=replace(before.topic, heading=heading))}
    readings: list[Reading] = []
    for around in sentence.numbers:
        at = around.level
        outer = holder_in(sentence.levels, at, said)
        if at not in said:
            totals = totals_among(readings, said[outer].totals)
            said[at] = replace(said[outer], totals=totals)
        reading, said[at] = _read(sentence, around, said[at], readings)
        readings.append(reading)
        if sentence.levels[at].parent in said:
            said[outer] = _left(said[outer], said[at])
    readings = taken_over(sentence, _as_of(sentence, readings))
    return settle(year_by_year(readings, text), text), said[0]


def _left(outside: Said, inside: Said) -> Said:
    """What a bracket said of the comparison holds after it."""
    return replace(
        outside,
        timing=replace(outside.timing, baseline=inside.timing.baseline),
        trend=replace(outside.trend, rated=inside.trend.rated),
    )


def _read(
    sentence: Sentence, around: Around, said: Said, earlier: Sequence[Reading]
) -> tuple[Reading, Said]:
    """One number, and what has been said after it."""
    totals = totals_among(earlier, said.totals) if _OF_WHICH.search(around.since) else said.totals
    outlook = note_outlook(around, said.outlook, said.timing.period)
    timing = note_time(around, sentence.text, sentence.context, said.timing)
    quantity = ranked_unit(around.quantity, said.ranking)
    change, trend = note_change(around, said.trend, timing, earlier)
    share = share_of(around.gap, quantity, around.previous, earlier)
    whole = part_of(quantity, around.gap, change is not None, totals)
    own, phrase = name(quantity, around, change is not None, said.topic, said.ranking.ranked)
    printed = sentence.text[quantity.digits.end : quantity.quote.end].strip()
    of = [None if each is None else earlier[each] for each in (share, whole)]
    phrase = complete(own, phrase, printed, quantity, of)
    level = None
    if change is None:
        kind = value_kind(quantity, around, phrase, said.ranking, sentence.text)
    else:
        kind = "rate" if trend.rated else "change"
        level = changed(quantity, phrase if own else "", around, said.value, earlier)
        phrase = phrase if own or level is None else earlier[level].phrase
    timing = replace(timing, done=counts_deed(kind, around, timing.done))
    base = None
    if around.alone and earlier and earlier[-1].kind == "change":
        base = baseline_year(timing)
    reading = Reading(
        quantity=quantity,
        kind="count" if is_among(around.gap) else kind,
        direction=change.direction if change else None,
        status=status_of(around, sentence, outlook, timing.period),
        period=base or period_of(kind, around, sentence, timing),
        yearly=base is None and is_yearly(kind, around, sentence.context, timing),
        baseline=timing.baseline if kind == "change" else None,
        phrase=phrase,
        area=area_of(own),
        change_of=level,
        share_of=share if kind == "share" else None,
        part_of=whole,
    )
    index = len(earlier)
    if _OUT_OF.search(around.clause) and quantity.unit is not None:
        totals = {**totals, (False, quantity.unit): index}
    return reading, Said(
        timing=replace(timing, done=timing.done and not counts_targets(around)),
        outlook=outlook,
        trend=trend,
        ranking=note_rank(reading, said.ranking),
        topic=Topic(reading.phrase, said.topic.heading),
        totals=totals,
        value=said.value if reading.is_change else index,
    )


def _as_of(sentence: Sentence, readings: list[Reading]) -> list[Reading]:
    """*(Số liệu tính đến ngày …)* dates the numbers before it that have no time."""
    for level in sentence.levels[1:]:
        moment = next((m for m in sentence.moments if level.span.contains(m.span)), None)
        if moment is None or not _AS_OF.match(sentence.text[level.span.start : level.span.end]):
            continue
        for index, each in enumerate(readings):
            if each.quantity.quote.end <= level.span.start and each.period is None:
                readings[index] = replace(each, period=moment.period)
    return readings
