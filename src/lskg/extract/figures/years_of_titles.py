"""The several years that the titles of a text name: those reported on, and those planned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lskg.extract.structure.titles import side
from lskg.text.periods import Period, find_term, find_times

_UNTIL = re.compile(r"(?<!\w)(?:đến|tới)\s+(?:(?:hết|cuối)\s+)?(?:năm\s+)?$", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:tầm nhìn(?:\s+đến)?(?:\s+năm)?|[0-9]{4}\W+định hướng(?:\s+đến)?(?:\s+năm)?|nhiệm kỳ"
    r"|so với)\s*$",
    re.IGNORECASE,
)
# The term of a council, beside the year that a document for its session is about.
_SESSION = re.compile(r"(?<!\w)(?:kỳ họp|khóa|khoá)(?!\w)[^()]*nhiệm kỳ", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?<!đến )(?<!đến hết )(?<!\w)năm\s+(?:19|20)[0-9]{2}(?!\s*[-–]?\s*[0-9])", re.IGNORECASE
)
# *đánh giá kết quả … và phương hướng, nhiệm vụ nhiệm kỳ 2025 - 2030*: the term is of the plan.
_AND_PLAN = re.compile(
    r"(?<!\w)(?:và|,|;)\s*(?:phương hướng|mục tiêu|nhiệm vụ)(?!\w)[^;]*?nhiệm kỳ\s+[0-9]{4}",
    re.IGNORECASE,
)
_FIVE, _LONGEST = 5, 10
_SHORTEST = 4  # years of a plan that has parts


@dataclass(frozen=True, slots=True)
class Years:
    """The years that a text reports on, and those that it plans for.

    Attributes:
        results: what titles speak of as past.
        planned: what titles speak of as to come.
        told: whether titles tell both.
    """

    results: Period | None = None
    planned: Period | None = None
    told: bool = False

    def of(self, planned: bool) -> Period | None:
        """The years of a plan, or of results."""
        return self.planned if planned else self.results


def terms_of(documents: Iterable[str], headings: Iterable[str]) -> Years:
    """The congress terms of titles. A document of a term reports on the one before it."""
    documents, headings = list(documents), list(headings)
    return _years(
        [(each, _terms(each)) for each in documents], [(each, _terms(each)) for each in headings], 0
    )


def cycles_of(documents: Iterable[str], headings: Iterable[str]) -> Years:
    """The years of plans in titles: as printed, or the five up to the year of the goal."""
    for titles in (documents, headings):
        printed = [(each, [years for years in cycles(each) if _is_long(years)]) for each in titles]
        if any(each for _, each in printed):
            return _years(*((printed, []) if titles is documents else ([], printed)), 1)
    return Years()


def cycles(title: str) -> list[Period]:
    """The spans of years of a title, or the five up to the year until which it plans.

    >>> [str(each) for each in cycles("Mục tiêu đến năm 2030, tầm nhìn đến năm 2045")]
    ['2026/2030']
    """
    return list(_spans(title, until=True))


def spans(title: str) -> list[Period]:
    """The spans of years that a title prints.

    >>> [str(each) for each in spans("Kế hoạch giai đoạn 2026 - 2030, tầm nhìn đến năm 2045")]
    ['2026/2030']
    """
    return list(_spans(title, until=False))


def names_plan(title: str) -> bool:
    """Whether a title names the term of a plan behind what was done before.

    >>> names_plan("Kết quả thực hiện Nghị quyết và phương hướng, nhiệm vụ nhiệm kỳ 2025 - 2030")
    True
    """
    return _AND_PLAN.search(title) is not None


def _spans(title: str, until: bool) -> Iterator[Period]:
    for time in find_times(title):
        before, years = title[: time.span.start], time.period
        if years is None or years.first or time.relative or _ASIDE.search(before):
            continue
        goal = until and years.start == years.end and _UNTIL.search(before)
        if goal and years.end % _FIVE == 0:
            yield Period(years.end - _FIVE + 1, years.end)
        elif 1 < years.end - years.start + 1 <= _LONGEST:
            yield years


def _is_long(years: Period) -> bool:
    return years.end - years.start + 1 >= _SHORTEST


def _terms(title: str) -> list[Period]:
    """The congress term of a title; a year beside the term of a council has none."""
    term = None if _SESSION.search(title) and _ABOUT.search(title) else find_term(title)
    return [term] if term else []


def _years(
    documents: list[tuple[str, list[Period]]], headings: list[tuple[str, list[Period]]], gap: int
) -> Years:
    """What titles speak of: the first as past, the last as to come; else what lies beside it.

    Args:
        documents: titles of documents, with the years of each.
        headings: those of sections.
        gap: from the end of one span of years to the begin of the next.
    """
    past: list[Period] = []
    other: list[Period] = []
    for title, each in [*headings, *documents]:
        told = side(title) == "results" and not names_plan(title)
        (past if told else other).extend(each)
    several = sorted({*past, *other})
    if not several:
        return Years()
    length = several[0].end - several[0].start + gap
    alone = not past and len(several) == 1 and not any(each for _, each in documents)
    if alone and side(next(title for title, each in headings if each)) is None:
        return Years(several[0], several[0])
    results = past[0] if past else several[0]
    if not past and (len(several) == 1 or all(side(t) == "plan" for t, each in headings if each)):
        results = Period(several[0].start - length, several[0].end - length)
    later = [each for each in other if each > results]
    named = [each for _, terms in documents for each in terms if each in later]
    planned = (min(later) if gap else max(named or later)) if later else None
    if planned is None:
        planned = Period(results.start + length, results.end + length)
    return Years(results, planned, bool(past) or len(several) > 1)
