"""The lists of words that lie beside the modules that use them, and patterns of their words."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def lines(package: str, name: str) -> tuple[str, ...]:
    """The lines of a list that lies in a package."""
    return tuple(files(package).joinpath(name).read_text(encoding="utf-8").splitlines())


@cache
def rows(package: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table that lies in a package."""
    return tuple(csv.DictReader(lines(package, name)))


def any_of(phrases: Iterable[str]) -> str:
    """Pattern of one of several phrases, a longer one before those that it begins with.

    >>> any_of(["thu", "thuế"])
    'thuế|thu'
    """
    return "|".join(map(re.escape, sorted(phrases, key=lambda phrase: (-len(phrase), phrase))))
