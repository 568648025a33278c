"""Headline targets split into atomic ones, and the indicators that the rules alone find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lskg.extract.figures.kind import measured
from lskg.extract.figures.records import Figure
from lskg.extract.records import Indicator, Section, Target
from lskg.text.document import Document, Span
from lskg.text.periods import Period, find_period, find_term, plan_period
from lskg.text.quantities import Quantity, find_quantities
from lskg.text.slugs import fold, slug

_TITLE = re.compile(r"chi tieu( chu yeu| cu the)?$")
_YEARLY = re.compile(r"(bình quân )?(?:hằng|hàng|mỗi) năm", re.IGNORECASE)
_NONE_LEFT = re.compile(r"(?:(?P<hedge>cơ bản)\s+)?không còn\s+(?P<phrase>[^(;.,]+)", re.IGNORECASE)
_EQUIVALENT = re.compile(r"\s*,?\s*tương đương\s*")
_BRACKETS = re.compile(r"\([^()]*\)")
_PERIOD = re.compile(
    r"(?:đến (?:hết )?năm [0-9]{4}|(?:cả )?giai đoạn [0-9]{4}\s*[-–]\s*[0-9]{4}|"
    r"(?:bình quân )?(?:hằng|hàng|mỗi) năm)\s*[,:]?",
    re.IGNORECASE,
)
_VERB = re.compile(r"\s*(?:\b(?:đạt|là|có|duy trì mức|cả \d+ tiêu chí)\s*)+$")
_UNLIKE_INDICATOR = {"change", "rank"}
_LEAD_VERB = re.compile(r"^\s*(?:Duy trì|duy trì|có|và)\s+")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A part of a headline target with the words it shares with its neighbours."""

    span: Span
    heading: str  # text before a colon, which holds for every clause


def find_targets(document: Document, sections: tuple[Section, ...]) -> tuple[Target, ...]:
    """The atomic targets of the list of headline targets, in printed order."""
    lists = {each.key for each in sections if _TITLE.search(fold(each.title))}
    items = [each for each in sections if each.is_item and each.parent in lists]
    if not items:
        return ()
    years = _plan_years(sections, items[0])
    targets: list[Target] = []
    for item in items:
        number = item.number.strip("().")
        for found in _atomic(document, item, years):
            phrase, span, quantity, period, aggregation = found
            key = f"{slug(number)}-{len([t for t in targets if t.number == number]) + 1}"
            targets.append(
                Target(
                    key=key,
                    number=number,
                    order=len(targets) + 1,
                    span=span,
                    quote=" ".join(document[span].split()),
                    section=item.key,
                    phrase=phrase,
                    indicator=slug(phrase) or f"target-{key}",
                    quantity=quantity,
                    period=period,
                    aggregation=aggregation,
                )
            )
    return tuple(targets)


def stated_targets(figures: Iterable[Figure], targets: Sequence[Target]) -> dict[int, Target]:
    """The headline target whose value each figure is, by the start of the figure.

    A clause may hold the values of two targets (*12 bác sỹ và 37 giường bệnh trên 1 vạn dân*).
    """
    return {
        figure.span.start: target
        for figure in figures
        for target in targets
        if target.span.contains(figure.span)
        and (target.quantity.low, target.quantity.high) == (figure.low, figure.high)
    }


def phrase_indicators(
    targets: Iterable[Target], figures: Iterable[Figure]
) -> tuple[Indicator, ...]:
    """An indicator for each phrase of the targets and figures, in the order of their keys."""
    found: dict[str, Indicator] = {}
    for target in targets:
        made = _made(target.indicator, target.phrase, target.quantity.unit)
        found.setdefault(target.indicator, made)
    for figure in figures:
        unit = None if figure.kind in _UNLIKE_INDICATOR else figure.unit
        phrase = measured(figure.phrase, figure.kind, figure.direction) or figure.indicator
        made = _made(figure.indicator, phrase, unit)
        found.setdefault(figure.indicator, made)
    return tuple(found[key] for key in sorted(found))


