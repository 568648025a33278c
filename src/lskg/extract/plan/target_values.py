"""The values of a headline target, each with its words and the period that it holds in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from lskg.extract.figures.candidates import find_candidates
from lskg.extract.figures.noun_phrases import is_named, is_verb, tail_words
from lskg.extract.figures.number_roles import without_claims
from lskg.extract.figures.readings import Reading, Said
from lskg.extract.figures.sentence_reader import read_sentence
from lskg.extract.figures.term_of_section import Context
from lskg.extract.plan.target_lists import Point
from lskg.extract.plan.target_periods import (
    YEARLY,
    is_rate,
    last_time,
    named_period,
    period_and_cover,
)
from lskg.extract.plan.target_words import BRACKETS, full_phrase, phrase_of
from lskg.extract.tabular.values import TableValue
from lskg.text.document import Document, Span
from lskg.text.periods import Period, find_period
from lskg.text.quantities import PrintedQuantity, Quantity
from lskg.text.sentences import sentences

_NONE_LEFT = re.compile(r"(?:(?P<hedge>cơ bản)\s+)?không còn\s+(?P<phrase>[^(;.,]+)", re.IGNORECASE)
_PLACE = re.compile(r"^(?:toàn )?(?:tỉnh|thành phố|huyện|thị xã|xã|phường|địa bàn)$", re.IGNORECASE)
_TIMED = re.compile(r"\s*(?:và\s+|riêng\s+)?(?:đến|năm|vào)\s", re.IGNORECASE)
# *, riêng năm 2026 đạt 66 triệu đồng*: one year beside that of the target.
_BESIDE = re.compile(r",\s*(?:riêng|phấn đấu)\s+(?:đến\s+)?năm\s+(?:19|20)[0-9]{2}", re.IGNORECASE)
_COMMA = re.compile(r"[,;]")
_END = re.compile(r"[,;.:]\s|[.;:]$")
# What says the same value again, or holds it against another.
_AGAIN = re.compile(
    r"(?:và )?(?:tương đương|tương ứng|(?:cao |tăng )?gấp|bằng|chiếm|(?:cao|thấp|nhiều|ít) hơn"
    r"|tức(?: là)?|bình quân)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*\(?(?:(?:vào|trong|đến|tới)\s+)?(?:(?:cuối|hết)\s+)?(?:năm|giai đoạn)\s+(?:19|20)[0-9]{2}"
    r"(?:\s*[-–]\s*(?:19|20)[0-9]{2})?(?![0-9])\)?"
    r"(?!\s*[,:]?\s*(?:đạt|là|còn|có|chiếm|tăng|giảm|[0-9]))"
)
# A value in brackets that is one of the target itself, in another unit or for a part of it.
_SAME = re.compile(
    r"\((?!\s*[0-9]{1,2}\s*\))(?:\s*(?:bình quân|tương đương|tương ứng|đạt|chiếm|bằng|tức(?: là)?"
    r"|khoảng|gần|trên|hơn|tỷ lệ)(?!\w))*"
    r"[^\w(]*[0-9][^()]*\)$|\(\s*(?:trong đó|riêng)(?!\w)[^()]*\)$",
    re.IGNORECASE,
)
_BY_YEAR = re.compile(r"\((?:đến )?năm (?:19|20)[0-9]{2}\s*(?::|đạt|là|có|còn)\s*[0-9]")
_LISTED = re.compile(
    r"\((?![^()]*(?<!\w)(?:kế hoạch|mục tiêu|cả nước|hiện|so|theo|chuẩn|tăng|giảm|năm)(?!\w))"
    r"[^()0-9]{2,40}[0-9][^()]*[,;][^()0-9]{2,40}[0-9][^()]*\)$",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\((?:(?:đến|vào|trong)\s+)?(?:(?:cuối|hết)\s+)?năm (?:19|20)[0-9]{2}\)$")
# What shares a number of kinds is no value (*95% trẻ em được tiêm đủ 8 loại vắc xin*).
_KINDS = re.compile(r"loại(?!\w)")
_SHARED_BY = re.compile(r"%[^,;:.]*$")
_GROWTH = re.compile(r"\s+(?:tăng|giảm)(?: bình quân)?$")
_TREND = re.compile(r"(?:tăng|giảm)(?: thêm)?")
# Where something is, what a thing is like, what a value rose from, or which things are counted.
_NO_VALUE = re.compile(
    r"(?<!\w)(?:tại|trên cả|ở cả|dài|chiều dài|tổng mức đầu tư|mức đầu tư)"
    r"(?:\s+(?:dự kiến|khoảng|trên|hơn|gần|ước|là))*\s*$",
    re.IGNORECASE,
)
_LEAST = re.compile(r"\s*(?:trở lên|trở xuống)\s+(?:tăng|giảm|đạt|chiếm|lên|còn)(?!\w)")
_AND = re.compile(r"[^,;:.()0-9]*\s+và\s+")
_FROM = re.compile(r"(?<!\w)từ\s*$", re.IGNORECASE)
_ONWARD = re.compile(
    r"[^,;:.()0-9]*(?<!trở )(?<!\w)(?:lên|xuống|còn|xuống còn)\s+[^,;:.()]{0,9}[0-9]"
)
_QUOTED = re.compile(r"“[^”]*”")
_MULTIPLE = re.compile(r"(?<!\w)gấp(?:\s+(?:khoảng|trên|hơn|gần))*\s*$", re.IGNORECASE)
_OF_YEARS = re.compile(
    r"\s*(?:so với\s+)?(?:năm|giai đoạn)\s+(?:19|20)[0-9]{2}(?:\s*[-–]\s*(?:19|20)[0-9]{2})?"
)
_SERIES = re.compile(
    r"(?P<head>[^:]+:\s*)?(?P<names>.+\s[-–]\s.+?)\s+(?:lần lượt|tương ứng)"
    r"(?:\s+(?:là|đạt|chiếm))?:?$",
    re.IGNORECASE,
)
_AMONG = re.compile(r"(?<!\w)(?:một trong|nhóm|top|tốp)$", re.IGNORECASE)
# What goes on behind the value before, up to the next part of the sentence.
_REST = re.compile(r"^\s*[^\W\d_][^,;.:]*[,;.:]\s*|^\s*[^\W\d_][^,;.:]*$")
#: Units of what a list of targets counts of itself (*gồm 18 chỉ tiêu*).
_OF_LIST = frozenset({"chỉ tiêu", "mục tiêu", "nhóm chỉ tiêu", "nhóm mục tiêu", "nhóm", "lĩnh vực"})


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a headline target; offsets are those of the document.

    Attributes:
        phrase: the indicator in the words of the text.
        span: the words of the value with its number.
        quantity: the number.
        period: when it holds.
        aggregation: how it covers its period.
    """

    phrase: str
    span: Span
    quantity: Quantity
    period: Period | None
    aggregation: str


