"""Which indicator a figure or target measures: one of the catalogue by its names, or a phrase.

The phrases that differ in capitals, white space and spelling alone are one indicator. It has a
unit where all that is said of it is in that unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from lskg.extract.figures.kind import measured
from lskg.extract.figures.records import Figure
from lskg.extract.records import Indicator, Target
from lskg.text.slugs import one_spelling, slug

Measured = TypeVar("Measured", Figure, Target)
#: Units in which a change of whatever unit is said.
_OF_CHANGES = ("PERCENT", "percentage point")
#: The unit of a value that has none, as it is published.
_NONE = "UNITLESS"
#: How much of a phrase its key says.
_WORDS = 12
_EDGES = " \t,;:.–-"


class IndicatorNames:
    """The catalogue of indicators by their names and the phrases in which reports print them."""

    def __init__(
        self,
        catalogue: Sequence[Indicator],
        report: str = "",
        elsewhere: Sequence[Indicator] = (),
    ) -> None:
        """Note the names.

        Args:
            catalogue: the indicators that reports share.
            report: key that the indicators of the report alone bear; empty for none.
            elsewhere: the indicators that other sources alone give values of.
        """
        self._elsewhere = {each.key for each in elsewhere}
        catalogue = (*catalogue, *elsewhere)
        self._catalogue = {each.key: each for each in catalogue}
        self._report = report
        self._by_name: dict[str, Indicator] = {}
        for each in catalogue:
            for name in (each.name_vi, *each.phrases):
                self._by_name.setdefault(_folded(name), each)
        self._phrases: dict[str, str] = {}  # by key, the phrase that is the name
        self._keys: dict[str, str] = {}  # by folded phrase, its key

    def of_figures(self, figures: Iterable[Figure]) -> tuple[Figure, ...]:
        """The figures; those of the rules with the key of the indicator that their phrase names."""
        return tuple(
            each if each.method == "curated" else replace(each, indicator=self._of_figure(each))
            for each in figures
        )

    def of_targets(self, targets: Iterable[Target]) -> tuple[Target, ...]:
        """The targets, likewise."""
        return tuple(
            each
            if each.method == "curated"
            else replace(each, indicator=self._key(each.phrase, each.indicator, *_said(each)))
            for each in targets
        )

    def apart(self, target: Target) -> Target:
        """A target with an indicator of its own, named by its phrase and its unit."""
        quantity = target.quantity
        name = _apart(target.phrase or target.indicator, quantity.unit, quantity.unit_printed)
        return replace(target, indicator=self._own(name, name))

    def used(self, targets: Iterable[Target], figures: Iterable[Figure]) -> tuple[Indicator, ...]:
        """The indicators of targets and figures, in the order of their keys.

        One of the catalogue brings those that it is a part, a share or a growth of.
        """
        units: dict[str, set[str | None]] = {}
        statements: tuple[Figure | Target, ...] = (*targets, *figures)
        for one in statements:
            unit, _, is_free = _said(one)
            units.setdefault(one.indicator, set()).update(() if is_free else (unit,))
        found: dict[str, Indicator] = {}
        waiting = list(units)
        while waiting:
            key = waiting.pop()
            of_catalogue = self._catalogue.get(key)
            if key in found or (of_catalogue is None and key not in self._phrases):
                continue  # one that only other sources give values of is not of the report
            each = of_catalogue or _made(key, self._phrases[key], units[key])
            found[key] = each
            others = (
                *(each.change_rate_of, each.broader, each.numerator, each.denominator),
                *each.near,
            )
            waiting += [other for other in others if other and other not in self._elsewhere]
        return tuple(found[key] for key in sorted(found))

    def _of_figure(self, figure: Figure) -> str:
        phrase = measured(figure.phrase, figure.kind, figure.direction)
        return self._key(phrase, figure.indicator, *_said(figure))

    def _key(self, phrase: str, key: str, unit: str | None, printed: str, is_free: bool) -> str:
        """Key of the indicator that a phrase names; with another unit it is not the catalogue's."""
        named = self._by_name.get(_folded(phrase)) or self._by_name.get(key)
        if named is None:
            return self._own(phrase, key)
        if is_free or named.unit is None or named.unit == (unit or _NONE):
            return named.key
        name = _apart(named.name_vi, unit, printed)
        return self._own(name, name)

    def _own(self, phrase: str, key: str) -> str:
        """Key of an indicator that the report alone has."""
        name = " ".join(phrase.split()).strip(_EDGES)
        folded = _folded(name) or slug(key)
        if (named := self._by_name.get(folded)) is not None:
            return named.key
        if folded not in self._keys:
            short = found = slug(folded, _WORDS)
            number = 1
            while (own := f"{self._report}.{found}" if self._report else found) in self._phrases:
                number += 1
                found = f"{short}-{number}"
            self._phrases[own] = name if slug(name) else key
            self._keys[folded] = own
        return self._keys[folded]


def _said(each: Figure | Target) -> tuple[str | None, str, bool]:
    """The unit of a value, that as printed, and whether it need not be that of the indicator."""
    if isinstance(each, Target):
        return each.quantity.unit, each.quantity.unit_printed, False
    return each.unit, each.unit_printed, each.kind == "change" and each.unit in _OF_CHANGES


def _apart(name: str, unit: str | None, printed: str) -> str:
    """The name of what is measured in another unit than what has the name."""
    return f"{name} ({' '.join(printed.split()) or unit or 'không có đơn vị'})"


def _folded(name: str) -> str:
    return slug(one_spelling(name.replace("%", " phan tram ")))


def _made(key: str, phrase: str, units: set[str | None]) -> Indicator:
    (unit,) = units if len(units) == 1 else (None,)
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
