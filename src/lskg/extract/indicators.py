"""Which indicator a figure or target measures: one of the catalogue by its names, or a phrase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from lskg.extract.figures.records import Figure
from lskg.extract.plan.targets import phrase_indicators
from lskg.extract.records import Indicator, Target
from lskg.text.slugs import one_spelling, slug

Measured = TypeVar("Measured", Figure, Target)
#: Kinds of figures of which the unit is not that of the indicator.
_UNLIKE_INDICATOR = {"change", "rank"}


class IndicatorNames:
    """The catalogue of indicators by their names and the phrases in which reports print them."""

    def __init__(self, catalogue: Sequence[Indicator], report: str = "") -> None:
        """Note the names.

        Args:
            catalogue: the indicators that reports share.
            report: key that the indicators of the report alone bear; empty for none.
        """
        self._catalogue = {each.key: each for each in catalogue}
        self._report = report
        self._by_name: dict[str, Indicator] = {}
        for each in catalogue:
            for name in (each.name_vi, *each.phrases):
                self._by_name.setdefault(slug(one_spelling(name)), each)

    def of_figures(self, figures: Iterable[Figure]) -> tuple[Figure, ...]:
        """The figures; those of the rules with the key of the indicator that their phrase names."""
        return tuple(
            each
            if each.method == "curated"
            else replace(
                each,
                indicator=self._key(
                    each.indicator,
                    each.phrase,
                    None if each.kind in _UNLIKE_INDICATOR else each.unit,
                ),
            )
            for each in figures
        )

    def of_targets(self, targets: Iterable[Target]) -> tuple[Target, ...]:
        """The targets, likewise."""
        return tuple(
            each
            if each.method == "curated"
            else replace(each, indicator=self._key(each.indicator, each.phrase, each.quantity.unit))
            for each in targets
        )

    def used(self, targets: Iterable[Target], figures: Iterable[Figure]) -> tuple[Indicator, ...]:
        """The indicators of targets and figures, in the order of their keys.

        One of the catalogue brings those that it is a part, a share or a growth of.
        """
        phrases = {each.key: each for each in phrase_indicators(targets, figures)}
        found: dict[str, Indicator] = {}
        waiting = list(phrases)
        while waiting:
            key = waiting.pop()
            each = self._catalogue.get(key) or phrases.get(key)
            if each is None or key in found:
                continue  # one that only other sources give values of is not of the report
            found[key] = each
            others = (each.change_rate_of, each.broader, each.numerator, each.denominator)
            waiting += [other for other in others if other]
        return tuple(found[key] for key in sorted(found))

    def _key(self, key: str, phrase: str, unit: str | None) -> str:
        named = self._by_name.get(slug(one_spelling(phrase))) or self._by_name.get(key)
        if named is not None and (unit is None or named.unit in (None, unit)):
            return named.key
        return f"{self._report}.{key}" if self._report else key
