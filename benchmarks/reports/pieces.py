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
_TABLES = ("sections", "figures", "targets", "names", "responsibilities", "doubts")
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
        marks = _Marks(spell)
        for heading, pieces in self.lines:
            if printed and blank:
                printed.append("")
            first = len(printed) + 1
            if heading is not None:
                marks.heading(heading, first)
            marks.paragraph(pieces, first)
            printed += spell("".join(map(_printed, pieces))).split("\n")
        return "\n".join(printed) + "\n", marks.done()


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
    if isinstance(first, Figure):
        return [replace(first, text=first.text[0].lower() + first.text[1:]), *pieces[1:]]
    if not isinstance(first, str) or first[1:2].isupper() or first.startswith(_KEPT):
        return list(pieces)
    return [first[:1].lower() + first[1:], *pieces[1:]]


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


@dataclass(slots=True)
class _Marks:
    """The tables of marks as they grow."""

    spell: Callable[[str], str]
    tables: dict[str, list[dict[str, str]]] = field(
        default_factory=lambda: {name: [] for name in _TABLES}
    )
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    duties: set[tuple[str, str, str]] = field(default_factory=set)

    def heading(self, heading: Heading, line: int) -> None:
        """Add a heading."""
        row = {"line": str(line), "number": heading.number, "title": heading.title}
        spelled = {name: self.spell(cell) for name, cell in row.items()}
        self.tables["sections"].append({**spelled, "level": str(heading.level)})

    def paragraph(self, pieces: Pieces, first: int) -> None:
        """Add the marks of a paragraph."""
        place, at = _Place(first, self.spell("".join(map(_printed, pieces)))), 0
        for piece in pieces:
            line = str(place.line(at))
            match piece:
                case Figure():
                    quote = self.spell(piece.text)
                    self._figure(piece, line, quote, str(place.nth(quote, at)))
                case Name():
                    self._name(piece)
                case Duty():
                    self._duty(piece, line)
                case Doubt():
                    row = {"line": line, "quote": self.spell(piece.quote), "reason": piece.reason}
                    if row not in self.tables["doubts"]:
                        self.tables["doubts"].append(row)
            at += len(_printed(piece))

    def done(self) -> dict[str, list[dict[str, str]]]:
        """All tables."""
        names = [{"kind": kind, "name": name} for (kind, _), name in self.names.items()]
        return {**self.tables, "names": names}

    def _figure(self, figure: Figure, line: str, quote: str, nth: str) -> None:
        cells = {name: self.spell(cell) for name, cell in figure.cells.items()}
        row = {"line": line, "quote": quote, "nth": nth, **cells}
        self.tables["figures"].append(row)
        if figure.target:
            self.tables["targets"].append({name: row[name] for name in TARGET_COLUMNS})

    def _name(self, name: Name) -> None:
        """Keep a name where it is the longest printed of its body or document."""
        key, text = (name.kind, name.key), self.spell(" ".join(name.text.split()))
        if name.key:
            self.names[key] = max(self.names.get(key, ""), text, key=len)

    def _duty(self, duty: Duty, line: str) -> None:
        known = (line, duty.key, duty.role)
        if known not in self.duties:
            self.duties.add(known)
            row = {"line": line, "body": self.spell(duty.body), "role": duty.role}
            self.tables["responsibilities"].append(row)
