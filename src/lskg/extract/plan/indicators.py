"""The indicators of a report without a catalogue: one for each phrase."""

from __future__ import annotations

from collections.abc import Iterable

from lskg.extract.figures.records import Figure
from lskg.extract.records import Indicator, Target

_UNLIKE_INDICATOR = {"change", "rate", "rank"}


def phrase_indicators(
    targets: Iterable[Target], figures: Iterable[Figure]
) -> tuple[Indicator, ...]:
    """An indicator for each phrase of the targets and figures, in the order of their keys."""
    found: dict[str, Indicator] = {}
    for target in targets:
        made = _made(target.indicator, target.phrase, target.quantity.unit)
        found.setdefault(target.indicator, made)
    for figure in figures:
        unit = None if figure.kind in _UNLIKE_INDICATOR else figure.unit
        made = _made(figure.indicator, figure.phrase or figure.indicator, unit)
        found.setdefault(figure.indicator, made)
    return tuple(found[key] for key in sorted(found))


def _made(key: str, phrase: str, unit: str | None) -> Indicator:
    return Indicator(
        key=key,
        name_vi=phrase,
        name_en=None,
        definition_vi=None,
        definition_en=None,
        unit=unit,
        direction=None,
        theme=None,
        phrases=(phrase,),
    )
