"""Names in the forms in which they are compared: folded, abbreviations written out."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from importlib.resources import files

from lskg.text.slugs import fold, one_spelling

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_BEFORE = re.compile(r"^(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran)\s+")
_AFTER = re.compile(r"\s+(?:province|city|district|commune|ward|township)$")


def full_name(name: str) -> str:
    """A name folded to words, common abbreviations written out.

    >>> full_name("UBND tỉnh Lạng Sơn")
    'uy ban nhan dan tinh lang son'
    """
    words = _NOT_WORD.sub(" ", fold(name)).split()
    return " ".join(_abbreviations().get(word, word) for word in words)


def place_name(name: str) -> str:
    """A folded name without the kind of administrative unit.

    >>> place_name("TP. Hồ Chí Minh"), place_name("Thai  Nguyen"), place_name("Lạng Sơn province")
    ('ho chi minh', 'thai nguyen', 'lang son')
    """
    full = full_name(name)
    return _AFTER.sub("", _BEFORE.sub("", full)) or full


def has_marks(name: str) -> bool:
    """Whether a name is written with Vietnamese diacritics.

    >>> has_marks("Lạng Sơn"), has_marks("Lang Son")
    (True, False)
    """
    return fold(name) != unicodedata.normalize("NFC", name).lower()


def spelling(name: str) -> str:
    """A name in small letters with its diacritics, in one spelling and with single spaces."""
    return " ".join(one_spelling(unicodedata.normalize("NFC", name)).lower().split())


@cache
def _abbreviations() -> dict[str, str]:
    source = files("lskg.text").joinpath("abbreviations.csv").read_text(encoding="utf-8")
    return {
        fold(row["short"]): " ".join(_NOT_WORD.sub(" ", fold(row["full"])).split())
        for row in csv.DictReader(source.splitlines())
    }