@dataclass(frozen=True, slots=True)
class _Clause:
    """A part of a headline target with the words it shares with its neighbours."""

    span: Span
    heading: str  # text before a colon, which holds for every clause


def find_values(document: Document, point: Point) -> list[Value]:
    """The values of a headline target, each with its words and its period.

    The words stand before the value; behind a percentage that opens its clause (*85% số xã*).

    """
    return list(_Values(document, point).of(point.span))


def table_value(value: TableValue) -> Value:
    """The value that a table states in a row."""
    reading = value.reading
    period, aggregation = reading.period, "end-of-period"
    if period is not None and period.start < period.end:
        aggregation = "yearly" if reading.yearly else "whole-period"
    span = Span(value.row.name.start, reading.quantity.span.end)
    return Value(reading.phrase, span, reading.quantity, period, aggregation)


class _Values:
    """Reads the values of a target from left to right; the words of one hold for the next."""

    def __init__(self, document: Document, point: Point) -> None:
        self._document, self._context, self._lead = document, point.context, point.lead
        self._years = point.years
        self._used: set[tuple[str, str, Period | None]] = set()
        self._phrase, self._unit, self._each_year = "", "", ""

    def of(self, span: Span) -> Iterator[Value]:
        """The values of a stretch."""
        for sentence in sentences(self._document, span):
            text = self._document[sentence]
            found = find_candidates(without_claims(text))
            readings, _ = read_sentence(text, found, self._context, Said())
            at, beside = sentence.start, set(_beside([each.quantity for each in readings], text))
            read = {
                each.quantity.digits.start + at: each
                for each in readings
                if each.quantity not in beside and _is_value(each.quantity, text, self._context)
            }
            first = min((each.quantity.digits.start for each in readings), default=0)
            period = self._ahead(text[:first]) or self._ahead(self._lead.lower())
            if period is None and self._context.period is None and self._context.term is None:
                period = self._ahead(text, years=True)
            opening = YEARLY.match(text)
            self._each_year = f" {opening[0]}" if opening else ""
            for clause in self._clauses(sentence, list(read)):
                values = list(self._of_clause(clause, read, period))
                yield from _respective(values)
                framed = period is not None and not _BESIDE.search(self._document[clause.span])
                if framed and values and values[-1].aggregation == "end-of-period":
                    period = values[-1].period

    def _clauses(self, span: Span, values: list[int]) -> Iterator[_Clause]:
        """Parts between semicolons; words before a colon hold for all of them."""
        text = BRACKETS.sub(_blank, self._document[span])
        heading, start = "", 0
        colon = text.find(":")
        if colon >= 0 and not any(at < span.start + colon for at in values):
            heading, start = text[:colon], colon + 1
        for part in re.finditer(r"[^;]+", text[start:]):
            begin = span.start + start
            inner = self._document.trim(Span(begin + part.start(), begin + part.end()))
            whole = self._document[inner].rstrip(".")
            if whole:
                yield _Clause(Span(inner.start, inner.start + len(whole)), heading.strip())

    def _of_clause(
        self, clause: _Clause, read: Mapping[int, Reading], stated: Period | None
    ) -> Iterator[Value]:
        printed = self._document[clause.span]
        text = _flat(printed, self._context)
        offset = clause.span.start
        quantities: list[Quantity] = [
            reading.quantity.shift(at - reading.quantity.digits.start - offset)
            for at, reading in read.items()
            if clause.span.contains(Span(at, at + 1))
        ] or [*_none_left(text)]
        ends = [*(each.span.start for each in quantities[1:]), len(text)]
        known, start = None, 0
        for quantity, end in zip(quantities, ends, strict=False):
            end = max(end, quantity.number_end)
            lead, rest = text[start : quantity.span.start], text[quantity.number_end : end]
            behind = _BEHIND.match(text, quantity.number_end)
            if _MULTIPLE.search(lead):
                behind = _OF_YEARS.match(
                    text, quantity.number_end
                )  # what the value is a multiple of
                known = named_period(lead, self._context) or known
            else:
                known = (
                    named_period(behind[0] if behind else last_time(lead), self._context) or known
                )
            reading = None
            if isinstance(quantity, PrintedQuantity):
                reading = read.get(quantity.digits.start + offset)
            own, counted = self._name(lead, rest, quantity, reading, start == 0)
            begin = start + len(lead) - len(lead.lstrip(" ,")) if own else quantity.span.start
            start = behind.end() if behind else quantity.number_end + len(counted)
            if known and known.end <= self._context.before:
                known = None
                continue  # what the value was before the plan
            words = f"{lead} {_COMMA.split(rest)[0]} {clause.heading} {self._lead}"
            words += "" if known else self._each_year
            if known and known.start < known.end and _is_level(quantity):
                known = None  # years of a rate before it
            near = printed if start > _part(printed) else printed[: _part(printed)]
            near = _BESIDE.split(near)[0]
            named = known or self._ahead(f"{near} {clause.heading}", years=True) or stated
            if named is None and reading and reading.period == self._context.done:
                named = reading.period  # what is done in all the years
            period, aggregation = period_and_cover(
                words, quantity, named, self._context, self._years
            )
            if named is None and reading and reading.kind == "rate" and aggregation[:6] != "yearly":
                period, aggregation = reading.period, "yearly"  # a part of a yearly rate
            phrase = full_phrase(
                self._phrase or phrase_of(counted), quantity, clause.heading, self._lead
            )
            yield Value(
                self._apart(phrase, quantity, period, own, rest),
                Span(begin, quantity.span.end + len(counted.rstrip(" .,"))).shift(offset),
                quantity.shift(offset),
                period,
                aggregation,
            )

    def _apart(
        self, phrase: str, quantity: Quantity, period: Period | None, own: str, rest: str
    ) -> str:
        """The phrase, which its other words tell from that of another value of its kind."""
        kind = (quantity.unit or quantity.unit_printed, period)
        if (phrase, *kind) in self._used:
            behind = rest.removeprefix(f" {quantity.unit_printed}")
            more = tail_words(behind) or _END.split(f"{behind} ")[0].strip() or own
            phrase = f"{phrase}: {more}" if more else phrase
        self._used.add((phrase, *kind))
        return phrase

    def _ahead(self, words: str, years: bool = False) -> Period | None:
        """The period to come that words name; of whole years alone, if need be."""
        period = named_period(words, self._context)
        if period is None or period.end <= self._context.before or (years and period.first):
            return None
        return period

    def _name(
        self, lead: str, rest: str, quantity: Quantity, reading: Reading | None, first: bool
    ) -> tuple[str, str]:
        """The own words before a value, and those behind it that it counts; sets the phrase."""
        own = phrase_of(lead if first else _REST.sub("", lead))
        again = _AGAIN.fullmatch(own) is not None
        noun = quantity.unit == "PERCENT" and not lead.strip(" ,") and tail_words(rest)
        if (first and not _TIMED.match(lead)) or noun:
            self._phrase = ""  # a clause that begins with a time goes on with what was measured
        if self._phrase and _TREND.fullmatch(own):
            self._phrase = f"{_GROWTH.sub('', self._phrase)} {own}"
        elif own and not again:
            self._phrase = own
        elif first:
            self._phrase = _GROWTH.sub("", self._phrase)
        counted, unit = "", quantity.unit_printed
        other = not own and _is_count(quantity) and unit != self._unit
        if quantity.unit == "PERCENT" and not self._phrase:
            counted = _END.split(rest)[0]
        elif reading and reading.phrase and (other or not self._phrase or _is_weak(own, reading)):
            self._phrase = self._phrase if _TREND.fullmatch(own) else reading.phrase
        self._unit = unit
        return own, counted


