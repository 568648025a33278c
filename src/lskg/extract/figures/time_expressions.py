"""Which expressions of time in a sentence say when its values hold, and for which of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lskg.extract.figures.term_of_section import Context
from lskg.text.document import Span
from lskg.text.periods import Period, Time, day_of, find_times, months_of

_NAMES = (
    r"chương trình|đề án|quy hoạch|kế hoạch|nghị quyết|chiến lược|chuẩn nghèo|luật|tầm nhìn"
    r"|kết luận|quyết định|đại hội|định hướng"
)
# A span of years may follow a long name; a single year belongs to a name right before it.
_NAMED_SPAN = re.compile(rf"(?<!\w)(?:{_NAMES})(?!\w)[^.;:0-9]*$", re.IGNORECASE)
_NAMED_YEAR = re.compile(rf"(?<!\w)(?:{_NAMES})(?!\w)[^.;:,0-9]*$", re.IGNORECASE)
_AS_OF = re.compile(r"(?<!\w)(?:ước|hết|tính đến|dự kiến)\s+(?:\S+\s+){0,2}$", re.IGNORECASE)
_VALUED = re.compile(
    r"^\s*,?\s*(?:(?:dự\s+)?ước|đạt|là|dự kiến|khoảng|trên|hơn|chiếm|tăng|giảm|:"
    r"|với\s+(?:các\s+)?(?:mục tiêu|chỉ tiêu))",
    re.IGNORECASE,
)
_VERSUS = re.compile(
    r"(?:so\s+với|\bso|(?<!\w)(?:cao|thấp|nhiều|ít|lớn|nhỏ|nhanh|chậm) hơn)\s+[^,;.()0-9]{0,30}$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"(?<!\w)gấp\s+[^;()]{0,25}(?:lần|đôi|ba|rưỡi)\s+(?:so với\s+)?(?:giai đoạn|thời kỳ)?\s*$",
    re.IGNORECASE,
)
_EQUALS = re.compile(
    r"(?<!\w)bằng\s+(?:(?:khoảng|trên|hơn|gần)\s+)?[0-9.,]+(?:\s*[-–]\s*[0-9.,]+)?\s*(?:%|lần)\s*"
    r"(?:mức\s+)?(?:của\s+)?$",
    re.IGNORECASE,
)
# *vụ Đông Xuân 2024 - 2025*, *năm học 2024 - 2025*: the next sentence does not speak of it.
SEASON = re.compile(r"(?<!\w)(?:vụ|mùa vụ|niên vụ|năm học)\s+[^,;.0-9]{0,20}$", re.IGNORECASE)
# *Trong 9 tháng đầu năm, …*, and not *Đến hết tháng 11 …*, which dates one value.
_OPENS = re.compile(r"(?:.*[;:])?\W*(?:(?!đến|tới)\w+\W+){0,2}", re.IGNORECASE | re.DOTALL)
_VALUE = re.compile(r"[0-9](?:\s*%|\s+[^\W\d_]+){0,3}\s*$")
_BARE = re.compile(r"(?<=\()(?:19|20)[0-9]{2}(?=\))")
_OF_DOCUMENT = re.compile(r"(?:[A-ZĐ]{2,}\w*|(?i:nghị quyết|quyết định|nghị định)[^,;.]*),?\s*$")
_NEAR = re.compile(r"^(?:\s+[^\W0-9_]+(?:-[^\W0-9_]+)*){0,6}\s*$")
# A time that closes the clause is of the value before it, also behind more words.
_CLAUSE = re.compile(r"^(?:,?\s+[^\W0-9_]+(?:-[^\W0-9_]+)*){0,14}\s*$")
_CLOSED = re.compile(r"\s*(?:[,;.]|$)")
_OWN_VERB = re.compile(
    r"(?<!\w)(?:đạt|tăng|giảm|lên|xuống|là|còn|có|chiếm|và|trong|ước|dự kiến|theo|so|với|đã|để"
    r"|hoàn thành)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """When values hold: a period, each year of one, or the average over its years.

    Attributes:
        span: where the sentence says so.
        yearly: whether it says *hằng năm* without naming years.
        lasting: whether it sets the time for the sentences that follow too (*trong nhiệm kỳ*).
    """

    span: Span
    period: Period | None
    yearly: bool = False
    lasting: bool = False


def find_moments(text: str, context: Context) -> tuple[Moment, ...]:
    """The expressions that say when values hold, in printed order.

    Left out are those that belong to *so với*, to a document, or to the name of a programme.
    """
    found = []
    year = context.year
    bare = [
        Time(Span(*each.span()), Period(int(each[0]), int(each[0])))
        for each in _BARE.finditer(text)
        if _VALUE.search(text[: each.start() - 1])
    ]
    for time in sorted([*find_times(text), *bare], key=lambda each: each.span):
        if _is_aside(text, time):
            continue
        if time.period is not None and time.period.start == time.period.end:
            year = time.period.end
        moment = Moment(
            time.span,
            _resolve(time, context, year),
            yearly=time.relative == "yearly",
            lasting=_is_lasting(time, context, text[: time.span.start]),
        )
        found.append(moment)
    return tuple(found)


def _is_lasting(time: Time, context: Context, before: str) -> bool:
    """Whether a time sets that of the sentences that follow too.

    Terms do, and of results spans of years, and months in a report on a year.
    """
    if time.relative in {"term", "since"} or context.planned:
        return time.relative in {"term", "since"}
    if SEASON.search(before):
        return False
    if time.months is not None or (time.period is not None and time.period.first):
        days = time.period is not None and len(time.period.first) == len("2025-01-31")
        return context.year is not None and not days and bool(_OPENS.fullmatch(before))
    return time.relative == "plan" or (
        time.period is not None and time.period.start < time.period.end
    )


def follows(text: str, end: int, moment: Moment) -> bool:
    """Whether an expression of time stands right behind a value (*69,8 triệu đồng năm 2025*)."""
    between = re.sub(
        r"(?:(?:cuối|đầu|hết|vào|trong|của|cả|đến|tính đến|giai đoạn|thời kỳ|nhiệm kỳ)\s*)+$",
        "",
        text[end : moment.span.start].rstrip(),
    )
    if _OWN_VERB.search(between):
        return False
    return bool(_NEAR.match(between)) or bool(
        _CLAUSE.match(between) and _CLOSED.match(text, moment.span.end)
    )


def _resolve(time: Time, context: Context, year: int | None) -> Period | None:
    """The years of an expression, by the term and the year that the text speaks of."""
    term = context.term
    relative = {"term": term or context.plan_years, "plan": context.plan_years}
    if term is not None:
        relative["opening"] = Period(term.start, term.start)
        relative["closing"] = Period(term.end, term.end)
    if time.relative == "since" and time.period is not None:
        until = _now(context)
        return Period(time.period.start, max(until, time.period.start)) if until else None
    years = context.plan_years
    if time.years:
        if years is None or time.years > years.end - years.start:
            return None
        first = time.relative == "first"
        return (
            Period(years.start, years.start + time.years - 1)
            if first
            else Period(years.end - time.years + 1, years.end)
        )
    if time.day is not None:
        return day_of(year, time.day) if year else None
    if time.months is not None:
        return months_of(year, time.months) if year else None
    return relative.get(time.relative, time.period)


def _now(context: Context) -> int | None:
    """The year that *đến nay* means: the last one that the text reports on."""
    if context.term is not None:
        return context.term.end
    cycle = None if context.planned else context.cycle
    return context.year or (cycle.end if cycle else None)


def _is_aside(text: str, time: Time) -> bool:
    """Whether an expression of time dates something else than the values of the sentence."""
    before, after = text[: time.span.start], text[time.span.end :]
    if any(pattern.search(before[-60:]) for pattern in (_VERSUS, _TIMES, _EQUALS)):
        return True
    if time.relative or time.period is None or time.period.first != time.period.last:
        return False
    if time.period.first and (_OF_DOCUMENT.search(before[-60:]) or before.endswith("/")):
        return True
    if _AS_OF.search(before[-30:]) or _VALUED.match(after):
        return False
    spanning = time.period.start < time.period.end
    return bool((_NAMED_SPAN if spanning else _NAMED_YEAR).search(before[-300:]))
