"""Reads the numbers of one sentence: who shares which unit, year, verb and status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lskg.extract.figures.area import area_of
from lskg.extract.figures.change_words import (
    Change,
    find_baseline,
    is_listed,
    is_multiple,
    is_ranked,
    read_change,
)
from lskg.extract.figures.indicator_phrase import complete, name
from lskg.extract.figures.kind import value_kind
from lskg.extract.figures.noun_phrases import heading_of, lead_phrase, tail_words
from lskg.extract.figures.period import baseline_year, note_time, period_of
from lskg.extract.figures.readings import Reading, State
from lskg.extract.figures.relations import changed, settle, year_by_year
from lskg.extract.figures.sentence import Around, Sentence
from lskg.extract.figures.shares import note_wholes, part_of, share_of
from lskg.extract.figures.status import aimed, estimated, opens_with_aim, opens_with_estimate
from lskg.extract.figures.term_of_section import Context
from lskg.text.quantities import PrintedQuantity

_OF_WHICH = re.compile(r"(?<!\w)trong (?:đó|số đó)(?!\w)", re.IGNORECASE)
_OUT_OF = re.compile(r"(?:^|[;:])\s*trong(?:\s+tổng)?(?:\s+số)?\s*$", re.IGNORECASE)
_AS_OF = re.compile(r"^\s*(?:số liệu\s+)?tính đến\s", re.IGNORECASE)


def read_sentence(
    text: str, quantities: Sequence[PrintedQuantity], context: Context, start: State
) -> tuple[Reading, ...]:
    """The readings of the quantities of a sentence, in printed order.

    Args:
        text: the sentence.
        quantities: its numbers, with units already shared.
        context: the setting of the sentence.
        start: what holds from what came before; it is changed to what holds after.
    """
    sentence = Sentence(text, quantities, context)
    start.heading = start.heading or heading_of(text, quantities)
    states = {0: start}
    readings: list[Reading] = []
    for index in range(len(quantities)):
        at = sentence.level(index)
        if at not in states:
            states[at] = _enter(sentence, at, states, readings)
        readings.append(_read(sentence, index, states[at], readings))
        _leave(sentence, at, states)
    return settle(year_by_year(_as_of(sentence, readings), text), text)


def _enter(sentence: Sentence, at: int, states: dict[int, State], readings: list[Reading]) -> State:
    """The state at the opening of a bracket."""
    parent = sentence.levels[at].parent
    while parent is not None and parent not in states:
        parent = sentence.levels[parent].parent
    state = replace(states[parent or 0], end=sentence.levels[at].span.start, opened=True)
    note_wholes(state, readings)
    return state


def _leave(sentence: Sentence, at: int, states: dict[int, State]) -> None:
    """Let what a bracket said of the comparison hold after it."""
    parent = sentence.levels[at].parent
    if parent is not None and parent in states:
        states[parent].baseline = states[at].baseline
        states[parent].rated = states[at].rated


def _read(sentence: Sentence, index: int, state: State, earlier: list[Reading]) -> Reading:
    """One number; what it says is left in the state for the next."""
    around = sentence.around(index, state, earlier)
    if _OF_WHICH.search(around.since):
        note_wholes(state, earlier)
    _note_status(around, state)
    note_time(around, sentence.text, sentence.context, state)
    quantity = _ranked_unit(around.quantity, state)
    change = _change(around, state, earlier)
    share = share_of(around.gap, quantity, state, earlier)
    whole = part_of(quantity, around.gap, change is not None, state)
    own, phrase = name(quantity, around, change is not None, state)
    printed = sentence.text[quantity.digits.end : quantity.quote.end].strip()
    of = [None if each is None else earlier[each] for each in (share, whole)]
    phrase = complete(own, phrase, printed, quantity, of)
    if change is None:
        kind = value_kind(quantity, around, phrase, state, sentence.text)
    else:
        kind = "rate" if state.rated else "change"
    level = None
    if change is not None:
        level = changed(quantity, phrase if own else "", around, state, earlier)
        phrase = phrase if own or level is None else earlier[level].phrase
    before = None
    if sentence.is_alone(index) and earlier and earlier[-1].kind == "change":
        before = baseline_year(state)
    yearly = around.yearly or state.always_yearly or kind == "rate"
    reading = Reading(
        quantity=quantity,
        kind=kind,
        direction=change.direction if change else None,
        status=_status(around, sentence, state),
        period=before or period_of(kind, around, sentence, state),
        yearly=yearly and before is None,
        baseline=state.baseline if kind == "change" else None,
        phrase=phrase,
        area=area_of(own),
        change_of=level,
        share_of=share if kind == "share" else None,
        part_of=whole,
    )
    _advance(index, reading, state)
    if _OUT_OF.search(around.clause) and quantity.unit is not None:
        state.wholes[False, quantity.unit] = index
    return reading


def _note_status(around: Around, state: State) -> None:
    """An estimate holds up to a semicolon, or to a new time; one with its time, for all."""
    if ";" in around.since and not state.status_of_all:
        state.status = ""
    if status := estimated(around.gap):
        state.status, state.status_of_all = status, opens_with_estimate(around.gap)
        return
    period = around.moment.period if around.moment else None
    if period is not None and state.period is not None and period != state.period:
        state.status, state.status_of_all = "", False


def _status(around: Around, sentence: Sentence, state: State) -> str:
    if state.status:
        return state.status
    opened = opens_with_aim(sentence.text)
    aim = aimed(around.clause, around.gap, sentence.context, state.period, opened)
    return "target" if aim else "actual"


def _change(around: Around, state: State, earlier: list[Reading]) -> Change | None:
    """The change that a number states; whether it is a rate is left in the state."""
    quantity = around.quantity
    change = None
    named = lead_phrase(around.gap, around.fresh) or tail_words(around.after)
    if quantity.whole is None and not is_ranked(around.gap):
        change = read_change(around.gap, around.after, quantity.measure == "percent")
        if change is None and is_multiple(around.gap):
            change = Change("increase")
    if change is not None:
        state.rated = _is_rate(change, around, state)
    elif state.direction and quantity.whole is None and _goes_on(around, state, earlier):
        change = Change(state.direction)
    elif state.growing and quantity.measure == "percent" and around.moment and not named:
        change = Change(state.growing, growth=True)
    state.direction = change.direction if change else None
    state.growing = state.direction if change and change.growth else None
    return change


def _is_yearly_percent(quantity: PrintedQuantity) -> bool:
    return quantity.measure == "percent" and quantity.unit_printed.endswith("/năm")


def _is_rate(change: Change, around: Around, state: State) -> bool:
    """Whether a change is yearly: by its words, its span of years, or the series it goes on."""
    if around.yearly or change.average:
        return True
    if change.growth:
        return state.period is not None and state.period.start < state.period.end
    versus = find_baseline(around.after) or find_baseline(around.gap)
    return state.rated and not versus and around.quantity.measure == "percent"


def _goes_on(around: Around, state: State, earlier: list[Reading]) -> bool:
    """Whether a number goes on the list of changes before it."""
    if state.rated and _is_yearly_percent(around.quantity):
        return True
    listed = is_listed(around.since) or (state.opened and not around.since.strip())
    if not listed or state.previous is None:
        return False
    return earlier[state.previous].quantity.measure == around.quantity.measure


def _advance(index: int, reading: Reading, state: State) -> None:
    state.end, state.opened = reading.quantity.span.end, False
    state.previous, state.phrase = index, reading.phrase
    if not reading.is_change:
        state.value = index
    if reading.kind == "rank":
        state.ranked = True
        state.rank_unit = reading.quantity if reading.quantity.unit_printed else state.rank_unit


def _ranked_unit(quantity: PrintedQuantity, state: State) -> PrintedQuantity:
    """A rank with the unit printed at the first of its series (*36/63 tỉnh; 23/63*)."""
    lender = state.rank_unit
    if lender is None or not state.ranked or quantity.whole is None or quantity.unit_printed:
        return quantity
    return replace(
        quantity, unit=lender.unit, unit_printed=lender.unit_printed, measure=lender.measure
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
