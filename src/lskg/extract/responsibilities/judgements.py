"""What a sentence says of how well an agency does: ranks, merits and faults."""

from __future__ import annotations

import re

from lskg.extract.responsibilities.words import COLLECTIVE as _COLLECTIVE
from lskg.extract.responsibilities.words import NAME as _NAME
from lskg.extract.responsibilities.words import words_in

# *được § công nhận hoàn thành tốt nhiệm vụ*
_RANKED = (
    r"\s*(?:đánh giá|xếp loại|công nhận|bình xét)(?:,? xếp loại)?(?: là| đạt)?"
    r"(?: mức| loại)? (?:hoàn thành|xuất sắc|tốt|khá|vững mạnh|trong sạch)(?!\w)"
)
#: The rank that another one gives.
RANKS = re.compile(_RANKED)
#: What is said of one who is ranked.
IS_RANKED = re.compile(rf"[^;,{_NAME}]*(?<!\w)được(?: [{_NAME}{_COLLECTIVE}]+| cấp trên)?{_RANKED}")
#: What one does not do, or does badly.
NOT_DONE = re.compile(
    r"\s*(?:còn |rất |có lúc )?(?:chưa|không|chậm|lúng túng|buông lỏng|thiếu|né tránh|"
    r"thụ động)(?!\w)"
)
#: What stands before one who is judged.
ASSESSED = re.compile(
    r"(?:trách nhiệm[^;,]{0,40} thuộc(?: về)?|(?:đánh giá|xếp loại)[^;]*đối với|"
    rf"xếp loại(?:[^;,.]{{0,30}} của)?)(?:\s*{_COLLECTIVE}+)?(?: các)?\s*$"
)


def judged(text: str) -> tuple[str, ...]:
    """The role of one of whom a text says a merit or a fault."""
    is_judged = any(words_in(text, "quality")) or at_fault(text)
    return ("is-judged",) if is_judged else ()


def at_fault(text: str) -> bool:
    """Whether a text says a fault.

    >>> at_fault("còn lúng túng"), at_fault("hoạt động hiệu quả")
    (True, False)
    """
    return any(words_in(text, "fault"))
