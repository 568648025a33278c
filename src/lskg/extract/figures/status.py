"""Whether a number is a result, an estimate, a forecast or something to be reached."""

from __future__ import annotations

import re
from functools import cache

from lskg.extract.figures.noun_phrases import deed
from lskg.extract.figures.readings import Outlook
from lskg.extract.figures.sentence import Around, Sentence
from lskg.extract.figures.term_of_section import Context
from lskg.text.periods import Period
from lskg.text.word_lists import lines

_ESTIMATE = re.compile(
    r"(?<!\w)(?:dự ước|ước tính|ước thực hiện|ước đạt|ước|dự kiến|(?:đầu tư|kinh phí) sơ bộ)(?!\w)",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"(?<!\w)(?:dự báo|dự đoán|có khả năng|có thể (?:tăng|giảm|đạt|lên)"
    r"|theo (?:kịch bản|tính toán))(?!\w)",
    re.IGNORECASE,
)
_FORESEEN = re.compile(r"\W*dự báo(?!\w)", re.IGNORECASE)
_OF_WHICH = re.compile(r"\s*trong (?:đó|số đó)(?!\w)", re.IGNORECASE)
# What a clause needs to say something of its own; without it, it goes on with the one before.
_VERB = re.compile(
    r"(?<!\w)(?:đạt|là|có|còn|chiếm|tăng|giảm|đã|được|bằng|gấp|lên|xuống|hoàn thành"
    r"|thực hiện)(?!\w)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?<!\w)(?:gồm|bao gồm|trong đó)\s*:", re.IGNORECASE)
# *(kế hoạch 8%)*, *thấp hơn mục tiêu 7,5%*: what was to be reached, beside what was.
_GIVEN = re.compile(
    r"(?:mục tiêu|chỉ tiêu|kế hoạch|KH|nghị quyết)(?:\s+(?:là|giao|đề ra|đặt ra|cả năm|năm"
    r"|(?:của\s+)?(?:đại hội|nghị quyết|trung ương|tỉnh)))*\s*:?\s*$",
    re.IGNORECASE,
)
# *thấp hơn mục tiêu đề ra (8%)*: the plan in brackets behind its name.
_BESIDE = re.compile(
    r"(?<!\w)(?:hơn|vượt|đạt|bằng|so với)(?:\s+(?:so\s+)?với)?"
    r"\s+(?:mục tiêu|chỉ tiêu|kế hoạch|dự toán)"
    r"(?:\s+(?:đề ra|đặt ra|được giao|giao|năm|của|nghị quyết|đại hội))*\s*$",
    re.IGNORECASE,
)
_NO_WORDS = re.compile(r"\s*(?:là|tăng|giảm|từ|trên|khoảng)?\s*", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)từ(?:\s+(?:khoảng|trên|hơn|gần|dưới|mức))*\s*$", re.IGNORECASE)
_ONWARD = re.compile(r"^[^;.]*?(?<!\w)(?<!trở )(?:lên|xuống|còn|thành)(?!\w)", re.IGNORECASE)
# An estimate that opens the clause and names its time holds for all that the clause lists.
_OPENING = re.compile(
    r"(?:dự ước|ước tính|ước|dự kiến)\s+(?:(?:thực hiện|đến|hết|cuối|vào|trong|cả)\s+)*"
    r"(?:năm|giai đoạn|nhiệm kỳ)(?!\w)",
    re.IGNORECASE,
)
_STRIVE = re.compile(r"(?<!\w)(?:phấn đấu|quyết tâm)(?!\w)", re.IGNORECASE)
_AIM = re.compile(r"^\W*(?:phấn đấu|mục tiêu|chỉ tiêu|quyết tâm)(?!\w)", re.IGNORECASE)
_DONE = re.compile(r"(?<!\w)đã(?!\w)", re.IGNORECASE)
_PAST = re.compile(
    r"(?<!\w)(?:đã|hiện có|hiện nay|hiện còn|hiện đang|đến nay|so với|vượt)(?!\w)", re.IGNORECASE
)
# What is told of the present within a plan, also of all behind a colon (*hạn chế hiện nay: …*).
_TOLD = re.compile(
    r"(?<!lập )(?<!xây )(?<!dựng )(?<!làm )(?<!trồng )(?<!\w)mới (?:chỉ|có|đạt|bằng)(?!\w)"
    r"|(?<!\w)(?:chỉ mới|còn tới)(?!\w)|(?<!\w)hiện (?:có|còn)(?:\s+(?:khoảng|trên|hơn|gần))?\s*$"
    r"|^[^:]*(?<!\w)(?:hiện nay|thời gian qua|những năm qua)\s*:",
    re.IGNORECASE,
)
# What is done with the parts of a plan does not make them aims.
_CARRIED_OUT = {"", "triển khai"}
_DEADLINE = re.compile(r"(?<!\w)trước(?!\w)", re.IGNORECASE)
# A vote on the document itself: *100% đại biểu biểu quyết thông qua*.
_VOTE = re.compile(r"^[^,;]*(?<!\w)(?:biểu quyết|tán thành)(?!\w)", re.IGNORECASE)
# What a plan may count without saying that it is to be reached (“trên cả 3 trụ cột”).
_NO_AIM = re.compile(
    r"(?<!\w)(?:cả|(?<!một )trong|là|(?<!hoàn )thành|gồm|theo|từ|(?<!bàn )giao|các)\s*$",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(r"chương trình mục tiêu", re.IGNORECASE)
_SET = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch)(?!\w)(?:[^,;.()]{0,60}?(?<!\w)"
    r"(?:đề ra|giao|là|từ|đến năm [0-9]{4}))[^,;.()0-9]{0,30}$"
    r"|(?<!\w)(?:mục tiêu|chỉ tiêu)\s*:?\s*$"
    r"|(?<!\w)(?:với|đặt|đặt ra|xác định)\s+(?:các\s+)?(?:mục tiêu|chỉ tiêu)(?!\w)[^,;.()0-9]*$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"(?:so với|vượt|hoàn thành)\s+[^,;.()]*$", re.IGNORECASE)
_EXCEEDS = re.compile(r"(?:vượt|hoàn thành|đạt|bằng)\s+[^,;.()]*$", re.IGNORECASE)
_UNTIL = re.compile(r"(?<!\w)đến\s+(?:cuối\s+)?năm\s+([0-9]{4})", re.IGNORECASE)
# The year in the name of what was carried out: *thực hiện Chiến lược … đến năm 2030*.
_NAMED = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|theo)\s+(?:chiến lược|đề án|chương trình|quy hoạch|kế hoạch"
    r"|nghị quyết|quyết định)(?!\w)[^,;.:]*?đến\s+năm\s+[0-9]{4}",
    re.IGNORECASE,
)
_TO_BE = re.compile(
    r"(?<!\w)(?:phấn đấu|đến năm|đạt|hằng năm|hàng năm|mục tiêu|chỉ tiêu|trở lên|hoàn thành|tăng"
    r"|giảm|bảo đảm|đảm bảo|duy trì|kết nạp|thu hút|giai đoạn|có|chú trọng|tập trung|≥)(?!\w)",
    re.IGNORECASE,
)


