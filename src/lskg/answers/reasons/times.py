"""Times in questions beside years: months, quarters, and those of which no report tells."""

from __future__ import annotations

import re

from lskg.answers.words import folded

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_NAMED = re.compile(
    rf"\b(?:in|of|by|since|from|until|to|end|early|late|mid|and|\d{{1,2}}) ({'|'.join(_MONTHS)})\b"
    rf"(?! (?:not|be|have))|\b({'|'.join(_MONTHS)}) (?:\d{{1,2}}|of|20\d\d)\b"
)
_NUMBERED = re.compile(r"\bthang (\d{1,2})\b(?! (?:tuoi|dau|cuoi))|\b(\d{1,2})/20\d\d\b")
_QUARTER = re.compile(
    r"\bquy (?:i{1,3}|iv|[1-4])\b|\b(?:first|second|third|fourth|last) quarter\b|\bq[1-4]\b"
)
#: Times of which no report of a term tells.
_FAR = re.compile(
    r"\b(?:the ky (?:truoc|xix|xx\b(?! ?i)|1\d|20)|thap (?:nien|ky) (?:truoc|\d+)"
    r"|thoi (?:phap|bao cap|phong kien|nguyen|le|tran|ly|mac|my|nhat|chong)"
    r"|(?:truoc|sau) (?:cach mang|giai phong|chien tranh|doi moi)|hom (?:qua|kia)|ngay mai"
    r"|(?:tuan|thang) (?:nay|truoc|sau|toi)|(?:muoi|20|30|50|100|hai muoi|ba muoi|nam muoi) nam"
    r" (?:nua|truoc|sau)|cuoi the ky|giua the ky"
    r"|(?:last|previous|next|19th|20th|22nd) century|colonial|feudal|dynasty"
    r"|before (?:the )?(?:war|revolution|independence|doi moi|unification)|in the (?:19)?\d0s"
    r"|yesterday|tomorrow|(?:this|last|next) (?:week|month)|(?:ten|twenty|thirty|fifty|20|30|50"
    r"|100) years (?:ago|from now|hence|later)|mid century|end of the century)\b"
)


def is_far(asked: str) -> bool:
    """Whether a question, without diacritics, names a time of which no report of a term tells."""
    return _FAR.search(asked) is not None


def lacks_month(asked: str, whole: str, *, is_english: bool) -> bool:
    """Whether a question names a month or a quarter that a sentence of the report does not.

    Args:
        asked: the question without diacritics.
        whole: the sentence.
        is_english: whether months may be named: *may* is *mấy*, too.
    """
    said = folded(whole)
    if _QUARTER.search(asked):
        return re.search(r"\bquy (?:i|[1-4])", said) is None
    months = []
    if is_english:
        months = [_MONTHS.index(match[1] or match[2]) + 1 for match in _NAMED.finditer(asked)]
    months += [int(match[1] or match[2]) for match in _NUMBERED.finditer(asked)]
    return any(
        not re.search(rf"\bthang 0?{month}\b|\b0?{month}/20\d\d|\b\d{{1,2}}/0?{month}\b", said)
        for month in months
        if month
    )
