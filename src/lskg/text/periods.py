"""Years, spans of years, months and days as the report prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lskg.text.document import Span
from lskg.text.units import read_unit

_YEAR = r"(?:19|20)[0-9]{2}"
_DASH = r"\s*[-–]\s*"
_INTERVAL = re.compile(rf"(?<![0-9])({_YEAR}){_DASH}({_YEAR})(?![0-9])")
_SINGLE = re.compile(rf"\b[Nn]ăm\s+({_YEAR})(?![0-9])")
_TERM = re.compile(rf"nhiệm kỳ\s+({_YEAR}){_DASH}({_YEAR})", re.IGNORECASE)
_NO_SPAN = rf"(?!{_DASH}{_YEAR})"
_QUARTERS = ("I", "II", "III", "IV", "1", "2", "3", "4")
_DATE = (
    r"(?:ngày\s+)?(?P<@day>[0-9]{1,2})[/.-](?P<@month>[0-9]{1,2})[/.-]"
    r"(?P<@year>(?:19|20)[0-9]{2})(?![0-9])"
)
_FIRST, _LAST, _DAY = (_DATE.replace("@", part) for part in ("first", "last", ""))
_TIME = re.compile(
    "|".join(
        (
            rf"từ\s+{_FIRST}\s+(?:đến|tới)\s+(?:hết\s+)?{_LAST}",
            r"từ\s+(?:ngày\s+)?(?P<dayfrom>[0-3]?[0-9])\s+(?:đến|tới|[-–])\s+(?:hết\s+)?(?:ngày\s+)?"
            r"(?P<dayto>[0-3]?[0-9])(?:/|\s+tháng\s+)(?P<monthofdays>1[0-2]|0?[1-9])"
            rf"(?:/|\s+năm\s+)(?P<yearofdays>{_YEAR})(?![0-9])",
            r"từ\s+(?:ngày\s+)?(?P<sinceday>[0-9]{1,2})[/.-](?P<sincemonth>[0-9]{1,2})"
            rf"\s+(?:đến|tới)\s+(?:hết\s+)?{_DATE.replace('@', 'till')}",
            rf"từ\s+(?:đầu\s+)?(?:năm\s+)?(?P<fromyear>{_YEAR})\s+(?:đến|tới)\s+(?:hết\s+)?"
            rf"(?:quý\s+(?P<toquarter>IV|I{{1,3}}|[1-4])|tháng\s+(?P<tomonth>1[0-2]|0?[1-9]))"
            rf"(?:/|\s+năm\s+)(?P<toyear>{_YEAR})(?![0-9])",
            rf"(?<![0-9/.,])(?:ngày\s+)?(?P<wordday>[0-3]?[0-9])\s+tháng\s+(?P<wordmonth>1[0-2]|0?[1-9])"
            rf"\s+năm\s+(?P<wordyear>{_YEAR})(?![0-9])",
            rf"(?<![0-9/.,]){_DAY}",
            r"(?<![\w/.,])(?:ngày|đến|hết|trước)\s+(?P<dayalone>[0-3]?[0-9])/(?P<monthalone>1[0-2]|0?[1-9])"
            r"(?![0-9/%]|[.,][0-9]|\s*(?:%|tỷ|triệu|nghìn))",
            r"từ\s+tháng\s+(?P<monthfrom>1[0-2]|0?[1-9])\s+(?:đến|tới)\s+(?:hết\s+)?tháng\s+"
            rf"(?P<monthto>1[0-2]|0?[1-9])(?:/|\s+năm\s+)(?P<yearofspan>{_YEAR})(?![0-9])",
            rf"tháng\s+(?P<inmonth>[0-9]{{1,2}})(?:/|\s+năm\s+)(?P<monthyear>{_YEAR})(?![0-9])",
            r"(?<![0-9/.,])(?P<months>0?[1-9]|1[01])\s+tháng\s+(?P<half>đầu|cuối)\s+năm(?!\w)"
            rf"(?:\s+(?P<monthsyear>{_YEAR})(?![0-9]))?",
            rf"(?<![0-9/.,])(?P<yearmonths>0?[1-9]|1[01])\s+tháng(?:\s+của)?(?:\s+năm\s+|/)"
            rf"(?P<yearofmonths>{_YEAR})(?![0-9]){_NO_SPAN}",
            r"(?<!kỳ )(?<!mỗi )(?<!hạn )(?<!vòng )(?<![0-9/.,])(?P<upto>[369]|1[01])\s+tháng(?!\w)"
            r"(?!\s+(?:tới|qua|trước|sau|tuổi|một|1|là|[0-9]))",
            r"(?<!\w)tháng\s+(?P<alone>1[0-2]|0?[1-9])(?![0-9/.,])(?!\s+năm)",
            rf"(?P<allyear>(?<!\w)(?:cả năm|từ đầu năm (?:đến|tới) nay))(?!\w)(?!\s*{_YEAR})",
            r"(?<!\w)quý\s+(?P<quarter>IV|I{1,3}|[1-4])(?!\w)"
            rf"(?:\s*(?:/|năm|/năm)\s*(?P<quarteryear>{_YEAR})(?![0-9]))?",
            rf"từ\s+(?:năm\s+)?(?P<from>{_YEAR})\s+(?:đến|tới)\s+(?:hết\s+)?(?:năm\s+)?"
            rf"(?P<to>{_YEAR})(?![0-9])",
            rf"từ\s+(?:đầu\s+)?(?:năm\s+)?(?P<since>{_YEAR})\s+đến\s+(?:nay|thời điểm này)",
            rf"(?:(?:0?5\s+)?năm\s+)?(?<![0-9/]){_YEAR}{_DASH}{_YEAR}(?![0-9])",
            rf"\bnăm\s+(?P<one>{_YEAR})(?![0-9])(?!{_DASH}{_YEAR})",
            rf"(?<!\w)(?:hết|cuối|đầu|giữa|đến|tới)\s+(?P<bare>{_YEAR})(?![\w.,/-]*[0-9]|%)"
            r"(?!\s*(?:tỷ|tỉ|triệu|nghìn|ngàn|vạn)(?!\w))",
            r"(?P<term>(?<!\w)(?:trong|cả|qua|suốt|toàn)\s+(?:cả\s+)?nhiệm kỳ"
            rf"(?!\s+(?:trước|{_YEAR}))(?:\s+qua)?"
            r"|(?<!\w)nhiệm kỳ (?:qua|vừa qua)|từ đầu nhiệm kỳ (?:đến|tới) nay"
            r"|(?:trong\s+|qua\s+|sau\s+)?(?:0?5|năm) năm (?:vừa )?qua"
            r"|(?:qua|sau|trong)\s+(?:0?5|năm) năm(?!\s+(?:tới|trước|liên tiếp|[0-9])))",
            r"(?P<plan>(?:cả\s+)?(?:giai đoạn\s+)?(?<![\w,.])0?5 năm"
            r"(?!\s+(?:tới|trước|liên tiếp|[0-9]))"
            r"|(?<!\w)(?:cả|trong|toàn)\s+(?:cả\s+)?giai đoạn"
            r"(?!\s+(?:này|trước|[0-9]|I|hiện|tới)))",
            r"(?:trong\s+)?(?<!\w)(?:(?P<first>hai|ba|bốn|0?[2-4])\s+năm\s+đầu"
            r"|(?P<last>hai|ba|bốn|0?[2-4])\s+năm\s+cuối)(?!\w)",
            r"(?P<opening>(?<!\w)đầu nhiệm kỳ)",
            rf"(?P<closing>(?<!\w)(?:cuối|hết) nhiệm kỳ(?!\s+(?:trước|{_YEAR})))",
            r"(?P<yearly>(?:bình quân\s+)?"
            r"(?:(?<!cây )(?<!cây trồng )(?:hằng|hàng)|mỗi|(?<!trên )(?<!hơn )(?<!sau )"
            r"(?<!quá )(?<!trong )(?<![0-9])(?:một|01|1))\s+năm"
            r"(?!\s*(?:19|20)[0-9]{2})|/năm)",
        )
    ),
    re.IGNORECASE,
)


# *từ ngày 12 đến ngày 14 tháng 8 năm 2020*: days of one month.
_DAYS = re.compile(r"(?<!\w)ngày\s+[0-3]?[0-9]\s+(?:đến|[-–])\s+$", re.IGNORECASE)
_RELATIVE = ("term", "plan", "opening", "closing", "yearly", "since", "first", "last")
#: Texts whose times are kept: a sentence is asked for them again and again.
_TEXTS = 4096
_WORDS = {"hai": 2, "ba": 3, "bốn": 4}
_MONTHS_YEARS = {"monthsyear", "quarteryear", "yearofmonths"}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Calendar years, both included, or a month, a day or days within them.

    Attributes:
        first: ISO 8601 form of the beginning where it is finer than a year, else empty.
        last: ISO 8601 form of the end, likewise.
    """

    start: int
    end: int
    first: str = ""
    last: str = ""

    def __str__(self) -> str:
        """ISO 8601: a year, month or day, or an interval.

        >>> str(Period(2025, 2025)), str(Period(2021, 2025))
        ('2025', '2021/2025')
        >>> str(Period(2025, 2025, "2025-03", "2025-03"))
        '2025-03'
        """
        first, last = self.first or str(self.start), self.last or str(self.end)
        return first if first == last else f"{first}/{last}"


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time and where it stands.

    Attributes:
        period: what it names, when it names years.
        relative: ``term`` for the congress term, ``plan`` for its plan years, ``opening`` and
            ``closing`` for its first and its last year, ``yearly`` for each year of a span,
            ``since`` for from a year (in `period`) until now, ``first`` and ``last`` for so many
            `years` of the plan, ``months`` for `months` and ``day``
            for a `day` of a year that is not printed, else empty.
        months: the first and the last of them.
        day: month and day, of a year that is not printed.
        years: how many.
    """

    span: Span
    period: Period | None
    relative: str = ""
    months: tuple[int, int] | None = None
    day: tuple[int, int] | None = None
    years: int = 0


@lru_cache(maxsize=_TEXTS)
def find_times(text: str) -> tuple[Time, ...]:
    """The expressions of time in printed order, without overlap.

    >>> [str(time.period) for time in find_times("đến ngày 25/4/2025, tăng so với năm 2020")]
    ['2025-04-25', '2020']
    """
    return tuple(_find_times(text))


def _find_times(text: str) -> Iterator[Time]:
    for match in _TIME.finditer(text):
        span = Span(match.start(), match.end())
        groups = {name: value for name, value in match.groupdict().items() if value}
        relative = next((each for each in _RELATIVE if each in groups), "")
        if "dayalone" in groups:
            day = int(groups["monthalone"]), int(groups["dayalone"])
            yield Time(span, None, "day", day=day)
            continue
        months = _months(groups)
        if months is not None and not _MONTHS_YEARS & groups.keys():
            yield Time(span, None, "months", months)
            continue
        if "wordday" in groups and _DAYS.search(text[: match.start()]):
            groups = {"inmonth": groups["wordmonth"], "monthyear": groups["wordyear"]}
        period = None if relative in {*_RELATIVE} - {"since"} else _period(groups, match[0])
        counts = "bare" in groups and read_unit(text, match.end()) is not None
        if not counts and (period is not None or relative):
            some = (groups.get("first") or groups.get("last") or "0").lower()
            yield Time(span, period, relative, years=_WORDS.get(some) or int(some))


def parse_period(text: str) -> Period | None:
    """A period from its ISO 8601 form, or None when it is none.

    >>> parse_period("2021/2025"), parse_period("2024-12")
    (Period(start=2021, end=2025, first='', last=''), \
Period(start=2024, end=2024, first='2024-12', last='2024-12'))
    """
    match = re.fullmatch(
        r"([0-9]{4})((?:-[0-9]{2}){0,2})(?:/([0-9]{4})((?:-[0-9]{2}){0,2}))?", text
    )
    if match is None:
        return None
    first = match[1] + match[2] if match[2] else ""
    if match[3] is None:
        return Period(int(match[1]), int(match[1]), first, first)
    last = match[3] + match[4] if match[4] else ""
    return Period(int(match[1]), int(match[3]), first, last)


def find_period(text: str) -> Period | None:
    """The first period that a text names: a span of years, else a single year.

    >>> str(find_period("cả giai đoạn 2025 - 2030 khoảng 250 - 270 nghìn tỷ đồng"))
    '2025/2030'
    >>> str(find_period("Đến năm 2030 tỷ lệ đường xã"))
    '2030'
    """
    if interval := _first_interval(_INTERVAL, text):
        return interval
    if match := _SINGLE.search(text):
        return Period(int(match[1]), int(match[1]))
    return None


def find_term(text: str) -> Period | None:
    """The congress term that a heading names (*nhiệm kỳ 2025 - 2030*)."""
    return _first_interval(_TERM, text)


def plan_period(term: Period) -> Period:
    """The plan years of a congress term: they begin the year after the congress.

    The reports count so themselves: the results of the term 2020 - 2025 are given for the
    period 2021 - 2025.
    """
    return Period(term.start + 1, term.end)


def _days(groups: dict[str, str]) -> tuple[date | None, date | None] | None:
    """The first and the last day of a match of days from one to another; None of another."""
    if "firstday" in groups:
        return _day(groups, "first"), _day(groups, "last")
    if "dayfrom" in groups:
        parts = {"month": groups["monthofdays"], "year": groups["yearofdays"]}
        first = _day({**parts, "day": groups["dayfrom"]}, "")
        return first, _day({**parts, "day": groups["dayto"]}, "")
    if "sinceday" in groups:
        return _day({**groups, "sinceyear": groups["tillyear"]}, "since"), _day(groups, "till")
    return None


def _period(groups: dict[str, str], printed: str) -> Period | None:
    """The period of the groups of a match; None for a day that no calendar has."""
    if days := _days(groups):
        first, last = days
        return Period(first.year, last.year, str(first), str(last)) if first and last else None
    if "day" in groups:
        day = _day(groups, "")
        return Period(day.year, day.year, str(day), str(day)) if day else None
    if "wordday" in groups:
        day = _day(groups, "word")
        return Period(day.year, day.year, str(day), str(day)) if day else None
    if "fromyear" in groups:
        start, end = int(groups["fromyear"]), int(groups["toyear"])
        quarter = groups.get("toquarter", "").upper()
        month = 3 * (_QUARTERS.index(quarter) % 4 + 1) if quarter else int(groups["tomonth"])
        return Period(start, end, "", f"{end}-{month:02}") if start <= end else None
    if "monthfrom" in groups:
        span = int(groups["monthfrom"]), int(groups["monthto"])
        return months_of(int(groups["yearofspan"]), span) if span[0] <= span[1] else None
    if "inmonth" in groups:
        year, month = int(groups["monthyear"]), int(groups["inmonth"])
        iso = f"{year}-{month:02}"
        return Period(year, year, iso, iso) if 1 <= month <= 12 else None
    if months := _months(groups):
        return months_of(
            int(next(groups[each] for each in _MONTHS_YEARS if each in groups)), months
        )
    years = [int(year) for year in re.findall(_YEAR, printed)]
    return Period(years[0], years[-1]) if years[0] <= years[-1] else None


def months_of(year: int, months: tuple[int, int]) -> Period:
    """The months of a year, from the first to the last.

    >>> str(months_of(2025, (1, 6)))
    '2025-01/2025-06'
    """
    if months == (1, 12):
        return Period(year, year)
    first, last = (f"{year}-{month:02}" for month in months)
    return Period(year, year, first, last)


def day_of(year: int, day: tuple[int, int]) -> Period | None:
    """A day of a year, by month and day; None for one that no calendar has.

    >>> str(day_of(2025, (10, 31)))
    '2025-10-31'
    """
    try:
        iso = str(date(year, *day))
    except ValueError:
        return None
    return Period(year, year, iso, iso)


def _months(groups: dict[str, str]) -> tuple[int, int] | None:
    """The months of *6 tháng đầu năm*, *9 tháng*, *tháng 9*, *quý III* or *cả năm*."""
    if "months" in groups:
        count = int(groups["months"])
        return (1, count) if groups["half"].lower() == "đầu" else (13 - count, 12)
    if "yearmonths" in groups:
        return 1, int(groups["yearmonths"])
    if "allyear" in groups:
        return 1, 12
    if "upto" in groups:
        return 1, int(groups["upto"])
    if "alone" in groups:
        return int(groups["alone"]), int(groups["alone"])
    if "quarter" in groups:
        quarter = _QUARTERS.index(groups["quarter"].upper()) % 4
        return 3 * quarter + 1, 3 * quarter + 3
    return None


def _day(groups: dict[str, str], prefix: str) -> date | None:
    try:
        return date(*(int(groups[prefix + part]) for part in ("year", "month", "day")))
    except ValueError:
        return None


def mask_periods(text: str) -> str:
    """The text with every year and span of years blanked out, offsets unchanged."""
    for pattern in (_INTERVAL, _SINGLE):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def _first_interval(pattern: re.Pattern[str], text: str) -> Period | None:
    """The first span of years that does not run backwards."""
    spans = (Period(int(match[1]), int(match[2])) for match in pattern.finditer(text))
    return next((span for span in spans if span.start <= span.end), None)
