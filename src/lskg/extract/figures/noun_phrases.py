"""Short noun phrases in the words before and behind a number, and the verbs of counting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lskg.extract.figures.number_roles_patterns import YEARS
from lskg.text.periods import find_times
from lskg.text.quantities import MASK, PrintedQuantity
from lskg.text.slugs import one_spelling
from lskg.text.word_lists import any_of, lines

_PACKAGE = "lskg.extract.figures"
_HEDGES = re.compile(
    r"(?<!\w)(?:dự ước|ước tính|ước|dự kiến|khoảng|trên|hơn|gần|xấp xỉ|dưới|không quá"
    r"|không vượt quá|tối thiểu|tối đa|ít nhất|từ|đạt từ|mức|chỉ còn|≥|≤)\s*$",
    re.IGNORECASE,
)
_VERBS = re.compile(
    r"(?<!\w)(?:đạt tỷ lệ|đạt mức|đạt được|đạt|là|chiếm tỷ lệ|chiếm|còn|có|gồm|được|tăng lên"
    r"|tăng thêm|tăng|giảm còn|giảm xuống|giảm|(?<!trở )lên|xuống|duy trì|(?<!thu )giữ"
    r"|(?<!mặt )(?<!đồng )bằng|(?<!nhà )ở"
    r"|được kiểm soát|tới|với|cho|đã|cả"
    r"|trong đó|thêm|và|đối với|ra|tương đương|luôn|đều|đến|hết|vào|so với|khi|khoảng|ước"
    r"|dự ước|dự kiến|giai đoạn|năm|theo|trong|mỗi năm|hằng năm|bình quân|gấp|lên gấp|xếp thứ"
    r"|xếp hạng|(?<!sắp )xếp|đứng thứ|đứng|thứ|vượt|cuối|đầu|lần lượt|phấn đấu|ổn định"
    r"|các năm|ở mức|xảy ra|ghi nhận)\s*$",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"^(?:[\s,;:.…”\"-]+|\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]\s"
    r"|(?:và|trong đó có|trong đó|với|đồng thời|cùng với|qua đó|riêng"
    r"|ước tính|ước|dự ước|dự kiến|đến nay|hiện nay|hiện|đến|hết|vào|cuối|đầu|trong|tính đến"
    r"|toàn tỉnh|cả tỉnh|cả nước|toàn quốc|trên địa bàn tỉnh|năm|giai đoạn"
    r"|nhiệm kỳ|phấn đấu|duy trì|đã|có|còn|so"
    r"|cả|nhất là|tương đương|lũy kế|luỹ kế|tỉnh|dự báo|mục tiêu)(?!\w))",
    re.IGNORECASE,
)
_YEARS = re.compile(YEARS, re.IGNORECASE)
_SOME_YEARS = re.compile(
    r"(?<!\w)(?:(?:hai|ba|bốn|0?[2-4]) năm (?:đầu|cuối|tiếp theo|còn lại|tới|gần đây)(?!\w)"
    r"|năm học(?=\s*(?:19|20)[0-9]{2}))",
    re.IGNORECASE,
)
_BASELINE = re.compile(r"(?<!\w)so (?:với|cùng|năm|đầu|kế hoạch|dự toán) ?[^,;.:]*", re.IGNORECASE)
_TAIL_END = re.compile(
    r"[,;.:()”“\0\n]|[0-9]"
    r"|(?<!\w)(?:đạt(?!\s+(?:chuẩn|tiêu chuẩn|bộ tiêu chí|giải|danh hiệu))|chiếm|tăng|giảm|so với"
    r"|trong đó|để|gồm|với|qua đó|nhằm|đã|đang|là|trở lên|trở xuống|lên|xuống|còn|từ|theo"
    r"|trên địa bàn|quy mô|(?:(?:bình quân )?(?:mỗi|hằng|hàng) )?năm|giai đoạn"
    r"|đối với|cho)(?!\w)",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"trong (?:đó|số đó)(?:,| có)*", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,;:]\s")
# Nothing of its own stands between a connecting word and the number.
_CONNECTED = re.compile(
    r"(?:[,;(]|(?<!\w)(?:và|trong đó|gồm|cùng))(?:\s*(?:,|:|trong đó|có|là|gồm|với|còn|và|cả|đạt"
    r"|lần lượt|tương ứng|bình quân"
    r"|khoảng|trên|hơn|gần|chiếm|tăng|giảm|thêm|phấn đấu|từ|dự kiến|ước|dự ước|đến nay|xếp thứ"
    r"|đứng thứ|bằng|năm))*\s*$",
    re.IGNORECASE,
)
_BOUND = re.compile(r"^\s*trở (?:lên|xuống)(?!\w)", re.IGNORECASE)
_EMPTY = {"vào", "trong", "ở", "cả", "của"}
_JOINING = {"và", "hoặc", "cùng", "có", "đến", "tại"}
# Verbs that begin like a head: *thu hút* is not the revenue *thu*, *chi trả* not the cost *chi*.
_NO_HEAD = (
    r"(?!thu (?:hút|hồi|giữ|gom|hẹp|mua)(?!\w)|chi (?:bộ|hội|nhánh|cục|đoàn|trả)(?!\w)"
    r"|số (?:hóa|hoá)(?!\w))"
)
#: Words of a phrase at most.
LONGEST = 14


def is_named(phrase: str) -> bool:
    """Whether a phrase begins as the name of an indicator does (*tỷ lệ …*, *sản lượng …*)."""
    return _heads().match(phrase) is not None


def without_head(phrase: str) -> str:
    """A phrase without the noun that it begins with as an indicator.

    >>> without_head("năng suất lúa"), without_head("hộ nghèo")
    ('lúa', 'hộ nghèo')
    """
    match = _heads().match(phrase)
    return phrase[match.end() :].strip() if match else phrase


def is_verb(phrase: str) -> bool:
    """Whether words say only what is to be done, not what is measured.

    >>> is_verb("Tiếp tục bố trí"), is_verb("Thu hút"), is_verb("Thu ngân sách")
    (True, True, False)
    """
    return _only_verbs().fullmatch(one_spelling(" ".join(phrase.lower().split()))) is not None


def is_item(own: str) -> bool:
    """Whether a phrase names an item of something (*nuôi trồng*), not a value of its own."""
    return ":" not in own and not is_named(own) and not own.startswith("tỷ lệ ")


def heading_of(text: str, quantities: Sequence[PrintedQuantity]) -> str:
    """The words before a colon that hold for each item behind it, or an empty string."""
    colon = text.find(":")
    first = quantities[0].digits.start if quantities else 0
    if colon < 0 or colon > first or not lead_phrase(text[colon + 1 : first]):
        return ""
    return lead_phrase(text[:colon])


# A judgement of the trend that stands between the indicator and its value (“tăng khá, đạt”).
_JUDGED = re.compile(r"\s(?:tăng|giảm)(?: trưởng)? (?:khá|mạnh|cao|nhanh|tốt|đều)$", re.IGNORECASE)


def lead_phrase(gap: str, fresh: bool = True) -> str:
    """The noun phrase that a number follows, or an empty string.

    Args:
        gap: the words before it.
        fresh: whether no number of the clause stands before it.

    >>> lead_phrase("Năm 2025, tỷ lệ che phủ rừng ước đạt ")
    'tỷ lệ che phủ rừng'
    >>> lead_phrase(" so với năm 2020; dư nợ tín dụng ", fresh=False)
    'dư nợ tín dụng'
    >>> lead_phrase(" đạt chuẩn, trong đó ", fresh=False)
    ''
    """
    gap = _YEARS.sub(" ", gap)
    for time in sorted(find_times(gap), key=lambda each: -each.span.start):
        gap = gap[: time.span.start] + " " + gap[time.span.end :]
    gap = _SOME_YEARS.sub(" ", gap)
    gap = " ".join(_BASELINE.sub(" ", gap).replace(MASK, " ").split())
    if not fresh and _CONNECTED.search(gap):
        return ""
    *before, item = _OF_WHICH.split(gap)
    phrase = _strip(item)
    starts = [match.start() for match in _heads().finditer(phrase)]
    if starts:
        phrase = phrase[_best(phrase, starts) :]
    elif not before:
        phrase = _SEPARATOR.split(phrase)[-1]
    phrase = _strip(phrase)
    parts = phrase.split()
    return phrase if starts or len(parts) <= LONGEST else " ".join(parts[-LONGEST:])


def counted_phrase(unit: str, after: str, verb: str) -> str:
    """The name of a count: the noun counted, what qualifies it, and the verb before it.

    >>> counted_phrase("doanh nghiệp", " so với nhiệm kỳ trước", "thành lập mới")
    'số doanh nghiệp thành lập mới'
    """
    noun = " ".join(f"{unit} {tail_words(after)}".split()).removesuffix(" và")
    return f"số {noun} {verb}".strip() if noun else verb


def tail_words(after: str, most: int = 10) -> str:
    """The words that qualify the unit, up to a mark, a number or a verb of result."""
    after = _next_deed().split(_BOUND.sub("", after), 1)[0]
    stop = _TAIL_END.search(after)
    words = (after[: stop.start()] if stop else after).split()
    while words and words[-1].lower() in _JOINING:
        words.pop()
    return "" if set(words) <= _EMPTY else " ".join(words[:most])


def deed(gap: str) -> str:
    """The verb that says what was done to the things counted, or an empty string.

    >>> deed("trong nhiệm kỳ đã thành lập mới ")
    'thành lập mới'
    """
    words = _HEDGES.sub("", " ".join(gap.replace(MASK, " ").split())).strip()
    match = _deeds().search(one_spelling(words))
    return match["deed"].lower() if match else ""


@cache
def _heads() -> re.Pattern[str]:
    """Nouns with which the name of an indicator begins, where a phrase may begin."""
    heads = any_of(lines(_PACKAGE, "indicator_heads.txt"))
    return re.compile(
        rf"(?:^|(?<=[,;:] )|(?<= và )|(?<= với )|(?<=nâng )|(?<=đưa )|(?<=giữ ))"
        rf"{_NO_HEAD}(?:{heads})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _only_verbs() -> re.Pattern[str]:
    words = [*lines(_PACKAGE, "deeds.txt"), *lines(_PACKAGE, "verbs.txt")]
    deeds = any_of(one_spelling(each).lower() for each in words)
    return re.compile(rf"(?:(?:{deeds})(?: toàn bộ)?(?:,? và |, | |$))+")


@cache
def _next_deed() -> re.Pattern[str]:
    """Where the next thing done begins (*30 nhà và hỗ trợ 20 hộ*)."""
    deeds = any_of(lines(_PACKAGE, "deeds.txt"))
    return re.compile(rf"(?<!\w)và (?:{deeds})(?!\w)", re.IGNORECASE)


@cache
def _deeds() -> re.Pattern[str]:
    deeds = any_of(map(one_spelling, lines(_PACKAGE, "deeds.txt")))
    return re.compile(
        rf"(?<!\w)(?P<deed>(?:được )?(?:{deeds}))"
        r"(?: (?:được|mới|thêm|cho|tới|đến|đối với|là|các|lại|toàn bộ|tổng số))*$",
        re.IGNORECASE,
    )


def _best(words: str, starts: list[int]) -> int:
    """Where the phrase begins: at the last head after a comma, else at the first."""
    after = [at for at in starts if at == 0 or words[:at].rstrip().endswith((",", ";", ":"))]
    return after[-1] if after else starts[0]


def _strip(words: str) -> str:
    """The words without hedges and verbs at the end, and connecting words at the start."""
    while True:
        shorter = words.strip(' ,;:.…“”"-+/')
        shorter = _VERBS.sub("", _HEDGES.sub("", shorter)).strip()
        shorter = _STARTS.sub("", _JUDGED.sub("", shorter))
        if shorter == words:
            return words
        words = shorter
