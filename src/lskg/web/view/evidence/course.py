"""The way of a target in one small drawing: from the baseline over the result to what is aimed at.

The drawing is as wide as its place; lines and dots keep their thickness. Its words stand above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from lskg.web.view.evidence.scale import Axis, axis_of
from lskg.web.view.evidence.svg import element
from lskg.web.view.targets import TargetLine

#: Three columns of equal width; the stages stand in their middles.
_WIDTH, _HEIGHT = 60, 40
_COLUMNS = (10.0, 30.0, 50.0)
_TOP, _BOTTOM = 6.0, 36.0


@dataclass(frozen=True, slots=True)
class _Stage:
    style: str
    x: float
    ends: tuple[Decimal, ...]


def course_of(line: TargetLine) -> str:
    """The drawing of a line of a table; empty where there is no result to draw."""
    if len(line.ends) < _FEWEST or not all(line.ends):
        return ""
    target, result, *base = line.ends
    stages = [_Stage("base", _COLUMNS[0], ends) for ends in base]
    stages += [_Stage("result", _COLUMNS[1], result), _Stage("target", _COLUMNS[2], target)]
    axis = axis_of([end for each in stages for end in each.ends], line.unit)
    return (
        f'<svg class="course" viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" '
        f'aria-hidden="true">{"".join(_drawn(line, stages, axis))}</svg>'
    )


_FEWEST = 2


def _drawn(line: TargetLine, stages: list[_Stage], axis: Axis) -> Iterator[str]:
    zero = _y(axis, axis.ticks[0])
    yield element("line", "zero", x1=0, y1=zero, x2=_WIDTH, y2=zero)
    for start, end in pairwise(stages):
        style = "way" if end.style == "target" else f"way {line.moved or 'same'}"
        style += " reached" if end.style == "target" and _is_reached(line) else ""
        yield element(
            "line", style, x1=start.x, y1=_middle(axis, start), x2=end.x, y2=_middle(axis, end)
        )
    for each in stages:
        if len(each.ends) > 1:
            low, high = (_y(axis, end) for end in each.ends)
            yield element("line", f"range {each.style}", x1=each.x, y1=low, x2=each.x, y2=high)
        point = f"M{each.x:.0f} {_middle(axis, each):.1f}h0"
        yield element("path", f"dot {each.style}", d=point)
        if each.style == "target":
            yield element("path", "dot hollow", d=point)


def _is_reached(line: TargetLine) -> bool:
    code = line.progress.iri.rpartition("/")[2] if line.progress else ""
    return code in ("reached", "within-range")


def _middle(axis: Axis, stage: _Stage) -> float:
    return _y(axis, sum(stage.ends, Decimal(0)) / len(stage.ends))


def _y(axis: Axis, value: Decimal) -> float:
    return _BOTTOM - axis.part(value) * (_BOTTOM - _TOP)
