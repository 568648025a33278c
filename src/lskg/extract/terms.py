"""Terms that have one English form each, and whether words in English keep to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lskg.extract.curation.rows import read_rows
from lskg.text.slugs import one_spelling

_COLUMNS = ("term_vi", "term_en", "also_en", "source", "note")
#: A longer word may end otherwise than in the list.
_PLAIN = 4


@dataclass(frozen=True)
class Term:
    """A term and what it is called in English.

    Attributes:
        forms: the first is the form; the others are what grammar asks for.
    """

    vietnamese: str
    forms: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Whether a text has the term; the text is one that `compared` gives."""
        return self._plain in text and self._printed.search(text) is not None

    def is_said_in(self, english: str) -> bool:
        """Whether words in English have a form of it."""
        words = english.lower()
        return any(form.search(words) for form in self._said)

    @cached_property
    def _plain(self) -> str:
        return compared(self.vietnamese)

    @cached_property
    def _printed(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){re.escape(self._plain)}(?!\w)")

    @cached_property
    def _said(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(_pattern, self.forms))


def read_terms(path: Path) -> tuple[Term, ...]:
    """The terms of a table; none where there is none.

    Raises:
        CurationError: the table is not in order.
    """
    if not path.exists():
        return ()
    return tuple(
        Term(row["term_vi"], (row["term_en"], *row.many("also_en")))
        for row in read_rows(path, _COLUMNS)
    )


def compared(text: str) -> str:
    """A text in the form in which terms are looked for."""
    return one_spelling(text).lower()


def unsaid(terms: Sequence[Term], vietnamese: str, english: str) -> Iterator[Term]:
    """The terms of a text that its English words otherwise."""
    text = compared(vietnamese)
    return (each for each in terms if each.stands_in(text) and not each.is_said_in(english))


def _pattern(form: str) -> re.Pattern[str]:
    words = re.findall(r"[\w'’.]+", form.lower())
    return re.compile(r"[^\w.;]+".join(map(_any_ending, words)))


def _any_ending(word: str) -> str:
    kept = word if len(word) <= _PLAIN else word[: max(_PLAIN, len(word) - 2)]
    return re.escape(kept) + ("" if kept == word else r"[\w']*")
