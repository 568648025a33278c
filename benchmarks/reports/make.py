"""Makes a report: contents and layout drawn from a seed, then the text with its marks."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.reports.frame import Frame
from benchmarks.reports.layout import draw
from benchmarks.reports.parts import Parts
from benchmarks.reports.pieces import Text
from benchmarks.reports.scene import KINDS, Scene, Years
from benchmarks.reports.tables import texts

#: Fewest and most characters of a report, by size.
LENGTHS = {"province": (150_000, 190_000), "commune": (36_000, 46_000)}
#: Kinds of reports that are usual in a size.
_USUAL = {"province": ("congress", "congress", "plan", "annual"), "commune": KINDS}
_FOOTNOTES = {"province": 80, "commune": 8}
_TRIES = 20
_TERMS = ("XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX")


@dataclass(frozen=True, slots=True)
class Report:
    """A made-up report.

    Attributes:
        key: slug that tells it from others of its run.
        title: what stands over it.
        marks: rows of each table of marks, by name of the table.
    """

    key: str
    scene: Scene
    title: str
    text: str
    marks: dict[str, list[dict[str, str]]]


def make(seed: int, number: int, size: str, kind: str | None = None) -> Report:
    """A report; the same arguments give the same one.

    Args:
        seed: what all reports of a run are drawn from.
        number: which report of the run, from 1.
        size: province or commune, for length and level.
        kind: one of `KINDS`, or None to draw one.
    """
    low, high = LENGTHS[size]
    volume, bounds = 1.0, [0.0, 0.0]
    for _ in range(_TRIES):
        report = _make(f"{seed}/{number}/{size}/{kind or ''}", number, size, kind, volume)
        length = len(report.text)
        if low <= length <= high:
            break
        bounds[length > high] = volume
        middle = (bounds[0] + bounds[1]) / 2
        volume = middle if all(bounds) else volume * (low + high) / 2 / length
    return report


def _make(seed: str, number: int, size: str, kind: str | None, volume: float) -> Report:
    rng = random.Random(seed)
    kind = kind or rng.choice(_USUAL[size])
    noted = size == "province" or rng.random() < 0.5
    layout = draw(rng, texts("outlines")[kind]["numbering"], notes=noted)
    level = "nation" if kind == "programme" else size
    names = texts("names")
    province = _invented(rng, names["province_first"], names["province_second"], names["taken"])
    commune = _invented(rng, names["commune_first"], names["commune_second"], names["taken"])
    ministry = rng.choice(("bo-nnmt", "bo-cong-thuong", "bo-khcn", "bo-y-te", "bo-gddt"))
    years = _years(rng, kind)
    at = rng.randrange(1, len(_TERMS))
    terms = (_TERMS[at], _TERMS[at - 1])
    scene = Scene(rng, layout, kind, level, province, commune, ministry, years, terms)
    text = Text()
    frame = Frame(scene, text)
    frame.head()
    parts = Parts(scene, text, volume, _FOOTNOTES[size] if noted else 0)
    parts.write(texts("outlines")[kind]["outline"])
    frame.foot()
    parts.notes()
    printed, marks = text.render(older=layout.older, blank=layout.blank)
    return Report(f"{size}-{number:03d}-{kind}", scene, frame.title, printed, marks)


def _years(rng: random.Random, kind: str) -> Years:
    if kind == "annual":
        last = rng.choice((2023, 2024, 2025))
        return Years(last, last - 1, (last, last), (2020, 2025), (last + 1, last + 1))
    return Years(2025, 2020, (2021, 2025), (2020, 2025), (2026, 2030))


def _invented(rng: random.Random, first: list[str], second: list[str], taken: list[str]) -> str:
    while True:
        name = f"{rng.choice(first)} {rng.choice(second)}"
        if name not in taken:
            return name
