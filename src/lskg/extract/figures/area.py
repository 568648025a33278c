"""Where or for whom a value holds, when its words narrow it."""

from __future__ import annotations

import re

from lskg.extract.names.grammar import UPPER

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
