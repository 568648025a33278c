"""Names of the bodies of a province, without its name, as its own people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lskg.text.word_lists import any_of

_KIND = re.compile(r"^(?:tỉnh|thành phố)\s+", re.IGNORECASE)
#: Words beside the name of a province, of which either may be left out, and those that stay.
_BESIDE = (r"(?P<kind>tỉnh|thành phố) {name}", r"{name} (?P<kind>Provincial|City)")
_STAY = r"(?P<kind>tỉnh ủy|thành ủy) {name}"


class Bodies:
    """The provinces that bodies may be of."""

    def __init__(self, provinces: Iterable[str]) -> None:
        """Take the names of provinces in Vietnamese, with their kind or without."""
        known = any_of({_KIND.sub("", each) for each in provinces}) or "(?!)"
        name = f"(?P<name>{known})"
        flags = re.IGNORECASE
        self._beside = [re.compile(rf"\b{each.format(name=name)}\b", flags) for each in _BESIDE]
        self._stay = re.compile(rf"\b{_STAY.format(name=name)}\b", flags)

    def all_short(self, names: Iterable[str]) -> Iterator[str]:
        """What else the bearer of some names is called."""
        for name in names:
            yield from self.short_forms(name)

    def short_forms(self, name: str) -> tuple[str, ...]:
        """What else the body of a province is called where it is the only one.

        >>> bodies = Bodies(["tỉnh An Hải", "An Giang"])
        >>> bodies.short_forms("Liên đoàn Lao động tỉnh An Hải")
        ('Liên đoàn Lao động tỉnh', 'Liên đoàn Lao động An Hải')
        >>> bodies.short_forms("Ban Tổ chức Tỉnh ủy An Hải")
        ('Ban Tổ chức Tỉnh ủy',)
        >>> bodies.short_forms("Office of the An Hải Provincial Party Committee")
        ('Office of the Provincial Party Committee', 'Office of the An Hải Party Committee')
        >>> bodies.short_forms("Chính phủ")
        ()
        """
        found = [
            pattern.sub(rf"\g<{kept}>", name)
            for pattern in self._beside
            for kept in ("kind", "name")
            if pattern.search(name)
        ]
        if self._stay.search(name):
            found.append(self._stay.sub(r"\g<kind>", name))
        return tuple(found)
