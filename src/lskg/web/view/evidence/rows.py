"""Values of one time, row by row: bars from zero, each with its name above and its value beside."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lskg.web.view.evidence.labels import LINE, lines_of, width_of
from lskg.web.view.evidence.points import Panel, Point
from lskg.web.view.evidence.scale import axis_of
from lskg.web.view.evidence.svg import element

_THICK = 12.0
_ZERO = Decimal(0)


def rows_drawn(panel: Panel, width: float, size: float) -> tuple[list[str], float]:
    """The bars of a panel, and how high they are together."""
    axis = axis_of([end for each in panel.points for end in each.value.ends], None)
    room = width - max(width_of(each.said.words, size) for each in panel.points) - size
    parts, top = [], 0.0
    for point in panel.points:
        for line in lines_of(name_of(panel, point), size, width):
            top += size * LINE
            parts.append(element("text", "said", line, x=0, y=top - size * 0.3))
        ends = sorted((point.value.ends[0], point.value.ends[-1]), key=abs)
        zero, near, far = (room * axis.part(value) for value in (_ZERO, *ends))
        parts += _bar(point, zero, near, far, top)
        words, behind = point.said.words, max(zero, far) + size / 2
        parts.append(element("text", "said", words, x=behind, y=top + size * 0.8))
        top += _THICK + size * 0.8
    return parts, top


def _bar(point: Point, zero: float, near: float, far: float, top: float) -> Iterator[str]:
    """A bar to the nearest end of a value, paler to the farthest, with the line of zero."""
    for end, opacity in ((far, 0.35), (near, 1)):
        if opacity == 1 or far != near:
            yield element(
                "rect",
                str(point.by),
                x=min(zero, end),
                y=top,
                width=max(abs(end - zero), 1.0),
                height=_THICK,
                opacity=str(opacity),
            )
    yield element("line", "base", x1=zero, y1=top - 2, x2=zero, y2=top + _THICK + 2)


def name_of(panel: Panel, point: Point) -> str:
    """What tells a row from the others: its part, and its source where these differ."""
    parts = ", ".join(each.words for each in point.parts)
    sources = {(each.by, each.source.iri if each.source else "") for each in panel.points}
    source = point.short or (point.source.text.words if point.source else "")
    is_told = not parts or len(sources) > 1
    return " · ".join(filter(None, (parts, source if is_told else "")))
