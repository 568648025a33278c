"""Indicators by name, with the unit and scale that a label states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from lskg.extract.records import Indicator
from lskg.text.slugs import fold
from lskg.text.word_lists import rows

_PACKAGE = "lskg.external.statistics"
_WORDS = re.compile(r"[^a-z0-9%]+")
_BRACKET = re.compile(r"\(([^()]+)(?:\([^()]*\)?)?\)?")
_FOOTNOTE = re.compile(r"\(\*+\)|\*+")
_ENOUGH = 60


@dataclass(frozen=True, slots=True)
class Variable:
    """What the values under a label are: of which indicator, in which unit and scale."""

    indicator: str
    unit: str
    scale: str


@dataclass(frozen=True, slots=True)
class Guess:
    """What is known of a label: a variable, or the nearest indicator and what is missing."""

    variable: Variable | None
    nearest: str = ""
    missing: str = ""


class Variables:
    """The indicators of the catalogues, looked up by name."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._indicators = {indicator.key: indicator for indicator in indicators}
        self._names: dict[str, str] = {}
        for indicator in self._indicators.values():
            for name in (indicator.name_vi, indicator.name_en or "", *indicator.phrases):
                self._names.setdefault(label_key(name), indicator.key)
        self._tables = [
            (label_key(row["title"]), label_key(row["label"]), _variable(row))
            for row in rows(_PACKAGE, "variables.csv")
            if row["indicator"] in self._indicators
        ]

    def find(self, label: str, title: str = "") -> Guess:
        """The variable that a label names; only names that agree in every word count.

        Args:
            label: as printed.
            title: of the file; some tables state the unit of their labels nowhere.
        """
        key = label_key(label)
        for start, name, variable in self._tables:
            if key == name and label_key(title).startswith(start):
                return Guess(variable)
        key = self._names.get(key, "")
        if not key:
            return Guess(None, self._nearest(label), "no indicator has this name")
        unit = find_unit(label)
        if unit is None and self._indicators[key].unit == "PERCENT":
            unit = ("PERCENT", "one")
        if unit is None:
            return Guess(None, key, "the label states no unit")
        return Guess(Variable(key, *unit))

    def _nearest(self, label: str) -> str:
        found = process.extractOne(
            label_key(label), list(self._names), scorer=fuzz.token_sort_ratio
        )
        return self._names[found[0]] if found and found[1] >= _ENOUGH else ""


def label_key(label: str) -> str:
    """The form in which names of indicators are compared: folded, without what is in brackets.

    >>> label_key("Tỷ lệ che phủ rừng (%)")
    'ty le che phu rung'
    """
    plain = _BRACKET.sub(" ", _FOOTNOTE.sub(" ", label))
    return _WORDS.sub(" ", fold(plain)).strip()


def find_unit(label: str) -> tuple[str, str] | None:
    """Notation and scale of the unit in the brackets of a label.

    >>> find_unit("Dân số trung bình (Nghìn người)"), find_unit("Area (Km2(*)")
    (('person', 'thousand'), ('KiloM2', 'one'))
    """
    for match in _BRACKET.finditer(_FOOTNOTE.sub("", label)):
        found = _units().get(_WORDS.sub(" ", fold(match[1])).strip())
        if found is not None:
            return found
    return None


@cache
def _units() -> dict[str, tuple[str, str]]:
    return {
        _WORDS.sub(" ", fold(row["printed"])).strip(): (row["unit"], row["scale"])
        for row in rows(_PACKAGE, "units.csv")
    }


def _variable(row: dict[str, str]) -> Variable:
    return Variable(row["indicator"], row["unit"], row["scale"])
