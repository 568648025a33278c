"""What the headings above a figure tell of it: the congress term, results or plan."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lskg.extract.records import Section
from lskg.extract.structure.sections import innermost
from lskg.text.periods import Period, find_term, plan_period
from lskg.text.slugs import fold

#: The term that a text is taken to report on when it names none.
DEFAULT_TERM = Period(2020, 2025)
_PLAN = re.compile(r"phuong huong|muc tieu|nhiem vu|chi tieu|giai phap|dot pha")
_RESULTS = re.compile(r"ket qua|danh gia|tinh hinh thuc hien|kiem diem|boi canh|du bao")
_LIST = re.compile(r"chi tieu( chu yeu| cu the)?$")


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for the figures of a section.

    Attributes:
        term: the congress term that the text there speaks of.
        planned: whether the text there says what is to be reached.
        listed: whether it is the list of headline targets.
    """

    term: Period
    planned: bool = False
    listed: bool = False

    @property
    def plan_years(self) -> Period:
        """The plan years of the term."""
        return plan_period(self.term)


class Contexts:
    """The contexts of a report, by section."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self._sections = sections
        self._by_key = {section.key: section for section in sections}
        terms = [term for section in sections if (term := find_term(section.title))]
        self._first = terms[0] if terms else DEFAULT_TERM
        self._known: dict[str | None, Context] = {None: Context(self._first)}

    def at(self, offset: int) -> Context:
        """The context of an offset."""
        section = innermost(self._sections, offset)
        return self.of(section.key if section else None)

    def of(self, key: str | None) -> Context:
        """The context of a section; of the whole text for None."""
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def _read(self, key: str | None) -> Context:
        term: Period | None = None
        planned: bool | None = None
        listed = False
        while key is not None:
            section = self._by_key[key]
            title = fold(section.title)
            listed = listed or bool(_LIST.search(title))
            term = term or find_term(section.title)
            if planned is None and section.level <= 2:
                planned = _planned(title)
            key = section.parent
        return Context(term or self._first, bool(planned), listed and bool(planned))


def _planned(title: str) -> bool | None:
    """Whether a folded title announces a plan; None when it says neither."""
    if _RESULTS.search(title):
        return False
    return True if _PLAN.search(title) else None
