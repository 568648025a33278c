"""Whether two printed names are of one body or document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from lskg.text.slugs import fold

_BRACKETS = re.compile(r"\([^()]*\)")
_AMPERSAND = re.compile(r"\s*&\s*")
#: A word, or the number of a document with its symbol: ``57-NQ/TW``.
_WORD = re.compile(r"[0-9]+[-/](?=[0-9/]*[^\W\d])[\w/-]+|[\w&]+")
#: What has as many letters is no abbreviation.
_LONG = 8
#: A number and symbol, which tell a document whatever else is printed of it.
_SYMBOL = re.compile(r"[0-9][-/][0-9/]*[^\W\d]")
#: The last word of a name that the text leaves open, as it is about that province or commune.
_LEVELS = frozenset({"tinh", "pho", "huyen", "xa", "phuong", "tran"})
#: Holders of an office, who count for their body.
_OFFICE = re.compile(
    r"(?:phó )?(?:chủ tịch|giám đốc|bí thư|thủ trưởng|trưởng|chánh|người đứng đầu) ", re.IGNORECASE
)


def same_name(marked: str, forms: Iterable[str]) -> bool:
    """Whether one of the forms is the name, as far as letters go.

    Capitals, diacritics, punctuation and words in brackets do not count, and an abbreviation is
    what it stands for.

    >>> same_name("Hội đồng nhân dân (HĐND) tỉnh", ["HĐND tỉnh"])
    True
    >>> same_name("Sở NN&MT", ["Sở Nông nghiệp và Môi trường"]), same_name("Sở NN&MT", ["Sở NN"])
    (True, False)
    """
    return any(
        _pattern(marked).fullmatch(plain(form)) or _pattern(form).fullmatch(plain(marked))
        for form in forms
    )


def same_number(marked: str, forms: Iterable[str]) -> bool:
    """Whether the name begins with a form that has the number and symbol of a document.

    >>> same_number("Nghị quyết số 57-NQ/TW ngày 22/12/2024", ["Nghị quyết số 57-NQ/TW"])
    True
    >>> same_number("Nghị quyết số 57-NQ/TW ngày 22/12/2024", ["Nghị quyết"])
    False
    """
    return any(_SYMBOL.search(form) and _begins(marked, form) for form in forms)


def same_by_level(marked: str, forms: Iterable[str]) -> bool:
    """Whether one name is the other without the proper name behind its level.

    >>> same_by_level("UBND TỈNH SƠN TRẠCH", ["UBND tỉnh"]), same_by_level("Sở Y tế", ["Sở"])
    (True, False)
    """
    return any(
        plain(short).rpartition(" ")[2] in _LEVELS and _begins(long, short)
        for form in forms
        for short, long in ((form, marked), (marked, form))
    )


def body_of(holder: str) -> str:
    """The body of the holder of an office; a body itself.

    >>> body_of("Chủ tịch UBND tỉnh"), body_of("UBND tỉnh")
    ('UBND tỉnh', 'UBND tỉnh')
    """
    match = _OFFICE.match(holder)
    return holder[match.end() :] if match else holder


def plain(name: str) -> str:
    """The words of a name, folded, without what stands in brackets.

    >>> plain("Mặt trận Tổ quốc (MTTQ)")
    'mat tran to quoc'
    """
    return " ".join(_WORD.findall(fold(_bare(name))))


def _begins(long: str, short: str) -> bool:
    """Whether the first words of a name are another name."""
    words = _WORD.findall(_bare(long))
    return any(same_name(" ".join(words[:end]), (short,)) for end in range(1, len(words) + 1))


def _bare(name: str) -> str:
    return _AMPERSAND.sub("&", _BRACKETS.sub(" ", name)).replace("–", "-")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(" ".join(map(_word, _WORD.findall(_bare(name)))))


def _word(printed: str) -> str:
    """Pattern of a word; of one in capitals also that of words with these letters in front."""
    letters = fold(printed)
    if not (printed.isupper() and printed.replace("&", "").isalpha() and len(printed) < _LONG):
        return re.escape(letters)
    spelled = " ".join("va" if each == "&" else rf"{re.escape(each)}\w*" for each in letters)
    return rf"(?:{re.escape(letters)}(?!\w)|{spelled})"
