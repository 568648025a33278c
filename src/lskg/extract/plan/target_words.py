"""The words that name what a value of a target is of."""

from __future__ import annotations

import re

from lskg.extract.figures.noun_phrases import is_named
from lskg.text.periods import find_times
from lskg.text.quantities import Quantity

#: Words in brackets, which explain.
BRACKETS = re.compile(r"\([^()]*\)")
_PERIOD = re.compile(
    r"(?:(?:(?:đến|vào|trong|tới) )?(?:hết |cuối )?năm [0-9]{4}|"
    r"(?:(?:đến|vào|tới) )?(?:hết|cuối) nhiệm kỳ|"
    r"(?:cả )?giai đoạn [0-9]{4}\s*[-–]\s*[0-9]{4}|(?:bình quân )?(?:hằng|hàng|mỗi) năm)\s*[,:]?",
    re.IGNORECASE,
)
_MEAN = re.compile(r"\s+bình quân$")
_VERB = re.compile(
    r"\s*(?:\b(?:đạt|là|có|cho|chiếm|còn|giảm còn|duy trì mức|cả \d+ tiêu chí|trong đó|riêng"
    r"|tối thiểu|ít nhất|đến|tới|vào|hết)"
    r"[\s,]*)+$"
)
_STRIVING = re.compile(r"^.*(?<!\w)phấn đấu\s", re.IGNORECASE | re.DOTALL)
_STRIVE = re.compile(r"(?<!\w)phấn đấu(?!\w)", re.IGNORECASE)
_LEAD_VERB = re.compile(r"^\s*(?:(?:phấn đấu|duy trì|trong đó|có|và)(?!\w)\s*)+", re.IGNORECASE)
# A heading that names a field, not what is measured (*Về kinh tế*).
_FIELD = re.compile(r"\s*(?:về|lĩnh vực|(?:nhóm )?(?:chỉ|mục) tiêu)(?!\w)", re.IGNORECASE)


def phrase_of(lead: str) -> str:
    """The indicator in the words before a value, without period and verb."""
    words = _PERIOD.sub(" ", BRACKETS.sub(" ", lead)).lstrip(" ,;.:–-")
    for time in sorted(find_times(words), key=lambda each: -each.span.start):
        words = words[: time.span.start] + " " + words[time.span.end :]
    aim = _STRIVING.sub("", words)
    words = aim if _VERB.sub("", f" {aim}").strip(" ,") else _STRIVE.sub(" ", words)
    words = _LEAD_VERB.sub("", _VERB.sub("", words.strip(" ,;.:–-")))
    return _MEAN.sub("", " ".join(words.split()).strip(" ,"))


def full_phrase(phrase: str, quantity: Quantity, heading: str, lead: str) -> str:
    """Complete a phrase with the shared heading, or with the counted noun."""
    shared = "" if phrase and _FIELD.match(heading) else phrase_of(heading)
    if not shared and not is_named(phrase) and is_named(phrase_of(lead)):
        shared = phrase_of(lead)
    if phrase and shared.lower().startswith(phrase.lower()):
        return shared
    if shared:
        return f"{shared}: {phrase}" if phrase else shared
    return phrase or quantity.unit_printed
