"""Years and spans of years as the report prints them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = r"(?:19|20)[0-9]{2}"
_DASH = r"\s*[-–]\s*"
_INTERVAL = re.compile(rf"(?<!\d)({_YEAR}){_DASH}({_YEAR})(?!\d)")
_SINGLE = re.compile(rf"\b[Nn]ăm\s+({_YEAR})(?!\d)")
_TERM = re.compile(rf"nhiệm kỳ\s+({_YEAR}){_DASH}({_YEAR})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Calendar years, both included."""

    start: int
    end: int

    def __str__(self) -> str:
        """ISO 8601: a year, or an interval of years.

        >>> str(Period(2025, 2025)), str(Period(2021, 2025))
        ('2025', '2021/2025')
        """
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"


def find_period(text: str) -> Period | None:
    """The first period that a text names: a span of years, else a single year.

    >>> find_period("cả giai đoạn 2025 - 2030 khoảng 250 - 270 nghìn tỷ đồng")
    Period(start=2025, end=2030)
    >>> find_period("Đến năm 2030 tỷ lệ đường xã")
    Period(start=2030, end=2030)
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


def mask_periods(text: str) -> str:
    """The text with every year and span of years blanked out, offsets unchanged."""
    for pattern in (_INTERVAL, _SINGLE):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def _first_interval(pattern: re.Pattern[str], text: str) -> Period | None:
    """The first span of years that does not run backwards."""
    spans = (Period(int(match[1]), int(match[2])) for match in pattern.finditer(text))
    return next((span for span in spans if span.start <= span.end), None)
