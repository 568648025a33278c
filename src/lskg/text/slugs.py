"""ASCII slugs and folded forms of Vietnamese words."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SLUG = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


def fold(text: str) -> str:
    """Lower case without diacritics, `đ` as `d`: the form in which words are compared.

    >>> fold("Tỷ lệ che phủ rừng, Đồng Đăng")
    'ty le che phu rung, dong dang'
    """
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def slug(text: str, words: int | None = None) -> str:
    """ASCII slug of a text, cut after a number of words.

    >>> slug("Phát triển kết cấu hạ tầng", words=4)
    'phat-trien-ket-cau'
    """
    parts = [part for part in _NOT_WORD.split(fold(text)) if part]
    return "-".join(parts[:words])


def is_slug(text: str) -> bool:
    """Whether a text can stand in an IRI as it is.

    >>> is_slug("1.1-nang-cap-cang-ca"), is_slug("Cảng cá")
    (True, False)
    """
    return _SLUG.fullmatch(text) is not None


_OPEN_SYLLABLE = re.compile(r"(?<!q)([ou])([áàảãạéèẻẽẹýỳỷỹỵ])(?!\w)", re.IGNORECASE)


def one_spelling(text: str) -> str:
    """The text with tone marks of open *oa, oe, uy* on the first vowel, and one kind of dash.

    The length stays, so offsets do too.

    >>> one_spelling("Uỷ ban xã hội hoá – quý")
    'Ủy ban xã hội hóa - quý'
    """
    return _OPEN_SYLLABLE.sub(_move_tone, text).replace("–", "-")


def _move_tone(match: re.Match[str]) -> str:
    vowel, marked = match[1], unicodedata.normalize("NFD", match[2])
    plain, tone = marked[0], marked[1:]
    return unicodedata.normalize("NFC", vowel + tone) + plain