def note_outlook(around: Around, outlook: Outlook, known: Period | None) -> Outlook:
    """An estimate holds up to a semicolon, or to a new time; one with its time, for all.

    Args:
        around: the number.
        outlook: what governed before it.
        known: the period that was known before it.
    """
    if status := estimated(around.gap):
        return Outlook(status, opens_with_estimate(around.gap) or bool(_FORESEEN.match(around.gap)))
    period = around.moment.period if around.moment else None
    if period is not None and (around.opens or (known is not None and period != known)):
        return Outlook()
    if outlook.status and _PARTS.search(around.since):
        return Outlook(outlook.status, of_all=True)
    part = around.since.rpartition(";")[2]
    sum_ = around.quantity.dimension == "money" and "/" not in around.quantity.unit_printed
    sums = sum_ and not _VERB.search(part)
    goes_on = sums or _OF_WHICH.match(part)
    ended = ";" in around.since and not outlook.of_all and not goes_on
    return Outlook() if ended else outlook


def status_of(around: Around, sentence: Sentence, outlook: Outlook, period: Period | None) -> str:
    """``actual``, ``estimate``, ``target`` or ``forecast``.

    Args:
        around: the number.
        sentence: the sentence that it stands in.
        outlook: what governs there.
        period: when the value holds.
    """
    if _is_given(around, sentence):
        return "target"
    if outlook.status:
        return outlook.status
    if _FROM.search(around.gap) and _ONWARD.match(around.after):
        return "actual"
    opened = opens_with_aim(sentence.text)
    context = sentence.context
    if context.planned and not context.listed and not opened and _is_told(around, sentence, period):
        return "actual"
    aim = aimed(around.clause, around.gap, context, period, opened)
    ranged = around.quantity.is_range and _FROM.search(around.gap)
    whole, low = around.quantity.whole, around.quantity.low
    of_whole = around.quantity.dimension == "part" or (whole is not None and low <= whole)
    measured = (around.quantity.unit_printed or of_whole) and (
        ranged or not _NO_AIM.search(around.gap)
    )
    if not aim and context.planned and measured:
        aim = not (_PAST.search(around.clause) or (period and period.end <= context.before))
    return "target" if aim else "actual"


