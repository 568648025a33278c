"""What the headings above a figure tell of it: the congress term, results or plan, and the time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lskg.extract.figures.years_of_titles import (
    cycles,
    cycles_of,
    names_plan,
    spans,
    terms_of,
)
from lskg.extract.records import Section
from lskg.extract.structure.sections import innermost
from lskg.extract.structure.titles import (
    Titles,
    announced,
    core,
    opening_side,
    plans,
    side,
)
from lskg.text.periods import Period, find_term, find_times, plan_period
from lskg.text.quantities import blank, find_quantities

# A time that a title names beside the one it is about, or that belongs to a term.
_OTHER = re.compile(
    r"(?:tầm nhìn(?: đến)?(?: năm)?|nhiệm kỳ|so với|khóa|khoá"
    r"|[0-9]{4}\W+(?:và\s+)?định hướng(?: đến)?(?: năm)?)\s*$",
    re.IGNORECASE,
)
_VISION = re.compile(r"\s*tầm nhìn", re.IGNORECASE)
_SPAN = re.compile(r"\s*(?:giai đoạn|thời kỳ)[0-9\s–-]+:?\s*", re.IGNORECASE)
_AIMS = frozenset({"target", "OverallGoal", "KeyTask", "StrategicBreakthrough", "SolutionGroup"})
# What a plan costs in all its years.
_FUNDS = re.compile(r"(?:tong )?(?:kinh phi|nhu cau von|nguon von|nguon luc|nguon kinh phi)(?!\w)")
_UNTIL_YEAR = re.compile(
    r"(?<!tầm nhìn )(?<!, định hướng )(?<!\w)(?:đến|tới) (?:hết |cuối )?năm ([0-9]{4})(?![0-9])",
    re.IGNORECASE,
)
_DAY = len("2025-01-31")
#: Words of a heading, at most; what is longer, or has several clauses, is a numbered sentence,
#: whose term is its own.
_LONGEST = 40
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
        spanned: whether that heading is nothing but several years (*Giai đoạn 2028 - 2030*), or
            names a school year.
        school_year: whether it names a school year.
        cycle: where no term is named, the years that a yearly value there is of: those that a
            heading or the title names, or of a plan until a year the five up to it; for results,
            the ones before.
        done: the several years over which a plan does what it counts (*kết nạp 900 đảng viên*):
            the term, or those that a heading or the title names.
    """

    term: Period | None = None
    planned: bool = False
    listed: bool = False
    period: Period | None = None
    spanned: bool = False
    school_year: bool = False
    cycle: Period | None = None
    done: Period | None = None

    @property
    def plan_years(self) -> Period | None:
        """The plan years of the term, or of the cycle."""
        return plan_period(self.term) if self.term else self.cycle

    @property
    def horizon(self) -> int:
        """The last year that does not lie ahead."""
        if self.term is not None:
            told = self.period is not None and not self.planned
            return max(self.term.end, self.period.end) if told and self.period else self.term.end
        return _PRESENT if self.period is None or self.planned else self.period.end

    @property
    def before(self) -> int:
        """The last year before those of the plan; 0 where the text does not tell."""
        if self.term is not None:
            return self.term.start
        return min(_PRESENT, self.period.start - 1) if self.period is not None else 0

    @property
    def start(self) -> int:
        """The last year before those of a plan, also of one that only the title dates."""
        return self.before or (self.cycle.start - 1 if self.cycle else 0)

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

    def __init__(
        self,
        sections: tuple[Section, ...],
        titles: Titles = (),
    ) -> None:
        self._sections = sections
        self._titles = titles
        self._by_key = {section.key: section for section in sections}
        headings = tuple(
            each.title
            for each in sections
            if not (each.point or ";" in each.title) and len(each.title.split()) <= _LONGEST
        )
        documents = tuple(title for _, title in titles)
        self._terms, self._cycles = terms_of(documents, headings), cycles_of(documents, headings)
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
        kinds = [said.kind for each in titles if (said := announced(each))]
        planned = _planned(
            [
                (document, side(document)),
                *((each.title, self._side(each)) for each in reversed(above)),
            ]
        )
        if planned is None:
            planned = not _AIMS.isdisjoint(kinds)
        named = next((term for each in titles if (term := _term(each, planned))), None)
        listed = planned and kinds[:1] == ["target"]
        period = _time(titles, planned) or _of_document(document, named, planned, listed)
        term = named or self._terms.of(planned)
        done = next((each for title in titles for each in _several(title, planned)), None) or term
        if done is None:
            named_in = _several(document, planned) if planned else ()
            done = next(iter(named_in), None if planned else self._cycles.of(False))
        school_year = _is_school_year(period, [*titles, document])
        spanned = school_year or any(_SPAN.fullmatch(each) for each in titles)
        cycle = None
        if term is None:
            several = [each for title in titles for each in cycles(title)[-1:]]
            cycle = next(iter(several), self._cycles.of(planned))
        if planned and period is None and titles and done != term and _FUNDS.match(core(titles[0])):
            period, spanned = done, True
        return Context(term, planned, listed, period, spanned, school_year, cycle, done)

    def _side(self, section: Section) -> str | None:
        """Whether a heading speaks of results or of a plan: by its words, or by its term."""
        title = section.title
        if section.point or not _is_high(section):
            return opening_side(title) if not section.point else None
        said, term = side(title), find_term(title)
        if said is None and term is not None and self._terms.told:
            return "results" if term == self._terms.results else "plan"
        kind = plans(title) if said is None else None
        return said if kind is None else "plan" if kind else "results"


def _term(title: str, planned: bool) -> Period | None:
    """The term that a title names; not that of a plan that it names behind results."""
    return find_term(title) if planned or not names_plan(title) else None


def _several(title: str, planned: bool) -> Iterator[Period]:
    """The term, or the last span of years, that a title names; of a plan, its last year."""
    term = _term(title, planned)
    if term is not None:
        yield term
        return
    yield from spans(title)[-1:]
    if planned:
        for match in _UNTIL_YEAR.finditer(title):
            yield Period(int(match[1]), int(match[1]))


def _is_school_year(period: Period | None, titles: list[str]) -> bool:
    """Whether titles name years as one school year (*năm học 2024 - 2025*)."""
    if period is None or period.end != period.start + 1:
        return False
    years = re.compile(rf"năm học\s+{period.start}\s*[-–]\s*{period.end}", re.IGNORECASE)
    return any(years.search(each) for each in titles)


def _is_high(section: Section) -> bool:
    """Whether a heading divides the whole text: its title tells results from plans."""
    return section.parent is None or not (section.number[:1].isdigit() or section.is_item)


def _planned(titles: list[tuple[str, str | None]]) -> bool | None:
    """Whether the last of titles, from the outermost on, announces a plan; None when none does.

    Within results, the heading of a plan names its own time or *phương hướng*.

    Args:
        titles: that of the document and those of headings, each with what it speaks of.
    """
    planned: bool | None = None
    for outer, (title, said) in enumerate(titles, start=-1):
        own = any(True for _ in find_times(title)) or "phương hướng" in title.lower()
        if said == "results" or (said == "plan" and (planned is not False or outer <= 0 or own)):
            planned = said == "plan"
        elif said is None and outer < 0 and (kind := plans(title)) is not None:
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
        return period
    alike = _planned([(title, side(title))]) in {None, planned} or len(list(find_times(title))) > 1
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
        if found and found[-1].period is not None and _VISION.match(title):
            return found[-1].period
        if find_term(title):
            return None
    return None
