"""How a sentence opens: with an act of the one spoken of before, or from above."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lskg.extract.responsibilities.predicates import ADVERBS
from lskg.extract.responsibilities.words import COLLECTIVE as _COLLECTIVE
from lskg.extract.responsibilities.words import NAME as _NAME
from lskg.extract.responsibilities.words import NEAR as _NEAR
from lskg.extract.responsibilities.words import REGULARLY as _REGULARLY
from lskg.extract.responsibilities.words import masked, told_verbs, word_list, words_in
from lskg.text.document import Span

_GAP = rf"[^\w{_NAME}{_COLLECTIVE}]*"
#: A mark and times before what a sentence says.
TIME = re.compile(
    rf"{_GAP}(?:(?:\d+(?:\.\d+)*|[a-zđ]|[ivx]+)[.)/-]{_GAP})?"
    r"(?:(?:các (?:ông|đồng chí)(?:, bà)?:|trong đó|đồng thời|trong nhiệm kỳ|kết quả|theo đó|"
    r"ngoài ra|riêng|"
    rf"(?:tính )?đến [^,]*|từ [^,]*|năm \d{{4}}|{_REGULARLY}|"
    rf"nhiệm kỳ [\d\s–-]+|giai đoạn [\d\s–-]+){_GAP})*"
)
# *Thực hiện kế hoạch, cấp ủy các cấp đã …*: the subject stands behind a comma.
_OTHER_SUBJECT = re.compile(rf",\s*[{_NAME}{_COLLECTIVE}]+\s+(?:đã|đang|sẽ|cần|phải|luôn)(?!\w)")
#: One who is told something up to the end of the sentence.
TOLD_AT_LENGTH = told_verbs(rf" {_NAME}", ("sentence",))
#: Adverbs with which a text begins.
ADVERB = re.compile(ADVERBS)
# *hoạt động giám sát*
_ACTIVITY = re.compile("hoạt động ")
_BEFORE_ACT = re.compile(rf"{ADVERBS}(?:(?:trong|công tác|đại biểu {_NAME}+)\s+)?")
#: A verb that the list does not hold: no word that goes on with a name, states or compares.
ANY_VERB = re.compile(
    rf"\s+(?!(?:{word_list('no_verbs')})(?!\w))[^\W\d_{_NAME}{_COLLECTIVE}]+(?=[\s,.;]+[\w{_NAME}{_COLLECTIVE}])"
)
#: The same at the beginning of what is assigned, where a noun may stand too.
TASK = re.compile(rf"(?! (?:{word_list('noun_openings')})(?!\w)){ANY_VERB.pattern}")


def opens_from_above(text: str) -> bool:
    """Whether a sentence speaks from above the agency of its heading: *Lãnh đạo*, *Quan tâm*."""
    return any(at == 0 and use == "above" for at, _, use in words_in(text, "above"))


def opens_with_act(
    text: str, names: Iterable[Span] = (), *, near: bool = False, verb: bool = False
) -> bool:
    """Whether a sentence without a subject begins with an act of the one spoken of before.

    Args:
        text: the sentence.
        names: where agencies are named in it.
        near: whether a word or two may stand before the act.
        verb: whether the act must be a verb, and no noun of action.

    >>> opens_with_act("thường xuyên kiểm tra cơ sở"), opens_with_act("số vụ kiểm tra tăng")
    (True, False)
    """
    opening = masked(text, names)
    if TOLD_AT_LENGTH.match(TIME.sub("", opening, count=1)) or _OTHER_SUBJECT.search(opening):
        return False
    opening = TIME.sub("", opening, count=1)
    starts = (opening, (ADVERB if verb else _BEFORE_ACT).sub("", opening, count=1))
    if verb and _ACTIVITY.match(opening):
        return any(at == len("hoạt động ") for at, _, _ in words_in(opening))
    reach = _NEAR if near else 0
    return any(
        at <= reach and not (verb and use in {"topic", "noun"})
        for each in starts
        for at, _, use in words_in(each)
    )


def opens_with_task(text: str, names: Iterable[Span] = ()) -> bool:
    """Whether a sentence that is assigned to somebody tells what to do, by any verb.

    >>> opens_with_task("kịp thời nhập dữ liệu vào hệ thống"), opens_with_task("tỷ lệ nhập dưới 5%")
    (True, False)
    """
    opening = TIME.sub("", masked(text, names), count=1)
    opening = ADVERB.sub("", opening, count=1)
    return TASK.match(f" {opening}") is not None and not _OTHER_SUBJECT.search(opening)
