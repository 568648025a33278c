"""Whether a change is counted in the unit of its indicator, in points, or in percent."""

from __future__ import annotations

from lskg.extract.figures.records import Figure

_POINTS = "percentage point"
_PERCENT = "PERCENT"
#: Codes of the scheme `change-basis`.
CHANGE_BASES = ("absolute", "percentage-points", "relative", "not-determined")


def change_basis(figure: Figure, indicator_unit: str | None) -> str | None:
    """The code of the scheme `change-basis`; None for a figure that is no change.

    A percentage of an indicator that is a percentage itself may be either: what a reader decided
    stands in `figure.change_basis`, and nothing is taken for granted.
    """
    if figure.kind != "change":
        return None
    if figure.change_basis is not None:
        return figure.change_basis
    if figure.unit == _POINTS:
        return "percentage-points"
    if indicator_unit is None or (figure.unit == indicator_unit == _PERCENT):
        return "not-determined"
    if figure.unit == _PERCENT:
        return "relative"
    return "absolute" if figure.unit == indicator_unit else "not-determined"
