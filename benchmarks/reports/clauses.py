"""What makers of clauses share: times, values, and patterns filled with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.reports import pieces, values
from benchmarks.reports.pieces import Piece, Pieces, capital, joined, lowered
from benchmarks.reports.scene import Scene
from benchmarks.reports.tables import Indicator, texts
from benchmarks.reports.values import Said, Value

KINDS = {"amount": "amount", "level": "level", "share": "share", "index": "level", "count": "count"}
PERCENT = "%"
#: What makes “đến” before a time one too many.
_PREPOSITION = re.compile(r"(?:đến|trong|[Kk]ết quả|tế|bình quân) \{time\}")
_BEFORE = re.compile(r"^(?:đến )?(?:cuối |hết )?")


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is told of: in words, and as a period.

    Attributes:
        year: the year whose value is told, or None for a span.
    """

    words: str
    period: str
    year: int


class Clauses:
    """Draws facts of a scene and words for them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.rng = scene.rng
        self._phrases = texts("phrases")

    def moment(self, indicator: Indicator, *, months: bool = True) -> Moment:
        """A time to tell the value of an indicator of; months only where they fit."""
        scene, rng = self.scene, self.rng
        last = scene.years.last
        monthly = months and scene.kind == "annual" and indicator.form in {"amount", "count"}
        if monthly and rng.random() < 0.4:
            count = rng.choice((6, 9, 10, 11))
            words = (
                f"{count} tháng đầu năm {last}" if count in {6, 9} else f"{count} tháng năm {last}"
            )
            return Moment(words, f"{last}-01/{last}-{count:02d}", last)
        if indicator.form == "count" and rng.random() < 0.15:
            return Moment(f"đến ngày 30/6/{last}", f"{last}-06-30", last)
        year = last - 1 if rng.random() < 0.25 else last
        words = (
            rng.choice(("năm", "năm", "năm", "đến năm", "đến cuối năm", "đến hết năm")) + f" {year}"
        )
        return Moment(words, str(year), year)

    def of(self, indicator: Indicator, year: int) -> Value:
        """The value of a year."""
        return self.sized(indicator, self.scene.value(indicator, year))

    def sized(self, indicator: Indicator, low: Decimal) -> Value:
        """A number as a value of an indicator."""
        counted = indicator.form == "count"
        return Value(low, indicator.unit, indicator.scale, counted=counted)

    def figure(self, value: Value, said: Said, *, plain: bool = True) -> Pieces:
        """A value as printed."""
        return values.figure(value, said, self.scene.layout, self.rng, plain=plain)

    def reach(self, status: str, *, rising: bool) -> str:
        """The verb before a value."""
        words = {
            ("actual", True): ("đạt", "đạt", "là"),
            ("actual", False): ("còn", "còn", "là", "ở mức"),
            ("estimate", True): ("ước đạt", "ước đạt", "dự ước đạt", "ước"),
            ("estimate", False): ("ước còn", "dự ước còn"),
        }
        return self.rng.choice(words[status, rising])

    def choice(self, group: str, name: str) -> str:
        """A pattern of a group."""
        chosen: str = self.rng.choice(self._phrases[group][name])
        return chosen

    def fill(self, group: str, name: str, slots: dict[str, Piece | Pieces]) -> Pieces:
        """The pieces of a pattern drawn from a group."""
        return self.filled(self.choice(group, name), slots)

    def filled(self, pattern: str, slots: dict[str, Piece | Pieces]) -> Pieces:
        """The pieces of a pattern, without a preposition that it has already."""
        time = slots.get("time")
        if isinstance(time, str) and "tháng" in time:
            pattern = pattern.replace("tính đến {time}", "{time}").replace(
                "Tính đến {time}", "{Time}"
            )
        if isinstance(time, str) and _PREPOSITION.search(pattern):
            slots = {**slots, "time": _BEFORE.sub("", time)}
        return pieces.fill(pattern, slots)


def follow(clause: Pieces, tail: Pieces) -> Pieces:
    """A clause and what follows it, but for a second bracket behind one."""
    last, first = clause[-1], tail[0] if tail else ""
    bracketed = isinstance(last, str) and last.endswith(")")
    if bracketed and isinstance(first, str) and first.startswith(" ("):
        return clause
    return clause + tail


def sentence(clauses: list[Pieces], by: str = "; ") -> Pieces:
    """Clauses as a sentence, or as sentences; the last full stop is a piece of its own."""
    begin = capital if by.startswith(".") else lowered
    first, *others = clauses
    return [*joined([capital(first), *map(begin, others)], by), "."]
