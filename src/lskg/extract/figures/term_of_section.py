"""What the headings above a figure tell of it: the congress term, results or plan, and the time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lskg.extract.records import Section
from lskg.extract.structure.sections import innermost
from lskg.extract.structure.titles import Titles, announced, plans, side
from lskg.text.periods import Period, find_term, find_times, plan_period
from lskg.text.quantities import blank, find_quantities

# A time that a title names beside the one it is about, or that belongs to a term.
_OTHER = re.compile(r"(?:tầm nhìn(?: đến)?(?: năm)?|nhiệm kỳ|so với|khóa|khoá)\s*$", re.IGNORECASE)
_SPAN = re.compile(r"\s*(?:giai đoạn|thời kỳ)[0-9\s–-]+:?\s*", re.IGNORECASE)
_AIMS = frozenset({"target", "OverallGoal", "KeyTask", "StrategicBreakthrough", "SolutionGroup"})
_DAY = len("2025-01-31")
#: A year after it lies ahead in a text that does not say when it was written.
_PRESENT = 2025


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for the figures of a section.

    Attributes:
        term: the congress term that the text there speaks of, if it names one.
        planned: whether the text there says what is to be reached.
        listed: whether it is the list of headline targets.
        period: the years or months that the nearest heading with a time names.
        spanned: whether that heading is nothing but several years (*Giai đoạn 2028 - 2030*).
    """

    term: Period | None = None
    planned: bool = False
    listed: bool = False
    period: Period | None = None
    spanned: bool = False

    @property
    def plan_years(self) -> Period | None:
        """The plan years of the term."""
        return plan_period(self.term) if self.term else None

    @property
    def horizon(self) -> int:
        """The last year that does not lie ahead."""
        if self.term is not None:
            return self.term.end
        return _PRESENT if self.period is None or self.planned else self.period.end

    @property
    def before(self) -> int:
        """The last year before those of the plan; 0 where the text does not tell."""
        if self.term is not None:
            return self.term.start
        return min(_PRESENT, self.period.start - 1) if self.period is not None else 0

    @property
    def year(self) -> int | None:
        """The year that the heading names, if it is one."""
        one = self.period is not None and self.period.start == self.period.end
        return self.period.end if self.period and one else None


class Contexts:
    """The contexts of a report, by section.

    Args:
        sections: its headings.
        titles: those of the document and what is attached, if their kinds are printed.
    """

    def __init__(self, sections: tuple[Section, ...], titles: Titles = ()) -> None:
        self._sections = sections
        self._titles = titles
        self._by_key = {section.key: section for section in sections}
        printed = (*(section.title for section in sections), *(title for _, title in titles))
        terms = [term for each in printed if (term := find_term(each))]
        self._in_headings = any(find_term(section.title) for section in sections)
        self._first = terms[0] if terms else None
        self._last = max(terms, default=None)
        self._known: dict[str | None, Context] = {}

    def at(self, offset: int) -> Context:
        """The context of an offset."""
        section = innermost(self._sections, offset)
        return self.of(section.key if section else None)

    def of(self, key: str | None) -> Context:
        """The context of a section; of the whole text for None."""
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def title_at(self, offset: int) -> str:
        """The title of the document that holds an offset; empty without one."""
        held = [title for start, title in self._titles if start <= offset]
        return held[-1] if held else ""

    def _read(self, key: str | None) -> Context:
        above: list[Section] = []
        while key is not None:
            above.append(self._by_key[key])
            key = above[-1].parent
        titles = [each.title for each in above]
        document = self.title_at(above[0].span.start if above else 0)
        named = next((term for each in titles if (term := find_term(each))), None)
        kinds = [said.kind for each in titles if (said := announced(each))]
        planned = _planned([document, *(each.title for each in reversed(above) if _is_high(each))])
        if planned is None:
            planned = not _AIMS.isdisjoint(kinds)
        listed = planned and kinds[:1] == ["target"]
        period = _time(titles, planned) or _of_document(document, named, planned, listed)
        term = named or self._unnamed(document, planned)
        spanned = any(_SPAN.fullmatch(each) for each in titles)
        return Context(term, planned, listed, period, spanned)

    def _unnamed(self, document: str, planned: bool) -> Period | None:
        """The term of a section whose headings name none.

        Results in a document of a term that it does not say it reports on are of the one before.
        """
        if planned or self._in_headings or self._first is None or side(document) == "results":
            return self._last if planned else self._first
        return Period(2 * self._first.start - self._first.end, self._first.start)


def _is_high(section: Section) -> bool:
    """Whether a heading divides the whole text: its title tells results from plans."""
    divides = not (section.number[:1].isdigit() or section.is_item)
    return (section.parent is None or divides) and not section.point


def _planned(titles: list[str]) -> bool | None:
    """Whether the last of titles, from the outermost on, announces a plan; None when none does.

    Within results, the heading of a plan names its own time or *phương hướng*.
    """
    planned: bool | None = None
    for outer, title in enumerate(titles, start=-1):
        said = side(title)
        own = any(True for _ in find_times(title)) or "phương hướng" in title.lower()
        if said == "results" or (said == "plan" and (planned is not False or outer <= 0 or own)):
            planned = said == "plan"
        elif said is None and (kind := plans(title)) is not None:
            planned = kind
    return planned


def _of_document(title: str, term: Period | None, planned: bool, listed: bool) -> Period | None:
    """The time that the title of a document tells of a section.

    A year or months date what the title speaks of, results or a plan; a year until which it
    plans, or several years, the end of a list of targets.
    """
    period = _time([title], planned) if title and term is None else None
    if period is None:
        return None
    if listed:
        return Period(period.end, period.end) if period.start < period.end else period
    alike = _planned([title]) in {None, planned} or len(list(find_times(title))) > 1
    until = re.search(rf"đến\s+(?:hết\s+)?năm\s+{period.end}", title, re.IGNORECASE)
    return period if alike and period.start == period.end and not until else None


def _time(titles: list[str], planned: bool) -> Period | None:
    """The time of the nearest title that names one; a term that is nearer takes its place.

    A title with a value is a statement, whose time is its own. Of several times, a title of a
    plan means the last (*kết quả năm 2025 và nhiệm vụ năm 2026*).
    """
    for title in titles:
        found = list(find_times(title))
        if any(each.unit for each in find_quantities(blank(title, (time.span for time in found)))):
            continue
        times = [
            time.period
            for time in found
            if time.period is not None
            and not time.relative
            and not _OTHER.search(title[: time.span.start])
            and len(time.period.first) != _DAY
        ]
        if times:
            return times[-1] if planned else times[0]
        if find_term(title):
            return None
    return None
