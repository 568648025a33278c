"""Headings and paragraphs as the layout has them."""

from __future__ import annotations

from benchmarks.reports.layout import Numbers
from benchmarks.reports.pieces import Heading, Name, Piece, Pieces, Text
from benchmarks.reports.scene import Scene

#: Lines are broken inside stretches of so many characters, titles of as many.
_SHORTEST = 40


class Writing:
    """Writes headings and paragraphs."""

    def __init__(self, scene: Scene, text: Text) -> None:
        self.scene, self.rng, self.layout = scene, scene.rng, scene.layout
        self.text = text
        self._numbers = Numbers(scene.layout)
        self._pending: tuple[Heading, Pieces] | None = None

    def heading(
        self, title: str, level: int, name: Name | None = None, *, run: bool = False
    ) -> None:
        """Write a heading, or keep it for the next paragraph to run on from."""
        style = self._numbers.style(level)
        if style == "ordinal":
            title = title[0].lower() + title[1:]
        elif level == 2 and self.layout.capitals and name is None:
            title = title.upper()
        heading, before, after = self._numbers.heading(title, level)
        shown: Piece = name if name is not None else self._split(title, level)
        if run and style != "none" and self.rng.random() < self.layout.run_in:
            self._pending = heading, [before, shown, self.layout.run_by]
            return
        self.text.add(before, shown, after, heading=heading)

    def paragraph(self, pieces: Pieces) -> None:
        """Write a paragraph, behind a heading that it runs on from."""
        heading = None
        if self._pending is not None:
            heading, before = self._pending
            pieces, self._pending = [*before, *pieces], None
        if self.rng.random() < self.layout.broken:
            pieces = self._broken(pieces)
        self.text.add(*pieces, heading=heading)

    def _broken(self, pieces: Pieces) -> Pieces:
        """The pieces with a line break at a space somewhere behind the beginning."""
        long = [
            at
            for at, piece in enumerate(pieces)
            if at > 1 and isinstance(piece, str) and len(piece) > _SHORTEST and "\n" not in piece
        ]
        if not long:
            return pieces
        at = self.rng.choice(long)
        words = str(pieces[at]).split(" ")
        cut = self.rng.randrange(2, len(words) - 2)
        broken = f"{' '.join(words[:cut])}\n{' '.join(words[cut:])}"
        return [*pieces[:at], broken, *pieces[at + 1 :]]

    def _split(self, title: str, level: int) -> str:
        """A long title of a part in two lines, where the layout has that."""
        middle = title.find(" ", len(title) // 2)
        if level > 1 or not self.layout.split_titles or len(title) < _SHORTEST or middle < 0:
            return title
        return f"{title[:middle]}\n{title[middle + 1 :]}"
