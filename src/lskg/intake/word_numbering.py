"""The numbers that Word writes before the paragraphs of its lists, as they are printed.

The file has only the level of each paragraph and how each level counts and looks; python-docx
reads these, but does not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from lskg.text.word_lists import rows

_BULLETS = frozenset("-–—+*•")
_ROMANS = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMANS:
        written += letters * (number // value)
        number %= value
    return written


def _letter(number: int) -> str:
    """The letter of a number, doubled after *z* as Word does."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02}".format,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level counts and looks."""

    start: int
    form: str
    text: str
    gap: str
    restart: int | None
    decimal: bool

    @classmethod
    def read(cls, element: BaseOxmlElement) -> _Level:
        restart = _value(element, "w:lvlRestart")
        return cls(
            start=int(_value(element, "w:start") or "0"),
            form=_value(element, "w:numFmt") or "decimal",
            text=_value(element, "w:lvlText") or "",
            gap="" if _value(element, "w:suff") == "nothing" else " ",
            restart=None if restart is None else int(restart),
            decimal=element.find(qn("w:isLgl")) is not None,
        )


@dataclass(slots=True)
class _List:
    """A list and where it has come to; several `w:num` may go on with one."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of a document, which must be asked for in their order."""

    _lists: dict[str, _List]
    _styles: dict[str, tuple[str | None, int | None, str | None]]
    _starts: dict[str, dict[int, int]]
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def read(cls, document: WordDocument) -> Numbering:
        """The lists of a document, and which of its styles are of a list."""
        styles = {
            style.get(qn("w:styleId"), ""): (*_numbered(style.pPr), _value(style, "w:basedOn"))
            for style in document.styles.element.iterchildren(qn("w:style"))
        }
        try:
            part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
        except KeyError:
            return cls({}, styles, {})
        element = parse_xml(part.blob)
        abstract = {
            each.get(qn("w:abstractNumId")): each
            for each in element.iterchildren(qn("w:abstractNum"))
        }
        numbers = {each.get(qn("w:numId")): each for each in element.iterchildren(qn("w:num"))}
        shared: dict[str | None, _List] = {}
        lists: dict[str, _List] = {}
        starts: dict[str, dict[int, int]] = defaultdict(dict)
        for key, number in numbers.items():
            name = _value(number, "w:abstractNumId")
            source = abstract.get(name)
            link = _value(source, "w:numStyleLink") if source is not None else None
            if link and (linked := numbers.get(styles.get(link, (None,))[0] or "")) is not None:
                name = _value(linked, "w:abstractNumId")
                source = abstract.get(name)
            if source is None:
                continue
            mine = shared.setdefault(name, _List(_levels(source)))
            changed: dict[int, _Level] = {}
            for override in number.iterchildren(qn("w:lvlOverride")):
                level = int(override.get(qn("w:ilvl"), "0"))
                changed |= _levels(override)
                if start := _value(override, "w:startOverride"):
                    starts[key][level] = int(start)
            lists[key] = _List(mine.levels | changed, mine.counts)
        return cls(lists, styles, starts)

    def printed(self, properties: BaseOxmlElement | None, style: str | None) -> str:
        """What stands before the words of the next paragraph, with the gap after it.

        Args:
            properties: the `w:pPr` of the paragraph.
            style: the id of its style.
        """
        key, level = _numbered(properties)
        for each in self._family(style):
            key = key if key is not None else each[0]
            level = level if level is not None else each[1]
        if key is None or key == "0" or key not in self._lists:
            return ""
        return self._count(key, level or 0)

    def _family(self, style: str | None) -> Iterable[tuple[str | None, int | None, str | None]]:
        """A style and those that it is based on."""
        seen = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = self._styles[style][2]

    def _count(self, key: str, level: int) -> str:
        list_ = self._lists[key]
        counts, levels = list_.counts, list_.levels
        if level not in levels:
            return ""
        start = levels[level].start
        if level in self._starts.get(key, {}) and (key, level) not in self._begun:
            counts.pop(level, None)
            start = self._starts[key][level]
        self._begun.add((key, level))
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [each for each in counts if each > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or 0 < level + 1 <= restart:
                del counts[deeper]
        here = levels[level]
        if here.form == "bullet":
            return (here.text if here.text in _BULLETS else "•") + " "
        text = here.text
        for each in range(9):
            if f"%{each + 1}" in text:
                text = text.replace(f"%{each + 1}", _written(list_, each, here.decimal))
        return text + here.gap if text else ""


def _written(list_: _List, level: int, decimal: bool) -> str:
    """The number of a level in its form."""
    known = list_.levels.get(level)
    number = list_.counts.get(level, known.start if known else 1)
    if known is None or decimal or known.form not in _FORMATS or number < 1:
        words = _words()
        if known is not None and known.form == "vietnameseCounting" and number <= len(words):
            return words[number - 1]
        return str(number)
    return _FORMATS[known.form](number)


def _words() -> list[str]:
    return [row["word"] for row in rows("lskg.intake", "counting_words.csv")]


def _levels(element: BaseOxmlElement) -> dict[int, _Level]:
    return {
        int(each.get(qn("w:ilvl"), "0")): _Level.read(each)
        for each in element.iterchildren(qn("w:lvl"))
    }


def _numbered(properties: BaseOxmlElement | None) -> tuple[str | None, int | None]:
    """The list and the level that properties of a paragraph or a style name."""
    found = properties.find(qn("w:numPr")) if properties is not None else None
    if found is None:
        return None, None
    level = _value(found, "w:ilvl")
    return _value(found, "w:numId"), int(level) if level is not None else None


def _value(element: BaseOxmlElement, name: str) -> str | None:
    """The value of a child."""
    child = element.find(qn(name))
    return None if child is None else child.get(qn("w:val"))
