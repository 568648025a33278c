"""Names in the forms in which they are compared: folded, abbreviations written out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from lskg.text.slugs import fold, one_spelling
from lskg.text.word_lists import lines, rows

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_KIND = re.compile(r"^(h|p|q|t|tt|x)\.\s*(?=\w)")
_KINDS = {
    "h": "huyen",
    "p": "phuong",
    "q": "quan",
    "t": "tinh",
    "tt": "thi tran",
    "x": "xa",
}
# *Bác sĩ/1 vạn dân* is said *bác sĩ trên 1 vạn dân*.
_PER = re.compile(r"(?<=[a-z])\s*/\s*(?=\d[\d.,]*\s)")
# *Kỹ* and *kĩ*, *sỹ* and *sĩ* are the same word in two spellings.
_LAST_Y = re.compile(r"\b([hklmst])y\b")
_CURRENCIES = (
    (re.compile(r"(?:tính )?bằng đô la Mỹ", re.IGNORECASE), "USD"),
    (re.compile(r"(?:tính )?bằng đồng Việt Nam", re.IGNORECASE), "VND"),
)
_BRACKETED = re.compile(r"(.*\S)\s+\(([^()]+)\)(.*)")
_MARKED_Y = re.compile(r"\b[hklmst][yýỳỷỹỵ]\b")
_Y_AS_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_UNIT_KINDS = "tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường"
_FORMER = re.compile(
    rf"(?:nguyên\s+(?=(?:{_UNIT_KINDS})\s)|former\s+)(.+)"
    r"|(.+?)\s*(?:\((?:cũ|cu|trước đây|truoc day|former|old)\)|,?\s(?:cũ|trước đây|truoc day))",
    re.IGNORECASE,
)
_GATE = re.compile(r"^cua khau (?:quoc te|song phuong|chinh) ")
_BEFORE = re.compile(r"^(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran)\s+")
_AFTER = re.compile(r"\s+(?:province|city|district|commune|ward|township)$")


def full_name(name: str) -> str:
    """A name folded to words, common abbreviations written out.

    >>> full_name("UBND tỉnh An Hải"), full_name("H. Chi Lăng"), full_name("Bộ TT&TT")
    ('uy ban nhan dan tinh an hai', 'huyen chi lang', 'bo thong tin va truyen thong')

    What is short for the words before it is not said twice, *trên* may be a stroke, and of English
    words for the same one stands for all.

    >>> full_name("Bảo hiểm y tế (BHYT)"), full_name("Số giường/1 vạn dân")
    ('bao hiem y te', 'so giuong tren 1 van dan')
    >>> full_name("Beds per 10,000 inhabitants"), full_name("Labor training center")
    ('beds per 10 000 people', 'labour training centre')
    """
    folded = _KIND.sub(lambda found: f"{_KINDS[found[1]]} ", fold(name).strip())
    words = " ".join(_NOT_WORD.sub(" ", _PER.sub(" tren ", folded)).split())
    pattern, full = _abbreviations()

    def written_out(found: re.Match[str]) -> str:
        meant = full[found[0]]
        return "" if _is_said_before(meant, found.string[: found.start()]) else meant

    return " ".join(_LAST_Y.sub(r"\1i", pattern.sub(written_out, words)).split())


def _is_said_before(meant: str, before: str) -> bool:
    """Whether words end with those that an abbreviation is short for, but for one misspelt."""
    words, last = meant.split(), before.split()
    pairs = zip(reversed(words), reversed(last), strict=False)
    same = sum(word == other for word, other in pairs)
    return len(words) > 1 and same >= max(len(words) - 1, 2)


def place_name(name: str) -> str:
    """A folded name without the kind of administrative unit, or the rank of a border gate.

    >>> place_name("TP. Hồ Chí Minh"), place_name("Thai  Nguyen"), place_name("An Hải province")
    ('ho chi minh', 'thai nguyen', 'an hai')
    >>> place_name("Cửa khẩu quốc tế Hữu Nghị")
    'cua khau huu nghi'
    """
    full = _GATE.sub("cua khau ", full_name(name))
    return _AFTER.sub("", _BEFORE.sub("", full)) or full


def other_forms(name: str) -> tuple[str, ...]:
    """A name without its brackets, and what is in them where it is short for the whole.

    >>> other_forms("Human development index (HDI)")
    ('Human development index', 'HDI')
    >>> other_forms("Growth of gross regional domestic product (GRDP)")
    ('Growth of gross regional domestic product',)
    >>> other_forms("Tỷ lệ hộ nghèo")
    ()

    A currency that is written out is also known by its sign.

    >>> other_forms("Thu nhập bình quân tính bằng đô la Mỹ")
    ('Thu nhập bình quân (USD)',)
    """
    forms = tuple(
        changed for words, sign in _CURRENCIES if (changed := words.sub(f"({sign})", name)) != name
    )
    found = _BRACKETED.fullmatch(name)
    if found is None:
        return forms
    before, within, after = found.groups()
    initials = "".join(word[0] for word in before.split()).casefold()
    is_short = not after and within.casefold() == initials
    return (f"{before}{after}", within) if is_short else (f"{before}{after}", *forms)


def bare_name(name: str) -> str:
    """A folded name without the words that add nothing: *đã*, *được*, *của*.

    >>> bare_name("Tỷ lệ lao động đã qua đào tạo"), bare_name("Cửa khẩu Chi Ma")
    ('ti le lao dong qua dao tao', 'cua khau chi ma')

    Without diacritics nobody can tell *của* from *cửa*.

    >>> bare_name("cua khau Chi Ma")
    'cua khau chi ma'
    """
    return full_name(" ".join(word for word in spelling(name).split() if word not in _small()))


def without_former(name: str) -> str | None:
    """A name without the words that say that it was one formerly; None where none do.

    >>> without_former("xã An Hải cũ"), without_former("Nguyên huyện An Hải")
    ('xã An Hải', 'huyện An Hải')
    >>> without_former("former An Hải district"), without_former("Xã An Cư")
    ('An Hải district', None)
    """
    found = _FORMER.fullmatch(unicodedata.normalize("NFC", name).strip())
    return found and (found[1] or found[2])


def has_marks(name: str) -> bool:
    """Whether a name is written with Vietnamese diacritics.

    >>> has_marks("An Hải"), has_marks("An Hai")
    (True, False)
    """
    return fold(name) != unicodedata.normalize("NFC", name).lower()


def spelling(name: str) -> str:
    """A name in small letters with its diacritics, in one spelling and with single spaces.

    >>> spelling("Bác  sỹ Hoà")
    'bác sĩ hòa'
    """
    words = " ".join(one_spelling(unicodedata.normalize("NFC", name)).lower().split())
    return _MARKED_Y.sub(lambda found: found[0].translate(_Y_AS_I), words)


@cache
def _small() -> frozenset[str]:
    """Words that add nothing to a name."""
    return frozenset(map(spelling, lines("lskg.text", "small_words.txt")))


@cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all abbreviations and English variants, the longest first, and their meaning."""
    full = {
        _words(row["short"]): _words(row["full"])
        for name in ("english_variants.csv", "abbreviations.csv")
        for row in rows("lskg.text", name)
    }
    return re.compile(rf"\b(?:{'|'.join(sorted(full, key=len, reverse=True))})\b"), full


def _words(text: str) -> str:
    return _NOT_WORD.sub(" ", fold(text)).strip()
