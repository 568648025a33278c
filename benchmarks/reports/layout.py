"""How a report is laid out and how it prints numbers; drawn at random once for a report."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.reports.pieces import Heading

_ROMANS = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"),
    *("XV", "XVI", "XVII", "XVIII", "XIX", "XX"),
)
_ORDINALS = (
    *("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một"),
    *("mười hai", "mười ba", "mười bốn", "mười lăm", "mười sáu"),
)
_CARDINALS = ("MỘT", "HAI", "BA", "BỐN", "NĂM", "SÁU", "BẢY", "TÁM")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_UPPER = "ABCDEGHIKLMNOPQ"
#: Styles whose number goes on through the whole report.
_THROUGH = frozenset({"article"})


@dataclass(frozen=True, slots=True)
class Layout:
    """What is drawn once for a report.

    Attributes:
        numbering: the style of each level of headings, the outermost first.
        own_line: whether titles of parts and chapters stand in the line after their number.
        run_in: share of innermost headings whose text goes on in their line.
        run_by: what stands between such a heading and its text.
        capitals: whether titles of the second level stand in capitals.
        items: the style of targets: a numbering, a bullet, or prose.
        groups: how groups of targets are headed: as the next level, by a line, or not at all.
        times: how targets are told the year: in each, in the heading, or in a line before.
        dash: what stands between the ends of a range.
        span_dash: what stands between two years.
        range_form: how a range is printed: short, each end with its unit, or in words.
        grouping: whether thousands are parted by points.
        padded: whether counts below ten have a zero before them.
        in_words: share of small counts printed in words.
        notes: how footnotes are anchored: not at all, in brackets, or by a lost mark.
        blank: whether paragraphs are parted by empty lines.
        older: whether tones stand as older spelling has them.
        short_names: whether bodies are abbreviated after their first mention.
        duty_form: assignments in prose, as items, or under headings of the bodies.
        broken: share of paragraphs with a line break inside.
        split_titles: whether long titles of parts stand in two lines.
        gaps: whether sentences are parted by two spaces.
    """

    numbering: tuple[str, ...]
    own_line: bool
    run_in: float
    run_by: str
    capitals: bool
    items: str
    groups: str
    times: str
    dash: str
    span_dash: str
    range_form: str
    grouping: bool
    padded: bool
    in_words: float
    notes: str
    blank: bool
    older: bool
    short_names: bool
    duty_form: str
    broken: float
    split_titles: bool
    gaps: bool


def draw(rng: random.Random, numberings: list[list[str]], *, notes: bool) -> Layout:
    """Draw a layout.

    Args:
        rng: draws it.
        numberings: what the styles of levels are drawn from.
        notes: whether there are to be footnotes.
    """
    numbering = tuple(rng.choice(numberings))
    items = ["paren", "digit)", "bullet", "plus", "letter", "prose", "digit", "bare"]
    clashing = ({"letter", "letter-dot"} & {*numbering} and {"letter"}) or set[str]()
    clashing |= {"paren", "digit)"} if "paren" in numbering else set()
    groups = rng.choice(("level", "line", "none"))
    if {"digit", "digit-dash"} & {*numbering[:3]}:
        clashing.add("digit")
    return Layout(
        numbering=numbering,
        own_line=rng.random() < 0.5,
        run_in=rng.choice((0.0, 0.0, 0.3, 0.9)),
        run_by=rng.choice((". ", ". ", ": ")),
        capitals=rng.random() < 0.5,
        items=rng.choice([item for item in items if item not in clashing]),
        groups=groups,
        times=rng.choice(("each", "each", "heading", "lead")),
        dash=rng.choice((" - ", " - ", "-", " – ", "–")),
        span_dash=rng.choice((" - ", " - ", "-", " – ")),
        range_form=rng.choice(("short", "short", "short", "units", "words")),
        grouping=rng.random() < 0.9,
        padded=rng.random() < 0.5,
        in_words=rng.choice((0.0, 0.1, 0.4)),
        notes=rng.choice(("lost", "brackets")) if notes else "none",
        blank=rng.random() < 0.3,
        older=rng.random() < 0.3,
        short_names=rng.random() < 0.5,
        duty_form=rng.choice(("prose", "items", "headings")),
        broken=rng.choice((0.0, 0.0, 0.0, 0.04)),
        split_titles=rng.random() < 0.2,
        gaps=rng.random() < 0.1,
    )


class Numbers:
    """The numbers of headings, as they go on."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._counts: list[int] = []
        self._through = 0

    def heading(self, title: str, level: int) -> tuple[Heading, str, str]:
        """The heading of a title, what is printed before the title, and what after it if alone.

        Args:
            title: the title as printed.
            level: 1 for the outermost.
        """
        layout = self._layout
        counts = [*self._counts, *([0] * level)][:level]
        self._counts = [*counts[:-1], counts[-1] + 1]
        style = self.style(level)
        at = self._counts[-1] - 1
        if style in _THROUGH:
            at, self._through = self._through, self._through + 1
        number, printed = _number(style, at, self._path(level), own_line=layout.own_line)
        return Heading(number, title, level), printed, ":" if style == "none" and at % 2 else ""

    def style(self, level: int) -> str:
        """The style of a level."""
        numbering = self._layout.numbering
        return numbering[level - 1] if level <= len(numbering) else "none"

    def _path(self, level: int) -> str:
        """The number with those above it, as far up as they are digits."""
        first = level
        while first > 1 and self.style(first) == "nested":
            first -= 1
        if not self.style(first).startswith(("digit", "nested")):
            first += 1
        return ".".join(str(count) for count in self._counts[first - 1 : level])


def item_mark(style: str, at: int) -> str:
    """What stands before an item of a list, the first being 0."""
    match style:
        case "paren":
            return f"({at + 1}) "
        case "digit)":
            return f"{at + 1}) "
        case "digit":
            return f"{at + 1}. "
        case "letter":
            return f"{_letter(at)}) "
        case "plus":
            return "+ "
        case "bare":
            return ""
        case _:
            return "- "


def _letter(at: int) -> str:
    once, letter = divmod(at, len(_LETTERS))
    return _LETTERS[letter] * (once + 1)


def _number(style: str, at: int, path: str, *, own_line: bool) -> tuple[str, str]:
    """The number of a heading, and how it is printed with what stands before the title."""
    by = "\n" if own_line else ". "
    single = {
        "part-word": (f"Phần thứ {_ORDINALS[at]}", "\n"),
        "PART-word": (f"PHẦN {_CARDINALS[at % len(_CARDINALS)]}", ": "),
        "part-roman": (f"Phần {_ROMANS[at]}", by),
        "part-letter": (f"Phần {_UPPER[at % len(_UPPER)]}", ". "),
        "chapter": (f"CHƯƠNG {_ROMANS[at]}", by),
        "entry": (f"Mục {at + 1}", ". "),
        "article": (f"Điều {at + 1}", ". "),
        "roman": (_ROMANS[at], ". "),
        "roman-dash": (_ROMANS[at], "- "),
        "upper": (_UPPER[at % len(_UPPER)], ". "),
        "digit": (str(at + 1), ". "),
        "digit-dash": (str(at + 1), "- "),
        "nested": (path, ". "),
        "letter": (_letter(at), ") "),
        "letter-dot": (_letter(at), ". "),
        "ordinal": (f"Thứ {_ORDINALS[at % len(_ORDINALS)]}", ", "),
        "none": ("", ""),
    }
    if style == "paren":
        return str(at + 1), f"({at + 1}) "
    number, after = single[style]
    return number, number + after