def _is_told(around: Around, sentence: Sentence, period: Period | None) -> bool:
    """Whether a number within a plan is of the present: a fact, a vote, or a count of its parts."""
    colon = sentence.text.find(":") + 1
    before = sentence.text[: colon if colon <= around.quantity.digits.start else 0]
    if _TOLD.search(before) or _TOLD.search(around.clause) or _VOTE.match(around.after):
        return True
    counts = around.quantity.unit_printed.lower() in _parts()
    if counts and not _STRIVE.search(around.clause) and deed(around.gap) in _CARRIED_OUT:
        return True
    over = period is not None and period.end <= sentence.context.start
    return over and not _DEADLINE.search(around.clause + around.after)


@cache
def _parts() -> frozenset[str]:
    """What a plan counts of itself (*ba đột phá*)."""
    return frozenset(lines("lskg.extract.figures", "plan_parts.txt"))


def _is_given(around: Around, sentence: Sentence) -> bool:
    """Whether a value is the plan that another is held against."""
    words = around.since if around.opens else around.gap
    if around.opens and words.strip() and _GIVEN.match(words.strip()):
        return True
    if around.gap == "/" and around.quantity.unit == "PERCENT":
        return True  # *68%/75%*: a share reached of the one wanted
    outside = sentence.text[: max(sentence.levels[around.level].span.start - 1, 0)]
    beside = around.opens and around.quantity.dimension != "count"
    if beside and _BESIDE.search(outside) and _NO_WORDS.fullmatch(words):
        return True
    match = _GIVEN.search(words)
    return match is not None and not _EXCEEDS.search(words) and not around.fresh


def says_status(status: str, before: str) -> bool:
    """Whether the words of a sentence before a number say that it has a status.

    >>> says_status("target", "Phấn đấu đến năm 2030 đạt "), says_status("actual", "đạt ")
    (True, False)
    """
    if status in {"estimate", "forecast"}:
        return estimated(before) == status
    if status == "target":
        words = _PROGRAMME.sub(" ", before)
        return bool(_STRIVE.search(words) or _AIM.match(words) or _SET.search(words))
    return bool(_DONE.search(before))


def estimated(gap: str) -> str | None:
    """``estimate`` or ``forecast`` when the words before a number say so.

    >>> estimated("doanh thu được ước đạt "), estimated("nước sạch đạt ")
    ('estimate', None)
    """
    if _FORECAST.search(gap):
        return "forecast"
    return "estimate" if _ESTIMATE.search(gap) else None


def opens_with_estimate(gap: str) -> bool:
    """Whether an estimate with its time opens the clause, so that it holds for the whole of it."""
    return bool(_OPENING.search(gap))


def opens_with_aim(sentence: str) -> bool:
    """Whether a sentence begins with what is to be reached, and so says it of all its numbers.

    >>> opens_with_aim("Phấn đấu đến năm 2030 tỷ lệ che phủ rừng đạt 60%.")
    True
    """
    return bool(_AIM.match(sentence))


def aimed(
    clause: str, gap: str, context: Context, period: Period | None, opened: bool = False
) -> bool:
    """Whether the words up to a number make it something to be reached.

    Args:
        clause: the words from the last semicolon.
        gap: the words from the last number.
        context: what holds in the section.
        period: when the value holds.
        opened: whether the sentence begins with an aim.
    """
    strives = _STRIVE.search(clause)
    if opened or (strives and not _DONE.search(clause)):
        return True
    if context.listed:
        return not (period and period.end <= context.before)
    if _COMPARED.search(clause):
        return False
    if _SET.search(_PROGRAMME.sub(" ", gap)):
        return True
    if context.planned:
        return bool(_TO_BE.search(clause) or deed(clause))
    if period is not None and period.start > context.horizon:
        return True
    clause = _NAMED.sub(" ", clause)
    later = [int(year) for year in _UNTIL.findall(clause) if int(year) > context.horizon]
    return bool(later) and (period is None or period.end > context.horizon)
