"""The indicator of a number: the phrase of its own words, or of what came before; and its area."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lskg.extract.figures.change_words import is_beside, is_ranked
from lskg.extract.figures.kind import is_of_plan
from lskg.extract.figures.noun_phrases import (
    LONGEST,
    counted_phrase,
    deed,
    is_item,
    is_named,
    is_verb,
    lead_phrase,
    tail_words,
)
from lskg.extract.figures.readings import Reading, Topic
from lskg.extract.figures.sentence import Around
from lskg.extract.names.grammar import UPPER
from lskg.text.quantities import SCALES, PrintedQuantity

_SCALE = re.compile(rf"^(?:{'|'.join(SCALES)})\s+")
_WHOLE_NAME = re.compile(r"(?:tỷ lệ|tổng|số|sản lượng|diện tích)(?!\w)", re.IGNORECASE)
_AGENT = re.compile(
    r"(?:toàn|các|mỗi|cả|cấp|hội|đảng bộ|tỉnh|huyện|xã|ban|ủy ban|uỷ ban|trung bình|bình quân)"
    r"(?!\w)",
    re.IGNORECASE,
)
# A percentage of what was named before it.
_OF_BEFORE = re.compile(r"(?<!\w)(?:chiếm|đạt|vượt|bằng|tỷ lệ)(?!\w)", re.IGNORECASE)
# A pace that does not say of what, and the time of what was named before.
_UNNAMED = re.compile(
    r"cùng kỳ(?: năm trước)?"
    r"|(?:tốc độ|mức|tỷ lệ|tỉ lệ)(?: (?:tăng|giảm))?(?: trưởng)?(?: bình quân)?|bình quân",
    re.IGNORECASE,
)
# What a value is held against, of the same thing: *cao hơn*, *mục tiêu Đại hội*, *kế hoạch*.
_HELD_AGAINST = re.compile(
    r"(?:tức(?: là)?|(?:\S+ )?(?:cao|thấp|nhiều|ít|lớn|nhỏ|tụt|tăng|giảm)(?: hơn)?)?\s*"
    r"(?:(?:so với )?(?:mục tiêu|kế hoạch|chỉ tiêu|dự toán|cùng kỳ)(?: [^\W\d_]+){0,4})?",
    re.IGNORECASE,
)
# *Tăng 8% so với năm trước (3,8 triệu lượt)*: the base, of the same thing.
_AGAINST = re.compile(r"(?<!\w)so (?:với|cùng)\s[^,;.()]*$", re.IGNORECASE)
_ONLY_CHANGE = re.compile(
    r",\s*(?:đã\s+)?(?:tăng|giảm)(?:\s+(?:thêm|được|khoảng|trên|hơn|gần))*\s*$", re.IGNORECASE
)
# *Giảm tỷ lệ hộ nghèo 1%*: what the verb of a change has before its number.
_CHANGING = re.compile(r"(?:tăng|(?:kéo )?giảm)\s+(?!trưởng(?!\w))", re.IGNORECASE)
_NAMED_BEHIND = re.compile(r"\s*(?:tổng số|số|diện tích|tổng|kim ngạch|chi phí)\s", re.IGNORECASE)
_BECAME = re.compile(
    r"(?<!\w)(?:còn|lên|xuống|đạt|tăng|giảm)(?:\s+(?:còn|đạt|đến|thêm|khoảng|trên|hơn|gần))*\s*$",
    re.IGNORECASE,
)
# What an amount is of stands behind it (*trồng 9.850 ha rừng*).
_MONEY = re.compile(r"(?:đồng|USD)(?!\w)")
_CHANGED = re.compile(r"(?<!\w)(?:tăng|giảm|ít hơn|nhiều hơn)(?: thêm)?\s*$", re.IGNORECASE)
_ASIDE = re.compile(r"(?:trong|cả|ở|tại|của|về|cùng kỳ|năm trước)(?!\w)", re.IGNORECASE)
_VERB_BEFORE = re.compile(
    r"(?<!\w)(?:tăng|giảm|rút ngắn|tiết kiệm)(?:\s+(?:thêm|được|khoảng|trên|hơn|gần|từ"
    r"|ít nhất|tối thiểu))*\s*$",
    re.IGNORECASE,
)
_STUFF = {"area", "length", "mass", "volume"}
_SHORT = 3
_LONG = 8
#: A count of all, which does not say of what.
_ALL = {"tổng số", "tổng", "số", "số lượng"}


_AREA = re.compile(
    r"(?:^|: )(?P<item>cấp (?:[^\W0-9_]+(?:, )?\s?){1,5}|khối [^\W0-9_]+(?: [^\W0-9_]+)?)$"
    r"|(?<!\w)(?P<part>(?:khu vực |khu dân cư |vùng )?(?:nông thôn|đô thị|thành thị|miền núi))"
    r"(?!\w)(?! mới)"
    r"|(?<!\w)(?P<place>(?:huyện|thị xã|thành phố|xã|phường|thị trấn)"
    rf"(?: [{UPPER}][^\W0-9_]*)+)",
)
_NO_AREA = re.compile(
    r"tỷ lệ đô thị|phát triển đô thị|số đô thị|(?<!\w)đô thị (?:loại|hóa|hoá)", re.IGNORECASE
)


def name(
    quantity: PrintedQuantity, around: Around, change: bool, topic: Topic, ranked: bool
) -> tuple[str, str]:
    """The phrase of a number's own words, which may be empty, and the phrase that it has.

    Args:
        quantity: the number.
        around: the words around it.
        change: whether it states a change.
        topic: what it takes where it has no words of its own.
        ranked: whether numbers are ranks.
    """
    own, held = _lead(quantity, around, change)
    if topic.phrase and (held or (around.alone and _AGAINST.search(around.gap))):
        return "", topic.phrase
    if _is_counted(quantity, around, ranked) and _lacks_name(own, around, change):
        own = _of_count(own, quantity, around, topic)
    elif quantity.dimension in {"percent", "part"} and not change:
        own = _shared(own, around)
    elif change and not own and (_NAMED_BEHIND.match(around.after) or not topic.phrase):
        own = tail_words(around.after, LONGEST)
    elif quantity.dimension in _STUFF or quantity.dimension == "money":
        own = _of_amount(own, quantity, around, topic if not change else None)
    elif quantity.dimension == "ratio" and not (change or own or _is_paid(quantity, topic)):
        own = _counted(own, quantity, around)
    if own and topic.heading and not _has_subject(own, quantity, topic.heading):
        own = f"{topic.heading}: {own}"
    return own, own or topic.phrase or topic.heading


def complete(
    own: str, phrase: str, printed: str, quantity: PrintedQuantity, of: Sequence[Reading | None]
) -> str:
    """The phrase of a number, made whole by what it is a share or a part of.

    Args:
        own: the phrase of its own words.
        phrase: the phrase that it has.
        printed: the words of its quotation behind the digits.
        quantity: the number.
        of: what it is a share of, and what it is a part of.
    """
    share, whole = of
    if quantity.dimension == "percent" and not quantity.low and printed[:1].isalpha():
        return f"tỷ lệ {printed}"
    fraction = share is not None and share.kind == "count" and share.quantity.whole is not None
    if share is not None and fraction and not is_named(own):
        return f"tỷ lệ {share.phrase.removeprefix('số ')}"
    if own and whole is not None and is_item(own):
        return f"{whole.phrase}: {own}"
    return phrase


def area_of(phrase: str) -> str | None:
    """The place, group or level that a phrase narrows its value to, as printed.

    >>> area_of("tỷ lệ dân số nông thôn sử dụng nước sạch")
    'nông thôn'
    >>> area_of("tỷ lệ xã đạt chuẩn nông thôn mới") is None
    True
    """
    match = _AREA.search(phrase)
    if match is None or _NO_AREA.search(phrase):
        return None
    return (match["item"] or match["part"] or match["place"]).strip()


def _lead(quantity: PrintedQuantity, around: Around, change: bool) -> tuple[str, bool]:
    """The words before a number that name it, and whether they only hold it against a plan."""
    own = lead_phrase(around.gap, around.fresh)
    own = _CHANGING.sub("", own, count=1) if change and _CHANGING.match(own) else own
    held = bool(own) and _HELD_AGAINST.fullmatch(own) is not None
    held = held or (around.opens and own == "Đại hội")
    if _UNNAMED.fullmatch(own) or held or (change and is_beside(around.gap)):
        own = ""
    if change and quantity.dimension == "percent" and not is_named(own):
        own = _changed(own, around)
    return own, held


def _of_count(own: str, quantity: PrintedQuantity, around: Around, topic: Topic) -> str:
    """The phrase of a count; empty where it goes on with what was counted before."""
    if _is_same_count(own, quantity, around, topic.phrase):
        return ""
    counted = _counted(own, quantity, around)
    changed = topic.phrase and _CHANGED.search(around.gap)
    return "" if changed and counted == _bare(quantity) else counted


def _of_amount(own: str, quantity: PrintedQuantity, around: Around, topic: Topic | None) -> str:
    """The phrase of an amount: what it is of may stand behind it.

    Args:
        own: the words before it.
        quantity: the number.
        around: the words around it.
        topic: what was spoken of before; None for a change.
    """
    tail = tail_words(around.after)
    if is_named(own) or not tail:
        return own
    if quantity.dimension == "money":
        return tail if is_verb(own) else own
    if not own:
        return "" if topic is None or tail in topic.phrase else tail
    if len(own.split()) <= _LONG:
        return f"{own} {tail}"
    return f"{tail} {deed(around.gap)}" if deed(around.gap) else own


def _is_counted(quantity: PrintedQuantity, around: Around, ranked: bool) -> bool:
    """Whether a number is named by the things that it counts, which stand behind it."""
    if quantity.dimension != "count" or is_ranked(around.gap):
        return False
    if quantity.whole is not None and ranked:
        return False
    behind = around.after.lstrip().startswith(quantity.unit_printed)
    return behind or quantity.quote != quantity.digits


def _lacks_name(own: str, around: Around, change: bool) -> bool:
    """Whether the words before a count do not name it, or name it with what was done."""
    only_change = change and bool(_ONLY_CHANGE.search(around.gap))
    return not is_named(own) or own.lower() in _ALL or only_change or bool(deed(around.gap))


def _is_same_count(own: str, quantity: PrintedQuantity, around: Around, before: str) -> bool:
    """Whether a bare count goes on with what was counted (*là 25.400 hộ, … còn 6.300 hộ*)."""
    bare = not own and not deed(around.gap) and not tail_words(around.after)
    unit = _SCALE.sub("", quantity.unit_printed)
    return bare and unit in before and bool(_BECAME.search(around.gap))


def _counted(own: str, quantity: PrintedQuantity, around: Around) -> str:
    unit = _SCALE.sub("", quantity.unit_printed)
    after = around.after.strip().removeprefix(quantity.unit_printed)
    phrase = counted_phrase(unit, after, deed(around.gap) or _short_verb(own, around))
    behind = around.gap.lstrip().startswith(own) and not around.fresh
    told = own and not behind and not is_verb(own) and not _AGENT.match(own)
    if not told or phrase != _bare(quantity):
        return phrase
    return f"số {own}" if own.startswith(unit) else f"{phrase} {own}"


def _bare(quantity: PrintedQuantity) -> str:
    """The phrase of a count whose noun says nothing more (*số vụ*)."""
    return f"số {_SCALE.sub('', quantity.unit_printed)}"


def _is_paid(quantity: PrintedQuantity, topic: Topic) -> bool:
    """Whether a ratio is of money, which does not say of what (*165 triệu đồng/lao động*)."""
    return bool(topic.phrase) and _MONEY.match(_SCALE.sub("", quantity.unit_printed)) is not None


def _changed(own: str, around: Around) -> str:
    """*Cắt giảm 30% chi phí*: what changes stands right behind the percentage."""
    tail = tail_words(around.after, LONGEST)
    behind = (
        tail
        and not _ASIDE.match(tail)
        and not is_of_plan(around.after)
        and _VERB_BEFORE.search(around.gap)
    )
    return tail if (behind and (" " in tail or is_verb(own))) else "" if is_verb(own) else own


def _shared(own: str, around: Around) -> str:
    """*Có 95% số xã đạt chuẩn*: what has the percentage stands behind it."""
    if is_of_plan(around.after) and is_verb(own):
        return tail_words(around.after, LONGEST)
    if is_named(own) or not tail_words(around.after) or is_of_plan(around.after):
        return own
    verb = bool(own) and (deed(own) == own.lower() or is_verb(own))
    before = around.gap[around.gap.rfind(",") + 1 :]
    if verb or (not own and not _OF_BEFORE.search(before)):
        done = deed(around.gap) or own.lower()
        return f"tỷ lệ {tail_words(around.after, LONGEST)} {done}".strip()
    return own


def _short_verb(own: str, around: Around) -> str:
    """Words before a count that are short enough to be its verb (*tuyển*, *hỗ trợ xây mới*).

    Words right behind the number before belong to that number.
    """
    words, opens = own.split(), around.gap.lstrip().startswith(own)
    if opens and not around.fresh:
        return ""
    if not 0 < len(words) <= _SHORT or is_named(own) or _AGENT.match(own):
        return ""
    is_name = not own[0].islower() and not opens
    return "" if is_name or not all(word.islower() for word in words[1:]) else own.lower()


def _has_subject(own: str, quantity: PrintedQuantity, heading: str) -> bool:
    """Whether a phrase says what it is of without the heading of its list."""
    return bool(_WHOLE_NAME.match(own)) or quantity.dimension == "count" or own == heading
