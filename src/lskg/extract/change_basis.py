"""Whether a change is counted in the unit of its indicator, in points, or in percent."""

from __future__ import annotations

from dataclasses import replace

from lskg.extract.figures.records import Figure

_POINTS = "percentage point"
_PERCENT = "PERCENT"
_ALL = 100
#: Codes of the scheme `change-basis`.
CHANGE_BASES = ("absolute", "percentage-points", "relative", "not-determined")


def change_basis(figure: Figure, indicator_unit: str | None) -> str | None:
    """The code of the scheme `change-basis`; None for a figure that is no change.

    A percentage of an indicator that is a percentage itself is in points, as reports say *tăng
    1,5%* of a share that rose from 63% to 64,5%; above 100 it can be none. Where a reader saw that
    the words allow both, or mean another, `figure.change_basis` says so.
    """
    if figure.kind != "change":
        return None
    if figure.change_basis is not None:
        return figure.change_basis
    if figure.unit == _POINTS:
        return "percentage-points"
    if indicator_unit is None:
        return "not-determined"
    if figure.unit == indicator_unit == _PERCENT:
        return "percentage-points" if figure.high <= _ALL else "relative"
    if figure.unit == _PERCENT:
        return "relative"
    return "absolute" if figure.unit == indicator_unit else "not-determined"


def in_its_unit(figure: Figure, indicator_unit: str | None) -> Figure:
    """A change that is printed in percent and is one of points, in points.

    Args:
        figure: a figure.
        indicator_unit: the unit of its indicator.
    """
    points = change_basis(figure, indicator_unit) == "percentage-points"
    return replace(figure, unit=_POINTS) if points else figure
