"""Printed names by their first words, to tell which of them stand at an offset of the text.

The case of the first letter of a name counts (*Công an* the force, *công an* the word), that of
the others does not. Tone marks count; where they are set (*Uỷ/Ủy*, *hoá/hóa*) does not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from lskg.text.document import Document, Span
from lskg.text.slugs import one_spelling

_WORD = re.compile(r"\w+")


class NameIndex:
    """Which names stand where in one text.

    Args:
        document: the text.
        names: printed forms and the keys of the things that they name.
    """

    def __init__(self, document: Document, names: Mapping[str, str]) -> None:
        self._text = document.one_spelling
        self._by_word: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        forms = {folded(name): key for name, key in names.items()}
        for name in sorted(forms, key=lambda each: (-len(each), each)):
            first = _WORD.match(name)
            if first is None:
                raise ValueError(f"a name begins with a letter or digit, not as {name!r}")
            self._by_word.setdefault(first[0], []).append((_pattern(name), forms[name]))
        words = ((match.start(), folded(match[0])) for match in _WORD.finditer(self._text))
        self._words = {start: word for start, word in words if word in self._by_word}

    def at(self, start: int, end: int) -> Iterator[tuple[Span, str]]:
        """The names that stand at an offset and end no later than another, longest first."""
        for pattern, key in self._by_word.get(self._words.get(start, ""), ()):
            match = pattern.match(self._text, start)
            if match and match.end() <= end:
                yield Span(start, match.end()), key

    def starts(self) -> Collection[int]:
        """The offsets of the words with which names begin, in reading order."""
        return self._words.keys()


def folded(name: str) -> str:
    """First letter as printed, the rest in small letters, one spelling, single spaces.

    >>> folded("Uỷ  ban Nhân dân")
    'Ủy ban nhân dân'
    """
    name = " ".join(one_spelling(name).split())
    return name[0] + name[1:].lower()


def _pattern(name: str) -> re.Pattern[str]:
    """A name in any case but that of its first letter, with any white space between its words.

    *Số* before a number numbers something: *Luật Bảo hiểm xã hội số 58* names no digital society.
    Before *viên* a committee is part of the word for its members: *Tỉnh ủy viên*.
    """
    words = r"\s+".join(map(re.escape, name[1:].split(" ")))
    last = r"(?!\w)" if name[-1].isalnum() else ""
    last += r"(?!\s+\d)" if name.endswith(" số") else ""
    last += r"(?!\s+viên(?!\w))" if name.endswith("ủy") else ""
    return re.compile(f"{re.escape(name[0])}(?i:{words}){last}")