def _plan_years(sections: tuple[Section, ...], item: Section) -> Period | None:
    """Plan years of the term that the nearest heading above names."""
    by_key = {each.key: each for each in sections}
    holder: Section | None = item
    while holder is not None:
        if term := find_term(holder.title):
            return plan_period(term)
        holder = by_key.get(holder.parent or "")
    return None


def _atomic(
    document: Document, item: Section, years: Period | None
) -> Iterator[tuple[str, Span, Quantity, Period | None, str]]:
    text_span = Span(item.span.start + len(item.number), item.span.end)
    item_period = find_period(_BRACKETS.sub(" ", document[text_span]))
    for clause in _clauses(document, text_span):
        text = document[clause.span]
        quantities: list[Quantity] = [*find_quantities(text)] or [*_none_left(text)]
        phrase = ""
        start = 0
        for quantity in quantities:
            lead = text[start : quantity.span.start]
            own = _phrase(lead)
            phrase = own if own and not _EQUIVALENT.fullmatch(own + " ") else phrase
            span = Span(start + len(lead) - len(lead.lstrip(" ,")), quantity.span.end)
            if not own:
                span = Span(quantity.span.start, quantity.span.end)
            period, aggregation = _period(text + " " + clause.heading, item_period, years)
            yield (
                _named(phrase, quantity, clause.heading),
                span.shift(clause.span.start),
                quantity.shift(clause.span.start),
                period,
                aggregation,
            )
            start = quantity.number_end


def _clauses(document: Document, span: Span) -> Iterator[_Clause]:
    """Parts between semicolons; words before a colon hold for all of them."""
    text = document[span]
    heading = ""
    start = 0
    if (colon := text.find(":")) >= 0:
        heading, start = text[:colon], colon + 1
    for part in re.finditer(r"[^;]+", text[start:]):
        inner = document.trim(
            Span(span.start + start + part.start(), span.start + start + part.end())
        )
        whole = document[inner].rstrip(".")
        if whole:
            yield _Clause(Span(inner.start, inner.start + len(whole)), heading.strip())


def _none_left(text: str) -> Iterator[Quantity]:
    """*Cơ bản không còn hộ nghèo* states a value of none."""
    if match := _NONE_LEFT.search(text):
        yield Quantity(
            span=Span(match.start(), match.start("phrase") + len(match["phrase"].rstrip())),
            number_end=match.end(),
            low=Decimal(0),
            high=Decimal(0),
            sign="~" if match["hedge"] else "=",
            unit="household" if match["phrase"].startswith("hộ ") else None,
            unit_printed=match["phrase"].strip(),
        )


def _phrase(lead: str) -> str:
    """The indicator in the words before a value, without period and verb."""
    words = _PERIOD.sub(" ", _BRACKETS.sub(" ", lead))
    words = _LEAD_VERB.sub("", _VERB.sub("", words.strip(" ,;.")))
    return " ".join(words.split()).strip(" ,")


def _named(phrase: str, quantity: Quantity, heading: str) -> str:
    """Complete a phrase with the shared heading, or with the counted noun."""
    shared = _phrase(heading)
    if shared:
        return f"{shared}: {phrase}"
    return phrase or quantity.unit_printed


def _period(
    text: str, item_period: Period | None, years: Period | None
) -> tuple[Period | None, str]:
    """Period of a clause and how the value covers it."""
    bare = _BRACKETS.sub(" ", text)
    if yearly := _YEARLY.search(bare):
        return years, "yearly-average" if yearly[1] else "yearly"
    period = find_period(bare) or item_period
    if period is not None and period.start != period.end:
        return period, "whole-period"
    return period, "end-of-period"


def _made(key: str, phrase: str, unit: str | None) -> Indicator:
    return Indicator(
        key=key,
        name_vi=phrase,
        name_en=None,
        definition_vi=None,
        definition_en=None,
        unit=unit,
        direction=None,
        theme=None,
        phrases=(phrase,),
    )
