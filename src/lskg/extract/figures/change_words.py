"""Whether the words before a number say that it is a change, a rate, a rank or a level."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lskg.text.periods import find_times
from lskg.text.quantities import MASK

_FILLER = (
    r"(?:\s+(?:thêm|được|trung bình|bình quân|hằng năm|hàng năm|mỗi năm|hằng tháng|khoảng|trên"
    r"|hơn|gần|xấp xỉ|ước|dự ước|dự kiến"
    r"|đạt|tới|là|lần lượt|tương ứng|ít nhất|tối thiểu|từ|không quá|mới|đến|≥|≤|>|<))*:?"
)
_UP = (
    r"tăng trưởng|tăng|cao hơn|nhiều hơn|lớn hơn|nhanh hơn|bổ sung thêm|mở rộng thêm|thêm"
    r"|cải thiện|gấp"
)
_DOWN = r"giảm|thấp hơn|ít hơn|nhỏ hơn|hạ|tụt|cắt giảm|rút ngắn"
_CHANGE = re.compile(
    rf"(?<!\w)(?<!tốc độ )(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_FILLER}\s*$", re.IGNORECASE
)
# *tăng … 5%*, *giảm tỷ lệ hộ nghèo 2%*: the verb opens the clause and its object stands between.
_OBJECT = re.compile(
    r"^[\s,;:]*(?:phấn đấu\s+|tiếp tục\s+|kiềm chế,?\s*|kéo\s+)*"
    r"(?:(?P<up>tăng)|(?P<down>giảm|kéo giảm))\s"
    r"(?!.*(?<!\w)(?:đạt|còn|là|lên|xuống|chiếm|dưới mức)(?!\w))",
    re.IGNORECASE | re.DOTALL,
)
# *cao hơn mức bình quân chung 2%*: what it is compared with stands between.
_BESIDE = re.compile(
    r"(?<!\w)(?:(?P<up>cao|nhiều|lớn)|thấp|ít|nhỏ) hơn\s+(?:mức\s+)?(?:trung bình|bình quân)"
    r"[^,;.:()]{0,40}$",
    re.IGNORECASE,
)
# *ít hơn năm 2023 là 5 vụ*, *cao hơn cùng kỳ 13 điểm phần trăm*: an earlier time stands between.
_AGAINST = re.compile(
    r"(?<!\w)(?:(?P<up>cao|nhiều|lớn|nhanh)|thấp|ít|nhỏ|chậm) hơn\s+(?:so với\s+)?"
    r"(?P<time>(?:mức\s+)?(?:của\s+)?"
    r"(?:cùng kỳ|(?:đầu\s+|cuối\s+)?năm|giai đoạn|nhiệm kỳ|tháng|quý)[^,;.:()]{0,30}?)"
    r"(?:\s+(?:là|tới|đến|khoảng|trên|hơn|gần|ít nhất|tối thiểu|từ))*\s*$",
    re.IGNORECASE,
)
_GROWTH = re.compile(
    r"(?<!\w)(?:(?P<up>(?:tốc độ|mức|tỷ lệ)\s+tăng(?:\s+trưởng)?|tăng trưởng|lạm phát)"
    r"|(?P<down>(?:tốc độ|mức|tỷ lệ)\s+giảm))(?!\w)",
    re.IGNORECASE,
)
_REACHING = re.compile(r"(?<!\w)(?:đạt|là|còn)(?!\w)", re.IGNORECASE)
_REACHED = r"(?:\s+(?:còn|đến|mức|khoảng|trên|hơn|gần|dưới|ước|đạt))*\s*$"
_TO = re.compile(rf"(?<!\w)(?:lên|xuống|còn|thành){_REACHED}", re.IGNORECASE)
_FROM = re.compile(rf"(?<!\w)từ{_REACHED}", re.IGNORECASE)
_ONWARD = re.compile(r"(?<!\w)(?<!trở )(?:lên|xuống|còn|thành)(?!\w)", re.IGNORECASE)
_MULTIPLE = re.compile(r"(?<!\w)gấp(?:\s+(?:khoảng|trên|hơn|gần))?\s*$", re.IGNORECASE)
_RANK = re.compile(
    r"(?:xếp|đứng|đạt|giữ|vị trí|vị thứ)\s+(?:vị trí\s+|hạng\s+)?(?:thứ|hạng)(?:\s+hạng)?\s*$"
    r"|xếp hạng\s*$|(?<!\w)vị trí(?:\s+thứ)?\s*$|(?:thứ|hạng)\s*$",
    re.IGNORECASE,
)
_AMONG = re.compile(r"(?:thuộc|trong|lọt vào)\s+(?:nhóm|top|tốp)\s*$", re.IGNORECASE)
RANKS = re.compile(r"thứ hạng|xếp hạng|xếp thứ|đứng thứ|vị trí thứ", re.IGNORECASE)
_LISTED = re.compile(
    r"^(?P<tail>.*?)(?:[,;]|(?<!\w)và(?!\w)|(?<!\w)cùng(?!\w))\s*"
    r"(?:(?:và|khoảng|trên|hơn|gần|thêm|cả)\s+)*$",
    re.IGNORECASE | re.DOTALL,
)
_BREAK = re.compile(
    r"(?<!\w)(?:đạt|là|chiếm|còn|trong đó|so với|thành lập|bình quân|tỷ lệ|duy trì|đã|qua đó)(?!\w)"
    r"|[:.]",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"(?<!\w)so\s+(?:với\s+)?[^,;.()]*", re.IGNORECASE)
_POINTS = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"đầu nhiệm k[ỳì]", "start of term"),
        (r"(?:nhiệm k[ỳì]|khóa|khoá) trước|nhiệm k[ỳì] [xvi]+(?!\w)", "previous term"),
        (r"(?:giai đoạn|thời kỳ|(?<![\w,.])0?5 năm) trước", "previous period"),
        (r"cùng kỳ|(?<![0-9] )năm trước(?! đó)", "previous year"),
    )
)


@dataclass(frozen=True, slots=True)
class Change:
    """What the words before a number say of its change.

    Attributes:
        direction: ``increase`` or ``decrease``.
        growth: whether the number is a pace of growth (*tốc độ tăng … đạt*).
        average: whether that pace is an average.
    """

    direction: str
    growth: bool = False
    average: bool = False


def read_change(gap: str, after: str, percent: bool) -> Change | None:
    """The change that the words before a number state, or None.

    Args:
        gap: the words between the last number and this one.
        after: the words between this number and the next.
        percent: whether the number is in percent.

    >>> read_change(" bình quân hằng năm tăng ", "", True)
    Change(direction='increase', growth=False, average=False)
    >>> read_change("tăng lên ", "", True) is None
    True
    """
    words = " ".join(gap.replace(MASK, " ").split())
    if _TO.search(words) or (_FROM.search(words) and _ONWARD.search(after)):
        return None
    if match := _CHANGE.search(words):
        return Change("increase" if match["up"] else "decrease")
    if percent and (match := _GROWTH.search(words)):
        average = "bình quân" in words[match.start() :].lower()
        return Change("increase" if match["up"] else "decrease", growth=True, average=average)
    if match := _beside(words) or _AGAINST.search(words):
        return Change("increase" if match["up"] else "decrease")
    if percent and (match := _OBJECT.search(words)):
        return Change("increase" if match["up"] else "decrease")
    return None


def compared_time(gap: str) -> str:
    """The earlier time that stands between the words of a change and the number; else empty.

    >>> compared_time("cao hơn cùng kỳ năm trước "), compared_time("tăng ")
    ('so với cùng kỳ năm trước', '')
    """
    match = _AGAINST.search(" ".join(gap.split()))
    return f"so với {match['time'].strip()}" if match else ""


def is_beside(gap: str) -> bool:
    """Whether a number says how far something lies from an average named before it."""
    return _beside(" ".join(gap.split())) is not None


def is_multiple(gap: str) -> bool:
    """Whether the number says how many times as large something became."""
    return bool(_MULTIPLE.search(" ".join(gap.split())))


def is_ranked(gap: str) -> bool:
    """Whether the words before a number make it a rank, or count the first of those ranked."""
    return bool(_RANK.search(" ".join(gap.replace(MASK, " ").split()))) or is_among(gap)


def is_among(gap: str) -> bool:
    """Whether a number counts a group that something belongs to (*thuộc nhóm 15 tỉnh*)."""
    return bool(_AMONG.search(" ".join(gap.replace(MASK, " ").split())))


def is_listed(gap: str) -> bool:
    """Whether a number goes on the list of the one before it, with no words of its own."""
    match = _LISTED.match(gap)
    return match is not None and not _BREAK.search(match["tail"])


def find_baseline(text: str) -> str | None:
    """What the first *so với …* of a text compares with.

    A year or span of years, ``start of term``, ``previous term``, ``previous period`` or
    ``previous year``.

    >>> find_baseline(" so với năm 2020, tăng 3%"), find_baseline("tăng so với đầu nhiệm kỳ")
    ('2020', 'start of term')
    """
    for match in _VERSUS.finditer(text):
        if (baseline := _baseline(match[0])) is not None:
            return baseline
    return None


def _beside(words: str) -> re.Match[str] | None:
    match = _BESIDE.search(words)
    return None if match is None or _REACHING.search(match[0]) else match


def _baseline(words: str) -> str | None:
    low = " ".join(words.lower().split())
    for pattern, name in _POINTS:
        if pattern.search(low):
            return name
    for time in find_times(low):
        if time.period is not None:
            return str(time.period)
    match = re.search(r"(?:19|20)[0-9]{2}(?![0-9])", low)
    return match[0] if match else None