def _respective(values: list[Value]) -> list[Value]:
    """The values of a clause; of a series, each with its own name (*A - B tương ứng 61% - 25%*)."""
    match = _SERIES.match(values[0].phrase) if len(values) > 1 else None
    names = re.split(r"\s+[-–]\s+", match["names"]) if match else []
    if match is None or len(names) != len(values):
        return values
    head = match["head"] or ""
    return [replace(each, phrase=head + name) for each, name in zip(values, names, strict=True)]


def _is_weak(own: str, reading: Reading) -> bool:
    """Whether words before a value do not say what it is of (*Thu hút*, *là một trong*)."""
    counts = reading.quantity.dimension == "count" and not is_named(own)
    counts = counts and reading.quantity.unit_printed not in own
    return bool(own) and (counts or is_verb(own) or _AMONG.search(own) is not None)


def _is_level(quantity: Quantity) -> bool:
    """Whether a value is of a point in time: a share or ratio that is no yearly rate."""
    dimension = quantity.dimension if isinstance(quantity, PrintedQuantity) else ""
    return dimension in {"percent", "ratio", "times", "age"} and not is_rate(quantity)


def _part(text: str) -> int:
    """Where the values begin that are only a part of those before (*trong đó*)."""
    at = text.find("trong đó")
    return at if at >= 0 else len(text)


