"""The names in a report, and whether its translation calls them what the catalogue does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lskg.extract.names.records import Named
from lskg.extract.records import Entity, Extraction
from lskg.text.document import Document, Span
from lskg.text.slugs import one_spelling

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_BRACKET = re.compile(r" \(([^)]*)\)")
_FUNCTION_WORDS = frozenset(re.findall(r"\w+", "a an and at by for in no of on the to with"))


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name that stands in the text.

    Attributes:
        key: of the thing named.
        full: its whole name, of which the text may print a part.
        english: its English name.
    """

    span: Span
    key: str
    full: str
    english: str

    def is_said(self, document: Document, english: str, shorter: Sequence[str] = ()) -> bool:
        """Whether words in English have the name: its acronym, or all its words, in any order.

        Words in brackets may be left out, and where a name has words with a capital, those
        without. So may words of both languages that the text leaves out: the name of the province,
        where it prints *UBND tỉnh*.

        Args:
            document: the text.
            english: the words.
            shorter: other names that will do.
        """
        said = set(_stems(english))
        acronym = [each for each in _BRACKET.findall(self.english) if each.isupper()]
        if any(said.issuperset(_stems(form)) for form in (*acronym, *shorter)):
            return True
        printed, full = (_spelt(each) for each in (document[self.span], self.full))
        words = _WORD.findall(_BRACKET.sub("", self.english))
        wanted = [each for each in words if each[0].isupper()] or words
        left_out = full - printed
        return said.issuperset(_stems(" ".join(w for w in wanted if w.lower() not in left_out)))


def names_in(extraction: Extraction) -> tuple[PrintedName, ...]:
    """The names in a report that have an English name, but for those inside others.

    A name shorter than all that the thing is called by is elliptic, such as *Đại hội*: what it
    stands for is told by its surroundings, in English as well.
    """
    named: dict[str, Entity | Named] = {each.key: each for each in extraction.entities}
    named |= {each.key: each for each in extraction.named}
    return tuple(
        PrintedName(mention.span, mention.entity, thing.name_vi, thing.name_en)
        for mention in extraction.mentions
        if mention.role == "name"
        and (thing := named.get(mention.entity))
        and thing.name_en
        and mention.span.end - mention.span.start >= min(map(len, (thing.name_vi, *thing.aliases)))
    )


def _spelt(text: str) -> set[str]:
    return set(_WORD.findall(one_spelling(text).lower()))


def _stems(text: str) -> list[str]:
    """The words of an English text without marks of the plural and the genitive.

    >>> _stems("Red Cross Societies of the People's Congresses")
    ['red', 'cross', 'society', 'people', 'congress']
    """
    words = _WORD.findall(text.lower().replace("'s", ""))
    return [_stem(each) for each in words if each not in _FUNCTION_WORDS]


def _stem(word: str) -> str:
    return re.sub(r"(?<=ss|ch|sh)es$|(?<=..[^s])s$", "", re.sub(r"ies$", "y", word))
