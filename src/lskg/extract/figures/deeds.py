"""Whether a number counts what is done over several years and adds up, or tells a state."""

from __future__ import annotations

import re
from functools import cache

from lskg.extract.figures.sentence import Around
from lskg.text.word_lists import any_of, lines

_PACKAGE = "lskg.extract.figures"
#: Letters between numbers of one list.
_LONGEST = 40
_BREAK = re.compile(r"[,;:.(]")
# *cấp huyện*, *các cấp*: a level, where *cấp* is no verb.
_NO_LEVEL = (
    r"(?!(?<=các )cấp(?!\w)|cấp (?:tỉnh|huyện|xã|cơ sở|ủy|uỷ|mầm non|tiểu học|thcs|thpt"
    r"|trung ương|quốc gia|bộ|trên|dưới)(?!\w))"
)
# After these the number says how much of the deed that opens the clause was done.
_AMOUNTS = re.compile(
    r"(?<!\w)(?:được|đạt|là|gồm|tổng số|tổng kinh phí|kinh phí|trị giá|tổng trị giá|tổng vốn"
    r"|tổng số tiền|số tiền|tổng mức|với|cho|có)"
    r"(?:\s+(?:trên|hơn|gần|khoảng|ước|đạt|được|là|lên tới|lên đến))*\s*$",
    re.IGNORECASE,
)
# *, đạt 107% nghị quyết*, *, trong đó 40%*: what is said of the deed just counted.
_OF_IT = re.compile(
    r"[\s,(]*(?:(?:và|với|cùng|bằng|đạt|chiếm|tương đương|vượt|trong đó|trong số đó|riêng"
    r"|gồm|bao gồm|trị giá|tổng trị giá|tổng kinh phí|kinh phí|tổng số tiền|số tiền|tổng vốn"
    r"|tổng vốn đăng ký|vốn đăng ký|tổng mức đầu tư|với tổng|tỷ lệ|có|cho|khoảng|trên|hơn|gần"
    r"|ước|là|thêm|mới|tại|ở|giảm|tăng)(?!\w)[\s,:]*)*",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"(?<!\w)(?:trong đó|trong số đó|riêng|gồm|bao gồm)(?!\w)", re.IGNORECASE)
# *mỗi xã bố trí hai công chức*: what each does, which is no sum.
_EACH = re.compile(r"(?<!\w)mỗi (?!năm(?!\w))", re.IGNORECASE)
# *kết nạp mới từ 8.000 đảng viên trở lên*: the least of what is done.
_HEDGE = re.compile(r"\s+(?:từ|đến)\s*$", re.IGNORECASE)
_WEIGHED = re.compile(r"(?<!\w)(?:đạt|vượt|hoàn thành)(?!\w)", re.IGNORECASE)
_WEIGHED_AFTER = re.compile(rf"[^,;.]{{0,40}}?{_WEIGHED.pattern}", re.IGNORECASE)
_FEWER = re.compile(r"(?<!\w)(?:giảm|tăng|tăng thêm)(?:\s+(?:được|thêm))?\s*$", re.IGNORECASE)
_COMPARED = re.compile(r"[^,;.]{0,40}?so với(?! (?:nhiệm kỳ|giai đoạn|khóa) trước)", re.IGNORECASE)
# Money that is raised or spent in all the years.
_FUNDS = re.compile(
    r"(?<!\w)(?:nhu cầu vốn|nguồn lực|nguồn vốn|kinh phí thực hiện|vốn đầu tư toàn xã hội"
    r"|vốn đầu tư phát triển|vốn FDI|vốn đầu tư nước ngoài)(?!\w)[^,;:.]*$",
    re.IGNORECASE,
)
# *có 37 doanh nghiệp, thu hút 1.700 lao động*: how many work there, not what was done.
_EMPLOYS = re.compile(
    r"(?:tạo việc làm|giải quyết việc làm|thu hút|tạo)(?!\w)[^,;]*$", re.IGNORECASE
)
_PERSONS = frozenset({"lao động", "người", "công nhân"})
_RELATIVE = frozenset({"percent", "point", "ratio"})
_ADDING = frozenset({"count", "amount", "change"})


