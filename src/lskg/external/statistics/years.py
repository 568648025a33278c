"""Years as statistics offices label them: `Sơ bộ 2024`, `Prel. 2016`, `2008(*)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lskg.text.periods import Period
from lskg.text.slugs import fold

_YEAR = r"(?:19|20)\d{2}"
_LABEL = re.compile(
    rf"(?P<before>[a-z. ]*?)\s*(?P<first>{_YEAR})(?!\d)(?:\s*[-–/]\s*(?P<last>{_YEAR})(?!\d))?"
    r"\s*(?P<marks>(?:\(\*+\)|\*+)?)\s*",
    re.ASCII,
)
# What stands before a year, folded; nothing else may.
_STATUSES = {
    "": "actual",
    "nam": "actual",
    "year": "actual",
    "so bo": "provisional",
    "so bo nam": "provisional",
    "pre.": "provisional",
    "prel.": "provisional",
    "prel": "provisional",
    "preliminary": "provisional",
    "uoc": "estimate",
    "uoc tinh": "estimate",
    "uoc nam": "estimate",
    "est.": "estimate",
    "estimate": "estimate",
}
_PARTS = re.compile(r"[-/ ]?\b(?:[qtk][1-4]|m?(?:0[1-9]|1[0-2])|[1-9]m|[hs][12]|quy|thang)\b")


@dataclass(frozen=True, slots=True)
class Dated:
    """The years of a label, the status of their figures, and the words that follow them."""

    period: Period
    status: str
    rest: str


def is_part_of_year(label: str) -> bool:
    """Whether a label is of a quarter, a month or several of these.

    >>> is_part_of_year("2013T4"), is_part_of_year("2024-01"), is_part_of_year("2013")
    (True, True, False)
    """
    match = _LABEL.match(fold(label))
    return match is not None and read_label(label) is None


def read_label(label: str) -> Dated | None:
    """Years at the beginning of a label; None where there are none, or only a part of a year.

    >>> read_label("Sơ bộ 2024").status
    'provisional'
    >>> read_label("2015 Planted forest").rest
    'Planted forest'
    >>> read_label("2017-01") is None
    True
    """
    folded = fold(label)
    match = _LABEL.match(folded)
    if match is None or len(folded) != len(label):
        return None
    status = _STATUSES.get(match["before"].strip())
    if status is None or _PARTS.match(folded[match.end("first") :].strip().removeprefix("-")):
        return None
    period = Period(int(match["first"]), int(match["last"] or match["first"]))
    return Dated(period, status, label[match.end() :].strip())
