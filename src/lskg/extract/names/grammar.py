"""How Vietnamese names go on after their head words: patterns, and the lists beside the module."""

from __future__ import annotations

import re
from functools import cache

from lskg.text import word_lists
from lskg.text.slugs import one_spelling

#: The capital letters of Vietnamese, as the inside of a character class.
UPPER = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))

_SPACE = r"[ \t]+"
_CAPITAL = rf"[{UPPER}]\w*"
_SMALL = r"[^\W\d_]+"

_COUNT = r"\d{1,2}(?![\w.,]*\d)(?!\w)"
#: Two capitalised words or more, one with a number, or an acronym: *Hồ Sơn 1*, *VSIP*.
PROPER = (
    rf"(?:{_CAPITAL}(?:{_SPACE}{_CAPITAL})+(?:{_SPACE}{_COUNT})?|{_CAPITAL}{_SPACE}{_COUNT}"
    r"|[A-Z]{3,}(?!\w))"
)
#: Two capitalised words or more: *Kỳ Cùng*.
WORDS = rf"{_CAPITAL}(?:{_SPACE}{_CAPITAL})+"
#: A name that is no end of a road.
SINGLE = rf"{PROPER}(?!\s+-\s)"
#: Capitalised words with up to three small ones between them: *Nhiệt điện Na Dương*.
MIXED = rf"{_CAPITAL}(?:{_SPACE}(?:{_SMALL}{_SPACE}){{0,3}}{_CAPITAL})*"
#: Words in Vietnamese quotation marks.
QUOTED = r"\s?“[^“”]{3,250}”"
#: The number of a road or of a scheme: *4B*, *06*, *ĐT. 239*, with its ends in brackets.
NUMBER = rf"(?:ĐT\.?\s?)?\d+[{UPPER}]?(?!\w)(?![.,/]\d)(?:\s\([^()\d]{{3,60}}\))?"
#: The number of a road, and the stretch of it that is meant.
STRETCH = rf"\d+[{UPPER}]?(?!\w)(?:\s\([^()]{{3,60}}\)|\s+đoạn\s+[^\s,;.()]+)?"
_MARKER = r"\d{3,4}(?:/\d{1,2})?"
#: Markers of a border; a number alone may count something else: *1088/2-1089*, *1119 - 1120*.
MARKERS = rf"(?!20\d\d\s?-\s?20)(?:{_MARKER}\s?-\s?{_MARKER}|\d{{3,4}}/\d{{1,2}})(?![.,/]\d)"
#: A full name of two to five words.
PERSON = rf"{_CAPITAL}(?:{_SPACE}{_CAPITAL}){{1,4}}"

