"""Words of groups that may share members, so that their numbers need not add up."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


def has_overlap(words: str) -> bool:
    """Whether some words name a group that cuts across others.

    >>> has_overlap("60 người là nữ, 70 người dân tộc thiểu số"), has_overlap("07 thoả thuận")
    (True, False)
    """
    return _pattern().search(words) is not None


@cache
def _pattern() -> re.Pattern[str]:
    source = files("lskg.audit.rules").joinpath("overlap_words.txt").read_text(encoding="utf-8")
    words = sorted(source.split("\n"), key=len, reverse=True)
    listed = "|".join(re.escape(word) for word in words if word)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
