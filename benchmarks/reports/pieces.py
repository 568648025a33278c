"""Lines of text put together of pieces, some of which carry marks; and the marks they come to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

#: The tone of two open vowels on the second, as older spelling has it: ``ủy`` as ``uỷ``.
_OPEN = re.compile(r"(?:òa|óa|ỏa|õa|ọa|òe|óe|ỏe|õe|ọe|ùy|úy|ủy|ũy|ụy)(?!\w)", re.IGNORECASE)
_TONES = {
    new: old
    for pair in (
        *("òa oà", "óa oá", "ỏa oả", "õa oã", "ọa oạ", "òe oè", "óe oé", "ỏe oẻ", "õe oẽ"),
        *("ọe oẹ", "ùy uỳ", "úy uý", "ủy uỷ", "ũy uỹ", "ụy uỵ"),
    )
    for new, old in (pair.split(),)
}
#: The columns of a target, which are columns of a figure too.
TARGET_COLUMNS = (
    *("line", "quote", "nth", "indicator", "low", "high", "scale", "unit", "comparator", "period"),
)
#: What keeps its capital within a sentence.
_KEPT = ("Quỹ", "Nghị quyết")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: the words that stand for it, and its cells but for the place."""

    text: str
    cells: Mapping[str, str]
    target: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A printed name of a body or document; without a key it is no name of one of them.

    Attributes:
        inside: whether it is printed as part of a name before it, and not once more.
    """

    text: str
    key: str
    kind: str = "body"
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """Says, without printing anything, that a body has a role in this line."""

    body: str
    role: str
    key: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Says, without printing anything, that here another reading is possible."""

    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place of a footnote."""

    text: str


Piece = str | Figure | Name | Duty | Doubt | Anchor
Pieces = list[Piece]


@dataclass(slots=True)
class Heading:
    """A heading: its marks, and the lines it stands in."""

    number: str
    title: str
    level: int


@dataclass(slots=True)
class Text:
    """A text as it grows, line by line."""

    lines: list[tuple[Heading | None, Pieces]] = field(default_factory=list)

    def add(self, *pieces: Piece, heading: Heading | None = None) -> None:
        """Add a paragraph, which begins with a heading where one is given."""
        self.lines.append((heading, list(pieces)))

    def render(self, *, older: bool, blank: bool) -> tuple[str, dict[str, list[dict[str, str]]]]:
        """The text, and its marks table by table.

        Args:
            older: whether tones stand as older spelling has them.
            blank: whether paragraphs are parted by empty lines.
        """
        spell = _older if older else str
        printed: list[str] = []
        marks: dict[str, list[dict[str, str]]] = {
            name: []
            for name in ("sections", "figures", "targets", "names", "responsibilities", "doubts")
        }
        names: dict[tuple[str, str], str] = {}
        for heading, pieces in self.lines:
            if printed and blank:
                printed.append("")
            first = len(printed) + 1
            if heading is not None:
                marks["sections"].append(
                    {
                        "line": str(first),
                        "number": spell(heading.number),
                        "title": spell(heading.title),
                        "level": str(heading.level),
                    }
                )
            paragraph = "".join(_printed(piece) for piece in pieces)
            printed += spell(paragraph).split("\n")
            _mark(pieces, first, spell(paragraph), spell, marks, names)
        marks["names"] = [{"kind": kind, "name": spell(name)} for (kind, _), name in names.items()]
        return "\n".join(printed) + "\n", marks


def fill(pattern: str, slots: Mapping[str, Piece | Pieces]) -> Pieces:
    """The pieces of a pattern; a slot in capitals begins with one.

    >>> fill("{Name} đạt {value}", {"name": "sản lượng", "value": "5 tấn"})
    ['Sản lượng', ' đạt ', '5 tấn']
    """
    pieces: Pieces = []
    for at, part in enumerate(_SLOT.split(pattern)):
        if at % 2 == 0:
            pieces += [part] if part else []
            continue
        value = slots[part] if part in slots else slots[part.lower()]
        filled = list(value) if isinstance(value, list) else [value]
        pieces += filled if part.islower() else capital(filled)
    return pieces


def capital(pieces: Sequence[Piece]) -> Pieces:
    """The pieces, the first letter as a capital."""
    found = list(pieces)
    for at, piece in enumerate(found):
        if isinstance(piece, str) and piece:
            found[at] = piece[0].upper() + piece[1:]
        elif isinstance(piece, Figure | Name):
            found[at] = replace(piece, text=piece.text[0].upper() + piece.text[1:])
        elif not piece or isinstance(piece, Duty | Doubt):
            continue
        break
    return found


def lowered(pieces: Sequence[Piece]) -> Pieces:
    """The pieces, the first letter small, but for abbreviations and names."""
    first = pieces[0] if pieces else ""
    if isinstance(first, str) and first[:1].isupper() and not first.startswith(_KEPT):
        if not first[1:2].isupper():
            return [first[0].lower() + first[1:], *pieces[1:]]
    return list(pieces)


def joined(items: Iterable[Pieces], by: str, last: str | None = None) -> Pieces:
    """Items one after another with words between them, before the last perhaps others."""
    parts = list(items)
    pieces: Pieces = []
    for at, item in enumerate(parts):
        if at:
            pieces.append(last if last is not None and at == len(parts) - 1 else by)
        pieces += item
    return pieces


def _printed(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Duty | Doubt) or (isinstance(piece, Name) and piece.inside):
        return ""
    return piece.text


def _older(text: str) -> str:
    def turned(found: re.Match[str]) -> str:
        old = _TONES[found[0].lower()]
        return "".join(
            letter.upper() if printed.isupper() else letter
            for letter, printed in zip(old, found[0], strict=True)
        )

    return _OPEN.sub(turned, text)


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph with the number of its first line."""

    first: int
    text: str

    def line(self, at: int) -> int:
        """The line of an offset."""
        return self.first + self.text.count("\n", 0, at)

    def nth(self, quote: str, at: int) -> int:
        """Which occurrence in its line a quotation at an offset is, from 1."""
        line = self.text.rfind("\n", 0, at) + 1
        count, found = 0, line - 1
        while found < at:
            found = self.text.find(quote, found + 1)
            count += 1
        return count


