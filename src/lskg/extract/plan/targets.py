"""Headline targets split into atomic ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lskg.extract.figures.records import Figure
from lskg.extract.figures.status import opens_with_aim
from lskg.extract.figures.term_of_section import Context, Contexts
from lskg.extract.plan.statements import bullets, content, statements, text_below, within
from lskg.extract.records import Section, Target
from lskg.extract.structure.sections import innermost
from lskg.extract.structure.titles import Titles, announced
from lskg.text.document import Document, Span
from lskg.text.periods import Period, find_period, find_times, months_of
from lskg.text.quantities import PrintedQuantity, Quantity, blank, find_quantities
from lskg.text.slugs import slug

_YEARLY = re.compile(r"(bình quân )?(?:hằng|hàng|mỗi) năm", re.IGNORECASE)
_NONE_LEFT = re.compile(r"(?:(?P<hedge>cơ bản)\s+)?không còn\s+(?P<phrase>[^(;.,]+)", re.IGNORECASE)
_TIMED = re.compile(r"\s*(?:và\s+)?(?:đến|năm|vào)\s", re.IGNORECASE)
_COMMA = re.compile(r"[,;]")
_END = re.compile(r"[,;.:]\s|[.;:]$")
_EQUIVALENT = re.compile(r"\s*,?\s*tương đương\s*")
# Years beside those of a value: in brackets, or of what it is compared with.
_ASIDE = re.compile(
    r"\([^()]*\)|(?:so\s+với|(?:cao|thấp|nhiều|ít|lớn)\s+hơn)\s+(?:\w+\s+){0,3}?(?:19|20)[0-9]{2}(?:\s*[-–]\s*(?:19|20)[0-9]{2})?"
)
_BEHIND = re.compile(
    r"\s*(?:(?:vào|trong|đến|tới)\s+)?(?:(?:cuối|hết)\s+)?(?:năm|giai đoạn)\s+(?:19|20)[0-9]{2}"
    r"(?:\s*[-–]\s*(?:19|20)[0-9]{2})?(?![0-9])(?!\s*,?\s*(?:đạt|là|còn|có|chiếm|tăng|giảm|[0-9]))"
)
_AVERAGE = re.compile(r"(?<!\w)bình quân(?!\s+đầu người)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_PERIOD = re.compile(
    r"(?:(?:(?:đến|vào|trong|tới) )?(?:hết |cuối )?năm [0-9]{4}|"
    r"(?:cả )?giai đoạn [0-9]{4}\s*[-–]\s*[0-9]{4}|(?:bình quân )?(?:hằng|hàng|mỗi) năm)\s*[,:]?",
    re.IGNORECASE,
)
_MEAN = re.compile(r"\s+bình quân$")
_VERB = re.compile(
    r"\s*(?:\b(?:đạt|là|có|cho|chiếm|còn|giảm còn|duy trì mức|cả \d+ tiêu chí)\s*)+$"
)
_GROWTH = re.compile(r"\s+(?:tăng|giảm)(?: bình quân)?$")
_TREND = re.compile(r"(?:tăng|giảm)(?: thêm)?")
_LEAD_VERB = re.compile(r"^\s*(?:(?:phấn đấu|duy trì|trong đó|có|và)(?!\w)\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A part of a headline target with the words it shares with its neighbours."""

    span: Span
    heading: str  # text before a colon, which holds for every clause


@dataclass(frozen=True, slots=True)
class _Point:
    """A headline target: its printed number, its words without that, and where it stands."""

    number: str
    span: Span
    section: str | None


@dataclass(frozen=True, slots=True)
class _Atom:
    """One value of a headline target."""

    phrase: str
    span: Span
    quantity: Quantity
    period: Period | None
    aggregation: str