def _is_count(quantity: Quantity) -> bool:
    return isinstance(quantity, PrintedQuantity) and quantity.dimension in {"count", "ratio"}


def _beside(quantities: list[PrintedQuantity], text: str) -> Iterator[PrintedQuantity]:
    """Numbers that only say where, of what size or of which things a target is, or from what."""
    end, known = 0, False
    for each in quantities:
        begin = each.digits.start
        goes_on = known and _AND.fullmatch(text[end:begin]) is not None
        known = goes_on or _NO_VALUE.search(text[:begin]) is not None
        end = each.number_end
        quoted = any(one.start() < begin < one.end() for one in _QUOTED.finditer(text))
        rising = _FROM.search(text[:begin]) and not each.is_range and _ONWARD.match(text, end)
        if known or quoted or rising or _LEAST.match(text, each.digits.end):
            yield each


def _is_value(quantity: PrintedQuantity, text: str, context: Context) -> bool:
    """Whether a number of a target is one of its values, and no explanation in brackets."""
    if not quantity.low and text[quantity.digits.start].isalpha():
        return False  # none left, which is read apart
    if quantity.unit_printed in _OF_LIST:
        return False
    if _KINDS.match(quantity.unit_printed) and _SHARED_BY.search(text[: quantity.span.start]):
        return False
    for bracket in BRACKETS.finditer(text):
        if bracket.start() < quantity.digits.start < bracket.end():
            return _is_of_target(bracket, context)
    return True


def _flat(text: str, context: Context) -> str:
    """The text without brackets, but for values of the target in them, or their time."""
    return BRACKETS.sub(
        lambda match: _opened(match[0]) if _is_of_target(match, context) else _blank(match),
        text,
    )


def _opened(bracket: str) -> str:
    """The words in brackets as a part of the sentence."""
    return f"{' ' if _WHEN.match(bracket) else ','}{bracket[1:-1]} "


def _is_of_target(bracket: re.Match[str], context: Context) -> bool:
    """Whether brackets hold the time of a value, or values: another unit, years or parts."""
    time = find_period(bracket[0])
    if time is not None and time.end <= context.before:
        return False
    return any(each.match(bracket[0]) for each in (_SAME, _BY_YEAR, _WHEN, _LISTED))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _none_left(text: str) -> Iterator[Quantity]:
    """*Cơ bản không còn hộ nghèo* states a value of none."""
    match = _NONE_LEFT.search(text)
    if match and not _PLACE.sub("", phrase_of(text[: match.start()])).strip(" ,"):
        yield Quantity(
            span=Span(match.start(), match.start("phrase") + len(match["phrase"].rstrip())),
            number_end=match.end(),
            low=Decimal(0),
            high=Decimal(0),
            sign="~" if match["hedge"] else "=",
            unit="household" if match["phrase"].startswith("hộ ") else None,
            unit_printed=match["phrase"].strip(),
        )
