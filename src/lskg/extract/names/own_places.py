"""The places that a report is about, which the names of its own bodies may leave out."""

from __future__ import annotations

import re
from collections import Counter

from lskg.extract.names.grammar import WORDS
from lskg.text.slugs import fold

_PROVINCE = re.compile(rf"(?<!\w)(?:tỉnh|thành phố|Tỉnh ủy|Thành ủy)[^\S\n]+({WORDS})")
_TITLED = re.compile(rf"(?<!\w)(?:tỉnh|thành phố|xã|phường|đặc khu|huyện|ủy)[^\S\n]+({WORDS})")
_TITLE_LINES = 12


def own_places(text: str, printed: str) -> tuple[str, ...]:
    """The province that a text names most often, and the places in capitals in its first lines.

    Args:
        text: the text, with the capitals of its names alone.
        printed: the same as printed.
    """
    first = zip(text.split("\n"), printed.split("\n")[:_TITLE_LINES], strict=False)
    titles = [line for line, original in first if original.isupper()]
    titled = [match[1] for line in titles for match in _TITLED.finditer(line)]
    counted = Counter(match[1] for match in _PROVINCE.finditer(text))
    most = [place for place, _ in counted.most_common(1)]
    return tuple(dict.fromkeys((*titled, *most)))


def without_own_place(name: str, places: tuple[str, ...]) -> str:
    """The name of a body without the place that the report is about.

    >>> without_own_place("Ủy ban nhân dân tỉnh Hải Sơn", ("Hải Sơn",))
    'Ủy ban nhân dân tỉnh'
    """
    for place in places:
        if fold(name).endswith(f" {fold(place)}"):
            return " ".join(name.split()[: -len(place.split())])
    return name