def find_targets(
    document: Document, sections: tuple[Section, ...], titles: Titles = ()
) -> tuple[Target, ...]:
    """The atomic targets of the lists of headline targets, in printed order.

    Args:
        document: the text.
        sections: its headings. Where none heads a list of targets, the sentences that open with
            an aim are read, in a plan or a text without headings.
        titles: those of the document and what is attached, if their kinds are printed.
    """
    contexts = Contexts(sections, titles)
    targets: list[Target] = []
    used: Counter[str] = Counter()
    for point in _points(document, sections, contexts):
        base = slug(point.number.replace("đ", "dd")) or "point"
        for found in _atomic(document, point.span, contexts.of(point.section)):
            used[base] += 1
            key = f"{base}-{used[base]}"
            targets.append(
                Target(
                    key=key,
                    number=point.number,
                    order=len(targets) + 1,
                    span=found.span,
                    quote=" ".join(document[found.span].split()),
                    section=point.section,
                    phrase=found.phrase,
                    indicator=slug(found.phrase) or f"target-{key}",
                    quantity=found.quantity,
                    period=found.period,
                    aggregation=found.aggregation,
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


def _points(
    document: Document, sections: tuple[Section, ...], contexts: Contexts
) -> Iterator[_Point]:
    """The headline targets, in printed order: of the lists, or else what the text strives for."""
    lists = [
        each
        for each in sections
        if (said := announced(each.title))
        and said.kind == "target"
        and contexts.of(each.key).listed
    ]
    for section in lists:
        yield from _of_list(document, sections, section)
    for sentence in statements(document, Span(0, len(document))) if not lists else ():
        if opens_with_aim(document[sentence]):
            holder = innermost(sections, sentence.start)
            key = holder.key if holder else None
            if key is None or contexts.of(key).planned:
                yield _Point("", sentence, key)


def _of_list(
    document: Document, sections: tuple[Section, ...], section: Section
) -> Iterator[_Point]:
    """The points of a list: items, headings that state a value, bullets, or sentences."""
    children = tuple(each for each in sections if each.parent == section.key)
    own = bullets if children else statements
    for span in own(document, text_below(document, section, children)):
        yield _Point("", span, section.key)
    for child in within(sections, section):
        deeper = any(each.parent == child.key for each in sections)
        pointed = any(True for _ in bullets(document, text_below(document, child)))
        valued = any(True for _ in find_quantities(document[child.heading]))
        is_point = valued or (child.is_item and not pointed)
        if deeper or not is_point:
            yield from _of_list(document, sections, child)
        else:
            yield _Point(child.number.strip("()."), content(document, child), child.key)


def _atomic(document: Document, span: Span, context: Context) -> Iterator[_Atom]:
    """The values of a headline target, each with its words and its period.

    The words stand before the value; behind a percentage that opens its clause (*85% số xã*).
    """
    item_period = _named(document[span], context)
    phrase = ""
    for clause in _clauses(document, span):
        printed = document[clause.span]
        text = _ASIDE.sub(_blank, printed)
        timeless = blank(printed, _dated(printed))
        quantities: list[Quantity] = [*find_quantities(timeless)] or [*_none_left(printed)]
        ends = [*(each.span.start for each in quantities[1:]), len(text)]
        known = None
        start = 0
        for quantity, end in zip(quantities, ends, strict=False):
            lead, rest = text[start : quantity.span.start], text[quantity.number_end : end]
            behind = _BEHIND.match(rest)
            known = _named(behind[0] if behind else lead, context) or known
            own = _phrase(lead)
            if start == 0 and not _TIMED.match(lead):
                phrase = ""  # a clause that begins with a time goes on with what was measured
            if phrase and _TREND.fullmatch(own):
                phrase = f"{_GROWTH.sub('', phrase)} {own}"
            elif own and not _EQUIVALENT.fullmatch(own + " "):
                phrase = own
            elif start == 0:
                phrase = _GROWTH.sub("", phrase)
            begin = start + len(lead) - len(lead.lstrip(" ,")) if own else quantity.span.start
            counted = "" if phrase or quantity.unit != "PERCENT" else _END.split(rest)[0]
            start = quantity.number_end + (behind.end() if behind else len(counted))
            if known and known.end <= context.before:
                continue  # what the value was before the plan
            stated = known or _named(f"{text} {clause.heading}", context) or item_period
            own_words = f"{lead} {_COMMA.split(rest)[0]} {clause.heading}"
            period, aggregation = _period(own_words, quantity, stated, context)
            yield _Atom(
                _full_phrase(phrase or _phrase(counted), quantity, clause.heading),
                Span(begin, quantity.span.end + len(counted.rstrip(" .,"))).shift(
                    clause.span.start
                ),
                quantity.shift(clause.span.start),
                period,
                aggregation,
            )


def _dated(text: str) -> Iterator[Span]:
    """Where a text counts years or months, not what is to be reached (*5 năm*, *quý I/2026*)."""
    for time in find_times(text):
        if time.span.end - time.span.start > len("/năm") and time.relative != "yearly":
            yield time.span


def _named(text: str, context: Context) -> Period | None:
    """The period that words name outside of brackets, but for what they compare with."""
    words = _ASIDE.sub(" ", text)
    for time in find_times(words):
        if time.relative == "plan" and context.plan_years:
            return context.plan_years
        if time.months is not None and context.year is not None:
            return months_of(context.year, time.months)
        if time.period is not None and time.period.first:
            return time.period
    return find_period(words)


def _clauses(document: Document, span: Span) -> Iterator[_Clause]:
    """Parts between semicolons; words before a colon hold for all of them."""
    text = _BRACKETS.sub(_blank, document[span])
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


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


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
    return _MEAN.sub("", " ".join(words.split()).strip(" ,"))


def _full_phrase(phrase: str, quantity: Quantity, heading: str) -> str:
    """Complete a phrase with the shared heading, or with the counted noun."""
    shared = _phrase(heading)
    if shared:
        return f"{shared}: {phrase}" if phrase else shared
    return phrase or quantity.unit_printed


def _period(
    clause: str, quantity: Quantity, stated: Period | None, context: Context
) -> tuple[Period | None, str]:
    """Period of a value and how the value covers it.

    Args:
        clause: its clause, and the words that hold for it.
        quantity: the value.
        stated: the period that the words name.
        context: what the headings tell: where the words name no year, the value holds in
            that of the nearest heading with one, else at the end of the term.
    """
    yearly = _YEARLY.search(clause)
    spans = [each for each in (stated, context.period) if each and each.start < each.end]
    if yearly or _is_rate(quantity):
        years = context.plan_years if yearly else None
        average = (yearly and yearly[1]) or _AVERAGE.search(clause)
        return (
            years or next(iter(spans), context.plan_years),
            "yearly-average" if average else "yearly",
        )
    period = stated
    if period is None and context.period is not None:
        at_end = quantity.unit == "PERCENT" and not context.spanned
        period = Period(context.period.end, context.period.end) if at_end else context.period
    if period is None and context.term is not None:
        period = Period(context.term.end, context.term.end)
    if period is not None and period.start != period.end:
        return period, "whole-period"
    return period, "end-of-period"


def _is_rate(quantity: Quantity) -> bool:
    """Whether a value is a growth or a count by the year; an income by the year is a level."""
    by_year = quantity.unit_printed.endswith("/năm") and quantity.unit_printed.count("/") == 1
    counted = isinstance(quantity, PrintedQuantity) and quantity.dimension in {"percent", "count"}
    return by_year and counted