_NODE = rf"(?:(?:cửa khẩu|thành phố|thị xã|huyện|cảng|ga)(?:{_SPACE}quốc tế)?{_SPACE})?{PROPER}"
_BRACKET = r"(?:\s?\([^()\n]{2,60}\))?"
_DASH = r"(?:\s+-\s*|\s*-\s+)"
#: Two ends or more with dashes between them: *Đồng Đăng (tỉnh An Hải) - Trà Lĩnh*.
ENDS = rf"{_NODE}{_BRACKET}(?:{_DASH}{_NODE}{_BRACKET})+"
#: One end or more.
ROUTE = rf"{_NODE}(?:{_DASH}{_NODE})*"
#: What a road carries, and the markers of the border beside it.
MARKED = rf"(?:{_SMALL}{_SPACE}){{0,9}}?mốc{_SPACE}{MARKERS}{_BRACKET}"
_PLACES = rf"{PROPER}(?:,{_SPACE}{PROPER})*{_BRACKET}"
#: Units of two countries that have a committee or meetings: *04 tỉnh A, B (C) và Khu tự trị D*.
PARTIES = (
    rf"(?:giữa{_SPACE})?(?:(?:các|\d{{1,2}}){_SPACE})?tỉnh{_SPACE}{_PLACES}{_SPACE}(?:và|với){_SPACE}"
    rf"(?:(?:Khu tự trị dân tộc|tỉnh){_SPACE})?{_PLACES}"
)
_SECRETARY = rf"(?:các{_SPACE})?Bí thư{_SPACE}(?:Tỉnh|Thành|Khu){_SPACE}ủy"
#: Whose heads meet: *giữa các Bí thư Tỉnh ủy - Bí thư Khu ủy*.
SECRETARIES = (
    rf"(?:{_SPACE}giữa{_SPACE}{_SECRETARY}(?:(?:{_SPACE}-|,|{_SPACE}và){_SPACE}{_SECRETARY})*)?"
)
#: What a work is done on, up to the proper name in it: *phía Đông thị trấn Đình Lập*.
WORKS = (
    rf"(?:(?!(?:các|những|tại|có|được|là|cho|theo)(?!\w))(?:{_SMALL}|{MARKERS}){_SPACE}){{0,9}}?"
    rf"(?:(?:thị trấn|xã|phường|huyện|sông|cầu|cửa khẩu(?: quốc tế| song phương)?){_SPACE})?"
    rf"{PROPER}(?!{_SPACE}(?:{_CAPITAL}|thị trấn|xã|phường|huyện))"
    rf"(?:{_SPACE}giai đoạn{_SPACE}(?:[IVX]+|\d)(?!\w))?"
)
#: Years after a title: *giai đoạn 2021 - 2025*, *thời kỳ 2021 - 2030, tầm nhìn đến năm 2050*.
YEARS = (
    r"(?:,?\s+(?:giai đoạn|thời kỳ)\s+\d{4}\s?-\s?\d{4}|\s+đến năm\s+\d{4})"
    r"(?:,\s+(?:tầm nhìn|định hướng)\s+đến(?:\s+năm)?\s+\d{4})?"
)


@cache
def title(least: int = 2, more_stops: str = "") -> str:
    """Pattern of a title in small letters, which goes on to punctuation or a word that ends it.

    Args:
        least: the fewest words of a title.
        more_stops: the name of a list of words that end a title of this sort too.
    """
    words = (*lines("title_stops.txt"), *(lines(more_stops) if more_stops else ()))
    stops = word_lists.any_of(map(one_spelling, words))
    word = rf"(?!(?:{stops})(?!\w))(?!\d+[.,]\d)\w[\w/]*"
    more = rf"(?:[ \t]+(?:-[ \t]+)?{word}){{{least - 1},25}}"
    return rf"(?!(?:số|Gặp gỡ)\s){word}{more}(?:[ \t]\([A-Z][\w -]{{1,40}}\))?"


@cache
def dated_title() -> str:
    """Pattern of a title that ends with years, and may have commas before them."""
    part = title(1)
    return rf"{title(2)}(?:,[ \t]+{part}){{0,3}}(?:{YEARS})"


def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a list beside this module."""
    return word_lists.rows("lskg.extract.names", name)


def lines(name: str) -> tuple[str, ...]:
    """The lines of a list beside this module."""
    return word_lists.lines("lskg.extract.names", name)


def mixed(guard: str, words: str) -> str:
    """Pattern of capitalised words with up to three small ones between them.

    Args:
        guard: what stands before each of them; it may forbid words.
        words: pattern of words of more than one syllable, of which only the first is capitalised.
    """
    word = rf"{guard}(?:(?:{words})(?!\w)|{_CAPITAL})"
    small = rf"(?![{UPPER}]){_SMALL}"
    joint = rf"{_SPACE}(?:-{_SPACE}|(?:{small}{_SPACE}){{0,3}})"
    return rf"{word}(?:{joint}{word})*"


def unless_after(words: str) -> str:
    """Pattern that no word of a list (``thị|hợp tác``) stands before.

    >>> bool(re.search(unless_after("thị|hợp tác") + "xã", "hợp tác xã"))
    False
    """
    return "".join(rf"(?<!(?<!\w){re.escape(word)}\s)" for word in words.split("|") if word)