def counts_deed(kind: str, around: Around, before: bool) -> bool:
    """Whether a number counts something done, tells its cost, or goes on with such a number.

    Args:
        kind: what kind of value it states.
        around: the number with its words.
        before: whether the number before it in the sentence does.
    """
    unit, gap = around.quantity.unit_printed.lower(), _HEDGE.sub(" ", around.gap)
    if kind == "rank" or unit in _parts():
        return False
    if counts_targets(around):
        return bool(_WEIGHED_AFTER.match(around.after) or _WEIGHED.search(gap[-20:]))
    same_clause = ";" not in around.since
    if before and same_clause and (_goes_on(gap) or _OF_WHICH.search(gap)):
        return True
    relative = kind == "change" and around.quantity.dimension in _RELATIVE
    if (
        kind not in _ADDING
        or "/" in unit
        or relative
        or _EACH.search(gap if _verbs().search(gap) else around.clause)
    ):
        return False
    if not _verbs().search(gap) and ":" not in gap and len(gap) < _LONGEST:
        return before or _undergone(around)
    if kind == "change":
        return _changed(around)
    return _sums_up(around, before)


def _changed(around: Around) -> bool:
    """Whether a change is what was done (*giảm 12 đơn vị*), compared with no other time."""
    fewer = _FEWER.search(around.gap) and around.quantity.dimension == "count"
    return bool(fewer or _done_last(around.gap)) and not _COMPARED.match(around.after)


def _sums_up(around: Around, before: bool) -> bool:
    """Whether the words before a count or an amount, or behind it, tell a deed."""
    unit, gap = around.quantity.unit_printed.lower(), _HEDGE.sub(" ", around.gap)
    if counts_funds(around):
        return True
    listed = ";" not in around.since and around.previous is not None
    if not before and listed and unit in _PERSONS:
        return not _EMPLOYS.search(gap) and _done_last(gap)
    opened = _opening().match(gap) is not None
    return _undergone(around) or _done_last(gap) or (opened and bool(_AMOUNTS.search(gap)))


def _undergone(around: Around) -> bool:
    """Whether something was done to the things counted (*sáu bệnh viện được nâng cấp*)."""
    return _passive().match(around.after) is not None


def _goes_on(gap: str) -> bool:
    """Whether words tell more of a deed that was counted (*… nhà ở xã hội, đạt 64% kế hoạch*)."""
    return _OF_IT.fullmatch(gap[max(gap.find(","), 0) :]) is not None


def counts_funds(around: Around) -> bool:
    """Whether a number tells the money that is raised or spent in all the years."""
    return around.quantity.dimension == "money" and _FUNDS.search(around.gap) is not None


def counts_targets(around: Around) -> bool:
    """Whether a number counts the targets of a plan (*17/20 chỉ tiêu*)."""
    return around.quantity.unit_printed.lower().startswith("chỉ tiêu")


def _done_last(gap: str) -> bool:
    """Whether the last verb before a number says what was done, to what follows at once."""
    last = list(_verbs().finditer(gap))[-1:]
    return bool(last and last[0]["done"]) and not _BREAK.search(gap[last[0].end() :])


@cache
def _parts() -> frozenset[str]:
    """What a plan counts of itself (*ba đột phá*)."""
    return frozenset(lines(_PACKAGE, "plan_parts.txt"))


@cache
def _deeds() -> str:
    words = {*lines(_PACKAGE, "deeds.txt"), *lines(_PACKAGE, "further_deeds.txt")}
    return any_of(words - {"đạt chuẩn", "phục vụ", "điều tra"})


@cache
def _verbs() -> re.Pattern[str]:
    """The verbs of a clause, and the words that tell a state."""
    states = any_of(lines(_PACKAGE, "state_words.txt")) + "|bằng(?! khen)"
    return re.compile(
        rf"(?<!\w)(?:(?P<done>{_NO_LEVEL}(?:{_deeds()}))|(?P<state>{states}))(?!\w)", re.IGNORECASE
    )


@cache
def _opening() -> re.Pattern[str]:
    """A clause that a deed opens (*Huy động vốn đầu tư đạt …*)."""
    return re.compile(
        rf"\W*(?:(?:đã|tổng|nguồn lực|nguồn vốn|vốn|kinh phí|việc)\s+)*(?:{_deeds()})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _passive() -> re.Pattern[str]:
    """Things behind their number that something was done to (*sáu bệnh viện được nâng cấp*)."""
    return re.compile(
        rf"[^,;.:]{{0,60}}?(?<!\w)(?<!chưa )(?<!không )được\s+(?:{_deeds()})(?!\w)", re.IGNORECASE
    )