def _mark(
    pieces: Pieces,
    first: int,
    paragraph: str,
    spell: Callable[[str], str],
    marks: dict[str, list[dict[str, str]]],
    names: dict[tuple[str, str], str],
) -> None:
    """Add the marks of a paragraph to the tables."""
    place, at = _Place(first, paragraph), 0
    duties: set[tuple[str, str, str]] = set()
    for piece in pieces:
        line = str(place.line(at))
        if isinstance(piece, Figure):
            quote = spell(piece.text)
            cells = {name: spell(cell) for name, cell in piece.cells.items()}
            row = {"line": line, "quote": quote, "nth": str(place.nth(quote, at)), **cells}
            marks["figures"].append(row)
            if piece.target:
                marks["targets"].append({name: row[name] for name in TARGET_COLUMNS})
        elif isinstance(piece, Name) and piece.key:
            key = (piece.kind, piece.key)
            names[key] = max(names.get(key, ""), " ".join(piece.text.split()), key=len)
        elif isinstance(piece, Duty):
            known = (line, piece.key, piece.role)
            if known not in duties:
                duties.add(known)
                duty = {"line": line, "body": spell(piece.body), "role": piece.role}
                marks["responsibilities"].append(duty)
        elif isinstance(piece, Doubt):
            doubt = {"line": line, "quote": spell(piece.quote), "reason": piece.reason}
            if doubt not in marks["doubts"]:
                marks["doubts"].append(doubt)
        at += len(_printed(piece))
