"""Values over the years on one axis from zero, each with its words beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

from flask_babel import gettext

from lskg.web.language import Language, write_number
from lskg.web.view.evidence.labels import LINE, Box, Placed, Wanted, lines_of, place, width_of
from lskg.web.view.evidence.points import Counting, Form, Panel, Point, Source
from lskg.web.view.evidence.scale import Axis, axis_of
from lskg.web.view.evidence.svg import element

_HEIGHTS = (240.0, 300.0, 380.0, 480.0, 620.0, 900.0)
#: How many of them are tried first, with no line over words.
_STRICT = 4
_RADIUS = 5.0
_INSET = 30.0
#: How far signs are apart at least.
_APART = 13.0
#: How much of the width the words of one value may take.
_MOST = 0.62
#: Whose words choose their place first.
_ORDER = (Source.TARGET, Source.RESULT, Source.PLAN, Source.STATISTIC)
_COURSES = {Source.STATISTIC: "history", Source.RESULT: "course"}
_ARROWS = {">": -1, ">=": -1, "<": 1, "<=": 1}


@dataclass(frozen=True, slots=True)
class Need:
    """What leads from a value to a target.

    Attributes:
        start, end: IRIs of the two statements.
        pace: what each year has to bring, in words; or empty.
    """

    start: str
    end: str
    pace: str = ""


@dataclass(frozen=True, slots=True)
class Plane:
    """Where years and values lie in the drawing.

    Attributes:
        height: of the whole drawing.
        half: the part of a year that lies before and behind its middle, where years have a width.
        shifts: how far signs move to the side, by statement, so that none hides another.
    """

    height: float
    area: Box
    first: int
    last: int
    axis: Axis
    half: float
    shifts: dict[str, float] = field(default_factory=dict)

    def x(self, year: float) -> float:
        """Place of a year."""
        inner = self.area.right - self.area.left - 2 * _INSET
        length = self.last - self.first + 2 * self.half
        if not length:
            return self.area.left + _INSET + inner / 2
        return self.area.left + _INSET + inner * (year - self.first + self.half) / length

    def y(self, value: Decimal) -> float:
        """Place of a value."""
        return self.area.bottom - self.axis.part(value) * (self.area.bottom - self.area.top)


def years_drawn(
    language: Language, panel: Panel, needs: Sequence[Need], width: float, size: float
) -> tuple[list[str], float]:
    """The chart of a panel, and how high it is: as high as its words need."""
    plane, placed = _placed(language, panel, width, size)
    drawn = [
        *_axes(language, panel, plane, width, size),
        *_lines(panel, plane, needs),
        *_leaders(placed),
        *(part for each in panel.points for part in _point(panel, plane, each)),
        *(part for each in placed for part in _words(each, size)),
    ]
    return drawn, plane.height


def _placed(
    language: Language, panel: Panel, width: float, size: float
) -> tuple[Plane, tuple[Placed, ...]]:
    """The least height at which all words find room; at none, some stand in the table alone."""
    tries = [(height, True) for height in _HEIGHTS[:_STRICT]]
    for height, strict in (*tries, *((height, False) for height in _HEIGHTS)):
        plane = _plane(language, panel, width, height, size)
        wanted = _wanted(panel, plane, size)
        found = place(wanted, _marked(panel, plane), _room(plane), size, strict)
        if found is not None:
            return plane, found
    fewer = [replace(each, needed=False) for each in wanted]
    return plane, place(fewer, _marked(panel, plane), _room(plane), size, strict=False) or ()


def mark(by: Source, x: float, y: float, form: Form = Form.YEARS) -> str:
    """The sign of a source: full for what is reached, open for what is aimed at."""
    if form == Form.ROWS:
        return element("rect", str(by), x=x - 6, y=y - 5, width=12, height=10)
    if by == Source.RESULT:
        return element("circle", "result", cx=x, cy=y, r=_RADIUS)
    if by == Source.STATISTIC:
        return element("circle", "statistic", cx=x, cy=y, r=3.5)
    reach = 6.5 if by == Source.TARGET else 5.5
    corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return element("polygon", str(by), points=_path(corners))


def _path(corners: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)


def at(value: Decimal, panel: Panel) -> Decimal:
    """A value as the axis counts it, under the scale word of the panel."""
    return value.scaleb(-panel.exponent)


def _plane(language: Language, panel: Panel, width: float, height: float, size: float) -> Plane:
    axis = axis_of(
        [at(end, panel) for each in panel.points for end in each.value.ends], panel.unit_iri
    )
    left = max(width_of(write_number(tick, language), size) for tick in axis.ticks) + 8
    years = [year for each in panel.points for year in (each.first, each.last) if year]
    spans = any(each.first != each.last or _is_mean(each) for each in panel.points)
    plane = Plane(
        height=height,
        area=Box(left, size * 2, width - 2, height - size * 2),
        first=min(years),
        last=max(years),
        axis=axis,
        half=0.5 if spans else 0.0,
    )
    return replace(plane, shifts=_shifts(panel, plane))


def _shifts(panel: Panel, plane: Plane) -> dict[str, float]:
    """Signs of one time that would lie upon each other stand side by side."""
    found: dict[str, float] = {}
    placed = sorted((*_anchor(each, panel, plane), each.statement.iri) for each in panel.points)
    for _, group in groupby(placed, key=lambda each: each[0]):
        rows: list[list[tuple[float, float, str]]] = []
        for each in group:
            if rows and each[1] - rows[-1][-1][1] < _APART:
                rows[-1].append(each)
            else:
                rows.append([each])
        for row in rows:
            found |= {iri: (at - (len(row) - 1) / 2) * _APART for at, (_, _, iri) in enumerate(row)}
    return found


def _is_mean(point: Point) -> bool:
    return point.counting == Counting.EACH_YEAR


def _room(plane: Plane) -> Box:
    """Where words may stand: over the whole width, above the years."""
    return Box(plane.area.left, 0, plane.area.right, plane.area.bottom + 2)


def _middle(point: Point, panel: Panel) -> Decimal:
    ends = [at(end, panel) for end in point.value.ends]
    return sum(ends, Decimal(0)) / len(ends)


def _anchor(point: Point, panel: Panel, plane: Plane) -> tuple[float, float]:
    """Where the sign of a value stands."""
    y = plane.y(_middle(point, panel))
    if point.first is None or point.last is None:
        return plane.area.left + _INSET, y
    shift = plane.shifts.get(point.statement.iri, 0.0)
    return plane.x((point.first + point.last) / 2) + shift, y


def _extent(point: Point, panel: Panel, plane: Plane) -> Box:
    """What the sign of a value covers."""
    x, y = _anchor(point, panel, plane)
    ends = [plane.y(at(end, panel)) for end in point.value.ends]
    arrow = 12 if point.value.comparator in _ARROWS else 0
    return Box(x - 6, min(*ends, y) - 6 - arrow, x + 6, max(*ends, y) + 6)


def _marked(panel: Panel, plane: Plane) -> list[Box]:
    """Where no words may stand: the signs, and the lines over several years."""
    signs = [_extent(each, panel, plane) for each in panel.points]
    spans = (_span(each, panel, plane) for each in panel.points)
    lines = [Box(left, y - 2, right, y + 2) for left, right, y in filter(None, spans)]
    return signs + lines


def _span(point: Point, panel: Panel, plane: Plane) -> tuple[float, float, float] | None:
    """The ends of the line of a value over its years, and how high it lies."""
    if point.first is None or point.last is None or not plane.half:
        return None
    if point.first == point.last and not _is_mean(point):
        return None
    _, y = _anchor(point, panel, plane)
    return plane.x(point.first - 0.5), plane.x(point.last + 0.5), y


def _wanted(panel: Panel, plane: Plane, size: float) -> list[Wanted]:
    """The words of the values, each once at its place."""
    found: dict[tuple[int | None, int | None, float, str], Wanted] = {}
    room = (plane.area.right - plane.area.left) * _MOST
    ordered = sorted(panel.points, key=lambda each: _ORDER.index(each.by))
    ends = _ends(panel.points)
    for each in ordered:
        x, y = _anchor(each, panel, plane)
        words = each.said.words
        if each.by == Source.PLAN and each.short:
            words = f"{words} · {each.short}"
        needed = each.by != Source.STATISTIC or each.statement.iri in ends
        if each.last is None:
            words = f"{words} · {gettext('không nêu thời gian')}"
        key = (each.first, each.last, round(y), words)
        found.setdefault(key, Wanted(x, y, lines_of(words, size, room), needed))
    return [*found.values()]


def _ends(points: Iterable[Point]) -> set[str]:
    """The first and the last of the published values, whose words may not be missing."""
    known = [each for each in points if each.by == Source.STATISTIC]
    return {each.statement.iri for each in (known[:1] + known[-1:])}


def _needed(panel: Panel, needs: Sequence[Need]) -> Iterator[tuple[Need, Point, Point]]:
    for need in needs:
        start, end = panel.of(need.start), panel.of(need.end)
        if start and end:
            yield need, start, end


def _axes(
    language: Language, panel: Panel, plane: Plane, width: float, size: float
) -> Iterator[str]:
    area = plane.area
    for tick in plane.axis.ticks:
        y = plane.y(tick)
        style = "base" if not tick else "grid"
        yield element("line", style, x1=area.left, y1=y, x2=width, y2=y)
        words = write_number(tick.normalize() + 0, language)
        yield element("text", "soft", words, x=area.left - 6, y=y + size * 0.35, text_anchor="end")
    for year in _years(panel, plane, size):
        yield element(
            "text",
            "soft",
            str(year),
            x=plane.x(year),
            y=area.bottom + size * 1.5,
            text_anchor="middle",
        )


def _years(panel: Panel, plane: Plane, size: float) -> list[int]:
    """The years that are written: the last, the first, those of targets and results, the rest."""
    ordered = sorted(panel.points, key=lambda each: _ORDER.index(each.by))
    wanted = [plane.last, plane.first]
    wanted += [each.last for each in ordered if each.last]
    wanted += [each.first for each in ordered if each.first]
    room, shown = width_of("2030", size) + 6, list[int]()
    for year in wanted:
        if all(abs(plane.x(year) - plane.x(other)) >= room for other in shown):
            shown.append(year)
    return sorted(shown)


def _lines(panel: Panel, plane: Plane, needs: Sequence[Need]) -> Iterator[str]:
    """What ties values of one source together, what has no year, and the slopes to the targets."""
    yield from _courses(panel, plane)
    for each in panel.points:
        if each.last is None:
            _, y = _anchor(each, panel, plane)
            yield element("line", "undated", x1=plane.area.left, y1=y, x2=plane.area.right, y2=y)
    for _, start, end in _needed(panel, needs):
        (x, y), (other_x, other_y) = (_anchor(each, panel, plane) for each in (start, end))
        yield element("line", "needed", x1=x, y1=y, x2=other_x, y2=other_y)


def _courses(panel: Panel, plane: Plane) -> Iterator[str]:
    """A line through the values of single years of each source, but not through targets."""
    series: dict[tuple[Source, str], list[tuple[float, float]]] = {}
    for each in panel.points:
        if each.by in _COURSES and each.last and each.source and not plane.half:
            corners = series.setdefault((each.by, each.source.iri), [])
            corners.append(_anchor(each, panel, plane))
    for (by, _), corners in series.items():
        if len({x for x, _ in corners}) > 1:
            yield element("polyline", _COURSES[by], points=_path(corners))


def _point(panel: Panel, plane: Plane, point: Point) -> Iterator[str]:
    """The sign of a value: with its range, with the side it is open to, over its years."""
    x, y = _anchor(point, panel, plane)
    ends = [plane.y(at(end, panel)) for end in point.value.ends]
    style = str(point.by)
    if (span := _span(point, panel, plane)) is not None:
        left, right, _ = span
        yield element("line", style, x1=left, y1=y, x2=right, y2=y)
    if len(ends) > 1:
        yield element("line", style, x1=x, y1=ends[0], x2=x, y2=ends[1], stroke_width=4)
    if (turn := _ARROWS.get(point.value.comparator)) is not None:
        turn = -turn if plane.axis.turned else turn
        tip = y + turn * 16
        yield element("line", style, x1=x, y1=y, x2=x, y2=tip)
        corners = ((x - 4, tip), (x + 4, tip), (x, tip + turn * 5))
        yield element("polygon", style, points=_path(corners))
    yield mark(point.by, x, y)


def _leaders(placed: Iterable[Placed]) -> Iterator[str]:
    for each in placed:
        if each.end is not None:
            x, y = each.end
            yield element("line", "leader", x1=each.wanted.x, y1=each.wanted.y, x2=x, y2=y)


def _words(placed: Placed, size: float) -> Iterator[str]:
    box = placed.box
    for at_line, line in enumerate(placed.wanted.lines, 1):
        y = box.top + at_line * size * LINE - size * 0.4
        yield element("text", "said", line, x=(box.left + box.right) / 2, y=y, text_anchor="middle")
